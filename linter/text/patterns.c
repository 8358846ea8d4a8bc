#define PCRE2_CODE_UNIT_WIDTH 8
#include "text/patterns.h"

#include <pcre2.h>
#include <stdatomic.h>

#include "text/alloc.h"
#include "text/utf8.h"

enum {
    PATTERN_LONGEST = 1024,
    MATCH_LIMIT = 100000,
    DEPTH_LIMIT = 1000,
    HEAP_LIMIT_KIB = 4096,
};

/* Texts that some patterns may give up on before they are asked no more. */
enum { LOST_MOST = 100 };

struct patterns {
    pcre2_code **codes;
    size_t count, capacity;
    pcre2_general_context *memory;
    atomic_size_t *lost; /* texts that one of them gave up on */
    pcre2_compile_context *compile_context;
    pcre2_match_context *match_context;
};

/* URLs hold any bytes; \C could stop inside a character. */
static const uint32_t any_bytes =
    PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C;

static void *take(size_t size, void *unused)
{
    (void)unused;
    return mem_alloc(size);
}

static void give_back(void *memory, void *unused)
{
    (void)unused;
    mem_free(memory);
}

/* What PCRE2 makes with it ends the program for want of memory; it is null
   for no other reason, and none of it is. */
static pcre2_general_context *our_memory(void)
{
    return pcre2_general_context_create(take, give_back, NULL);
}

static pcre2_match_context *bounded_match(pcre2_general_context *memory)
{
    pcre2_match_context *context = pcre2_match_context_create(memory);

    pcre2_set_match_limit(context, MATCH_LIMIT);
    pcre2_set_depth_limit(context, DEPTH_LIMIT);
    pcre2_set_heap_limit(context, HEAP_LIMIT_KIB);
    return context;
}

struct patterns *patterns_new(void)
{
    struct patterns *patterns = mem_zero(1, sizeof *patterns);

    patterns->memory = our_memory();
    patterns->compile_context = pcre2_compile_context_create(patterns->memory);
    patterns->match_context = bounded_match(patterns->memory);
    pcre2_set_max_pattern_length(patterns->compile_context, PATTERN_LONGEST);
    patterns->lost = mem_zero(1, sizeof *patterns->lost);
    return patterns;
}

void patterns_free(struct patterns *patterns)
{
    if (!patterns)
        return;
    for (size_t i = 0; i < patterns->count; i++)
        pcre2_code_free(patterns->codes[i]);
    pcre2_compile_context_free(patterns->compile_context);
    pcre2_match_context_free(patterns->match_context);
    pcre2_general_context_free(patterns->memory);
    mem_free(patterns->codes);
    mem_free(patterns->lost);
    mem_free(patterns);
}

static struct str compile_error(struct arena *arena, int number, size_t offset)
{
    PCRE2_UCHAR message[256] = "";

    pcre2_get_error_message(number, message, sizeof message);
    return str_printf(arena, "bad pattern at offset %zu: %s", offset,
                      (const char *)message);
}

bool patterns_add(struct patterns *patterns, struct arena *arena,
                  struct str pattern, struct str *error)
{
    PCRE2_SIZE offset;
    pcre2_code *code;
    int number;

    code = pcre2_compile((PCRE2_SPTR)pattern.ptr, pattern.len, any_bytes,
                         &number, &offset, patterns->compile_context);
    if (!code) {
        *error = compile_error(arena, number, offset);
        return false;
    }
    /* Without JIT the pattern works as well, only slower. */
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    patterns->codes = mem_grow(patterns->codes, patterns->count,
                               &patterns->capacity, sizeof *patterns->codes);
    patterns->codes[patterns->count++] = code;
    return true;
}

/* 0 or more where one is found, PCRE2_ERROR_NOMATCH where surely none is. */
static int match(const struct patterns *patterns, struct str text)
{
    pcre2_match_data *data;
    int result = PCRE2_ERROR_NOMATCH;

    if (!patterns->count)
        return result;
    if (patterns_lost(patterns) == LOST_MOST)
        return PCRE2_ERROR_MATCHLIMIT;
    data = pcre2_match_data_create(1, patterns->memory);
    for (size_t i = 0; result < 0 && i < patterns->count; i++) {
        int one = pcre2_match(patterns->codes[i], (PCRE2_SPTR)text.ptr,
                              text.len, 0, 0, data, patterns->match_context);

        if (one != PCRE2_ERROR_NOMATCH)
            result = one;
    }
    pcre2_match_data_free(data);
    if (result < 0 && result != PCRE2_ERROR_NOMATCH)
        atomic_fetch_add(patterns->lost, 1);
    return result;
}

bool patterns_match(const struct patterns *patterns, struct str text)
{
    return match(patterns, text) >= 0;
}

bool patterns_refuse(const struct patterns *patterns, struct str text)
{
    return match(patterns, text) == PCRE2_ERROR_NOMATCH;
}

size_t patterns_lost(const struct patterns *patterns)
{
    size_t lost = atomic_load(patterns->lost);

    return lost < LOST_MOST ? lost : LOST_MOST;
}

struct track {
    pcre2_general_context *memory;
    pcre2_code *code;
};

/* Patterns that a program has made of a text that was bounded. */
enum { TRACK_LONGEST = 64 * 1024 };

static pcre2_code *compile(pcre2_general_context *memory, struct str pattern,
                           uint32_t flags)
{
    pcre2_compile_context *context = pcre2_compile_context_create(memory);
    PCRE2_SIZE offset;
    pcre2_code *code;
    int number;

    code = pcre2_compile((PCRE2_SPTR)pattern.ptr, pattern.len, flags, &number,
                         &offset, context);
    pcre2_compile_context_free(context);
    if (code)
        pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
    return code;
}

struct track *track_new(struct str pattern, bool every)
{
    /* What PCRE2 knows before it begins would hide how far a text comes. */
    const uint32_t flags =
        any_bytes | PCRE2_NO_START_OPTIMIZE | (every ? PCRE2_AUTO_CALLOUT : 0);
    struct track *track;

    if (pattern.len > (every ? PATTERN_LONGEST : TRACK_LONGEST))
        return NULL;
    track = mem_zero(1, sizeof *track);
    track->memory = our_memory();
    track->code = compile(track->memory, pattern, flags);
    if (track->code)
        return track;
    track_free(track);
    return NULL;
}

void track_free(struct track *track)
{
    if (!track)
        return;
    pcre2_code_free(track->code);
    pcre2_general_context_free(track->memory);
    mem_free(track);
}

/* Called at each part: the first time that a further one is reached counts. */
static int reach(pcre2_callout_block *block, void *data)
{
    struct track_end *end = data;

    if (end->pattern == (size_t)-1 || block->pattern_position > end->pattern)
        *end = (struct track_end){block->pattern_position,
                                  block->current_position};
    return 0;
}

enum tracking track_follow(const struct track *track, struct str text,
                           struct track_end *end)
{
    pcre2_match_data *data = pcre2_match_data_create(1, track->memory);
    pcre2_match_context *context = bounded_match(track->memory);
    int result = PCRE2_ERROR_BADDATA;

    *end = (struct track_end){(size_t)-1, 0};
    if (utf8_invalid(text, 0) == text.len) {
        pcre2_set_callout(context, reach, end);
        result = pcre2_match(track->code, (PCRE2_SPTR)text.ptr, text.len, 0, 0,
                             data, context);
    }
    pcre2_match_context_free(context);
    pcre2_match_data_free(data);
    if (end->pattern == (size_t)-1)
        end->pattern = 0;
    if (result >= 0)
        return TRACK_FOLLOWED;
    return result == PCRE2_ERROR_NOMATCH ? TRACK_LEFT : TRACK_UNKNOWN;
}
