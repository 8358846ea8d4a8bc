/*
 * MET018: names torn by a program that puts spaces around hyphens.
 */
#include "engine/rule.h"

static const struct str torn_hyphen = {" - ", 3};

/* So many names of one table must be torn for sure, before one that nothing
   else speaks of is held to be torn too. */
enum { TORN_NAMES = 3 };

/* A document at work. */
struct work {
    struct check *check;
    const struct document *document;
    struct map names; /* every name and link text, once they are asked for; the
                         values say nothing */
    bool noted;
    size_t *torn_tables; /* torn names of each table, for sure */
};

/* What a torn name should be, and how that is known. */
struct repair {
    struct str name;   /* empty: unknown */
    const char *proof; /* ", its link says" */
};

/* The text with every torn hyphen replaced. */
static struct str join(struct arena *arena, struct str text,
                       struct str replacement)
{
    struct buf buf;
    struct str joined;
    size_t from = 0, at;

    buf_init(&buf);
    while ((at = str_find(text, torn_hyphen, from)) != STR_NONE) {
        buf_add(&buf, str_slice(text, from, at));
        buf_add(&buf, replacement);
        from = at + torn_hyphen.len;
    }
    buf_add(&buf, str_slice(text, from, text.len));
    joined = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return joined;
}

/* Whether all of its spaces are beside hyphens: a title with a dash in it has
   others. */
static bool looks_torn(struct str name)
{
    bool torn = false;

    for (size_t at = 0; at < name.len; at++) {
        if (name.ptr[at] != ' ')
            continue;
        if (!at || at + torn_hyphen.len >= name.len ||
            !str_starts(str_slice(name, at, name.len), torn_hyphen) ||
            name.ptr[at + torn_hyphen.len] == ' ')
            return false;
        at += torn_hyphen.len - 1;
        torn = true;
    }
    return torn;
}

/* Whether the word is a segment of the path of the address. */
static bool is_segment(struct str address, struct str word)
{
    struct url url;
    struct str rest;

    if (!url_split(address, &url))
        return false;
    rest = url.path;
    while (rest.len)
        if (str_eq(str_cut(rest, '/', &rest), word))
            return true;
    return false;
}

/* The form of the name that its link shows. */
static struct repair ask_link(struct work *work, const struct entry *entry)
{
    static const char *const joints[] = {"-", "_", ""};
    struct arena *arena = work->check->arena;
    struct str address;

    if (!entry->link)
        return (struct repair){0};
    address = join(arena, entry->link->url, STR("-"));
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        struct str name = join(arena, entry->name, str_from(joints[i]));

        if (is_segment(address, name))
            return (struct repair){name, ", its link says"};
    }
    return (struct repair){0};
}

static void note_names(struct work *work)
{
    const struct document *document = work->document;

    for (size_t i = 0; i < document->nentries; i++)
        *map_at(&work->names, document->entries[i].name) = work;
    for (size_t i = 0; i < document->nlinks; i++)
        *map_at(&work->names, document->links[i].text) = work;
    work->noted = true;
}

/* The whole name, if another entry has it. */
static struct repair ask_names(struct work *work, const struct entry *entry)
{
    struct str name = join(work->check->arena, entry->name, STR("-"));

    if (!work->noted)
        note_names(work);
    if (map_get(&work->names, name))
        return (struct repair){name, ", elsewhere it is"};
    return (struct repair){0};
}

static struct repair find_repair(struct work *work, const struct entry *entry)
{
    struct repair repair = ask_link(work, entry);

    if (!repair.name.len)
        repair = ask_names(work, entry);
    if (repair.name.len || !entry->link ||
        str_find(entry->link->url, torn_hyphen, 0) == STR_NONE)
        return repair;
    return (struct repair){join(work->check->arena, entry->name, STR("-")),
                           " like its link; it was"};
}

/* Puts whole hyphens in the place of the torn ones of a text that stands in the
   source as it is shown. */
static void mend(struct work *work, struct finding *finding, struct span span,
                 struct str torn, struct str whole)
{
    struct str source = document_text(work->document, span);
    size_t at = str_find(source, torn, 0);

    if (at != STR_NONE)
        finding_edit(work->check, finding,
                     (struct span){span.start + at, span.start + at + torn.len},
                     whole, false);
}

static void report_name(struct work *work, const struct entry *entry,
                        const struct repair *repair)
{
    const struct link *link = entry->link;
    struct finding *finding =
        report(work->check, work->document, entry->name_span,
               "%.*s is torn by spaces%s %.*s",
               STR_ARG(quote(work->check, entry->name)), repair->proof,
               STR_ARG(quote(work->check, repair->name)));

    mend(work, finding, entry->name_span, entry->name, repair->name);
    if (link && str_eq(link->text, entry->name) &&
        (link->text_span.end <= entry->name_span.start ||
         link->text_span.start >= entry->name_span.end))
        mend(work, finding, link->text_span, entry->name, repair->name);
}

static void check_entry(struct work *work, const struct entry *entry)
{
    struct repair repair = find_repair(work, entry);

    if (!repair.name.len && entry->table != NONE &&
        work->torn_tables[entry->table] >= TORN_NAMES)
        repair =
            (struct repair){join(work->check->arena, entry->name, STR("-")),
                            " like other names here; it was"};
    if (repair.name.len)
        report_name(work, entry, &repair);
}

static void check_entries(struct work *work)
{
    const struct document *document = work->document;

    for (size_t i = 0; i < document->nentries; i++) {
        const struct entry *entry = &document->entries[i];

        if (entry->table != NONE && looks_torn(entry->name) &&
            find_repair(work, entry).name.len)
            work->torn_tables[entry->table]++;
    }
    for (size_t i = 0; i < document->nentries; i++)
        if (looks_torn(document->entries[i].name))
            check_entry(work, &document->entries[i]);
}

static void check_names(struct check *check)
{
    const struct document *document = check->document;
    struct work work = {.check = check, .document = document};

    if (str_find(document->source, torn_hyphen, 0) == STR_NONE)
        return;
    map_init(&work.names);
    work.torn_tables = arena_array(check->arena, document->ntables + 1,
                                   sizeof *work.torn_tables);
    check_entries(&work);
    map_release(&work.names);
}

const struct rule rule_metadata_spaced_hyphen = {
    .code = "MET018",
    .name = "metadata/spaced-hyphen",
    .summary = "a name torn by spaces around its hyphens",
    .rationale =
        "Editors and translators that put spaces around hyphens tear names: "
        "nobody who searches for `Huatuo-26M` finds `Huatuo - 26M`, and the "
        "links that were torn with them are dead. A name is told only if its "
        "link or another entry shows it whole, if its link is torn too, or if "
        "three others of its table are torn for sure. The fix is unsafe, "
        "since a dash may be meant.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_names,
};
