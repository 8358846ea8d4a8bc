#include "document/delimiter.h"

#include "document/row.h"
#include "text/buf.h"
#include "text/utf8.h"

static const struct lookalike lookalikes[] = {
    {'=', '-', "an equals sign"},
    {'_', '-', "an underscore"},
    {'+', '|', "a plus sign"},
    {0x2010, '-', "a Unicode hyphen"},
    {0x2011, '-', "a no-break hyphen"},
    {0x2012, '-', "a figure dash"},
    {0x2013, '-', "an en dash"},
    {0x2014, '-', "an em dash"},
    {0x2015, '-', "a horizontal bar"},
    {0x2212, '-', "a minus sign"},
    {0x2500, '-', "a box drawing line"},
    {0x2501, '-', "a box drawing line"},
    {0x30FC, '-', "a katakana sound mark"},
    {0xFE58, '-', "a small em dash"},
    {0xFE63, '-', "a small hyphen"},
    {0xFF0D, '-', "a fullwidth hyphen"},
    {0x2236, ':', "a ratio sign"},
    {0xA789, ':', "a modifier colon"},
    {0xFE55, ':', "a small colon"},
    {0xFF1A, ':', "a fullwidth colon"},
    {0x00A6, '|', "a broken bar"},
    {0x2223, '|', "a divides sign"},
    {0x2502, '|', "a box drawing line"},
    {0x2503, '|', "a box drawing line"},
    {0xFF5C, '|', "a fullwidth pipe"},
    {0xFFE8, '|', "a halfwidth bar"},
    {0x00A0, ' ', "a no-break space"},
    {0x2002, ' ', "an en space"},
    {0x2003, ' ', "an em space"},
    {0x2009, ' ', "a thin space"},
    {0x202F, ' ', "a narrow no-break space"},
    {0x3000, ' ', "an ideographic space"},
    {0x00AD, '\0', "a soft hyphen"},
    {0x200B, '\0', "a zero-width space"},
    {0x200C, '\0', "a zero-width non-joiner"},
    {0x200D, '\0', "a zero-width joiner"},
    {0x2060, '\0', "a word joiner"},
    {0xFEFF, '\0', "a byte order mark"},
};

static const struct lookalike *find(uint32_t code_point)
{
    for (size_t i = 0; i < sizeof lookalikes / sizeof *lookalikes; i++)
        if (lookalikes[i].code_point == code_point)
            return &lookalikes[i];
    return NULL;
}

static bool is_own(uint32_t code_point)
{
    return code_point == '-' || code_point == ':' || code_point == '|' ||
           code_point == ' ' || code_point == '\t';
}

/* Writes the row in ASCII; false where anything else stands in it. */
static bool translate(struct str row, struct buf *ascii,
                      struct delimiter *delimiter)
{
    for (size_t at = 0; at < row.len;) {
        struct utf8_char c = utf8_decode(str_slice(row, at, row.len));
        bool own = is_own(c.code_point);
        const struct lookalike *like = own ? NULL : find(c.code_point);

        if (!own && !like)
            return false;
        if (like && !delimiter->lookalike) {
            delimiter->lookalike = like;
            delimiter->at = at;
            delimiter->len = c.len;
        }
        if (!like)
            buf_add_char(ascii, (char)c.code_point);
        else if (like->meant)
            buf_add_char(ascii, like->meant);
        at += c.len;
    }
    return true;
}

static size_t count(struct str s, char c)
{
    size_t found = 0;

    for (size_t i = 0; i < s.len; i++)
        found += s.ptr[i] == c;
    return found;
}

/* What of the cells may be data: a marker in each and nothing more. */
static bool is_faint(struct str text, const struct row *row)
{
    for (size_t i = 0; i < row->ncells; i++) {
        struct span content = row->cells[i].content;

        if (content.end - content.start > 1)
            return false;
    }
    return !count(text, ':');
}

/* Notes the first cell that GitHub rejects, where no look-alike explains it. */
static void find_bad_cell(struct delimiter *delimiter, const struct row *row)
{
    for (size_t i = 0; i < row->ncells; i++) {
        struct span content = row->cells[i].content;

        if (row_delimiter_cell(
                str_slice(delimiter->text, content.start, content.end)))
            continue;
        delimiter->valid = false;
        if (delimiter->lookalike)
            return;
        delimiter->at = content.start;
        delimiter->len = content.end - content.start;
        delimiter->cell = i;
        return;
    }
}

bool delimiter_read(struct arena *arena, struct str text,
                    struct delimiter *delimiter)
{
    struct buf ascii;
    struct row row;
    bool meant;

    *delimiter = (struct delimiter){.text = STR("")};
    if (str_starts(text, STR("+"))) /* a grid that is drawn, no table */
        return false;
    buf_init(&ascii);
    meant = translate(text, &ascii, delimiter);
    if (meant)
        delimiter->text = str_copy(arena, buf_str(&ascii));
    buf_release(&ascii);
    if (!meant || !row_has_pipe(delimiter->text) ||
        !str_has_char(delimiter->text, '-'))
        return false;
    row =
        row_scan(arena, delimiter->text, (struct span){0, delimiter->text.len});
    delimiter->columns = row.ncells;
    delimiter->valid = !delimiter->lookalike;
    delimiter->faint = is_faint(delimiter->text, &row);
    find_bad_cell(delimiter, &row);
    return true;
}

/* `:---:` for what was meant, as wide, three hyphens at least. */
static void mend_cell(struct buf *mended, struct str cell)
{
    struct str content = str_trim(cell);
    size_t hyphens = count(content, '-');

    if (str_starts(content, STR(":")))
        buf_add_char(mended, ':');
    for (size_t i = 0; i < (hyphens > 3 ? hyphens : 3); i++)
        buf_add_char(mended, '-');
    if (content.len > 1 && str_ends(content, STR(":")))
        buf_add_char(mended, ':');
}

struct str delimiter_mend(struct arena *arena,
                          const struct delimiter *delimiter, size_t columns)
{
    struct str text = delimiter->text, mended;
    struct row row = row_scan(arena, text, (struct span){0, text.len});
    const char *space = str_find(text, STR(" "), 0) == STR_NONE ? "" : " ";
    struct buf buf;

    buf_init(&buf);
    buf_printf(&buf, "%s", row.leading_pipe ? "|" : "");
    for (size_t i = 0; i < columns; i++) {
        bool first = !i && !row.leading_pipe;
        bool last = i + 1 == columns && !row.trailing_pipe;

        buf_printf(&buf, "%s", first ? "" : space);
        mend_cell(&buf, i < row.ncells
                            ? str_slice(text, row.cells[i].content.start,
                                        row.cells[i].content.end)
                            : STR("---"));
        buf_printf(&buf, "%s%s", last ? "" : space, last ? "" : "|");
    }
    mended = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return mended;
}
