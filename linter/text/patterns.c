#define PCRE2_CODE_UNIT_WIDTH 8
#include "text/patterns.h"

#include <pcre2.h>

#include "text/alloc.h"

enum {
    PATTERN_LONGEST = 1024,
    MATCH_LIMIT = 100000,
    DEPTH_LIMIT = 1000,
    HEAP_LIMIT_KIB = 4096,
};

struct patterns {
    pcre2_code **codes;
    size_t count, capacity;
    pcre2_compile_context *compile_context;
    pcre2_match_context *match_context;
};

struct patterns *patterns_new(void)
{
    struct patterns *patterns = mem_zero(1, sizeof *patterns);

    patterns->compile_context = pcre2_compile_context_create(NULL);
    patterns->match_context = pcre2_match_context_create(NULL);
    if (patterns->compile_context)
        pcre2_set_max_pattern_length(patterns->compile_context,
                                     PATTERN_LONGEST);
    if (patterns->match_context) {
        pcre2_set_match_limit(patterns->match_context, MATCH_LIMIT);
        pcre2_set_depth_limit(patterns->match_context, DEPTH_LIMIT);
        pcre2_set_heap_limit(patterns->match_context, HEAP_LIMIT_KIB);
    }
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
    mem_free(patterns->codes);
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
    /* URLs hold any bytes; \C could stop inside a character. */
    const uint32_t flags =
        PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C;
    PCRE2_SIZE offset;
    pcre2_code *code;
    int number;

    code = pcre2_compile((PCRE2_SPTR)pattern.ptr, pattern.len, flags, &number,
                         &offset, patterns->compile_context);
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

bool patterns_match(const struct patterns *patterns, struct str text)
{
    pcre2_match_data *data;
    bool found = false;

    if (!patterns->count)
        return false;
    data = pcre2_match_data_create(1, NULL);
    for (size_t i = 0; data && !found && i < patterns->count; i++)
        found = pcre2_match(patterns->codes[i], (PCRE2_SPTR)text.ptr, text.len,
                            0, 0, data, patterns->match_context) >= 0;
    pcre2_match_data_free(data);
    return found;
}
