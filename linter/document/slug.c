/*
 * The fragments that GitHub gives to headings: lower case, only letters,
 * marks, digits, connector punctuation, hyphens and spaces kept, spaces
 * turned into hyphens, and `-1`, `-2` behind one that is taken.
 */
#include "document/build.h"

#include <utf8proc.h>

#include "text/hash.h"
#include "text/utf8.h"

struct slug {
    const char *text; /* in the document's arena */
    size_t next;      /* the number to try next */
    UT_hash_handle hh;
};

/* The symbols that have the property Alphabetic: letters in circles, and in
   squares. */
static bool is_letter_in_circle(uint32_t c)
{
    return (c >= 0x24B6 && c <= 0x24E9) || (c >= 0x1F130 && c <= 0x1F149) ||
           (c >= 0x1F150 && c <= 0x1F169) || (c >= 0x1F170 && c <= 0x1F189);
}

static bool is_kept(uint32_t c)
{
    if (c < 0x80)
        return char_is_alnum((char)c) || c == '_' || c == '-';
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
    default: return c == '-' || is_letter_in_circle(c);
    }
}

/* The property Lowercase_Mapping, of which utf8proc has only the simple part:
   a Turkish İ keeps its dot. */
static void add_lower(struct buf *buf, uint32_t c)
{
    if (c < 0x80) {
        buf_add_char(buf, char_lower((char)c));
        return;
    }
    buf_add_code_point(buf, (uint32_t)utf8proc_tolower((utf8proc_int32_t)c));
    if (c == 0x130)
        buf_add_code_point(buf, 0x307);
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
            add_lower(buf, c.code_point);
    }
}

/* `slug`, or `slug-1` and so on where it is taken; remembers it. */
static struct str unique(struct slug **taken, struct arena *arena,
                         struct arena *scratch, struct str base)
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
    mine = arena_alloc(scratch, sizeof *mine);
    mine->text = slug.ptr;
    mine->next = 1;
    HASH_ADD_KEYPTR(hh, *taken, mine->text, slug.len, mine);
    return slug;
}

/* The slugs of the titles, raw or folded; an array in the arena. */
static struct str *slugs_of(struct build *build, const struct title *titles,
                            size_t count, bool raw)
{
    struct arena *arena = &build->document->arena;
    struct str *slugs = arena_array(arena, count, sizeof *slugs);
    struct slug *taken = NULL;
    struct arena scratch;
    struct buf buf;

    arena_init(&scratch);
    buf_init(&buf);
    for (size_t i = 0; i < count; i++) {
        write_slug(&buf, raw ? titles[i].raw : titles[i].folded);
        slugs[i] =
            unique(&taken, arena, &scratch, str_copy(arena, buf_str(&buf)));
    }
    HASH_CLEAR(hh, taken);
    buf_release(&buf);
    arena_release(&scratch);
    return slugs;
}

/* `name` of `Title {#name}`: site generators make it the title's id. GitHub
   does not, but whoever writes it has a site where links to it work. */
static struct str own_id(struct str text)
{
    size_t at = str_find(text, STR("{#"), 0);

    if (at == STR_NONE || !str_ends(text, STR("}")))
        return STR("");
    return str_slice(text, at + 2, text.len - 1);
}

static bool all_folded(const struct title *titles, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!str_eq(titles[i].raw, titles[i].folded))
            return false;
    return true;
}

/*
 * GitHub keeps the space between a picture and the text behind it, which
 * gives `-text`; other renderings do not. Both count as places.
 */
void slug_assign(struct build *build, const struct title *titles, size_t count)
{
    struct str *raw = slugs_of(build, titles, count, true);
    struct str *folded =
        all_folded(titles, count) ? raw : slugs_of(build, titles, count, false);
    struct heading *heading = build->document->headings;

    for (size_t i = 0; i < count; i++) {
        if (!titles[i].html)
            heading++->slug = raw[i];
        anchor_add(build, raw[i]);
        anchor_add(build, own_id(titles[i].folded));
        if (!str_eq(raw[i], folded[i]))
            anchor_add(build, folded[i]);
    }
}
