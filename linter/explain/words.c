#include "explain/words.h"

#include "explain/example.h"
#include "text/yaml_quote.h"

static const struct {
    const char *name, *title;
} families[] = {
    {"duplicate", "is it there already"},
    {"encoding", "what the bytes say"},
    {"link", "does it render, and where does it point"},
    {"list", "the list as a whole"},
    {"metadata", "do the columns say what they should"},
    {"table", "what GitHub makes of the rows"},
    {"web", "is it alive"},
};

static const char *const fix_words[] = {
    [FIXABLE_NEVER] = "no",
    [FIXABLE_SOMETIMES] = "some",
    [FIXABLE_ALWAYS] = "yes",
};

static const char *const fix_sentences[] = {
    [FIXABLE_NEVER] = "none",
    [FIXABLE_SOMETIMES] = "for some findings",
    [FIXABLE_ALWAYS] = "for every finding",
};

static const char *const stage_sentences[] = {
    [STAGE_DOCUMENT] = "each list by itself",
    [STAGE_LIST] = "all lists of the run together",
    [STAGE_WEB] = "what the web answers; not with --offline",
    [STAGE_LAST] = "what came of the other rules",
};

static const char *const severity_sentences[] = {
    [SEVERITY_OFF] = "off, unless it is asked for",
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

struct str family_of(const struct rule *rule)
{
    struct str rest;

    return str_cut(str_from(rule->name), '/', &rest);
}

const char *family_title(struct str family)
{
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (str_eq(family, str_from(families[i].name)))
            return families[i].title;
    return "";
}

bool family_begins(const struct rule *const *rules, size_t index)
{
    return !index ||
           !str_eq(family_of(rules[index - 1]), family_of(rules[index]));
}

const char *fix_word(const struct rule *rule)
{
    return fix_words[rule->fixable];
}

const char *severity_sentence(const struct rule *rule)
{
    return severity_sentences[rule->severity];
}

const char *fix_sentence(const struct rule *rule)
{
    return fix_sentences[rule->fixable];
}

const char *stage_sentence(const struct rule *rule)
{
    return stage_sentences[rule->stage];
}

static struct str list_choices(struct arena *arena, struct str rest,
                               struct str standard)
{
    struct str list = STR("");

    while (rest.len) {
        struct str word = str_cut(rest, ' ', &rest);
        const char *mark = str_eq(word, standard) ? " (default)" : "";
        const char *before = !list.len ? "" : rest.len ? ", " : " or ";

        list = str_printf(arena, "%.*s%s%.*s%s", STR_ARG(list), before,
                          STR_ARG(word), mark);
    }
    return list;
}

static const char *const kind_words[] = {
    [OPTION_TEXT] = "",
    [OPTION_NUMBER] = ", a whole number",
    [OPTION_FORM] = ", a template, or a pattern (PCRE2) between slashes",
};

struct str option_values(struct arena *arena, const struct option *option,
                         const char *mark)
{
    enum option_kind kind = option_kind(option);
    struct str value = yaml_quote(arena, str_from(option->value));

    if (kind == OPTION_WORD)
        return list_choices(arena, str_from(option->choices),
                            str_from(option->value));
    return str_printf(arena, "%s%.*s%s (default)%s", mark, STR_ARG(value), mark,
                      kind_words[kind]);
}

struct str option_defaults(struct arena *arena, const struct rule *rule)
{
    struct str list = STR("");

    for (const struct option *o = rule->options; o && o->name; o++) {
        struct str value = yaml_quote(arena, str_from(o->value));

        list = str_printf(arena, "%.*s%s%s: %.*s", STR_ARG(list),
                          list.len ? ", " : "", o->name, STR_ARG(value));
    }
    return str_printf(arena, "%s: {%.*s}", rule->name, STR_ARG(list));
}

struct str option_setting(struct arena *arena, const struct rule *rule)
{
    struct str defaults = option_defaults(arena, rule);

    return str_printf(arena, "options: {%.*s}", STR_ARG(defaults));
}

const char *remedies_title(const struct rule *rule)
{
    return rule->severity == SEVERITY_OFF ? "To switch it on"
                                          : "To switch it off";
}

/* Some rules speak of a file as a whole, which no comment on a line helps. */
static bool has_line(const struct rule *rule)
{
    const struct example *example = example_of(rule);
    struct str told = example ? example->told : STR("");
    size_t line = 1;

    if (told.len)
        example_finding(&told, &line);
    return line > 0;
}

static struct str comment(struct arena *arena, const char *scope,
                          const struct rule *rule)
{
    return str_printf(arena, "<!-- listlint-disable-%s %s -->", scope,
                      rule->code);
}

size_t rule_remedies(struct arena *arena, const struct rule *rule,
                     struct remedy remedies[REMEDIES])
{
    bool off = rule->severity == SEVERITY_OFF;
    size_t count = 0;

    if (!off && has_line(rule))
        remedies[count++] = (struct remedy){
            "at the end of the line, in a table inside its last cell",
            comment(arena, "line", rule)};
    if (!off)
        remedies[count++] =
            (struct remedy){"anywhere in the file, for all of it",
                            comment(arena, "file", rule)};
    remedies[count++] = (struct remedy){
        "in .listlint.yml", str_printf(arena, "rules: {%s: %s}", rule->name,
                                       off ? "warning" : "off")};
    return count;
}
