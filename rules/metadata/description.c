/*
 * MET017: descriptions that are too short or too long, or begin or end in
 * another way than the list wants.
 */
#include "engine/rule.h"

#include <string.h>

/* A period is usual where one in so many descriptions ends with one. */
enum { ONE_IN = 4 };

struct wanted {
    size_t least, most; /* characters; 0: any number */
    bool upper, lower;
    bool usual, period, none;
};

/* How the descriptions of a document end. */
struct ends {
    size_t open, periods;
};

/* What is done with each description: it is counted, or judged. */
struct work {
    struct check *check;
    struct wanted wanted;
    struct ends *ends; /* NULL: judged */
};

/* What heads a column of descriptions. */
static const char *const headers[] = {
    "description", "descriptions", "summary",  "beschreibung", "descripción",
    "descrição",   "descrizione",  "описание", "опис",         "描述",
    "简介",        "说明",         "介绍",     "描述说明",     "簡介",
    "說明",        "説明",         "概要",     "설명",         NULL,
};

static bool option_is(const struct check *check, const char *name,
                      const char *value)
{
    return !strcmp(check_option(check, name), value);
}

static struct wanted read_options(const struct check *check)
{
    return (struct wanted){
        .least = check_option_number(check, "least"),
        .most = check_option_number(check, "most"),
        .upper = option_is(check, "first-letter", "upper"),
        .lower = option_is(check, "first-letter", "lower"),
        .usual = option_is(check, "end", "usual"),
        .period = option_is(check, "end", "period"),
        .none = option_is(check, "end", "none"),
    };
}

static void check_length(struct check *check, const struct wanted *wanted,
                         const struct description *description)
{
    struct finding *finding;

    if (wanted->most && description->length > wanted->most) {
        finding = report(check, check->document, description->span,
                         "the description has %zu characters, at most %zu are "
                         "wanted",
                         description->length, wanted->most);
        finding_help(check, finding, "say it in fewer words");
    }
    if (description->length_with_rest < wanted->least) {
        finding = report(check, check->document, description->span,
                         "the description has %zu characters, at least %zu are "
                         "wanted",
                         description->length_with_rest, wanted->least);
        finding_help(check, finding, "say what it is and what it is for");
    }
}

/* Words that are no names: with any other a capital may be meant. */
static const char ordinary[] =
    "a an the this that these those it its for to with from in on of by and or "
    "as is are your our all some simple fast small lightweight easy free open "
    "another collection list library libraries tool tools framework package "
    "provides implements allows makes helps use uses using create creates "
    "build builds make get find generate generates manage convert write read";

static void check_start(struct check *check, const struct wanted *wanted,
                        const struct description *description)
{
    struct str word = document_text(check->document, description->first.span);
    bool small = wanted->upper && description->first.start == FIRST_LOWER;
    bool large = wanted->lower && description->first.start == FIRST_UPPER &&
                 words_have(ordinary, word);
    struct finding *finding;

    if (!small && !large)
        return;
    finding = report(check, check->document, description->first.span,
                     "the description begins with a %s letter: %.*s",
                     small ? "small" : "capital", STR_ARG(quote(check, word)));
    finding_help(check, finding, "begin it with a %s letter",
                 small ? "capital" : "small");
}

static void check_end(struct check *check, const struct wanted *wanted,
                      const struct description *description)
{
    struct str last = document_text(check->document, description->last);
    struct finding *finding;

    if (wanted->period && description->end == DESCRIPTION_OPEN) {
        finding = report(check, check->document, description->last,
                         "the description does not end with a period");
        finding_help(check, finding, "put \"%s\" behind \"%.*s\"",
                     description->first.eastern ? "。" : ".", STR_ARG(last));
    }
    if (wanted->none && description->end == DESCRIPTION_PERIOD) {
        finding = report(check, check->document, description->last,
                         "the description ends with a period");
        finding_help(check, finding, "take the \"%.*s\" away", STR_ARG(last));
    }
}

static void take(struct work *work, const struct description *description)
{
    if (work->ends) {
        work->ends->open += description->end == DESCRIPTION_OPEN;
        work->ends->periods += description->end == DESCRIPTION_PERIOD;
        return;
    }
    check_length(work->check, &work->wanted, description);
    check_start(work->check, &work->wanted, description);
    check_end(work->check, &work->wanted, description);
}

/* What ends with a colon leads to the bullets or the lines below it. */
static bool is_lead(const struct document *document,
                    const struct description *description)
{
    struct str last = document_text(document, description->last);

    return str_eq(last, STR(":")) || str_eq(last, STR("："));
}

static void take_bullets(struct work *work)
{
    const struct document *document = work->check->document;
    struct description description;

    for (size_t i = 0; i < document->nentries; i++) {
        const struct entry *entry = &document->entries[i];

        if (entry->table == NONE && entry->link &&
            url_is_web(entry->link->url) &&
            description_of_bullet(document, entry, &description) &&
            !is_lead(document, &description))
            take(work, &description);
    }
}

static bool is_description(struct str header)
{
    for (size_t i = 0; headers[i]; i++)
        if (str_eq_nocase(header, str_from(headers[i])))
            return true;
    return false;
}

/* A row with one cell that says something is a title. */
static bool is_title(const struct table *table, const struct row *row)
{
    size_t filled = 0;

    for (size_t i = 0; i < row->ncells && i < table->columns; i++)
        filled += row->cells[i].content.start < row->cells[i].content.end;
    return filled < 2;
}

static void take_column(struct work *work, const struct table *table,
                        size_t column)
{
    const struct document *document = work->check->document;
    struct description description;

    for (size_t r = 0; r < table->nrows; r++) {
        const struct row *row = &table->rows[r];
        const struct entry *entry;

        if (column >= row->ncells || is_title(table, row) ||
            schema_missing_cell(document, &row->cells[column]))
            continue;
        entry = document_entry(document, row->span.start);
        if (description_of_cell(document, &row->cells[column],
                                entry ? entry->name : STR(""), &description))
            take(work, &description);
    }
}

static void take_all(struct work *work)
{
    const struct document *document = work->check->document;

    take_bullets(work);
    for (size_t t = 0; t < document->ntables; t++) {
        const struct table *table = &document->tables[t];

        for (size_t i = 0; i < table->header.ncells; i++)
            if (is_description(table->header.cells[i].text))
                take_column(work, table, i);
    }
}

static void check_document(struct check *check)
{
    struct work work = {.check = check, .wanted = read_options(check)};
    struct ends ends = {0};

    if (work.wanted.usual) {
        work.ends = &ends;
        take_all(&work);
        work.ends = NULL;
        work.wanted.period = ends.periods * ONE_IN >= ends.open + ends.periods;
    }
    take_all(&work);
}

static const struct option options[] = {
    {"least", "0", option_number,
     "how many characters it has at least; 0: any number"},
    {"most", "0", option_number,
     "how many characters it has at most; 0: any number"},
    {"first-letter", "upper", "upper lower any", "how it begins"},
    {"end", "usual", "usual period none any",
     "how it ends; `usual`: with a period, in files in which at least a "
     "quarter of them do"},
    {0},
};

const struct rule rule_metadata_description = {
    .code = "MET017",
    .name = "metadata/description",
    .summary = "a description that does not begin or end as it should",
    .rationale =
        "A list of many hands reads as one where every description is a "
        "sentence of its own. Judged is what follows the dash or the colon "
        "behind the link of a bullet, and a column of a table that is called "
        "description. Names such as `iOS`, code, links and quotes at its start "
        "are left alone, and `!`, `?` and `…` end a sentence too; badges, "
        "emoji, links in parentheses and several words of code behind it are "
        "none of it.",
    .severity = SEVERITY_OFF,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_NEVER,
    .options = options,
    .check = check_document,
};
