#include "text/charset_rows.h"

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>

enum { FIRST_TRAIL = 0x40, LAST_TRAIL = 0xFE, TRAILS = 0xFE - 0x40 + 1 };

struct asking {
    iconv_t converter; /* to UTF-16LE: a pair of bytes for each character */
    void (*visit)(void *context, struct charset_char c);
    void *context;
};

/* What came out of one call. */
struct answer {
    unsigned char units[4 * TRAILS]; /* pairs of bytes, the low one first */
    size_t taken;                    /* bytes of the question */
    size_t given;                    /* of `units` */
};

static void convert(const struct asking *asking, char *bytes, size_t len,
                    struct answer *answer)
{
    char *from = bytes, *to = (char *)answer->units;
    size_t from_len = len, to_len = sizeof answer->units;

    iconv(asking->converter, &from, &from_len, &to, &to_len);
    answer->taken = len - from_len;
    answer->given = sizeof answer->units - to_len;
    if (from_len)
        iconv(asking->converter, NULL, NULL, NULL, NULL);
}

static void tell(const struct asking *asking, unsigned char first,
                 unsigned char second, const unsigned char *unit)
{
    uint32_t code_point = unit[0] | (uint32_t)unit[1] << 8;

    asking->visit(asking->context,
                  (struct charset_char){first, second, code_point});
}

static bool ask_single(const struct asking *asking, unsigned char byte)
{
    struct answer answer;
    char bytes[1] = {(char)byte};

    convert(asking, bytes, sizeof bytes, &answer);
    if (answer.given != 2)
        return false;
    tell(asking, byte, 0, answer.units);
    return true;
}

/* Asks for pairs one by one. */
static void ask_each(const struct asking *asking, char *bytes, size_t len)
{
    struct answer answer;

    for (size_t i = 0; i < len; i += 2) {
        convert(asking, bytes + i, 2, &answer);
        if (answer.given == 2)
            tell(asking, (unsigned char)bytes[i], (unsigned char)bytes[i + 1],
                 answer.units);
    }
}

/* Asks for pairs up to the first that does not exist, and returns the bytes
   that were taken. Where not all of them became one unit each, as none beyond
   U+FFFF does, nobody knows which is whose. */
static size_t ask_some(const struct asking *asking, char *bytes, size_t len)
{
    struct answer answer;

    convert(asking, bytes, len, &answer);
    answer.taken &= ~(size_t)1;
    if (answer.given != answer.taken)
        ask_each(asking, bytes, answer.taken);
    for (size_t i = 0; answer.given == answer.taken && i < answer.given; i += 2)
        tell(asking, (unsigned char)bytes[i], (unsigned char)bytes[i + 1],
             answer.units + i);
    return answer.taken;
}

static void ask_row(const struct asking *asking, unsigned char first)
{
    char bytes[2 * TRAILS];

    for (size_t i = 0; i < TRAILS; i++) {
        bytes[2 * i] = (char)first;
        bytes[2 * i + 1] = (char)(FIRST_TRAIL + i);
    }
    for (size_t at = 0; at < sizeof bytes; at += 2)
        at += ask_some(asking, bytes + at, sizeof bytes - at);
}

void charset_each(const char *name,
                  void (*visit)(void *context, struct charset_char c),
                  void *context)
{
    struct asking asking = {iconv_open("UTF-16LE", name), visit, context};

    if (asking.converter == (iconv_t)-1)
        return;
    for (unsigned first = 0x80; first <= 0xFE; first++) {
        if (!ask_single(&asking, (unsigned char)first))
            ask_row(&asking, (unsigned char)first);
    }
    iconv_close(asking.converter);
}
