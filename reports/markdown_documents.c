#include "reports/markdown_sheet.h"
#include "reports/markdown_text.h"
#include "reports/message.h"

enum {
    DOCUMENTS_MAX = 50,    /* that are told one by one */
    SIZE_MAX_TABLE = 50000 /* bytes: a path may have thousands */
};

static void add_counts(struct buf *out, const size_t levels[FOUND_LEVELS])
{
    for (int level = SEVERITY_ERROR; level >= SEVERITY_NOTE; level--) {
        buf_add(out, STR(" | "));
        markdown_number(out, levels[level]);
    }
    buf_add(out, STR(" |\n"));
}

static void add_document(struct buf *out, const struct found_document *document)
{
    struct buf path;

    buf_init(&path);
    message_add_path(&path, document->path);
    buf_add(out, STR("| "));
    markdown_text(out, buf_str(&path));
    buf_release(&path);
    add_counts(out, document->levels);
}

/* Adds the first documents, in as many bytes as there are for them; returns
   how many. */
static size_t add_first(struct buf *out,
                        const struct found_documents *documents)
{
    size_t most = out->len + SIZE_MAX_TABLE, added = 0;
    struct buf row;

    buf_init(&row);
    for (size_t i = 0; i < documents->count && i < DOCUMENTS_MAX; i++) {
        buf_clear(&row);
        add_document(&row, &documents->items[i]);
        if (out->len + row.len > most)
            break;
        buf_add(out, buf_str(&row));
        added++;
    }
    buf_release(&row);
    return added;
}

static void add_rest(struct buf *out, const struct found_documents *documents,
                     size_t first)
{
    size_t more = documents->count - first;
    size_t levels[FOUND_LEVELS] = {0};

    for (size_t i = first; i < documents->count; i++)
        for (int level = SEVERITY_NOTE; level < FOUND_LEVELS; level++)
            levels[level] += documents->items[i].levels[level];
    buf_add(out, STR("| *and "));
    markdown_number(out, more);
    buf_printf(out, " more document%s*", more == 1 ? "" : "s");
    add_counts(out, levels);
}

void markdown_documents(struct markdown_sheet *sheet,
                        const struct found_documents *documents)
{
    struct buf *out = &sheet->text;
    size_t added;

    if (documents->count < 2)
        return;
    buf_add(out, STR("| Document | Errors | Warnings | Notes |\n"
                     "| --- | ---: | ---: | ---: |\n"));
    added = add_first(out, documents);
    if (added < documents->count)
        add_rest(out, documents, added);
    buf_add_char(out, '\n');
}
