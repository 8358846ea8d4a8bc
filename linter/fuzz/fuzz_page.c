/*
 * A page from the web: its title and heading are UTF-8 and bounded, what is
 * missing was asked for, and of a page that is cut off or no HTML nothing is
 * missing.
 *
 * The first byte says whether it is cut off. Parts: address, Content-Type,
 * fragments (a line each), body.
 */
#include "input.h"
#include "target.h"
#include "web/page_read.h"

enum { FRAGMENTS_MOST = 16 };

static void promise_line(struct str text)
{
    promise_utf8(text);
    promise(text.len <= PAGE_TITLE_MAX, "a title is bounded");
}

/* In the order in which they were asked for. */
static void promise_missing(const struct page_facts *facts,
                            const struct str *fragments, size_t count)
{
    size_t at = 0;

    for (size_t i = 0; i < facts->nmissing; i++) {
        while (at < count && !str_eq(fragments[at], facts->missing[i]))
            at++;
        promise_of(at++ < count, "what is missing was asked for",
                   facts->missing[i]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str input = input_of(data, size), fragments[FRAGMENTS_MOST], list;
    struct page page = {.whole = input_byte(&input) & 1};
    struct page_facts facts = {0};
    struct arena arena;
    size_t count = 0;

    arena_init(&arena);
    page.url = input_part(&input);
    page.content_type = input_part(&input);
    list = input_part(&input);
    page.body = input;
    while (list.len && count < FRAGMENTS_MOST)
        fragments[count++] = str_cut(list, '\n', &list);
    page_read(&arena, &page, fragments, count, &facts);
    promise_line(facts.title);
    promise_line(facts.heading);
    promise_missing(&facts, fragments, count);
    promise(page.whole ||
                (!facts.nmissing && !facts.not_found && !facts.parked),
            "of what is cut off nothing is missing");
    promise(!facts.scripted || !facts.nmissing,
            "of what scripts make nothing is missing");
    arena_release(&arena);
    return 0;
}
