#include "web/page_parse.h"

#include <libxml/HTMLparser.h>

#include "text/alloc.h"
#include "text/words.h"
#include "web/page_element.h"
#include "web/page_words.h"

/*
 * What libxml2 does for each end tag grows with the depth, and what it does for
 * each attribute with the attributes before it in the tag: bounds for both, far
 * above what pages have.
 */
enum { DEEPEST = 256, MOST_NAMES = 30000, MOST_WORK = 50000000 };

enum { TITLE_BYTES = 1200, TEXT_BYTES = 6000, PIECE = 4096 };

struct parse {
    htmlParserCtxtPtr parser;
    struct page_sight *sight;
    struct page_fragments *fragments;
    size_t open[PAGE_ROLES]; /* elements that are open, by their role */
    unsigned inside;         /* the roles that are open */
    size_t depth;
    size_t ideographs;
    bool in_word;
    bool has_title, has_heading; /* the first one has ended */
    size_t at;    /* where the tag begins that is not all there */
    size_t names; /* attributes that it may have */
    size_t work;  /* squares of attributes */
};

void page_sight_init(struct page_sight *sight)
{
    *sight = (struct page_sight){0};
    buf_init(&sight->title);
    buf_init(&sight->heading);
    buf_init(&sight->text);
}

void page_sight_release(struct page_sight *sight)
{
    buf_release(&sight->title);
    buf_release(&sight->heading);
    buf_release(&sight->text);
}

/* Adds text with its white space collapsed; none stands at the front. */
static void add_text(struct buf *out, struct str text, size_t most)
{
    for (size_t i = 0; i < text.len && out->len < most; i++) {
        bool space = char_is_space(text.ptr[i]);

        if (!space)
            buf_add_char(out, text.ptr[i]);
        else if (out->len && out->ptr[out->len - 1] != ' ')
            buf_add_char(out, ' ');
    }
}

static bool is_open(const struct parse *parse, unsigned roles)
{
    return parse->inside & roles;
}

static void open_roles(struct parse *parse, unsigned roles)
{
    parse->inside |= roles;
    for (size_t role = 0; roles >> role; role++)
        parse->open[role] += roles >> role & 1;
}

static void close_roles(struct parse *parse, unsigned roles)
{
    for (size_t role = 0; roles >> role; role++) {
        if (!(roles >> role & 1) || !parse->open[role])
            continue;
        if (!--parse->open[role])
            parse->inside &= ~(1u << role);
    }
}

static bool in_title(const struct parse *parse)
{
    return !parse->has_title && is_open(parse, ROLE_TITLE) &&
           !is_open(parse, ROLE_HIDDEN);
}

static bool in_heading(const struct parse *parse)
{
    return !parse->has_heading && is_open(parse, ROLE_FIRST_HEADING) &&
           !is_open(parse, ROLE_HIDDEN);
}

static bool is_visible(const struct parse *parse)
{
    return !is_open(parse,
                    ROLE_HIDDEN | ROLE_SCRIPT | ROLE_NOSCRIPT | ROLE_TITLE);
}

/* Words begin where white space ends; ideographs have none, and every second
   one is taken for a word (U+3000 to U+DFFF, by the first byte). */
static void count_words(struct parse *parse, struct str text, bool content)
{
    size_t words = 0;

    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool space = char_is_space(text.ptr[i]);

        if (c >= 0xE3 && c <= 0xED)
            words += ++parse->ideographs % 2 == 0;
        words += !space && !parse->in_word;
        parse->in_word = !space;
    }
    parse->sight->words += words;
    if (content)
        parse->sight->content += words;
}

static void break_word(struct parse *parse)
{
    const struct str space = STR(" ");

    parse->in_word = false;
    add_text(&parse->sight->text, space, TEXT_BYTES);
    if (in_heading(parse))
        add_text(&parse->sight->heading, space, TITLE_BYTES);
}

static void on_text(void *context, const xmlChar *bytes, int len)
{
    struct parse *parse = context;
    struct page_sight *sight = parse->sight;
    struct str text = {(const char *)bytes, len > 0 ? (size_t)len : 0};
    bool content = !is_open(parse, ROLE_FRAME);

    if (is_open(parse, ROLE_SCRIPT))
        sight->parking = sight->parking || page_names_parking(text);
    if (is_open(parse, ROLE_NOSCRIPT))
        sight->asks_script = sight->asks_script ||
                             words_find(text, STR("javascript")) != STR_NONE;
    if (in_title(parse))
        add_text(&sight->title, text, TITLE_BYTES);
    if (!is_visible(parse))
        return;
    if (in_heading(parse))
        add_text(&sight->heading, text, TITLE_BYTES);
    else if (content)
        add_text(&sight->text, text, TEXT_BYTES);
    count_words(parse, text, content);
}

/* An id that a link may mean as part of what the page says. */
static bool is_anchor(const struct parse *parse, unsigned roles)
{
    return (roles & ROLE_PART) ||
           (is_open(parse, ROLE_HEADING) && !(roles & ROLE_SCRIPT));
}

static void on_attribute(struct parse *parse, struct page_attribute attribute,
                         unsigned roles)
{
    struct page_sight *sight = parse->sight;

    if (page_attribute_names(attribute)) {
        page_fragments_see(parse->fragments, attribute.value);
        sight->anchors += is_anchor(parse, roles);
    }
    sight->hub = sight->hub || page_attribute_is_hub(attribute);
    sight->root = sight->root || page_attribute_is_root(attribute);
    sight->routes = sight->routes || page_attribute_routes(attribute);
    sight->application =
        sight->application || page_attribute_is_application(attribute);
    sight->elsewhere = sight->elsewhere || page_attribute_is_gate(attribute);
    sight->parking = sight->parking || (page_attribute_is_link(attribute) &&
                                        page_names_parking(attribute.value));
}

static void give_up(struct parse *parse)
{
    parse->sight->broken = true;
    xmlStopParser(parse->parser);
}

static void on_start(void *context, const xmlChar *name,
                     const xmlChar **attributes)
{
    struct parse *parse = context;
    struct str element = str_from((const char *)name);
    unsigned roles = page_element_roles(element);
    size_t count = 0;

    open_roles(parse, roles);
    for (; attributes && attributes[2 * count]; count++)
        on_attribute(parse,
                     (struct page_attribute){
                         element, str_from((const char *)attributes[2 * count]),
                         str_from((const char *)attributes[2 * count + 1])},
                     roles);
    if (roles & ROLE_SCRIPT)
        parse->sight->scripts += page_script_runs((const char **)attributes);
    if (roles & ROLE_FRAMES)
        parse->sight->elsewhere = true;
    if (roles & ROLE_APPLICATION)
        parse->sight->application = true;
    if (!(roles & ROLE_INLINE))
        break_word(parse);
    parse->work += count * count;
    if (++parse->depth > DEEPEST || parse->work > MOST_WORK)
        give_up(parse);
}

static void on_end(void *context, const xmlChar *name)
{
    struct parse *parse = context;
    unsigned roles = page_element_roles(str_from((const char *)name));

    if (!(roles & ROLE_INLINE))
        break_word(parse);
    if (in_title(parse) && (roles & ROLE_TITLE))
        parse->has_title = parse->sight->title.len > 0;
    if (in_heading(parse) && (roles & ROLE_FIRST_HEADING))
        parse->has_heading = parse->sight->heading.len > 0;
    close_roles(parse, roles);
    parse->depth -= parse->depth > 0;
}

/* How many attributes may begin in a piece: no more than there are places where
   a space, quote or slash ends. */
static size_t count_names(struct str piece)
{
    const struct str separators = STR(" \t\n\f\r\"'/");
    size_t count = 0;
    bool was = true;

    for (size_t i = 0; i < piece.len; i++) {
        bool is = str_has_char(separators, piece.ptr[i]);

        count += was && !is;
        was = is;
    }
    return count;
}

/* Whether the parser waits for the end of a tag. */
static bool in_tag(const struct parse *parse)
{
    const xmlParserInput *input = parse->parser->input;

    return input->end - input->cur > 1 && input->cur[0] == '<' &&
           char_is_alpha((char)input->cur[1]);
}

/* Whether a tag may have too many attributes with a piece more: the one that
   the parser waits for, or one of the piece. */
static bool is_flood(struct parse *parse, struct str piece)
{
    const xmlParserInput *input = parse->parser->input;
    size_t at = input->consumed + (size_t)(input->cur - input->base);

    if (is_open(parse, ROLE_SCRIPT))
        return false;
    if (!in_tag(parse) || at != parse->at)
        parse->names = 0;
    parse->at = at;
    if (!parse->names)
        piece = str_slice(piece, str_find_char(piece, '<', 0), piece.len);
    parse->names += count_names(piece);
    return parse->names > MOST_NAMES;
}

static void feed(struct parse *parse, struct str piece)
{
    if (parse->sight->broken)
        return;
    if (is_flood(parse, piece))
        give_up(parse);
    else
        htmlParseChunk(parse->parser, piece.ptr, (int)piece.len, 0);
}

/*
 * All stands in an element of no meaning: a push parser stops where the first
 * element ends, and pages go on behind </html>.
 */
static htmlParserCtxtPtr make_parser(struct parse *parse)
{
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                        HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                        HTML_PARSE_NOIMPLIED | HTML_PARSE_IGNORE_ENC;
    htmlSAXHandler handler = {.startElement = on_start,
                              .endElement = on_end,
                              .characters = on_text,
                              .cdataBlock = on_text,
                              .ignorableWhitespace = on_text};
    htmlParserCtxtPtr parser;

    xmlInitParser();
    parser = htmlCreatePushParserCtxt(&handler, parse, NULL, 0, NULL,
                                      XML_CHAR_ENCODING_UTF8);
    if (!parser)
        mem_exhausted();
    htmlCtxtUseOptions(parser, options);
    return parser;
}

/*
 * Feeds all up to the last '>' behind `from`, once it is worth it. A tag is not
 * fed in parts: libxml2 2.9 loses count of the quotes then, and reads no
 * further before the end.
 */
static void feed_tags(struct parse *parse, struct buf *piece, size_t from)
{
    size_t end = piece->len;
    struct buf rest;

    if (piece->len < PIECE)
        return;
    while (end > from && piece->ptr[end - 1] != '>')
        end--;
    if (end == from)
        return;
    feed(parse, str_slice(buf_str(piece), 0, end));
    buf_init(&rest);
    buf_add(&rest, str_slice(buf_str(piece), end, piece->len));
    buf_release(piece);
    *piece = rest;
}

void page_parse(struct page_decoder *decoder, struct page_fragments *fragments,
                struct page_sight *sight)
{
    struct parse parse = {.sight = sight, .fragments = fragments};
    struct buf piece;
    size_t from = 0;

    parse.parser = make_parser(&parse);
    buf_init(&piece);
    buf_add(&piece, STR("<listlint>"));
    while (page_decode(decoder, &piece)) {
        page_fragments_scan(fragments,
                            str_slice(buf_str(&piece), from, piece.len));
        feed_tags(&parse, &piece, from);
        from = piece.len;
    }
    page_fragments_scan(fragments, STR(" "));
    feed(&parse, buf_str(&piece));
    if (!sight->broken)
        htmlParseChunk(parse.parser, NULL, 0, 1);
    htmlFreeParserCtxt(parse.parser);
    buf_release(&piece);
}
