#include "text/typo.h"

/* With one letter left out, shorter words are often other words. */
enum { SHORTEST_LEFT_OUT = 10 };

/* Keys and those that touch them, on a keyboard from q to m. */
static const char *const touching[26] = {
    "qwsz",   "vghn", "xdfv",   "serfcx", "wsdr",   "drtgvc", "ftyhbv",
    "gyujnb", "ujko", "huikmn", "jiolm",  "kop",    "njk",    "bhjm",
    "iklp",   "ol",   "wa",     "edft",   "awedxz", "rfgy",   "yhji",
    "cfgb",   "qase", "zsdc",   "tghu",   "asx",
};

bool typo_is_word(struct str word)
{
    if (word.len < TYPO_SHORTEST || word.len > TYPO_LONGEST)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (!char_is_alpha(word.ptr[i]) ||
            (i && char_lower(word.ptr[i]) != word.ptr[i]))
            return false;
    return true;
}

/* How many letters the two begin, or end, with alike. */
static size_t same_front(struct str a, struct str b)
{
    size_t i = 0;

    while (i < a.len && i < b.len &&
           char_lower(a.ptr[i]) == char_lower(b.ptr[i]))
        i++;
    return i;
}

static size_t same_back(struct str a, struct str b)
{
    size_t i = 0;

    while (i < a.len && i < b.len &&
           char_lower(a.ptr[a.len - 1 - i]) == char_lower(b.ptr[b.len - 1 - i]))
        i++;
    return i;
}

static bool is_neighbour(char a, char b)
{
    return char_is_alpha(a) &&
           str_has_char(str_from(touching[char_lower(a) - 'a']), char_lower(b));
}

/* One letter of the longer word is not in the other. */
static bool is_left_out(struct str longer, struct str other, size_t front)
{
    size_t back = same_back(longer, other);
    char letter = longer.ptr[front]; /* front is at most other.len */

    if (!front || !back || front >= other.len || back >= other.len ||
        front + back < other.len)
        return false;
    return longer.len >= SHORTEST_LEFT_OUT || longer.ptr[front - 1] == letter ||
           longer.ptr[front + 1] == letter;
}

bool typo_apart(struct str a, struct str b)
{
    size_t front = same_front(a, b), back = same_back(a, b);
    size_t left;

    if (a.len == b.len + 1)
        return is_left_out(a, b, front);
    if (b.len == a.len + 1)
        return is_left_out(b, a, front);
    if (a.len != b.len || !front || !back || front == a.len)
        return false;
    left = a.len - front - back;
    if (left == 1)
        return is_neighbour(a.ptr[front], b.ptr[front]);
    return left == 2 && a.ptr[front] == b.ptr[front + 1] &&
           a.ptr[front + 1] == b.ptr[front];
}
