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

enum { HTML_FORMS = 3, FORMS = sizeof forms / sizeof *forms };

struct scan {
    struct guard *guard;
    struct str source;
    size_t blank; /* the next blank line */
    size_t close; /* the next end of the form; or the text's */
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
static void count(struct scan *scan, size_t at, const struct form *form)
{
    size_t behind = at + strlen(form->open), end;

    if (scan->blank < at)
        scan->blank = guard_blank(scan->source, at);
    if (scan->close < behind)
        scan->close = find_close(scan->source, form->close, behind);
    end = scan->close < scan->blank ? scan->close : scan->blank;
    scan->steps += end > at ? end - at : 0;
    if (scan->steps > scan->most)
        guard_mask(scan->guard, at);
}

static void count_all(struct scan *scan, const struct form *form)
{
    struct str open = str_from(form->open);
    size_t at = 0;

    scan->blank = scan->close = 0;
    while ((at = str_find_rare(scan->source, open, at)) != STR_NONE)
        count(scan, at++, form);
}

/* More steps than all bare addresses can take, which end with their line: so
   many of them may begin in it, and each may be as long. */
static size_t most_of_addresses(const struct document *document)
{
    size_t steps = 0;

    for (size_t i = 0; i < document->nlines; i++) {
        size_t len = document->lines[i].end - document->lines[i].start;

        steps += len * (len / strlen("://") + len / strlen("www."));
    }
    return steps;
}

void guard_ahead(struct guard *guard)
{
    struct scan scan = {.guard = guard, .source = guard->document->source};

    scan.most = guard_steps(guard);
    for (size_t i = 0; i < HTML_FORMS; i++)
        count_all(&scan, &forms[i]);
    if (scan.steps + most_of_addresses(guard->document) <= scan.most)
        return; /* as in nearly every list */
    for (size_t i = HTML_FORMS; i < FORMS; i++)
        count_all(&scan, &forms[i]);
}
