#include "document/extensions.h"

#include <pthread.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#ifdef __has_feature
#define CLANG_WATCHES_LEAKS __has_feature(address_sanitizer)
#else
#define CLANG_WATCHES_LEAKS 0
#endif
#if defined(__SANITIZE_ADDRESS__) || CLANG_WATCHES_LEAKS
#include <sanitizer/lsan_interface.h>
#else
#define __lsan_disable()
#define __lsan_enable()
#endif

/* Without strikethrough, which only a text with its mark has use for. */
static const char *const names[] = {"table", "autolink", "tasklist",
                                    "tagfilter"};

enum { MARK = '~' };

/* Held by the one parser that may read inlines with strikethrough. */
static pthread_mutex_t marked = PTHREAD_MUTEX_INITIALIZER;

/* What mark_for_good takes from one is lost, and the leak detector told so. */
static void register_all(void)
{
    __lsan_disable();
    cmark_gfm_core_extensions_ensure_registered();
    __lsan_enable();
}

static void attach(cmark_parser *parser, const char *name)
{
    cmark_parser_attach_syntax_extension(parser,
                                         cmark_find_syntax_extension(name));
}

/*
 * cmark-gfm has one table, for all parsers, of the bytes that begin an inline.
 * Each parser marks those of its extensions before it reads inlines and unmarks
 * them afterwards, and so would take them from a parser that runs beside it.
 *
 * Two extensions have such bytes. Those of autolink, which every parser here
 * has, are marked once; then its list of them is emptied, so that no parser
 * marks or unmarks any. The list of strikethrough cannot be: cmark-gfm looks
 * there for what a run of marks means. But a parser looks up no other bytes
 * than its text has, and so does without where that has no such mark.
 */
static void mark_for_good(void)
{
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);

    attach(parser, "autolink");
    cmark_manage_extensions_special_characters(parser, true);
    cmark_parser_free(parser);
    cmark_syntax_extension_set_special_inline_chars(
        cmark_find_syntax_extension("autolink"), NULL);
}

void extensions_setup(void)
{
    register_all();
    mark_for_good();
}

static cmark_node *finish_marked(cmark_parser *parser)
{
    cmark_node *root;

    pthread_mutex_lock(&marked);
    root = cmark_parser_finish(parser);
    pthread_mutex_unlock(&marked);
    return root;
}

cmark_node *extensions_parse(struct str source, int options, cmark_mem *mem)
{
    cmark_parser *parser = cmark_parser_new_with_mem(options, mem);
    bool has_mark = str_has_char(source, MARK);
    cmark_node *root;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        attach(parser, names[i]);
    if (has_mark)
        attach(parser, "strikethrough");
    cmark_parser_feed(parser, source.ptr, source.len);
    root = has_mark ? finish_marked(parser) : cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}
