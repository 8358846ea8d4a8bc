#include "engine/rule.h"

#include <stdlib.h>
#include <string.h>

#include "document/damage_edit.h"
#include "engine/veto.h"

const char option_number[] = "number";
const char option_form[] = "form";

enum option_kind option_kind(const struct option *option)
{
    if (option->choices == option_number)
        return OPTION_NUMBER;
    if (option->choices == option_form)
        return OPTION_FORM;
    return option->choices ? OPTION_WORD : OPTION_TEXT;
}

struct finding *report(struct check *check, const struct document *document,
                       struct span span, const char *format, ...)
{
    struct finding *finding = arena_alloc(check->arena, sizeof *finding);
    va_list args;

    finding->rule = check->rule;
    finding->limit = SEVERITY_ERROR;
    finding->document = document;
    finding->whole = span.start == NONE;
    finding->span = finding->whole ? (struct span){0, 0} : span;
    finding->help = STR("");
    finding->last_related = &finding->related;
    finding->last_edit = &finding->edits;
    va_start(args, format);
    finding->message = str_vprintf(check->arena, format, args);
    va_end(args);
    *check->last = finding;
    check->last = &finding->next;
    return finding;
}

void finding_help(struct check *check, struct finding *finding,
                  const char *format, ...)
{
    va_list args;

    va_start(args, format);
    finding->help = str_vprintf(check->arena, format, args);
    va_end(args);
}

void finding_related(struct check *check, struct finding *finding,
                     const struct document *document, struct span span,
                     const char *format, ...)
{
    struct place *place = arena_alloc(check->arena, sizeof *place);
    va_list args;

    place->document = document;
    place->span = span;
    va_start(args, format);
    place->message = str_vprintf(check->arena, format, args);
    va_end(args);
    *finding->last_related = place;
    finding->last_related = &place->next;
}

void finding_limit(struct finding *finding, enum severity severity)
{
    finding->limit = severity;
}

/* Takes back what was proposed: edits are applied all or none. */
static void bar(struct finding *finding)
{
    finding->barred = true;
    finding->mends = false;
    finding->edits = NULL;
    finding->last_edit = &finding->edits;
}

void finding_edit(struct check *check, struct finding *finding,
                  struct span span, struct str text, bool safe)
{
    struct edit *edit = arena_alloc(check->arena, sizeof *edit);
    enum damage_edit damage = damage_edit(finding->document, span, text);

    if (damage == DAMAGE_BROKEN || (damage == DAMAGE_GONE && safe) ||
        is_vetoed(check->rule, finding->document, span))
        bar(finding);
    if (finding->barred)
        return;
    finding->mends |= damage == DAMAGE_MENDED;
    safe = safe && !finding->document->wide;
    *edit = (struct edit){.span = span, .text = text, .safe = safe};
    *finding->last_edit = edit;
    finding->last_edit = &edit->next;
}

void finding_convert(struct check *check, struct finding *finding)
{
    finding_edit(check, finding, (struct span){0, 0}, STR(""), false);
    finding->converts = true;
}

const char *check_option(const struct check *check, const char *name)
{
    const struct option *options = check->rule->options;

    for (size_t i = 0; options && options[i].name; i++)
        if (!strcmp(options[i].name, name))
            return check->options ? check->options[i] : options[i].value;
    return "";
}

size_t check_option_number(const struct check *check, const char *name)
{
    return (size_t)strtoul(check_option(check, name), NULL, 10);
}

const struct response *check_response(const struct check *check,
                                      const struct document *document,
                                      const struct link *link)
{
    const struct collection *all = check->collection;
    const struct request *request;

    if (!all->requests || !all->responses)
        return NULL;
    request = request_of(all->requests, document, link);
    return request ? all->responses[request->index] : NULL;
}

void check_responses(struct check *check,
                     void (*visit)(struct check *check, void *context,
                                   const struct answered_link *answered),
                     void *context)
{
    const struct collection *all = check->collection;

    for (size_t i = 0; i < all->count; i++)
        for (size_t k = 0; k < all->documents[i]->nlinks; k++) {
            struct answered_link answered = {
                all->documents[i], &all->documents[i]->links[k], NULL};

            answered.response =
                check_response(check, answered.document, answered.link);
            if (answered.response)
                visit(check, context, &answered);
        }
}
