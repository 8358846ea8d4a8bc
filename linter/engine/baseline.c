#include "engine/baseline.h"

#include <stdlib.h>
#include <string.h>

#include "engine/about.h"
#include "engine/fingerprint.h"
#include "text/alloc.h"
#include "text/printable.h"

void baseline_init(struct baseline *baseline)
{
    *baseline = (struct baseline){0};
    arena_init(&baseline->arena);
}

void baseline_release(struct baseline *baseline)
{
    mem_free(baseline->items);
    mem_free(baseline->lists);
    arena_release(&baseline->arena);
}

static const char *copy(struct baseline *baseline, const char *text)
{
    return arena_copy(&baseline->arena, text, strlen(text));
}

void baseline_add(struct baseline *baseline, const struct baseline_entry *entry)
{
    size_t count = baseline->count;
    bool same = count && !strcmp(baseline->items[count - 1].path, entry->path);

    baseline->items = mem_grow(baseline->items, count, &baseline->capacity,
                               sizeof *baseline->items);
    baseline->items[baseline->count++] = (struct baseline_entry){
        .path = same ? baseline->items[count - 1].path
                     : copy(baseline, entry->path),
        .rule = copy(baseline, entry->rule),
        .fingerprint = copy(baseline, entry->fingerprint),
        .about = copy(baseline, entry->about),
    };
}

void baseline_add_list(struct baseline *baseline, const char *path)
{
    baseline->lists =
        mem_grow(baseline->lists, baseline->nlists, &baseline->list_capacity,
                 sizeof *baseline->lists);
    baseline->lists[baseline->nlists++] =
        (struct baseline_list){.path = copy(baseline, path)};
}

static int compare(const void *a, const void *b)
{
    const struct baseline_entry *x = a, *y = b;
    int order = strcmp(x->path, y->path);

    if (!order)
        order = strcmp(x->rule, y->rule);
    return order ? order : strcmp(x->fingerprint, y->fingerprint);
}

/* What stays of equal entries does not depend on the order they came in. */
static int compare_all(const void *a, const void *b)
{
    const struct baseline_entry *x = a, *y = b;
    int order = compare(a, b);

    return order ? order : strcmp(x->about, y->about);
}

static int compare_lists(const void *a, const void *b)
{
    const struct baseline_list *x = a, *y = b;

    return strcmp(x->path, y->path);
}

/* Sorts and drops what is there already. */
static size_t sort_once(void *items, size_t count, size_t size,
                        int (*sorts)(const void *, const void *),
                        int (*tells)(const void *, const void *))
{
    char *all = items;
    size_t kept = 0;

    if (count)
        qsort(all, count, size, sorts);
    for (size_t i = 0; i < count; i++)
        if (!kept || tells(all + (kept - 1) * size, all + i * size))
            memmove(all + kept++ * size, all + i * size, size);
    return kept;
}

void baseline_sort(struct baseline *baseline)
{
    const char *last = NULL;

    for (size_t i = 0; i < baseline->count; i++) {
        const char *path = baseline->items[i].path;

        if (!last || strcmp(last, path))
            baseline_add_list(baseline, path);
        last = path;
    }
    baseline->count = sort_once(baseline->items, baseline->count,
                                sizeof *baseline->items, compare_all, compare);
    baseline->nlists =
        sort_once(baseline->lists, baseline->nlists, sizeof *baseline->lists,
                  compare_lists, compare_lists);
}

const char *baseline_path(struct arena *arena, const struct document *document)
{
    return printable(arena, fingerprint_path(document));
}

struct baseline_list *baseline_list(const struct baseline *baseline,
                                    const char *path)
{
    struct baseline_list key = {.path = path};

    return baseline->nlists ? bsearch(&key, baseline->lists, baseline->nlists,
                                      sizeof *baseline->lists, compare_lists)
                            : NULL;
}

struct baseline_entry *baseline_find(const struct baseline *baseline,
                                     const char *path, const char *rule,
                                     const char *fingerprint)
{
    struct baseline_entry key = {
        .path = path, .rule = rule, .fingerprint = fingerprint};

    return baseline->count ? bsearch(&key, baseline->items, baseline->count,
                                     sizeof *baseline->items, compare)
                           : NULL;
}

static void make_room(struct findings *findings)
{
    findings->baselined =
        mem_resize(findings->baselined, findings->nbaselined + findings->count,
                   sizeof(struct finding *));
}

/* Keeps what the baseline does not know. */
static void part(struct baseline *baseline, struct findings *findings,
                 struct arena *arena)
{
    const struct document *document = NULL;
    const char *path = NULL;
    size_t count = findings->count;

    findings->count = 0;
    for (size_t i = 0; i < count; i++) {
        struct finding *finding = findings->items[i];
        struct baseline_entry *entry;

        if (finding->document != document)
            path = baseline_path(arena, finding->document);
        document = finding->document;
        entry = baseline_find(baseline, path, finding->rule->code,
                              finding->fingerprint);
        if (entry) {
            entry->state = BASELINE_FOUND;
            findings->baselined[findings->nbaselined++] = finding;
        } else {
            findings->items[findings->count++] = finding;
        }
    }
}

void baseline_match(struct baseline *baseline, struct findings *findings)
{
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < baseline->count; i++)
        baseline->items[i].state = BASELINE_UNSEEN;
    make_room(findings);
    part(baseline, findings, &arena);
    arena_release(&arena);
}

static const char *about(struct arena *arena, const struct finding *finding)
{
    return finding->whole
               ? ""
               : about_place(arena, finding->document, finding->span.start);
}

static void add_finding(struct baseline *baseline, struct arena *arena,
                        const struct finding *finding)
{
    baseline_add(baseline, &(struct baseline_entry){
                               .path = baseline_path(arena, finding->document),
                               .rule = finding->rule->code,
                               .fingerprint = finding->fingerprint,
                               .about = about(arena, finding),
                           });
}

void baseline_accept(struct baseline *baseline, struct findings *findings,
                     const struct collection *collection)
{
    struct arena arena;

    arena_init(&arena);
    make_room(findings);
    for (size_t i = 0; i < findings->count; i++)
        findings->baselined[findings->nbaselined++] = findings->items[i];
    findings->count = 0;
    for (size_t i = 0; i < findings->nbaselined; i++)
        add_finding(baseline, &arena, findings->baselined[i]);
    for (size_t i = 0; i < collection->count; i++)
        baseline_add_list(baseline,
                          baseline_path(&arena, collection->documents[i]));
    arena_release(&arena);
}

void baseline_keep(struct baseline *baseline, const struct baseline *other)
{
    for (size_t i = 0; i < other->count; i++)
        if (other->items[i].state == BASELINE_UNSEEN)
            baseline_add(baseline, &other->items[i]);
    for (size_t i = 0; i < other->nlists; i++)
        if (!other->lists[i].gone)
            baseline_add_list(baseline, other->lists[i].path);
}
