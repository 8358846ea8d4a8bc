#include "engine/rule.h"

/* The bytes of the pointer, as a key. */
static struct str link_key(const struct link *const *link)
{
    return (struct str){(const char *)link, sizeof *link};
}

static void remember(struct check *check, struct map *told,
                     const struct link *link)
{
    const struct link **kept =
        arena_alloc(check->arena, sizeof(const struct link *));

    *kept = link;
    *map_at(told, link_key(kept)) = kept;
}

/* Adds the link of the row to those that are told. */
static void check_row(struct check *check, struct map *told,
                      const struct schema *schema,
                      const struct schema_table *table, const struct row *row)
{
    const struct document *document = table->document;
    const struct cell *name = schema_cell(table, schema->name_column, row);
    const struct cell *cell = schema_cell(table, schema->link_column, row);
    const struct link *link = cell ? schema_link(document, cell) : NULL;
    struct finding *finding;

    if (!name || !link || schema_missing(name->text) || !link->text.len ||
        schema_same_name(name->text, link->text))
        return;
    finding = report(check, document, link->text_span,
                     "the name is %.*s, its link says %.*s",
                     STR_ARG(quote(check, name->text)),
                     STR_ARG(quote(check, link->text)));
    remember(check, told, link);
    finding_related(check, finding, document, name->content, "the name");
    finding_help(check, finding,
                 "write the same name in both, and see that the link leads "
                 "to what the row describes");
}

/* A text that names a repository as `owner/name`. No owner has a dot: that is a
   host. */
static bool split_name(struct str text, struct str *owner, struct str *name)
{
    *owner = str_cut(text, '/', name);
    for (size_t i = 0; i < text.len; i++)
        if (!char_is_alnum(text.ptr[i]) &&
            !str_has_char(STR("-_./"), text.ptr[i]))
            return false;
    return owner->len && name->len && !str_has_char(*owner, '.') &&
           !str_has_char(*name, '/');
}

/*
 * `owner/name` where the link leads to another repository. Only where one of
 * the two is right: `HTML/CSS` names no repository.
 */
static void check_repository(struct check *check,
                             const struct document *document,
                             const struct link *link)
{
    struct site_place place;
    struct finding *finding;
    struct str owner, name;

    if (!split_name(link->text, &owner, &name))
        return;
    place = site_find(link->url);
    if (!place.owner.len || !place.name.len ||
        schema_same_name(owner, place.owner) ==
            schema_same_name(name, place.name))
        return;
    finding = report(check, document, link->text_span,
                     "the link says %.*s and leads to \"%.*s/%.*s\"",
                     STR_ARG(quote(check, link->text)), STR_ARG(place.owner),
                     STR_ARG(place.name));
    finding_limit(finding, SEVERITY_NOTE);
}

static void check_tables(struct check *check, struct map *told,
                         const struct schema *schema)
{
    for (size_t t = 0; schema->named_links && t < schema->ntables; t++) {
        const struct schema_table *table = &schema->tables[t];

        for (size_t r = 0; r < table->table->nrows; r++)
            check_row(check, told, schema, table, &table->table->rows[r]);
    }
}

static void check_links(struct check *check, const struct map *told,
                        const struct document *document)
{
    for (size_t i = 0; i < document->nlinks; i++) {
        const struct link *link = &document->links[i];

        if (!link->image && !map_get(told, link_key(&link)))
            check_repository(check, document, link);
    }
}

static void check_lists(struct check *check)
{
    const struct collection *all = check->collection;
    struct map told;

    map_init(&told);
    for (const struct schema *schema = all->schemas; schema;
         schema = schema->next)
        check_tables(check, &told, schema);
    for (size_t d = 0; d < all->count; d++)
        check_links(check, &told, all->documents[d]);
    map_release(&told);
}

const struct rule rule_metadata_name_mismatch = {
    .code = "MET009",
    .name = "metadata/name-mismatch",
    .summary = "the name and the text of its link differ",
    .rationale =
        "Where every row says its name twice, in the name's cell and as the "
        "text of its link, a row whose two names differ was copied from "
        "another and half changed: one of them, or the link, is wrong. Case, "
        "spaces, `-`, `_` and `.` make no difference. A link whose text is "
        "`owner/name` and which leads to another repository is a note.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
