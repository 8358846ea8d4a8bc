#include "text/site_match.h"

#include <stddef.h>

#include "text/words.h"

/* No known form of an address has as many. */
enum { SEGMENTS_MAX = 24 };

/* A path in segments, without slashes at its end. */
struct reading {
    const struct site *site;
    bool reserved; /* no variable takes the first segment */
    struct str segments[SEGMENTS_MAX];
    size_t count;
    struct str path;
};

static bool is_literal(const struct site *site, struct str s,
                       struct str literal)
{
    return site->folds_all ? str_eq_nocase(s, literal) : str_eq(s, literal);
}

/* The segments from `start` up to `end` as they stand; the last that were
   counted go on to the end of the path. */
static struct str join(const struct reading *reading, size_t start, size_t end)
{
    const char *from = reading->segments[start].ptr;
    struct str last = reading->segments[end - 1];

    return end == reading->count
               ? str_slice(reading->path, (size_t)(from - reading->path.ptr),
                           reading->path.len)
               : (struct str){from, (size_t)(last.ptr + last.len - from)};
}

/* Whether the variable takes the segments from `start` up to `end`. */
static bool takes(const struct reading *reading,
                  const struct site_variable *variable, struct str before,
                  size_t start, size_t end, struct str *value)
{
    const struct site *site = reading->site;

    *value = join(reading, start, end);
    if (!start && reading->reserved)
        return false;
    if (!is_literal(site, str_slice(*value, 0, before.len), before))
        return false;
    *value = str_slice(*value, before.len, value->len);
    if (variable->slot == SLOT_NAME && site->has_git && value->len > 4 &&
        str_ends(*value, STR(".git")))
        *value = str_slice(*value, 0, value->len - 4);
    return value->len && (variable->is_long || !str_has_char(*value, '/')) &&
           (!variable->takes || variable->takes(value));
}

/* Whether the segments from `at` on have the form. A long variable takes as
   few as it can. */
static bool fits(const struct reading *reading, struct str form, size_t at,
                 struct site_match *match)
{
    const struct site_variable *variable;
    struct str before, rest, piece = str_cut(form, '/', &rest), value;

    if (!form.len || at == reading->count)
        return !form.len && at == reading->count;
    variable = site_variable(piece, &before);
    if (!variable)
        return is_literal(reading->site, join(reading, at, at + 1), piece) &&
               fits(reading, rest, at + 1, match);
    for (size_t end = at + 1; end <= reading->count; end++) {
        if (takes(reading, variable, before, at, end, &value) &&
            fits(reading, rest, end, match)) {
            match->slots[variable->slot] = value;
            return true;
        }
        if (!variable->is_long)
            return false;
    }
    return false;
}

/* Finds the parameter that the route asks for. */
static bool finds_parameter(const struct site_route *route, struct str query,
                            struct site_match *match)
{
    struct str wanted = str_from(route->query), value;

    while (wanted.len && query.len) {
        struct str parameter = str_cut(query, '&', &query);

        if (!str_eq(str_cut(parameter, '=', &value), wanted) || !value.len)
            continue;
        match->parameter = parameter;
        match->slots[SLOT_ID] = value;
        return true;
    }
    return !wanted.len;
}

/* False where a segment is empty: such a path has no known form. */
static bool read_path(struct reading *reading, struct str path)
{
    while (str_ends(path, STR("/")))
        path = str_slice(path, 0, path.len - 1);
    path = str_slice(path, str_starts(path, STR("/")), path.len);
    reading->path = path;
    while (path.len && reading->count < SEGMENTS_MAX) {
        struct str segment = str_cut(path, '/', &path);

        if (!segment.len)
            return false;
        reading->segments[reading->count++] = segment;
    }
    return reading->count > 0;
}

struct str site_bare_host(struct str host)
{
    struct str bare;

    if (str_ends(host, STR(".")))
        host = str_slice(host, 0, host.len - 1);
    bare = str_slice(host, 4, host.len);
    return str_starts_nocase(host, STR("www.")) && str_has_char(bare, '.')
               ? bare
               : host;
}

static struct site_match no_match(const struct site_host *host)
{
    struct site_match match = {.host = host, .parameter = STR("")};

    for (size_t i = 0; i < SLOTS; i++)
        match.slots[i] = STR("");
    return match;
}

struct site_match site_match(const struct url *url)
{
    const struct site_host *host = site_host(site_bare_host(url->host));
    struct reading reading = {.count = 0};
    const struct site_route *route;
    struct site_match match;

    if (!host || url->user.len || url->port.len)
        return no_match(NULL);
    reading.site = host->site;
    if (!reading.site->routes || !read_path(&reading, url->path))
        return no_match(host);
    reading.reserved = reading.site->reserved &&
                       words_have(reading.site->reserved, reading.segments[0]);
    for (route = reading.site->routes; route->path; route++) {
        match = no_match(host);
        match.route = route;
        if (fits(&reading, str_from(route->path), 0, &match) &&
            finds_parameter(route, url->query, &match))
            return match;
    }
    return no_match(host);
}

/* The path of the identity, of a page that is known. */
static struct str template_of(const struct site_route *route)
{
    return str_from(route->as ? route->as : route->path);
}

struct str site_match_host(const struct site_match *match)
{
    struct str host, path;

    if (!match->host)
        return STR("");
    if (match->route) {
        path = template_of(match->route);
        if (str_starts(path, STR("//")))
            return str_cut(str_slice(path, 2, path.len), '/', &path);
    }
    host = str_from(match->host->as ? match->host->as : match->host->host);
    return str_slice(host, str_starts(host, STR(".")), host.len);
}

static void write_value(struct buf *out, const struct site_match *match,
                        enum site_slot slot)
{
    const struct site *site = match->host->site;
    bool folds = site->folds_all ||
                 (site->folds && (slot == SLOT_OWNER || slot == SLOT_NAME));
    struct str value = match->slots[slot];

    for (size_t i = 0; folds && i < value.len; i++)
        buf_add_char(out, char_lower(value.ptr[i]));
    if (!folds)
        buf_add(out, value);
}

/* Every `{variable}` replaced by what it took. */
static void write_path(struct buf *out, const struct site_match *match,
                       struct str template)
{
    const struct site_variable *variable;
    struct str before, piece;

    while (template.len) {
        piece = str_cut(template, '}', &template);
        if (str_has_char(piece, '{'))
            piece.len++;
        variable = site_variable(piece, &before);
        buf_add(out, before);
        if (variable)
            write_value(out, match, variable->slot);
    }
}

/* The host under which the site shows every page. */
static void write_host(struct buf *out, const struct site_match *match,
                       struct str host)
{
    struct str as = match->host ? str_from(match->host->as) : STR("");

    if (str_starts(as, STR(".")))
        buf_add(out, str_slice(host, 0, str_find_char(host, '.', 0)));
    buf_add(out, as.len ? as : host);
}

void site_match_write(struct buf *out, const struct site_match *match,
                      const struct url *url)
{
    struct str template = STR("");

    if (match->route)
        template = template_of(match->route);
    if (str_starts(template, STR("//"))) {
        write_path(out, match, str_slice(template, 2, template.len));
        return;
    }
    write_host(out, match, site_bare_host(url->host));
    if (url->port.len)
        buf_printf(out, ":%.*s", STR_ARG(url->port));
    if (!match->route) {
        buf_add(out, url->path);
        return;
    }
    buf_add_char(out, '/');
    write_path(out, match, template);
}
