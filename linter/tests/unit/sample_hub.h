/*
 * Answers of hubs for tests: JSON with ' for ", and what an answer says on one
 * line.
 */
#ifndef LISTLINT_TESTS_SAMPLE_HUB_H
#define LISTLINT_TESTS_SAMPLE_HUB_H

#include "web/hub.h"

static struct str sample_json(struct arena *arena, const char *text)
{
    struct str from = str_from(text);
    char *copy = arena_copy(arena, text, from.len);

    for (size_t i = 0; i < from.len; i++)
        if (copy[i] == '\'')
            copy[i] = '"';
    return (struct str){copy, from.len};
}

static struct hub_subject sample_subject(const char *url)
{
    struct hub_subject subject;

    hub_subject_of(str_from(url), &subject);
    return subject;
}

/* `found archived licence=MIT pushed=2024-05-06 rows=1-10 bytes=5`, `moved
   https://...`: what is not told is left out. */
static const char *sample_answer(struct arena *arena,
                                 const struct hub_answer *answer)
{
    static const char *const states[] = {
        [HUB_UNKNOWN] = "unknown", [HUB_FOUND] = "found",
        [HUB_MOVED] = "moved",     [HUB_MISSING] = "missing",
        [HUB_REFUSED] = "refused",
    };
    const struct hub_facts *facts = &answer->facts;
    struct str line = str_printf(
        arena, "%s%s%.*s%s%s%s", states[answer->state],
        answer->url.len ? " " : "", STR_ARG(answer->url),
        facts->archived ? " archived" : "", facts->disabled ? " disabled" : "",
        facts->gated ? " gated" : "");

    if (facts->licence.len)
        line = str_printf(arena, "%.*s licence=%.*s", STR_ARG(line),
                          STR_ARG(facts->licence));
    if (facts->pushed.year)
        line = str_printf(arena, "%.*s pushed=%04d-%02d-%02d", STR_ARG(line),
                          facts->pushed.year, facts->pushed.month,
                          facts->pushed.day);
    if (facts->rows_least != -1 || facts->rows_most != -1)
        line = str_printf(arena, "%.*s rows=%lld-%lld", STR_ARG(line),
                          facts->rows_least, facts->rows_most);
    if (facts->bytes != -1)
        line =
            str_printf(arena, "%.*s bytes=%lld", STR_ARG(line), facts->bytes);
    return line.ptr;
}

#endif
