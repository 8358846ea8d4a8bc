/*
 * The fragments that GitHub gives to headings: lower case, only letters,
 * marks, digits, connector punctuation, hyphens and spaces kept, spaces
 * turned into hyphens, and `-1`, `-2` behind one that is taken.
 */
#include "document/build.h"

#include <utf8proc.h>

#include "text/alloc.h"
#include "text/hash.h"
#include "text/utf8.h"

struct slug {
    const char *text; /* in the document's arena */
    size_t next;      /* the number to try next */
    UT_hash_handle hh;
};

static bool is_kept(uint32_t c)
{
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_PC: return true;
    default: return c == '-';
    }
}

static void write_slug(struct buf *buf, struct str text)
{
    buf_clear(buf);
    for (size_t at = 0; at < text.len;) {
        struct utf8_char c = utf8_decode(str_slice(text, at, text.len));

        at += c.len;
        if (c.code_point == ' ')
            buf_add_char(buf, '-');
        else if (is_kept(c.code_point))
            buf_add_code_point(buf, (uint32_t)utf8proc_tolower(
                                        (utf8proc_int32_t)c.code_point));
    }
}

/* `slug`, or `slug-1` and so on where it is taken; remembers it. */
static struct str unique(struct slug **taken, struct arena *arena,
                         struct str base)
{
    struct slug *known, *mine;
    struct str slug = base;

    HASH_FIND(hh, *taken, base.ptr, base.len, known);
    while (known) {
        struct slug *other;

        slug = str_printf(arena, "%.*s-%zu", STR_ARG(base), known->next++);
        HASH_FIND(hh, *taken, slug.ptr, slug.len, other);
        if (!other)
            break;
    }
    mine = mem_zero(1, sizeof *mine);
    mine->text = slug.ptr;
    mine->next = 1;
    HASH_ADD_KEYPTR(hh, *taken, mine->text, slug.len, mine);
    return slug;
}

void slug_assign(struct document *document)
{
    struct slug *taken = NULL, *slug, *next;
    struct buf buf;

    buf_init(&buf);
    for (size_t i = 0; i < document->nheadings; i++) {
        struct heading *heading = &document->headings[i];

        write_slug(&buf, heading->text);
        heading->slug = unique(&taken, &document->arena,
                               str_copy(&document->arena, buf_str(&buf)));
    }
    HASH_ITER(hh, taken, slug, next)
    {
        HASH_DEL(taken, slug);
        mem_free(slug);
    }
    buf_release(&buf);
}
