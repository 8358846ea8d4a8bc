#include "text/bidi.h"

#include <string.h>

#include <utf8proc.h>

#include "text/utf8.h"

static const struct bidi_control controls[] = {
    {0x202A, BIDI_EMBEDDING, "left-to-right embedding"},
    {0x202B, BIDI_EMBEDDING, "right-to-left embedding"},
    {0x202C, BIDI_POP, "pop directional formatting"},
    {0x202D, BIDI_OVERRIDE, "left-to-right override"},
    {0x202E, BIDI_OVERRIDE, "right-to-left override"},
    {0x2066, BIDI_ISOLATE, "left-to-right isolate"},
    {0x2067, BIDI_ISOLATE, "right-to-left isolate"},
    {0x2068, BIDI_ISOLATE, "first strong isolate"},
    {0x2069, BIDI_POP_ISOLATE, "pop directional isolate"},
};

static const struct bidi_control *control_at(struct str text, size_t at)
{
    struct utf8_char c = utf8_decode(str_slice(text, at, text.len));

    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        if (controls[i].code_point == c.code_point)
            return &controls[i];
    return NULL;
}

size_t bidi_find(struct str text, size_t from)
{
    while (from < text.len) {
        const char *lead = memchr(text.ptr + from, 0xE2, text.len - from);

        if (!lead)
            return text.len;
        from = (size_t)(lead - text.ptr);
        if (control_at(text, from))
            return from;
        from++;
    }
    return text.len;
}

/* The controls that are open, as indexes of marks, the innermost last. */
struct stack {
    size_t *items;
    size_t depth;
    size_t isolates; /* of these */
};

static void open_mark(struct stack *stack, const struct bidi_mark *marks,
                      size_t index)
{
    stack->items[stack->depth++] = index;
    stack->isolates += marks[index].control->kind == BIDI_ISOLATE;
}

static void pair(struct bidi_mark *marks, size_t opened, size_t closed)
{
    marks[opened].partner = closed;
    marks[closed].partner = opened;
}

/* U+202C closes the innermost, unless that is an isolate. */
static void pop(struct stack *stack, struct bidi_mark *marks, size_t index)
{
    size_t top = stack->depth ? stack->items[stack->depth - 1] : BIDI_ALONE;

    if (top == BIDI_ALONE || marks[top].control->kind == BIDI_ISOLATE)
        return;
    pair(marks, top, index);
    stack->depth--;
}

/* U+2069 closes the innermost isolate and what was opened within it. */
static void pop_isolate(struct stack *stack, struct bidi_mark *marks,
                        size_t index)
{
    size_t top;

    if (!stack->isolates)
        return;
    do
        top = stack->items[--stack->depth];
    while (marks[top].control->kind != BIDI_ISOLATE);
    stack->isolates--;
    pair(marks, top, index);
}

static void pair_marks(struct arena *arena, struct bidi_mark *marks,
                       size_t count)
{
    struct stack stack = {arena_array(arena, count, sizeof(size_t)), 0, 0};

    for (size_t i = 0; i < count; i++) {
        enum bidi_kind kind = marks[i].control->kind;

        if (kind == BIDI_POP)
            pop(&stack, marks, i);
        else if (kind == BIDI_POP_ISOLATE)
            pop_isolate(&stack, marks, i);
        else
            open_mark(&stack, marks, i);
    }
}

size_t bidi_marks(struct arena *arena, struct str text,
                  struct bidi_mark **marks)
{
    size_t count = 0, i = 0;

    for (size_t at = 0; (at = bidi_find(text, at)) < text.len; at++)
        count++;
    *marks = arena_array(arena, count, sizeof **marks);
    for (size_t at = 0; (at = bidi_find(text, at)) < text.len; at++)
        (*marks)[i++] =
            (struct bidi_mark){at, control_at(text, at), BIDI_ALONE};
    pair_marks(arena, *marks, count);
    return count;
}

static bool is_right_to_left(uint32_t code_point)
{
    utf8proc_propval_t class =
        utf8proc_get_property((utf8proc_int32_t)code_point)->bidi_class;

    return class == UTF8PROC_BIDI_CLASS_R || class == UTF8PROC_BIDI_CLASS_AL;
}

bool bidi_has_right_to_left(struct str text)
{
    for (size_t at = 0; (at = utf8_skip_ascii(text, at)) < text.len;) {
        struct utf8_char c = utf8_decode(str_slice(text, at, text.len));

        /* The marks RLM and ALM have the class too, and are no letters. */
        if (is_right_to_left(c.code_point) && c.code_point != 0x200F &&
            c.code_point != 0x061C)
            return true;
        at += c.len;
    }
    return false;
}
