/*
 * cmark-gfm copies address and title of a definition to each link that refers
 * to it: a kilobyte of definition and a kilobyte of `[a]` become a megabyte.
 * GitHub's version stops at as many bytes as the list has.
 */
#include <string.h>

#include "document/guard.h"
#include "document/guard_mask.h"
#include "text/map.h"

enum { LONGEST_LABEL = 1000 }; /* cmark-gfm's limit */

/* The brackets of one text, as far as they may be a label. */
struct label {
    size_t uses;
    size_t bytes; /* of its longest definition */
};

/* A part of the source that was looked through, so that it is not again. */
struct reach {
    size_t from, to;
};

struct labels {
    struct guard *guard;
    struct str source;
    struct map map; /* to struct label */
    struct arena arena;
    size_t blank;                                 /* the next blank line */
    struct reach word;                            /* not white space */
    struct reach line;                            /* up to its end */
    struct reach space, behind_word, behind_line; /* white space */
    size_t quotes[3]; /* the next of each that may end a title */
    size_t bytes, most;
};

/* Where the label ends that begins behind the bracket; STR_NONE if none. */
static size_t label_end(struct str source, size_t start)
{
    for (size_t at = start; at < source.len && at - start <= LONGEST_LABEL;
         at++) {
        if (source.ptr[at] == '\\')
            at++;
        else if (source.ptr[at] == ']')
            return at;
        else if (source.ptr[at] == '[')
            return STR_NONE;
    }
    return STR_NONE;
}

/* Whether a character from U+3000 to U+9FFF or from U+B000 to U+DFFF stands
   there: the scripts of East Asia, which have no case. */
static bool is_eastern(struct str text, size_t at)
{
    const unsigned char *byte = (const unsigned char *)text.ptr + at;

    return at + 3 <= text.len && byte[0] >= 0xE3 && byte[0] <= 0xED &&
           byte[0] != 0xEA && (byte[1] & 0xC0) == 0x80 &&
           (byte[2] & 0xC0) == 0x80;
}

/* What two labels have in common that are the same to cmark-gfm, in either
   case and with any white space: their letters and digits of ASCII and of East
   Asia. Others may have it in common as well. */
static struct str label_key(struct arena *arena, struct str label)
{
    char *key = arena_alloc(arena, label.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < label.len; i++) {
        if (char_is_alnum(label.ptr[i]))
            key[len++] = char_lower(label.ptr[i]);
        if (!is_eastern(label, i))
            continue;
        memcpy(key + len, label.ptr + i, 3);
        len += 3;
        i += 2;
    }
    return (struct str){key, len};
}

static struct label *label_at(struct labels *labels, struct str text)
{
    void **place = map_at(&labels->map, label_key(&labels->arena, text));

    if (!*place)
        *place = arena_alloc(&labels->arena, sizeof(struct label));
    return *place;
}

static void count_uses(struct labels *labels)
{
    struct str source = labels->source;
    size_t at = 0, end;

    while ((at = str_find_char(source, '[', at)) != STR_NONE) {
        end = label_end(source, ++at);
        if (end != STR_NONE)
            label_at(labels, str_slice(source, at, end))->uses++;
    }
}

/* The next byte `quote` that no backslash precedes, or the end. */
static size_t next_quote(struct str source, char quote, size_t at)
{
    while ((at = str_find_char(source, quote, at)) != STR_NONE) {
        if (at && source.ptr[at - 1] != '\\')
            return at;
        at++;
    }
    return source.len;
}

/* Where a title ends that opens there, at the latest; else `at`. */
static size_t title_end(struct labels *labels, size_t at)
{
    static const char opens[] = "\"'(", closes[] = "\"')";
    struct str source = labels->source;
    size_t end;

    for (size_t i = 0; at < source.len && i < 3; i++) {
        if (source.ptr[at] != opens[i])
            continue;
        if (labels->blank < at)
            labels->blank = guard_blank(source, at);
        if (labels->quotes[i] <= at)
            labels->quotes[i] = next_quote(source, closes[i], at + 1);
        end = labels->quotes[i];
        return end < labels->blank ? end : labels->blank;
    }
    return at;
}

static size_t skip(struct str source, struct reach *reach, size_t at,
                   bool space)
{
    if (at >= reach->from && at < reach->to)
        return reach->to;
    *reach = (struct reach){at, at};
    while (reach->to < source.len &&
           char_is_space(source.ptr[reach->to]) == space)
        reach->to++;
    return reach->to;
}

static size_t line_end(struct str source, struct reach *reach, size_t at)
{
    if (at < reach->from || at >= reach->to) {
        size_t end = str_find_char(source, '\n', at);

        *reach = (struct reach){at, end == STR_NONE ? source.len : end};
    }
    return reach->to;
}

/* Bytes of address and title behind the colon of what may be a definition, at
   the most. */
static size_t definition_bytes(struct labels *labels, size_t at)
{
    struct str source = labels->source;
    size_t start = skip(source, &labels->space, at, true), end, title;

    if (start < source.len && source.ptr[start] == '<') {
        end = line_end(source, &labels->line, start);
        title = skip(source, &labels->behind_line, end, true);
    } else {
        end = skip(source, &labels->word, start, false);
        title = skip(source, &labels->behind_word, end, true);
    }
    return end - start + title_end(labels, title) - title;
}

typedef void take_definition(struct labels *labels, size_t at, struct str label,
                             size_t bytes);

/* Takes all of what may be definitions: where the label begins, the label, and
   the bytes of the rest. Returns how many labels there are in all. */
static size_t each_definition(struct labels *labels, take_definition *take)
{
    struct str source = labels->source;
    size_t at = 0, end, count = 0;

    labels->blank = 0;
    for (size_t i = 0; i < 3; i++)
        labels->quotes[i] = 0;
    while ((at = str_find_char(source, '[', at)) != STR_NONE) {
        count++;
        end = label_end(source, ++at);
        if (end != STR_NONE && end + 1 < source.len &&
            source.ptr[end + 1] == ':')
            take(labels, at, str_slice(source, at, end),
                 definition_bytes(labels, end + 2));
    }
    return count;
}

static void find_longest(struct labels *labels, size_t at, struct str label,
                         size_t bytes)
{
    (void)at, (void)label;
    if (bytes > labels->bytes)
        labels->bytes = bytes;
}

/* Masks a definition that costs too much. Its own label is no use of it. */
static void weigh(struct labels *labels, size_t at, struct str text,
                  size_t bytes)
{
    struct label *label = label_at(labels, text);
    size_t more = bytes > label->bytes ? bytes - label->bytes : 0;
    size_t cost = more * (label->uses - 1);

    if (cost > labels->most - labels->bytes) {
        guard_beyond(labels->guard, EXCESS_REFERENCES,
                     document_line(labels->guard->document, at),
                     labels->bytes + cost);
        guard_mask(labels->guard, at - 1);
        return;
    }
    label->bytes += more;
    labels->bytes += cost;
}

void guard_references(struct guard *guard)
{
    struct labels labels = {.guard = guard, .source = guard->document->source};
    size_t count;

    if (str_find_rare(labels.source, STR("]:"), 0) == STR_NONE)
        return;
    count = each_definition(&labels, find_longest);

    labels.most =
        GUARD_REFERENCES + GUARD_REFERENCES_PER_BYTE * labels.source.len;
    if (!count || labels.bytes <= labels.most / count)
        return;
    map_init(&labels.map);
    arena_init(&labels.arena);
    labels.bytes = 0;
    count_uses(&labels);
    each_definition(&labels, weigh);
    map_release(&labels.map);
    arena_release(&labels.arena);
}
