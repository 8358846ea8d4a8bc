#include "engine/own_link.h"

#include "text/url.h"
#include "text/words.h"

/* The bytes of the pointer, as a key. */
static struct str table_key(const struct table *const *table)
{
    return (struct str){(const char *)table, sizeof *table};
}

/* Columns whose links lead to the entry itself. */
static const char own_columns[] =
    "link links url urls website site homepage home repo repository github "
    "download dataset 链接 地址";

/* Columns whose links lead to what is said of it. */
static const char side_columns[] =
    "paper papers publication publications reference references citation "
    "arxiv demo blog docs documentation author authors license licence 论文";

/* Whether the header names such a column, alone or among others: `Paper`,
   `Paper / Source`. */
static bool is_aside(struct str header)
{
    struct str rest = header;

    while (rest.len)
        if (words_have(side_columns, str_trim(str_cut(rest, '/', &rest))))
            return true;
    return words_have(side_columns, header);
}

/* Tables with exactly one column of links: the links that are the entries'. */
static void find_columns(struct own_links *own, const struct schema *schema)
{
    size_t columns = 0;

    for (size_t i = 0; i < schema->ncolumns; i++)
        columns += schema->columns[i].type == COLUMN_LINK;
    if (columns != 1 || is_aside(schema->columns[schema->link_column].name))
        return;
    for (size_t i = 0; i < schema->ntables; i++) {
        struct schema_table *table = &schema->tables[i];

        *map_at(&own->columns, table_key(&table->table)) =
            &table->columns[schema->link_column];
    }
}

void own_links_init(struct own_links *own, const struct schema *schemas)
{
    map_init(&own->columns);
    for (; schemas; schemas = schemas->next)
        find_columns(own, schemas);
}

void own_links_release(struct own_links *own)
{
    map_release(&own->columns);
}

static bool is_in_name(const struct entry *entry)
{
    return entry->link->span.start >= entry->name_span.start &&
           entry->link->span.end <= entry->name_span.end;
}

/* Whether the link is what the row is about, and not a paper or a demo. */
static bool is_own(const struct own_links *own, const struct document *document,
                   const struct entry *entry)
{
    const struct link *link = entry->link;
    const struct table *table;
    const size_t *column;

    if (entry->table == NONE || is_in_name(entry))
        return true;
    table = &document->tables[entry->table];
    if (link->cell < table->header.ncells &&
        words_have(own_columns, table->header.cells[link->cell].text))
        return true;
    column = map_get(&own->columns, table_key(&table));
    return column && *column == link->cell;
}

/* Only an address of the web names a thing; a file or a fragment does not. */
const struct link *own_link(const struct own_links *own,
                            const struct document *document,
                            const struct entry *entry)
{
    const struct link *link = entry->link;

    if (!link || link->kind == LINK_TORN || !url_is_web(link->url) ||
        !is_own(own, document, entry))
        return NULL;
    return link;
}
