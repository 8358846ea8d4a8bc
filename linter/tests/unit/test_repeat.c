#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "engine/rule.h"

enum { MOST = 8 };

/* What the visits have seen, one letter an entry and comparison. */
struct seen {
    struct check check; /* first: a visit gets only this */
    char rows[64], links[64], names[64];
    char firsts[64]; /* the numbers of the entries whose links are repeated */
    size_t count;
};

static char letter(const struct repeat *repeat)
{
    return ".lda"[repeat->scope];
}

/* The number of the entry among those of all documents. */
static size_t number_of(const struct collection *collection,
                        const struct document *document,
                        const struct entry *entry)
{
    size_t number = 0;

    for (size_t i = 0; collection->documents[i] != document; i++)
        number += collection->documents[i]->nentries;
    return number + (size_t)(entry - document->entries);
}

/* No entry repeats another until a visit says so. */
static void count_entries(struct seen *seen)
{
    const struct collection *collection = seen->check.collection;

    for (size_t i = 0; i < collection->count; i++)
        seen->count += collection->documents[i]->nentries;
    assert_true(seen->count < sizeof seen->rows);
    memset(seen->rows, '.', seen->count);
    memset(seen->links, '.', seen->count);
    memset(seen->names, '.', seen->count);
    memset(seen->firsts, '.', seen->count);
}

static void visit(struct check *check, const struct repeats *repeats)
{
    struct seen *seen = (struct seen *)check;
    const struct collection *collection = check->collection;
    const struct repeat *link = &repeats->link;
    size_t number = number_of(collection, repeats->document, repeats->entry);

    assert_true(number < seen->count);
    seen->rows[number] = letter(&repeats->row);
    seen->links[number] = letter(&repeats->link);
    seen->names[number] = letter(&repeats->name);
    if (link->scope)
        seen->firsts[number] = "0123456789abcdef"[number_of(
            collection, link->document, link->entry)];
}

struct file {
    const char *path, *source;
};

/* Compares the entries of the files; the letters are of `seen`. */
static void look(struct seen *seen, const struct file *files)
{
    struct document *documents[MOST];
    struct collection collection = {.documents = documents};
    struct arena arena;

    arena_init(&arena);
    for (; files[collection.count].path; collection.count++)
        documents[collection.count] =
            document_parse(str_from(files[collection.count].path),
                           str_from(files[collection.count].source));
    collection_learn(&arena, &collection, NULL);
    *seen =
        (struct seen){.check = {.collection = &collection, .arena = &arena}};
    count_entries(seen);
    repeat_each(&seen->check, visit);
    for (size_t i = 0; i < collection.count; i++)
        document_free(documents[i]);
    arena_release(&arena);
}

#define A "- [A](https://x.org/a) - the first\n"
#define B "- [B](https://x.org/b)\n"

static void test_scopes(void **state)
{
    static const struct file files[] = {
        {"a.md", "# One\n" A B A "# Two\n" A "- [A](https://x.org/c)\n"},
        {"b.md", B},
        {NULL, NULL},
    };
    struct seen seen;

    (void)state;
    look(&seen, files);
    assert_string_equal(seen.links, "..ld.a");
    assert_string_equal(seen.rows, "..l...");
    assert_string_equal(seen.names, "..ldl.");
}

/* A translation is not held against its list, nor against others. */
static void test_translations(void **state)
{
    static const struct file files[] = {
        {"README.md", A},         {"README_zh-CN.md", A}, {"other.md", A},
        {"docs/README.de.md", A}, {NULL, NULL},
    };
    struct seen seen;

    (void)state;
    look(&seen, files);
    assert_string_equal(seen.links, "..a.");
}

/* Lists in two languages are not held against each other. */
static void test_languages(void **state)
{
    static const struct file files[] = {
        {"README.md", A},  {"tools-zh.md", A},      {"apps-ja.md", A},
        {"apps_zh.md", A}, {"docs/tools-en.md", A}, {NULL, NULL},
    };
    struct seen seen;

    (void)state;
    look(&seen, files);
    assert_string_equal(seen.links, "...aa");
}

#define FIVE                                                                   \
    "- [A](https://x.org/1)\n- [B](https://x.org/2)\n"                         \
    "- [C](https://x.org/3)\n- [D](https://x.org/4)\n"                         \
    "- [E](https://x.org/5)\n"

/* What holds nearly all links of another is a copy or a part of it. */
static void test_copies(void **state)
{
    static const struct file files[] = {
        {"a.md", FIVE A},
        {"header.md", FIVE B},
        {"other.md", B "- [C](https://x.org/3)\n"},
        {NULL, NULL},
    };
    struct seen seen;

    (void)state;
    look(&seen, files);
    assert_string_equal(seen.links, "............aa");
}

/* A paragraph parts two lists, a comment or what belongs to an item does
   not. */
static void test_parts(void **state)
{
    static const struct file files[] = {
        {"a.md", A B "\nMore\n\n" A "\n<!-- x -->\n\n" A "\n  more\n\n" A},
        {NULL, NULL},
    };
    struct seen seen;

    (void)state;
    look(&seen, files);
    assert_string_equal(seen.links, "..dll");
}

/* A bullet below another may lead where that one does. */
static void test_below(void **state)
{
    static const struct file files[] = {
        {"a.md", A "  " B "    " A "  " A "- one\n  " A "  " B},
        {NULL, NULL},
    };
    struct seen seen;

    (void)state;
    look(&seen, files);
    assert_string_equal(seen.links, "....dd");
}

/* Bullets under two items are two lists. */
static void test_items(void **state)
{
    static const struct file files[] = {
        {"a.md", "- one\n  " A "- two\n  " A "  " A},
        {NULL, NULL},
    };
    struct seen seen;

    (void)state;
    look(&seen, files);
    assert_string_equal(seen.links, ".dl");
    assert_string_equal(seen.rows, "..l");
}

/* A bullet with more below it is not the same as another. */
static void test_more_below(void **state)
{
    static const struct file files[] = {
        {"a.md", B "\n  more\n" B "  - child\n" B "> " B "> " B},
        {NULL, NULL},
    };
    struct seen seen;

    (void)state;
    look(&seen, files);
    assert_string_equal(seen.rows, "...ll");
    assert_string_equal(seen.links, ".llll");
}

/* Lists by turns: each entry is held against the first of its list, else of
   its document, though that was only seen once when the next list began. */
static void test_interleaved(void **state)
{
    static const struct file files[] = {
        {"a.md", "# One\n- one\n  " A "# Two\n" A A "# Three\n" B A A B},
        {NULL, NULL},
    };
    static const struct file tables[] = {
        {"a.md", "- "
                 "[x](https://x.org/x)\n" A "\n| Name |\n| --- |\n"
                 "| [a](https://x.org/a) |\n| [x](https://x.org/x) |\n"
                 "| [b](https://x.org/b) |\n| [a](https://x.org/a) |\n\n"
                 "| Name |\n| --- |\n| [b](https://x.org/b) |\n"
                 "| [a](https://x.org/a) |\n| [b](https://x.org/b) |\n"},
        {NULL, NULL},
    };
    struct seen seen;

    (void)state;
    look(&seen, files);
    assert_string_equal(seen.links, ".dl.dll");
    assert_string_equal(seen.firsts, ".01.043");
    look(&seen, tables);
    assert_string_equal(seen.links, "..dd.lddl");
    assert_string_equal(seen.firsts, "..10.2416");
}

/* The key in list A, in list B, and in list A again, which bullets below other
   bullets make: the third is held against the first. */
static void test_list_again(void **state)
{
    static const struct file files[] = {
        {"a.md", A "- more\n  " A "  " B A B B},
        {NULL, NULL},
    };
    struct seen seen;

    (void)state;
    look(&seen, files);
    assert_string_equal(seen.links, ".d.ldl");
    assert_string_equal(seen.firsts, ".0.024");
}

/* The first of the nearest scope counts, and the first document of all of the
   language that is no translation. */
static void test_documents_again(void **state)
{
    static const struct file files[] = {
        {"a.md", A},    {"b-zh.md", A},  {"c.md", B A "# Two\n" A A},
        {"d-zh.md", A}, {"e.md", B A A}, {NULL, NULL},
    };
    static const struct file family[] = {
        {"README.md", A},    {"README.de.md", A}, {"other.md", A},
        {"README.fr.md", A}, {"third.md", A A},   {NULL, NULL},
    };
    struct seen seen;

    (void)state;
    look(&seen, files);
    assert_string_equal(seen.links, "...adlaaal");
    assert_string_equal(seen.firsts, "...0341208");
    look(&seen, family);
    assert_string_equal(seen.links, "..a.al");
    assert_string_equal(seen.firsts, "..0.04");
}

static void test_rows(void **state)
{
    static const struct file files[] = {
        {"a.md", "| Name | Size | Link |\n| --- | --- | --- |\n"
                 "| A | 1 | [A](https://x.org/a) |\n"
                 "|A|1|[A](https://x.org/a)|\n"
                 "| B | 1 | [B](https://www.x.org/a/) |\n"
                 "| Name | Size | Link |\n"
                 "| Name | Size | Link |\n"
                 "| **T** | | |\n"
                 "| **T** | | |\n"},
        {NULL, NULL},
    };
    struct seen seen;

    (void)state;
    look(&seen, files);
    assert_string_equal(seen.rows, ".l.....");
    assert_string_equal(seen.links, ".ll....");
    assert_string_equal(seen.names, ".l..l.l");
}

/* The same paper does not make two rows one; the name's own link does. */
static void test_own_link(void **state)
{
    static const struct file files[] = {
        {"a.md", "| Name | Paper |\n| --- | --- |\n"
                 "| A | [p](https://x.org/p) |\n"
                 "| B | [p](https://x.org/p) |\n"
                 "| [C](https://x.org/c) | [p](https://x.org/p) |\n"
                 "| [D](https://x.org/c) | [q](https://x.org/q) |\n"},
        {NULL, NULL},
    };
    struct seen seen;

    (void)state;
    look(&seen, files);
    assert_string_equal(seen.links, "...l");
}

/* Files, fragments and mail name nothing that could be there twice. */
static void test_targets(void **state)
{
    static const struct file files[] = {
        {"a.md", "- [A](a.md)\n- [B](a.md)\n- [C](#c)\n- [D](#c)\n"
                 "- [E](mailto:e@x.org)\n- [F](mailto:e@x.org)\n"},
        {NULL, NULL},
    };
    struct seen seen;

    (void)state;
    look(&seen, files);
    assert_string_equal(seen.links, "....");
}

/* What was damaged is what it was; where bytes were lost, only what has the
   same ones left is the same. */
static void test_damaged(void **state)
{
    static const struct file files[] = {
        {"a.md", "- [Été](https://x.org/a) - l’été\n"
                 "- [Ã‰tÃ©](https://x.org/a) - lâ€™Ã©tÃ©\n"
                 "- [Ãªtre](https://x.org/b)\n"},
        {"b.md", "| Name | Link |\n| --- | --- |\n"
                 "| Étre | [a](https://x.org/c) |\n"
                 "| â€œhiâ€ | [b](https://x.org/d) |\n"
                 "| â€œhoâ€ | [b](https://x.org/e) |\n"
                 "| â€œhiâ€ | [b](https://x.org/f) |\n"},
        {NULL, NULL},
    };
    struct seen seen;

    (void)state;
    look(&seen, files);
    assert_string_equal(seen.rows, ".l.....");
    assert_string_equal(seen.names, ".l....l");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scopes),
        cmocka_unit_test(test_translations),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_copies),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_below),
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_more_below),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_own_link),
        cmocka_unit_test(test_targets),
        cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_interleaved),
        cmocka_unit_test(test_list_again),
        cmocka_unit_test(test_documents_again),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
