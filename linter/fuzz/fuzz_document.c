/*
 * Any bytes are a document, and all rules run over it: every place of it and
 * of what the rules find lies where document/document.h and engine/finding.h
 * say; in pieces it is the same; and the run gives back all memory.
 */
#include "document_promise.h"
#include "input.h"
#include "list_run.h"
#include "target.h"

static void promise_edits(const struct finding *finding)
{
    struct span all = document_span(finding->document);

    for (const struct edit *edit = finding->edits; edit; edit = edit->next) {
        promise_span(edit->span, all, "an edit is in the source");
        promise(!edit->next || edit->span.end <= edit->next->span.start,
                "the edits of a finding are in order");
    }
}

static void promise_finding(const struct finding *finding)
{
    struct span all = document_span(finding->document);

    promise_span(finding->span, all, "a finding is in the source");
    promise(finding->message.len > 0, "a finding says something");
    promise(finding->severity != SEVERITY_OFF, "a finding has a severity");
    for (const struct place *place = finding->related; place;
         place = place->next)
        if (place->span.start != NONE)
            promise_span(place->span, all, "what is related is in the source");
    promise_edits(finding);
}

/* Of all that was parsed, before the rules are done with a part of it. */
static void promise_parsed(struct str list)
{
    struct document *document = document_parse(STR("README.md"), list);

    promise_document(document);
    document_free(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str list = input_of(data, size);
    struct list_run run;

    promise_parsed(list);
    list_run_init(&run, STR("README.md"), list, STR(""));
    promise_pieces(list);
    promise(run.document->wide || str_eq(run.document->source, list),
            "the source is the file");
    for (size_t i = 0; i < run.findings.count; i++)
        promise_finding(run.findings.items[i]);
    list_run_release(&run);
    return 0;
}
