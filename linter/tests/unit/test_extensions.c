/* Parsers that run side by side read what one alone reads. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document/extensions.h"

enum { THREADS = 4, ROUNDS = 400 };

/* What autolink and strikethrough begin with; half of the texts have the
   second. */
static const struct sample {
    const char *text, *holds;
} samples[] = {
    {"see www.example.org and http://example.org/a\n",
     "<a href=\"http://www.example.org\">www.example.org</a> and <a "
     "href=\"http://example.org/a\">"},
    {"~~gone~~ see www.example.org\n",
     "<del>gone</del> see <a href=\"http://www.example.org\">"},
    {"*a ~~b~~ c* ~ http://example.org/~d\n",
     "<em>a <del>b</del> c</em> ~ <a href=\"http://example.org/~d\">"},
    {"| a | b |\n|---|---|\n| *1* | https://example.org |\n",
     "<td><em>1</em></td>\n<td><a href=\"https://example.org\">"},
};

enum { SAMPLES = sizeof samples / sizeof *samples };

static bool reads(const struct sample *sample)
{
    cmark_mem *mem = cmark_get_default_mem_allocator();
    cmark_node *root =
        extensions_parse(str_from(sample->text), CMARK_OPT_DEFAULT, mem);
    char *html = cmark_render_html(root, CMARK_OPT_DEFAULT, NULL);
    bool found = strstr(html, sample->holds) != NULL;

    mem->free(html);
    cmark_node_free(root);
    return found;
}

static void reads_each_alone(void **state)
{
    (void)state;
    for (size_t i = 0; i < SAMPLES; i++)
        assert_true(reads(&samples[i]));
}

/* Returns a null pointer when every text was read as it is alone. */
static void *read_many(void *first)
{
    size_t at = (size_t)((const struct sample *)first - samples);

    for (size_t i = 0; i < ROUNDS; i++)
        if (!reads(&samples[(at + i) % SAMPLES]))
            return first;
    return NULL;
}

static void reads_them_side_by_side(void **state)
{
    pthread_t threads[THREADS];

    (void)state;
    for (size_t i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, read_many,
                                        (void *)(uintptr_t)&samples[i]),
                         0);
    for (size_t i = 0; i < THREADS; i++) {
        void *failed;

        assert_int_equal(pthread_join(threads[i], &failed), 0);
        assert_null(failed);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_each_alone),
        cmocka_unit_test(reads_them_side_by_side),
    };

    extensions_setup();
    extensions_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
