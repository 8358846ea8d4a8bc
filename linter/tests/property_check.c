#include "property_check.h"

#include <stdio.h>
#include <string.h>

#include "document/visible.h"
#include "engine/check.h"
#include "engine/fix.h"
#include "engine/suppress.h"
#include "engine/withhold.h"
#include "text/alloc.h"

/* Which bytes an edit keeps, at least. */
enum kept {
    KEPT_ALL,     /* but for white space and pipes, which are no part of a
                     cell */
    KEPT_CELLS,   /* but for dashes and colons too, of a delimiter row */
    KEPT_LETTERS, /* letters and digits of ASCII */
    KEPT_NONE,
};

/* What a rule's safe edits keep; those of any other rule keep all. */
static const struct liberty {
    const char *codes; /* how the rule's code begins */
    enum kept bytes;   /* of what they replace */
} liberties[] = {
    /* a letter and its mark become one character */
    {"ENC009", KEPT_NONE},
    /* damaged text becomes what it was; marks that nobody sees go */
    {"ENC", KEPT_LETTERS},
    /* a delimiter row is written anew, whatever GitHub shows of it */
    {"TBL002", KEPT_CELLS},
    {"TBL003", KEPT_LETTERS},
    {"TBL017", KEPT_CELLS},
    /* the blank line of a block quote has its mark */
    {"TBL008", KEPT_LETTERS},
    /* brackets and slashes that are none of ASCII */
    {"LNK002", KEPT_LETTERS},
    /* the scheme of an address that leads nowhere */
    {"LNK004", KEPT_NONE},
    /* definitions and comments are not shown */
    {"LNK010", KEPT_NONE},
    {"LST001", KEPT_NONE},
    {"", KEPT_ALL},
};

/* One list at one pass. */
struct state {
    struct tally *tally;
    const char *name;
    bool unsafe;  /* unsafe edits are applied too */
    bool weighed; /* safe ones that hide something are not */
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

/* What the safe edits of those findings may hide together. */
static enum hides hides_of(struct finding *const *findings, size_t count)
{
    enum hides hides = HIDES_NOTHING;

    for (size_t i = 0; i < count; i++)
        if (findings[i]->rule->hides > hides)
            hides = findings[i]->rule->hides;
    return hides;
}

/* Whether the list with the safe edits of those findings shows what this one
   shows: `before`. */
static bool shows_all(const struct state *state, struct str before,
                      struct finding *const *findings, size_t count)
{
    enum hides hides = hides_of(findings, count);
    struct document *document;
    struct buf fixed, after;
    bool all;

    if (hides == HIDES_ANYTHING)
        return true;
    buf_init(&after);
    fix(state, findings, count, &fixed);
    document = document_parse(str_from(state->name), buf_str(&fixed));
    visible_add(&after, document, true);
    all = visible_keeps(before, buf_str(&after), hides != HIDES_NOTHING);
    document_free(document);
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

/* Of the findings of a rule, or of all whose rules hide no more if `rule`
   is NULL. */
static void check_some(struct state *state, struct str before,
                       const struct rule *rule, enum hides hides)
{
    size_t count = state->findings.count, found = 0;
    struct finding **some = mem_zero(count, sizeof(struct finding *));

    for (size_t i = 0; i < count; i++) {
        struct finding *finding = state->findings.items[i];

        if (is_fixable(finding, false) && finding->rule->hides <= hides &&
            (!rule || finding->rule == rule))
            some[found++] = finding;
    }
    if (found && !shows_all(state, before, some, found))
        blame(state, before, some, found);
    mem_free(some);
}

/* Rule by rule, and only where that fails finding by finding; or all of them
   where those that hide something only without another were weighed. */
static void check_shown(struct state *state)
{
    struct buf before;

    buf_init(&before);
    visible_add(&before, state->document, false);
    for (size_t r = 0; all_rules[r] && !state->weighed; r++)
        check_some(state, buf_str(&before), all_rules[r], HIDES_ANYTHING);
    for (enum hides hides = HIDES_NOTHING;
         hides < HIDES_ANYTHING && state->weighed; hides++)
        check_some(state, buf_str(&before), NULL, hides);
    buf_release(&before);
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
    if (!state->unsafe && state->weighed)
        withhold(state->document, state->findings.items, state->findings.count);
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
                       bool unsafe, bool weighed)
{
    struct arena arena;
    struct state state;

    arena_init(&arena);
    for (int i = 1; list.ptr && i <= FIX_PASSES + 1; i++) {
        state_init(&state, tally, name, list);
        state.pass = i;
        state.unsafe = unsafe;
        state.weighed = weighed;
        list = pass(&state, &arena);
        if (!list.ptr || i > FIX_PASSES)
            check_rest(&state);
        state_release(&state);
    }
    arena_release(&arena);
}

void property_check(struct tally *tally, const char *name, struct str list,
                    bool weighed)
{
    tally->lists++;
    fix_to_end(tally, name, list, false, weighed);
    fix_to_end(tally, name, list, true, weighed);
}
