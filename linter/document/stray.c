#include "document/stray.h"

#include "document/row.h"

/* A pipe of the row, and whether it is stray. */
struct pipe {
    size_t at; /* in the text */
    bool stray, code;
    enum stray_place place;
    struct span around; /* in the text */
    int opened, closed; /* link texts that begin, end right before it */
    struct span text;   /* the outermost link of those that begin here */
    struct span code_span;
};

/* A `[` without its `]` so far. */
struct bracket {
    size_t at;
    size_t pipe; /* the first pipe behind it */
};

/* A row while it is searched. */
struct search {
    struct str text;
    struct pipe *pipes; /* one more than there are: the end */
    size_t npipes;
    struct bracket *open; /* a stack */
    size_t nopen;
};

static size_t count_char(struct str text, char c)
{
    size_t count = 0;

    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == c;
    return count;
}

static struct search begin(struct arena *arena, struct str text)
{
    struct search search = {.text = text};

    search.pipes =
        arena_array(arena, row_pipes(text) + 1, sizeof *search.pipes);
    search.open =
        arena_array(arena, count_char(text, '[') + 1, sizeof *search.open);
    for (size_t at = 0; (at = row_next_pipe(text, at)) < text.len; at++)
        search.pipes[search.npipes++].at = at;
    search.pipes[search.npipes].at = text.len;
    return search;
}

/* Where an address at `from` ends: at its `close`, else STR_NONE. It holds no
   space and none of the bytes that begin another link. */
static size_t address_end(struct str text, size_t from, char close)
{
    size_t depth = 0;

    for (size_t at = from; at < text.len; at++) {
        char c = text.ptr[at];

        if (c == ' ' && close == ')')
            return at + 1 < text.len && text.ptr[at + 1] == '"' ? at : STR_NONE;
        if (char_is_space(c) || c == '[' || c == '<' || c == '`')
            return STR_NONE;
        if (c == close && !depth)
            return at;
        depth += c == '(';
        depth -= c == ')' && depth;
    }
    return STR_NONE;
}

/* The pipes of an address, the first of which is `*next`, are stray. */
static void mark_address(struct search *search, struct span address,
                         size_t *next)
{
    while (search->pipes[*next].at < address.end) {
        struct pipe *pipe = &search->pipes[(*next)++];

        pipe->stray = true;
        pipe->place = STRAY_ADDRESS;
        pipe->around = address;
    }
}

/* The text from the bracket to `end` is a link's: notes where its pipes begin
   and end, for mark_texts. */
static void note_text(struct search *search, const struct bracket *bracket,
                      size_t end, size_t next)
{
    struct pipe *first = &search->pipes[bracket->pipe];

    if (bracket->pipe == next)
        return;
    first->opened++;
    first->text = (struct span){bracket->at + 1, end};
    search->pipes[next].closed++;
}

/* At a `]`; returns where to go on. */
static size_t close_bracket(struct search *search, size_t at, size_t *next)
{
    struct str text = search->text;
    struct bracket *bracket;
    size_t end;

    if (!search->nopen)
        return at + 1;
    bracket = &search->open[--search->nopen];
    if (at + 1 == text.len || text.ptr[at + 1] != '(')
        return at + 1;
    end = address_end(text, at + 2, ')');
    if (end == STR_NONE || end == at + 2)
        return at + 1;
    note_text(search, bracket, at, *next);
    mark_address(search, (struct span){at + 2, end}, next);
    return end;
}

/* At a `<`; returns where to go on. */
static size_t open_angle(struct search *search, size_t at, size_t *next)
{
    struct str rest = str_slice(search->text, at + 1, search->text.len);
    size_t end;

    if (!str_starts_nocase(rest, STR("http://")) &&
        !str_starts_nocase(rest, STR("https://")))
        return at + 1;
    end = address_end(search->text, at + 1, '>');
    if (end == STR_NONE)
        return at + 1;
    mark_address(search, (struct span){at + 1, end}, next);
    return end;
}

static size_t step(struct search *search, size_t at, size_t *next)
{
    while (search->pipes[*next].at < at)
        (*next)++;
    switch (search->text.ptr[at]) {
    case '\\': return at + 2;
    case '<': return open_angle(search, at, next);
    case ']': return close_bracket(search, at, next);
    case '[':
        search->open[search->nopen++] = (struct bracket){at, *next};
        return at + 1;
    default: return at + 1;
    }
}

/* The first byte at or behind the offset that means anything to step. */
static size_t skip_words(struct str text, size_t at)
{
    static const bool means[256] = {
        ['\\'] = true, ['<'] = true, ['['] = true, [']'] = true};

    while (at < text.len && !means[(unsigned char)text.ptr[at]])
        at++;
    return at;
}

static void search_links(struct search *search)
{
    size_t next = 0, at = 0;

    while ((at = skip_words(search->text, at)) < search->text.len)
        at = step(search, at, &next);
}

/* Marks the pipes inside link texts, which may be nested. */
static void mark_texts(struct search *search)
{
    struct span around = {0, 0};
    int depth = 0;

    for (size_t i = 0; i < search->npipes; i++) {
        struct pipe *pipe = &search->pipes[i];

        depth -= pipe->closed;
        if (!depth)
            around = pipe->text;
        depth += pipe->opened;
        if (!depth || pipe->stray)
            continue;
        pipe->stray = true;
        pipe->place = STRAY_TEXT;
        pipe->around = around;
    }
}

/* A run of back-ticks. */
struct ticks {
    size_t at, len;
    size_t pipe; /* the first pipe behind it */
};

/* The run at or after `at`, of len 0 if there is none. */
static struct ticks next_ticks(const struct search *search, size_t at,
                               size_t pipe)
{
    size_t start = str_find_char(search->text, '`', at), end;

    if (start == STR_NONE)
        return (struct ticks){0};
    for (end = start; end < search->text.len; end++)
        if (search->text.ptr[end] != '`')
            break;
    while (search->pipes[pipe].at < start)
        pipe++;
    return (struct ticks){start, end - start, pipe};
}

static void note_code(struct search *search, const struct ticks *open,
                      const struct ticks *close)
{
    for (size_t i = open->pipe; i < close->pipe; i++) {
        struct pipe *pipe = &search->pipes[i];

        pipe->code = true;
        pipe->code_span = (struct span){open->at, close->at + close->len};
    }
}

/*
 * Runs pair up inside their cell first; what is left over in one cell opens
 * code that the run left over in a later one closes.
 */
static void search_code(struct search *search)
{
    struct ticks left = {0}, open = {0};
    struct ticks ticks = next_ticks(search, 0, 0);

    for (; ticks.len;
         ticks = next_ticks(search, ticks.at + ticks.len, ticks.pipe)) {
        if (open.len && open.pipe == ticks.pipe && open.len == ticks.len) {
            open.len = 0;
            continue;
        }
        if (open.len && open.pipe != ticks.pipe) {
            left = open;
            open.len = 0;
        }
        if (left.len == ticks.len) {
            note_code(search, &left, &ticks);
            left.len = 0;
        } else if (!open.len) {
            open = ticks;
        }
    }
}

/* Believes in the code if the pipes in it and in links are just as many as
   the row has cells too many. */
static void mark_code(struct search *search, size_t surplus)
{
    size_t strays = 0;

    for (size_t i = 0; i < search->npipes; i++)
        strays += search->pipes[i].stray || search->pipes[i].code;
    for (size_t i = 0; i < search->npipes && strays == surplus; i++) {
        struct pipe *pipe = &search->pipes[i];

        if (!pipe->code)
            continue;
        pipe->stray = true;
        pipe->place = STRAY_CODE;
        pipe->around = pipe->code_span;
    }
}

static size_t gather(const struct search *search, struct arena *arena,
                     size_t offset, struct stray **strays)
{
    size_t count = 0;

    for (size_t i = 0; i < search->npipes; i++)
        count += search->pipes[i].stray;
    *strays = count ? arena_array(arena, count, sizeof **strays) : NULL;
    count = 0;
    for (size_t i = 0; i < search->npipes; i++) {
        const struct pipe *pipe = &search->pipes[i];

        if (pipe->stray)
            (*strays)[count++] = (struct stray){
                offset + pipe->at,
                pipe->place,
                {offset + pipe->around.start, offset + pipe->around.end}};
    }
    return count;
}

size_t stray_find(struct arena *arena, struct str source, const struct row *row,
                  size_t columns, struct stray **strays)
{
    struct str text = str_slice(source, row->span.start, row->span.end);
    size_t surplus = row->ncells > columns ? row->ncells - columns : 0;
    struct arena scratch;
    struct search search;
    size_t count;

    arena_init(&scratch);
    search = begin(&scratch, text);
    search_links(&search);
    mark_texts(&search);
    search_code(&search);
    mark_code(&search, surplus);
    count = gather(&search, arena, row->span.start, strays);
    arena_release(&scratch);
    return count;
}
