#include "engine/conceal.h"

#include "document/spans.h"
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

const char *conceal_part(struct arena *arena, struct str text,
                         const struct secrets *secrets, struct span part)
{
    size_t at = part.start, i = spans_first(secrets->items, secrets->count, at);
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
