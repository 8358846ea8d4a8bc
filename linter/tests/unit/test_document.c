#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "document/document.h"
#include "text/wide.h"

static int setup(void **state)
{
    (void)state;
    document_setup();
    return 0;
}

static struct document *parse(const char *text)
{
    return document_parse(STR("list.md"), str_from(text));
}

static void assert_str(struct str s, const char *expected)
{
    if (!str_eq(s, str_from(expected)))
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(s), expected);
}

static void assert_span(const struct document *document, struct span span,
                        const char *expected)
{
    assert_true(span.start <= span.end && span.end <= document->source.len);
    assert_str(document_text(document, span), expected);
}

/* A source with one link, where it stands and what it says. */
struct link_sample {
    const char *source;
    enum link_kind kind;
    const char *span, *text_span, *target;
    const char *url, *text;
};

static const struct link_sample link_samples[] = {
    {"see [a *b*](u) there", LINK_INLINE, "[a *b*](u)", "a *b*", "u", "u",
     "a b"},
    {"[a](<u v> \"t\") x", LINK_INLINE, "[a](<u v> \"t\")", "a", "u v", "u v",
     "a"},
    {"[a]( u\n'b (c)' )", LINK_INLINE, "[a]( u\n'b (c)' )", "a", "u", "u", "a"},
    {"[`]`](u)", LINK_INLINE, "[`]`](u)", "`]`", "u", "u", "]"},
    {"[a](u\\)v)", LINK_INLINE, "[a](u\\)v)", "a", "u\\)v", "u)v", "a"},
    {"[a&amp;b](u?x&amp;y)", LINK_INLINE, "[a&amp;b](u?x&amp;y)", "a&amp;b",
     "u?x&amp;y", "u?x&y", "a&b"},
    {"x [a][r]\n\n[r]: u 't'\n", LINK_REFERENCE, "[a][r]", "a", "r", "u", "a"},
    {"[r]: u\n\nx [r][] y", LINK_REFERENCE, "[r][]", "r", "r", "u", "r"},
    {"[r]: <u>\nx [R] y", LINK_REFERENCE, "[R]", "R", "R", "u", "R"},
    {"a <https://h/x?a&amp;b> c", LINK_AUTOLINK, "<https://h/x?a&amp;b>",
     "https://h/x?a&amp;b", "https://h/x?a&amp;b", "https://h/x?a&b",
     "https://h/x?a&b"},
    /* a block of HTML that ends on the line where it begins */
    {"x\n\n<!----><a href=\"u\">t</a>\n# y", LINK_HTML, "<a href=\"u\">", "t",
     "u", "u", "t"},
    {"mail <a@b.c>", LINK_AUTOLINK, "<a@b.c>", "a@b.c", "a@b.c", "mailto:a@b.c",
     "a@b.c"},
    {"go https://h.org/x. Now", LINK_BARE, "https://h.org/x", "https://h.org/x",
     "https://h.org/x", "https://h.org/x", "https://h.org/x"},
    {"**www.h.org/a_b_c**", LINK_BARE, "www.h.org/a_b_c", "www.h.org/a_b_c",
     "www.h.org/a_b_c", "http://www.h.org/a_b_c", "www.h.org/a_b_c"},
    {"x <a class='b' href=\"u&amp;v\">t <b>u</b></a> y", LINK_HTML,
     "<a class='b' href=\"u&amp;v\">", "t <b>u</b>", "u&amp;v", "u&v", "t u"},
    {"> first\n> second [a\n> b](u)", LINK_INLINE, "[a\n> b](u)", "a\n> b", "u",
     "u", "a b"},
    {"- one\n\n  two\n  three [a](u)", LINK_INLINE, "[a](u)", "a", "u", "u",
     "a"},
    {"1. > - [ ] [a](u)", LINK_INLINE, "[a](u)", "a", "u", "u", "a"},
    {"one\r\ntwo [a](u)\r\n", LINK_INLINE, "[a](u)", "a", "u", "u", "a"},
    {"one\rtwo [a](u)\r", LINK_INLINE, "[a](u)", "a", "u", "u", "a"},
    {"\xEF\xBB\xBF[a](u)", LINK_INLINE, "[a](u)", "a", "u", "u", "a"},
    {"\xEF\xBB\xBF# [a](u)", LINK_INLINE, "[a](u)", "a", "u", "u", "a"},
    {"\xFF\xC3 [a\xE9](u)", LINK_INLINE, "[a\xE9](u)", "a\xE9", "u", "u",
     "a\xEF\xBF\xBD"},
    {"# a [b](u) #\n", LINK_INLINE, "[b](u)", "b", "u", "u", "b"},
    {"a [b](u)\n===\n", LINK_INLINE, "[b](u)", "b", "u", "u", "b"},
    {"text [a](u)\n| b |\n|---|\n", LINK_INLINE, "[a](u)", "a", "u", "u", "a"},
    {"text\n| [a](u) |\n|---|\n", LINK_INLINE, "[a](u)", "a", "u", "u", "a"},
    {"| a | b |\n|---|---|\n| \\| `\\|` | [c\\|d](u\\|v) |\n", LINK_INLINE,
     "[c\\|d](u\\|v)", "c\\|d", "u\\|v", "u|v", "c|d"},
    {"| a |\n|---|\n| x \\| https://h.org/x |\n", LINK_BARE, "https://h.org/x",
     "https://h.org/x", "https://h.org/x", "https://h.org/x",
     "https://h.org/x"},
    {"> - | a |\n>   |---|\n>   | [b](u)", LINK_INLINE, "[b](u)", "b", "u", "u",
     "b"},
    {"\t\xE4\xB8\xAD\n\n\xE4\xB8\xAD [\xE4\xB8\xAD](u)", LINK_INLINE,
     "[\xE4\xB8\xAD](u)", "\xE4\xB8\xAD", "u", "u", "\xE4\xB8\xAD"},
};

static void check_link(const struct link_sample *sample)
{
    struct document *document = parse(sample->source);
    const struct link *link = document->links;

    if (document->nlinks != 1)
        fail_msg("%s: %zu links", sample->source, document->nlinks);
    assert_int_equal(document->misplaced, 0);
    assert_int_equal(link->kind, sample->kind);
    assert_span(document, link->span, sample->span);
    assert_span(document, link->text_span, sample->text_span);
    assert_span(document, link->target, sample->target);
    assert_str(link->url, sample->url);
    assert_str(link->text, sample->text);
    document_free(document);
}

static void test_links(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof link_samples / sizeof *link_samples; i++)
        check_link(&link_samples[i]);
}

static void test_images(void **state)
{
    struct document *document =
        parse("[![b](i.svg) x](u) <img src='j.svg' alt=c> "
              "<a href=v><img src=k.svg></a>");
    const struct link *links = document->links;

    (void)state;
    assert_int_equal(document->nlinks, 5);
    assert_span(document, links[0].span, "[![b](i.svg) x](u)");
    assert_true(links[0].has_image && !links[0].image);
    assert_span(document, links[1].span, "![b](i.svg)");
    assert_true(links[1].image);
    assert_int_equal(links[1].inside, 0);
    assert_span(document, links[2].span, "<img src='j.svg' alt=c>");
    assert_true(links[2].image);
    assert_int_equal(links[2].inside, NONE);
    assert_span(document, links[3].span, "<a href=v>");
    assert_true(links[3].has_image);
    assert_str(links[3].url, "v");
    assert_str(links[4].url, "k.svg");
    assert_int_equal(links[4].inside, 3);
    document_free(document);
}

/* Sources that are no text at all, or hardly. */
static void test_nothing(void **state)
{
    static const char *const sources[] = {
        "",  "\n", "\r", "\r\n", "\xEF\xBB\xBF", "\xFF", "|",
        "#", ">",  "-",  "[",    "```",          "<",    NULL};

    (void)state;
    for (size_t i = 0; sources[i]; i++) {
        struct document *document = parse(sources[i]);

        assert_int_equal(document->nlines, 1);
        assert_int_equal(document->lines[0].start, 0);
        assert_int_equal(document->nlinks, 0);
        assert_int_equal(document->ntables, 0);
        assert_int_equal(document_line(document, 0), 0);
        assert_int_equal(document_column(document, 0), 1);
        document_free(document);
    }
}

static void test_lines(void **state)
{
    struct document *document = parse("a\nb\r\nc\rd\n\n\xC3\xA9x");
    static const struct span lines[] = {{0, 1}, {2, 3}, {5, 6},
                                        {7, 8}, {9, 9}, {10, 13}};

    (void)state;
    assert_int_equal(document->nlines, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(document->lines[i].start, lines[i].start);
        assert_int_equal(document->lines[i].end, lines[i].end);
        assert_int_equal(document_line(document, lines[i].start), i);
    }
    assert_int_equal(document_line(document, 3), 1);
    assert_int_equal(document_line(document, 4), 1);
    assert_int_equal(document_line(document, 13), 5);
    assert_int_equal(document_column(document, 12), 2);
    assert_int_equal(document_column(document, 13), 3);
    document_free(document);
}

static void test_nul(void **state)
{
    static const char source[] = "a\0b [c\0d](u)\n\n| e\0 |\n|---|\n";
    struct document *document =
        document_parse(STR("list.md"), (struct str){source, sizeof source - 1});

    (void)state;
    assert_int_equal(document->nlinks, 1);
    assert_int_equal(document->links[0].span.start, 4);
    assert_int_equal(document->links[0].span.end, 12);
    assert_str(document->links[0].text, "c\xEF\xBF\xBD"
                                        "d");
    assert_int_equal(document->ntables, 1);
    assert_int_equal(document->tables[0].header.cells[0].content.start, 16);
    document_free(document);
}

/* cmark-gfm shows U+FFFD for bytes that are no UTF-8, in portions of its own:
   whatever they are, the link around them is found. */
static void test_invalid_bytes(void **state)
{
    static const char bytes[] = "a\x80\xBF\xC0\xC3\xE0\xE4\xED\xA0\xF0\xF4\x90"
                                "\xF8\xFF\0";
    uint32_t seed = 3;

    (void)state;
    for (size_t round = 0; round < 5000; round++) {
        char source[] = "x [12345678](u) y";
        struct document *document;

        for (size_t i = 3; i < 11; i++) {
            seed = seed * 1664525u + 1013904223u;
            source[i] = bytes[(seed >> 16) % (sizeof bytes - 1)];
        }
        document = document_parse(STR("list.md"),
                                  (struct str){source, sizeof source - 1});
        assert_int_equal(document->nlinks, 1);
        assert_int_equal(document->misplaced, 0);
        assert_int_equal(document->links[0].span.start, 2);
        assert_int_equal(document->links[0].span.end, 15);
        document_free(document);
    }
}

/* Positions are those of the text; both the file and its text are there. */
static void test_wide_file(void **state)
{
    struct str file = STR("\xFF\xFE#\0 \0\xE9\0\n\0[\0\x2D\x4E]\0(\0u\0)\0");
    struct document *document = document_parse(STR("list.md"), file);

    (void)state;
    assert_string_equal(document->wide->name, "UTF-16LE");
    assert_ptr_equal(document->file.ptr, file.ptr);
    assert_int_equal(document->file.len, file.len);
    assert_str(document->source, "# é\n[中](u)");
    assert_int_equal(document->nheadings, 1);
    assert_str(document->headings[0].text, "é");
    assert_int_equal(document->nlinks, 1);
    assert_span(document, document->links[0].span, "[中](u)");
    document_free(document);
    document = parse("plain");
    assert_null(document->wide);
    assert_ptr_equal(document->file.ptr, document->source.ptr);
    document_free(document);
}

static void test_table(void **state)
{
    struct document *document =
        parse("# H\n\nabove\n"
              "| a | b \\| c |\n|---|:-:|\n| 1 |\n2 | 3 | 4\n\nend");
    const struct table *table = document->tables;

    (void)state;
    assert_int_equal(document->ntables, 1);
    assert_int_equal(document->nblocks, 4);
    assert_span(document, document->blocks[1].span, "above");
    assert_span(document, table->span,
                "| a | b \\| c |\n|---|:-:|\n| 1 |\n2 | 3 | 4");
    assert_int_equal(table->columns, 2);
    assert_int_equal(table->section, 0);
    assert_int_equal(table->block, 2);
    assert_int_equal(document->blocks[2].table, 0);
    assert_int_equal(table->header.line, 3);
    assert_int_equal(table->delimiter.line, 4);
    assert_int_equal(table->header.ncells, 2);
    assert_str(table->header.cells[1].text, "b | c");
    assert_int_equal(table->nrows, 2);
    assert_int_equal(table->rows[0].ncells, 1);
    assert_true(table->rows[0].trailing_pipe);
    assert_int_equal(table->rows[1].ncells, 3);
    assert_span(document, table->rows[1].cells[2].content, "4");
    assert_str(table->rows[1].cells[2].text, "");
    document_free(document);
}

/* A source with one table, and the spans of its rows. */
struct table_sample {
    const char *source, *header, *delimiter, *row;
};

static const struct table_sample table_samples[] = {
    {"| a |\r\n|---|\r\n| b |\r\n", "| a |", "|---|", "| b |"},
    {"| a |\r|---|\r| b |", "| a |", "|---|", "| b |"},
    {"\xEF\xBB\xBF| a |\n|---|\n| b |", "| a |", "|---|", "| b |"},
    {"> | a |\n> |---|\n> | b |\n", "| a |", "|---|", "| b |"},
    {">> | a |\n>>|---|\n> > | b |\n", "| a |", "|---|", "| b |"},
    {"- | a |\n  |---|\n  | b |\n", "| a |", "|---|", "| b |"},
    {"1. x\n\n   | a |\n   |---|\n   | b |\n", "| a |", "|---|", "| b |"},
    {"- > | a |\n  > |---|\n  > | b |\n", "| a |", "|---|", "| b |"},
    {"one\ntwo\n  | a |\n |---|\n| b |  \n", "| a |", "|---|", "| b |"},
    {"> one\n> | a |\n> |---|\n> | b |", "| a |", "|---|", "| b |"},
    {"| caf\xE9 |\n|---|\n| \xFF |\n", "| caf\xE9 |", "|---|", "| \xFF |"},
    {"a|\n-|\nb\nc\n\nd", "a|", "-|", "b"},
};

static void test_tables(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof table_samples / sizeof *table_samples; i++) {
        const struct table_sample *sample = &table_samples[i];
        struct document *document = parse(sample->source);
        const struct table *table = document->tables;

        if (document->ntables != 1)
            fail_msg("%s: %zu tables", sample->source, document->ntables);
        assert_span(document, table->header.span, sample->header);
        assert_span(document, table->delimiter.span, sample->delimiter);
        assert_true(table->nrows > 0);
        assert_span(document, table->rows[0].span, sample->row);
        document_free(document);
    }
}

static void test_headings(void **state)
{
    static const char *const slugs[] = {"the-list",
                                        "the-list-1",
                                        "a_b--c",
                                        "\xC3\xA9t\xC3\xA9",
                                        "the-list-1-1",
                                        "-emoji",
                                        "",
                                        "-1",
                                        "x"};
    struct document *document =
        parse("# The *List*\n## The `List`\n### A_b & C!\n"
              "\xC3\x89t\xC3\xA9\n===\n# The List-1\n"
              "## \xF0\x9F\x98\x80 Emoji\n#\n##\n> ### [x](u)\n");

    (void)state;
    assert_int_equal(document->nheadings, 9);
    for (size_t i = 0; i < 9; i++)
        assert_str(document->headings[i].slug, slugs[i]);
    assert_str(document->headings[0].text, "The List");
    assert_int_equal(document->headings[0].parent, NONE);
    assert_int_equal(document->headings[1].parent, 0);
    assert_int_equal(document->headings[2].parent, 1);
    assert_int_equal(document->headings[3].parent, NONE);
    assert_int_equal(document->headings[5].parent, 4);
    assert_int_equal(document->links[0].section, 8);
    document_free(document);
}

static void test_row_entries(void **state)
{
    struct document *document = parse("| # | Name | Link |\n|---|---|---|\n"
                                      "| 1 | a *b* | [c](u) |\n"
                                      "| 2 | [![i](i)](w) [d](v) | [e](u) |\n"
                                      "| 3 |\n"
                                      "| 4 | f | [g](https://h.org/a - b) |\n");
    const struct entry *entries = document->entries;

    (void)state;
    assert_int_equal(document->nentries, 4);
    assert_str(entries[0].name, "a b");
    assert_span(document, entries[0].name_span, "a *b*");
    assert_str(entries[0].link->text, "c");
    assert_int_equal(entries[0].row, 0);
    assert_str(entries[1].link->text, "d");
    assert_str(entries[2].name, "");
    assert_null(entries[2].link);
    assert_int_equal(entries[3].link->kind, LINK_TORN);
    assert_str(entries[3].link->url, "https://h.org/a - b");
    assert_ptr_equal(document_entry(document, entries[1].span.start + 3),
                     &entries[1]);
    assert_null(document_entry(document, 0));
    document_free(document);
}

static void test_bullet_entries(void **state)
{
    struct document *document = parse(
        "# H\n- [a](#h)\n\n## S\n"
        "- **[b](u)** - does *this*. [more](w)\n"
        "* text [c](v)\n1. [ ] [d](x)\n   - ![i](i) [e](y) \xE2\x80\x94 f\n");
    const struct entry *entries = document->entries;

    (void)state;
    assert_int_equal(document->nentries, 3);
    assert_str(entries[0].name, "b");
    assert_str(entries[0].link->url, "u");
    assert_str(entries[0].description, "- does this. more");
    assert_int_equal(entries[0].section, 1);
    assert_int_equal(entries[0].table, NONE);
    assert_str(entries[1].name, "d");
    assert_str(entries[2].name, "e");
    assert_str(entries[2].link->url, "y");
    document_free(document);
}

/* Where an item that holds nothing ends, the next block is none of it. */
static void test_items(void **state)
{
    struct document *document = parse("- [a](u)\n  - b\n  - [ ] c\n-\n\n"
                                      "[d](v)\n\n> - e\n> -\n\n[f](w)\n");

    (void)state;
    assert_int_equal(document->nitems, 6);
    assert_int_equal(document->items[0].parent, NONE);
    assert_int_equal(document->items[0].nested, 2);
    assert_int_equal(document->items[1].parent, 0);
    assert_int_equal(document->items[2].parent, 0);
    assert_int_equal(document->items[3].parent, NONE);
    assert_int_equal(document->items[4].parent, NONE);
    assert_int_equal(document->blocks[2].item, 2);
    assert_int_equal(document->blocks[3].item, NONE);
    assert_int_equal(document->blocks[4].item, 4);
    assert_int_equal(document->blocks[5].item, NONE);
    assert_int_equal(document->nentries, 1);
    document_free(document);
}

static void test_torn(void **state)
{
    struct document *document =
        parse("[a b](https://h.org/x - y) and `[c](https://h.org/d e)`\n"
              "[f](https://h.org/g \"t\") [h](/i j)\n");

    (void)state;
    assert_int_equal(document->ntorn, 1);
    assert_span(document, document->torn[0].span, "[a b](https://h.org/x - y)");
    assert_span(document, document->torn[0].text_span, "a b");
    assert_span(document, document->torn[0].target, "https://h.org/x - y");
    assert_int_equal(document->nlinks, 2);
    assert_true(document->links[0].partial);
    assert_span(document, document->links[0].span, "https://h.org/x");
    assert_false(document->links[1].partial);
    document_free(document);
}

static void test_code(void **state)
{
    struct document *document =
        parse("a `b` ``c ` d``\n\n```\nx\n```\n\n    y\n\n| `\\|` |\n|-|\n");

    (void)state;
    assert_int_equal(document->ncode, 5);
    assert_span(document, document->code[0], "`b`");
    assert_span(document, document->code[1], "``c ` d``");
    assert_span(document, document->code[2], "```\nx\n```");
    assert_span(document, document->code[3], "y");
    assert_span(document, document->code[4], "`\\|`");
    assert_true(document_in_code(document, 3));
    assert_false(document_in_code(document, 5));
    document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_images),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_nul),
        cmocka_unit_test(test_invalid_bytes),
        cmocka_unit_test(test_wide_file),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_row_entries),

        cmocka_unit_test(test_bullet_entries),
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_torn),
        cmocka_unit_test(test_code),
    };

    return cmocka_run_group_tests(tests, setup, NULL);
}
