#include "explain/example.h"

#include <string.h>

enum {
    FIRST = 5,  /* lines that are shown, even if a part ends before */
    SHOWN = 20, /* lines that a reader is willing to read */
    MOST = 60,  /* lines of one part, before it is cut */
};

const struct example *example_of(const struct rule *rule)
{
    for (size_t i = 0; all_examples[i].name; i++)
        if (!strcmp(all_examples[i].name, rule->name))
            return &all_examples[i];
    return NULL;
}

size_t example_lines(struct str text)
{
    size_t count = text.len && text.ptr[text.len - 1] != '\n';

    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == '\n';
    return count;
}

static bool is_fence(struct str line)
{
    struct str text = str_trim(line);

    return str_starts(text, STR("```")) || str_starts(text, STR("~~~"));
}

/* The walk down a list, line by line. */
struct walk {
    struct str list;
    struct str front; /* up to the last end of a part */
    size_t number;    /* of the line at hand, from 1 */
    size_t blank;     /* offset of the blank lines above it, or STR_NONE */
    bool code;        /* it stands in a fence */
    bool heading;     /* the last line that was not blank is one */
};

/* A part ends at a blank line, unless an indented line continues it or all of
   it is a heading. */
static void walk_line(struct walk *walk, struct str line, size_t least)
{
    size_t at = (size_t)(line.ptr - walk->list.ptr);

    walk->number++;
    if (!str_trim(line).len) {
        if (walk->blank == STR_NONE && !walk->code && !walk->heading &&
            walk->number > least)
            walk->blank = at;
        return;
    }
    if (walk->blank != STR_NONE && !char_is_space(line.ptr[0]))
        walk->front = str_slice(walk->list, 0, walk->blank);
    walk->blank = STR_NONE;
    walk->code ^= is_fence(line);
    walk->heading = line.ptr[0] == '#';
}

struct str example_front(struct str list, size_t least)
{
    struct walk walk = {.list = list, .blank = STR_NONE};
    struct str rest = list;

    least = least > FIRST ? least : FIRST;
    while (rest.len) {
        walk_line(&walk, str_cut(rest, '\n', &rest), least);
        if (walk.number >= SHOWN && rest.len && walk.front.len)
            return walk.front;
        if (walk.number >= MOST && walk.number >= least)
            return str_slice(list, 0, list.len - rest.len);
    }
    return list;
}

static size_t read_number(struct str text)
{
    size_t number = 0;

    for (size_t i = 0; i < text.len && char_is_digit(text.ptr[i]); i++)
        number = 10 * number + (size_t)(text.ptr[i] - '0');
    return number;
}

struct str example_finding(struct str *told, size_t *line)
{
    struct str text = str_cut(*told, '\n', told);
    size_t end;

    str_cut(text, ':', &text);
    *line = read_number(text);
    end = text.len;
    while (end && text.ptr[end - 1] != '[')
        end--;
    return str_trim(str_slice(text, 0, end ? end - 1 : text.len));
}

struct str example_bad(const struct example *example)
{
    struct str told = example->told;
    size_t first;

    example_finding(&told, &first);
    return example_front(example->bad, first);
}

/* `[label]: ` at the start of a line. */
static bool is_definition(struct str line)
{
    struct str rest, label = str_cut(line, ']', &rest);

    return str_starts(label, STR("[")) && str_starts(rest, STR(": "));
}

struct str example_rendered(struct arena *arena, const struct example *example)
{
    struct str front = example_bad(example), copy;
    struct str rest = str_slice(example->bad, front.len, example->bad.len);
    struct buf text;

    buf_init(&text);
    buf_add(&text, front);
    buf_add(&text, STR("\n\n"));
    while (rest.len) {
        struct str line = str_cut(rest, '\n', &rest);

        if (is_definition(line))
            buf_printf(&text, "%.*s\n", STR_ARG(line));
    }
    copy = str_copy(arena, buf_str(&text));
    buf_release(&text);
    return copy;
}
