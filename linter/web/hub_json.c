#include "web/hub_json.h"

json_t *hub_json_load(struct str body)
{
    json_t *root;

    if (!body.len || body.len > HUB_BODY_MAX)
        return NULL;
    root = json_loadb(body.ptr, body.len, 0, NULL);
    if (json_is_object(root))
        return root;
    json_decref(root);
    return NULL;
}

struct str hub_json_text(const json_t *value)
{
    size_t len = json_string_length(value);

    if (!json_is_string(value) || len > HUB_TEXT_MAX)
        return STR("");
    return (struct str){json_string_value(value), len};
}

struct date hub_json_day(struct arena *arena, const json_t *value)
{
    struct str text = hub_json_text(value);
    struct date date;

    if (text.len < 20 || text.ptr[10] != 'T')
        return (struct date){.year = 0};
    date = date_read(arena, str_slice(text, 0, 10));
    if (date.answer != DATE_VALID || date.style != DATE_ISO ||
        date.precision != DATE_DAY)
        return (struct date){.year = 0};
    return date_of_day(date.year, date.month, date.day);
}
