#include "explain/explain.h"

#include "explain/parts.h"
#include "explain/words.h"

/* A page while it is written. */
struct page {
    struct buf *out;
    struct arena arena;
};

/* The most back-ticks in a row. */
static size_t longest_ticks(struct str text)
{
    size_t longest = 0, run = 0;

    for (size_t i = 0; i < text.len; i++) {
        run = text.ptr[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

static void add_fence(struct page *page, size_t ticks)
{
    for (size_t i = 0; i < ticks; i++)
        buf_add_char(page->out, '`');
}

/* A code block that nothing in the text can end. */
static void add_code(struct page *page, struct str text)
{
    size_t ticks = longest_ticks(text) + 1;

    ticks = ticks < 3 ? 3 : ticks;
    add_fence(page, ticks);
    buf_printf(page->out, "text\n%.*s", STR_ARG(text));
    add_fence(page, ticks);
    buf_add_char(page->out, '\n');
}

/* Text for a cell: a pipe would end it. */
static void add_cell(struct page *page, const char *text)
{
    for (; *text; text++) {
        if (*text == '|')
            buf_add_char(page->out, '\\');
        buf_add_char(page->out, *text);
    }
}

static struct str short_name(const struct rule *rule)
{
    struct str name;

    str_cut(str_from(rule->name), '/', &name);
    return name;
}

/* The fragment that GitHub gives the heading `TBL006: missing-cell`. */
static struct str anchor(struct page *page, const struct rule *rule)
{
    struct str code = str_lower(&page->arena, str_from(rule->code));

    return str_printf(&page->arena, "#%.*s-%.*s", STR_ARG(code),
                      STR_ARG(short_name(rule)));
}

static void add_table_head(struct page *page)
{
    buf_add(page->out, STR("| Code | Rule | Severity | Fix | Finds |\n"
                           "| --- | --- | --- | --- | --- |\n"));
}

/* `folder` stands before the anchor: where the rule's page is. */
static void add_table_row(struct page *page, const struct rule *rule,
                          struct str folder)
{
    struct str at = anchor(page, rule);

    buf_printf(page->out, "| [%s](%.*s%.*s) | %s | %s | %s | ", rule->code,
               STR_ARG(folder), STR_ARG(at), rule->name,
               severity_name(rule->severity), fix_word(rule));
    add_cell(page, rule->summary);
    buf_add(page->out, STR(" |\n"));
}

static void add_head(struct page *page, const struct rule *rule)
{
    struct str name = short_name(rule);

    buf_printf(page->out, "\n## %s: %.*s\n\n", rule->code, STR_ARG(name));
    buf_printf(page->out, "**%s**\n\n", rule->summary);
    buf_printf(page->out, "- Severity: %s\n", severity_sentence(rule));
    buf_printf(page->out, "- Fix: %s\n", fix_sentence(rule));
    buf_printf(page->out, "- Reads: %s\n\n", stage_sentence(rule));
    buf_printf(page->out, "%s\n", rule->rationale);
}

static void add_part(struct page *page, const struct rule *rule,
                     const struct part *part)
{
    if (!part->text.len)
        return;
    buf_printf(page->out, "\n%s", part->title);
    if (part->file)
        buf_printf(page->out, ", from [%s](../../fixtures/%s/%s)", part->file,
                   rule->name, part->file);
    buf_add(page->out, STR(":\n\n"));
    add_code(page, part->text);
}

static void add_example(struct page *page, const struct rule *rule)
{
    const struct example *example = example_of(rule);
    struct part parts[PARTS];

    if (!example)
        return;
    parts_of(&page->arena, example, EXPLAIN_WIDTH, parts);
    for (size_t i = 0; i < PARTS; i++)
        add_part(page, rule, &parts[i]);
}

static void add_options(struct page *page, const struct rule *rule)
{
    struct str setting = option_setting(&page->arena, rule);

    if (!rule->options)
        return;
    buf_add(page->out, STR("\nOptions:\n\n"));
    for (const struct option *o = rule->options; o->name; o++) {
        /* A default may be Markdown. */
        struct str values = option_values(&page->arena, o, "`");

        buf_printf(page->out, "- `%s`, %.*s: %s\n", o->name, STR_ARG(values),
                   o->summary);
    }
    buf_printf(page->out, "\nIn .listlint.yml: `%.*s`\n", STR_ARG(setting));
}

static void add_remedies(struct page *page, const struct rule *rule)
{
    struct remedy remedies[REMEDIES];
    size_t count = rule_remedies(&page->arena, rule, remedies);

    buf_printf(page->out, "\n%s:\n\n", remedies_title(rule));
    for (size_t i = 0; i < count; i++)
        buf_printf(page->out, "- %s: `%.*s`\n", remedies[i].where,
                   STR_ARG(remedies[i].text));
}

static void page_init(struct page *page, struct buf *out)
{
    page->out = out;
    arena_init(&page->arena);
    buf_add(out, STR("<!-- Made from the rules and their fixtures by "
                     "`cmake --build BUILD --target docs`. -->\n\n"));
}

static bool in_family(const struct rule *rule, struct str family)
{
    return str_eq(family_of(rule), family);
}

void explain_index(struct buf *out, const struct rule *const *rules)
{
    struct page page;

    page_init(&page, out);
    buf_add(out, STR("# The rules\n\n"
                     "What `listlint rules` lists. A fix is an edit that "
                     "`listlint --fix` makes, with `--unsafe-fixes` where it "
                     "may lose what a reader sees: for each finding (yes), "
                     "for some, or for none (no).\n"));
    for (size_t i = 0; rules[i]; i++) {
        struct str family = family_of(rules[i]);
        struct str file =
            str_printf(&page.arena, "%.*s/README.md", STR_ARG(family));

        if (family_begins(rules, i)) {
            buf_printf(out, "\n## [%.*s](%.*s): %s\n\n", STR_ARG(family),
                       STR_ARG(file), family_title(family));
            add_table_head(&page);
        }
        add_table_row(&page, rules[i], file);
    }
    arena_release(&page.arena);
}

void explain_family(struct buf *out, const struct rule *const *rules,
                    struct str family)
{
    struct page page;

    page_init(&page, out);
    buf_printf(out, "# %.*s: %s\n\n[All rules](../README.md)\n\n",
               STR_ARG(family), family_title(family));
    add_table_head(&page);
    for (size_t i = 0; rules[i]; i++)
        if (in_family(rules[i], family))
            add_table_row(&page, rules[i], STR(""));
    for (size_t i = 0; rules[i]; i++) {
        if (!in_family(rules[i], family))
            continue;
        add_head(&page, rules[i]);
        add_example(&page, rules[i]);
        add_options(&page, rules[i]);
        add_remedies(&page, rules[i]);
    }
    arena_release(&page.arena);
}
