#include "generate.h"

#include <stdint.h>

/* xorshift64*: good enough to mix, and the same on every machine. */
struct dice {
    uint64_t state;
};

static size_t roll(struct dice *dice, size_t sides)
{
    dice->state ^= dice->state >> 12;
    dice->state ^= dice->state << 25;
    dice->state ^= dice->state >> 27;
    return (size_t)((dice->state * 0x2545F4914F6CDD1Du) >> 33) % sides;
}

#define COUNT(array)      (sizeof array / sizeof *array)
#define PICK(dice, array) (array[roll(dice, COUNT(array))])

static const char *const cells[] = {
    "a",
    "b c",
    "10k",
    "-",
    "",
    "",
    " ",
    "\xe4\xb8\xad\xe6\x96\x87",
    "\xf0\x9f\x98\x80",
    "e\xcc\x81",
    "`x`",
    "`x|y`",
    "``x`|`y``",
    "x\\|y",
    "\\",
    "**b**",
    "*i",
    "_u_ ",
    "~~s~~",
    "<br>",
    "<!-- c -->",
    "<!-- listlint-disable-line -->",
    "x &amp;amp;",
    "[a](https://example.org/a)",
    "[a](https://example.org/a|b)",
    "[a|b](https://example.org/a)",
    "[a](https://example.org/a - b)",
    "[a] (https://example.org/a)",
    "[a](https://example.org/a",
    "[a](https://example.org/a_(b)",
    "(a)[https://example.org/a]",
    "[a](www.example.org)",
    "[a](htps://example.org/)",
    "[a]()",
    "[a][b]",
    "[ ]",
    "![i](i.png)",
    "<https://example.org/>",
    "https://example.org/a\xef\xbc\x8c\xe4\xb8\xad",
    "http:/example.org",
    "\xef\xbd\x9c",
    "a \xe2\x94\x82 b",
    "\xc3\xa8\xc5\x93\xc3\xa5\xc2\xb8\xe2\x80\x9a",
    "\xff",
    "\xe4\xb8",
    "a\x01",
    "a\xe2\x80\xae\x62",
    "a\xe2\x80\x8b",
    "a\xc2\xad\x62 \xef\xb8\x8f \xef\xbb\xbf",
    "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x92\xbb\xe2\x80\x8d",
    "1\xe2\x80\x8b. *\xe2\x81\xa0",
    "[a](https://example.org/a\xe2\x80\x8b)",
    "[a](#heading\xc2\xad)",
    "e\xcc\xa3\xcc\x82 <\xcc\xb8",
    "[a](https://example.org/e\xcc\x81)",
    "a&amp;#39;s &amp;quot;b",
    "[a](?a&amp;amp;b)",
    "[a](\xc2\xa0https://example.org/\xe3\x80\x80)",
    "[a](https://example.org/\xc2\xa0\"b\")",
    "a\xef\xbf\xbd",
    "\xc2\xa0",
};

static const char *const delimiters[] = {
    "---", "---", "---", ":--", "--:", ":-:", "-", "----------",
};

static const char *const broken_delimiters[] = {
    "\xe2\x80\x94", "- -", "::--", "--\xef\xbc\x9a", "===", "", "--|--",
};

/* What stands before every line of a part. */
static const char *const containers[] = {
    "", "", "", "", "> ", "- ", "  ", "> - ", "1. ", "    ", "> > ", "\t",
};

static const char *const lines[] = {
    "text",
    "text with a | pipe",
    "# heading",
    "##\xc2\xa0heading",
    "# e\xcc\x81\xef\xb8\x8f",
    "-\u00a0a\n-\u00a0\u3000b",
    "1.\u00a0a\n\u00a0 2. b",
    "- [\xc2\xa0] task",
    "heading\xc2\xa0\n=====",
    "- [a](https://example.org/a) - text",
    "- [a](https://example.org/a",
    "* [ ] task",
    "```\n| a | b |\n|---|---|\n```",
    "<details>",
    "</details>",
    "<table><tr><td>a</td></tr></table>",
    "<!-- listlint-disable TBL -->",
    "<!-- a comment -->",
    "[b]: https://example.org/b",
    "[unused]: <https://example.org/u> \"title\"",
    "[^1]: note",
    "\xef\xbd\x9c a \xef\xbd\x9c b \xef\xbd\x9c",
    "---",
    "",
    "",
    "",
};

static const char *const line_ends[] = {"\n", "\n", "\n", "\r\n", "\r"};

/* One list in the making. */
struct list {
    struct buf *out;
    struct dice dice;
    const char *line_end;
    size_t columns;
};

static bool one_in(struct list *list, size_t sides)
{
    return !roll(&list->dice, sides);
}

static void end_line(struct list *list)
{
    bool other = one_in(list, 40);

    buf_add(list->out,
            str_from(other ? PICK(&list->dice, line_ends) : list->line_end));
}

/* As many cells as there are columns, mostly. */
static size_t cell_count(struct list *list)
{
    size_t more = roll(&list->dice, 8);

    if (more > 2)
        return list->columns;
    return list->columns + more > 1 ? list->columns + more - 1 : 1;
}

static void add_row(struct list *list, const char *const *words, size_t nwords)
{
    size_t count = cell_count(list);
    bool leading = !one_in(list, 8), trailing = !one_in(list, 8);

    if (leading)
        buf_add(list->out, STR("|"));
    for (size_t i = 0; i < count; i++) {
        if (i)
            buf_add(list->out, STR("|"));
        if (!one_in(list, 6))
            buf_add_char(list->out, ' ');
        buf_add(list->out, str_from(words[roll(&list->dice, nwords)]));
        if (!one_in(list, 6))
            buf_add_char(list->out, ' ');
    }
    if (trailing)
        buf_add(list->out, STR("|"));
    if (one_in(list, 10))
        buf_add(list->out, STR("  "));
    end_line(list);
}

static void add_delimiter(struct list *list)
{
    if (one_in(list, 12))
        return;
    if (one_in(list, 8))
        add_row(list, broken_delimiters, COUNT(broken_delimiters));
    else
        add_row(list, delimiters, COUNT(delimiters));
}

/* A line between two rows, now and then. */
static void add_interruption(struct list *list)
{
    static const char *const between[] = {
        "",
        "",
        "<!-- c -->",
        "text",
        "    | a | b |",
        "> | a | b |",
        "|---|---|",
        "# heading",
    };

    if (!one_in(list, 10))
        return;
    buf_add(list->out, str_from(PICK(&list->dice, between)));
    end_line(list);
}

/* The container's mark stands on every line, or on the first one only, as in
   a list item, or is forgotten on some. */
static void add_table(struct list *list, const char *container)
{
    size_t rows = 1 + roll(&list->dice, 5);
    bool item = one_in(list, 2);

    list->columns = 1 + roll(&list->dice, 4);
    buf_add(list->out, str_from(container));
    add_row(list, cells, COUNT(cells));
    for (size_t i = 0; i < rows; i++) {
        if (i)
            add_interruption(list);
        if (!one_in(list, 15))
            buf_add(list->out, str_from(item ? "  " : container));
        if (i)
            add_row(list, cells, COUNT(cells));
        else
            add_delimiter(list);
    }
    if (!one_in(list, 4))
        end_line(list);
}

static void add_line(struct list *list, const char *container)
{
    buf_add(list->out, str_from(container));
    buf_add(list->out, str_from(PICK(&list->dice, lines)));
    end_line(list);
}

void generate_list(struct buf *out, unsigned number)
{
    struct list list = {.out = out, .dice = {0x9E3779B97F4A7C15u + number}};
    size_t parts;

    for (size_t i = 0; i < 8; i++)
        roll(&list.dice, 2); /* near seeds part ways */
    list.line_end = PICK(&list.dice, line_ends);
    parts = 1 + roll(&list.dice, 6);
    if (one_in(&list, 30))
        buf_add(out, STR("\xef\xbb\xbf"));
    for (size_t i = 0; i < parts; i++) {
        const char *container = PICK(&list.dice, containers);

        if (one_in(&list, 3))
            add_line(&list, container);
        else
            add_table(&list, container);
    }
}
