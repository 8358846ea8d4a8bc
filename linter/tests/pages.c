/*
 * The pages about the rules, rules/README.md and rules/<family>/README.md, are
 * made from the rules and their fixtures, and the JSON Schema of the
 * configuration from the reader's tables; this fails if they are not what would
 * be made now. With LISTLINT_BLESS=1 in the environment they are written.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/config_json.h"
#include "cli/read.h"
#include "document/document.h"
#include "explain/explain.h"
#include "explain/words.h"

enum { PAGE_LARGEST = 16 * 1024 * 1024 };

struct pages {
    const char *root;
    bool bless;
    int stale;
    struct arena arena;
};

static void fail(struct pages *pages, struct str path, const char *what)
{
    fprintf(stderr, "%.*s: %s\n", STR_ARG(path), what);
    pages->stale++;
}

static void write_page(struct pages *pages, struct str path, struct str text)
{
    FILE *file = fopen(path.ptr, "wb");
    bool written = file && fwrite(text.ptr, 1, text.len, file) == text.len;

    if ((file && fclose(file)) || !written)
        fail(pages, path, strerror(errno));
}

static void compare_page(struct pages *pages, struct str path, struct str text)
{
    struct buf there;
    struct str error;

    buf_init(&there);
    if (!read_file(&there, path, PAGE_LARGEST, &pages->arena, &error))
        fail(pages, path, error.ptr);
    else if (!str_eq(buf_str(&there), text))
        fail(pages, path, "is stale: cmake --build BUILD --target docs");
    buf_release(&there);
}

static void handle(struct pages *pages, struct str path, struct str text)
{
    if (pages->bless)
        write_page(pages, path, text);
    else
        compare_page(pages, path, text);
}

static void handle_family(struct pages *pages, struct str family)
{
    struct buf page;

    buf_init(&page);
    explain_family(&page, all_rules, family);
    handle(pages,
           str_printf(&pages->arena, "%s/rules/%.*s/README.md", pages->root,
                      STR_ARG(family)),
           buf_str(&page));
    buf_release(&page);
}

static void handle_index(struct pages *pages)
{
    struct buf page;

    buf_init(&page);
    explain_index(&page, all_rules);
    handle(pages, str_printf(&pages->arena, "%s/rules/README.md", pages->root),
           buf_str(&page));
    buf_release(&page);
}

static void handle_schema(struct pages *pages)
{
    struct buf page;

    buf_init(&page);
    config_json(&page, all_rules);
    handle(pages,
           str_printf(&pages->arena, "%s/linter/cli/listlint.schema.json",
                      pages->root),
           buf_str(&page));
    buf_release(&page);
}

int main(int argc, char **argv)
{
    const char *bless = getenv("LISTLINT_BLESS");
    struct pages pages = {.bless = bless && !strcmp(bless, "1")};

    if (argc != 2) {
        fprintf(stderr, "usage: pages ROOT\n");
        return 2;
    }
    pages.root = argv[1];
    arena_init(&pages.arena);
    document_setup();
    handle_index(&pages);
    handle_schema(&pages);
    for (size_t i = 0; all_rules[i]; i++)
        if (family_begins(all_rules, i))
            handle_family(&pages, family_of(all_rules[i]));
    arena_release(&pages.arena);
    return pages.stale != 0;
}
