#include "web/hub_question.h"

#include "text/url.h"

static struct str origin_of(struct arena *arena, struct str address)
{
    struct url url;
    const char *open, *close;

    if (!url_split(address, &url))
        return STR("");
    open = str_has_char(url.host, ':') ? "[" : "";
    close = *open ? "]" : "";
    return str_printf(arena, "%.*s://%s%.*s%s%s%.*s", STR_ARG(url.scheme), open,
                      STR_ARG(url.host), close, url.port.len ? ":" : "",
                      STR_ARG(url.port));
}

static const char *const *with_token(struct arena *arena, struct str token,
                                     const char *const *headers)
{
    const char **all;
    size_t count = 0;

    while (headers[count])
        count++;
    all = arena_array(arena, count + 2, sizeof *all);
    for (size_t i = 0; i < count; i++)
        all[i] = headers[i];
    if (token.len)
        all[count] =
            str_printf(arena, "Authorization: Bearer %.*s", STR_ARG(token)).ptr;
    return all;
}

struct hub_question hub_question_make(struct arena *arena, struct str address,
                                      struct str token,
                                      const char *const *headers)
{
    struct str url = url_normal(arena, address);

    return (struct hub_question){
        .url = url,
        .body = STR(""),
        .headers = with_token(arena, token, headers),
        .origin = origin_of(arena, url),
    };
}
