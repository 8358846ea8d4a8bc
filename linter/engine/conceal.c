#include "engine/conceal.h"

#include "text/buf.h"
#include "text/printable.h"
#include "text/secret.h"

const char *conceal(struct arena *arena, struct str text)
{
    return printable(arena, secret_mask(arena, text));
}

struct secrets secrets_find(struct arena *arena, struct str text)
{
    struct secrets found = {0};
    struct secret secret = {0};

    while (secret_find(text, secret.end, &secret))
        found.count++;
    found.items = arena_array(arena, found.count, sizeof *found.items);
    secret.end = 0;
    for (size_t i = 0; i < found.count; i++) {
        secret_find(text, secret.end, &secret);
        found.items[i] = (struct span){secret.start, secret.end};
    }
    return found;
}

/* The index of the first secret that ends behind the offset. */
static size_t first_behind(const struct secrets *secrets, size_t offset)
{
    size_t low = 0, high = secrets->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (secrets->items[middle].end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const char *conceal_part(struct arena *arena, struct str text,
                         const struct secrets *secrets, struct span part)
{
    size_t at = part.start, i = first_behind(secrets, at);
    const char *shown;
    struct buf buf;

    if (i == secrets->count || secrets->items[i].start >= part.end)
        return printable(arena, str_slice(text, part.start, part.end));
    buf_init(&buf);
    for (; i < secrets->count && secrets->items[i].start < part.end; i++) {
        buf_add(&buf, str_slice(text, at, secrets->items[i].start));
        buf_add(&buf, STR("…"));
        at = secrets->items[i].end;
    }
    buf_add(&buf, str_slice(text, at, part.end));
    shown = printable(arena, buf_str(&buf));
    buf_release(&buf);
    return shown;
}
