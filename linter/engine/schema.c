#include "engine/schema.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "document/comment.h"
#include "document/mended.h"
#include "text/alloc.h"
#include "text/hash.h"
#include "text/utf8.h"

static const char *const markers[] = {"-",  "--",  "---", "–",    "—",
                                      "/",  "n/a", "na",  "none", "?",
                                      "无", "・",  "\\",  NULL};

/* Longer texts are no markers; nor are longer cells without a comment at their
   end, though a marker be damaged twice. */
enum { LONGEST_MARKER = 4, LONGEST_CELL = 64 };

bool schema_missing(struct str text)
{
    text = str_trim(text);
    if (!text.len || text.len > LONGEST_MARKER)
        return !text.len;
    for (size_t i = 0; markers[i]; i++)
        if (str_eq_nocase(text, str_from(markers[i])))
            return true;
    return false;
}

bool schema_missing_cell(const struct document *document,
                         const struct cell *cell)
{
    struct str source = document_text(document, cell->content);
    struct arena scratch;
    bool missing;

    if (source.len > LONGEST_CELL && !str_ends(source, STR("-->")))
        return false;
    arena_init(&scratch);
    missing = schema_missing(
        comment_trim(document_mended(&scratch, document, cell->content)));
    arena_release(&scratch);
    return missing;
}

static bool is_joiner(uint32_t c)
{
    return c == '_' || c == '.' || c == '-' || c == ' ' || c == '\t' ||
           c == 0xA0 || c == 0x200B || c == 0xFEFF;
}

/* The key of a name in ASCII, for which Unicode changes case alone. */
static struct str ascii_key(struct arena *arena, struct str name)
{
    char *out = arena_alloc(arena, name.len + 1);
    size_t used = 0;

    for (size_t i = 0; i < name.len; i++)
        if (!is_joiner((unsigned char)name.ptr[i]))
            out[used++] = char_lower(name.ptr[i]);
    return (struct str){out, used};
}

/* What Unicode does to a name that becomes a key. */
static const utf8proc_option_t key_options =
    UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD |
    UTF8PROC_IGNORE;

/* The same by Unicode's rules. */
static struct str unicode_key(struct arena *arena, struct str name)
{
    utf8proc_uint8_t *folded = NULL;
    utf8proc_ssize_t len =
        utf8proc_map((const utf8proc_uint8_t *)name.ptr,
                     (utf8proc_ssize_t)name.len, &folded, key_options);
    struct str text =
        len < 0 ? name : (struct str){(const char *)folded, (size_t)len};
    char *key = arena_alloc(arena, text.len + 1);
    size_t used = 0;

    if (len == UTF8PROC_ERROR_NOMEM)
        mem_exhausted();
    for (size_t at = 0; at < text.len;) {
        struct utf8_char c = utf8_decode(str_slice(text, at, text.len));

        if (!is_joiner(c.code_point)) {
            memcpy(key + used, text.ptr + at, c.len);
            used += c.len;
        }
        at += c.len;
    }
    free(folded);
    return (struct str){key, used};
}

const struct cell *schema_cell(const struct schema_table *table, size_t column,
                               const struct row *row)
{
    size_t index = column == NONE ? NONE : table->columns[column];

    return index < row->ncells ? &row->cells[index] : NULL;
}

/* Counts the links of a cell in one of the two arrays. */
static size_t links_in(const struct link *links, size_t count, size_t first,
                       struct span span, const struct link **last)
{
    size_t found = 0;

    for (; first < count && links[first].span.start < span.end; first++) {
        if (links[first].image || links[first].has_image ||
            links[first].partial)
            continue;
        found++;
        *last = &links[first];
    }
    return found;
}

size_t schema_links(const struct document *document, const struct cell *cell,
                    const struct link **last)
{
    size_t found = links_in(document->links, document->nlinks,
                            document_first_link(document, cell->span.start),
                            cell->span, last);

    return found + links_in(document->torn, document->ntorn,
                            document_first_torn(document, cell->span.start),
                            cell->span, last);
}

const struct link *schema_link(const struct document *document,
                               const struct cell *cell)
{
    const struct link *only = NULL;

    return schema_links(document, cell, &only) == 1 ? only : NULL;
}

size_t schema_find_column(const struct schema *schema, struct str name)
{
    for (size_t i = 0; i < schema->ncolumns; i++)
        if (schema_same_name(schema->columns[i].name, name))
            return i;
    return NONE;
}

struct str schema_name_key(struct arena *arena, struct str name)
{
    if (utf8_skip_ascii(name, 0) < name.len)
        return unicode_key(arena, name);
    return ascii_key(arena, name);
}

/* The beginning of what a name's key is put together from: its characters but
   for marks, whose order and joints differ where the keys are one. */
struct bones {
    char bytes[32];
    size_t len;
};

/* False once there is no more room. */
static bool add_bone(struct bones *bones, uint32_t c)
{
    char bytes[4];
    size_t len = utf8_encode(c, bytes);

    if (is_joiner(c))
        return true;
    if (bones->len + len > sizeof bones->bytes)
        return false;
    memcpy(bones->bytes + bones->len, bytes, len);
    bones->len += len;
    return true;
}

/* Adds what the character is made of. */
static bool add_parts(struct bones *bones, uint32_t c)
{
    enum { MOST = 32 }; /* none has as many */
    int boundary = UTF8PROC_BOUNDCLASS_START;
    int32_t parts[MOST];
    utf8proc_ssize_t count = utf8proc_decompose_char((int32_t)c, parts, MOST,
                                                     key_options, &boundary);

    for (utf8proc_ssize_t i = 0; i < count; i++)
        if (!utf8proc_get_property(parts[i])->combining_class &&
            !add_bone(bones, (uint32_t)parts[i]))
            return false;
    return true;
}

/* Most ideographs stand for nothing but themselves. */
static bool is_ideograph(uint32_t c)
{
    return c >= 0x4E00 && c <= 0x9FFF;
}

static struct bones unicode_bones(struct str name)
{
    struct bones bones = {.len = 0};
    bool room = true;

    for (size_t at = 0; room && at < name.len;) {
        struct utf8_char c = utf8_decode(str_slice(name, at, name.len));

        if (c.code_point < 0x80)
            room = add_bone(&bones, (uint32_t)char_lower((char)c.code_point));
        else if (is_ideograph(c.code_point))
            room = add_bone(&bones, c.code_point);
        else
            room = add_parts(&bones, c.code_point);
        at += c.len;
    }
    return bones;
}

static struct bones ascii_bones(struct str name)
{
    struct bones bones = {.len = 0};

    for (size_t i = 0; i < name.len && bones.len < sizeof bones.bytes; i++) {
        char c = name.ptr[i];

        if (char_is_alnum(c) || !is_joiner((unsigned char)c))
            bones.bytes[bones.len++] = char_lower(c);
    }
    return bones;
}

/* A name that is no UTF-8 is its own key. */
uint32_t schema_name_hash(struct str name)
{
    bool ascii = utf8_skip_ascii(name, 0) == name.len;
    struct bones bones;

    if (!ascii && utf8_invalid(name, 0) < name.len)
        return 0;
    bones = ascii ? ascii_bones(name) : unicode_bones(name);
    return hash_bytes(bones.bytes, bones.len);
}

bool schema_same_name(struct str a, struct str b)
{
    struct arena scratch;
    bool same;

    if (str_eq(a, b))
        return true;
    arena_init(&scratch);
    same = str_eq(schema_name_key(&scratch, a), schema_name_key(&scratch, b));
    arena_release(&scratch);
    return same;
}
