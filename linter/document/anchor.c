/*
 * The places of a page that a fragment may lead to: headings, HTML headings
 * too, and what has an id or a name.
 */
#include "document/build.h"

#include <stdlib.h>

#include <utf8proc.h>

#include "text/utf8.h"

/* GitHub puts this before every id, and its script adds it to fragments. */
#define PREFIX "user-content-"

/* Code points that make no difference here: selectors and joiners of emoji,
   and the dot that lower case leaves of a Turkish İ. Whether a fragment needs
   them differs between browsers and versions of GitHub's script. */
static bool is_ignored(uint32_t c)
{
    return c == 0xFE0F || c == 0xFE0E || c == 0x200C || c == 0x200D ||
           c == 0x307;
}

static uint32_t folded(uint32_t c)
{
    if (c == 0x130)
        return 'i';
    c = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
    return c == 0x3C2 ? 0x3C3 : c; /* sigma at the end of a word */
}

static void write_key(struct buf *buf, struct str name)
{
    for (size_t at = 0; at < name.len;) {
        struct utf8_char c = utf8_decode(str_slice(name, at, name.len));

        at += c.len;
        if (c.code_point < 0x80)
            buf_add_char(buf, char_lower((char)c.code_point));
        else if (!is_ignored(c.code_point))
            buf_add_code_point(buf, folded(c.code_point));
    }
}

static struct str without_prefix(struct str name)
{
    if (!str_starts_nocase(name, STR(PREFIX)))
        return name;
    return str_slice(name, sizeof PREFIX - 1, name.len);
}

void anchor_add(struct build *build, struct str name)
{
    struct anchor *anchor;
    struct buf key;

    name = without_prefix(name);
    if (!name.len)
        return;
    buf_init(&key);
    write_key(&key, name);
    anchor = vector_add(&build->anchors, sizeof *anchor);
    anchor->name = name;
    anchor->key = str_copy(&build->document->arena, buf_str(&key));
    buf_release(&key);
}

void anchor_add_tag(struct build *build, struct str tag)
{
    static const char *const attributes[] = {"id", "name"};
    struct span value;

    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        if (html_tag_value(tag, str_from(attributes[i]), &value))
            anchor_add(build, str_slice(tag, value.start, value.end));
}

static int compare(const void *a, const void *b)
{
    const struct anchor *x = a, *y = b;

    return str_compare(x->key, y->key);
}

void anchor_finish(struct build *build)
{
    struct document *document = build->document;
    struct anchor *anchors =
        arena_array(&document->arena, build->anchors.count, sizeof *anchors);

    for (size_t i = 0; i < build->anchors.count; i++)
        anchors[i] = ((struct anchor *)build->anchors.items)[i];
    if (build->anchors.count)
        qsort(anchors, build->anchors.count, sizeof *anchors, compare);
    document->anchors = anchors;
    document->nanchors = build->anchors.count;
    vector_release(&build->anchors);
}

static bool has_key(const struct document *document, struct str key)
{
    size_t low = 0, high = document->nanchors;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_compare(document->anchors[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < document->nanchors && str_eq(document->anchors[low].key, key);
}

bool document_has_anchor(const struct document *document, struct str fragment)
{
    struct buf key;
    bool found;

    buf_init(&key);
    write_key(&key, without_prefix(fragment));
    found = has_key(document, buf_str(&key));
    buf_release(&key);
    return found;
}
