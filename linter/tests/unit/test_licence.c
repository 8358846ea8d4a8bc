#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/licence.h"
#include "text/licence_expression.h"
#include "text/licence_key.h"
#include "text/licence_table.h"

static void assert_str(struct str s, const char *expected, const char *text)
{
    if (!str_eq(s, str_from(expected)))
        fail_msg("%s: \"%.*s\" is not \"%s\"", text, STR_ARG(s), expected);
}

struct expression_sample {
    const char *text;
    bool valid;
    const char *canonical, *deprecated;
};

static const struct expression_sample expressions[] = {
    {"MIT", true, "MIT", ""},
    {"  mit\t", true, "MIT", ""},
    {"apache-2.0", true, "Apache-2.0", ""},
    {"Apache-2.0+", true, "Apache-2.0+", ""},
    {"GPL-2.0+", true, "GPL-2.0+", "GPL-2.0+"},
    {"agpl-3.0", true, "AGPL-3.0", "AGPL-3.0"},
    {"MIT or ( gpl-3.0-ONLY and zlib )", true, "MIT OR (GPL-3.0-only AND Zlib)",
     ""},
    {"((MIT))", true, "((MIT))", ""},
    {"GPL-2.0-only WITH classpath-exception-2.0", true,
     "GPL-2.0-only WITH Classpath-exception-2.0", ""},
    {"(MIT OR GPL-2.0-only WITH Classpath-exception-2.0)", true,
     "(MIT OR GPL-2.0-only WITH Classpath-exception-2.0)", ""},
    {"LicenseRef-Mine-1.0", true, "LicenseRef-Mine-1.0", ""},
    {"DocumentRef-A:LicenseRef-B OR MIT", true,
     "DocumentRef-A:LicenseRef-B OR MIT", ""},
    {"MIT WITH AdditionRef-X", true, "MIT WITH AdditionRef-X", ""},
    {"MIT OR Mine-1.0", false, "", ""},
    {"Mine OR Yours", false, "", ""},
    {"MIT WITH Mine", false, "", ""},
    {"LicenseRef-", false, "", ""},
    {"LicenseRef-a_b", false, "", ""},
    {"MIT/Zlib", false, "", ""},
    {"MIT Zlib", false, "", ""},
    {"MIT OR", false, "", ""},
    {"OR MIT", false, "", ""},
    {"(MIT", false, "", ""},
    {"MIT)", false, "", ""},
    {"()", false, "", ""},
    {"(MIT) WITH Classpath-exception-2.0", false, "", ""},
    {"+", false, "", ""},
    {"\xff", false, "", ""},
    {"", false, "", ""},
};

static void test_expressions(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++) {
        const struct expression_sample *sample = &expressions[i];
        struct licence_expression read;

        if (licence_expression(&arena, str_from(sample->text), &read) !=
            sample->valid)
            fail_msg("%s: %s", sample->text, "the other verdict");
        assert_str(read.canonical, sample->canonical, sample->text);
        assert_str(read.deprecated, sample->deprecated, sample->text);
    }
    arena_release(&arena);
}

struct sample {
    const char *text;
    enum licence_answer answer;
    const char *word, *meant, *deprecated;
};

/* The id for the whole text. */
#define NEAR(text, id)                                                         \
    {                                                                          \
        text, LICENCE_NEAR, text, id, ""                                       \
    }
#define OTHER(text)                                                            \
    {                                                                          \
        text, LICENCE_OTHER, "", "", ""                                        \
    }
#define FAMILY(text, family)                                                   \
    {                                                                          \
        text, LICENCE_AMBIGUOUS, text, family, ""                              \
    }

static const struct sample samples[] = {
    {"MIT", LICENCE_SPDX, "", "MIT", ""},
    {"mit", LICENCE_SPDX, "", "MIT", ""},
    {"MIT.", LICENCE_SPDX, "", "MIT", ""},
    {" BSD-3-Clause ", LICENCE_SPDX, "", "BSD-3-Clause", ""},
    {"AGPL-3.0", LICENCE_SPDX, "", "AGPL-3.0", "AGPL-3.0"},
    {"BSD-2-Clause-FreeBSD", LICENCE_SPDX, "", "BSD-2-Clause-FreeBSD",
     "BSD-2-Clause-FreeBSD"},
    {"MIT OR Apache-2.0", LICENCE_SPDX, "", "MIT OR Apache-2.0", ""},
    {"MIT/Apache-2.0", LICENCE_LIST, "", "", ""},
    {"GPL-2.0/CPAL-1.0/MIT", LICENCE_LIST, "", "", "GPL-2.0"},
    {"CC-BY-4.0, MIT & Zlib", LICENCE_LIST, "", "", ""},
    NEAR("Apache 2.0", "Apache-2.0"),
    NEAR("Apache-2", "Apache-2.0"),
    NEAR("Apache2", "Apache-2.0"),
    NEAR("Apache v2", "Apache-2.0"),
    NEAR("Apache License 2.0", "Apache-2.0"),
    NEAR("Apache License, Version 2.0", "Apache-2.0"),
    NEAR("Apache Software License 2.0", "Apache-2.0"),
    NEAR("Apache-2.0 license", "Apache-2.0"),
    NEAR("Apahce-2.0", "Apache-2.0"),
    NEAR("Apche 2.0", "Apache-2.0"),
    {"GPLv3", LICENCE_NEAR, "GPLv3", "GPL-3.0", "GPL-3.0"},
    {"GPLV3", LICENCE_NEAR, "GPLV3", "GPL-3.0", "GPL-3.0"},
    {"GPL v3", LICENCE_NEAR, "GPL v3", "GPL-3.0", "GPL-3.0"},
    {"GPL-3", LICENCE_NEAR, "GPL-3", "GPL-3.0", "GPL-3.0"},
    {"GNU GPL v2", LICENCE_NEAR, "GNU GPL v2", "GPL-2.0", "GPL-2.0"},
    {"LGPL 2.1", LICENCE_NEAR, "LGPL 2.1", "LGPL-2.1", "LGPL-2.1"},
    {"GNU Affero General Public License v3", LICENCE_NEAR,
     "GNU Affero General Public License v3", "AGPL-3.0", "AGPL-3.0"},
    NEAR("GPLv3+", "GPL-3.0-or-later"),
    NEAR("GPLv2 or later", "GPL-2.0-or-later"),
    NEAR("GNU General Public License v3.0 only", "GPL-3.0-only"),
    NEAR("MIT License", "MIT"),
    NEAR("The MIT Licence", "MIT"),
    NEAR("MPL 2", "MPL-2.0"),
    NEAR("Mozilla Public License 2.0", "MPL-2.0"),
    NEAR("EUPL 1.2", "EUPL-1.2"),
    NEAR("BSD 3-Clause", "BSD-3-Clause"),
    NEAR("BSD-3", "BSD-3-Clause"),
    NEAR("3-Clause BSD License", "BSD-3-Clause"),
    NEAR("New BSD", "BSD-3-Clause"),
    NEAR("BSD 2 clause", "BSD-2-Clause"),
    NEAR("BDS-3-Clause", "BSD-3-Clause"),
    NEAR("CC BY 4.0", "CC-BY-4.0"),
    NEAR("CC-BY 4.0", "CC-BY-4.0"),
    NEAR("CCBY 4.0", "CC-BY-4.0"),
    NEAR("CC-BY-SA 4.0", "CC-BY-SA-4.0"),
    NEAR("CC BY-NC-SA 4.0", "CC-BY-NC-SA-4.0"),
    NEAR("CC-BY-SA-NC-4.0", "CC-BY-NC-SA-4.0"),
    NEAR("CC-BY-NC-4", "CC-BY-NC-4.0"),
    NEAR("CC_BY_NC_ND_4.0", "CC-BY-NC-ND-4.0"),
    NEAR("CC BY 4.0 International", "CC-BY-4.0"),
    NEAR("CC BY-SA 3.0 Unported", "CC-BY-SA-3.0"),
    NEAR("Creative Commons Attribution 4.0", "CC-BY-4.0"),
    NEAR("Creative Commons Attribution-NonCommercial-ShareAlike 4.0",
         "CC-BY-NC-SA-4.0"),
    NEAR("CC0", "CC0-1.0"),
    NEAR("CC0 1.0", "CC0-1.0"),
    NEAR("CC0 1.0 Universal", "CC0-1.0"),
    NEAR("CC Zero", "CC0-1.0"),
    NEAR("ODC-BY", "ODC-By-1.0"),
    NEAR("ODL-BY", "ODC-By-1.0"),
    NEAR("ODbL", "ODbL-1.0"),
    NEAR("ODbL v1.0", "ODbL-1.0"),
    NEAR("Open Database License", "ODbL-1.0"),
    NEAR("PDDL", "PDDL-1.0"),
    NEAR("CDLA-Permissive 2.0", "CDLA-Permissive-2.0"),
    NEAR("Unlicence", "Unlicense"),
    NEAR("The Unlicense", "Unlicense"),
    NEAR("SSPL", "SSPL-1.0"),
    NEAR("zlib/libpng License", "Zlib"),
    {"CC0 1.0.", LICENCE_NEAR, "CC0 1.0", "CC0-1.0", ""},
    {"(Apache 2)", LICENCE_NEAR, "Apache 2", "Apache-2.0", ""},
    NEAR("Mulan PSL v2", "MulanPSL-2.0"),
    {"MIT and CC BY 4.0", LICENCE_NEAR, "CC BY 4.0", "CC-BY-4.0", ""},
    {"GPL-2.0, Apache 2", LICENCE_NEAR, "Apache 2", "Apache-2.0", "GPL-2.0"},
    {"(MIT OR GPLv2+)", LICENCE_NEAR, "GPLv2+", "GPL-2.0-or-later", ""},
    {"BSD/Apache 2", LICENCE_NEAR, "Apache 2", "Apache-2.0", ""},
    FAMILY("BSD", "BSD"),
    FAMILY("BSD License", "BSD"),
    FAMILY("GPL", "GPL"),
    FAMILY("GNU GPL", "GPL"),
    FAMILY("CC-BY", "CC-BY"),
    FAMILY("CC BY-NC-SA", "CC-BY-NC-SA"),
    FAMILY("Creative Commons", "CC"),
    FAMILY("Apache", "Apache"),
    FAMILY("MPL", "MPL"),
    FAMILY("BSL", "BSL"),
    {"MIT/BSD", LICENCE_AMBIGUOUS, "BSD", "BSD", ""},
    {"GPL, LGPL", LICENCE_AMBIGUOUS, "GPL", "GPL", ""},
    OTHER(""),
    OTHER("-"),
    OTHER(".json"),
    OTHER("N/A"),
    OTHER("custom"),
    OTHER("Custom License"),
    OTHER("License"),
    OTHER("proprietary"),
    OTHER("\xe2\x8a\x98 Proprietary"),
    OTHER("non-commercial"),
    OTHER("research only"),
    OTHER("see website"),
    OTHER("unknown"),
    OTHER("unlicensed"),
    OTHER("UNLICENSED"),
    OTHER("Public Domain"),
    OTHER("free"),
    OTHER("open source"),
    OTHER("commercial"),
    OTHER("Llama 2 Community"),
    OTHER("Llama 3.1"),
    OTHER("OpenRAIL-M"),
    OTHER("CreativeML OpenRAIL-M"),
    OTHER("Gemma"),
    OTHER("DeepSeek License"),
    OTHER("MIT, see LICENSE"),
    OTHER("MIT (code)"),
    OTHER("Apache-2.0 (code), CC BY 4.0 (data)"),
    OTHER("CC-BY-5.0"),
    OTHER("CC-BY-NA-4.0"),
    OTHER("GPL-4.0"),
    OTHER("BSD-5-Clause"),
    OTHER("EUPL-1.3"),
    OTHER("ERL-2.0"),
    OTHER("MTI"),
    OTHER("Apache Q1"),
    OTHER("Apache 2 X"),
    OTHER("LPPL 1.3"),
    OTHER("https://example.org/licence"),
    OTHER("MIT,"
          "MIT,MIT,MIT,MIT,MIT,MIT,MIT,MIT,MIT,MIT,MIT,MIT,MIT,MIT,MIT,MIT"),
};

static void test_judge(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct sample *sample = &samples[i];
        struct licence licence = licence_judge(&arena, str_from(sample->text));

        if (licence.answer != sample->answer)
            fail_msg("%s: %d is not %d (%.*s)", sample->text,
                     (int)licence.answer, (int)sample->answer,
                     STR_ARG(licence.meant));
        assert_str(licence.word, sample->word, sample->text);
        assert_str(licence.meant, sample->meant, sample->text);
        assert_str(licence.deprecated, sample->deprecated, sample->text);
    }
    arena_release(&arena);
}

static void test_long(void **state)
{
    enum { LONG = 1 << 20 };
    static const char *const fills[] = {"(", "MIT ", "or ", "a",
                                        "/", "4.0",  " "};
    struct arena arena;
    char *text;

    (void)state;
    arena_init(&arena);
    text = arena_alloc(&arena, LONG);
    for (size_t i = 0; i < sizeof fills / sizeof *fills; i++) {
        for (size_t at = 0; at < LONG; at++)
            text[at] = fills[i][at % strlen(fills[i])];
        assert_int_equal(licence_judge(&arena, (struct str){text, LONG}).answer,
                         LICENCE_OTHER);
    }
    arena_release(&arena);
}

static void assert_sorted(const struct licence_entry *entries, size_t count)
{
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 1; i < count; i++)
        assert_true(str_compare(str_lower(&arena, str_from(entries[i - 1].id)),
                                str_lower(&arena, str_from(entries[i].id))) <
                    0);
    arena_release(&arena);
}

static void test_table(void **state)
{
    (void)state;
    assert_int_equal(licence_id_count, 740);
    assert_sorted(licence_ids, licence_id_count);
    assert_sorted(licence_exceptions, licence_exception_count);
    for (size_t i = 1; i < licence_key_count; i++)
        assert_true(strcmp(licence_keys[i - 1].key, licence_keys[i].key) < 0);
    for (size_t i = 0; i < licence_key_count; i++)
        assert_true(licence_keys[i].licence < licence_id_count);
}

/* The keys of the table are made as this program makes them. */
static void test_keys(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < licence_key_count; i++) {
        struct str key = str_from(licence_keys[i].key);

        assert_str(licence_key(&arena, key), licence_keys[i].key, "key");
    }
    for (size_t i = 0; i < licence_id_count; i++) {
        struct str id = str_from(licence_ids[i].id);
        struct str name = str_printf(&arena, "%.*s License", STR_ARG(id));
        struct licence licence = licence_judge(&arena, name);

        if (licence.answer != LICENCE_NEAR)
            fail_msg("\"%.*s\" has no key", STR_ARG(name));
        if (!str_ends(id, STR("+")))
            assert_str(licence.meant, licence_ids[i].id, licence_ids[i].id);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_expressions), cmocka_unit_test(test_judge),
        cmocka_unit_test(test_long),        cmocka_unit_test(test_table),
        cmocka_unit_test(test_keys),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
