#include "engine/suppression.h"

#include "engine/rule.h"
#include "engine/selector.h"
#include "text/alloc.h"
#include "text/distance.h"

static const struct directive {
    const char *word;
    enum suppression_kind kind;
    enum suppression_origin origin;
} directives[] = {
    {"listlint-disable", SUPPRESSION_FROM, ORIGIN_OWN},
    {"listlint-enable", SUPPRESSION_UNTIL, ORIGIN_OWN},
    {"listlint-disable-line", SUPPRESSION_LINE, ORIGIN_OWN},
    {"listlint-disable-next-line", SUPPRESSION_NEXT_LINE, ORIGIN_OWN},
    {"listlint-disable-file", SUPPRESSION_FILE, ORIGIN_OWN},
    {"markdown-link-check-disable", SUPPRESSION_FROM, ORIGIN_LINK_CHECK},
    {"markdown-link-check-enable", SUPPRESSION_UNTIL, ORIGIN_LINK_CHECK},
    {"markdown-link-check-disable-line", SUPPRESSION_LINE, ORIGIN_LINK_CHECK},
    {"markdown-link-check-disable-next-line", SUPPRESSION_NEXT_LINE,
     ORIGIN_LINK_CHECK},
    {"markdownlint-disable", SUPPRESSION_FROM, ORIGIN_MARKDOWNLINT},
    {"markdownlint-enable", SUPPRESSION_UNTIL, ORIGIN_MARKDOWNLINT},
    {"markdownlint-disable-line", SUPPRESSION_LINE, ORIGIN_MARKDOWNLINT},
    {"markdownlint-disable-next-line", SUPPRESSION_NEXT_LINE,
     ORIGIN_MARKDOWNLINT},
    {"markdownlint-disable-file", SUPPRESSION_FILE, ORIGIN_MARKDOWNLINT},
};

/* markdownlint's rules about links and ours that say the same. */
static const struct counterpart {
    const char *code, *alias, *ours;
} counterparts[] = {
    {"MD011", "no-reversed-links", "LNK002"},
    {"MD034", "no-bare-urls", "LNK008"},
    {"MD042", "no-empty-links", "LNK005"},
    {"MD051", "link-fragments", "LNK012"},
    {"MD052", "reference-links-images", "LNK009"},
    {"MD053", "link-image-reference-definitions", "LNK010"},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct str suppression_nearest(struct str word)
{
    struct nearest nearest = nearest_init(word);

    for (size_t i = 0; i < COUNT(directives); i++)
        if (directives[i].origin == ORIGIN_OWN)
            nearest_offer(&nearest, str_from(directives[i].word));
    return nearest.best;
}

static bool markdownlint_names(struct str word, const struct rule *rule)
{
    for (size_t i = 0; i < COUNT(counterparts); i++) {
        const struct counterpart *same = &counterparts[i];

        if (str_eq(str_from(rule->code), str_from(same->ours)) &&
            (!word.len || str_eq_nocase(word, str_from(same->code)) ||
             str_eq_nocase(word, str_from(same->alias))))
            return true;
    }
    return false;
}

bool suppression_names(const struct suppression *suppression,
                       const struct suppression_name *name,
                       const struct rule *rule)
{
    switch (suppression->origin) {
    case ORIGIN_LINK_CHECK: return rule->stage == STAGE_WEB;
    case ORIGIN_MARKDOWNLINT: return markdownlint_names(name->word, rule);
    case ORIGIN_OWN: break;
    }
    return !name->word.len ||
           selector_match(name->word, rule) != EXACTNESS_NONE;
}

/* A comment while it is read. */
struct reading {
    struct suppressions *all;
    struct span text; /* what of the comment is still to be read */
};

static struct str rest_of(const struct reading *reading)
{
    return document_text(reading->all->document, reading->text);
}

static bool is_gap(char c)
{
    return char_is_space(c) || c == ',';
}

/* Takes the gap before the next word, and finds where the word ends. */
static struct span next_word(struct reading *reading)
{
    struct str source = reading->all->document->source;
    struct span word;

    while (reading->text.start < reading->text.end &&
           is_gap(source.ptr[reading->text.start]))
        reading->text.start++;
    word = (struct span){reading->text.start, reading->text.start};
    while (word.end < reading->text.end && !is_gap(source.ptr[word.end]) &&
           source.ptr[word.end] != ':')
        word.end++;
    return word;
}

/* Takes the mark that a reason stands behind. */
static bool take_mark(struct reading *reading, struct suppression *suppression)
{
    struct str rest = rest_of(reading);

    if (str_starts(rest, STR("--"))) {
        suppression->separator = reading->text.start;
        reading->text.start += 2;
        return true;
    }
    if (!str_starts(rest, STR(":")))
        return false;
    reading->text.start++;
    return true;
}

static void add_name(struct suppressions *all, struct suppression *suppression,
                     struct span span)
{
    size_t capacity = suppression->nnames;
    struct suppression_name *names = suppression->names;

    if (!(capacity & (capacity - 1))) {
        names = arena_array(&all->arena, capacity ? capacity * 2 : 1,
                            sizeof *names);
        for (size_t i = 0; i < capacity; i++)
            names[i] = suppression->names[i];
        suppression->names = names;
    }
    names[suppression->nnames++] = (struct suppression_name){
        .word = document_text(all->document, span), .span = span};
}

static void read_names(struct reading *reading, struct suppression *suppression)
{
    struct span word = next_word(reading);

    suppression->names_span = (struct span){word.start, word.start};
    while (!take_mark(reading, suppression) && word.start < word.end) {
        add_name(reading->all, suppression, word);
        suppression->names_span.end = word.end;
        reading->text.start = word.end;
        word = next_word(reading);
    }
    if (!suppression->nnames)
        add_name(reading->all, suppression, suppression->names_span);
    suppression->reason = str_trim(rest_of(reading));
}

static const struct directive *find_directive(struct str word)
{
    for (size_t i = 0; i < COUNT(directives); i++)
        if (str_eq(word, str_from(directives[i].word)))
            return &directives[i];
    return NULL;
}

/* The line that the comment is about; formatters put a blank line between a
   comment and what it is about. */
static size_t line_of(const struct document *document,
                      const struct suppression *suppression)
{
    size_t line = document_line(document, suppression->span.start);

    if (suppression->kind != SUPPRESSION_NEXT_LINE)
        return line;
    line = document_line(document, suppression->span.end - 1) + 1;
    if (line < document->nlines &&
        !str_trim(document_text(document, document->lines[line])).len)
        line++;
    return line;
}

/* In cmark-gfm a comment inside a line may not hold `--`, and is no tag then;
   one that begins its line is a block of HTML, which may. */
static bool is_shown(const struct document *document, struct span comment)
{
    const struct block *block = document_block(document, comment.start);

    return !(block && block->kind == BLOCK_HTML) &&
           !spans_hold(document->html, document->nhtml, comment.start);
}

static void read_comment(struct suppressions *all, struct span comment)
{
    struct reading reading = {all, {comment.start + 4, comment.end - 3}};
    struct span word = next_word(&reading);
    struct str first = document_text(all->document, word);
    const struct directive *directive = find_directive(first);
    struct suppression *suppression = &all->items[all->count];

    if (!directive && !str_starts(first, STR("listlint-")))
        return;
    *suppression =
        (struct suppression){.span = comment,
                             .directive = word,
                             .shown = is_shown(all->document, comment),
                             .separator = NONE};
    if (directive) {
        suppression->kind = directive->kind;
        suppression->origin = directive->origin;
    }
    suppression->line = line_of(all->document, suppression);
    reading.text.start = word.end;
    read_names(&reading, suppression);
    if (!suppression->shown)
        suppression->separator = NONE;
    all->count++;
}

struct suppressions *suppressions_read(const struct document *document)
{
    struct suppressions *all = mem_zero(1, sizeof *all);

    arena_init(&all->arena);
    all->document = document;
    all->items =
        arena_array(&all->arena, document->ncomments, sizeof *all->items);
    for (size_t i = 0; i < document->ncomments; i++)
        read_comment(all, document->comments[i]);
    return all;
}

void suppressions_free(struct suppressions *all)
{
    if (!all)
        return;
    arena_release(&all->arena);
    mem_free(all);
}
