#include "cli/glob_nodes.h"

enum { GLOB_DEPTH = 8 };

/* An open brace. */
struct brace {
    size_t split; /* the split of the alternative being read */
    size_t jump;  /* the last jump to the brace's end; each jump leads to the
                     one before until the end is known */
};

struct compiler {
    struct str pattern;
    size_t at;
    struct node nodes[GLOB_NODES];
    size_t count;
    struct brace braces[GLOB_DEPTH];
    size_t depth;
    bool wild; /* a wildcard in this part of the path */
    const char *error;
};

static struct node *add_node(struct compiler *c, enum node_kind kind)
{
    struct node *node = &c->nodes[c->count++];

    *node = (struct node){.kind = kind, .class = STR("")};
    return node;
}

static void add_char(struct compiler *c)
{
    uint32_t code_point = glob_take(c->pattern, &c->at);

    if (code_point == '/' && !c->depth)
        c->wild = false;
    add_node(c, NODE_CHAR)->code_point = code_point;
}

static void add_escaped(struct compiler *c)
{
    if (++c->at == c->pattern.len)
        c->error = "it ends in a backslash";
    else
        add_char(c);
}

static void add_any(struct compiler *c)
{
    c->at++;
    c->wild = true;
    add_node(c, NODE_ANY);
}

/* Whether the byte separates parts: '/', or in a brace one of `brace`. */
static bool separates(const struct compiler *c, size_t at, const char *brace)
{
    char byte = c->pattern.ptr[at];

    return byte == '/' || (c->depth && str_has_char(str_from(brace), byte));
}

static bool is_part(const struct compiler *c, size_t start, size_t end)
{
    return (!start || separates(c, start - 1, "{,")) &&
           (end == c->pattern.len || separates(c, end, ",}"));
}

/* `**` and the '/' behind it: nothing, or anything that ends in '/'. */
static void add_folders(struct compiler *c)
{
    struct node *split = add_node(c, NODE_SPLIT);

    add_node(c, NODE_MANY);
    if (c->at == c->pattern.len || c->pattern.ptr[c->at] != '/')
        return;
    c->at++;
    add_node(c, NODE_CHAR)->code_point = '/';
    split->to = c->count;
    c->wild = c->depth > 0;
}

static void add_star(struct compiler *c)
{
    size_t start = c->at;

    c->wild = true;
    while (c->at < c->pattern.len && c->pattern.ptr[c->at] == '*')
        c->at++;
    if (c->at - start == 2 && is_part(c, start, c->at))
        add_folders(c);
    else
        add_node(c, NODE_STAR);
}

/* A ']' right behind the bracket, or behind its '!', is one of the set. */
static void add_class(struct compiler *c)
{
    size_t start = c->at + 1, first = start, end;

    if (first < c->pattern.len && c->pattern.ptr[first] == '!')
        first++;
    end = str_find_char(c->pattern, ']', first + 1);
    if (end == STR_NONE) {
        c->error = "a [ is not closed";
        return;
    }
    c->wild = true;
    add_node(c, NODE_CLASS)->class = str_slice(c->pattern, start, end);
    c->at = end + 1;
}

static void open_brace(struct compiler *c)
{
    if (c->depth == GLOB_DEPTH) {
        c->error = "its braces are nested too deep";
        return;
    }
    c->at++;
    c->wild = true;
    c->braces[c->depth++] = (struct brace){.split = c->count, .jump = NOWHERE};
    add_node(c, NODE_SPLIT);
}

static void next_alternative(struct compiler *c)
{
    struct brace *brace;

    if (!c->depth) {
        add_char(c);
        return;
    }
    c->at++;
    brace = &c->braces[c->depth - 1];
    add_node(c, NODE_JUMP)->to = brace->jump;
    brace->jump = c->count - 1;
    c->nodes[brace->split].to = c->count;
    brace->split = c->count;
    add_node(c, NODE_SPLIT);
}

static void close_brace(struct compiler *c)
{
    size_t jump;

    if (!c->depth) {
        add_char(c);
        return;
    }
    c->at++;
    c->wild = true;
    jump = c->braces[--c->depth].jump;
    while (jump != NOWHERE) {
        size_t before = c->nodes[jump].to;

        c->nodes[jump].to = c->count;
        jump = before;
    }
}

static void compile_next(struct compiler *c)
{
    static const struct {
        char byte;
        void (*compile)(struct compiler *c);
    } special[] = {
        {'\\', add_escaped}, {'?', add_any},    {'*', add_star},
        {'[', add_class},    {'{', open_brace}, {',', next_alternative},
        {'}', close_brace},
    };

    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        if (special[i].byte == c->pattern.ptr[c->at]) {
            special[i].compile(c);
            return;
        }
    add_char(c);
}

static const struct glob *keep(const struct compiler *c, struct arena *arena)
{
    size_t size = c->count * sizeof *c->nodes;
    struct glob *glob = arena_alloc(arena, sizeof *glob + size);

    glob->folder = !c->wild;
    glob->count = c->count;
    for (size_t i = 0; i < c->count; i++)
        glob->nodes[i] = c->nodes[i];
    return glob;
}

/* Every glob begins at the configuration's folder, said or not; a '/' at the
   end says only that a folder is meant. */
static struct str bare_pattern(struct str pattern)
{
    if (str_starts(pattern, STR("./")))
        pattern = str_slice(pattern, 2, pattern.len);
    else if (str_starts(pattern, STR("/")))
        pattern = str_slice(pattern, 1, pattern.len);
    while (pattern.len && pattern.ptr[pattern.len - 1] == '/')
        pattern.len--;
    return pattern;
}

const struct glob *glob_compile(struct arena *arena, struct str pattern,
                                const char **error)
{
    struct compiler c = {.pattern = str_copy(arena, bare_pattern(pattern))};
    bool folder = str_ends(pattern, STR("/"));

    if (!c.pattern.len)
        c.error = "it is empty";
    else if (pattern.len > GLOB_LONGEST)
        c.error = "it is longer than 512 bytes";
    while (!c.error && c.at < c.pattern.len)
        compile_next(&c);
    if (!c.error && c.depth)
        c.error = "a { is not closed";
    *error = c.error;
    if (c.error)
        return NULL;
    add_node(&c, NODE_END);
    c.wild = c.wild && !folder;
    return keep(&c, arena);
}
