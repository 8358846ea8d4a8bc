#include "reports/markdown_sheet.h"

#include "reports/number.h"

static const struct {
    const char *one, *many;
} names[] = {
    [SEVERITY_OFF] = {"", ""},
    [SEVERITY_NOTE] = {"note", "notes"},
    [SEVERITY_WARNING] = {"warning", "warnings"},
    [SEVERITY_ERROR] = {"error", "errors"},
};

void markdown_number(struct buf *out, size_t number)
{
    char text[NUMBER_SIZE];

    buf_add(out, str_from(number_text(text, number)));
}

void markdown_levels(struct buf *out, const size_t levels[FOUND_LEVELS])
{
    const char *before = "";

    for (int level = SEVERITY_ERROR; level >= SEVERITY_NOTE; level--) {
        if (!levels[level])
            continue;
        buf_add(out, str_from(before));
        markdown_number(out, levels[level]);
        buf_printf(out, " %s",
                   levels[level] == 1 ? names[level].one : names[level].many);
        before = ", ";
    }
}

bool markdown_sheet_add(struct markdown_sheet *sheet, const struct buf *rows)
{
    if (sheet->full || sheet->text.len + rows->len > sheet->limit) {
        sheet->full = true;
        return false;
    }
    buf_add(&sheet->text, buf_str(rows));
    return true;
}

void markdown_sheet_left_out(struct markdown_sheet *sheet, size_t count,
                             const char *one, const char *many)
{
    if (!count)
        return;
    buf_add(&sheet->text, STR("**Left out here: "));
    markdown_number(&sheet->text, count);
    buf_printf(&sheet->text, " %s.** %s\n\n", count == 1 ? one : many,
               MARKDOWN_LIMIT_WORDS);
}
