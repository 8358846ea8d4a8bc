#include "text/legacy_line.h"

#include <string.h>

#include <utf8proc.h>

#include "text/buf.h"
#include "text/legacy_cost.h"

/* A line is judged by so many bytes: those above ASCII, and KEPT beside
   them. */
enum { SAMPLE = 240, KEPT = 5 };

/* How much more probable a run that is UTF-8 must be in the encoding of its
   line to be that. */
#define DOUBT 4

/* A text that costs so much more than the best one is not looked at to its
   end. */
#define HOPELESS 40

/* A language that an encoding was not made for. */
#define GUEST 3

static bool is_high(struct str bytes, size_t at)
{
    return at < bytes.len && (unsigned char)bytes.ptr[at] >= 0x80;
}

/* The end of the bytes above ASCII that begin at `at`. */
static size_t run_end(struct str bytes, size_t at)
{
    while (is_high(bytes, at))
        at++;
    return at;
}

/* A line on its way through an encoding. */
struct reader {
    const struct charset *charset;
    struct str bytes;
    size_t at;
    size_t end; /* of the last run that was looked at */
    bool kept;  /* that run is UTF-8 */
    bool wide;  /* the last byte is not a character alone */
};

/* What the run costs in a language of the encoding; less than nothing if it
   does not end with a character. */
static double cost_run(const struct charset *charset,
                       const struct model *language, struct str run)
{
    double cost = 0;

    for (size_t at = 0; at < run.len;) {
        struct utf8_char c =
            charset_decode(charset, str_slice(run, at, run.len));

        if (!c.valid || at + c.len > run.len)
            return -1;
        cost += legacy_cost_alone(language, c.code_point);
        at += c.len;
    }
    return cost;
}

/* Whether a run of a line is UTF-8, though the line as a whole is not. Pairs of
   bytes look like that now and then, but hardly beside ASCII letters. */
static bool is_kept(const struct charset *charset, struct str run, bool beside)
{
    double doubt = beside ? DOUBT : charset->pairs ? -DOUBT : 0;
    double utf8;

    if (utf8_invalid(run, 0) < run.len)
        return false;
    if (run.len > LEGACY_RUN_MOST)
        return true;
    utf8 = legacy_cost_utf8(run);
    for (size_t i = 0; i < charset->nown; i++) {
        double cost = cost_run(charset, charset->languages[i], run);

        if (cost >= 0 && cost + doubt <= utf8)
            return false;
    }
    return true;
}

static bool is_letter(struct str bytes, size_t at)
{
    return at < bytes.len && char_is_alpha(bytes.ptr[at]);
}

/* Looks at the run that begins where the reader is. */
static void look_at_run(struct reader *reader)
{
    struct str bytes = reader->bytes;
    size_t start = reader->at, end = run_end(bytes, start);
    bool beside = (start && !reader->wide && is_letter(bytes, start - 1)) ||
                  is_letter(bytes, end);

    reader->end = end;
    reader->kept =
        is_kept(reader->charset, str_slice(bytes, start, end), beside);
}

/* The next character of the line, which is not at its end. */
static struct utf8_char read_next(struct reader *reader)
{
    struct str rest = str_slice(reader->bytes, reader->at, reader->bytes.len);
    struct utf8_char c;

    if (is_high(rest, 0) && reader->at >= reader->end)
        look_at_run(reader);
    reader->kept = reader->kept && reader->at < reader->end;
    c = reader->kept ? utf8_decode(rest)
                     : charset_decode(reader->charset, rest);
    reader->at += c.len;
    reader->wide = c.len > 1;
    return c;
}

static bool is_all_valid(const struct charset *charset, struct str bytes)
{
    struct reader reader = {.charset = charset, .bytes = bytes};

    while (reader.at < bytes.len)
        if (!read_next(&reader).valid)
            return false;
    return true;
}

/* What a line is judged by. */
struct sample {
    char bytes[SAMPLE + 2 * KEPT + 1];
    size_t len;
};

static void take_part(struct sample *sample, struct str part, bool gap)
{
    size_t room = sizeof sample->bytes - sample->len;

    if (gap && room) {
        sample->bytes[sample->len++] = '\n';
        room--;
    }
    if (part.len > room)
        part.len = room;
    memcpy(sample->bytes + sample->len, part.ptr, part.len);
    sample->len += part.len;
}

/* Fewer than two pairs. */
static bool is_short(struct str sample)
{
    size_t count = 0;

    for (size_t i = 0; i < sample.len; i++)
        count += is_high(sample, i);
    return count < 3;
}

static struct sample take_sample(struct str bytes)
{
    struct sample sample = {.len = 0};
    size_t done = 0, at = 0;

    while ((at = utf8_skip_ascii(bytes, at)) < bytes.len &&
           sample.len < SAMPLE) {
        size_t from = at > done + KEPT ? at - KEPT : done;
        size_t end = run_end(bytes, at), last = end;

        while (last < bytes.len && last < end + KEPT && !is_high(bytes, last))
            last++;
        take_part(&sample, str_slice(bytes, from, last), from > done);
        done = last;
        at = end;
    }
    return sample;
}

/* The sample as a hypothesis has it. */
struct items {
    struct legacy_item all[SAMPLE + 2 * KEPT + 1];
    size_t count;
};

static void add_item(struct items *items, uint32_t code_point, double cost)
{
    items->all[items->count++] = (struct legacy_item){code_point, cost};
}

/* The letter with the mark on it, or 0. */
static uint32_t compose(uint32_t letter, uint32_t mark)
{
    utf8proc_int32_t parts[8];
    char bytes[8];
    size_t len;
    utf8proc_ssize_t count;

    if (mark < 0x300 || mark > 0x36F)
        return 0;
    len = utf8_encode(letter, bytes);
    len += utf8_encode(mark, bytes + len);
    count =
        utf8proc_decompose((const utf8proc_uint8_t *)bytes,
                           (utf8proc_ssize_t)len, parts, 8, UTF8PROC_DECOMPOSE);
    count = utf8proc_normalize_utf32(parts, count, UTF8PROC_COMPOSE);
    return count == 1 ? (uint32_t)parts[0] : 0;
}

/* Adds a character; a mark to the letter before it. */
static void add_character(struct items *items, uint32_t code_point)
{
    struct legacy_item *last = items->all + items->count - 1;
    uint32_t composed =
        items->count ? compose(last->code_point, code_point) : 0;

    if (composed)
        last->code_point = composed;
    else
        add_item(items, code_point, 0);
}

/* A character that the end of the sample cut is left out. */
static void read_items(const struct charset *charset, struct str sample,
                       struct items *items)
{
    struct reader reader = {.charset = charset, .bytes = sample};

    items->count = 0;
    while (reader.at < sample.len) {
        size_t at = reader.at;
        struct utf8_char c = read_next(&reader);

        if (!reader.kept) {
            if (c.valid)
                add_character(items, c.code_point);
            continue;
        }
        add_item(items, 0, legacy_cost_utf8(str_slice(sample, at, reader.end)));
        reader.at = reader.end;
    }
}

/* Whether a run is UTF-8, or what UTF-8 may be after a byte of it was lost:
   bytes that continue, without the first one or without the last. */
static bool is_cut(struct str run)
{
    for (size_t at = 0; at < run.len;) {
        struct utf8_char c = utf8_decode(str_slice(run, at, run.len));

        if (!c.valid && c.len == 1 && (unsigned char)run.ptr[at] >= 0xC0)
            return false;
        at += c.len;
    }
    return true;
}

/* A line of UTF-8 that lost a byte is common; one that lost several is not. */
static void read_junk(struct str sample, struct items *items)
{
    bool was_cut = false;

    items->count = 0;
    for (size_t at = 0; at < sample.len;) {
        size_t end = run_end(sample, at);
        struct str run = str_slice(sample, at, end);
        bool is_valid = utf8_invalid(run, 0) == run.len;
        bool may_join = is_valid || (!was_cut && is_cut(run));

        if (!run.len) {
            add_item(items, (unsigned char)sample.ptr[at++], 0);
            continue;
        }
        add_item(items, may_join ? LEGACY_BYTES : LEGACY_STRAY,
                 legacy_cost_utf8(run));
        was_cut = was_cut || !is_valid;
        at = end;
    }
}

static uint64_t hash(const struct items *items)
{
    uint64_t hash = 0xCBF29CE484222325u;

    for (size_t i = 0; i < items->count; i++)
        hash = (hash ^ items->all[i].code_point) * 0x100000001B3u;
    return hash;
}

/* A judgement at work. */
struct judgement {
    struct str sample;
    struct items items;
    uint64_t hashes[LEGACY_HYPOTHESES];
    double best; /* the least cost so far */
};

/* The least cost by the languages of an encoding. */
static double cost_items(const struct judgement *j,
                         const struct charset *charset)
{
    double least = -1;

    for (size_t i = 0; i < MODELS_MOST && charset->languages[i]; i++) {
        double cost = legacy_cost(charset->languages[i], j->items.all,
                                  j->items.count, j->best + HOPELESS) +
                      (i < charset->nown ? 0 : GUEST);
        if (least < 0 || cost < least)
            least = cost;
    }
    return least;
}

static uint16_t count_steps(double cost)
{
    double steps = cost / LEGACY_STEP;

    return steps < LEGACY_NEVER - 1 ? (uint16_t)steps : LEGACY_NEVER - 1;
}

/* The first hypothesis that gives the text of hypothesis `i`, by its languages
   or others. */
static size_t find_same(const struct legacy_line *line,
                        const struct judgement *j, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (line->costs[k] != LEGACY_NEVER && j->hashes[k] == j->hashes[i])
            return k;
    return i;
}

static bool is_alike(const struct charset *a, const struct charset *b)
{
    return !memcmp(a->languages, b->languages, sizeof a->languages);
}

static void judge_charset(struct legacy_line *line, struct judgement *j,
                          size_t i)
{
    const struct charset *all = charsets();
    double cost;

    line->same[i] = (uint8_t)i;
    line->costs[i] = LEGACY_NEVER;
    if (!is_all_valid(&all[i], line->bytes))
        return;
    read_items(&all[i], j->sample, &j->items);
    j->hashes[i] = hash(&j->items);
    line->same[i] = (uint8_t)find_same(line, j, i);
    line->costs[i] = line->costs[line->same[i]];
    if (line->same[i] < i && is_alike(&all[i], &all[line->same[i]]))
        return;
    cost = cost_items(j, &all[i]);
    line->costs[i] = count_steps(cost);
    if (cost < j->best)
        j->best = cost;
}

struct legacy_line legacy_judge(struct str bytes)
{
    struct legacy_line line = {.bytes = bytes};
    struct sample sample = take_sample(bytes);
    struct judgement j = {.sample = {sample.bytes, sample.len}};

    read_junk(j.sample, &j.items);
    j.best = legacy_cost(charsets()[0].languages[0], j.items.all, j.items.count,
                         LEGACY_NEVER);
    line.costs[LEGACY_JUNK] = count_steps(j.best);
    line.same[LEGACY_JUNK] = LEGACY_JUNK;
    line.is_short = is_short(j.sample);
    for (size_t i = 0; i < CHARSET_COUNT; i++)
        judge_charset(&line, &j, i);
    return line;
}

/* A reading that is being written. */
struct writer {
    struct buf text, bytes;
    size_t len;    /* of the text up to the last character read */
    uint32_t last; /* the last character, */
    size_t at;     /* which begins here in the text */
};

static void write_character(struct writer *writer, uint32_t code_point)
{
    uint32_t composed = compose(writer->last, code_point);

    if (composed)
        writer->text.len = writer->at;
    writer->last = composed ? composed : code_point;
    writer->at = writer->text.len;
    buf_add_code_point(&writer->text, writer->last);
}

/* Adds a character of the line. The text begins with the first one read, or the
   letter before it that its mark belongs to. */
static void write_next(struct writer *writer, struct legacy_reading *reading,
                       const struct reader *reader, size_t at, uint32_t c)
{
    struct str bytes = str_slice(reader->bytes, at, reader->at);
    bool is_read = is_high(bytes, 0) && !reader->kept;

    if (!reading->end) {
        if (!is_read || !compose(writer->last, c))
            buf_clear(&writer->text);
        reading->start = at - writer->text.len;
    }
    if (is_read) {
        reading->end = reader->at;
        buf_add(&writer->bytes, bytes);
    }
    write_character(writer, c);
    if (is_read)
        writer->len = writer->text.len;
}

struct legacy_reading legacy_convert(struct arena *arena,
                                     const struct charset *charset,
                                     struct str bytes)
{
    struct reader reader = {.charset = charset, .bytes = bytes};
    struct legacy_reading reading = {.encoding = charset->name};
    struct writer writer = {.len = 0};

    buf_init(&writer.text);
    buf_init(&writer.bytes);
    while (reader.at < bytes.len) {
        size_t at = reader.at;
        struct utf8_char c = read_next(&reader);

        write_next(&writer, &reading, &reader, at, c.code_point);
    }
    reading.text =
        str_copy(arena, str_slice(buf_str(&writer.text), 0, writer.len));
    reading.bytes = str_copy(arena, buf_str(&writer.bytes));
    buf_release(&writer.text);
    buf_release(&writer.bytes);
    return reading;
}
