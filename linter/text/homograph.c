#include "text/homograph.h"

#include "text/buf.h"
#include "text/lookalike.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/words.h"

/* Letters that stand for their script, and the domains of the countries where
   people write it; of Latin ones each stands for itself. Scripts of which next
   to no letter looks like ASCII need none. */
static const struct home {
    uint32_t letter;
    const char *countries;
} homes[] = {
    {0x0131, "az tr"}, /* dotless i */
    {0x03B1, "cy gr"}, {0x0430, "ba bg by kg kz me mk mn rs ru su tj ua uz"},
    {0x0561, "am"},    {0x05D0, "il"},
    {0x1401, "ca"}, /* Canadian syllabics */
};

static bool is_ascii(struct str text)
{
    return utf8_skip_ascii(text, 0) == text.len;
}

static struct str last_label(struct str host)
{
    size_t at = host.len;

    while (at && host.ptr[at - 1] != '.')
        at--;
    return str_slice(host, at, host.len);
}

/* What may stand in a host name, or with `rest` in the address behind it. */
static bool is_address(struct str text, bool rest)
{
    for (size_t i = 0; i < text.len; i++)
        if (!char_is_alnum(text.ptr[i]) &&
            !str_has_char(STR("-_"), text.ptr[i]) &&
            !(rest && str_has_char(STR("./\\:?#@"), text.ptr[i])))
            return false;
    return true;
}

static bool has_alnum(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (char_is_alnum(text.ptr[i]))
            return true;
    return false;
}

/* Whether every character that is not ASCII is this one. */
static bool is_only(struct str text, uint32_t letter)
{
    while (text.len) {
        struct utf8_char c = utf8_decode(text);

        if (c.code_point >= 0x80 && c.code_point != letter)
            return false;
        text = str_slice(text, c.len, text.len);
    }
    return true;
}

/* Whether the label, all of one script, is at home below the domain. */
static bool is_home(struct str label, struct str domain)
{
    struct script_set set = script_set_of_text(label);
    bool latin = script_set_has(set, SCRIPT_LATIN);

    if (!latin && script_set_meet(set, script_set_of_text(domain)))
        return true;
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) {
        uint32_t letter = homes[i].letter;

        if (words_have(homes[i].countries, domain) &&
            (latin ? is_only(label, letter)
                   : script_set_meet(set, script_set_of(letter))))
            return true;
    }
    return false;
}

/* What a label looks like in ASCII, or empty. One that is all of another script
   can pass for a name only; one with ASCII in it may also feign the end of the
   host. */
static struct str look_of(struct arena *arena, struct str label,
                          struct str domain)
{
    struct str look = lookalike_ascii(arena, label);
    struct script_set set = script_set_of_text(label);
    bool latin = script_set_has(set, SCRIPT_LATIN);
    bool one = script_set_meet(set, set);

    if (!is_address(look, latin || !one) || (latin && !has_alnum(label)) ||
        (one && is_home(label, domain)))
        return STR("");
    return look;
}

/* The names of the scripts of a text, in order: "Latin and Cyrillic". */
static struct str scripts_of(struct arena *arena, struct str text)
{
    enum { MOST = 4 };
    const char *names[MOST];
    size_t count = 0, i;
    struct str list = STR("");

    while (text.len && count < MOST) {
        struct utf8_char c = utf8_decode(text);
        const char *name = script_name(c.code_point);

        text = str_slice(text, c.len, text.len);
        for (i = 0; name && i < count && names[i] != name; i++)
            ;
        if (!name || i < count)
            continue;
        names[count++] = name;
        list = str_printf(arena, "%.*s%s%s", STR_ARG(list), i ? " and " : "",
                          name);
    }
    return list;
}

/* Adds the label as it looks to `shape`; notes the first one at fault. */
static void judge_label(struct arena *arena, struct str label,
                        struct str domain, struct homograph *verdict,
                        struct buf *shape)
{
    bool mixed = !is_ascii(label) && !script_is_restrictive(label);
    struct str look = look_of(arena, label, domain);

    if ((mixed || look.len) && !verdict->label.len) {
        verdict->label = label;
        verdict->scripts = mixed ? scripts_of(arena, label) : STR("");
    }
    if (shape->len)
        buf_add_char(shape, '.');
    buf_add(shape, look.len ? look : label);
}

struct homograph homograph_of(struct arena *arena, struct str host)
{
    struct homograph verdict = {STR(""), STR(""), STR("")};
    struct str domain, rest = host;
    struct buf shape;

    if (is_ascii(host))
        return verdict;
    if (str_ends(rest, STR(".")))
        rest = str_slice(rest, 0, rest.len - 1);
    domain = last_label(rest);
    buf_init(&shape);
    while (rest.len)
        judge_label(arena, str_cut(rest, '.', &rest), domain, &verdict, &shape);
    if (verdict.label.len && is_ascii(buf_str(&shape)))
        verdict.lookalike = str_copy(arena, buf_str(&shape));
    buf_release(&shape);
    return verdict;
}
