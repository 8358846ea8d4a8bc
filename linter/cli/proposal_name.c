/*
 * What a schema is called: as the heading above its tables, or as the column
 * that names its entries where they stand under several.
 */
#include "cli/proposal_name.h"

#include <utf8proc.h>

#include "text/buf.h"
#include "text/utf8.h"

enum { LONGEST = 40 };

/* Letters and digits, and the marks of letters. */
static bool is_kept(uint32_t c, bool behind_letter)
{
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND: return true;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC: return behind_letter;
    default: return false;
    }
}

/* Takes the end that was begun of a word away, unless it is the only one. */
static void drop_begun(struct buf *out)
{
    size_t end = out->len;

    while (end && out->ptr[end - 1] != '-')
        end--;
    if (end)
        buf_cut(out, end - 1);
}

/* Adds the words of the text in lower case, with hyphens between them, as many
   as there is room for. */
static void add_words(struct buf *out, struct str text)
{
    bool inside = false;

    while (text.len) {
        struct utf8_char c = utf8_decode(text);

        text = str_slice(text, c.len, text.len);
        if (!c.valid || !is_kept(c.code_point, inside)) {
            inside = false;
            continue;
        }
        if (out->len + 2 + c.len > LONGEST) {
            if (inside)
                drop_begun(out);
            return;
        }
        if (!inside && out->len)
            buf_add_char(out, '-');
        buf_add_code_point(
            out, (uint32_t)utf8proc_tolower((utf8proc_int32_t)c.code_point));
        inside = true;
    }
}

/* Whether all tables stand under one heading. */
static bool have_one_heading(const struct schema *schema)
{
    const struct schema_table *first = &schema->tables[0];

    for (size_t t = 1; t < schema->ntables; t++)
        if (schema->tables[t].document != first->document ||
            schema->tables[t].table->section != first->table->section)
            return false;
    return first->table->section != NONE;
}

/* The heading above its tables, or else the column that names the entries. */
static struct str title_of(const struct schema *schema)
{
    const struct schema_table *first = &schema->tables[0];

    if (have_one_heading(schema))
        return first->document->headings[first->table->section].text;
    if (schema->name_column != NONE)
        return schema->columns[schema->name_column].name;
    return STR("");
}

static struct str stem_of(struct arena *arena, const struct schema *schema)
{
    struct buf words;
    struct str stem;

    buf_init(&words);
    add_words(&words, title_of(schema));
    if (!words.len)
        buf_add(&words, STR("tables"));
    stem = str_copy(arena, buf_str(&words));
    buf_release(&words);
    return stem;
}

static bool is_taken(const struct proposals *proposals, struct str name)
{
    for (size_t i = 0; i < proposals->count; i++)
        if (str_eq(proposals->items[i].given.name, name))
            return true;
    return false;
}

struct str proposal_name(struct arena *arena, const struct proposals *proposals,
                         const struct schema *schema)
{
    struct str stem = stem_of(arena, schema), name = stem;

    for (size_t i = 2; is_taken(proposals, name); i++)
        name = str_printf(arena, "%.*s-%zu", STR_ARG(stem), i);
    return name;
}
