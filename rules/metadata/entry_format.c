/*
 * MET016: bullets that are written in another form than those of their list.
 */
#include "engine/rule.h"

#include <string.h>

/* The form that is asked for: a template, or a pattern. */
struct form {
    struct str text; /* as the option has it, without a template's marker */
    struct template *template;
    struct track *track;
};

/* The bullets of one section and one item around them. */
struct list {
    size_t judged, followed;
};

enum judgement { NOT_JUDGED, FOLLOWED, LEFT };

struct work {
    struct check *check;
    struct form form;
    struct list *lists;        /* by list_of */
    unsigned char *judgements; /* of the blocks: enum judgement */
    struct arena scratch;      /* for the bullet at hand */
};

/* Characters that are mistaken for what a form asks for. */
static const struct look {
    const char *text, *name;
} looks[] = {
    {"-", "a hyphen"},       {"–", "an en dash"},
    {"—", "an em dash"},     {"―", "a horizontal bar"},
    {"‐", "a long hyphen"},  {"‑", "a no-break hyphen"},
    {"‒", "a figure dash"},  {"−", "a minus sign"},
    {"－", "a wide hyphen"}, {"\xC2\xA0", "a no-break space"},
    {"：", "a wide colon"},
};

static struct str without_marker(struct str text)
{
    if (text.len > 1 && memchr("-*+", text.ptr[0], 3) && text.ptr[1] == ' ')
        return str_trim(str_slice(text, 1, text.len));
    return text;
}

/* False if the option is neither, which a configuration is refused for. */
static bool form_read(struct check *check, struct form *form)
{
    struct str text = str_trim(str_from(check_option(check, "pattern")));

    *form = (struct form){.text = text};
    if (template_is_pattern(text, &form->text)) {
        form->track = track_new(form->text, true);
    } else {
        form->text = without_marker(text);
        form->template = template_new(check->arena, form->text);
    }
    return form->track || form->template;
}

static void form_release(struct form *form)
{
    track_free(form->track);
    template_free(form->template);
}

/* With each marker that the pattern may ask for; where none fits, the one
   counts with which the text comes furthest. */
static enum tracking follow_track(struct work *work, struct str text,
                                  size_t *left)
{
    static const char *const markers[] = {"-", "*", "+"};
    struct track_end furthest = {0, 0}, end;
    enum tracking result = TRACK_LEFT;

    for (size_t i = 0; result == TRACK_LEFT && i < 3; i++) {
        struct str line =
            str_printf(&work->scratch, "%s %.*s", markers[i], STR_ARG(text));

        result = track_follow(work->form.track, line, &end);
        if (!i || end.pattern > furthest.pattern)
            furthest = end;
    }
    *left = furthest.text < 2 ? 0 : furthest.text - 2;
    return result;
}

static enum tracking follow(struct work *work, struct str text,
                            struct departure *departure)
{
    if (work->form.template)
        return template_follow(work->form.template, text, departure);
    *departure = (struct departure){.at = 0};
    return follow_track(work, text, &departure->at);
}

static bool says_something(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (char_is_alnum(text.ptr[i]) || (unsigned char)text.ptr[i] >= 0x80)
            return true;
    return false;
}

/* Whether it does no more than name the bullets below it. */
static bool is_title(const struct work *work, const struct bullet *bullet)
{
    const struct document *document = work->check->document;
    struct span block = bullet->block->span, link = bullet->link->span;
    struct span before = {block.start, link.start};
    struct span behind = {link.end, block.end};

    if (!document->items[bullet->block->item].nested)
        return false;
    return says_something(document_text(document, before)) ||
           !says_something(document_text(document, behind));
}

/* What the bullets of one list have in common: the item around them, else
   their section. */
static struct list *list_of(const struct work *work, const struct block *block)
{
    const struct document *document = work->check->document;
    size_t parent = document->items[block->item].parent;

    if (parent != NONE)
        return &work->lists[parent];
    return &work->lists[document->nitems +
                        (block->section == NONE ? 0 : block->section + 1)];
}

static void judge(struct work *work, size_t index)
{
    const struct block *block = &work->check->document->blocks[index];
    struct departure departure;
    struct bullet bullet;
    enum tracking tracking;
    struct list *list;

    if (!bullet_read(&work->scratch, work->check->document, block, &bullet))
        return;
    tracking = follow(work, bullet.text, &departure);
    if (tracking == TRACK_UNKNOWN ||
        (tracking == TRACK_LEFT && is_title(work, &bullet)))
        return;
    list = list_of(work, block);
    list->judged++;
    list->followed += tracking == TRACK_FOLLOWED;
    work->judgements[index] = tracking == TRACK_FOLLOWED ? FOLLOWED : LEFT;
}

/* The marks and spaces that the text begins with, if a mark is among them. */
static size_t marks_of(struct str text)
{
    size_t len = 0;
    bool mark = false;

    while (len < text.len) {
        struct str rest = str_slice(text, len, text.len);
        size_t step = memchr(" -:;,.|=>/", rest.ptr[0], 10) ? 1 : 0;

        for (size_t i = 0; !step && i < sizeof looks / sizeof *looks; i++)
            if (str_starts(rest, str_from(looks[i].text)))
                step = strlen(looks[i].text);
        if (!step)
            break;
        mark = mark || rest.ptr[0] != ' ';
        len += step;
    }
    return mark ? len : 0;
}

/* The end of the first word; spaces in brackets do not end it. */
static size_t word_end(struct str text)
{
    size_t depth = 0, end = 0;

    for (; end < text.len; end++) {
        char c = text.ptr[end];

        if (c == ' ' && !depth)
            break;
        if (c == '[' || c == '(')
            depth++;
        if ((c == ']' || c == ')') && depth)
            depth--;
    }
    return end;
}

/* How much of the text is shown as what was found: its marks, else a word. */
static struct str found_in(struct str text)
{
    size_t marks = marks_of(text);

    if (marks && marks <= 16)
        return str_slice(text, 0, marks);
    text = str_trim(text);
    return str_slice(text, 0, word_end(text));
}

/* ", an en dash" where that stands for something else that was asked for. */
static struct str look_of(struct check *check, struct str expected,
                          struct str found)
{
    /* A hyphen is the usual one: only beside another dash it needs a name. */
    size_t i = utf8_skip_ascii(expected, 0) == expected.len ? 1 : 0;

    for (; expected.len && i < sizeof looks / sizeof *looks; i++) {
        struct str text = str_from(looks[i].text);

        if (marks_of(found) == found.len &&
            str_find(found, text, 0) != STR_NONE &&
            str_find(expected, text, 0) == STR_NONE)
            return str_printf(check->arena, ", %s", looks[i].name);
    }
    return STR("");
}

/* With its outer spaces, which may be all that is wrong. */
static struct str quote_exactly(struct check *check, struct str text)
{
    if (marks_of(text) == text.len)
        return str_printf(check->arena, "\"%.*s\"", STR_ARG(text));
    return quote(check, text);
}

/* "behind the link" */
static struct str place_name(struct check *check, struct str before)
{
    size_t field = before.len;

    if (!before.len)
        return STR("at the start");
    if (str_ends(before, STR("})")))
        return STR("behind the link");
    while (field && before.ptr[field - 1] != '{')
        field--;
    if (str_ends(before, STR("}")))
        return str_printf(check->arena, "behind %.*s",
                          STR_ARG(str_slice(before, field - 1, before.len)));
    field = str_find_char(before, '}', field);
    field = field == STR_NONE ? 0 : field + 1;
    return str_printf(check->arena, "behind \"%.*s\"",
                      STR_ARG(str_slice(before, field, before.len)));
}

static struct str expectation(struct check *check, struct str expected)
{
    if (!expected.len)
        return STR("nothing more");
    if (expected.ptr[0] == '{')
        return expected;
    return str_printf(check->arena, "\"%.*s\"", STR_ARG(expected));
}

static struct str message_of(struct check *check, struct str form,
                             const struct departure *departure, struct str rest)
{
    struct str missing = str_slice(form, departure->before.len, form.len);
    struct str found = found_in(rest);
    struct str expected = expectation(check, departure->expected);
    struct str place = place_name(check, departure->before);

    if (departure->loose)
        return str_printf(check->arena, "no %.*s %.*s", STR_ARG(expected),
                          STR_ARG(place));
    if (!rest.len)
        return str_printf(check->arena,
                          "the bullet ends %.*s, expected \"%.*s\"",
                          STR_ARG(place), STR_ARG(missing));
    return str_printf(check->arena, "expected %.*s %.*s, found %.*s%.*s",
                      STR_ARG(expected), STR_ARG(place),
                      STR_ARG(quote_exactly(check, found)),
                      STR_ARG(look_of(check, departure->expected, found)));
}

/* The place in the source of what was found. */
static struct span place_of(const struct bullet *bullet, size_t at)
{
    struct str rest = str_slice(bullet->text, at, bullet->text.len);
    struct str found = found_in(rest);
    size_t start = at + (size_t)(found.ptr - rest.ptr);

    if (!found.len)
        start = bullet->text.len;
    return (struct span){bullet->places[start],
                         found.len ? bullet->places[start + found.len - 1] + 1
                                   : bullet->places[start]};
}

static void report_left(struct work *work, const struct bullet *bullet,
                        const struct departure *departure)
{
    struct check *check = work->check;
    struct str rest = str_slice(bullet->text, departure->at, bullet->text.len);
    struct span span = place_of(bullet, departure->at);
    struct finding *finding;

    if (departure->loose)
        span = bullet->block->span;
    if (document_damaged(check->document, span))
        return;
    if (work->form.template)
        finding = report(
            check, check->document, span, "%.*s",
            STR_ARG(message_of(check, work->form.text, departure, rest)));
    else
        finding =
            report(check, check->document, span,
                   "the bullet leaves the pattern at %.*s",
                   STR_ARG(rest.len ? quote(check, rest) : STR("its end")));
    finding_help(check, finding, "write %s%.*s%s",
                 work->form.template ? "- " : "what matches /",
                 STR_ARG(work->form.text), work->form.template ? "" : "/");
}

static void report_block(struct work *work, const struct block *block)
{
    struct list *list = list_of(work, block);
    struct departure departure;
    struct bullet bullet;

    if (list->followed * 2 < list->judged ||
        !bullet_read(&work->scratch, work->check->document, block, &bullet))
        return;
    if (follow(work, bullet.text, &departure) == TRACK_LEFT)
        report_left(work, &bullet, &departure);
}

static void check_document(struct check *check)
{
    const struct document *document = check->document;
    struct work work = {.check = check};

    if (!form_read(check, &work.form))
        return;
    work.lists =
        arena_array(check->arena, document->nitems + document->nheadings + 1,
                    sizeof *work.lists);
    work.judgements = arena_alloc(check->arena, document->nblocks);
    arena_init(&work.scratch);
    for (size_t i = 0; i < document->nblocks; i++) {
        judge(&work, i);
        arena_release(&work.scratch);
    }
    for (size_t i = 0; i < document->nblocks; i++) {
        if (work.judgements[i] == LEFT)
            report_block(&work, &document->blocks[i]);
        arena_release(&work.scratch);
    }
    form_release(&work.form);
}

static const struct option options[] = {
    {"pattern", "- [{name}]({url}) - {description}", option_form,
     "what a bullet looks like: words in braces stand for text; or a regular "
     "expression between slashes"},
    {0},
};

const struct rule rule_metadata_entry_format = {
    .code = "MET016",
    .name = "metadata/entry-format",
    .summary = "a bullet in another form than its list",
    .rationale =
        "Scripts that make sites and statistics of a list read its bullets by "
        "their form, and a reader's eye does. Judged are bullets that hold a "
        "link to the web, in lists of which at least half have the form; a "
        "table of contents, a title of nested bullets and lists in another "
        "form are left alone. Any marker (`-`, `*`, `+`) is right.",
    .severity = SEVERITY_OFF,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_NEVER,
    .options = options,
    .check = check_document,
};
