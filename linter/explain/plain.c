#include "explain/explain.h"

#include "explain/parts.h"
#include "explain/words.h"
#include "text/wrap.h"

enum { INDENT = 2, LABEL = 10 };

/* A page while it is written. */
struct page {
    struct buf *out;
    struct arena arena;
    bool color;
};

static void add_bold(struct page *page, const char *text)
{
    buf_printf(page->out, "%s%s%s", page->color ? "\033[1m" : "", text,
               page->color ? "\033[0m" : "");
}

static void add_title(struct page *page, const char *title)
{
    buf_add_char(page->out, '\n');
    add_bold(page, title);
    buf_add(page->out, STR("\n\n"));
}

/* Text in lines behind so many spaces. */
static void add_text(struct page *page, struct str text, int indent)
{
    while (text.len) {
        struct str line = wrap_line(&text, EXPLAIN_WIDTH - (size_t)indent);

        buf_printf(page->out, "%*s%.*s\n", indent, "", STR_ARG(line));
    }
}

/* Lines as they are. */
static void add_lines(struct page *page, struct str lines)
{
    while (lines.len) {
        struct str line = str_cut(lines, '\n', &lines);

        buf_printf(page->out, "%*s%.*s\n", line.len ? INDENT : 0, "",
                   STR_ARG(line));
    }
}

static void add_fact(struct page *page, const char *label, const char *text)
{
    buf_printf(page->out, "%*s%-*s%s\n", INDENT, "", LABEL, label, text);
}

static void add_head(struct page *page, const struct rule *rule)
{
    add_bold(page, rule->code);
    buf_add_char(page->out, ' ');
    add_bold(page, rule->name);
    buf_add_char(page->out, '\n');
    add_text(page, str_from(rule->summary), 0);
    buf_add_char(page->out, '\n');
    add_fact(page, "severity", severity_sentence(rule));
    add_fact(page, "fix", fix_sentence(rule));
    add_fact(page, "reads", stage_sentence(rule));
    buf_add_char(page->out, '\n');
    add_text(page, str_from(rule->rationale), 0);
}

static void add_example(struct page *page, const struct rule *rule)
{
    const struct example *example = example_of(rule);
    struct part parts[PARTS];

    if (!example)
        return;
    parts_of(&page->arena, example, EXPLAIN_WIDTH - INDENT, parts);
    for (size_t i = 0; i < PARTS; i++) {
        if (!parts[i].text.len)
            continue;
        add_title(page, parts[i].title);
        add_lines(page, parts[i].text);
    }
}

static void add_options(struct page *page, const struct rule *rule)
{
    const struct option *option = rule->options;

    if (!option)
        return;
    add_title(page, "Options");
    for (; option->name; option++) {
        struct str values = option_values(&page->arena, option, "");

        add_text(
            page,
            str_printf(&page->arena, "%s: %.*s", option->name, STR_ARG(values)),
            INDENT);
        add_text(page, str_from(option->summary), 2 * INDENT);
    }
    add_text(page, STR("in .listlint.yml:"), INDENT);
    add_text(page, option_setting(&page->arena, rule), 2 * INDENT);
}

static void add_remedies(struct page *page, const struct rule *rule)
{
    struct remedy remedies[REMEDIES];
    size_t count = rule_remedies(&page->arena, rule, remedies);

    add_title(page, remedies_title(rule));
    for (size_t i = 0; i < count; i++) {
        add_text(page, str_printf(&page->arena, "%s:", remedies[i].where),
                 INDENT);
        add_text(page, remedies[i].text, 2 * INDENT);
    }
}

void explain_plain(struct buf *out, const struct rule *rule, bool color)
{
    struct page page = {.out = out, .color = color};

    arena_init(&page.arena);
    add_head(&page, rule);
    add_example(&page, rule);
    add_options(&page, rule);
    add_remedies(&page, rule);
    arena_release(&page.arena);
}
