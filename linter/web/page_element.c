#include "web/page_element.h"

#include "text/words.h"

/* In the order of their names. */
static const struct {
    const char *name;
    unsigned roles;
} elements[] = {
    {"a", ROLE_INLINE | ROLE_PART},
    {"abbr", ROLE_INLINE},
    {"app-root", ROLE_APPLICATION},
    {"aside", ROLE_FRAME},
    {"b", ROLE_INLINE},
    {"bdi", ROLE_INLINE},
    {"code", ROLE_INLINE},
    {"dt", ROLE_PART},
    {"em", ROLE_INLINE},
    {"font", ROLE_INLINE},
    {"footer", ROLE_FRAME},
    {"frame", ROLE_FRAMES},
    {"frameset", ROLE_FRAMES},
    {"g-emoji", ROLE_INLINE},
    {"h1", ROLE_HEADING | ROLE_PART | ROLE_FIRST_HEADING},
    {"h2", ROLE_HEADING | ROLE_PART},
    {"h3", ROLE_HEADING | ROLE_PART},
    {"h4", ROLE_HEADING | ROLE_PART},
    {"h5", ROLE_HEADING | ROLE_PART},
    {"h6", ROLE_HEADING | ROLE_PART},
    {"header", ROLE_FRAME},
    {"i", ROLE_INLINE},
    {"kbd", ROLE_INLINE},
    {"mark", ROLE_INLINE},
    {"nav", ROLE_FRAME},
    {"noscript", ROLE_NOSCRIPT},
    {"q", ROLE_INLINE},
    {"rapi-doc", ROLE_APPLICATION},
    {"redoc", ROLE_APPLICATION},
    {"s", ROLE_INLINE},
    {"script", ROLE_SCRIPT | ROLE_HIDDEN},
    {"section", ROLE_PART},
    {"small", ROLE_INLINE},
    {"span", ROLE_INLINE},
    {"strong", ROLE_INLINE},
    {"style", ROLE_HIDDEN},
    {"sub", ROLE_INLINE},
    {"sup", ROLE_INLINE},
    {"svg", ROLE_HIDDEN | ROLE_INLINE},
    {"template", ROLE_HIDDEN},
    {"title", ROLE_TITLE},
    {"tt", ROLE_INLINE},
    {"u", ROLE_INLINE},
    {"var", ROLE_INLINE},
    {"wbr", ROLE_INLINE},
};

unsigned page_element_roles(struct str name)
{
    size_t low = 0, high = sizeof elements / sizeof *elements;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(name, str_from(elements[middle].name));

        if (!order)
            return elements[middle].roles;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

bool page_attribute_names(struct page_attribute attribute)
{
    return str_eq_nocase(attribute.name, STR("id")) ||
           (str_eq_nocase(attribute.name, STR("name")) &&
            str_eq(attribute.element, STR("a")));
}

bool page_attribute_is_root(struct page_attribute attribute)
{
    return str_eq_nocase(attribute.name, STR("id")) &&
           words_have("root app __next __nuxt ___gatsby react-root app-root "
                      "app-mount main-app react-app vue-app svelte q-app "
                      "application swagger-ui",
                      attribute.value);
}

static bool is_meta(struct page_attribute attribute, struct str content)
{
    return str_eq(attribute.element, STR("meta")) &&
           str_eq_nocase(attribute.name, STR("content")) &&
           str_eq(attribute.value, content);
}

bool page_attribute_is_hub(struct page_attribute attribute)
{
    return is_meta(attribute, STR("GitHub")) || is_meta(attribute, STR("Gist"));
}

bool page_attribute_is_application(struct page_attribute attribute)
{
    if (is_meta(attribute, STR("GitLab")))
        return true;
    return words_have("ng-app data-ng-app ng-controller ng-version ng-view "
                      "ui-view v-cloak data-v-app",
                      attribute.name);
}

bool page_attribute_routes(struct page_attribute attribute)
{
    struct str value = attribute.value;

    return str_eq_nocase(attribute.name, STR("href")) && value.len > 2 &&
           (str_starts(value, STR("#/")) || str_starts(value, STR("#!")));
}

bool page_attribute_is_gate(struct page_attribute attribute)
{
    if (str_eq_nocase(attribute.name, STR("http-equiv")))
        return str_eq_nocase(attribute.value, STR("refresh"));
    return str_eq_nocase(attribute.name, STR("type")) &&
           str_eq_nocase(attribute.value, STR("password"));
}

bool page_attribute_is_link(struct page_attribute attribute)
{
    return words_have("href src action", attribute.name);
}

bool page_script_runs(const char **attributes)
{
    for (; attributes && attributes[0]; attributes += 2) {
        struct str type = str_from(attributes[1]);

        if (!str_eq_nocase(str_from(attributes[0]), STR("type")) || !type.len)
            continue;
        return words_find(type, STR("javascript")) != STR_NONE ||
               words_find(type, STR("ecmascript")) != STR_NONE ||
               words_find(type, STR("module")) != STR_NONE;
    }
    return true;
}
