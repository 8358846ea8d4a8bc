#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/document.h"
#include "document/guard.h"
#include "text/buf.h"

/* A part of a list, so many times. */
struct part {
    const char *text;
    size_t count;
};

struct sample {
    struct part parts[4];
    const char *told; /* of `kind`; NULL: nothing is beyond a bound */
    enum excess_kind kind;
    size_t links; /* that are found */
};

static const struct sample samples[] = {
    {{{"> ", 100}, {"[a](b)\n", 1}}, NULL, 0, 1},
    {{{"> ", 101}, {"[a](b)\n", 1}},
     "101 marks of quotes and list items before a line; more than 100 are text",
     EXCESS_MARKS,
     1},
    {{{"- ", 100}, {"[a](b)\n", 1}}, NULL, 0, 1},
    {{{"1. ", 150}, {"[a](b)\n", 1}},
     "150 marks of quotes and list items before a line; more than 100 are text",
     EXCESS_MARKS,
     1},
    {{{" ", 1001}, {"- [a](b)\n", 1}},
     "1002 columns of white space before a list item; more than 1000 make it "
     "text",
     EXCESS_INDENT,
     0},
    {{{" ", 1001}, {"[a](b)\n", 1}}, NULL, 0, 0},
    {{{"[a] ", 1000}, {"\n\n[a]: b\n", 1}}, NULL, 0, 1000},
    {{{"[a] ", 1000}, {"\n\n[a]: ", 1}, {"b", 1000}}, NULL, 0, 1000},
    {{{"[a] ", 20000}, {"\n\n[a]: ", 1}, {"b", 200}, {"\n", 1}},
     "4000000 bytes of definitions in the links that refer to them; more than "
     "1369408 make them text",
     EXCESS_REFERENCES,
     0},
    {{{"[A]\n", 20000}, {"\n[ a ]: b '", 1}, {"t\\'", 100}, {"'\n", 1}},
     "6040000 bytes of definitions in the links that refer to them; more than "
     "1369828 make them text",
     EXCESS_REFERENCES,
     0},
    /* behind a definition without an address, and beside labels of others */
    {{{"[a]:\n\n[b]:", 1}, {"b", 1000}, {"\n\nx ", 1}, {"[b] ", 20000}},
     "20000000 bytes of definitions in the links that refer to them; more than "
     "1372632 make them text",
     EXCESS_REFERENCES,
     0},
    {{{"[\xe8\xaf\xb4] ", 20000}, {"\n\n[\xe6\x98\x8e]: ", 1}, {"b", 500}},
     NULL,
     0,
     0},
    /* the second table behind a heading */
    {{{"a|b\n-|-\n# h\n", 1}, {"a\n", 20000}, {"a|b\n-|-\n", 1}},
     "200110017 steps back to the header of a table; more than 19338496 in "
     "a list make it no table",
     EXCESS_ABOVE,
     0},
    {{{"a <? ", 100000}, {"\n\n[a](b)\n", 1}}, NULL, 0, 1},
    {{{"https://a.b/<", 20000}, {"\n\n[a](b)\n", 1}}, NULL, 0, 0},
};

static struct document *parse(struct buf *source, const struct sample *sample)
{
    for (size_t i = 0; i < 4 && sample->parts[i].text; i++)
        for (size_t n = 0; n < sample->parts[i].count; n++)
            buf_add(source, str_from(sample->parts[i].text));
    return document_parse(STR("list.md"), buf_str(source));
}

static void check(const struct sample *sample)
{
    struct document *document;
    struct arena arena;
    struct buf source;
    bool any = false;

    buf_init(&source);
    arena_init(&arena);
    document = parse(&source, sample);
    for (int i = 0; i < EXCESS_KINDS; i++)
        any |= document->excess[i].found;
    assert_int_equal(any, sample->told != NULL);
    if (sample->told)
        assert_string_equal(guard_excess(&arena, document, sample->kind).ptr,
                            sample->told);
    assert_int_equal(document->misplaced, 0);
    if (!sample->told || sample->links)
        assert_in_range(document->nlinks, sample->links, 20001);
    document_free(document);
    arena_release(&arena);
    buf_release(&source);
}

static void test_bounds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check(&samples[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_bounds)};

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
