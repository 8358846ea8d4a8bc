#include "text/glued.h"

#include "text/utf8.h"

static const char *const marks[] = {
    "，", "。", "；", "：", "、", "！", "？", "（", "）", "【", "】", "《",
    "》", "「", "」", "『", "』", "“",  "”",  "‘",  "’",  "…",  "｜", "～",
};

/* A full stop behind one of these is none of the name of a page. */
static const char *const pages[] = {".html.", ".htm.",  ".pdf.", ".md.",
                                    ".php.",  ".aspx.", ".jsp.", ".zip."};

static size_t mark_length(struct str rest)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(rest, str_from(marks[i])))
            return str_from(marks[i]).len;
    return 0;
}

size_t glued_inside(struct str address)
{
    size_t at = utf8_skip_ascii(address, 0);

    if (at == address.len || !mark_length(str_slice(address, at, address.len)))
        return STR_NONE;
    return at;
}

static size_t wide_mark_before(struct str address, size_t end)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_ends(str_slice(address, 0, end), str_from(marks[i])))
            return str_from(marks[i]).len;
    return 0;
}

/* What closes may be right where the address opens it. */
static bool is_opened(struct str address, struct str mark)
{
    static const char *const pairs[][2] = {
        {"（", "）"}, {"【", "】"}, {"《", "》"}, {"「", "」"},
        {"『", "』"}, {"“", "”"},   {"‘", "’"},
    };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (str_eq(mark, str_from(pairs[i][1])))
            return str_find(address, str_from(pairs[i][0]), 0) != STR_NONE;
    return false;
}

/* Whether it may end in punctuation at all; most do not. */
static bool ends_oddly(struct str address)
{
    char last = address.len ? address.ptr[address.len - 1] : 0;

    return last & 0x80 || last == ',' || last == ';' || last == '.';
}

size_t glued_end(struct str address)
{
    size_t end = address.len, len;

    if (!ends_oddly(address))
        return 0;
    while (end && (address.ptr[end - 1] == ',' || address.ptr[end - 1] == ';'))
        end--;
    while ((len = wide_mark_before(address, end)) &&
           !is_opened(address, str_slice(address, end - len, end)))
        end -= len;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (str_ends(address, str_from(pages[i])))
            return 1;
    return address.len - end;
}
