#include "reports/sarif_part.h"

#include "reports/file_uri.h"
#include "reports/json_text.h"
#include "text/buf.h"

/* Of a whole document. */
static const struct record_position top = {.line = 1, .column = 1};

static json_t *taken(struct buf *text)
{
    json_t *value = json_text(buf_str(text));

    buf_release(text);
    return value;
}

/* A backslash that stands for itself looks like an escape only before these. */
static bool is_escapable(struct str text, size_t at)
{
    return at < text.len &&
           (text.ptr[at] == '\\' || text.ptr[at] == '[' || text.ptr[at] == ']');
}

/*
 * Brackets are escaped in a text that would hold a link, and in no other: most
 * readers show the backslash.
 */
void sarif_add_text(struct buf *out, struct str text)
{
    bool links = str_find(text, STR("]("), 0) != STR_NONE;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '{' || c == '}')
            buf_add_char(out, c);
        if (links && (c == '[' || c == ']'))
            buf_add_char(out, '\\');
        if (c == '\\' && is_escapable(text, i + 1))
            buf_add_char(out, c);
        buf_add_char(out, c);
    }
}

json_t *sarif_text(const char *text)
{
    struct buf out;

    buf_init(&out);
    sarif_add_text(&out, str_from(text));
    return taken(&out);
}

json_t *sarif_markdown(const char *markdown)
{
    struct buf out;

    buf_init(&out);
    for (const char *c = markdown; *c; c++) {
        if (*c == '{' || *c == '}')
            buf_add_char(&out, *c);
        buf_add_char(&out, *c);
    }
    return taken(&out);
}

json_t *sarif_artifact(const char *path)
{
    struct buf uri;
    json_t *artifact;

    buf_init(&uri);
    file_uri_add(&uri, path);
    artifact = json_must(json_pack("{s:o}", "uri", taken(&uri)));
    if (*path != '/')
        json_object_set_new(artifact, "uriBaseId",
                            json_must(json_string(SARIF_BASE)));
    return artifact;
}

json_t *sarif_region(const struct record_position *start,
                     const struct record_position *end)
{
    return json_must(json_pack(
        "{s:I, s:I, s:I, s:I}", "startLine", json_number(start->line),
        "startColumn", json_number(start->column), "endLine",
        json_number(end->line), "endColumn", json_number(end->column)));
}

json_t *sarif_place(const struct record_place *place)
{
    bool whole = place->start.line == 0;

    return json_must(json_pack("{s:o, s:o}", "artifactLocation",
                               sarif_artifact(place->path), "region",
                               sarif_region(whole ? &top : &place->start,
                                            whole ? &top : &place->end)));
}
