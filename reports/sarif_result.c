#include "reports/sarif_result.h"

#include "reports/json_text.h"
#include "reports/safe_fix.h"
#include "reports/sarif_part.h"
#include "text/buf.h"

/* GitHub takes no more locations of a result. */
enum { RELATED_MOST = 100 };

/* The help stands on a line of its own. */
static json_t *message_of(const struct record_finding *finding)
{
    struct buf text;
    json_t *message;

    buf_init(&text);
    sarif_add_text(&text, str_from(finding->place.message));
    if (*finding->help) {
        buf_add_char(&text, '\n');
        sarif_add_text(&text, str_from(finding->help));
    }
    message = json_must(json_pack("{s:o}", "text", json_text(buf_str(&text))));
    buf_release(&text);
    return message;
}

static json_t *related_of(const struct record_place *place, size_t id)
{
    json_t *related =
        json_must(json_pack("{s:I, s:o}", "id", json_number(id),
                            "physicalLocation", sarif_place(place)));

    if (*place->message)
        json_object_set_new(
            related, "message",
            json_must(json_pack("{s:o}", "text", sarif_text(place->message))));
    return related;
}

static void add_related(json_t *result, const struct record_finding *finding)
{
    json_t *array;

    if (!finding->nrelated)
        return;
    array = json_must(json_array());
    for (size_t i = 0; i < finding->nrelated && i < RELATED_MOST; i++)
        json_array_append_new(array, related_of(&finding->related[i], i + 1));
    json_object_set_new(result, "relatedLocations", array);
}

static json_t *replacement_of(const struct record_edit *edit)
{
    return json_must(json_pack("{s:o, s:{s:o}}", "deletedRegion",
                               sarif_region(&edit->start, &edit->end),
                               "insertedContent", "text",
                               json_text(edit->text)));
}

/*
 * A byte order mark is no part of a text (3.30.2), and takes three bytes of the
 * first line. The record does not say whether there is one: a column behind
 * which it may stand is not certain enough to change a file there.
 */
static bool may_be_marked(const struct record_position *position)
{
    return position->line == 1 && position->byte >= position->column + 2;
}

static bool is_certain(const struct record_finding *finding)
{
    for (size_t i = 0; i < finding->nedits; i++)
        if (may_be_marked(&finding->edits[i].start) ||
            may_be_marked(&finding->edits[i].end))
            return false;
    return true;
}

static void add_fix(json_t *result, const struct record_finding *finding)
{
    const char *help = *finding->help ? finding->help : finding->place.message;
    json_t *replacements;

    if (!safe_fix_is_there(finding) || !is_certain(finding))
        return;
    replacements = json_must(json_array());
    for (size_t i = 0; i < finding->nedits; i++)
        json_array_append_new(replacements, replacement_of(&finding->edits[i]));
    json_object_set_new(
        result, "fixes",
        json_must(json_pack("[{s:{s:o}, s:[{s:o, s:o}]}]", "description",
                            "text", sarif_text(help), "artifactChanges",
                            "artifactLocation",
                            sarif_artifact(finding->place.path), "replacements",
                            replacements)));
}

json_t *sarif_result(const struct record_finding *finding, size_t rule)
{
    json_t *result = json_must(
        json_pack("{s:o, s:s, s:o, s:[{s:o}], s:{s:o}}", "ruleId",
                  json_text_from(finding->rule), "level",
                  severity_name(finding->severity), "message",
                  message_of(finding), "locations", "physicalLocation",
                  sarif_place(&finding->place), "partialFingerprints",
                  "listlint/v1", json_text_from(finding->fingerprint)));

    if (rule != SARIF_NO_RULE)
        json_object_set_new(result, "ruleIndex",
                            json_must(json_integer((json_int_t)rule)));
    add_related(result, finding);
    add_fix(result, finding);
    return result;
}
