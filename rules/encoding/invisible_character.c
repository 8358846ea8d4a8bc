#include "engine/rule.h"

/* More hidden text than this says no more. */
enum { MOST_TAGS = 60 };

/* Runs that are told in one finding: one character, mended one way. */
struct group {
    struct ignorable first; /* of the first run, `count` and `same` of all */
    enum role role;
    bool safe;
    struct span span; /* from the first to the last */
    struct run {
        struct span span;
        struct run *next;
    } * runs, **last;
};

/* The rule at work on one document. */
struct search {
    struct check *check;
    struct topic topic;
    struct passage passage;
    size_t address, fragment; /* the address that was asked last, where it
                                 starts and where its `#` is */
    bool is_right_to_left;    /* a letter of such a script is somewhere */
    struct group group;       /* empty where `runs` is NULL */
};

static struct str say_characters(struct check *check, const struct group *group,
                                 const char *where)
{
    const struct ignorable *first = &group->first;

    if (first->count == 1)
        return str_printf(check->arena, "%s U+%04X", first->name,
                          (unsigned)first->first);
    return str_printf(check->arena, "%zu %ss%s U+%04X in the %s", first->count,
                      first->name, first->same ? "" : " from",
                      (unsigned)first->first, where);
}

/* What tag characters say, in quotation marks; empty for others. */
static struct str say_hidden(struct check *check, struct span span)
{
    char bytes[MOST_TAGS];
    struct str text = document_text(check->document, span);
    struct str hidden = {bytes, ignorable_tags(text, bytes, MOST_TAGS)};

    return hidden.len ? quote(check, hidden) : hidden;
}

static bool is_in_name(const struct document *document, size_t offset)
{
    const struct entry *entry = document_entry(document, offset);

    return entry && entry->name_span.start <= offset &&
           offset < entry->name_span.end;
}

static const char *find_reason(const struct document *document,
                               const struct group *group)
{
    if (group->first.first == 0xFE0F && group->first.same)
        return "there is no emoji whose look it chooses";
    if (group->role == ROLE_ADDRESS)
        return "it is part of the address, which leads to another page";
    if (is_in_name(document, group->span.start))
        return "nobody sees it, and who searches for the name finds nothing";
    return "nobody sees it, and searches and comparisons fail over it";
}

static void help(struct check *check, struct finding *finding,
                 const struct group *group)
{
    struct str hidden = say_hidden(check, group->span);

    if (hidden.len)
        finding_help(check, finding,
                     "remove it: programs read %.*s there, and nobody sees it",
                     STR_ARG(hidden));
    else
        finding_help(check, finding, "remove it: %s",
                     find_reason(check->document, group));
}

/* Reports what was gathered, if anything. */
static void report_group(struct search *search)
{
    struct check *check = search->check;
    struct group *group = &search->group;
    struct finding *finding;

    if (!group->runs)
        return;
    finding =
        report(check, check->document, group->span, "%.*s",
               STR_ARG(say_characters(check, group, search->passage.name)));
    help(check, finding, group);
    for (const struct run *run = group->runs; run; run = run->next)
        finding_edit(check, finding, run->span, STR(""), group->safe);
    group->runs = NULL;
}

static void add_run(struct search *search, const struct ignorable *found,
                    enum role role, bool safe, struct span span)
{
    struct group *group = &search->group;
    struct run *run = arena_alloc(search->check->arena, sizeof *run);

    if (group->runs && (group->first.name != found->name ||
                        group->safe != safe || group->role != role))
        report_group(search);
    if (!group->runs) {
        *group = (struct group){*found, role, safe, span, NULL, &group->runs};
    } else {
        group->first.count += found->count;
        group->first.same = group->first.same && found->same &&
                            group->first.first == found->first;
    }
    group->span.end = span.end;
    run->span = span;
    *group->last = run;
    group->last = &run->next;
}

/* Behind the `#` of an address stands what GitHub made of a heading. */
static bool is_fragment(struct search *search, struct span address,
                        size_t offset)
{
    struct str source =
        str_slice(search->check->document->source, 0, address.end);

    if (search->address != address.start)
        search->fragment = str_find_char(source, '#', address.start);
    search->address = address.start;
    return search->fragment < offset;
}

/* A heading's fragment would change, and links to it would break. */
static bool changes_fragment(const struct document *document,
                             const struct ignorable *found, size_t offset)
{
    const struct block *block = document_block(document, offset);

    return found->word && block && block->kind == BLOCK_HEADING;
}

static void judge_run(struct search *search, const struct ignorable *found,
                      size_t base)
{
    const struct document *document = search->check->document;
    struct span span = {base + found->start, base + found->end};
    struct span address = span;
    enum role role = role_at(document, span.start, &address);
    bool safe = !found->blank && !found->attached && role != ROLE_ADDRESS &&
                !changes_fragment(document, found, span.start) &&
                invisible_removable(document, span);

    if (role == ROLE_CODE || damages_hold(document->damages, span.start))
        return;
    if (role != ROLE_ADDRESS && topic_is_unicode(&search->topic, span.start))
        return;
    if (role == ROLE_ADDRESS && is_fragment(search, address, span.start))
        return;
    add_run(search, found, role, safe, span);
}

/* A delimiter row with one of them is no delimiter row: TBL003. */
static bool is_delimiter_row(struct check *check, struct span line)
{
    struct delimiter delimiter;

    return delimiter_read(check->arena, document_text(check->document, line),
                          &delimiter);
}

/* What of the passage stands at `from` or behind it. */
static void check_passage(struct search *search, size_t from)
{
    struct span span = search->passage.span;
    struct ignorable_search runs = {
        .text = document_text(search->check->document, span),
        .at = from - span.start,
        .is_right_to_left = search->is_right_to_left};
    struct ignorable found;

    if (is_delimiter_row(search->check, span))
        return;
    while (ignorable_next(&runs, &found))
        judge_run(search, &found, span.start);
    report_group(search);
}

/* The letters of such scripts begin with these bytes. */
static bool is_right_to_left(const struct document *document)
{
    return census_has(document->census, 0xD6, 0xDF) &&
           bidi_has_right_to_left(document->source);
}

static void check_invisible_character(struct check *check)
{
    const struct document *document = check->document;
    struct search search = {.check = check,
                            .topic = {.document = document, .line = NONE},
                            .address = NONE};
    bool has_mark = str_starts(document->source, STR("\xEF\xBB\xBF"));
    size_t at;

    if (!ignorable_may_occur(document->census))
        return;
    search.is_right_to_left = is_right_to_left(document);
    at = ignorable_find(document->source, has_mark ? 3 : 0);
    while (at < document->source.len) {
        search.passage = passage_at(document, at);
        check_passage(&search, at);
        if (search.passage.span.end > at)
            at = search.passage.span.end;
        at = ignorable_find(document->source, at);
    }
}

const struct rule rule_encoding_invisible_character = {
    .code = "ENC008",
    .name = "encoding/invisible-character",
    .summary = "a character that nobody sees",
    .rationale =
        "Zero-width spaces, soft hyphens and their like come with copied text. "
        "A name that holds one is not found, not recognised as a duplicate, "
        "and in an address it leads elsewhere. Joiners and selectors that "
        "emoji and the scripts of Asia are written with are left alone, and so "
        "are lines about Unicode, and what keeps GitHub from reading `@name` "
        "as a mention.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .hides = HIDES_SIGNS,
    .check = check_invisible_character,
};
