#include "engine/rule.h"

#define AMP STR("&amp;")

/* The entities of a text or of an address that are told in one finding. */
struct told {
    size_t count;
    struct span span; /* from the first to the last */
    struct double_entity first;
};

/* The ampersands of a passage. */
struct survey {
    struct check *check;
    struct span passage;
    struct told text;
    bool woven;     /* one of the text's entities is */
    bool mixed;     /* the text has ampersands that are not escaped twice */
    size_t address; /* where the address begins that was told last, or NONE */
};

static void tell(struct told *told, const struct double_entity *entity)
{
    if (!told->count++) {
        told->span.start = entity->start;
        told->first = *entity;
    }
    told->span.end = entity->end;
}

/* What stands in the place of the first entity, and is seen there. */
static struct finding *report_told(struct check *check, const struct told *told,
                                   const char *where, const char *who)
{
    const struct document *document = check->document;
    struct span span = {told->first.start, told->first.end};
    struct str written = quote(check, document_text(document, span)), seen;
    struct finding *finding;

    span.start += AMP.len;
    seen = str_printf(check->arena, "&%.*s",
                      STR_ARG(document_text(document, span)));
    if (told->count == 1)
        finding =
            report(check, document, told->span,
                   "%.*s in the %s is escaped twice: %s %.*s", STR_ARG(written),
                   where, who, STR_ARG(quote(check, seen)));
    else
        finding = report(check, document, told->span,
                         "%zu entities in the %s are escaped twice: %s %.*s "
                         "for %.*s",
                         told->count, where, who, STR_ARG(quote(check, seen)),
                         STR_ARG(written));
    finding_help(check, finding, "write &%.*s", STR_ARG(told->first.meant));
    return finding;
}

/* Only the author knows whether the entity itself was to be seen. */
static void add_edit(struct check *check, struct finding *finding,
                     const struct double_entity *entity)
{
    struct span span = {entity->start + 1, entity->end - entity->meant.len};

    finding_edit(check, finding, span, STR(""), false);
}

/* All that are in one address; the edits where there is a finding. */
static struct told read_address(struct check *check, struct span address,
                                struct finding *finding)
{
    struct str source = str_slice(check->document->source, 0, address.end);
    struct double_entity entity;
    struct told told = {0};
    size_t at = address.start;

    while ((at = str_find_rare(source, AMP, at)) != STR_NONE) {
        if (double_entity_read(source, at, &entity)) {
            tell(&told, &entity);
            if (finding)
                add_edit(check, finding, &entity);
            at = entity.end - 1;
        }
        at++;
    }
    return told;
}

static void report_address(struct survey *survey, struct span address)
{
    struct check *check = survey->check;
    struct told told;

    if (survey->address == address.start)
        return;
    survey->address = address.start;
    told = read_address(check, address, NULL);
    read_address(check, address,
                 report_told(check, &told, "address", "servers see"));
}

/* Notes one ampersand of the passage. */
static void survey_one(struct survey *survey, size_t at,
                       const struct double_entity *entity,
                       struct finding *finding)
{
    struct span address;
    enum role role = role_at(survey->check->document, at, &address);

    if (role == ROLE_CODE || role == ROLE_COMMENT)
        return;
    if (role == ROLE_ADDRESS) {
        if (entity && !finding)
            report_address(survey, address);
        return;
    }
    if (!entity) {
        survey->mixed = true;
        return;
    }
    tell(&survey->text, entity);
    survey->woven = survey->woven || entity->woven;
    if (finding)
        add_edit(survey->check, finding, entity);
}

/* Reports what is in addresses; adds edits to the finding, if there is one,
   about what is in the text. */
static void survey_all(struct survey *survey, struct finding *finding)
{
    struct span passage = survey->passage;
    struct str source =
        str_slice(survey->check->document->source, 0, passage.end);
    size_t at = passage.start;

    while ((at = str_find_char(source, '&', at)) != STR_NONE) {
        struct double_entity entity;
        bool is_twice = double_entity_read(source, at, &entity);

        survey_one(survey, at, is_twice ? &entity : NULL, finding);
        at = is_twice ? entity.end : at + 1;
    }
}

/* Whether the line or its heading speaks of entities, so that one may well be
   shown as it is written. */
static bool is_subject(const struct survey *survey)
{
    const struct document *document = survey->check->document;
    size_t start = survey->passage.start;
    size_t line = document_line(document, start);
    size_t section = document_section(document, start);
    const struct double_entity *entity = &survey->text.first;

    return double_entity_is_subject(
               document_text(document, document->lines[line]), entity) ||
           (section != NONE &&
            double_entity_is_subject(document->headings[section].text, entity));
}

/*
 * A program escapes every ampersand of a text. Who writes `&lt;` or `&` as well
 * knows the difference, and one that stands by itself may be spoken of.
 */
static void check_passage(struct check *check, const struct passage *passage)
{
    struct survey survey = {
        .check = check, .passage = passage->span, .address = NONE};

    survey_all(&survey, NULL);
    if (survey.text.count && survey.woven && !survey.mixed &&
        !is_subject(&survey))
        survey_all(&survey, report_told(check, &survey.text, passage->name,
                                        "GitHub shows"));
}

static void check_entities(struct check *check)
{
    struct str source = check->document->source;
    struct double_entity entity;
    size_t at = 0;

    while ((at = str_find_rare(source, AMP, at)) != STR_NONE) {
        struct passage passage;

        if (!double_entity_read(source, at, &entity)) {
            at++;
            continue;
        }
        passage = passage_at(check->document, at);
        check_passage(check, &passage);
        at = passage.span.end > at ? passage.span.end : at + 1;
    }
}

/* The name of a page with each `%25` that was too much made `%`. */
static struct str unescape(struct check *check, struct str page)
{
    struct str name;
    struct buf buf;
    size_t done = 0, at = 0;

    buf_init(&buf);
    while ((at = double_percent_find(page, at)) != STR_NONE) {
        buf_add(&buf, str_slice(page, done, ++at));
        done = at + 2;
    }
    buf_add(&buf, str_slice(page, done, page.len));
    name = str_copy(check->arena, buf_str(&buf));
    buf_release(&buf);
    return name;
}

static void check_percent(struct check *check,
                          const struct destination *destination)
{
    struct str url = destination->url, page = double_percent_page(url), name;
    size_t start = destination->span.start + (size_t)(page.ptr - url.ptr);
    struct finding *finding;

    if (!page.len || double_percent_find(page, 0) == STR_NONE)
        return;
    name = unescape(check, page);
    finding = report(check, check->document, destination->span,
                     "the address is percent-encoded twice: a wiki has no page "
                     "named %.*s",
                     STR_ARG(quote(check, name)));
    finding_help(check, finding, "write each %%25 of it as %%");
    if (destination->exact)
        finding_edit(check, finding, (struct span){start, start + page.len},
                     name, false);
}

static void check_double_escape(struct check *check)
{
    struct destination_search search = {.document = check->document};
    struct destination destination;

    check_entities(check);
    if (str_find_rare(check->document->source, STR("%25"), 0) == STR_NONE)
        return;
    while (destination_next(&search, &destination))
        check_percent(check, &destination);
}

const struct rule rule_encoding_double_escape = {
    .code = "ENC011",
    .name = "encoding/double-escape",
    .summary = "text was escaped twice",
    .rationale =
        "A program turned `'` into `&#39;`, and another one that into "
        "`&amp;#39;`, which GitHub shows as `&#39;`. Lines that speak of "
        "entities, or write some of them once, are left alone. An address may "
        "rightly hold `%2520`, so only those of wikis are told, whose pages "
        "have no such names.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .hides = HIDES_SIGNS,
    .check = check_double_escape,
};
