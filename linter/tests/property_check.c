#include "property_check.h"

#include <stdio.h>
#include <string.h>

#include <cmark-gfm.h>

#include "engine/check.h"
#include "engine/fix.h"
#include "engine/suppress.h"
#include "text/alloc.h"
#include "visible.h"

/* Which bytes an edit keeps, at least. */
enum kept {
    KEPT_ALL,     /* but for white space and pipes, which are no part of a
                     cell */
    KEPT_CELLS,   /* but for dashes and colons too, of a delimiter row */
    KEPT_LETTERS, /* letters and digits of ASCII */
    KEPT_NONE,
};

/* What a rule's safe edits may do; those of any other rule keep all. */
static const struct liberty {
    const char *codes; /* how the rule's code begins */
    enum kept bytes;   /* of what they replace */
    enum kept shown;   /* of what GitHub shows */
} liberties[] = {
    /* a letter and its mark become one character, which is the same to
       visible_add */
    {"ENC009", KEPT_NONE, KEPT_ALL},
    /* damaged text becomes what it was; marks that nobody sees go */
    {"ENC", KEPT_LETTERS, KEPT_LETTERS},
    /* a delimiter row is written anew, whatever GitHub shows of it */
    {"TBL002", KEPT_CELLS, KEPT_ALL},
    {"TBL003", KEPT_LETTERS, KEPT_LETTERS},
    {"TBL017", KEPT_CELLS, KEPT_ALL},
    /* the blank line of a block quote has its mark */
    {"TBL008", KEPT_LETTERS, KEPT_ALL},
    /* brackets and slashes that are none of ASCII */
    {"LNK002", KEPT_LETTERS, KEPT_LETTERS},
    /* the scheme of an address that leads nowhere */
    {"LNK004", KEPT_NONE, KEPT_NONE},
    /* definitions and comments are not shown */
    {"LNK010", KEPT_NONE, KEPT_ALL},
    {"LST001", KEPT_NONE, KEPT_ALL},
    {"", KEPT_ALL, KEPT_ALL},
};

/* One list at one pass. */
struct state {
    struct tally *tally;
    const char *name;
    bool unsafe; /* unsafe edits are applied too */
    int pass;
    struct document *document;
    struct suppressions *suppressions;
    struct collection collection;
    struct findings findings;
    struct arena arena;
};

static void fail(struct state *state, const struct finding *finding,
                 const char *what)
{
    size_t line = document_line(state->document, finding->span.start);

    fprintf(
        stderr, "%s:%zu: pass %d: %s: %s\n    %.*s\n", state->name, line + 1,
        state->pass, finding->rule->code, what,
        STR_ARG(document_text(state->document, state->document->lines[line])));
    state->tally->failures++;
}

static const struct liberty *liberty_of(const struct rule *rule)
{
    const struct liberty *liberty = liberties;

    while (!str_starts(str_from(rule->code), str_from(liberty->codes)))
        liberty++;
    return liberty;
}

static struct rule_setting all_on(const void *context, const struct rule *rule,
                                  const struct document *document)
{
    enum severity severity = rule->severity;

    (void)context;
    (void)document;
    if (severity == SEVERITY_OFF)
        severity = SEVERITY_NOTE;
    return (struct rule_setting){severity, NULL};
}

static void state_init(struct state *state, struct tally *tally,
                       const char *name, struct str list)
{
    static const struct settings settings = {all_on, NULL};
    struct suppress_run run = {&state->collection, &settings, true, 1};

    *state = (struct state){.tally = tally, .name = name};
    arena_init(&state->arena);
    state->document = document_parse(str_from(name), list);
    state->suppressions = suppressions_read(state->document);
    state->collection.documents = &state->document;
    state->collection.count = 1;
    state->collection.suppressions = &state->suppressions;
    collection_learn(&state->arena, &state->collection, NULL);
    check_run(&state->findings, &state->collection, &settings, STAGE_DOCUMENT,
              1);
    check_run(&state->findings, &state->collection, &settings, STAGE_LIST, 1);
    suppress_findings(&state->findings, &run);
    findings_finish(&state->findings);
}

static void state_release(struct state *state)
{
    findings_release(&state->findings);
    suppressions_free(state->suppressions);
    document_free(state->document);
    arena_release(&state->arena);
}

static bool is_fixable(const struct finding *finding, bool unsafe)
{
    for (const struct edit *e = finding->edits; e; e = e->next)
        if (!e->safe && !unsafe)
            return false;
    return finding->edits != NULL;
}

static bool is_kept(char c, enum kept kept)
{
    switch (kept) {
    case KEPT_ALL: return !char_is_space(c) && c != '|';
    case KEPT_CELLS: return !char_is_space(c) && !str_has_char(STR("|-:"), c);
    case KEPT_LETTERS: return char_is_alnum(c);
    case KEPT_NONE: break;
    }
    return false;
}

/* Whether what is to be kept of `before` stands in `after`. */
static bool keeps(struct str before, struct str after, enum kept kept)
{
    size_t at = 0;

    for (size_t i = 0; i < before.len; i++) {
        if (!is_kept(before.ptr[i], kept))
            continue;
        at = str_find_char(after, before.ptr[i], at);
        if (at++ == STR_NONE)
            return false;
    }
    return true;
}

/* Whether the offset lies within a character. */
static bool splits_character(struct str source, size_t offset)
{
    for (size_t back = 1; back < 4 && back <= offset; back++) {
        struct utf8_char c =
            utf8_decode(str_slice(source, offset - back, source.len));

        if (c.valid && c.len > back)
            return true;
    }
    return false;
}

static void check_edit(struct state *state, const struct finding *finding,
                       const struct edit *edit)
{
    struct str source = state->document->source;

    state->tally->edits++;
    if (edit->span.start > edit->span.end || edit->span.end > source.len)
        fail(state, finding, "an edit lies outside the list");
    else if (splits_character(source, edit->span.start) ||
             splits_character(source, edit->span.end))
        fail(state, finding, "an edit splits a character");
    else if (edit->safe && !keeps(document_text(state->document, edit->span),
                                  edit->text, liberty_of(finding->rule)->bytes))
        fail(state, finding, "a safe edit takes bytes from a cell");
}

/* The list with the edits of those findings. */
static size_t fix(const struct state *state, struct finding *const *findings,
                  size_t count, struct buf *out)
{
    buf_init(out);
    return fix_pass(out, state->document, findings, count, state->unsafe);
}

/* Debian's cmark-gfm, which visible_add asks, shows tables that GitHub and
   listlint do not: document/visited.h. */
static bool has_tables_of_github(struct str list)
{
    const struct str mark = STR("<table>\n<thead>\n");
    struct document *document = document_parse(STR("a.md"), list);
    char *html = visible_html(list);
    struct str rest = str_from(html);
    size_t count = 0, at;

    for (; (at = str_find(rest, mark, 0)) != STR_NONE; count++)
        rest = str_slice(rest, at + mark.len, rest.len);
    count -= document->ntables;
    cmark_get_default_mem_allocator()->free(html);
    document_free(document);
    return !count;
}

/* Whether the list with the safe edits of those findings shows what this one
   shows: `before`. */
static bool shows_all(const struct state *state, struct str before,
                      struct finding *const *findings, size_t count)
{
    enum kept kept = KEPT_ALL;
    struct buf fixed, after;
    bool all;

    for (size_t i = 0; i < count; i++)
        if (liberty_of(findings[i]->rule)->shown > kept)
            kept = liberty_of(findings[i]->rule)->shown;
    buf_init(&after);
    fix(state, findings, count, &fixed);
    visible_add(&after, buf_str(&fixed), true);
    all = keeps(before, buf_str(&after), kept) ||
          !has_tables_of_github(state->document->source) ||
          !has_tables_of_github(buf_str(&fixed));
    buf_release(&fixed);
    buf_release(&after);
    return all;
}

static void blame(struct state *state, struct str before,
                  struct finding *const *findings, size_t count)
{
    size_t told = state->tally->failures;

    for (size_t i = 0; i < count; i++)
        if (!shows_all(state, before, &findings[i], 1))
            fail(state, findings[i], "what was shown is no longer shown");
    if (state->tally->failures == told)
        fail(state, findings[0], "the fixes together hide what was shown");
}

/* Rule by rule, and only where that fails finding by finding. */
static void check_shown(struct state *state)
{
    size_t count = state->findings.count;
    struct finding **some = mem_zero(count, sizeof(struct finding *));
    struct buf before;

    buf_init(&before);
    visible_add(&before, state->document->source, false);
    for (size_t r = 0; all_rules[r]; r++) {
        size_t found = 0;

        for (size_t i = 0; i < count; i++)
            if (state->findings.items[i]->rule == all_rules[r] &&
                is_fixable(state->findings.items[i], false))
                some[found++] = state->findings.items[i];
        if (found && !shows_all(state, buf_str(&before), some, found))
            blame(state, buf_str(&before), some, found);
    }
    buf_release(&before);
    mem_free(some);
}

static void check_edits(struct state *state)
{
    for (size_t i = 0; i < state->findings.count; i++) {
        const struct finding *finding = state->findings.items[i];

        for (const struct edit *e = finding->edits; e; e = e->next)
            check_edit(state, finding, e);
    }
}

/* After the last pass. */
static void check_rest(struct state *state)
{
    for (size_t i = 0; i < state->findings.count; i++)
        if (is_fixable(state->findings.items[i], state->unsafe))
            fail(state, state->findings.items[i],
                 "a finding is left that can be fixed");
}

/* The first finding whose own fix changes nothing. */
static const struct finding *idle_finding(const struct state *state)
{
    for (size_t i = 0; i < state->findings.count; i++) {
        struct buf out;
        bool idle = fix(state, &state->findings.items[i], 1, &out) &&
                    str_eq(buf_str(&out), state->document->file);

        buf_release(&out);
        if (idle)
            return state->findings.items[i];
    }
    return state->findings.items[0];
}

/* One pass; the text that it makes, in the arena, or a null view if it makes
   none. */
static struct str pass(struct state *state, struct arena *arena)
{
    struct str text = {0};
    struct buf out;
    size_t applied;

    check_edits(state);
    if (!state->unsafe)
        check_shown(state);
    applied = fix(state, state->findings.items, state->findings.count, &out);
    if (applied && str_eq(buf_str(&out), state->document->file))
        fail(state, idle_finding(state), "a fix changes nothing");
    else if (applied)
        text = str_copy(arena, buf_str(&out));
    buf_release(&out);
    state->tally->fixed += applied;
    return text;
}

static void fix_to_end(struct tally *tally, const char *name, struct str list,
                       bool unsafe)
{
    struct arena arena;
    struct state state;

    arena_init(&arena);
    for (int i = 1; list.ptr && i <= FIX_PASSES + 1; i++) {
        state_init(&state, tally, name, list);
        state.pass = i;
        state.unsafe = unsafe;
        list = pass(&state, &arena);
        if (!list.ptr || i > FIX_PASSES)
            check_rest(&state);
        state_release(&state);
    }
    arena_release(&arena);
}

void property_check(struct tally *tally, const char *name, struct str list)
{
    tally->lists++;
    fix_to_end(tally, name, list, false);
    fix_to_end(tally, name, list, true);
}
