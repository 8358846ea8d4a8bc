#include "web/page_charset.h"

enum { PIECE = 4096, META_WITHIN = 1024 };

/* What labels mean, where that is not the encoding of the same name (WHATWG
   Encoding, "names and labels"). */
static const struct {
    const char *label, *name;
} labels[] = {
    {"utf8", "utf-8"},
    {"unicode-1-1-utf-8", "utf-8"},
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"latin1", "windows-1252"},
    {"l1", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"x-cp1252", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"latin2", "iso-8859-2"},
    {"iso8859-2", "iso-8859-2"},
    {"iso-8859-9", "windows-1254"},
    {"iso8859-9", "windows-1254"},
    {"cp1250", "windows-1250"},
    {"cp1251", "windows-1251"},
    {"x-cp1251", "windows-1251"},
    {"koi8", "koi8-r"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"gb_2312-80", "gb18030"},
    {"big5-hkscs", "big5"},
    {"x-x-big5", "big5"},
    {"sjis", "shift_jis"},
    {"x-sjis", "shift_jis"},
    {"shift-jis", "shift_jis"},
    {"windows-31j", "shift_jis"},
    {"ms_kanji", "shift_jis"},
    {"x-euc-jp", "euc-jp"},
    {"ks_c_5601-1987", "euc-kr"},
    {"korean", "euc-kr"},
    {"windows-949", "euc-kr"},
    {"utf-16", "utf-16le"},
    {"unicode", "utf-16le"},
};

static bool is_label_char(char c)
{
    return char_is_alnum(c) || c == '-' || c == '_' || c == '.' || c == ':';
}

/* The label behind `charset=`, or nothing. */
static struct str find_label(struct str text)
{
    size_t at = 0, end;

    while ((at = str_find_char(text, '=', at)) != STR_NONE) {
        struct str before = str_trim(str_slice(text, 0, at));

        at++;
        if (before.len < 7 ||
            !str_eq_nocase(str_slice(before, before.len - 7, before.len),
                           STR("charset")))
            continue;
        while (at < text.len && (char_is_space(text.ptr[at]) ||
                                 text.ptr[at] == '"' || text.ptr[at] == '\''))
            at++;
        for (end = at; end < text.len && is_label_char(text.ptr[end]);)
            end++;
        return str_slice(text, at, end);
    }
    return STR("");
}

static struct str find_meta(struct str body)
{
    struct str head = str_slice(body, 0, META_WITHIN);
    size_t at = 0;

    while ((at = str_find_char(head, '<', at)) != STR_NONE) {
        size_t end = str_find_char(head, '>', at);
        struct str tag = str_slice(head, at, end), label;

        at++;
        if (!str_starts_nocase(tag, STR("<meta")))
            continue;
        label = find_label(tag);
        if (label.len)
            return label;
    }
    return STR("");
}

/* False where no such encoding is known. */
static bool take_label(struct page_decoder *decoder, struct str label)
{
    const struct charset *all;

    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (str_eq_nocase(label, str_from(labels[i].label))) {
            label = str_from(labels[i].name);
            break;
        }
    if (str_eq_nocase(label, STR("utf-8")))
        return true;
    all = charsets();
    for (size_t i = 0; i < CHARSET_COUNT; i++)
        if (str_eq_nocase(label, str_from(all[i].name))) {
            decoder->charset = &all[i];
            return true;
        }
    return false;
}

static bool is_wide(struct str label)
{
    return str_starts_nocase(label, STR("utf-16")) ||
           str_eq_nocase(label, STR("unicode"));
}

static bool take_mark(struct page_decoder *decoder)
{
    struct str mark = str_slice(decoder->rest, 0, 2);
    bool utf8 = str_starts(decoder->rest, STR("\xEF\xBB\xBF"));

    decoder->little = str_eq(mark, STR("\xFF\xFE"));
    decoder->wide = decoder->little || str_eq(mark, STR("\xFE\xFF"));
    if (!utf8 && !decoder->wide)
        return false;
    decoder->rest = str_slice(decoder->rest, utf8 ? 3 : 2, decoder->rest.len);
    return true;
}

/* Whether all is UTF-8, but for a character that is cut off at the end. */
static bool is_utf8(struct str body)
{
    return utf8_invalid(body, 0) + 4 > body.len;
}

bool page_decoder_init(struct page_decoder *decoder, struct str body,
                       struct str content_type)
{
    struct str label = find_label(content_type);

    *decoder = (struct page_decoder){.rest = body};
    if (take_mark(decoder))
        return true;
    if (is_wide(label)) {
        decoder->wide = true;
        decoder->little = !str_eq_nocase(label, STR("utf-16be"));
        return true;
    }
    if (!label.len)
        label = find_meta(body);
    if (str_starts_nocase(label, STR("iso-2022")) ||
        str_starts_nocase(label, STR("hz-gb")))
        return false; /* of seven bits, which look like ASCII */
    if (is_wide(label) || is_utf8(body))
        return true;
    return take_label(decoder, label.len ? label : STR("windows-1252"));
}

static uint32_t unit_at(const struct page_decoder *decoder, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)decoder->rest.ptr + at;

    return decoder->little ? (uint32_t)(bytes[1] << 8 | bytes[0])
                           : (uint32_t)(bytes[0] << 8 | bytes[1]);
}

/* The character at the front of UTF-16 (RFC 2781, 2.2). */
static struct utf8_char decode_wide(const struct page_decoder *decoder)
{
    struct utf8_char character = {UTF8_REPLACEMENT, decoder->rest.len, false};
    uint32_t first, second;

    if (decoder->rest.len < 2)
        return character;
    character.len = 2;
    first = unit_at(decoder, 0);
    if (first < 0xD800 || first > 0xDFFF) {
        character.code_point = first;
        return character;
    }
    second = decoder->rest.len < 4 ? 0 : unit_at(decoder, 2);
    if (first > 0xDBFF || second < 0xDC00 || second > 0xDFFF)
        return character;
    character.code_point =
        0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
    character.len = 4;
    return character;
}

static struct utf8_char decode(const struct page_decoder *decoder)
{
    if (decoder->wide)
        return decode_wide(decoder);
    if (decoder->charset)
        return charset_decode(decoder->charset, decoder->rest);
    return utf8_decode(decoder->rest);
}

/* Adds what is plain ASCII at the front, which most is. */
static void add_ascii(struct page_decoder *decoder, struct buf *out)
{
    struct str piece = str_slice(decoder->rest, 0, PIECE);
    size_t len = 0;

    while (len < piece.len && (unsigned char)piece.ptr[len] - 1u < 0x7f)
        len++;
    buf_add(out, str_slice(piece, 0, len));
    decoder->rest = str_slice(decoder->rest, len, decoder->rest.len);
}

bool page_decode(struct page_decoder *decoder, struct buf *out)
{
    size_t end = out->len + PIECE;

    if (!decoder->rest.len)
        return false;
    while (decoder->rest.len && out->len < end) {
        struct utf8_char character;

        if (!decoder->wide)
            add_ascii(decoder, out);
        if (!decoder->rest.len)
            break;
        character = decode(decoder);
        buf_add_code_point(out, character.code_point ? character.code_point
                                                     : UTF8_REPLACEMENT);
        decoder->rest =
            str_slice(decoder->rest, character.len, decoder->rest.len);
    }
    return true;
}
