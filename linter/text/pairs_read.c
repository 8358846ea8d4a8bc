#include "text/pairs_read.h"

#include <string.h>

#include "text/utf8.h"

/* What stands at a cursor when no byte does. */
enum { AT_END = -1, AT_LOSS = -2 };

/* No number of missing bytes. */
#define BROKEN ((size_t)-1)

struct pairs_cursor pairs_cursor(const struct pairpage *page, struct str text,
                                 size_t start)
{
    return (struct pairs_cursor){.page = page, .text = text, .at = start};
}

static bool is_rest(int byte)
{
    return byte >= 0x80 && byte <= 0xBF;
}

/* How many bytes a UTF-8 sequence has that begins so; 0 if none does. */
static size_t need_of(unsigned char lead)
{
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    return 2 + (lead >= 0xE0) + (lead >= 0xF0);
}

static void push(struct pairs_cursor *cursor, int byte)
{
    cursor->queue[cursor->queued++] = byte;
}

static void push_pair(struct pairs_cursor *cursor, struct pair pair)
{
    cursor->wider |= pair.wider;
    push(cursor, pair.first);
    if (pair.second)
        push(cursor, pair.second);
}

/* The first byte of the character at `at`, or 0. */
static unsigned char first_byte(const struct pairs_cursor *cursor, size_t at)
{
    struct str rest = str_slice(cursor->text, at, cursor->text.len);

    return pairpage_bytes(cursor->page, utf8_decode(rest).code_point).first;
}

/* How many bytes a sequence that lacks `missing` lacks behind the byte; BROKEN
   if it cannot stand there. */
static size_t follow(size_t missing, unsigned char byte)
{
    if (missing)
        return is_rest(byte) ? missing - 1 : BROKEN;
    return byte < 0x80 ? 0 : need_of(byte) - 1;
}

/* Whether the bytes may stand where so many are missing of a sequence, with
   what comes behind them. */
static bool fits(struct pair pair, size_t missing, unsigned char next)
{
    missing = follow(missing, pair.first);
    if (pair.second && missing != BROKEN)
        missing = follow(missing, pair.second);
    return missing != BROKEN && is_rest(next) == (missing > 0);
}

/* Of a character with two pairs of bytes the one that fits; where both do,
   nobody knows which were there. */
static void push_twin(struct pairs_cursor *cursor, struct utf8_char c,
                      struct pair pair, size_t missing)
{
    struct pair other = pairpage_other(cursor->page, c.code_point);
    unsigned char next = first_byte(cursor, cursor->at + c.len);

    if (!fits(other, missing, next))
        push_pair(cursor, pair);
    else if (!fits(pair, missing, next))
        push_pair(cursor, other);
    else
        push(cursor, AT_LOSS);
}

/* Whether a question mark at the cursor stands for what was lost: a sequence
   is not at its end there, or goes on behind it. */
static bool is_loss(const struct pairs_cursor *cursor, size_t missing)
{
    return missing || is_rest(first_byte(cursor, cursor->at + 1));
}

/* utf8_decode; most characters have three bytes. */
static struct utf8_char decode(struct str s)
{
    const unsigned char *c = (const unsigned char *)s.ptr;

    if (s.len >= 3 && c[0] > 0xE0 && c[0] < 0xED && is_rest(c[1]) &&
        is_rest(c[2]))
        return (struct utf8_char){(c[0] & 0xFu) << 12 | (c[1] & 0x3Fu) << 6 |
                                      (c[2] & 0x3Fu),
                                  3, true};
    return utf8_decode(s);
}

/* Takes a character above ASCII, if the page has it. */
static void load_pair(struct pairs_cursor *cursor, struct utf8_char c,
                      size_t missing)
{
    struct pair pair = pairpage_bytes(cursor->page, c.code_point);

    cursor->failed = !c.valid || !pair.first;
    if (cursor->failed)
        return;
    if (pair.is_twin)
        push_twin(cursor, c, pair, missing);
    else
        push_pair(cursor, pair);
}

/* The queue takes what the next character of the text gives, if it is one of
   the run. */
static void load(struct pairs_cursor *cursor, size_t missing)
{
    struct str rest = {cursor->text.ptr + cursor->at,
                       cursor->text.len - cursor->at};
    struct utf8_char c = decode(rest);

    if (!rest.len)
        return;
    if (c.code_point >= 0x80 && c.code_point != UTF8_REPLACEMENT) {
        load_pair(cursor, c, missing);
    } else if (c.code_point == '?' && is_loss(cursor, missing)) {
        cursor->asked = true;
        push(cursor, AT_LOSS);
    } else if (c.code_point == UTF8_REPLACEMENT) {
        cursor->failed = !c.valid;
        push(cursor, AT_LOSS);
    }
    if (cursor->queued)
        cursor->at += c.len;
}

/* The next byte, AT_LOSS or AT_END; `missing` is how many bytes the sequence
   that is being read still lacks. */
static int peek(struct pairs_cursor *cursor, size_t missing)
{
    if (!cursor->queued)
        load(cursor, missing);
    return cursor->queued ? cursor->queue[0] : AT_END;
}

static void take(struct pairs_cursor *cursor)
{
    cursor->queue[0] = cursor->queue[1];
    cursor->queued--;
}

/*
 * Reads on behind a loss of one byte or two within a character that lacks
 * `missing`. Bytes that follow are the last ones of it; where they are too many
 * the loss holds the first byte of the next character too.
 */
static void read_behind_loss(struct pairs_cursor *cursor, struct pairs_char *c,
                             size_t missing)
{
    unsigned char rest[4] = {0};
    size_t count = 0;
    int byte = AT_LOSS;

    while (count + 1 < missing) {
        byte = peek(cursor, missing - count - 1);
        if (!is_rest(byte) && byte != AT_LOSS)
            break;
        rest[count++] = byte == AT_LOSS ? 0 : (unsigned char)byte;
        take(cursor);
    }
    memcpy(c->bytes + c->need - count, rest, count);
    cursor->headless = is_rest(peek(cursor, 0));
}

/* The character that whole bytes make; 0 if they make none. */
static uint32_t whole(const struct pairs_char *c)
{
    const unsigned char *byte = c->bytes;
    struct utf8_char any;

    if (c->need == 3 && byte[0] > 0xE0 && byte[0] < 0xED)
        return (byte[0] & 0xFu) << 12 | (byte[1] & 0x3Fu) << 6 |
               (byte[2] & 0x3Fu);
    any = utf8_decode((struct str){(const char *)byte, c->need});
    return any.valid && any.len == c->need ? any.code_point : 0;
}

/* Reads what follows the first byte. */
static bool read_rest(struct pairs_cursor *cursor, struct pairs_char *c)
{
    for (size_t have = 1; have < c->need; have++) {
        int byte = peek(cursor, c->need - have);

        if (byte == AT_LOSS) {
            take(cursor);
            read_behind_loss(cursor, c, c->need - have);
            return !cursor->failed;
        }
        if (!is_rest(byte)) {
            c->placed = false;
            return !cursor->failed;
        }
        c->bytes[have] = (unsigned char)byte;
        take(cursor);
    }
    c->code_point = whole(c);
    cursor->failed = !c->code_point;
    return !cursor->failed;
}

/* Reads what is left of a character whose first byte was lost. */
static bool read_headless(struct pairs_cursor *cursor, struct pairs_char *c)
{
    size_t have = 1;

    cursor->headless = false;
    while (have < sizeof c->bytes && is_rest(peek(cursor, 0))) {
        c->bytes[have++] = (unsigned char)cursor->queue[0];
        take(cursor);
    }
    return !cursor->failed;
}

bool pairs_read(struct pairs_cursor *cursor, struct pairs_char *c)
{
    int byte;

    *c = (struct pairs_char){.placed = true};
    if (cursor->headless)
        return read_headless(cursor, c);
    byte = peek(cursor, 0);
    if (byte == AT_END)
        return false;
    if (byte != AT_LOSS && byte >= 0x80 && !need_of((unsigned char)byte)) {
        cursor->failed = true;
        return false;
    }
    take(cursor);
    if (byte == AT_LOSS)
        return read_headless(cursor, c);
    c->bytes[0] = (unsigned char)byte;
    c->need = byte < 0x80 ? 1 : need_of(c->bytes[0]);
    return read_rest(cursor, c) && (c->code_point || byte >= 0x80);
}
