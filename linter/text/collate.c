#include "text/collate.h"

#include <string.h>
#include <utf8proc.h>

#include "text/buf.h"
#include "text/script.h"
#include "text/utf8.h"

/* The bytes of a key that stand for something; those of letters, and of digits
   one by one, are higher. */
enum { KEY_SPACE = 2, KEY_MARK, KEY_NUMBER };

/* What one character is taken apart into: NFKC has no more than 18. */
enum { PARTS_MOST = 32 };

enum kind { KIND_NOTHING, KIND_SPACE, KIND_MARK, KIND_DIGIT, KIND_LETTER };

/* A key being made. */
struct maker {
    struct buf key;
    enum collate_style way; /* one of the first four */
    bool numbers;           /* digits are numbers */
    bool space;             /* one is due before what comes next */
    struct buf digits;      /* of the number that is being read */
};

/* Letters that no normal form takes apart, and that stand with others all the
   same. */
static const struct {
    uint32_t letter;
    const char *as;
} plain[] = {
    {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"},
    {0x0127, "h"},  {0x0131, "i"}, {0x0142, "l"}, {0x0153, "oe"}, {0x0167, "t"},
};

static enum kind kind_of(uint32_t c)
{
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return KIND_LETTER;
    case UTF8PROC_CATEGORY_ND: return c < 0x80 ? KIND_DIGIT : KIND_LETTER;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return KIND_SPACE;
    case UTF8PROC_CATEGORY_CC:
        return c < 0x80 && char_is_space((char)c) ? KIND_SPACE : KIND_NOTHING;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK: return KIND_MARK;
    default: return KIND_NOTHING;
    }
}

/* Takes the character at the front apart, without case and marks; returns how
   many parts there are. */
static size_t take_apart(struct str *text, utf8proc_int32_t parts[PARTS_MOST])
{
    const utf8proc_option_t options = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                      UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
                                      UTF8PROC_IGNORE;
    struct utf8_char c = utf8_decode(*text);
    utf8proc_ssize_t count;
    int class = 0;

    *text = str_slice(*text, c.len, text->len);
    if (!c.valid)
        return 0;
    count = utf8proc_decompose_char((utf8proc_int32_t)c.code_point, parts,
                                    PARTS_MOST, options, &class);
    return count < 0 || count > PARTS_MOST ? 0 : (size_t)count;
}

static void end_number(struct maker *maker)
{
    struct str digits = buf_str(&maker->digits);

    if (!digits.len)
        return;
    while (digits.len > 1 && digits.ptr[0] == '0')
        digits = str_slice(digits, 1, digits.len);
    buf_add_char(&maker->key, KEY_NUMBER);
    buf_add_char(&maker->key, (char)(digits.len < 255 ? digits.len : 255));
    buf_add(&maker->key, digits);
    buf_clear(&maker->digits);
}

static void add_space(struct maker *maker)
{
    if (maker->space && maker->key.len)
        buf_add_char(&maker->key, KEY_SPACE);
    maker->space = false;
}

static void add_letter(struct maker *maker, uint32_t c)
{
    add_space(maker);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        if (plain[i].letter == c) {
            buf_add(&maker->key, str_from(plain[i].as));
            return;
        }
    }
    buf_add_code_point(&maker->key, c);
}

static void add_digit(struct maker *maker, char digit)
{
    add_space(maker);
    buf_add_char(maker->numbers ? &maker->digits : &maker->key, digit);
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019;
}

static void add_mark(struct maker *maker, uint32_t c)
{
    if (maker->way == COLLATE_WORDS && !is_apostrophe(c))
        maker->space = true;
    if (maker->way != COLLATE_MARKS)
        return;
    add_space(maker);
    buf_add_char(&maker->key, KEY_MARK);
    buf_add_code_point(&maker->key, c);
}

static void add(struct maker *maker, uint32_t c)
{
    enum kind kind = kind_of(c);

    if (kind != KIND_DIGIT)
        end_number(maker);
    switch (kind) {
    case KIND_LETTER: add_letter(maker, c); break;
    case KIND_DIGIT: add_digit(maker, (char)c); break;
    case KIND_MARK: add_mark(maker, c); break;
    case KIND_SPACE: maker->space |= maker->way != COLLATE_LETTERS; break;
    default: break;
    }
}

struct str collate_key(struct arena *arena, struct str name,
                       enum collate_style style)
{
    struct maker maker = {.way = style % COLLATE_DIGITS,
                          .numbers = style < COLLATE_DIGITS};
    struct str key;

    if (style == COLLATE_CODES)
        return name;
    buf_init(&maker.key);
    buf_init(&maker.digits);
    while (name.len) {
        utf8proc_int32_t parts[PARTS_MOST];
        size_t count = take_apart(&name, parts);

        for (size_t i = 0; i < count; i++)
            add(&maker, (uint32_t)parts[i]);
    }
    end_number(&maker);
    key = str_copy(arena, buf_str(&maker.key));
    buf_release(&maker.key);
    buf_release(&maker.digits);
    return key;
}

int collate_compare(struct str a, struct str b)
{
    return str_compare(a, b);
}

static bool is_known(uint32_t c)
{
    static const char *const scripts[] = {"Latin", "Greek", "Cyrillic"};
    const char *name = script_name(c);

    for (size_t i = 0; name && i < sizeof scripts / sizeof *scripts; i++)
        if (!strcmp(name, scripts[i]))
            return true;
    return false;
}

bool collate_has_alphabet(struct str name)
{
    while (name.len) {
        utf8proc_int32_t parts[PARTS_MOST];
        size_t count = take_apart(&name, parts);

        for (size_t i = 0; i < count; i++) {
            enum kind kind = kind_of((uint32_t)parts[i]);

            if (kind == KIND_DIGIT)
                return true;
            if (kind == KIND_LETTER)
                return is_known((uint32_t)parts[i]);
        }
    }
    return false;
}
