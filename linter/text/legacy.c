#include "text/legacy.h"

#include <iconv.h>

#include "text/legacy_single.h"

/* What a pair of bytes is, by its first byte. */
enum zone_kind {
    ZONE_COMMON, /* the commonest ideographs, or Hangul syllables */
    ZONE_KANA,
    ZONE_MARK, /* punctuation, full-width forms */
};

struct zone {
    unsigned char first, last; /* of the first byte */
    unsigned char low;         /* the least second byte */
    enum zone_kind kind;
};

/* An encoding of pairs of bytes. */
struct scheme {
    const char *name;
    const char *charset; /* for iconv_open */
    bool needs_kana;     /* a fourth of the characters at least */
    enum zone_kind sign; /* so many characters of this kind are no accident, */
    size_t enough;       /* though others explain them too; 0 for none */
    struct zone zones[5];
};

static const struct scheme schemes[] = {
    {"GB18030",
     "GB18030",
     false,
     ZONE_COMMON,
     0,
     {{0xB0, 0xD7, 0xA1, ZONE_COMMON},
      {0xA1, 0xA1, 0xA1, ZONE_MARK},
      {0xA3, 0xA3, 0xA1, ZONE_MARK}}},
    {"Big5",
     "BIG5",
     false,
     ZONE_COMMON,
     0,
     {{0xA4, 0xC6, 0x40, ZONE_COMMON}, {0xA1, 0xA2, 0x40, ZONE_MARK}}},
    {"EUC-KR",
     "EUC-KR",
     false,
     ZONE_COMMON,
     8,
     {{0xB0, 0xC8, 0xA1, ZONE_COMMON},
      {0xA1, 0xA1, 0xA1, ZONE_MARK},
      {0xA3, 0xA3, 0xA1, ZONE_MARK}}},
    {"EUC-JP",
     "EUC-JP",
     true,
     ZONE_KANA,
     3,
     {{0xA4, 0xA5, 0xA1, ZONE_KANA},
      {0xB0, 0xCF, 0xA1, ZONE_COMMON},
      {0xA1, 0xA1, 0xA1, ZONE_MARK},
      {0xA3, 0xA3, 0xA1, ZONE_MARK}}},
    {"Shift_JIS",
     "SHIFT_JIS",
     true,
     ZONE_KANA,
     0,
     {{0x82, 0x82, 0x9F, ZONE_KANA},
      {0x83, 0x83, 0x40, ZONE_KANA},
      {0x88, 0x98, 0x40, ZONE_COMMON},
      {0x81, 0x81, 0x40, ZONE_MARK}}},
};

#define SCHEMES (sizeof schemes / sizeof *schemes)

static unsigned char byte_at(struct str bytes, size_t at)
{
    return at < bytes.len ? (unsigned char)bytes.ptr[at] : 0;
}

static const struct zone *find_zone(const struct scheme *scheme,
                                    struct str bytes, size_t at)
{
    unsigned char first = byte_at(bytes, at), second = byte_at(bytes, at + 1);

    for (const struct zone *zone = scheme->zones; zone->first; zone++)
        if (first >= zone->first && first <= zone->last &&
            second >= zone->low && second != 0x7F && second <= 0xFE)
            return zone;
    return NULL;
}

/* Characters of each kind in a stretch of pairs. */
struct tally {
    size_t kinds[3];
    size_t len;  /* bytes up to the end or to what is no pair */
    bool broken; /* a byte above ASCII stands there */
};

static struct tally count_pairs(const struct scheme *scheme, struct str bytes)
{
    struct tally tally = {{0}, 0, false};

    while (byte_at(bytes, tally.len) >= 0x80) {
        const struct zone *zone = find_zone(scheme, bytes, tally.len);

        if (!zone) {
            tally.broken = true;
            return tally;
        }
        tally.kinds[zone->kind]++;
        tally.len += 2;
    }
    return tally;
}

static bool is_plausible(const struct scheme *scheme, struct tally tally)
{
    size_t letters = tally.kinds[ZONE_COMMON] + tally.kinds[ZONE_KANA];

    if (tally.broken || letters < 2 || tally.kinds[ZONE_MARK] > letters)
        return false;
    return !scheme->needs_kana || 4 * tally.kinds[ZONE_KANA] >= letters;
}

static bool convert(struct arena *arena, const char *charset, struct str bytes,
                    struct str *text)
{
    size_t room = 4 * bytes.len, left = room, len = bytes.len;
    iconv_t converter = iconv_open("UTF-8", charset);
    char *out = arena_alloc(arena, room + 1), *to = out;
    char *from = arena_copy(arena, bytes.ptr, bytes.len);
    size_t failed;

    if (converter == (iconv_t)-1)
        return false;
    failed = iconv(converter, &from, &len, &to, &left);
    iconv_close(converter);
    *text = (struct str){out, room - left};
    return failed != (size_t)-1 && !len;
}

/* The one scheme that gives common characters, or NULL. `*len` is how many
   bytes it reads; without one, how far any of them got. */
static const struct scheme *find_scheme(struct str bytes, size_t *len)
{
    const struct scheme *found = NULL;
    size_t count = 0;

    *len = 0;
    for (size_t i = 0; i < SCHEMES; i++) {
        struct tally tally = count_pairs(&schemes[i], bytes);

        if (tally.len > *len)
            *len = tally.len;
        if (!is_plausible(&schemes[i], tally))
            continue;
        found = &schemes[i];
        count++;
        if (found->enough && tally.kinds[found->sign] >= found->enough)
            return found;
    }
    return count == 1 ? found : NULL;
}

static bool read_pairs(struct arena *arena, struct str bytes,
                       struct legacy_reading *reading)
{
    const struct scheme *scheme = find_scheme(bytes, &reading->len);

    if (!scheme)
        return false;
    reading->encoding = scheme->name;
    reading->len = count_pairs(scheme, bytes).len;
    reading->sure = true;
    return convert(arena, scheme->charset, str_slice(bytes, 0, reading->len),
                   &reading->text);
}

bool legacy_read(struct arena *arena, struct str bytes,
                 struct legacy_reading *reading)
{
    return read_pairs(arena, bytes, reading) ||
           legacy_read_single(arena, bytes, reading);
}
