#include "cli/rule_explain.h"

#include "cli/terminal.h"
#include "engine/rule.h"
#include "engine/selector.h"
#include "explain/explain.h"

static bool all_known(struct options *options, struct str *error)
{
    for (size_t i = 0; i < options->npaths; i++) {
        struct str word = str_from(options->paths[i]);

        if (selector_known(word, all_rules))
            continue;
        *error = selector_error(&options->arena, word, all_rules);
        return false;
    }
    if (!options->npaths)
        *error = STR("explain needs a RULE; `listlint rules` lists them");
    return options->npaths > 0;
}

static void add_pages(struct buf *pages, struct str word, bool color)
{
    for (size_t i = 0; all_rules[i]; i++) {
        if (selector_match(word, all_rules[i]) == EXACTNESS_NONE)
            continue;
        if (pages->len)
            buf_add(pages, STR("\n\n"));
        explain_plain(pages, all_rules[i], color);
    }
}

bool rule_explain(FILE *out, struct options *options, struct str *error)
{
    bool color = terminal_style(options, true).color;
    struct buf pages;

    if (!all_known(options, error))
        return false;
    buf_init(&pages);
    for (size_t i = 0; i < options->npaths; i++)
        add_pages(&pages, str_from(options->paths[i]), color);
    fwrite(buf_str(&pages).ptr, 1, pages.len, out);
    buf_release(&pages);
    return true;
}
