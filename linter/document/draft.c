#include "document/draft_rows.h"

#include "document/line_end.h"
#include "document/row.h"
#include "document/wide_pipe.h"

static bool has_pipe(const struct row *row)
{
    return row->ncells > 1 || row->leading_pipe || row->trailing_pipe;
}

struct str row_prefix(const struct document *document, const struct row *row)
{
    size_t start = document->lines[row->line].start;

    return str_slice(document->source, start, row->span.start);
}

struct str row_line_end(const struct document *document, const struct row *row)
{
    return line_end(document, row->line);
}

static struct lines read_lines(struct draft_search *search,
                               const struct block *block)
{
    struct lines lines = {.document = search->document,
                          .arena = search->arena,
                          .block = block,
                          .count = block->nlines};

    lines.rows = arena_array(search->arena, lines.count, sizeof *lines.rows);
    for (size_t i = 0; i < lines.count; i++) {
        lines.rows[i] =
            row_scan(search->arena, search->document->source, block->lines[i]);
        lines.rows[i].line = block->first_line + i;
    }
    return lines;
}

/* The rows from `first` on, up to the first line without a pipe. */
static void take_rows(const struct lines *lines, size_t first,
                      struct draft *draft)
{
    draft->rows = lines->rows + first;
    draft->nrows = 0;
    while (first + draft->nrows < lines->count &&
           has_pipe(&draft->rows[draft->nrows]))
        draft->nrows++;
}

/* Whether all lines between two blocks are empty but for quote marks. */
static bool only_blank_between(const struct document *document, size_t from,
                               size_t to)
{
    for (size_t line = from; line < to; line++) {
        struct str text = document_text(document, document->lines[line]);

        for (size_t i = 0; i < text.len; i++)
            if (!char_is_space(text.ptr[i]) && text.ptr[i] != '>')
                return false;
    }
    return true;
}

/* Whether only the last line of a paragraph has a pipe. */
static bool ends_in_one_row(const struct document *document,
                            const struct block *block)
{
    struct span before = {block->span.start,
                          block->lines[block->nlines - 1].start};

    return block->kind == BLOCK_PARAGRAPH &&
           (block->nlines == 1 ||
            !row_has_pipe(document_text(document, before)));
}

/* The row that ends the paragraph above, if it may be the header of the
   delimiter row that begins this one. */
static bool take_header_above(const struct lines *lines, struct draft *draft)
{
    const struct document *document = lines->document;
    const struct block *block = lines->block, *above = block - 1;
    size_t last;

    if (block == document->blocks || !ends_in_one_row(document, above))
        return false;
    last = above->first_line + above->nlines - 1;
    if (last + 1 == block->first_line ||
        !only_blank_between(document, last + 1, block->first_line) ||
        line_defines(document_text(document, above->lines[0])))
        return false;
    draft->header = row_scan(lines->arena, document->source,
                             above->lines[above->nlines - 1]);
    draft->header.line = last;
    return draft->header.ncells == draft->meant.columns &&
           has_pipe(&draft->header);
}

/* A delimiter row without a header row above it, but with a row below. */
static bool is_headless(const struct lines *lines, size_t at,
                        const struct draft *draft)
{
    return draft->meant.valid && draft->meant.columns > 1 &&
           at + 1 < lines->count &&
           lines->rows[at + 1].ncells == draft->meant.columns;
}

/* What is wrong with a delimiter row under a header row. */
static bool judge_pair(struct draft *draft)
{
    const struct delimiter *meant = &draft->meant;
    bool same = draft->header.ncells == meant->columns;

    if (meant->valid) {
        draft->fault = same ? DRAFT_PLACE : DRAFT_COUNT;
        return true;
    }
    draft->fault = DRAFT_DELIMITER;
    return same || !meant->lookalike || meant->lookalike->code_point > 0x7f;
}

/* Nothing is wrong with the two rows that begin this paragraph: they have more
   columns than cmark-gfm counts. */
static bool is_too_wide(const struct lines *lines, size_t at,
                        const struct draft *draft)
{
    return draft->fault == DRAFT_PLACE && at == 1 &&
           str_eq(row_prefix(lines->document, &draft->header),
                  row_prefix(lines->document, &draft->delimiter));
}

/* Whether the row above would be the header with pipes for what looks like
   pipes in it, and nothing else is wrong with the delimiter row. */
static bool take_wide_header(const struct lines *lines, size_t at,
                             struct draft *draft)
{
    const struct delimiter *meant = &draft->meant;
    const struct lookalike *like = meant->lookalike;
    const struct row *above = at ? &lines->rows[at - 1] : NULL;
    struct span place;

    if (!above || meant->columns < 2 || above->ncells == meant->columns ||
        (!meant->valid && !(like && like->meant == '|')) ||
        !wide_pipe_find(lines->document, above->span, above->span.start,
                        &place))
        return false;
    draft->fault = DRAFT_PIPES;
    draft->header = *above;
    draft->rows = lines->rows + at + 1;
    draft->nrows = lines->count - at - 1;
    return wide_pipe_read(lines->arena, lines->document, above).ncells ==
           meant->columns;
}

/*
 * Looks at a row that was meant as a delimiter row. One that is not valid may
 * be data, so it must be the second row; in rows that are cut off from a
 * table above (`cut_off`) a faint one is data.
 */
static bool judge_delimiter(const struct lines *lines, size_t at, bool cut_off,
                            struct draft *draft)
{
    bool under_row = at && has_pipe(&lines->rows[at - 1]);

    draft->delimiter = lines->rows[at];
    if (take_wide_header(lines, at, draft))
        return true;
    take_rows(lines, at + 1, draft);
    if (under_row) {
        bool second = at == 1 || !has_pipe(&lines->rows[at - 2]);

        if (!draft->meant.valid && (!second || (cut_off && draft->meant.faint)))
            return false;
        draft->header = lines->rows[at - 1];
        return judge_pair(draft) && !is_too_wide(lines, at, draft);
    }
    if (!at && draft->meant.valid && take_header_above(lines, draft)) {
        draft->fault = DRAFT_GAP;
        return true;
    }
    draft->fault = DRAFT_NO_HEADER;
    return !cut_off && is_headless(lines, at, draft);
}

/* Whether the paragraph's rows may be those of the table above it. */
static bool is_cut_off(const struct draft_search *search,
                       const struct lines *lines)
{
    return search->table && lines->rows[0].ncells == search->table->columns;
}

/* A row right behind a table, or behind what ended it, is lost and not cut
   off: document/lost.h. A comment is a block of its own. */
static bool is_lost(const struct lines *lines)
{
    return lines_adjacent(lines->document, lines->block) &&
           (lines->block - 1)->kind != BLOCK_HTML;
}

static bool judge_paragraph(const struct draft_search *search,
                            const struct lines *lines, struct draft *draft)
{
    bool cut_off = is_cut_off(search, lines);

    for (size_t i = 0; i < lines->count; i++)
        if (delimiter_read(lines->arena, lines_text(lines, &lines->rows[i]),
                           &draft->meant) &&
            judge_delimiter(lines, i, cut_off, draft))
            return true;
    if (!cut_off || lines_above_table(lines))
        return lines_judge(lines, draft);
    return !is_lost(lines) &&
           lines_judge_cut_off(lines, search->table, search->joins, draft);
}

/* Rows stay cut off from a table over comments and rows, and over a row that
   is code for its indentation; not over prose. */
static void follow(struct draft_search *search, const struct block *block,
                   bool rows)
{
    const struct document *document = search->document;

    if (block->kind == BLOCK_TABLE) {
        search->table = &document->tables[block->table];
        search->section = block->section;
        search->joins = true;
        return;
    }
    search->joins = search->joins && rows;
    if (block->section != search->section ||
        (block->kind != BLOCK_HTML && !rows &&
         !(block->kind == BLOCK_CODE && lines_adjacent(document, block))))
        search->table = NULL;
}

static bool look_at(struct draft_search *search, const struct block *block,
                    struct draft *draft)
{
    const struct document *document = search->document;
    struct str text = document_text(document, block->span);
    struct lines lines;
    struct span at;
    bool found;

    *draft = (struct draft){.above = NONE};
    if (block->section != search->section)
        search->table = NULL;
    if (block->kind != BLOCK_PARAGRAPH ||
        (!row_has_pipe(text) &&
         !wide_pipe_find(document, block->span, block->span.start, &at))) {
        follow(search, block, false);
        return false;
    }
    arena_release(search->arena);
    lines = read_lines(search, block);
    found = judge_paragraph(search, &lines, draft);
    draft->hides = found && lines_hide(&lines, draft);
    search->joins = search->joins && has_pipe(&lines.rows[lines.count - 1]);
    follow(search, block, has_pipe(&lines.rows[0]));
    return found;
}

bool draft_next(struct draft_search *search, struct draft *draft)
{
    while (search->block < search->document->nblocks)
        if (look_at(search, &search->document->blocks[search->block++], draft))
            return true;
    return false;
}
