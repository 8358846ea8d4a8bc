#include "document/wrong_address.h"

#include <string.h>

#include "document/destination.h"
#include "text/alloc.h"
#include "text/mojibake.h"
#include "text/pairs.h"
#include "text/percent.h"
#include "text/url.h"
#include "text/utf8.h"

/* The path of an address, or the empty view where there is none. */
static struct str path_of(struct str address)
{
    struct url url;
    struct str rest;

    if (url_split(address, &url))
        return url_is_web(address) ? url.path : STR("");
    return str_cut(str_cut(address, '#', &rest), '?', &rest);
}

/* The byte above 0x7F that is percent-encoded there, or 0. */
static unsigned char encoded_byte(struct str text, size_t at)
{
    int byte = percent_byte(text, at);

    return byte >= 0x80 ? (unsigned char)byte : 0;
}

/* Decodes what is percent-encoded and not ASCII; false if nothing is, or what
   comes out is no UTF-8. */
static bool decode(struct str path, struct buf *decoded)
{
    bool any = false;

    for (size_t at = 0; at < path.len;) {
        unsigned char byte = encoded_byte(path, at);

        if (path.ptr[at] & 0x80)
            return false;
        buf_add_char(decoded, byte ? (char)byte : path.ptr[at]);
        at += byte ? 3 : 1;
        any = any || byte;
    }
    return any && utf8_invalid(buf_str(decoded), 0) == decoded->len;
}

/* Whether all of a text, but for ASCII, is whole mojibake of one page. */
static bool read_single(struct str text, struct buf *said, const char **how)
{
    struct mojibake_reading reading;
    struct mojibake_vote vote;
    struct mojibake_run run;
    size_t done = 0;

    mojibake_vote_init(&vote);
    mojibake_vote_add(&vote, text);
    if (!mojibake_decide(&vote, &reading))
        return false;
    for (size_t at = 0; mojibake_next(&reading, text, &at, &run);) {
        if (run.evidence != MOJIBAKE_STRONG || run.damaged)
            return false;
        buf_add(said, str_slice(text, done, run.start));
        mojibake_decode(&reading, str_slice(text, run.start, run.end), said);
        done = run.end;
    }
    buf_add(said, str_slice(text, done, text.len));
    *how = reading.all->pages[reading.page].name;
    return true;
}

static bool read_pairs(struct str text, struct buf *said, const char **how)
{
    struct pairs_reading reading;
    struct pairs_vote vote;
    struct pairs_run run;
    size_t done = 0;

    if (!pairs_possible(text))
        return false;
    buf_clear(said);
    pairs_vote_init(&vote);
    pairs_vote_add(&vote, text);
    if (!pairs_decide(&vote, &reading))
        return false;
    for (size_t at = 0; pairs_next(&reading, text, &at, &run);) {
        if (run.evidence != MOJIBAKE_STRONG || run.damaged)
            return false;
        buf_add(said, str_slice(text, done, run.start));
        pairs_decode(&reading, str_slice(text, run.start, run.end), said);
        done = run.end;
    }
    buf_add(said, str_slice(text, done, text.len));
    *how = pairs_name(&reading);
    return true;
}

static bool read_path(struct arena *arena, struct str path,
                      struct wrong_address *address)
{
    struct buf decoded, said;
    const char *how = NULL;
    bool wrong;

    buf_init(&decoded);
    buf_init(&said);
    wrong = decode(path, &decoded) &&
            (read_single(buf_str(&decoded), &said, &how) ||
             read_pairs(buf_str(&decoded), &said, &how));
    if (wrong) {
        address->how = str_from(how);
        address->decoded = str_copy(arena, buf_str(&decoded));
        address->said = str_copy(arena, buf_str(&said));
    }
    buf_release(&decoded);
    buf_release(&said);
    return wrong;
}

struct wrong_addresses document_wrong_addresses(struct arena *arena,
                                                const struct document *document)
{
    struct destination_search search = {document, 0};
    struct wrong_addresses found = {NULL, 0};
    struct wrong_address *items = NULL, address;
    struct destination place;
    size_t capacity = 0;

    while (destination_next(&search, &place)) {
        if (!str_has_char(place.url, '%') ||
            !read_path(arena, path_of(place.url), &address))
            continue;
        address.span = place.span;
        items = mem_grow(items, found.count, &capacity, sizeof *items);
        items[found.count++] = address;
    }
    found.items = arena_array(arena, found.count, sizeof *items);
    if (found.count)
        memcpy(found.items, items, found.count * sizeof *items);
    mem_free(items);
    return found;
}
