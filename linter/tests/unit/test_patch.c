#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "cli/patch.h"
#include "cli/patch_name.h"
#include "text/alloc.h"
#include "text/buf.h"

/* All that a patch holds: `path 3-5 =9-11`, from lines up to, not including,
   lines; `=` before lines that adjoin others that went. */
static void tell(struct buf *out, const struct patch *patch)
{
    for (size_t i = 0; i < patch->nfiles; i++) {
        const struct patch_file *file = &patch->files[i];

        buf_printf(out, "%s%.*s%s", i ? "\n" : "", STR_ARG(file->path),
                   file->whole ? " whole" : "");
        for (size_t r = 0; r < file->nruns; r++) {
            struct line_run run = patch->runs.items[file->first + r];

            buf_printf(out, " %s%zu-%zu", run.added ? "" : "=", run.first,
                       run.end);
        }
    }
}

static void assert_patch(struct str text, const char *expected)
{
    struct patch patch;
    struct str error;
    struct buf out;

    buf_init(&out);
    if (patch_read(&patch, text, &error))
        tell(&out, &patch);
    else
        buf_add(&out, error);
    assert_string_equal(out.len ? out.ptr : "", expected);
    buf_release(&out);
    patch_release(&patch);
}

struct example {
    const char *text, *expected;
};

static void assert_examples(const struct example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_patch(str_from(examples[i].text), examples[i].expected);
}

#define ASSERT_EXAMPLES(examples)                                              \
    assert_examples(examples, sizeof examples / sizeof *examples)

static void added_lines_are_found(void **state)
{
    static const struct example examples[] = {
        {"", ""},
        {"\n\n", ""},
        {"--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n", "x 0-1"},
        {"--- a/x\n+++ b/x\n@@ -1,3 +1,4 @@\n a\n+b\n c\n d\n", "x 1-2"},
        {"--- a/x\n+++ b/x\n@@ -0,0 +1,2 @@ # List\n+a\n+b\n", "x 0-2"},
        {"--- a/x\n+++ b/x\n@@ -1,3 +1,5 @@\n+a\n\n+b\n \n d\n", "x 0-1 2-3"},
        {"--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n@@ -7 +7,2 @@\n-a\n+b\n+c\n",
         "x 0-1 6-8"},
        {"--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n"
         "\\ No newline at end of file\n",
         "x 0-1"},
        {"--- x\r\n+++ x\r\n@@ -1,2 +1,2 @@\r\n-a\r\n+b\r\n \r\n", "x 0-1"},
        {"--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\n-- \n2.39\n", "x 0-1"},
        {"--- x\n+++ x\n@@ -1,2 +1,2 @@\n--- y\n+++ y\n-a\n+b\n", "x 0-2"},
        {"\xEF\xBB\xBF--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\n", "x 0-1"},
    };

    (void)state;
    ASSERT_EXAMPLES(examples);
}

/* An entry that goes is nothing to its neighbours. */
static void lines_beside_removed_ones_are_found(void **state)
{
    static const struct example examples[] = {
        {"--- a/x\n+++ b/x\n@@ -3 +2,0 @@\n-\n", "x =1-3"},
        {"--- a/x\n+++ b/x\n@@ -1 +0,0 @@\n-# A\n", "x =0-1"},
        {"--- a/x\n+++ b/x\n@@ -3 +2,0 @@\n-- [a](b)\n", "x"},
        {"--- a/x\n+++ b/x\n@@ -3,2 +2,0 @@\n-- [a](b)\n-\n", "x =1-3"},
        {"--- a/x\n+++ b/x\n@@ -3,3 +3,2 @@\n a\n-\n b\n", "x =2-4"},
        {"--- a/x\n+++ b/x\n@@ -3 +3 @@\n-\n+a\n", "x 2-3"},
        {"--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n", ""},
    };

    (void)state;
    ASSERT_EXAMPLES(examples);
}

static void files_are_told_apart(void **state)
{
    static const struct example examples[] = {
        {"diff --git a/b b/b\nindex 1..2 100644\n--- a/b\n+++ b/b\n"
         "@@ -1 +1 @@\n-a\n+b\ndiff --git a/a b/a\n--- a/a\n+++ b/a\n"
         "@@ -2 +2 @@\n-a\n+b\n",
         "a 1-2\nb 0-1"},
        {"diff -u old/b new/b\n--- old/b\t2020-01-01 00:00:00\n"
         "+++ new/b\t2020-01-02 00:00:00\n@@ -1 +1 @@\n-a\n+b\n"
         "Only in new: c\n--- d\n+++ d\n@@ -1 +1 @@\n-a\n+b\n",
         "b 0-1\nd 0-1"},
        {"diff --git a/a b/b\nsimilarity index 100%\nrename from a\n"
         "rename to b\n",
         ""},
        {"diff --git a/a b/c d\nsimilarity index 50%\nrename from a\n"
         "rename to c d\n--- a/a\n+++ b/c d\t\n@@ -1 +1 @@\n-a\n+b\n",
         "c d 0-1"},
        {"diff --git a/x b/x\nBinary files a/x and b/x differ\n", "x whole"},
        {"Binary files old/x and new/x differ\n", "x whole"},
        {"diff --git a/x b/x\nGIT binary patch\nliteral 2\nJcmZQz\n",
         "x whole"},
        {"Subject: x\n\n---\n x | 1 +\n\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n"
         "@@ -1 +1 @@\n-a\n+b\n",
         "x 0-1"},
    };

    (void)state;
    ASSERT_EXAMPLES(examples);
}

#define HUNK "@@ -1 +1 @@\n-a\n+b\n"

static void names_are_read(void **state)
{
    static const struct example examples[] = {
        {"--- i/x\n+++ w/x\n" HUNK, "x 0-1"},
        {"--- x\n+++ x\n" HUNK, "x 0-1"},
        {"--- b/x\n+++ b/x\n" HUNK, "b/x 0-1"},
        {"--- x.orig\n+++ x\n" HUNK, "x 0-1"},
        {"--- ./x\n+++ .//x\n" HUNK, "x 0-1"},
        {"--- /a/x\n+++ /b/x\n" HUNK, "/b/x 0-1"},
        {"--- /dev/null\n+++ b/x\n" HUNK, "x 0-1"},
        {"--- /dev/null\n+++ docs/x\n" HUNK, "docs/x 0-1"},
        {"diff --git b/x b/x\nnew file\n--- /dev/null\n+++ b/x\n" HUNK,
         "b/x 0-1"},
        {"--- a/x y\t\n+++ b/x y\t\n" HUNK, "x y 0-1"},
        {"--- \"a/na\\303\\257ve\"\n+++ \"b/na\\303\\257ve\"\n" HUNK,
         "na\xC3\xAFve 0-1"},
        {"--- \"a/\\t\\\"\\\\\"\n+++ \"b/\\t\\\"\\\\\"\n" HUNK, "\t\"\\ 0-1"},
    };

    (void)state;
    ASSERT_EXAMPLES(examples);
}

static void what_is_no_diff_is_refused(void **state)
{
    static const struct example examples[] = {
        {"\n# List\n", "line 2: not a unified diff"},
        {"--- x\n", "line 1: not a unified diff"},
        {HUNK, "line 1: a hunk of no file"},
        {"--- x\n+++ x\n@@ -1 +1 @@\n-a\n",
         "line 4: the diff ends within a hunk"},
        {"--- x\n+++ x\n@@ -1 +1 @@\n-a\nb\n",
         "line 5: the hunk has fewer lines than its head says"},
        {"--- x\n+++ x\n@@ -1 +1 @@\n-a\n-b\n",
         "line 5: the hunk has more lines than its head says"},
        {"--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b\n+c\n",
         "line 6: the hunk has more lines than its head says"},
        {"--- x\n+++ x\n@@ -1 +0 @@\n-a\n+b\n",
         "line 3: not the head of a hunk"},
        {"--- x\n+++ x\n@@ -1 +99999999999999999999 @@\n-a\n+b\n",
         "line 3: not the head of a hunk"},
        {"--- x\n+++ x\n@@ what @@\n", "line 3: not the head of a hunk"},
        {"diff --cc x\n@@@ -1 -1 +1 @@@\n",
         "line 1: a combined diff, of a merge; compare with one parent"},
        {"--- x\n+++ \"x\n" HUNK,
         "line 2: the name is not quoted as git does it"},
        {"--- x\n+++ \"\\400\"\n" HUNK,
         "line 2: the name is not quoted as git does it"},
        {"--- x\n+++ \"\\", "line 2: the name is not quoted as git does it"},
    };

    (void)state;
    ASSERT_EXAMPLES(examples);
}

/* A file's runs are those of all its parts, cut to its text. */
static void lines_become_places(void **state)
{
    struct patch patch;
    struct arena arena;
    struct str error;
    const struct changed *changed;

    (void)state;
    arena_init(&arena);
    assert_true(patch_read(&patch,
                           STR("--- x\n+++ x\n@@ -3 +3 @@\n-a\n+b\n"
                               "--- x\n+++ x\n@@ -1 +1,2 @@\n-a\n+b\n+c\n"
                               "@@ -9 +9 @@\n-a\n+b\n"),
                           &error));
    changed = patch_changed(&patch, &arena, STR("x"), STR("a\nbc\nd\ne"));
    assert_int_equal(changed->added.count, 1);
    assert_int_equal(changed->added.items[0].start, 0);
    assert_int_equal(changed->added.items[0].end, 7);
    changed = patch_changed(&patch, &arena, STR("y"), STR("a"));
    assert_int_equal(changed->added.count, 0);
    patch_release(&patch);
    arena_release(&arena);
}

static const char sample[] =
    "diff --git \"a/\\303\\244\" \"b/\\303\\244\"\nrename to \"\\303\"\n"
    "--- \"a/\\303\\244\"\t\n+++ \"b/\\303\\244\"\n@@ -1,2 +1,2 @@\n-a\n"
    "+b\n c\n\\ No\n@@ -9 +9,0 @@\n-# c\nBinary files a/x and b/x differ\n"
    "GIT binary patch\n--- a/x y\t2\n+++ b/x y\t2\n@@ -1 +1 @@\n-a\n+b\n";

/* The same answer or another, but no end of the program. The text has a place
   of its own, so that no byte behind it is read unseen. */
static void read_some(const char *text, size_t len)
{
    char *exact = mem_alloc(len ? len : 1);
    struct patch patch;
    struct arena arena;
    struct str error;

    memcpy(exact, text, len);
    arena_init(&arena);
    if (patch_read(&patch, (struct str){exact, len}, &error))
        for (size_t i = 0; i < patch.nfiles; i++)
            patch_changed(&patch, &arena, patch.files[i].path, STR("a\nb\nc"));
    patch_release(&patch);
    arena_release(&arena);
    mem_free(exact);
}

static void any_cut_is_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sample; i++)
        read_some(sample, i);
}

static void any_bytes_are_read(void **state)
{
    static const char bytes[] = "\0\n\r@+-\" \\/9,0ab\xFF\t";
    uint32_t random = 1;

    (void)state;
    for (size_t i = 0; i < 20000; i++) {
        char text[sizeof sample];

        memcpy(text, sample, sizeof sample);
        for (size_t n = 0; n < 1 + i % 5; n++) {
            random = random * 1664525 + 1013904223;
            text[(random >> 8) % sizeof text] =
                bytes[(random >> 4) % (sizeof bytes - 1)];
        }
        read_some(text, sizeof text - 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(added_lines_are_found),
        cmocka_unit_test(lines_beside_removed_ones_are_found),
        cmocka_unit_test(files_are_told_apart),
        cmocka_unit_test(names_are_read),
        cmocka_unit_test(what_is_no_diff_is_refused),
        cmocka_unit_test(lines_become_places),
        cmocka_unit_test(any_cut_is_read),
        cmocka_unit_test(any_bytes_are_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
