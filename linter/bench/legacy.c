/*
 * How well the encoding of a line is named: lines of clean text are written in
 * every encoding that has all their characters, each between lines of UTF-8,
 * and what listlint makes of them is compared with what they were. usage:
 * bench_legacy [-v] NAME=FILE...
 */
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "text/buf.h"
#include "text/legacy.h"
#include "text/utf8.h"

struct encoding {
    const char *name;
    const char *charset;
};

static const struct encoding encodings[] = {
    {"GB18030", "GBK"},
    {"Big5", "BIG5-HKSCS"},
    {"Shift_JIS", "CP932"},
    {"EUC-JP", "EUC-JP"},
    {"EUC-KR", "CP949"},
    {"Windows-1251", "CP1251"},
    {"KOI8-R", "KOI8-R"},
    {"KOI8-U", "KOI8-U"},
    {"CP866", "CP866"},
    {"ISO-8859-5", "ISO-8859-5"},
    {"Mac Cyrillic", "MAC-CYRILLIC"},
    {"Windows-1253", "CP1253"},
    {"ISO-8859-7", "ISO-8859-7"},
    {"Windows-1258", "CP1258"},
    {"Windows-1252", "CP1252"},
    {"Windows-1250", "CP1250"},
    {"ISO-8859-2", "ISO-8859-2"},
    {"Windows-1254", "CP1254"},
    {"Mac Roman", "MACINTOSH"},
    {"CP850", "CP850"},
    {"CP437", "CP437"},
    {"CP852", "CP852"},
};

enum { MOST_LINES = 1500, FEWEST = 20 };

struct score {
    size_t lines, valid; /* of which are UTF-8 by accident */
    size_t right, same, wrong, none, text;
    size_t whole; /* lines right where all of them are one document */
};

static bool verbose;

/* Whether it has letters above ASCII, not only marks of typography, which tell
   nothing. */
static bool has_letters(struct str line)
{
    for (size_t at = 0; at < line.len;) {
        struct utf8_char c = utf8_decode(str_slice(line, at, line.len));
        utf8proc_category_t category =
            utf8proc_category((utf8proc_int32_t)c.code_point);

        if (c.code_point >= 0x80 && category >= UTF8PROC_CATEGORY_LU &&
            category <= UTF8PROC_CATEGORY_LO)
            return true;
        at += c.len;
    }
    return false;
}

/* The line in an encoding; false if it lacks a character. */
static bool encode(iconv_t converter, struct str line, struct buf *bytes)
{
    static char out[1 << 20];
    char *from = (char *)(size_t)line.ptr, *to = out;
    size_t len = line.len, room = sizeof out;

    iconv(converter, NULL, NULL, NULL, NULL);
    if (iconv(converter, &from, &len, &to, &room) != 0 || len)
        return false;
    buf_clear(bytes);
    buf_add(bytes, (struct str){out, (size_t)(to - out)});
    return true;
}

static void score_reading(struct score *score, const struct encoding *encoding,
                          struct str line, const struct legacy_reading *r,
                          struct str source, size_t before)
{
    struct buf text;
    bool right;

    buf_init(&text);
    buf_add(&text, str_slice(source, before, r->start));
    buf_add(&text, r->text);
    buf_add(&text, str_slice(source, r->end, source.len - 1));
    right = str_eq(buf_str(&text), line);
    score->text += right;
    if (!strcmp(r->encoding, encoding->name))
        score->right++;
    else if (right)
        score->same++;
    else
        score->wrong++;
    if (verbose && !right)
        printf("    %s as %s: %.*s\n        %.*s\n", encoding->name,
               r->encoding, STR_ARG(line), STR_ARG(buf_str(&text)));
    buf_release(&text);
}

static void score_line(struct score *score, const struct encoding *encoding,
                       struct str line, struct str bytes)
{
    const struct str before = STR("- [a](https://a.org) \xE2\x80\x93 b\n");
    struct legacy_readings readings;
    struct arena arena;
    struct buf source;

    score->lines++;
    arena_init(&arena);
    buf_init(&source);
    buf_add(&source, before);
    buf_add(&source, bytes);
    buf_add_char(&source, '\n');
    readings = legacy_read(&arena, buf_str(&source));
    if (readings.count)
        score_reading(score, encoding, line, readings.items, buf_str(&source),
                      before.len);
    else
        score->none++;
    if (verbose && !readings.count)
        printf("    %s not named: %.*s\n", encoding->name, STR_ARG(line));
    buf_release(&source);
    arena_release(&arena);
}

/* Reads a document of such lines and counts those that come out as `clean` has
   them. */
static size_t count_right(struct str source, struct str clean)
{
    struct legacy_readings readings;
    struct str mended;
    struct arena arena;
    struct buf text;
    size_t at = 0, right = 0;

    arena_init(&arena);
    buf_init(&text);
    readings = legacy_read(&arena, source);
    for (size_t i = 0; i < readings.count; i++) {
        buf_add(&text, str_slice(source, at, readings.items[i].start));
        buf_add(&text, readings.items[i].text);
        at = readings.items[i].end;
    }
    buf_add(&text, str_slice(source, at, source.len));
    mended = buf_str(&text);
    while (clean.len) {
        struct str line = str_cut(clean, '\n', &clean);

        right += str_eq(line, str_cut(mended, '\n', &mended));
    }
    buf_release(&text);
    arena_release(&arena);
    return right;
}

static double percent(size_t part, size_t all)
{
    return all ? 100.0 * (double)part / (double)all : 100.0;
}

static void print_score(const char *name, const struct encoding *encoding,
                        const struct score *s)
{
    if (s->lines < FEWEST)
        return;
    printf("%-12s %-13s %7zu %6zu %7.2f %7.2f %7.2f %7.2f %7.2f "
           "%7.2f\n",
           name, encoding->name, s->lines, s->valid,
           percent(s->right, s->lines), percent(s->right + s->same, s->lines),
           percent(s->wrong, s->lines), percent(s->none, s->lines),
           percent(s->text, s->lines), percent(s->whole, s->lines));
}

static void add_line(struct buf *buf, struct str line)
{
    buf_add(buf, line);
    buf_add_char(buf, '\n');
}

/* The lines of a text in one encoding: each alone, and all together. */
static void measure_lines(struct score *score, const struct encoding *encoding,
                          iconv_t converter, struct str clean)
{
    struct buf bytes, all, all_clean;

    buf_init(&bytes);
    buf_init(&all);
    buf_init(&all_clean);
    while (clean.len && score->lines < MOST_LINES) {
        struct str line = str_cut(clean, '\n', &clean);

        if (!has_letters(line) || !encode(converter, line, &bytes))
            continue;
        if (utf8_invalid(buf_str(&bytes), 0) == bytes.len) {
            score->valid++;
            continue;
        }
        score_line(score, encoding, line, buf_str(&bytes));
        add_line(&all, buf_str(&bytes));
        add_line(&all_clean, line);
    }
    score->whole = count_right(buf_str(&all), buf_str(&all_clean));
    buf_release(&bytes);
    buf_release(&all);
    buf_release(&all_clean);
}

static void measure(const char *name, struct str clean,
                    const struct encoding *encoding)
{
    iconv_t converter = iconv_open(encoding->charset, "UTF-8");
    struct score score = {0};

    if (converter == (iconv_t)-1)
        return;
    measure_lines(&score, encoding, converter, clean);
    iconv_close(converter);
    print_score(name, encoding, &score);
    fflush(stdout);
}

static bool read_file(const char *path, struct buf *buf)
{
    FILE *opened = fopen(path, "rb");
    char part[4096];
    size_t len;

    if (!opened)
        return false;
    while ((len = fread(part, 1, sizeof part, opened)))
        buf_add(buf, (struct str){part, len});
    fclose(opened);
    return true;
}

static int measure_file(char *argument)
{
    char *file = strchr(argument, '=');
    struct buf clean;

    buf_init(&clean);
    if (!file || !read_file(file + 1, &clean)) {
        fprintf(stderr, "bench_legacy: cannot read %s\n", argument);
        return 2;
    }
    *file = '\0';
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        measure(argument, buf_str(&clean), &encodings[i]);
    buf_release(&clean);
    return 0;
}

int main(int argc, char **argv)
{
    int first = 1;

    verbose = argc > 1 && !strcmp(argv[1], "-v");
    first += verbose;
    printf("%-12s %-13s %7s %6s %7s %7s %7s %7s %7s %7s\n", "text", "encoding",
           "lines", "UTF-8", "named", "or same", "wrong", "none", "text",
           "file");
    printf("%-12s %-13s %7s %6s %7s %7s %7s %7s %7s %7s\n", "", "", "", "", "%",
           "%", "%", "%", "right%", "right%");
    for (int i = first; i < argc; i++)
        if (measure_file(argv[i]))
            return 2;
    return 0;
}
