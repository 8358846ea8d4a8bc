/*
 * Entries: what the list names, in a row of a table or in a bullet.
 */
#include "document/build.h"

#include <utf8proc.h>

#include "text/utf8.h"

/* Headers of columns that number the rows instead of naming the entry. */
static const char *const numbering[] = {"#",    "no",   "no.",  "nr",
                                        "id",   "rank", "idx",  "index",
                                        "序号", "编号", "番号", NULL};

static bool is_numbering(struct str header)
{
    for (size_t i = 0; numbering[i]; i++)
        if (str_eq_nocase(header, str_from(numbering[i])))
            return true;
    return false;
}

/* A column without a header is looked at in so many rows. */
enum { ROWS_READ = 8 };

/* Whether the cell says something in letters, and is no picture. */
static bool says_word(const struct document *document, const struct cell *cell)
{
    struct str source = document_text(document, cell->content);

    if (str_starts(source, STR("!")) || str_starts(source, STR("[!")) ||
        str_starts(source, STR("<")))
        return false;
    for (size_t at = 0; at < cell->text.len;) {
        struct utf8_char c =
            utf8_decode(str_slice(cell->text, at, cell->text.len));

        if (c.valid && utf8_is_letter(c.code_point))
            return true;
        at += c.len;
    }
    return false;
}

/* Whether a column whose header is empty names the rows all the same, as that
   of a matrix does. */
static bool holds_names(const struct document *document,
                        const struct table *table, size_t column)
{
    size_t rows = table->nrows < ROWS_READ ? table->nrows : ROWS_READ;
    size_t words = 0;

    for (size_t r = 0; r < rows; r++)
        words += column < table->rows[r].ncells &&
                 says_word(document, &table->rows[r].cells[column]);
    return words * 2 > rows;
}

/* The column that names the entries: the first that does not number them. */
static size_t name_column(const struct document *document,
                          const struct table *table)
{
    for (size_t i = 0; i < table->header.ncells; i++) {
        struct str header = table->header.cells[i].text;

        if (header.len ? !is_numbering(header)
                       : holds_names(document, table, i))
            return i;
    }
    return 0;
}

/* A link that may be what the entry is about: no picture, no badge. */
static bool is_main(const struct link *link)
{
    return !link->image && !link->has_image && !link->partial;
}

/* Links and torn links of one row, from where the last row's ended. */
struct links {
    const struct link *items;
    size_t count, next;
};

static bool in_row(const struct link *link, size_t table, size_t row)
{
    return link->table == table && link->row == row;
}

/* Prefers the name's own link, then the first by position. */
static const struct link *better(const struct link *a, const struct link *b,
                                 size_t column)
{
    if (!a)
        return b;
    if ((a->cell == column) != (b->cell == column))
        return a->cell == column ? a : b;
    return a->span.start <= b->span.start ? a : b;
}

static const struct link *row_link(struct links *links, struct entry *entry,
                                   size_t column, const struct link *best)
{
    while (links->next < links->count &&
           links->items[links->next].span.start < entry->span.start)
        links->next++;
    for (size_t i = links->next;
         i < links->count && in_row(&links->items[i], entry->table, entry->row);
         i++)
        if (is_main(&links->items[i]))
            best = better(best, &links->items[i], column);
    return best;
}

static size_t count_rows(const struct document *document)
{
    size_t rows = 0;

    for (size_t t = 0; t < document->ntables; t++)
        rows += document->tables[t].nrows;
    return rows;
}

/* Moves the bullets of a list to its entries, up to one that stands behind the
   offset; `*next` is the first that is left. */
static void move_bullets(struct vector *entries, const struct vector *bullets,
                         size_t offset, size_t *next)
{
    const struct entry *bullet = bullets->items;

    for (; *next < bullets->count && bullet[*next].span.start < offset;
         (*next)++)
        *(struct entry *)vector_add(entries, sizeof *bullet) = bullet[*next];
}

/* Bullets and rows come in the order of the source, as far as the tree has it,
   and need not be sorted. */
void entry_build_rows(struct build *build)
{
    struct document *document = build->document;
    struct links links = {document->links, document->nlinks, 0};
    struct links torn = {document->torn, document->ntorn, 0};
    struct vector bullets = build->entries;
    size_t bullet = 0;

    if (!document->ntables)
        return;
    build->entries = (struct vector){0};
    vector_expect(&build->entries, bullets.count + count_rows(document),
                  sizeof(struct entry));
    for (size_t t = 0; t < document->ntables; t++) {
        const struct table *table = &document->tables[t];
        size_t column = name_column(document, table);

        move_bullets(&build->entries, &bullets, table->span.start, &bullet);
        for (size_t r = 0; r < table->nrows; r++) {
            const struct row *row = &table->rows[r];
            struct entry *entry = vector_add(&build->entries, sizeof *entry);

            *entry = (struct entry){.span = row->span, .table = t, .row = r};
            entry->section = table->section;
            entry->name_span = (struct span){row->span.start, row->span.start};
            if (column < row->ncells) {
                entry->name = row->cells[column].text;
                entry->name_span = row->cells[column].content;
            }
            entry->link = row_link(&links, entry, column, NULL);
            entry->link = row_link(&torn, entry, column, entry->link);
        }
    }
    move_bullets(&build->entries, &bullets, SIZE_MAX, &bullet);
    vector_release(&bullets);
}

static bool is_word(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

    return utf8_is_letter(c) || (category >= UTF8PROC_CATEGORY_ND &&
                                 category <= UTF8PROC_CATEGORY_NO);
}

/* Whether only marks, pictures and emoji stand before the link. */
static bool leads(const struct document *document, struct span before)
{
    struct str text = document_text(document, before);

    for (size_t at = 0; at < text.len;) {
        struct utf8_char c = utf8_decode(str_slice(text, at, text.len));

        if (!c.valid || is_word(c.code_point) || c.code_point == '<')
            return false;
        at += c.len;
    }
    return true;
}

/* The link that the paragraph begins with, or NONE. */
static size_t leading_link(struct build *build, size_t first_link, size_t start)
{
    const struct link *links = build->links.items;

    for (size_t i = first_link; i < build->links.count; i++) {
        const struct link *link = &links[i];

        if (!leads(build->document, (struct span){start, link->span.start}))
            return NONE;
        if (is_main(link))
            return i;
        start = link->span.end;
    }
    return NONE;
}

/* What follows the link in the paragraph, which is in build->text. */
static struct str description(struct build *build, const struct link *link,
                              struct span paragraph)
{
    struct str text = buf_str(&build->text);
    struct span rest = {link->span.end, paragraph.end};
    size_t at = str_find(text, link->text, 0);

    if (at == STR_NONE)
        return STR("");
    return build_text(build, at + link->text.len, text.len, rest);
}

/*
 * A bullet names a thing when a link leads it. Links to a heading of the page
 * are a table of contents. The entry's link is set when all links have their
 * final place; until then its index is in `row`.
 */
void entry_build_bullet(struct build *build, size_t block, size_t first_link)
{
    const struct block *paragraph =
        (const struct block *)build->blocks.items + block;
    size_t index = leading_link(build, first_link, paragraph->span.start);
    const struct link *link;
    struct entry *entry;

    if (index == NONE)
        return;
    link = (const struct link *)build->links.items + index;
    if (str_starts(link->url, STR("#")) || !link->text.len)
        return;
    entry = vector_add(&build->entries, sizeof *entry);
    *entry =
        (struct entry){.span = paragraph->span,
                       .name = link->text,
                       .name_span = link->text_span,
                       .description = description(build, link, paragraph->span),
                       .section = NONE,
                       .table = NONE,
                       .row = index};
}
