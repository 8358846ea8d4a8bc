/*
 * How well mojibake is found and mended: clean texts are damaged through every
 * code page and filter, and what listlint makes of them is compared with what
 * they were. usage: bench_mojibake NAME=FILE...
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/damaged_text.h"
#include "document/damage.h"
#include "document/document.h"
#include "text/alloc.h"
#include "text/utf8.h"

/* Ten classes of how sure a character is, and those above 0.99 and 0.999. */
enum { CLASSES = 12 };

struct score {
    size_t lines, found; /* lines that hold more than ASCII */
    size_t chars, whole, whole_right;
    size_t lost, lost_right;
    size_t sure, sure_right;
    size_t classes[CLASSES], class_right[CLASSES];
};

struct text {
    const char *name;
    struct str clean;
};

static const struct {
    enum filter filter;
    const char *name;
} filters[] = {{FILTER_KEPT, "kept"},
               {FILTER_DROPPED, "dropped"},
               {FILTER_REPLACED, "replaced"},
               {FILTER_STRIPPED, "stripped"}};

static size_t class_of(float share)
{
    if (share >= 0.999f)
        return CLASSES - 1;
    if (share >= 0.99f)
        return CLASSES - 2;
    return share < 0.9f ? (size_t)(share * 10) : CLASSES - 3;
}

static void score_lost(struct score *score, const struct rebuilt *rebuilt,
                       const struct original *original)
{
    bool right = rebuilt->guessed && rebuilt->best == original->code_point;
    size_t class = class_of(rebuilt->share);

    score->lost++;
    score->lost_right += right;
    if (!rebuilt->guessed)
        return;
    score->classes[class]++;
    score->class_right[class] += right;
    score->sure += damage_sure(rebuilt);
    score->sure_right += damage_sure(rebuilt) && right;
}

/* Compares one run; `*rebuilt` is the next of the damage's lost characters. */
static void score_run(struct score *score, const struct damage *damage,
                      const struct damaged_run *run,
                      const struct damaged_text *damaged, size_t *rebuilt)
{
    size_t next = damaged_text_find(damaged, run->span.start);

    for (size_t at = 0; at < run->text.len; next++) {
        struct utf8_char c =
            utf8_decode(str_slice(run->text, at, run->text.len));
        const struct original *original = &damaged->chars[next];

        if (next >= damaged->nchars || original->at >= run->span.end)
            return;
        at += c.len;
        if (original->lossless)
            score->whole_right += c.code_point == original->code_point;
        else if (*rebuilt < damage->nrebuilt)
            score_lost(score, &damage->rebuilt[(*rebuilt)++], original);
    }
}

static void score_damage(struct score *score, const struct damage *damage,
                         const struct damaged_text *damaged, size_t *last_line)
{
    size_t rebuilt = 0;
    size_t first = damaged_text_find(damaged, damage->span.start);

    if (first < damaged->nchars && damaged->chars[first].line != *last_line) {
        score->found++;
        *last_line = damaged->chars[first].line;
    }
    for (size_t i = 0; i < damage->nruns; i++)
        score_run(score, damage, &damage->runs[i], damaged, &rebuilt);
}

static void measure(struct score *score, const struct damaged_text *damaged)
{
    struct document *document =
        document_parse(STR("bench.md"), buf_str(&damaged->text));
    const struct damages *damages = document->damages;
    size_t last_line = (size_t)-1;

    for (size_t i = 0; i < damages->count; i++)
        score_damage(score, &damages->items[i], damaged, &last_line);
    document_free(document);
    score->lines += damaged->nlines;
    score->chars += damaged->nchars;
    for (size_t i = 0; i < damaged->nchars; i++)
        score->whole += damaged->chars[i].lossless;
}

static double percent(size_t part, size_t all)
{
    return all ? 100.0 * (double)part / (double)all : 100.0;
}

/* What was found is judged; `found` says how much that is. */
static void print_score(const char *text, const char *page, const char *filter,
                        const struct score *s)
{
    size_t lost = s->chars - s->whole;

    printf("%-14s %-12s %-8s %7zu %6.2f %8zu %6.2f %6.2f", text, page, filter,
           s->lines, percent(s->found, s->lines), s->chars,
           percent(lost, s->chars), percent(s->whole_right, s->whole));
    if (lost)
        printf(" %6.2f %6.2f %6.2f", percent(s->lost_right, s->lost),
               percent(s->sure, s->lost), percent(s->sure_right, s->sure));
    printf("\n");
}

static void add_classes(struct score *all, const struct score *score)
{
    for (size_t i = 0; i < CLASSES; i++) {
        all->classes[i] += score->classes[i];
        all->class_right[i] += score->class_right[i];
    }
}

/* A page is tried where it loses something under the filter, or keeps all. */
static bool is_worth(const struct codepage *page, enum filter filter)
{
    if (filter == FILTER_KEPT)
        return true;
    if (filter == FILTER_STRIPPED)
        return page->unseen != page->undefined;
    return page->undefined;
}

static void measure_page(const struct text *text, const struct codepage *page,
                         struct score *all)
{
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        struct damaged_text damaged;
        struct score score = {0};

        if (!is_worth(page, filters[i].filter))
            continue;
        damaged_text_init(&damaged);
        damaged_text_make(&damaged, text->clean, page, filters[i].filter);
        measure(&score, &damaged);
        print_score(text->name, page->name, filters[i].name, &score);
        add_classes(all, &score);
        damaged_text_release(&damaged);
    }
}

static void measure_clean(const struct text *text)
{
    struct document *document = document_parse(STR("bench.md"), text->clean);
    const struct damages *damages = document->damages;

    printf("%-14s clean: %zu false alarms\n", text->name, damages->count);
    for (size_t i = 0; i < damages->count; i++)
        printf("    line %zu: %.*s\n",
               document_line(document, damages->items[i].span.start) + 1,
               STR_ARG(damages->items[i].said));
    document_free(document);
}

static void print_classes(const struct score *all)
{
    static const char *const names[CLASSES] = {
        "0.0-0.1", "0.1-0.2", "0.2-0.3", "0.3-0.4",  "0.4-0.5",    "0.5-0.6",
        "0.6-0.7", "0.7-0.8", "0.8-0.9", "0.9-0.99", "0.99-0.999", "0.999-1"};

    printf("\nposterior  characters  right %%\n");
    for (size_t i = 0; i < CLASSES; i++)
        if (all->classes[i])
            printf("%-10s %10zu %8.2f\n", names[i], all->classes[i],
                   percent(all->class_right[i], all->classes[i]));
}

static bool read_text(char *argument, struct text *text)
{
    char *file = strchr(argument, '=');
    FILE *opened = file ? fopen(file + 1, "rb") : NULL;
    struct buf buf;
    char part[4096];
    size_t len;

    if (!opened)
        return false;
    *file = '\0';
    text->name = argument;
    buf_init(&buf);
    while ((len = fread(part, 1, sizeof part, opened)))
        buf_add(&buf, (struct str){part, len});
    fclose(opened);
    text->clean = buf_str(&buf); /* kept until the program ends */
    return true;
}

int main(int argc, char **argv)
{
    const struct codepages *pages = codepages();
    struct score all = {0};

    document_setup();
    printf("%-14s %-12s %-8s %7s %6s %8s %6s %6s %6s %6s %6s\n", "text", "page",
           "filter", "lines", "found", "chars", "lost", "whole", "lost", "sure",
           "sure");
    printf("%-14s %-12s %-8s %7s %6s %8s %6s %6s %6s %6s %6s\n", "", "", "", "",
           "%", "", "%", "right%", "right%", "%", "right%");
    for (int i = 1; i < argc; i++) {
        struct text text;

        if (!read_text(argv[i], &text)) {
            fprintf(stderr, "bench_mojibake: cannot read %s\n", argv[i]);
            return 2;
        }
        measure_clean(&text);
        for (size_t page = 0; page < CODEPAGE_COUNT; page++)
            measure_page(&text, &pages->pages[page], &all);
    }
    print_classes(&all);
    return 0;
}
