#include "text/quantity_letters.h"

#include <utf8proc.h>

#include "text/utf8.h"

/* Signs that are written in several ways. */
static const struct {
    uint32_t from, to;
} folds[] = {
    {0x00B7, ';'}, {0x2010, '-'}, {0x2011, '-'},  {0x2012, '-'}, {0x2013, '-'},
    {0x2014, '-'}, {0x2018, '"'}, {0x2019, '\''}, {0x201C, '"'}, {0x201D, '"'},
    {0x2022, ';'}, {0x2212, '-'}, {0x223C, '~'},  {0x2264, '<'}, {0x2265, '>'},
    {0x2266, '<'}, {0x2267, '>'}, {0x3001, ';'},  {0x3002, ';'}, {0x3008, '['},
    {0x3009, ']'}, {0x300A, '['}, {0x300B, ']'},  {0x300C, '['}, {0x300D, ']'},
    {0x3010, '['}, {0x3011, ']'}, {0x301C, '~'},  {0x30FB, ';'}, {0xFF0C, ';'},
    {0xFF5E, '~'}, {0xFF61, ';'}, {0xFF64, ';'},
};

static bool is_wide_digit(uint32_t c)
{
    return c >= 0xFF10 && c <= 0xFF19;
}

static bool is_space(uint32_t c)
{
    return (c >= '\t' && c <= '\r') ||
           utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ZS;
}

/* A full-width comma groups digits only where these are full-width as well. */
static uint32_t fold(uint32_t c, uint32_t before)
{
    if (c == 0xFF0C && is_wide_digit(before))
        return ',';
    if (c > 0x7F)
        for (size_t i = 0; i < sizeof folds / sizeof *folds; i++)
            if (folds[i].from == c)
                return folds[i].to;
    if (c >= 0xFF01 && c <= 0xFF5D)
        return c - 0xFF01 + '!';
    if (is_space(c))
        return ' ';
    return c ? c : UTF8_REPLACEMENT;
}

bool letters_read(struct str text, struct letters *letters)
{
    uint32_t before = 0;

    letters->text = text;
    letters->count = 0;
    if (text.len > QUANTITY_LONGEST)
        return false;
    for (size_t at = 0; at < text.len; letters->count++) {
        struct utf8_char c = utf8_decode(str_slice(text, at, text.len));

        if (!c.valid)
            return false;
        letters->folded[letters->count] = fold(c.code_point, before);
        letters->offsets[letters->count] = (uint32_t)at;
        before = c.code_point;
        at += c.len;
    }
    return true;
}

uint32_t letter_at(const struct letters *letters, size_t at)
{
    return at < letters->count ? letters->folded[at] : 0;
}

static size_t offset_of(const struct letters *letters, size_t at)
{
    return at < letters->count ? letters->offsets[at] : letters->text.len;
}

struct str letters_view(const struct letters *letters, size_t start, size_t end)
{
    return str_slice(letters->text, offset_of(letters, start),
                     offset_of(letters, end));
}

struct str letters_word(const struct letters *letters, size_t start, size_t end,
                        char word[LETTERS_WORD])
{
    struct str read = {word, 0};

    if (end < start || end - start > LETTERS_WORD)
        return read;
    for (size_t i = start; i < end; i++) {
        if (letter_at(letters, i) > 0x7F)
            return (struct str){word, 0};
        word[read.len++] = (char)letter_at(letters, i);
    }
    return read;
}

size_t letters_skip_spaces(const struct letters *letters, size_t at)
{
    while (letter_at(letters, at) == ' ')
        at++;
    return at;
}

bool letter_is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

bool letter_is_latin(uint32_t c)
{
    return c < 0x80 && char_is_alpha((char)c);
}

bool letter_is_east(uint32_t c)
{
    return (c >= 0x3005 && c <= 0x3007) || (c >= 0x3040 && c <= 0x30FF) ||
           (c >= 0x31F0 && c <= 0x31FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

/* Categories of letters and marks come before those of numbers. */
bool letter_is_word(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ND;
}

bool letter_is_numeral(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

    return category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
}
