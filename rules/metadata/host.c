/*
 * MET013: links to a host, or to a kind of page, that the column is not for.
 */
#include "engine/rule.h"

/* What is inferred: so many links lead to a page, and so many times as many as
   do not. */
enum { FEWEST = 5, TIMES = 8 };

/* What the links of a column lead to. */
struct tally {
    size_t pages; /* of repositories, data sets and models */
    size_t files; /* in these */
    size_t datasets, models;
};

/* The page that a link of the column should lead to. */
static bool is_page(enum site_kind kind)
{
    return kind == SITE_REPOSITORY || kind == SITE_DATASET ||
           kind == SITE_MODEL;
}

/* Files that a reader reads: in a repository of many things they are the page
   of one. */
static const char *const page_endings[] = {".md",   ".rst", ".html", ".ipynb",
                                           ".adoc", ".org", ".txt",  ".pdf"};

/* Whether it is a file of data or code in something that has a page. */
static bool is_file(const struct site_place *place)
{
    if (place->kind != SITE_FILE || !is_page(place->of))
        return false;
    for (size_t i = 0; i < sizeof page_endings / sizeof *page_endings; i++)
        if (str_ends(place->rest, str_from(page_endings[i])))
            return false;
    return true;
}

static struct str link_url(const struct value *value)
{
    const struct link *link = schema_link(value->table->document, value->cell);

    return link && link->kind != LINK_TORN ? link->url : STR("");
}

static struct tally tally_column(const struct schema *schema, size_t index)
{
    struct values values = values_of(schema, index);
    struct tally tally = {0};
    struct value value;

    while (values_next_filled(&values, &value)) {
        struct site_place place = site_find(link_url(&value));

        tally.pages += is_page(place.kind);
        tally.files += is_file(&place);
        tally.datasets += place.kind == SITE_DATASET;
        tally.models += place.kind == SITE_MODEL;
    }
    return tally;
}

static bool is_rare(size_t some, size_t others)
{
    return others >= FEWEST && some * TIMES <= others;
}

/* Whether the address begins with the host, and with the beginning of a path
   that may stand behind it. */
static bool is_on(struct str address, struct str allowed)
{
    struct url url;
    struct str path, host = str_cut(allowed, '/', &path);
    struct arena scratch;
    bool on;

    arena_init(&scratch);
    host = str_printf(&scratch, "https://%.*s/", STR_ARG(host));
    on = url_split(address, &url) &&
         str_eq(url_site(&scratch, address), url_site(&scratch, host));
    arena_release(&scratch);
    url.path = str_slice(url.path, 1, url.path.len);
    return on && str_starts(url.path, path) &&
           (!path.len || str_ends(path, STR("/")) || url.path.len == path.len ||
            url.path.ptr[path.len] == '/');
}

static bool is_allowed(const struct given_texts *hosts, struct str address)
{
    for (size_t i = 0; i < hosts->count; i++)
        if (is_on(address, hosts->items[i]))
            return true;
    return false;
}

static struct span target_of_link(const struct value *value)
{
    return schema_link(value->table->document, value->cell)->target;
}

static void check_host(struct check *check, const struct column *column,
                       const struct value *value, struct str address)
{
    if (url_is_web(address) && !is_allowed(&column->given->hosts, address))
        report(check, value->table->document, target_of_link(value),
               "the configuration does not allow %.*s in %.*s",
               STR_ARG(quote(check, address)),
               STR_ARG(quote(check, column->name)));
}

/* A file where the others link the page that it belongs to. */
static void check_file(struct check *check, const struct column *column,
                       const struct value *value,
                       const struct site_place *place)
{
    struct finding *finding =
        report(check, value->table->document, target_of_link(value),
               "%.*s leads to a file here, to pages in the other rows",
               STR_ARG(quote(check, column->name)));

    finding_help(check, finding, "link the page of %.*s/%.*s",
                 STR_ARG(place->owner), STR_ARG(place->name));
}

static void check_page(struct check *check, const struct column *column,
                       const struct value *value, struct str address,
                       const struct tally *tally)
{
    struct site_place place = site_find(address);

    if (is_file(&place) && is_rare(tally->files, tally->pages))
        check_file(check, column, value, &place);
    if (place.kind == SITE_MODEL && is_rare(tally->models, tally->datasets))
        report(check, value->table->document, target_of_link(value),
               "%.*s leads to a model here, to data sets in the other rows",
               STR_ARG(quote(check, column->name)));
}

static void check_column(struct check *check, const struct schema *schema,
                         size_t index)
{
    const struct column *column = &schema->columns[index];
    struct values values = values_of(schema, index);
    struct tally tally;
    struct value value;

    if (!column->count.linked)
        return;
    tally = tally_column(schema, index);
    while (values_next_filled(&values, &value)) {
        struct str address = link_url(&value);

        if (!address.len)
            continue;
        if (column->given && column->given->hosts.count)
            check_host(check, column, &value, address);
        if (tally.files || tally.models)
            check_page(check, column, &value, address, &tally);
    }
}

static void check_lists(struct check *check)
{
    columns_each(check, check_column);
}

const struct rule rule_metadata_host = {
    .code = "MET013",
    .name = "metadata/host",
    .summary = "a link to a host or a kind of page that the column is not for",
    .rationale =
        "A file of a data set moves, has no description and starts a "
        "download: where the other rows link the data set's page, the odd "
        "link to a file (`/blob/`, `/resolve/`) was copied from the wrong "
        "tab, and a link to a model among data sets lacks its `/datasets/`. "
        "Told where eight in nine links lead to pages; and any other host, "
        "where the configuration gives the column's hosts.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
