#include "text/quantity_figures.h"

/* More groups than a number has; a double holds no more digits. */
enum { GROUPS = 8, DIGITS = 15 };

/* Runs of digits and the marks between them. */
struct groups {
    size_t count;
    size_t starts[GROUPS], lens[GROUPS];
    char marks[GROUPS]; /* before each but the first */
    bool cut;           /* there are more */
    size_t end;
};

static size_t skip_digits(const struct letters *letters, size_t at)
{
    while (letter_is_digit(letter_at(letters, at)))
        at++;
    return at;
}

/* A space groups three digits, no more. */
static bool is_space_group(const struct letters *letters, size_t at,
                           const struct groups *groups)
{
    size_t end = skip_digits(letters, at + 1);

    return end - at == 4 && groups->lens[0] <= 3 &&
           (groups->count == 1 || groups->marks[groups->count - 1] == ' ');
}

/* The mark at `at` if another run of digits belongs to the number, or 0. */
static char mark_at(const struct letters *letters, size_t at,
                    const struct groups *groups)
{
    uint32_t c = letter_at(letters, at);

    if (!letter_is_digit(letter_at(letters, at + 1)))
        return 0;
    if (c == ' ')
        return is_space_group(letters, at, groups) ? ' ' : 0;
    return c == ',' || c == '.' || c == '\'' || c == '_' ? (char)c : 0;
}

static void read_groups(const struct letters *letters, size_t at,
                        struct groups *groups)
{
    char mark = 0;

    *groups = (struct groups){0};
    do {
        size_t start = mark ? at + 1 : at;

        at = skip_digits(letters, start);
        groups->cut |= groups->count == GROUPS;
        if (groups->cut)
            continue;
        groups->starts[groups->count] = start;
        groups->lens[groups->count] = at - start;
        groups->marks[groups->count++] = mark;
    } while ((mark = mark_at(letters, at, groups)) != 0);
    groups->end = at;
}

/* Whether the groups up to `count` have the lengths of one way to group: in
   threes, in twos but the last (of India), or in fours (of China). */
static bool is_grouped(const struct groups *groups, size_t count)
{
    size_t inner = count > 2 ? groups->lens[1] : groups->lens[count - 1];
    size_t last = groups->lens[count - 1];

    for (size_t i = 1; i + 1 < count; i++)
        if (groups->lens[i] != inner)
            return false;
    if (last == 4)
        return inner == 4 && groups->lens[0] <= 4 && count > 2;
    return last == 3 && (inner == 3 || inner == 2) && groups->lens[0] <= inner;
}

static bool same_marks(const struct groups *groups, size_t count)
{
    for (size_t i = 2; i < count; i++)
        if (groups->marks[i] != groups->marks[1])
            return false;
    return true;
}

/* Numbers that are listed without spaces are as long as each other or grow
   longer or shorter, as 5,10,20K; one that begins with 0 is a group. */
static bool is_list(const struct letters *letters, const struct groups *groups)
{
    bool grow = true, shrink = true, zero = false;

    for (size_t i = 1; i < groups->count; i++) {
        grow &= groups->lens[i] >= groups->lens[i - 1];
        shrink &= groups->lens[i] <= groups->lens[i - 1];
        zero |=
            groups->lens[i] > 1 && letter_at(letters, groups->starts[i]) == '0';
    }
    return (grow || shrink) && !zero;
}

/* Three groups or more, with one mark. */
static enum figures_fault judge_long(const struct letters *letters,
                                     const struct groups *groups)
{
    if (groups->marks[1] == '.')
        return FIGURES_POINTS;
    if (groups->marks[1] != ',' || is_list(letters, groups))
        return FIGURES_DOUBTFUL;
    return FIGURES_GROUPS;
}

/* Of two groups with one mark, whether the second is behind the point. */
static bool is_decimal(const struct letters *letters,
                       const struct groups *groups)
{
    char mark = groups->marks[1];

    if (mark == '.')
        return true;
    return mark == ',' && (!is_grouped(groups, 2) ||
                           letter_at(letters, groups->starts[0]) == '0');
}

/* How many of the groups stand before the point, or 0 if that is a fault,
   which is set. */
static size_t whole_groups(const struct letters *letters,
                           const struct groups *groups, struct figures *figures)
{
    size_t count = groups->count;

    if (count == 1)
        return 1;
    if (count == 2 && is_decimal(letters, groups)) {
        figures->comma = groups->marks[1] == ',';
        figures->vague =
            figures->comma || (groups->lens[1] == 3 && groups->lens[0] <= 3);
        return 1;
    }
    if (same_marks(groups, count) && is_grouped(groups, count))
        return count;
    if (same_marks(groups, count)) {
        figures->fault =
            count > 2 ? judge_long(letters, groups) : FIGURES_DOUBTFUL;
        return 0;
    }
    if (same_marks(groups, count - 1) && is_grouped(groups, count - 1) &&
        (groups->marks[count - 1] == '.' || groups->marks[count - 1] == ','))
        return count - 1;
    figures->fault = FIGURES_DOUBTFUL;
    return 0;
}

static void add_digit(struct figures *figures, uint32_t c, bool behind)
{
    double digit = c - '0';

    figures->mantissa = figures->mantissa * 10 + digit;
    figures->divisor *= behind ? 10 : 1;
    figures->coarse = digit > 0 ? 1 : figures->coarse * 10;
    if (figures->digits || digit > 0)
        figures->digits++;
}

/* Numbers in columns of a table are set apart by spaces as well; only what
   begins with 000 is surely a group. */
static bool is_vague_space(const struct letters *letters,
                           const struct groups *groups)
{
    for (size_t i = 0; i < 3; i++)
        if (letter_at(letters, groups->starts[1] + i) != '0')
            return true;
    return false;
}

static bool is_long(const struct groups *groups)
{
    size_t digits = 0;

    for (size_t i = 0; i < groups->count; i++)
        digits += groups->lens[i];
    return groups->cut || digits > DIGITS;
}

/* 007 is a name. */
static bool is_padded(const struct letters *letters,
                      const struct groups *groups)
{
    return groups->lens[0] > 1 && letter_at(letters, groups->starts[0]) == '0';
}

bool figures_read(const struct letters *letters, size_t at,
                  struct figures *figures)
{
    struct groups groups;
    size_t whole;

    if (!letter_is_digit(letter_at(letters, at)))
        return false;
    *figures = (struct figures){.divisor = 1, .coarse = 1};
    read_groups(letters, at, &groups);
    figures->end = groups.end;
    if (is_long(&groups) || is_padded(letters, &groups)) {
        figures->fault = FIGURES_DOUBTFUL;
        return true;
    }
    whole = whole_groups(letters, &groups, figures);
    for (size_t i = 0; i < groups.count; i++)
        for (size_t digit = 0; digit < groups.lens[i]; digit++)
            add_digit(figures, letter_at(letters, groups.starts[i] + digit),
                      whole && i >= whole);
    figures->group = whole > 1 ? groups.marks[1] : 0;
    if (figures->group == ' ')
        figures->vague |= is_vague_space(letters, &groups);
    return true;
}
