/*
 * TBL013: a header that differs from many others in the spelling of one name.
 */
#include "engine/rule.h"

/* So many tables must agree on a header, and so many times as many as have
   the one that drifted. */
enum { AGREEING = 3 };

/* Wider tables, and longer names, are not compared: it takes the square. */
enum { WIDEST = 32, LONGEST_NAME = 64 };

/* A header, and all tables that have it letter for letter. */
struct header {
    const struct row *row; /* of the first of them */
    size_t count;
    const struct header *model; /* the header it drifted from, or NULL */
    size_t column;              /* where */
    struct header *next;        /* in the order of the document */
};

struct work {
    struct check *check;
    struct map exact;  /* header by all its names */
    struct map masked; /* the most frequent header by all names but one */
    struct header *first, **last;
};

static bool is_comparable(const struct row *header)
{
    if (header->ncells < 2 || header->ncells > WIDEST)
        return false;
    for (size_t c = 0; c < header->ncells; c++)
        if (header->cells[c].text.len > LONGEST_NAME)
            return false;
    return true;
}

/* The names in one, the one at `masked` left out; NONE leaves out none. */
static struct str join(struct check *check, const struct row *header,
                       size_t masked)
{
    struct buf buf;
    struct str joined;

    buf_init(&buf);
    for (size_t c = 0; c < header->ncells; c++) {
        if (c != masked)
            buf_add(&buf, header->cells[c].text);
        buf_add_char(&buf, c == masked ? '\t' : '\n');
    }
    joined = str_copy(check->arena, buf_str(&buf));
    buf_release(&buf);
    return joined;
}

static void add_table(struct work *work, const struct table *table)
{
    const struct row *row = &table->header;
    struct header *header;
    void **value;

    if (!is_comparable(row))
        return;
    value = map_at(&work->exact, join(work->check, row, NONE));
    if (!*value) {
        header = arena_alloc(work->check->arena, sizeof *header);
        header->row = row;
        *work->last = header;
        work->last = &header->next;
        *value = header;
    }
    header = *value;
    header->count++;
}

/* Only headers that enough tables have are models for others. */
static void add_model(struct work *work, struct header *header)
{
    for (size_t c = 0; header->count >= AGREEING && c < header->row->ncells;
         c++) {
        void **value = map_at(&work->masked, join(work->check, header->row, c));
        const struct header *best = *value;

        if (!best || best->count < header->count)
            *value = header;
    }
}

static bool is_word(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (!char_is_alpha(name.ptr[i]))
            return false;
    return true;
}

static bool is_plural(struct str one, struct str many)
{
    return str_starts_nocase(many, one) &&
           (str_eq_nocase(str_slice(many, one.len, many.len), STR("s")) ||
            str_eq_nocase(str_slice(many, one.len, many.len), STR("es")));
}

/* The same name in another spelling: case, spaces, a plural, or one letter of
   a long word. */
static bool is_near(struct check *check, struct str a, struct str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;

    if (!shorter)
        return false;
    if (str_eq(schema_name_key(check->arena, a),
               schema_name_key(check->arena, b)))
        return true;
    if (shorter > 2 && (is_plural(a, b) || is_plural(b, a)))
        return true;
    return shorter >= 6 && is_word(a) && is_word(b) && distance(a, b) == 1;
}

static void find_model(struct work *work, struct header *header)
{
    for (size_t c = 0; c < header->row->ncells; c++) {
        const struct header *model =
            map_get(&work->masked, join(work->check, header->row, c));

        if (!model || model->count < AGREEING * header->count ||
            !is_near(work->check, header->row->cells[c].text,
                     model->row->cells[c].text))
            continue;
        header->model = model;
        header->column = c;
        return;
    }
}

static void report_table(struct work *work, const struct table *table)
{
    struct check *check = work->check;
    const struct header *header;
    const struct cell *cell, *other;
    struct finding *finding;

    if (!is_comparable(&table->header))
        return;
    header = map_get(&work->exact, join(check, &table->header, NONE));
    if (!header->model)
        return;
    cell = &table->header.cells[header->column];
    other = &header->model->row->cells[header->column];
    finding = report(check, check->document, cell->content,
                     "column %.*s is %.*s in %zu other tables",
                     STR_ARG(quote(check, cell->text)),
                     STR_ARG(quote(check, other->text)), header->model->count);
    finding_related(check, finding, check->document, other->content,
                    "the first of them");
}

static void check_tables(struct check *check)
{
    const struct document *document = check->document;
    struct work work = {.check = check};

    work.last = &work.first;
    map_init(&work.exact);
    map_init(&work.masked);
    for (size_t t = 0; t < document->ntables; t++)
        add_table(&work, &document->tables[t]);
    for (struct header *header = work.first; header; header = header->next)
        add_model(&work, header);
    for (struct header *header = work.first; header; header = header->next)
        find_model(&work, header);
    for (size_t t = 0; t < document->ntables; t++)
        report_table(&work, &document->tables[t]);
    map_release(&work.exact);
    map_release(&work.masked);
}

const struct rule rule_table_header_drift = {
    .code = "TBL013",
    .name = "table/header-drift",
    .summary = "a column is spelt otherwise than in the tables of its kind",
    .rationale =
        "Where three or more tables of a list have the same header and one "
        "differs from it by a plural, by case or by one letter of a name, "
        "programs that read the list see another column there, and so do "
        "readers who search for it.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_NEVER,
    .check = check_tables,
};
