#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "cli/placeholder.h"
#include "text/buf.h"

/* The arguments of a usage, `*` behind those that repeat. */
static void assert_arguments(const char *usage, const char *expected)
{
    struct str rest = str_from(usage);
    struct argument argument;
    struct buf text;

    buf_init(&text);
    while (argument_next(&rest, &argument))
        buf_printf(&text, "<%.*s%s>", STR_ARG(argument.word),
                   argument.repeats ? "*" : "");
    buf_add_char(&text, '\0');
    assert_string_equal(text.ptr, expected);
    buf_release(&text);
}

static void a_usage_names_arguments(void **state)
{
    (void)state;
    assert_arguments("[OPTION]... [PATH]...", "<PATH*>");
    assert_arguments("RULE...", "<RULE*>");
    assert_arguments("SHELL", "<SHELL>");
    assert_arguments("FORMAT RUN.jsonl...", "<FORMAT><RUN.jsonl*>");
    assert_arguments("[OPTION]...", "");
    assert_arguments("", "");
    assert_arguments(NULL, "");
}

static void each_word_stands_for_something(void **state)
{
    static const struct {
        const char *word, *kind;
    } cases[] = {
        {"FILE", "file"},          {"PATH", "list"},
        {"RULE", "rule"},          {"LIST", "rules"},
        {"FORMAT", "format"},      {"FORMAT[=FILE]", "output"},
        {"REV", "revision"},       {"RUN.jsonl", "run"},
        {"SHELL", "words"},        {"N", "any"},
        {"HOST:PORT:ADDR", "any"}, {"", "any"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct offered offered = placeholder_offers(str_from(cases[i].word));
        bool choice = !strcmp(cases[i].kind, "words");

        assert_string_equal(offered.kind, cases[i].kind);
        assert_int_equal(offered.words != NULL, choice);
    }
}

static void a_choice_offers_its_words(void **state)
{
    const struct option_row color = {.value = "WHEN", .words = "auto never"};
    const struct option_row config = {.value = "FILE"};

    (void)state;
    assert_string_equal(value_offers(&color).kind, "words");
    assert_string_equal(value_offers(&color).words, "auto never");
    assert_string_equal(value_offers(&config).kind, "file");
    assert_null(value_offers(&config).words);
}

/* Where nothing is said an option belongs to the commands that check lists. */
static void options_belong_to_commands(void **state)
{
    const struct option_row unsaid = {.name = "statistics"};
    const struct option_row said = {.commands = 1U << COMMAND_RULES};
    const struct command_row check = {.command = COMMAND_CHECK};
    const struct command_row links = {.command = COMMAND_LINKS};
    const struct command_row rules = {.command = COMMAND_RULES};

    (void)state;
    assert_true(option_concerns(&unsaid, &check));
    assert_true(option_concerns(&unsaid, &links));
    assert_false(option_concerns(&unsaid, &rules));
    assert_false(option_concerns(&said, &check));
    assert_true(option_concerns(&said, &rules));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_usage_names_arguments),
        cmocka_unit_test(each_word_stands_for_something),
        cmocka_unit_test(a_choice_offers_its_words),
        cmocka_unit_test(options_belong_to_commands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
