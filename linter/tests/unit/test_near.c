#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/rule.h"
#include "text/buf.h"

/* What the visits have seen; a visit gets only the check. */
struct seen {
    struct check check; /* first */
    struct buf buf;
};

static void visit(struct check *check, const struct document *document,
                  const struct near *near)
{
    struct seen *seen = (struct seen *)check;

    buf_printf(&seen->buf, "%zu %.*s/%.*s %s;",
               document_line(document, near->entry->span.start) + 1,
               STR_ARG(near->word), STR_ARG(near->first_word),
               near->owned ? "owner" : "site");
}

#define HUB "https://github.com/"

static const struct {
    const char *source, *found;
} lists[] = {
    {"- [Annotation kit](" HUB "x/a)\n- [Annotatoin-kit](" HUB "X/b)\n",
     "2 Annotatoin/Annotation owner;"},
    {"- [Annotation](https://x.org/a)\n- [Anotation](http://www.x.org/b)\n",
     "2 Anotation/Annotation site;"},
    {"- [Annotation](" HUB "x/a)\n- [Anotation](" HUB "y/b)\n", ""},
    {"- [Annotation](" HUB "x/a)\n- [Anotation](" HUB "x/a/)\n", ""},
    {"- [Annotation](https://x.org/a)\n- [Anotation](a.md)\n", ""},
    {"- [Annotation](https://arxiv.org/a)\n"
     "- [Anotation](https://arxiv.org/b)\n",
     ""},
    {"- [Annotation 2](" HUB "x/a)\n- [Anotation 3](" HUB "x/b)\n", ""},
    {"- [Annotation2](" HUB "x/a)\n- [Anotation2](" HUB "x/b)\n", ""},
    {"- [Annotation](" HUB "x/a)\n- [Anotation](" HUB "x/b)\n\n"
     "More annotation.\n",
     "2 Anotation/Annotation owner;"},
    {"- [Annotation](" HUB "x/a)\n- [Anotation](" HUB "x/b)\n\n"
     "ANNOTATION and anotation.\n",
     ""},
    /* The third has the link of the first, and is another rule's. */
    {"- [Annotation](" HUB "x/a)\n- [Kit](" HUB "x/b)\n"
     "- [Anotation](" HUB "x/b)\n",
     ""},
    {"", ""},
};

static void test_near(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct document *document =
            document_parse(STR("a.md"), str_from(lists[i].source));
        struct collection collection = {.documents = &document, .count = 1};
        struct seen seen = {.check = {.collection = &collection}};
        struct arena arena;

        arena_init(&arena);
        collection_learn(&arena, &collection, NULL);
        buf_init(&seen.buf);
        buf_add(&seen.buf, STR(""));
        near_each(&seen.check, visit);
        buf_add_char(&seen.buf, '\0');
        assert_string_equal(buf_str(&seen.buf).ptr, lists[i].found);
        buf_release(&seen.buf);
        arena_release(&arena);
        document_free(document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_near)};

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
