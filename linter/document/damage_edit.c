#include "document/damage_edit.h"

#include "document/damage_cursor.h"
#include "text/utf8.h"

/* An edit, and how far its text has been looked at. */
struct edit_scan {
    const struct document *document;
    struct span span;
    struct str text;
    size_t at;
    enum damage_edit found;
};

static bool is_above_ascii(struct str text, size_t at)
{
    return at < text.len && (unsigned char)text.ptr[at] >= 0x80;
}

/* Whether a character above ASCII will stand before, or behind, that offset
   of the edit's text. */
static bool has_before(const struct edit_scan *scan, size_t at)
{
    return at ? is_above_ascii(scan->text, at - 1)
              : is_above_ascii(scan->document->source, scan->span.start - 1);
}

static bool has_behind(const struct edit_scan *scan, size_t at)
{
    return at < scan->text.len
               ? is_above_ascii(scan->text, at)
               : is_above_ascii(scan->document->source, scan->span.end);
}

/* Whether other text will be joined to a run beside the edit's place. */
static bool is_joined(const struct edit_scan *scan, const struct span *run)
{
    return run->end == scan->span.start ? has_behind(scan, 0)
                                        : has_before(scan, scan->text.len);
}

/* Whether the text `bytes` stands at the place at hand, and no character above
   ASCII beside it that is not beside the run in the source. */
static bool stands(const struct edit_scan *scan, struct str bytes,
                   const struct span *run)
{
    struct str source = scan->document->source;
    size_t end = scan->at + bytes.len;

    return str_starts(str_slice(scan->text, scan->at, scan->text.len), bytes) &&
           (!has_before(scan, scan->at) ||
            is_above_ascii(source, run->start - 1)) &&
           (!has_behind(scan, end) || is_above_ascii(source, run->end));
}

/* Looks for the run, or for what it said, behind what was found before. Both
   begin where a stretch above ASCII does, so that no byte is looked at more
   than a few times. */
static enum damage_edit find(struct edit_scan *scan,
                             const struct damaged_run *run)
{
    struct str bytes = document_text(scan->document, run->span);
    enum damage_edit found = DAMAGE_GONE;

    while (found == DAMAGE_GONE) {
        scan->at = utf8_skip_ascii(scan->text, scan->at);
        if (scan->at == scan->text.len)
            break;
        if (stands(scan, bytes, &run->span))
            found = DAMAGE_KEPT;
        else if (stands(scan, run->text, &run->span))
            found = DAMAGE_MENDED;
        while (is_above_ascii(scan->text, scan->at))
            scan->at++;
    }
    return found;
}

static enum damage_edit judge(struct edit_scan *scan,
                              const struct damaged_run *run)
{
    if (run->span.end <= scan->span.start || run->span.start >= scan->span.end)
        return is_joined(scan, &run->span) ? DAMAGE_BROKEN : DAMAGE_KEPT;
    if (run->span.start < scan->span.start || run->span.end > scan->span.end)
        return DAMAGE_BROKEN;
    return find(scan, run);
}

enum damage_edit damage_edit(const struct document *document, struct span span,
                             struct str text)
{
    struct edit_scan scan = {document, span, text, 0, DAMAGE_KEPT};
    size_t start = span.start ? span.start - 1 : 0;
    struct damage_cursor cursor = damages_from(document->damages, start);
    const struct damaged_run *run;

    while ((run = damages_next(&cursor, span.end + 1))) {
        enum damage_edit found = judge(&scan, run);

        if (found > scan.found)
            scan.found = found;
    }
    return scan.found;
}
