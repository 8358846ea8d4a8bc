#include "web/page_fragment.h"

#include "text/percent.h"
#include "text/utf8.h"
#include "web/page_fold.h"

/*
 * What is no name of a place in the source of a page, or may be none, in lower
 * case: `#` is a run of digits, `?` at least 16 hexadecimal ones, a `*` at the
 * end anything.
 */
static const char *const unjudged[] = {
    /* Every page has it (WHATWG HTML, "find a potential indicated element"). */
    "top",
    /* Routes of scripts, and marks of those who count visits. */
    "!*",
    ".*",
    "_",
    "google_vignette",
    /* Lines of code, numbers of posts. */
    "#",
    "#-#",
    "l#",
    "l#-#",
    "l#-l#",
    "l#c#-l#c#",
    "line#",
    "line-#",
    "lines-*",
    "n#",
    "cl-#",
    /* What GitHub and its like find by scripts. */
    "readme",
    "files",
    "start-of-content",
    "repo-content-*",
    "fork-destination-box",
    "issue-*",
    "issuecomment-*",
    "pullrequestreview-*",
    "discussion_r#",
    "discussion-*",
    "discussioncomment-*",
    "commitcomment-*",
    "commits-pushed-*",
    "event-*",
    "ref-*",
    "diff-*",
    "gistcomment-*",
    "note_#",
    "file-*",
    /* Comments, which are loaded later. */
    "comments",
    "comment#",
    "comment-*",
    "respond",
    "disqus*",
    "post#",
    "post-*",
    "post_*",
    "p#",
    "msg*",
    "answer-*",
    "reply#",
    "reply-*",
    /* Parts of documents at Google, of PDFs, of Notion, of notebooks. */
    "slide#",
    "slide-*",
    "h.*",
    "page#",
    "page-#",
    "?",
    "cell-*",
    "scrollto*",
    /* What scripts open and close, and what layouts are made of. */
    "tab#",
    "tab-*",
    "tabs-*",
    "modal*",
    "menu",
    "search",
    "nav",
    "nav-*",
    "gallery*",
    "lightbox*",
    "image-#",
    "main",
    "content",
    "home",
    "null",
    "undefined",
    /* Notes, which are numbered anew when one is added. */
    "cite_note-*",
    "cite_ref-*",
    "fn#",
    "fn:#",
    "fnref#",
    "fnref:#",
};

/* They end a name in the source, so a fragment with one cannot be looked for;
   `=` and `&` are the state of a script besides. */
static bool is_delimiter(char c)
{
    return (unsigned char)c <= ' ' || c == 0x7f || c == '"' || c == '\'' ||
           c == '`' || c == '\\' || c == '<' || c == '>' || c == '&' ||
           c == ';' || c == '#' || c == '=';
}

static size_t skip_run(struct str s, bool (*is_one)(char))
{
    size_t len = 0;

    while (len < s.len && is_one(s.ptr[len]))
        len++;
    return len;
}

static bool matches(struct str s, const char *pattern)
{
    for (; *pattern && *pattern != '*'; pattern++) {
        size_t len = s.len && s.ptr[0] == *pattern;

        if (*pattern == '#')
            len = skip_run(s, char_is_digit);
        if (*pattern == '?' && (len = skip_run(s, char_is_hex)) < 16)
            return false;
        if (!len)
            return false;
        s = str_slice(s, len, s.len);
    }
    return *pattern || !s.len;
}

/* `comment-123456`: the number of something in a database, which scripts may
   put together with a name. */
static bool is_numbered(struct str fragment)
{
    size_t digits = 0;

    while (digits < fragment.len &&
           char_is_digit(fragment.ptr[fragment.len - 1 - digits]))
        digits++;
    return digits >= 5;
}

/* A slash and a question mark are of routes. */
static bool is_judged(struct str fragment)
{
    if (!fragment.len || fragment.len > FRAGMENT_MAX || is_numbered(fragment))
        return false;
    for (size_t i = 0; i < fragment.len; i++)
        if (is_delimiter(fragment.ptr[i]) || fragment.ptr[i] == '/' ||
            fragment.ptr[i] == '?')
            return false;
    for (size_t i = 0; i < sizeof unjudged / sizeof *unjudged; i++)
        if (matches(fragment, unjudged[i]))
            return false;
    return true;
}

bool page_fragment_judged(struct str fragment)
{
    const struct str prefix = STR("user-content-");
    struct buf folded;
    struct str name;
    bool judged;

    buf_init(&folded);
    page_fold(&folded, fragment);
    name = buf_str(&folded);
    if (str_starts(name, prefix))
        name = str_slice(name, prefix.len, name.len);
    judged = is_judged(name);
    buf_release(&folded);
    return judged;
}

/* The name without what GitHub puts before the ids of its users. */
static struct str bare(struct page_fragments *fragments, struct str name,
                       bool of_page)
{
    const struct str prefix = STR("user-content-");

    if (!str_starts(name, prefix))
        return name;
    fragments->user_content = fragments->user_content || of_page;
    return str_slice(name, prefix.len, name.len);
}

static struct str fold(struct page_fragments *fragments, struct str name)
{
    buf_clear(&fragments->folded);
    page_fold(&fragments->folded, name);
    return buf_str(&fragments->folded);
}

static struct page_place *add_place(struct page_fragments *fragments,
                                    struct arena *arena, struct str name)
{
    struct str key = bare(fragments, fold(fragments, name), false);
    void **place;

    if (!is_judged(key))
        return NULL;
    place = map_at(&fragments->places, str_copy(arena, key));
    if (!*place)
        *place = arena_alloc(arena, sizeof(struct page_place));
    return *place;
}

void page_fragments_init(struct page_fragments *fragments, struct arena *arena,
                         const struct str *wanted, size_t count)
{
    *fragments = (struct page_fragments){.wanted = wanted, .count = count};
    map_init(&fragments->places);
    buf_init(&fragments->token);
    buf_init(&fragments->folded);
    fragments->written = arena_array(arena, count, sizeof(struct page_place *));
    fragments->decoded = arena_array(arena, count, sizeof(struct page_place *));
    for (size_t i = 0; i < count; i++) {
        /* A passage that a browser looks for is no part of the name. */
        struct str name =
            str_slice(wanted[i], 0, str_find(wanted[i], STR(":~:"), 0));

        if (name.len > 3 * FRAGMENT_MAX)
            continue;
        fragments->written[i] = add_place(fragments, arena, name);
        fragments->decoded[i] =
            add_place(fragments, arena, percent_decode(arena, name));
    }
}

void page_fragments_release(struct page_fragments *fragments)
{
    map_release(&fragments->places);
    buf_release(&fragments->token);
    buf_release(&fragments->folded);
}

static struct page_place *find_place(struct page_fragments *fragments,
                                     struct str name)
{
    return map_get(&fragments->places,
                   bare(fragments, fold(fragments, name), true));
}

void page_fragments_see(struct page_fragments *fragments, struct str id)
{
    struct page_place *place = NULL;

    if (id.len <= 2 * FRAGMENT_MAX)
        place = find_place(fragments, id);
    if (place)
        place->there = true;
}

static bool opens(char c)
{
    return c == '"' || c == '\'' || c == '`' || c == ';';
}

/* Whether the bytes around a name say that it is one: quotes, or an equals
   sign and a space. */
static bool is_name(char before, char behind)
{
    if (before == '=')
        return char_is_space(behind) || behind == '>';
    return opens(before) && behind != ';' &&
           (opens(behind) || behind == '\\' || behind == '&');
}

static void end_token(struct page_fragments *fragments, char behind)
{
    struct str token = buf_str(&fragments->token);
    bool link = fragments->before == '#';
    struct page_place *place = NULL;

    if (token.len && token.len <= 2 * FRAGMENT_MAX &&
        is_name(link ? fragments->twice : fragments->before, behind))
        place = find_place(fragments, token);
    if (place && link)
        place->linked = true;
    else if (place)
        place->there = true;
    fragments->twice = token.len ? 0 : fragments->before;
    fragments->before = behind;
    buf_clear(&fragments->token);
}

static void scan_char(struct page_fragments *fragments, char c)
{
    if (is_delimiter(c))
        end_token(fragments, c);
    else if (fragments->token.len <= 2 * FRAGMENT_MAX)
        buf_add_char(&fragments->token, c);
}

/* A unit of UTF-16 that was escaped, alone or as half of a pair. */
static void scan_unit(struct page_fragments *fragments, unsigned unit)
{
    char bytes[4];
    size_t len;

    if (unit >= 0xD800 && unit <= 0xDBFF) {
        fragments->high = unit;
        return;
    }
    if (unit >= 0xDC00 && unit <= 0xDFFF && fragments->high)
        unit = 0x10000 + ((fragments->high - 0xD800) << 10) + (unit - 0xDC00);
    fragments->high = 0;
    len = utf8_encode(unit, bytes);
    for (size_t i = 0; i < len; i++)
        scan_char(fragments, bytes[i]);
}

/* A byte behind a backslash, in which JSON hides quotes and letters. */
static void scan_escape(struct page_fragments *fragments, char c)
{
    if (fragments->escape == 1 && c == 'u') {
        fragments->escape++;
        fragments->unit = 0;
    } else if (fragments->escape >= 2 && char_is_hex(c)) {
        fragments->unit = fragments->unit * 16 + (unsigned)char_hex_value(c);
        if (++fragments->escape == 6) {
            fragments->escape = 0;
            scan_unit(fragments, fragments->unit);
        }
    } else {
        fragments->escape = c == '\\';
        scan_char(fragments, '\\');
        if (c != '\\')
            scan_char(fragments, c);
    }
}

void page_fragments_scan(struct page_fragments *fragments, struct str piece)
{
    for (size_t i = 0; i < piece.len; i++) {
        if (fragments->escape)
            scan_escape(fragments, piece.ptr[i]);
        else if (piece.ptr[i] == '\\')
            fragments->escape = 1;
        else
            scan_char(fragments, piece.ptr[i]);
    }
}

/* A link of the page to itself shows nothing where it is GitHub that makes the
   ids: people write such links and then change the headings. */
static bool is_there(const struct page_fragments *fragments,
                     const struct page_place *place)
{
    return !place || place->there ||
           (place->linked && !fragments->user_content);
}

const struct str *page_fragments_missing(const struct page_fragments *fragments,
                                         struct arena *arena, size_t *count)
{
    struct str *missing = arena_array(arena, fragments->count, sizeof *missing);

    *count = 0;
    for (size_t i = 0; i < fragments->count; i++)
        if (!is_there(fragments, fragments->written[i]) &&
            !is_there(fragments, fragments->decoded[i]))
            missing[(*count)++] = fragments->wanted[i];
    return missing;
}
