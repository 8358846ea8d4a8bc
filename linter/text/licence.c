#include "text/licence.h"

#include "text/licence_expression.h"
#include "text/licence_key.h"
#include "text/licence_near.h"
#include "text/licence_table.h"

enum { PARTS_MOST = 16 }; /* more are no list of licences */

/* Keys that name several licences, and how their ids begin. */
static const struct {
    const char *key, *family;
} families[] = {
    {"agpl", "AGPL"},
    {"apache", "Apache"},
    {"artistic", "Artistic"},
    {"bsd", "BSD"},
    {"bsl", "BSL"},
    {"business source", "BUSL"},
    {"busl", "BUSL"},
    {"cc", "CC"},
    {"cc by", "CC-BY"},
    {"cc by nc", "CC-BY-NC"},
    {"cc by nc nd", "CC-BY-NC-ND"},
    {"cc by nc sa", "CC-BY-NC-SA"},
    {"cc by nd", "CC-BY-ND"},
    {"cc by sa", "CC-BY-SA"},
    {"cddl", "CDDL"},
    {"cdla", "CDLA"},
    {"cecill", "CECILL"},
    {"epl", "EPL"},
    {"eupl", "EUPL"},
    {"gfdl", "GFDL"},
    {"gpl", "GPL"},
    {"lgpl", "LGPL"},
    {"mpl", "MPL"},
    {"mulanpsl", "MulanPSL"},
    {"ofl", "OFL"},
    {"ogl", "OGL"},
    {"osl", "OSL"},
};

static struct licence other(void)
{
    return (struct licence){LICENCE_OTHER, STR(""), STR(""), STR("")};
}

static struct licence near_miss(struct str word, uint16_t number)
{
    const struct licence_entry *entry = &licence_ids[number];
    struct str id = str_from(entry->id);

    return (struct licence){LICENCE_NEAR, word, id,
                            entry->deprecated ? id : STR("")};
}

static bool find_key(struct str key, uint16_t *number)
{
    size_t low = 0, high = licence_key_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(key, str_from(licence_keys[middle].key));

        *number = licence_keys[middle].licence;
        if (!order)
            return true;
        if (order > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static const char *find_family(struct str key)
{
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (str_eq(key, str_from(families[i].key)))
            return families[i].family;
    return NULL;
}

/* The answer for text that names one licence or none. */
static struct licence judge_name(struct arena *arena, struct str text)
{
    struct str key = licence_key(arena, text);
    const char *family = find_family(key);
    uint16_t number;

    if (!key.len)
        return other();
    if (find_key(key, &number))
        return near_miss(text, number);
    if (family)
        return (struct licence){LICENCE_AMBIGUOUS, text, str_from(family),
                                STR("")};
    if (licence_near(key, &number))
        return near_miss(text, number);
    return other();
}

static struct licence judge_part(struct arena *arena, struct str text)
{
    struct licence_expression expression;

    if (licence_expression(arena, text, &expression))
        return (struct licence){LICENCE_SPDX, STR(""), expression.canonical,
                                expression.deprecated};
    return judge_name(arena, text);
}

/* The length of what stands between two licences there; 0: nothing does. */
static size_t separator_len(struct str text, size_t at)
{
    static const struct str words[] = {{" and ", 5}, {" or ", 4}};
    struct str rest = str_slice(text, at, text.len);

    if (str_has_char(STR("/,;&|"), text.ptr[at]))
        return 1;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_starts_nocase(rest, words[i]))
            return words[i].len;
    return 0;
}

/* The part before the next separator, without spaces and parentheses. */
static struct str cut_part(struct str *rest)
{
    struct str all = *rest, part;
    size_t at = 0, len = 0;

    while (at < all.len && !(len = separator_len(all, at)))
        at++;
    *rest = str_slice(all, at + len, all.len);
    part = str_trim(str_slice(all, 0, at));
    while (str_starts(part, STR("(")))
        part = str_trim(str_slice(part, 1, part.len));
    while (str_ends(part, STR(")")))
        part = str_trim(str_slice(part, 0, part.len - 1));
    return part;
}

/* What all parts are together: a near miss, if there is one, is told. */
static struct licence join(struct licence all, struct licence part)
{
    struct str deprecated =
        all.deprecated.len ? all.deprecated : part.deprecated;

    if (part.answer == LICENCE_OTHER)
        return part;
    if (part.answer == LICENCE_SPDX) {
        part = all;
    } else if (all.answer == LICENCE_NEAR ||
               (all.answer == LICENCE_AMBIGUOUS &&
                part.answer == LICENCE_AMBIGUOUS)) {
        part = all;
    }
    part.deprecated = deprecated;
    return part;
}

static struct licence judge_list(struct arena *arena, struct str text)
{
    struct licence all = {LICENCE_LIST, STR(""), STR(""), STR("")};

    for (size_t parts = 0; text.len; parts++) {
        struct str part = cut_part(&text);

        if (parts == PARTS_MOST)
            return other();
        all = join(all, judge_part(arena, part));
        if (all.answer == LICENCE_OTHER)
            return all;
    }
    return all;
}

struct licence licence_judge(struct arena *arena, struct str text)
{
    struct licence whole;

    text = str_trim(text);
    while (str_ends(text, STR(".")) || str_ends(text, STR(",")))
        text = str_trim(str_slice(text, 0, text.len - 1));
    whole = judge_part(arena, text);
    if (whole.answer != LICENCE_OTHER || !text.len)
        return whole;
    return judge_list(arena, text);
}
