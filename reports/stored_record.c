#include "reports/stored_record.h"

#include <limits.h>

/* No list is so large, and no time is so late. */
enum { POSITION_MOST = INT_MAX };
static const long long time_most = 253402300799; /* the end of 9999 */

void stored_header(struct fields fields, struct record *record)
{
    struct fields tool = field_object(fields, "tool", "tool");

    record->version = field_text(tool, "version");
    record->time = field_given(fields, "time")
                       ? field_integer(fields, "time", 0, time_most)
                       : -1;
    record->offline = field_flag(fields, "offline");
    record->partial = field_flag(fields, "partial");
}

struct record_document stored_document(struct fields fields,
                                       struct stored_paths *paths)
{
    struct str path = str_from(field_text(fields, "path"));
    void **known = map_at(&paths->map, path);

    if (!*known)
        *known = arena_copy(fields.intake->arena, path.ptr, path.len);
    return (struct record_document){
        .path = *known,
        .bytes = field_count(fields, "bytes"),
        .tables = field_count(fields, "tables"),
        .entries = field_count(fields, "entries"),
        .links = field_count(fields, "links"),
    };
}

static const char *path_of(struct fields fields,
                           const struct stored_paths *paths)
{
    const char *path = field_text(fields, "path");
    const char *known = map_get(&paths->map, str_from(path));

    if (known)
        return known;
    intake_fail(fields.intake,
                str_printf(fields.intake->arena,
                           "%s is in \"%s\", which is no document of the run",
                           fields.noun, path));
    return "";
}

static size_t place_number(struct fields fields, const char *name)
{
    return (size_t)field_integer(fields, name, 0, POSITION_MOST);
}

/* All of it is 0, or only the offset may be. */
static struct record_position position(struct fields fields, const char *name)
{
    struct fields place = field_object(fields, name, name);
    struct record_position found = {
        .line = place_number(place, "line"),
        .column = place_number(place, "column"),
        .offset = place_number(place, "offset"),
        .byte = place_number(place, "byte"),
    };
    bool whole = !found.line && !found.column && !found.offset && !found.byte;

    if (!whole && !(found.line && found.column && found.byte))
        intake_fail(fields.intake,
                    str_printf(fields.intake->arena,
                               "%s of %s is no place: it counts from 1", name,
                               fields.noun));
    return found;
}

/* What ends in another line may have any column there. */
static void check_order(struct fields fields,
                        const struct record_position *start,
                        const struct record_position *end)
{
    bool one_line = start->line == end->line;
    bool back = end->offset < start->offset || end->line < start->line ||
                (one_line && end->column < start->column) ||
                (one_line && end->byte < start->byte);

    if (back || !start->line != !end->line)
        intake_fail(fields.intake,
                    str_printf(fields.intake->arena, "%s ends before its start",
                               fields.noun));
}

static struct record_place place_of(struct fields fields,
                                    const struct stored_paths *paths)
{
    struct record_place place = {
        .path = path_of(fields, paths),
        .start = position(fields, "start"),
        .end = position(fields, "end"),
        .message = "",
    };

    check_order(fields, &place.start, &place.end);
    return place;
}

static void unknown(struct fields fields, const char *name)
{
    intake_fail(fields.intake,
                str_printf(fields.intake->arena,
                           "\"%s\" of %s is \"%s\", which is unknown", name,
                           fields.noun, field_text(fields, name)));
}

static enum severity severity(struct fields fields)
{
    enum severity found = SEVERITY_OFF;

    if (!severity_parse(field_bytes(fields, "severity"), &found))
        unknown(fields, "severity");
    return found;
}

static enum verdict verdict(struct fields fields, const char *name)
{
    enum verdict found = VERDICT_SKIPPED;

    if (!verdict_parse(field_bytes(fields, name), &found))
        unknown(fields, name);
    return found;
}

static enum reason reason(struct fields fields)
{
    enum reason found = REASON_NONE;

    if (field_given(fields, "reason") &&
        !reason_parse(field_bytes(fields, "reason"), &found))
        unknown(fields, "reason");
    return found;
}

static void read_places(struct fields fields, const struct stored_paths *paths,
                        struct record_link *link)
{
    const json_t *array = field_array(fields, "places");
    size_t count = json_array_size(array);
    struct record_place *places =
        arena_array(fields.intake->arena, count, sizeof *places);

    for (size_t i = 0; i < count; i++)
        places[i] = place_of(field_item(fields, array, i, "place"), paths);
    link->places = places;
    link->nplaces = count;
}

struct record_link stored_link(struct fields fields,
                               const struct stored_paths *paths)
{
    struct record_link link = {
        .url = field_text(fields, "url"),
        .verdict = verdict(fields, "verdict"),
        .reason = reason(fields),
        .status = field_given(fields, "status")
                      ? (int)field_integer(fields, "status", 0, 999)
                      : 0,
        .final_url = field_given(fields, "final_url")
                         ? field_text(fields, "final_url")
                         : "",
        .permanent = field_flag(fields, "permanent"),
        .tries = (int)field_integer(fields, "tries", 0, INT_MAX),
        .milliseconds = (long)field_integer(fields, "milliseconds", 0, INT_MAX),
        .cached = field_flag(fields, "cached"),
        .detail = field_text(fields, "detail"),
        .was = verdict(fields, "was"),
        .was_checked = field_integer(fields, "was_checked", 0, time_most),
        .dead_since = field_integer(fields, "dead_since", 0, time_most),
    };

    read_places(fields, paths, &link);
    return link;
}

struct record_rule stored_rule(struct fields fields)
{
    return (struct record_rule){
        .code = field_text(fields, "code"),
        .name = field_text(fields, "name"),
        .summary = field_text(fields, "summary"),
        .rationale = field_text(fields, "rationale"),
        .severity = severity(fields),
        .ran = field_flag(fields, "ran"),
    };
}

static void read_related(struct fields fields, const struct stored_paths *paths,
                         struct record_finding *finding)
{
    const json_t *array = field_array(fields, "related");
    size_t count = json_array_size(array);
    struct record_place *places =
        arena_array(fields.intake->arena, count, sizeof *places);

    for (size_t i = 0; i < count; i++) {
        struct fields item = field_item(fields, array, i, "related place");

        places[i] = place_of(item, paths);
        places[i].message = field_text(item, "message");
    }
    finding->related = places;
    finding->nrelated = count;
}

/* The bytes of two digits each. */
static struct str unhex(struct fields fields, const char *name)
{
    struct str hex = field_bytes(fields, name);
    char *bytes = arena_alloc(fields.intake->arena, hex.len / 2 + 1);

    for (size_t i = 0; i < hex.len; i++)
        if (hex.len % 2 || !char_is_hex(hex.ptr[i])) {
            intake_fail(fields.intake,
                        str_printf(fields.intake->arena,
                                   "\"%s\" of %s is not hexadecimal", name,
                                   fields.noun));
            return STR("");
        }
    for (size_t i = 0; i < hex.len / 2; i++)
        bytes[i] = (char)(char_hex_value(hex.ptr[2 * i]) * 16 +
                          char_hex_value(hex.ptr[2 * i + 1]));
    return (struct str){bytes, hex.len / 2};
}

static struct record_edit edit_of(struct fields fields)
{
    bool exact = !json_is_false(json_object_get(fields.object, "exact"));
    struct record_edit edit = {
        .start = position(fields, "from"),
        .end = position(fields, "to"),
        .text = exact ? field_bytes(fields, "text") : unhex(fields, "hex"),
        .safe = field_flag(fields, "safe"),
    };

    check_order(fields, &edit.start, &edit.end);
    return edit;
}

static void read_edits(struct fields fields, struct record_finding *finding)
{
    const json_t *array = field_array(fields, "edits");
    size_t count = json_array_size(array);
    struct record_edit *edits =
        arena_array(fields.intake->arena, count, sizeof *edits);

    for (size_t i = 0; i < count; i++)
        edits[i] = edit_of(field_item(fields, array, i, "edit"));
    finding->edits = edits;
    finding->nedits = count;
}

static void read_headings(struct fields fields, struct record_finding *finding)
{
    const json_t *array = field_array(fields, "headings");
    size_t count = json_array_size(array);
    const char **headings =
        arena_array(fields.intake->arena, count, sizeof *headings);

    for (size_t i = 0; i < count; i++)
        headings[i] =
            field_text_of(fields, json_array_get(array, i), "headings");
    finding->headings = headings;
    finding->nheadings = count;
}

static struct record_excerpt excerpt_of(struct fields fields)
{
    struct fields excerpt;

    if (!field_given(fields, "excerpt"))
        return (struct record_excerpt){.before = "", .marked = "", .after = ""};
    excerpt = field_object(fields, "excerpt", "excerpt");
    return (struct record_excerpt){
        .line = (size_t)field_integer(excerpt, "line", 1, POSITION_MOST),
        .before = field_text(excerpt, "before"),
        .marked = field_text(excerpt, "marked"),
        .after = field_text(excerpt, "after"),
    };
}

struct record_finding stored_finding(struct fields fields,
                                     const struct stored_paths *paths)
{
    struct record_finding finding = {
        .rule = field_text(fields, "rule"),
        .name = field_text(fields, "name"),
        .severity = severity(fields),
        .place = place_of(fields, paths),
        .help = field_text(fields, "help"),
        .fingerprint = field_text(fields, "fingerprint"),
        .identity = field_text(fields, "identity"),
        .changed = field_flag(fields, "changed"),
        .fails = field_flag(fields, "fails"),
        .excerpt = excerpt_of(fields),
    };

    finding.place.message = field_text(fields, "message");
    if (finding.severity == SEVERITY_OFF)
        intake_fail(fields.intake, STR("finding of a rule that is off"));
    read_headings(fields, &finding);
    read_related(fields, paths, &finding);
    read_edits(fields, &finding);
    return finding;
}

struct record_summary stored_summary(struct fields fields)
{
    return (struct record_summary){
        .documents = field_count(fields, "documents"),
        .entries = field_count(fields, "entries"),
        .links = field_count(fields, "links"),
        .requests = field_count(fields, "requests"),
        .errors = field_count(fields, "errors"),
        .warnings = field_count(fields, "warnings"),
        .notes = field_count(fields, "notes"),
        .fixable = field_count(fields, "fixable"),
        .suppressed = field_count(fields, "suppressed"),
        .baselined = field_count(fields, "baselined"),
        .fixed = field_count(fields, "fixed"),
        .alive = field_count(fields, "alive"),
        .dead = field_count(fields, "dead"),
        .unverified = field_count(fields, "unverified"),
        .skipped = field_count(fields, "skipped"),
        .seconds = field_seconds(fields, "seconds"),
    };
}
