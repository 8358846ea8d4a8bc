#include <string.h>

#include "document/guard.h"
#include "document/guard_mask.h"

/* What cmark-gfm looks ahead for in text, once for each: the end of HTML
   (CommonMark 0.29, 6.10) and of a bare address. */
static const struct form {
    const char *open, *close; /* NULL: white space */
} forms[] = {
    {"<?", "?>"},  {"<![CDATA[", "]]>"}, {"<!", ">"},
    {"://", NULL}, {"www.", NULL},
};

enum { FORMS = sizeof forms / sizeof *forms };

struct scan {
    struct guard *guard;
    struct str source;
    size_t blank;         /* the next blank line */
    size_t closes[FORMS]; /* the next of each; or the end */
    size_t steps, most;
};

static size_t word_end(struct str source, size_t at)
{
    while (at < source.len && !char_is_space(source.ptr[at]))
        at++;
    return at;
}

static size_t find_close(struct str source, const char *close, size_t at)
{
    size_t found =
        close ? str_find(source, str_from(close), at) : word_end(source, at);

    return found == STR_NONE ? source.len : found;
}

/* Something opens there: counts how far cmark-gfm may look. */
static void count(struct scan *scan, size_t at, size_t form)
{
    size_t behind = at + strlen(forms[form].open), end;

    if (scan->blank < at)
        scan->blank = guard_blank(scan->source, at);
    if (scan->closes[form] < behind)
        scan->closes[form] =
            find_close(scan->source, forms[form].close, behind);
    end = scan->closes[form] < scan->blank ? scan->closes[form] : scan->blank;
    scan->steps += end > at ? end - at : 0;
    if (scan->steps > scan->most)
        guard_mask(scan->guard, at);
}

static void look_at(struct scan *scan, size_t at)
{
    struct str rest = str_slice(scan->source, at, scan->source.len);

    for (size_t form = 0; form < FORMS; form++)
        if (str_starts(rest, str_from(forms[form].open))) {
            count(scan, at, form);
            return;
        }
}

void guard_ahead(struct guard *guard)
{
    struct scan scan = {.guard = guard, .source = guard->document->source};

    scan.most = guard_steps(guard);
    for (size_t at = 0; at < scan.source.len; at++)
        if (str_has_char(STR("<:w"), scan.source.ptr[at]))
            look_at(&scan, at);
}
