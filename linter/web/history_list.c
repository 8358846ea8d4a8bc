#include "web/history_list.h"

#include <jansson.h>

#include "text/alloc.h"

static int add_bytes(const char *bytes, size_t len, void *buf)
{
    buf_add(buf, (struct str){bytes, len});
    return 0;
}

/* Writes the array, which is then gone. */
static void write_array(struct buf *buf, json_t *array)
{
    if (json_dump_callback(array, add_bytes, buf, JSON_COMPACT))
        mem_exhausted();
    json_decref(array);
}

void history_list_write(struct buf *buf, const struct str *items, size_t count)
{
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++)
        if (json_array_append_new(
                array,
                json_stringn(items[i].len ? items[i].ptr : "", items[i].len)))
            mem_exhausted();
    write_array(buf, array);
}

void history_list_write_hops(struct buf *buf, const struct hop *hops,
                             size_t count)
{
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++) {
        const struct hop *hop = &hops[i];
        json_t *item = json_pack("[s%ib]", hop->url.len ? hop->url.ptr : "",
                                 hop->url.len, hop->status, hop->permanent);

        if (json_array_append_new(array, item))
            mem_exhausted();
    }
    write_array(buf, array);
}

/* The array in the text, or NULL; the caller's to give back. */
static json_t *read_array(struct str text, size_t most)
{
    json_t *array = json_loadb(text.ptr, text.len, JSON_ALLOW_NUL, NULL);

    if (json_is_array(array) && json_array_size(array) <= most)
        return array;
    json_decref(array);
    return NULL;
}

static bool read_item(const json_t *item, struct arena *arena, struct str *text)
{
    if (!json_is_string(item))
        return false;
    *text = str_copy(
        arena, (struct str){json_string_value(item), json_string_length(item)});
    return true;
}

static bool read_hop(const json_t *item, struct arena *arena, struct hop *hop)
{
    const json_t *status = json_array_get(item, 1);
    const json_t *permanent = json_array_get(item, 2);

    if (json_array_size(item) != 3 || !json_is_integer(status) ||
        !json_is_boolean(permanent) || json_integer_value(status) < 0 ||
        json_integer_value(status) > 999)
        return false;
    hop->status = (int)json_integer_value(status);
    hop->permanent = json_is_true(permanent);
    return read_item(json_array_get(item, 0), arena, &hop->url);
}

bool history_list_read(struct str text, size_t most, struct arena *arena,
                       const struct str **items, size_t *count)
{
    json_t *array = read_array(text, most);
    struct str *read = arena_array(arena, json_array_size(array), sizeof *read);
    bool fine = array != NULL;

    *items = read;
    *count = json_array_size(array);
    for (size_t i = 0; fine && i < *count; i++)
        fine = read_item(json_array_get(array, i), arena, &read[i]);
    json_decref(array);
    return fine;
}

bool history_list_read_hops(struct str text, size_t most, struct arena *arena,
                            const struct hop **hops, size_t *count)
{
    json_t *array = read_array(text, most);
    struct hop *read = arena_array(arena, json_array_size(array), sizeof *read);
    bool fine = array != NULL;

    *hops = read;
    *count = json_array_size(array);
    for (size_t i = 0; fine && i < *count; i++)
        fine = read_hop(json_array_get(array, i), arena, &read[i]);
    json_decref(array);
    return fine;
}
