#include "text/script_table.h"

#include "text/utf8.h"

static const struct script_set all_scripts = {
    {UINT64_MAX, UINT64_MAX, UINT64_MAX}};

static const struct script_range *find(uint32_t code_point)
{
    size_t low = 0, high = script_range_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (script_ranges[middle].last < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == script_range_count || script_ranges[low].first > code_point)
        return NULL;
    return &script_ranges[low];
}

static struct script_set meet(struct script_set a, struct script_set b)
{
    for (size_t i = 0; i < sizeof a.words / sizeof *a.words; i++)
        a.words[i] &= b.words[i];
    return a;
}

struct script_set script_set_of(uint32_t code_point)
{
    const struct script_range *range = find(code_point);

    return range ? range->set : all_scripts;
}

struct script_set script_set_of_text(struct str text)
{
    struct script_set set = all_scripts;

    while (text.len) {
        struct utf8_char c = utf8_decode(text);

        set = meet(set, script_set_of(c.code_point));
        text = str_slice(text, c.len, text.len);
    }
    return set;
}

bool script_set_meet(struct script_set a, struct script_set b)
{
    a = meet(a, b);
    return a.words[0] || a.words[1] || a.words[2];
}

bool script_set_has(struct script_set set, int script)
{
    return set.words[script / 64] >> script % 64 & 1;
}

const char *script_name(uint32_t code_point)
{
    const struct script_range *range = find(code_point);

    return range ? script_names[range->name] : NULL;
}

/* The scripts that all characters but Latin ones have in common. */
static struct script_set set_beside_latin(struct str text)
{
    struct script_set set = all_scripts;

    while (text.len) {
        struct utf8_char c = utf8_decode(text);
        struct script_set own = script_set_of(c.code_point);

        if (!script_set_has(own, SCRIPT_LATIN))
            set = meet(set, own);
        text = str_slice(text, c.len, text.len);
    }
    return set;
}

bool script_is_restrictive(struct str text)
{
    struct script_set rest = set_beside_latin(text);

    return script_set_meet(script_set_of_text(text), all_scripts) ||
           script_set_has(rest, SCRIPT_JAPANESE) ||
           script_set_has(rest, SCRIPT_BOPOMOFO_HAN) ||
           script_set_has(rest, SCRIPT_KOREAN);
}
