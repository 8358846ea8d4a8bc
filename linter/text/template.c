#include "text/template.h"

#include "text/alloc.h"
#include "text/buf.h"
#include "text/utf8.h"

/* What a field matches. Possessive: what it took it does not give back, so
   that no text is read more than once. */
static const char bracketed[] =
    "(?:\\\\.|`[^`]*+`|(\\[(?:\\\\.|[^\\[\\]\\\\]|(?-1))*+\\])|[^\\[\\]])++";
static const char parenthesized[] =
    "(?:<[^<>]*+>|(?:\\\\.|(\\((?:\\\\.|[^()\\\\\\s]|(?-1))*+\\))|[^()\\s])++)"
    "(?:\\s++(?:\"[^\"]*+\"|'[^']*+'|\\([^()]*+\\)))?+";
static const char last[] = ".++";
static const char any[] = ".+?";

/* A character of the template, or a field. */
struct element {
    size_t start, end; /* in the template */
    bool field;
    bool loose;     /* a field that nothing but what follows it ends */
    size_t pattern; /* where its pattern begins */
};

struct template
{
    struct str text;
    struct element *elements;
    size_t count, capacity;
    struct track *track;
};

/* The end of the field that begins at the offset, or 0. */
static size_t field_end(struct str text, size_t at)
{
    size_t end = at + 1;

    if (text.ptr[at] != '{')
        return 0;
    while (end < text.len && (char_is_alnum(text.ptr[end]) ||
                              text.ptr[end] == '-' || text.ptr[end] == '_'))
        end++;
    if (end == at + 1 || end == text.len || text.ptr[end] != '}')
        return 0;
    return end + 1;
}

static struct element *next_element(struct template *template, size_t at)
{
    size_t end = field_end(template->text, at);
    struct element *element;

    template->elements =
        mem_grow(template->elements, template->count, &template->capacity,
                 sizeof *template->elements);
    element = &template->elements[template->count++];
    *element = (struct element){.start = at, .end = end, .field = end != 0};
    if (!end)
        element->end =
            at +
            utf8_decode(str_slice(template->text, at, template->text.len)).len;
    return element;
}

static const char *field_pattern(struct str text, const struct element *field)
{
    char before = field->start ? text.ptr[field->start - 1] : 0;
    char behind = field->end < text.len ? text.ptr[field->end] : 0;

    if (before == '[' && behind == ']')
        return bracketed;
    if (before == '(' && behind == ')')
        return parenthesized;
    return behind ? any : last;
}

static void add_element(struct template *template, struct buf *pattern,
                        struct element *element)
{
    struct str text = str_slice(template->text, element->start, element->end);
    const char *field = field_pattern(template->text, element);

    buf_add(pattern, STR("(?C)"));
    element->pattern = pattern->len;
    if (element->field) {
        buf_add(pattern, str_from(field));
        element->loose = field == any;
        return;
    }
    if (text.len == 1 && char_is_punct(text.ptr[0]))
        buf_add_char(pattern, '\\');
    buf_add(pattern, text);
}

/* Reads the elements; how many of them are fields. */
static size_t compile(struct template *template, struct buf *pattern)
{
    size_t fields = 0;

    buf_add(pattern, STR("(?s)^"));
    for (size_t at = 0; at < template->text.len;) {
        struct element *element = next_element(template, at);

        add_element(template, pattern, element);
        fields += element->field;
        at = element->end;
    }
    buf_add(pattern, STR("(?C)\\z"));
    return fields;
}

bool template_is_pattern(struct str text, struct str *pattern)
{
    text = str_trim(text);
    *pattern = str_slice(text, 1, text.len - 1);
    return text.len > 1 && str_starts(text, STR("/")) &&
           str_ends(text, STR("/"));
}

struct template *template_new(struct arena *arena, struct str text)
{
    struct template *template;
    struct buf pattern;

    if (text.len > TEMPLATE_LONGEST || str_has_char(text, '\0') ||
        utf8_invalid(text, 0) < text.len)
        return NULL;
    template = mem_zero(1, sizeof *template);
    template->text = str_copy(arena, text);
    buf_init(&pattern);
    if (compile(template, &pattern))
        template->track = track_new(buf_str(&pattern), false);
    buf_release(&pattern);
    if (template->track)
        return template;
    template_free(template);
    return NULL;
}

void template_free(struct template *template)
{
    if (!template)
        return;
    track_free(template->track);
    mem_free(template->elements);
    mem_free(template);
}

/* The element that the pattern's part belongs to; their number at its end. */
static size_t element_at(const struct template *template, size_t pattern)
{
    size_t low = 0, high = template->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (template->elements[middle].pattern < pattern)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool closes(const struct template *template, size_t index)
{
    const struct element *element = &template->elements[index];
    char c = template->text.ptr[element->start];

    return !element->field && (c == ')' || c == ']');
}

/* From the element that a text did not follow, back to where the text that it
   is in begins; the text has all between. */
static size_t run_start(const struct template *template, size_t index)
{
    if (index == template->count || template->elements[index].field)
        return index;
    while (index && !template->elements[index - 1].field &&
           !closes(template, index - 1))
        index--;
    return index;
}

static size_t run_end(const struct template *template, size_t start)
{
    size_t end = start;

    if (start == template->count)
        return start;
    if (template->elements[start].field)
        return start + 1;
    while (end < template->count && !template->elements[end].field)
        if (closes(template, end++))
            break;
    return end;
}

/* Where an element begins in the template; its length at its end. */
static size_t offset_of(const struct template *template, size_t index)
{
    return index < template->count ? template->elements[index].start
                                   : template->text.len;
}

enum tracking template_follow(const struct template *template, struct str text,
                              struct departure *departure)
{
    struct track_end end;
    enum tracking result = track_follow(template->track, text, &end);
    size_t index = element_at(template, end.pattern);
    size_t first = run_start(template, index);
    size_t start = offset_of(template, first);

    departure->before = str_slice(template->text, 0, start);
    departure->expected = str_slice(
        template->text, start, offset_of(template, run_end(template, first)));
    departure->at = end.text - (offset_of(template, index) - start);
    departure->loose = first && template->elements[first - 1].loose;
    return result;
}
