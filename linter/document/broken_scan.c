#include "document/broken_scan.h"

#include "document/broken_parts.h"
#include "document/plain.h"
#include "text/alloc.h"
#include "text/space.h"

/* Longer texts, and more pictures in one, are not looked at: where brackets
   are nested each text is part of the next. */
enum { LONGEST_TEXT = 2000, MOST_PICTURES = 64 };

static void add(struct broken_scan *scan, struct broken broken)
{
    scan->found = mem_grow(scan->found, scan->nfound, &scan->found_capacity,
                           sizeof *scan->found);
    scan->found[scan->nfound++] = broken;
}

/* The offset in the source behind white space. */
static size_t skip_blank(struct str text, size_t at)
{
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
        at++;
    return at;
}

/* The same, where no-break and ideographic spaces are white space too. */
static size_t skip_space(struct str text, size_t at)
{
    size_t start;

    do {
        start = at;
        at = skip_blank(text, at);
        at += spaces_at_front(str_slice(text, at, text.len));
    } while (at > start);
    return at;
}

/* Whether the text ends at a pipe that `closer` stands behind: then the pipe
   is the fault, which has a rule of its own. */
static bool is_cut_by_pipe(const struct broken_scan *scan, char closer)
{
    struct str source = scan->document->source;
    size_t at = skip_blank(source, scan->plain.len);

    if (at == source.len || source.ptr[at] != '|')
        return false;
    while (++at < source.len && !str_has_char(STR("\r\n[("), source.ptr[at]))
        if (source.ptr[at] == closer)
            return true;
    return false;
}

/* The same for a text that begins behind a pipe and a bracket before it. */
static bool is_opened_before_pipe(const struct broken_scan *scan)
{
    const char *source = scan->document->source.ptr;
    size_t at = scan->start;

    while (at && (source[at - 1] == ' ' || source[at - 1] == '\t'))
        at--;
    if (!at || source[at - 1] != '|')
        return false;
    while (--at && !str_has_char(STR("\r\n]"), source[at - 1]))
        if (source[at - 1] == '[')
            return true;
    return false;
}

/* A link cannot hold another one, but it may hold pictures. */
static bool holds_link(const struct broken_scan *scan, struct span text)
{
    const struct document *document = scan->document;
    size_t i = document_first_link(document, text.start);
    size_t end = i + MOST_PICTURES;

    for (; i < document->nlinks && i < end; i++) {
        const struct link *link = &document->links[i];

        if (link->span.start >= text.end)
            return false;
        if (!link->image && link->kind != LINK_BARE)
            return true;
    }
    return false;
}

/* Why [text](address is no link; false if for another reason. */
static bool judge(const struct broken_scan *scan, enum reach_kind reach,
                  struct broken *broken)
{
    bool nested = holds_link(scan, broken->text);

    if (!broken->open) {
        broken->kind = BROKEN_UNOPENED;
        return reach == REACH_CLOSED && !is_opened_before_pipe(scan);
    }
    if (reach == REACH_CUT)
        broken->kind = BROKEN_LINE;
    else if (nested)
        broken->kind = BROKEN_NESTED;
    else
        broken->kind = BROKEN_END;
    return nested || reach == REACH_CUT ||
           (reach == REACH_OPEN && !is_cut_by_pipe(scan, ')'));
}

static void look_at_adjacent(struct broken_scan *scan, struct broken broken,
                             bool fullwidth, size_t at)
{
    struct reach reach = reach_web(scan->plain, at);

    if (reach.kind == REACH_NOTHING)
        return;
    broken.target = reach.target;
    broken.close = reach.close;
    broken.span.end = reach.target.end + reach.close;
    fullwidth |= reach.close == 3;
    if (!fullwidth && judge(scan, reach.kind, &broken))
        add(scan, broken);
    if (!fullwidth || reach.kind != REACH_CLOSED || !broken.open ||
        is_aside(str_slice(scan->plain, broken.text.start, broken.text.end)))
        return;
    broken.kind = BROKEN_FULLWIDTH;
    add(scan, broken);
}

/* An address of the web, the path of a file, or a fragment of this page. */
static bool leads_somewhere(const struct broken_scan *scan,
                            const struct reach *reach)
{
    struct str target =
        str_slice(scan->plain, reach->target.start, reach->target.end);

    if (reach->kind != REACH_CLOSED || reach->close != 1)
        return false;
    if (str_starts(target, STR("#")))
        return document_has_anchor(scan->document,
                                   str_slice(target, 1, target.len));
    return is_web_start(target) || is_path(target);
}

static void look_behind_space(struct broken_scan *scan, struct broken broken,
                              size_t at)
{
    struct str text =
        str_slice(scan->plain, broken.text.start, broken.text.end);
    struct reach reach;

    at = skip_space(scan->plain, at);
    if (at == scan->plain.len || scan->plain.ptr[at] != '(' || is_aside(text) ||
        str_has_char(text, '\n'))
        return;
    reach = reach_word(scan->plain, at + 1);
    if (!leads_somewhere(scan, &reach) || holds_link(scan, broken.text))
        return;
    broken.kind = BROKEN_SPACE;
    broken.target = reach.target;
    broken.close = 1;
    broken.span.end = reach.target.end + 1;
    add(scan, broken);
}

/* The start of the words before the offset: behind a line end, a bracket or a
   link. */
static size_t words_start(const struct broken_scan *scan, size_t at)
{
    size_t least = scan->start;

    if (at > least + LONGEST_TEXT + 1)
        least = at - LONGEST_TEXT - 1;
    while (at > least &&
           !str_has_char(STR("\n[]\1\2"), scan->plain.ptr[at - 1]))
        at--;
    return at;
}

void broken_at_close(struct broken_scan *scan, struct bracket_at open,
                     struct bracket_at close)
{
    size_t behind = close.at + close.width;
    size_t round = bracket_width(scan->plain, behind, ROUND_OPEN);
    struct broken broken;

    if (!open.width)
        open.at = words_start(scan, close.at);
    broken = (struct broken){.span.start = open.at,
                             .text = {open.at + open.width, close.at},
                             .open = open.width};
    if (close.at - open.at > LONGEST_TEXT)
        return;
    if (round)
        look_at_adjacent(scan, broken,
                         open.width == 3 || close.width == 3 || round == 3,
                         behind + round);
    else if (open.width == 1 && close.width == 1)
        look_behind_space(scan, broken, behind);
}

/* The parenthesis that opens the words before the offset, or STR_NONE. */
static size_t round_open(const struct broken_scan *scan, size_t at)
{
    while (at > scan->start) {
        char c = scan->plain.ptr[--at];

        if (c == '(')
            return at;
        if (str_has_char(STR("\n[])\2"), c))
            return STR_NONE;
    }
    return STR_NONE;
}

/* At the parenthesis of (text)[address]. */
void broken_at_round(struct broken_scan *scan, size_t close)
{
    struct str plain = scan->plain;
    size_t end = close + 2, open;

    if (end >= plain.len || plain.ptr[close + 1] != '[' ||
        !is_web_start(str_slice(plain, end, plain.len)))
        return;
    while (end < plain.len && !char_is_space(plain.ptr[end]) &&
           !str_has_char(STR("[]<\1\2"), plain.ptr[end]))
        end++;
    if (end == plain.len || plain.ptr[end] != ']' ||
        bracket_width(plain, end + 1, ROUND_OPEN))
        return;
    open = round_open(scan, close);
    if (open == STR_NONE ||
        (open > scan->start && char_is_alnum(plain.ptr[open - 1])) ||
        is_aside(str_slice(plain, open + 1, close)))
        return;
    add(scan, (struct broken){.kind = BROKEN_REVERSED,
                              .span = {open, end + 1},
                              .text = {open + 1, close},
                              .target = {close + 2, end},
                              .open = 1,
                              .close = 1});
}

/* At a bracket that nothing closes, perhaps of [text(address). */
void broken_at_open(struct broken_scan *scan, size_t open)
{
    struct str plain = scan->plain;
    struct reach reach;

    if (open + 1 < plain.len && char_is_space(plain.ptr[open + 1]))
        return;
    for (size_t at = open + 1; at < plain.len; at++) {
        if (str_has_char(STR("\n[]\2"), plain.ptr[at]))
            return;
        if (plain.ptr[at] != '(' || at == open + 1 ||
            char_is_space(plain.ptr[at - 1]))
            continue;
        reach = reach_web(plain, at + 1);
        if (reach.kind != REACH_CLOSED || reach.close != 1)
            continue;
        add(scan, (struct broken){.kind = BROKEN_UNCLOSED,
                                  .span = {open, reach.target.end + 1},
                                  .text = {open + 1, at},
                                  .target = reach.target,
                                  .open = 1,
                                  .close = 1});
        return;
    }
}

/* At `<`: a tag that is no tag for want of a quotation mark or its end. */
void broken_at_angle(struct broken_scan *scan, size_t at)
{
    struct str rest = str_slice(scan->plain, at, scan->plain.len);
    size_t href = skip_blank(rest, 2), start = href + 5, end;

    if (!str_starts_nocase(rest, STR("<a ")) ||
        !str_starts_nocase(str_slice(rest, href, rest.len), STR("href=")))
        return;
    start += start < rest.len && str_has_char(STR("\"'"), rest.ptr[start]);
    if (!is_web_start(str_slice(rest, start, rest.len)) ||
        is_cut_by_pipe(scan, '>'))
        return;
    end = start;
    while (end < rest.len && !char_is_space(rest.ptr[end]) &&
           !str_has_char(STR("\"'<>\1\2"), rest.ptr[end]))
        end++;
    add(scan, (struct broken){.kind = BROKEN_TAG,
                              .span = {at, at + end},
                              .text = {at, at},
                              .target = {at + start, at + end}});
}
