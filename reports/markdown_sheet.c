#include "reports/markdown_sheet.h"

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
    if (count)
        buf_printf(&sheet->text,
                   "**%zu more %s left out here**: GitHub shows no more than "
                   "1 MiB of a summary.\n\n",
                   count, count == 1 ? one : many);
}
