#include "document/spans.h"
#include "engine/changed.h"

/* The new links of a document, by position. */
static struct changed_spans new_links(struct arena *arena,
                                      const struct changed *changed,
                                      const struct document *document)
{
    bool *unchanged = arena_array(arena, document->nlinks, sizeof *unchanged);
    struct changed_spans spans = {
        .items = arena_array(arena, document->nlinks, sizeof(struct span))};

    changed_links(changed, document, unchanged);
    for (size_t i = 0; i < document->nlinks; i++)
        if (!unchanged[i])
            changed_spans_add(&spans, document->links[i].span);
    return spans;
}

/* What is known while findings are looked through, by the document's index. */
struct keeping {
    const struct changed *const *changed;
    struct changed_spans *links;
};

/* What the web says of a link counts if the link is new, wherever in it the
   finding stands. */
static bool is_about_new_link(const struct keeping *keeping,
                              const struct finding *finding)
{
    const struct changed_spans *links =
        &keeping->links[finding->document->index];

    return finding->rule->stage == STAGE_WEB &&
           spans_hold(links->items, links->count, finding->span.start);
}

static bool inserts_lines(const struct edit *edit)
{
    return edit->span.start == edit->span.end && str_has_char(edit->text, '\n');
}

/* What comes of lines that went: a table that is none any more, or lines that
   are missing there. All else on the lines beside them is old. */
static bool is_of_removal(const struct changed *own,
                          const struct finding *finding)
{
    if (!finding->edits)
        return str_starts(str_from(finding->rule->name), STR("table/")) &&
               changed_adjoins(own, finding->span);
    for (const struct edit *e = finding->edits; e; e = e->next)
        if (inserts_lines(e) && changed_adjoins(own, e->span))
            return true;
    return false;
}

static bool is_kept(const struct keeping *keeping,
                    const struct finding *finding)
{
    const struct changed *own = keeping->changed[finding->document->index];

    if (finding->whole)
        return own->added.count > 0;
    if (changed_adds(own, finding->span) || is_of_removal(own, finding) ||
        is_about_new_link(keeping, finding))
        return true;
    for (const struct edit *e = finding->edits; e; e = e->next)
        if (changed_adds(own, e->span))
            return true;
    for (const struct place *p = finding->related; p; p = p->next)
        if (changed_adds(keeping->changed[p->document->index], p->span))
            return true;
    return false;
}

/* The first place that it speaks of on a new line of its own document. */
static struct place *new_place(const struct changed *own,
                               const struct finding *finding)
{
    for (struct place *p = finding->related; p; p = p->next)
        if (p->document == finding->document && changed_adds(own, p->span))
            return p;
    return NULL;
}

/* Where only a place that it speaks of is new, as where an entry was added
   above another with the same link, it is told there: nobody looks at the old
   line. */
static void move_to_new(const struct keeping *keeping, struct arena *arena,
                        struct finding *finding)
{
    const struct document *document = finding->document;
    const struct changed *own = keeping->changed[document->index];
    struct span old = finding->span;
    struct place *place = new_place(own, finding);

    if (!place || finding->whole || changed_adds(own, old))
        return;
    finding->message = str_printf(arena, "on the old line %zu: %.*s",
                                  document_line(document, old.start) + 1,
                                  STR_ARG(finding->message));
    finding->span = place->span;
    place->span = old;
    place->message = STR("the old line");
}

static size_t keep(const struct keeping *keeping, struct finding **findings,
                   size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        if (is_kept(keeping, findings[i]))
            findings[kept++] = findings[i];
    return kept;
}

void changed_keep(struct findings *findings,
                  const struct collection *collection,
                  const struct changed *const *changed)
{
    struct keeping keeping = {.changed = changed};
    struct arena arena;

    arena_init(&arena);
    keeping.links =
        arena_array(&arena, collection->count, sizeof *keeping.links);
    for (size_t i = 0; i < collection->count; i++)
        keeping.links[i] =
            new_links(&arena, changed[i], collection->documents[i]);
    findings->count = keep(&keeping, findings->items, findings->count);
    for (size_t i = 0; i < findings->count; i++)
        move_to_new(&keeping, findings->arenas, findings->items[i]);
    findings_sort(findings);
    findings->nsuppressed =
        keep(&keeping, findings->suppressed, findings->nsuppressed);
    findings->nbaselined =
        keep(&keeping, findings->baselined, findings->nbaselined);
    arena_release(&arena);
}
