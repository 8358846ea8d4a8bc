#include "text/ignorable.h"

#include <utf8proc.h>

#include "text/bidi.h"
#include "text/ignorable_kind.h"
#include "text/script_trait.h"
#include "text/utf8.h"

#define FLAG           0x1F3F4u /* black; tags make it one of a region */
#define TAG_FIRST      0xE0020u
#define TAG_LAST       0xE007Eu
#define TAG_END        0xE007Fu
#define SELECTOR_TEXT  0xFE0Eu
#define SELECTOR_EMOJI 0xFE0Fu

/* gb, sct: the longest code of a region within a country has six letters. */
enum { LONGEST_FLAG = 7 };

/* The first two bytes of all of them, so that little else is decoded: bit n
   stands for a second byte 0x80 + n. */
#define BIT(byte) (UINT64_C(1) << ((byte)-0x80))

static const struct head {
    unsigned char lead;
    uint64_t seconds;
} heads[] = {
    {0xC2, BIT(0xAD)},
    {0xD8, BIT(0x9C)},
    {0xE1, BIT(0x85) | BIT(0x9E) | BIT(0xA0)},
    {0xE2, BIT(0x80) | BIT(0x81)},
    {0xE3, BIT(0x85)},
    {0xEF, BIT(0xB8) | BIT(0xBB) | BIT(0xBE)},
    {0xF3, BIT(0xA0)},
};

/* By lead byte, the index of its head and one more. */
static const unsigned char leads[256] = {
    [0xC2] = 1, [0xD8] = 2, [0xE1] = 3, [0xE2] = 4,
    [0xE3] = 5, [0xEF] = 6, [0xF3] = 7,
};

bool ignorable_may_occur(const struct census *census)
{
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        for (unsigned byte = 0x80; byte < 0xC0; byte++)
            if (heads[i].seconds & BIT(byte) &&
                census_has_pair(census, heads[i].lead, (unsigned char)byte,
                                (unsigned char)byte))
                return true;
    return false;
}

/* At one of the lead bytes. */
static bool may_begin(struct str text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.ptr + at;

    return at + 1 < text.len && bytes[1] >= 0x80 && bytes[1] < 0xC0 &&
           heads[leads[bytes[0]] - 1].seconds & BIT(bytes[1]);
}

size_t ignorable_find(struct str text, size_t from)
{
    while ((from = utf8_find_lead(text, from, leads)) < text.len) {
        if (may_begin(text, from) &&
            ignorable_kind(
                utf8_decode(str_slice(text, from, text.len)).code_point))
            return from;
        from++;
    }
    return text.len;
}

/* One character, and what stands around it; 0 where nothing does. */
struct spot {
    uint32_t code_point, before, behind;
    size_t start, end;
    const struct ignorable_kind *kind;
};

static bool spot_at(struct str text, size_t at, struct spot *spot)
{
    struct utf8_char c = utf8_decode(str_slice(text, at, text.len));
    struct str rest = str_slice(text, at + c.len, text.len);

    *spot = (struct spot){.code_point = c.code_point,
                          .start = at,
                          .end = at + c.len,
                          .kind = ignorable_kind(c.code_point)};
    if (!c.len || !spot->kind)
        return false;
    if (at)
        spot->before = utf8_decode_last(str_slice(text, 0, at)).code_point;
    if (rest.len)
        spot->behind = utf8_decode(rest).code_point;
    return true;
}

static const utf8proc_property_t *property(uint32_t c)
{
    return utf8proc_get_property((utf8proc_int32_t)c);
}

static bool is_pictograph(uint32_t c)
{
    return property(c)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

static bool is_symbol(uint32_t c)
{
    utf8proc_propval_t category = property(c)->category;

    return is_pictograph(c) || (category >= UTF8PROC_CATEGORY_SM &&
                                category <= UTF8PROC_CATEGORY_SO);
}

static bool is_punctuation(uint32_t c)
{
    utf8proc_propval_t category = property(c)->category;

    return category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO;
}

static bool is_ascii_alnum(uint32_t c)
{
    return c < 0x80 && char_is_alnum((char)c);
}

/* What an emoji may end in: skin tones are symbols, flags end in a tag. */
static bool ends_emoji(uint32_t c)
{
    return is_symbol(c) || c == SELECTOR_EMOJI || c == TAG_END || c == 0x20E3;
}

static bool is_beside(const struct spot *spot, unsigned traits)
{
    return (script_traits(spot->before) | script_traits(spot->behind)) & traits;
}

static bool is_joiner_needed(const struct spot *spot)
{
    if (spot->code_point == 0x200D && ends_emoji(spot->before) &&
        is_pictograph(spot->behind))
        return true;
    return is_beside(spot, SCRIPT_SHAPED);
}

/* A base is not checked against the lists of sequences, which grow: what a
   font makes of a symbol and a selector is its own affair. */
static bool is_selector_needed(const struct spot *spot)
{
    uint32_t base = spot->before;

    if (spot->code_point > SELECTOR_EMOJI)
        return script_traits(base) & SCRIPT_HAN;
    if (spot->code_point >= SELECTOR_TEXT)
        return is_symbol(base) || base == 0x20E3 || base == '#' ||
               base == '*' || (base < 0x80 && char_is_digit((char)base));
    return base == '0' || (base >= 0x80 && !ignorable_kind(base) &&
                           property(base)->category != UTF8PROC_CATEGORY_ZS);
}

static bool is_tag(uint32_t c)
{
    return c >= TAG_FIRST && c <= TAG_END;
}

/* Whether a flag's tags begin here: then `spot` is all of them. */
static bool is_flag(struct str text, struct spot *spot)
{
    struct spot next = *spot;

    if (spot->before != FLAG)
        return false;
    for (int count = 1; count < LONGEST_FLAG; count++) {
        if (next.code_point == TAG_END)
            break;
        if (!spot_at(text, next.end, &next) || !is_tag(next.code_point))
            return false;
    }
    if (next.code_point != TAG_END)
        return false;
    spot->end = next.end;
    return true;
}

/*
 * Without it, Markdown or GitHub would read what follows otherwise: people put
 * one into `@name` so that nobody is called, between letters that would make a
 * flag, and beside punctuation so that `**` is emphasis.
 */
static bool is_guard(const struct spot *spot)
{
    uint32_t before = spot->before, behind = spot->behind;
    bool opens = before == '*' || before == '_';
    bool closes = behind == '*' || behind == '_';

    if ((before == '@' || before == '#') && is_ascii_alnum(behind))
        return true;
    if (before >= 0x1F1E6 && before <= 0x1F1FF && behind >= 0x1F1E6 &&
        behind <= 0x1F1FF)
        return true;
    return (opens && !closes && is_punctuation(behind)) ||
           (closes && !opens && is_punctuation(before));
}

static void learn(struct ignorable_search *search)
{
    struct str text = search->text;

    if (search->known)
        return;
    search->known = true;
    search->has_right_to_left = bidi_has_right_to_left(text);
    for (size_t at = 0; (at = utf8_skip_ascii(text, at)) < text.len;) {
        struct utf8_char c = utf8_decode(str_slice(text, at, text.len));

        if (script_traits(c.code_point) & SCRIPT_UNSPACED)
            search->has_unspaced = true;
        at += c.len;
    }
}

/* Whether the text needs the character; where it is the first of several that
   belong together, `spot` becomes all of them. */
static bool is_needed(struct ignorable_search *search, struct spot *spot)
{
    if (is_guard(spot))
        return true;
    switch (spot->kind->use) {
    case USE_NONE: return false;
    case USE_SPACE: learn(search); return search->has_unspaced;
    case USE_JOINER: return is_joiner_needed(spot);
    case USE_DIRECTION:
        learn(search);
        return search->is_right_to_left || search->has_right_to_left;
    case USE_SCRIPT: return is_beside(spot, spot->kind->traits);
    case USE_SELECTOR: return is_selector_needed(spot);
    case USE_TAG: return is_flag(search->text, spot);
    }
    return false;
}

/* Whether the characters at both sides may join, or make one with another. */
static bool is_attached(uint32_t before, uint32_t behind)
{
    const unsigned joins = SCRIPT_SHAPED | SCRIPT_JAMO;

    return utf8_is_mark(behind) || (is_symbol(before) && is_symbol(behind)) ||
           (script_traits(before) & script_traits(behind) & joins);
}

static bool is_word(uint32_t c)
{
    return utf8_is_mark(c) || property(c)->category == UTF8PROC_CATEGORY_LO;
}

/* Makes a run of the spot and those like it behind it. */
static void take_run(struct ignorable_search *search, const struct spot *first,
                     struct ignorable *found)
{
    struct spot last = *first, next;

    *found = (struct ignorable){.start = first->start,
                                .count = 1,
                                .first = first->code_point,
                                .same = true,
                                .name = first->kind->name,
                                .blank = first->kind->blank};
    while (spot_at(search->text, last.end, &next) &&
           next.kind->name == first->kind->name && !is_needed(search, &next)) {
        found->same = found->same && next.code_point == first->code_point;
        found->count++;
        last = next;
    }
    found->end = search->at = last.end;
    found->attached = is_attached(first->before, last.behind);
    found->word = is_word(first->code_point);
}

bool ignorable_next(struct ignorable_search *search, struct ignorable *found)
{
    struct spot spot;

    while ((search->at = ignorable_find(search->text, search->at)) <
           search->text.len) {
        if (!spot_at(search->text, search->at, &spot))
            break;
        if (!is_needed(search, &spot)) {
            take_run(search, &spot, found);
            return true;
        }
        search->at = spot.end;
    }
    return false;
}

size_t ignorable_tags(struct str text, char *bytes, size_t most)
{
    size_t count = 0;

    for (size_t at = 0; at < text.len && count < most;) {
        struct utf8_char c = utf8_decode(str_slice(text, at, text.len));

        if (c.code_point >= TAG_FIRST && c.code_point <= TAG_LAST)
            bytes[count++] = (char)(c.code_point - TAG_FIRST + ' ');
        at += c.len;
    }
    return count;
}
