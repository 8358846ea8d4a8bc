#include "text/charset.h"

#include <iconv.h>
#include <pthread.h>
#include <string.h>

/* How many bytes a character takes at most, beside ASCII. */
enum form { SINGLE, PAIRS, TRIPLES, FOURS };

struct source {
    const char *name;
    const char *charset; /* for iconv_open */
    enum form form;
    double rarity;
    const char *languages[2];
};

/* Of those that give the same text the first one is named. */
static const struct source sources[CHARSET_COUNT] = {
    {"Windows-1252", "CP1252", SINGLE, 0, {"Latin"}},
    {"GB18030", "GB18030", FOURS, 0, {"Chinese"}},
    {"Shift_JIS", "CP932", PAIRS, 0.5, {"Japanese"}},
    {"Windows-1251", "CP1251", SINGLE, 0.5, {"Russian", "Ukrainian"}},
    {"EUC-KR", "CP949", PAIRS, 0.5, {"Korean"}},
    {"Big5", "BIG5-HKSCS", PAIRS, 0.5, {"Traditional Chinese"}},
    {"Windows-1250", "CP1250", SINGLE, 2, {"Latin"}},
    {"Windows-1254", "CP1254", SINGLE, 2, {"Latin"}},
    {"Windows-1253", "CP1253", SINGLE, 1, {"Greek"}},
    {"EUC-JP", "EUC-JP", TRIPLES, 1, {"Japanese"}},
    {"ISO-8859-1", "ISO-8859-1", SINGLE, 1, {"Latin"}},
    {"ISO-8859-15", "ISO-8859-15", SINGLE, 2, {"Latin"}},
    {"ISO-8859-2", "ISO-8859-2", SINGLE, 2.5, {"Latin"}},
    {"ISO-8859-9", "ISO-8859-9", SINGLE, 2.5, {"Latin"}},
    {"ISO-8859-7", "ISO-8859-7", SINGLE, 1.5, {"Greek"}},
    {"KOI8-R", "KOI8-R", SINGLE, 1, {"Russian"}},
    {"KOI8-U", "KOI8-U", SINGLE, 2, {"Ukrainian"}},
    {"Windows-1258", "CP1258", SINGLE, 2, {"Vietnamese", "Latin"}},
    {"Windows-1257", "CP1257", SINGLE, 2, {"Latin"}},
    {"Mac Roman", "MACINTOSH", SINGLE, 2, {"Latin"}},
    {"CP850", "CP850", SINGLE, 2.5, {"Latin"}},
    {"CP437", "CP437", SINGLE, 2.5, {"Latin"}},
    {"CP852", "CP852", SINGLE, 3, {"Latin"}},
    {"CP866", "CP866", SINGLE, 2, {"Russian"}},
    {"ISO-8859-5", "ISO-8859-5", SINGLE, 3, {"Russian", "Ukrainian"}},
    {"ISO-8859-4", "ISO-8859-4", SINGLE, 3.5, {"Latin"}},
    {"ISO-8859-13", "ISO-8859-13", SINGLE, 3.5, {"Latin"}},
    {"ISO-8859-16", "ISO-8859-16", SINGLE, 4, {"Latin"}},
    {"Mac Cyrillic", "MAC-CYRILLIC", SINGLE, 3, {"Russian", "Ukrainian"}},
};

/* Sequences of four bytes that GB18030 has for the BMP, and in which it counts
   on from U+10000. */
enum { FOURS_OF_BMP = 39420, FOURS_PLANES = 189000 };

/* Tables of pairs: five encodings have them, one has triples beside. */
enum { PLANES = 6 };

/* Written once, under the guard below, and only read from then on. */
static struct charset tables[CHARSET_COUNT];
static uint32_t planes[PLANES][128][256];
static uint32_t fours[FOURS_OF_BMP];
static pthread_once_t tables_made = PTHREAD_ONCE_INIT;

/* The one character that the bytes are, or 0. Some encodings of glibc hold a
   letter back to join a mark to it: the last call makes them give it out. */
static uint32_t ask(iconv_t converter, const char *bytes, size_t len)
{
    char in[4], out[16];
    char *from = in, *to = out;
    size_t to_len = sizeof out;
    struct utf8_char c;

    memcpy(in, bytes, len);
    iconv(converter, NULL, NULL, NULL, NULL);
    if (iconv(converter, &from, &len, &to, &to_len) == (size_t)-1)
        return 0;
    iconv(converter, NULL, NULL, &to, &to_len);
    c = utf8_decode((struct str){out, (size_t)(to - out)});
    return out + c.len == to ? c.code_point : 0;
}

static void ask_singles(struct charset *charset, iconv_t converter)
{
    for (unsigned i = 0; i < 128; i++)
        charset->singles[i] = ask(converter, (char[]){(char)(0x80 + i)}, 1);
}

/* Asks for the pairs behind the bytes of `before`. */
static void ask_pairs(uint32_t pairs[128][256], iconv_t converter,
                      struct str before)
{
    char bytes[4];

    memcpy(bytes, before.ptr, before.len);
    for (unsigned first = 0x81; first < 0xFF; first++) {
        bytes[before.len] = (char)first;
        for (unsigned second = 0x40; second < 0xFF; second++) {
            bytes[before.len + 1] = (char)second;
            pairs[first - 0x80][second] = ask(converter, bytes, before.len + 2);
        }
    }
}

static void ask_fours(iconv_t converter)
{
    for (unsigned i = 0; i < FOURS_OF_BMP; i++) {
        const char bytes[] = {
            (char)(0x81 + i / 12600), (char)('0' + i / 1260 % 10),
            (char)(0x81 + i / 10 % 126), (char)('0' + i % 10)};

        fours[i] = ask(converter, bytes, sizeof bytes);
    }
}

static const struct model *find_model(const char *language)
{
    size_t nmodels;
    const struct model *all = models(&nmodels);

    for (size_t i = 0; i < nmodels; i++)
        if (language && !strcmp(all[i].language, language))
            return &all[i];
    return NULL;
}

/* The encodings of pairs have letters of all languages. */
static void name_languages(struct charset *charset, const struct source *source)
{
    size_t nmodels, count = 0;
    const struct model *all = models(&nmodels);

    for (size_t i = 0; i < 2; i++)
        if (find_model(source->languages[i]))
            charset->languages[count++] = find_model(source->languages[i]);
    charset->nown = count;
    for (size_t i = 0; i < nmodels && source->form != SINGLE; i++)
        if (&all[i] != charset->languages[0])
            charset->languages[count++] = &all[i];
}

/* Makes one encoding, which takes tables from `*plane` on. */
static void make_charset(struct charset *charset, const struct source *source,
                         size_t *plane)
{
    iconv_t converter = iconv_open("UTF-8", source->charset);

    charset->name = source->name;
    charset->rarity = source->rarity;
    name_languages(charset, source);
    if (converter == (iconv_t)-1)
        return;
    ask_singles(charset, converter);
    if (source->form != SINGLE) {
        charset->pairs = planes[(*plane)++];
        ask_pairs(charset->pairs, converter, STR(""));
    }
    if (source->form == TRIPLES) {
        charset->triples = planes[(*plane)++];
        ask_pairs(charset->triples, converter, STR("\x8F"));
    }
    if (source->form == FOURS) {
        charset->fours = fours;
        ask_fours(converter);
    }
    iconv_close(converter);
}

static void make_tables(void)
{
    size_t plane = 0;

    for (size_t i = 0; i < CHARSET_COUNT; i++)
        make_charset(&tables[i], &sources[i], &plane);
}

const struct charset *charsets(void)
{
    pthread_once(&tables_made, make_tables);
    return tables;
}

static unsigned char byte_at(struct str bytes, size_t at)
{
    return at < bytes.len ? (unsigned char)bytes.ptr[at] : 0;
}

/* The character of the four bytes at the front, or 0; the second is a digit. */
static uint32_t decode_four(const struct charset *charset, struct str bytes)
{
    unsigned first = byte_at(bytes, 0) - 0x81u;
    unsigned second = byte_at(bytes, 1) - '0' + 0u;
    unsigned third = byte_at(bytes, 2) - 0x81u;
    unsigned fourth = byte_at(bytes, 3) - '0' + 0u;
    unsigned number = first * 12600 + second * 1260 + third * 10 + fourth;

    if (third > 125 || fourth > 9)
        return 0;
    if (number < FOURS_OF_BMP)
        return charset->fours[number];
    if (number < FOURS_PLANES || number - FOURS_PLANES > 0xFFFFF)
        return 0;
    return number - FOURS_PLANES + 0x10000;
}

static struct utf8_char found(uint32_t code_point, size_t len)
{
    if (code_point)
        return (struct utf8_char){code_point, len, true};
    return (struct utf8_char){UTF8_REPLACEMENT, 1, false};
}

struct utf8_char charset_decode(const struct charset *charset, struct str bytes)
{
    unsigned char first = byte_at(bytes, 0), second = byte_at(bytes, 1);

    if (!bytes.len)
        return (struct utf8_char){UTF8_REPLACEMENT, 0, false};
    if (first < 0x80)
        return (struct utf8_char){first, 1, true};
    if (charset->singles[first - 0x80])
        return found(charset->singles[first - 0x80], 1);
    if (charset->fours && char_is_digit((char)second))
        return found(decode_four(charset, bytes), 4);
    if (charset->triples && first == 0x8F && second >= 0x80)
        return found(charset->triples[second - 0x80][byte_at(bytes, 2)], 3);
    return found(charset->pairs ? charset->pairs[first - 0x80][second] : 0, 2);
}
