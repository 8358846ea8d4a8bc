/*
 * Globs, patterns and templates of a stranger's configuration, and a text that
 * is held against them: a glob matches what it spells out, what is told of a
 * place lies in the text, and none takes more steps than it may (the time of an
 * input is limited).
 *
 * Parts: the pattern, the text.
 */
#include "cli/glob.h"
#include "input.h"
#include "target.h"
#include "text/patterns.h"
#include "text/template.h"
#include "text/utf8.h"

/* A byte of a glob makes two nodes: half of the longest. */
enum { SPELLED_MOST = 250 };

static void check_glob(struct arena *arena, struct str pattern, struct str text)
{
    const char *error = NULL;
    const struct glob *glob = glob_compile(arena, pattern, &error);

    promise(glob || error, "what is no glob has a reason");
    if (glob)
        glob_match(glob, text);
}

static void check_spelled(struct arena *arena, struct str text)
{
    const char *error = NULL;
    const struct glob *glob;
    struct buf spelled;

    if (!text.len || text.len > SPELLED_MOST ||
        utf8_invalid(text, 0) < text.len || str_has_char(text, '\0') ||
        str_ends(text, STR("/")) || text.ptr[0] == '/')
        return;
    buf_init(&spelled);
    for (size_t i = 0; i < text.len; i++) {
        if (char_is_punct(text.ptr[i]) && text.ptr[i] != '/')
            buf_add_char(&spelled, '\\');
        buf_add_char(&spelled, text.ptr[i]);
    }
    glob = glob_compile(arena, buf_str(&spelled), &error);
    promise_of(!glob || glob_match(glob, text),
               "a path matches itself spelled out", text);
    buf_release(&spelled);
}

static void check_track(struct str pattern, struct str text)
{
    struct track *track = track_new(pattern, true);
    struct track_end end = {0};

    if (!track)
        return;
    if (track_follow(track, text, &end) == TRACK_LEFT)
        promise(end.pattern <= pattern.len && end.text <= text.len,
                "where a text leaves a pattern is in both");
    track_free(track);
}

static void check_pattern(struct arena *arena, struct str pattern,
                          struct str text)
{
    struct patterns *patterns = patterns_new();
    struct str error = STR("");

    if (patterns_add(patterns, arena, pattern, &error))
        patterns_match(patterns, text);
    else
        promise(error.len > 0, "what is no pattern has a reason");
    patterns_free(patterns);
    check_track(pattern, text);
}

static void check_template(struct arena *arena, struct str pattern,
                           struct str text)
{
    struct template *template = template_new(arena, pattern);
    struct departure departure = {0};

    if (!template)
        return;
    if (template_follow(template, text, &departure) == TRACK_LEFT) {
        promise(departure.at <= text.len,
                "where a text leaves a template is in it");
        promise(departure.before.len + departure.expected.len <= pattern.len,
                "what is expected is a part of the template");
    }
    template_free(template);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = input_of(data, size), pattern = input_part(&text);
    struct arena arena;

    arena_init(&arena);
    check_glob(&arena, pattern, text);
    check_spelled(&arena, text);
    check_pattern(&arena, pattern, text);
    check_template(&arena, pattern, text);
    arena_release(&arena);
    return 0;
}
