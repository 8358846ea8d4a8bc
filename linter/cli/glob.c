#include "cli/glob.h"

#include "cli/glob_nodes.h"
#include "text/utf8.h"

uint32_t glob_take(struct str s, size_t *at)
{
    struct utf8_char c = utf8_decode(str_slice(s, *at, s.len));

    if (!c.valid)
        return 0x110000u + (unsigned char)s.ptr[(*at)++];
    *at += c.len;
    return c.code_point;
}

/* One character of a set, which a backslash may stand before. */
static uint32_t take_member(struct str set, size_t *at)
{
    if (set.ptr[*at] == '\\' && *at + 1 < set.len)
        ++*at;
    return glob_take(set, at);
}

static bool in_class(struct str set, uint32_t code_point)
{
    bool negated = set.len > 1 && set.ptr[0] == '!', found = false;
    size_t at = negated;

    while (at < set.len) {
        uint32_t first = take_member(set, &at), last = first;

        if (at + 1 < set.len && set.ptr[at] == '-') {
            at++;
            last = take_member(set, &at);
        }
        found = found || (first <= code_point && code_point <= last);
    }
    return found != negated;
}

static bool takes(const struct node *node, uint32_t code_point)
{
    switch (node->kind) {
    case NODE_CHAR: return node->code_point == code_point;
    case NODE_MANY: return true;
    case NODE_ANY:
    case NODE_STAR: return code_point != '/';
    case NODE_CLASS:
        return code_point != '/' && in_class(node->class, code_point);
    case NODE_SPLIT:
    case NODE_JUMP:
    case NODE_END: break;
    }
    return false;
}

/* Adds the states that are reached without taking a character. */
static void spread(const struct glob *glob, bool *on)
{
    for (size_t i = 0; i < glob->count; i++) {
        const struct node *node = &glob->nodes[i];
        bool loop = node->kind == NODE_STAR || node->kind == NODE_MANY;

        if (!on[i])
            continue;
        if (node->kind == NODE_SPLIT || loop)
            on[i + 1] = true;
        if (node->kind == NODE_JUMP ||
            (node->kind == NODE_SPLIT && node->to != NOWHERE))
            on[node->to] = true;
    }
}

/* Takes one character; false if no state is left. */
static bool step(const struct glob *glob, bool *on, uint32_t code_point)
{
    bool next[GLOB_NODES] = {false}, any = false;

    for (size_t i = 0; i < glob->count; i++) {
        const struct node *node = &glob->nodes[i];
        bool loop = node->kind == NODE_STAR || node->kind == NODE_MANY;

        if (!on[i] || !takes(node, code_point))
            continue;
        next[loop ? i : i + 1] = true;
        any = true;
    }
    for (size_t i = 0; i < glob->count; i++)
        on[i] = next[i];
    spread(glob, on);
    return any;
}

bool glob_match(const struct glob *glob, struct str path)
{
    bool on[GLOB_NODES] = {true};
    size_t at = 0;

    spread(glob, on);
    while (at < path.len) {
        if (glob->folder && path.ptr[at] == '/' && on[glob->count - 1])
            return true;
        if (!step(glob, on, glob_take(path, &at)))
            return false;
    }
    return on[glob->count - 1];
}
