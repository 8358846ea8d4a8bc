#include "cli/proposal_facts.h"

#include "text/date.h"
#include "text/quantity.h"

static void add(struct cells *cells, const struct value *value)
{
    if (!cells->count++)
        cells->first = *value;
}

/* Whether all separators of a text are that one. */
static bool is_separated_by(struct str text, struct str separator)
{
    struct str found = value_separator(text, 0);

    while (found.len) {
        size_t end = (size_t)(found.ptr - text.ptr) + found.len;

        if (!str_eq(found, separator))
            return false;
        found = value_separator(text, end);
    }
    return true;
}

/* Whether the row's link is called otherwise. */
static bool is_misnamed(const struct schema *schema, const struct value *value)
{
    const struct cell *cell =
        schema_cell(value->table, schema->link_column, value->row);
    const struct link *link =
        cell ? schema_link(value->table->document, cell) : NULL;

    return link && link->text.len &&
           !schema_same_name(value_text(value), link->text);
}

static bool is_numberless(struct str text)
{
    struct quantity quantity;

    quantity_read(text, &quantity);
    return text.len && quantity.kind == QUANTITY_NONE;
}

static bool is_dateless(struct str text)
{
    struct arena scratch;
    bool dateless;

    arena_init(&scratch);
    dateless = text.len && date_read(&scratch, text).answer == DATE_NONE;
    arena_release(&scratch);
    return dateless;
}

static void add_filled(struct facts *facts, const struct value *value,
                       struct str separator)
{
    const struct link *last;
    size_t links = schema_links(value->table->document, value->cell, &last);

    add(&facts->filled, value);
    if (!links)
        add(&facts->linkless, value);
    if (links > 1)
        add(&facts->crowded, value);
    if (is_numberless(value_text(value)))
        add(&facts->numberless, value);
    if (is_dateless(value_text(value)))
        add(&facts->dateless, value);
    if (!is_separated_by(value_text(value), separator))
        add(&facts->separated, value);
}

struct facts facts_of(const struct schema *schema, size_t column)
{
    struct values values = values_of(schema, column);
    struct facts facts = {0};
    struct value value;

    while (values_next(&values, &value)) {
        add(&facts.all, &value);
        if (value.state == VALUE_FILLED)
            add_filled(&facts, &value, schema->columns[column].separator);
        else
            add(&facts.lacking, &value);
        if (column == schema->name_column && value.state == VALUE_FILLED &&
            is_misnamed(schema, &value))
            add(&facts.misnamed, &value);
    }
    return facts;
}
