#include "document/html_table.h"

#include <string.h>

#include "document/build.h"

enum { DEEPEST = 16, LONGEST_SPAN = 1000, RING = LONGEST_SPAN + 1 };

/* A table that is open. */
struct open {
    struct html_table *table;
    size_t capacity;
    struct html_row row; /* the row that is open, if any */
    bool in_row, in_head, unsure;
    size_t headings;     /* <th> in the row */
    size_t index;        /* rows begun */
    size_t reaching;     /* columns of cells above that reach into the row */
    size_t begun;        /* columns of cells that reach into the next row */
    size_t ending[RING]; /* columns that end before a row, by its index */
};

struct reader {
    struct arena *arena;
    const struct document *document;
    struct open *stack; /* DEEPEST of them, once there is a table */
    size_t depth;       /* may be more */
    struct html_table *first, **last;
};

static struct open *top(struct reader *reader)
{
    if (!reader->depth || reader->depth > DEEPEST)
        return NULL;
    return &reader->stack[reader->depth - 1];
}

static void add_row(struct arena *arena, struct open *open)
{
    struct html_table *table = open->table;
    struct html_row *rows;

    if (table->nrows == open->capacity) {
        open->capacity = open->capacity ? open->capacity * 2 : 8;
        rows = arena_array(arena, open->capacity, sizeof *rows);
        if (table->nrows)
            memcpy(rows, table->rows, table->nrows * sizeof *rows);
        table->rows = rows;
    }
    table->rows[table->nrows++] = open->row;
}

static void end_row(struct reader *reader, struct open *open)
{
    if (!open->in_row)
        return;
    open->in_row = false;
    open->row.columns += open->reaching;
    open->row.header = open->in_head || open->headings == open->row.cells;
    if (open->row.cells)
        add_row(reader->arena, open);
}

static void begin_row(struct reader *reader, struct open *open,
                      struct span span)
{
    size_t *ending = &open->ending[++open->index % RING];

    end_row(reader, open);
    open->reaching += open->begun;
    open->reaching -= *ending;
    open->begun = *ending = 0;
    open->in_row = true;
    open->headings = 0;
    open->row = (struct html_row){.span = span};
}

/* Cells reach no further than their group of rows. */
static void begin_group(struct reader *reader, struct open *open, bool head)
{
    end_row(reader, open);
    open->in_head = head;
    open->reaching = open->begun = 0;
    memset(open->ending, 0, sizeof open->ending);
}

static void begin_table(struct reader *reader, struct span span)
{
    struct open *open;

    if (!reader->stack)
        reader->stack =
            arena_array(reader->arena, DEEPEST, sizeof *reader->stack);
    reader->depth++;
    open = top(reader);
    if (!open)
        return;
    *open =
        (struct open){.table = arena_alloc(reader->arena, sizeof *open->table)};
    open->table->span = span;
}

static void end_table(struct reader *reader)
{
    struct open *open = top(reader);

    if (open) {
        end_row(reader, open);
        if (!open->unsure) {
            *reader->last = open->table;
            reader->last = &open->table->next;
        }
    }
    reader->depth -= reader->depth > 0;
}

/* The number that an attribute says; 1 where it says none. */
static size_t read_number(struct str tag, struct str name)
{
    struct span value;
    size_t number = 0;

    if (!html_tag_value(tag, name, &value))
        return 1;
    for (size_t at = value.start; at < value.end && number <= LONGEST_SPAN;
         at++) {
        if (!char_is_digit(tag.ptr[at]))
            return at == value.start ? 1 : number;
        number = number * 10 + (size_t)(tag.ptr[at] - '0');
    }
    return value.start < value.end ? number : 1;
}

/* Zero rows reach to the end of the group, and zero columns are one. */
static void add_cell(struct reader *reader, struct open *open, struct str tag,
                     struct span span)
{
    size_t columns = read_number(tag, STR("colspan"));
    size_t rows = read_number(tag, STR("rowspan"));

    if (!open->in_row)
        begin_row(reader, open, span);
    if (!columns)
        columns = 1;
    if (!rows || rows > LONGEST_SPAN || columns > LONGEST_SPAN) {
        open->unsure = true;
        return;
    }
    open->row.cells++;
    open->row.columns += columns;
    open->headings += html_tag_is(tag, STR("<th"));
    if (rows == 1)
        return;
    open->begun += columns;
    open->ending[(open->index + rows) % RING] += columns;
}

enum tag {
    TAG_TABLE,
    TAG_TABLE_END,
    TAG_HEAD,
    TAG_GROUP,
    TAG_ROW,
    TAG_ROW_END,
    TAG_CELL
};

static const struct {
    const char *name;
    enum tag tag;
} tags[] = {
    {"<table", TAG_TABLE},  {"</table", TAG_TABLE_END}, {"<thead", TAG_HEAD},
    {"</thead", TAG_GROUP}, {"<tbody", TAG_GROUP},      {"<tfoot", TAG_GROUP},
    {"<tr", TAG_ROW},       {"</tr", TAG_ROW_END},      {"<td", TAG_CELL},
    {"<th", TAG_CELL},
};

static void on_tag(struct reader *reader, enum tag tag, struct str text,
                   struct span span)
{
    struct open *open = top(reader);

    if (tag == TAG_TABLE)
        begin_table(reader, span);
    else if (tag == TAG_TABLE_END)
        end_table(reader);
    if (!open)
        return;
    switch (tag) {
    case TAG_HEAD:
    case TAG_GROUP: begin_group(reader, open, tag == TAG_HEAD); break;
    case TAG_ROW: begin_row(reader, open, span); break;
    case TAG_ROW_END: end_row(reader, open); break;
    case TAG_CELL: add_cell(reader, open, text, span); break;
    default: break;
    }
}

/* One tag or comment of a block; returns where it ends. */
static size_t read_tag(struct reader *reader, struct span block, size_t at)
{
    struct str rest = str_slice(reader->document->source, at, block.end);
    size_t end;

    if (str_starts(rest, STR("<!--"))) {
        end = str_find(rest, STR("-->"), 4);
        return end == STR_NONE ? block.end : at + end + 3;
    }
    if (rest.len < 2 || !(char_is_alpha(rest.ptr[1]) || rest.ptr[1] == '/') ||
        document_in_code(reader->document, at))
        return at + 1;
    end = html_tag_end(rest, 0);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (html_tag_is(str_slice(rest, 0, end), str_from(tags[i].name)))
            on_tag(reader, tags[i].tag, str_slice(rest, 0, end),
                   (struct span){at, at + end});
    return at + end;
}

static void read_block(struct reader *reader, struct span block)
{
    struct str source = reader->document->source;
    size_t at = block.start;

    while (at < block.end) {
        size_t tag = str_find_char(str_slice(source, 0, block.end), '<', at);

        if (tag == STR_NONE)
            return;
        at = read_tag(reader, block, tag);
    }
}

static const char *const raw_html[] = {"<pre", "<script", "<style", "<textarea",
                                       NULL};

static bool is_raw(struct str text)
{
    for (size_t i = 0; raw_html[i]; i++)
        if (html_tag_is(text, str_from(raw_html[i])))
            return true;
    return false;
}

/* Indented rows behind a blank line are code, and no rows. */
static void spoil_tables(struct reader *reader)
{
    for (size_t i = 0; i < reader->depth && i < DEEPEST; i++)
        reader->stack[i].unsure = true;
}

struct html_table *html_table_read(struct arena *arena,
                                   const struct document *document)
{
    struct reader reader = {.arena = arena, .document = document};

    reader.last = &reader.first;
    for (size_t i = 0; i < document->nblocks; i++) {
        const struct block *block = &document->blocks[i];
        struct str text = document_text(document, block->span);

        if (block->kind == BLOCK_CODE)
            spoil_tables(&reader);
        else if (block->kind == BLOCK_HTML ? !is_raw(text) : reader.depth > 0)
            read_block(&reader, block->span);
    }
    return reader.first;
}
