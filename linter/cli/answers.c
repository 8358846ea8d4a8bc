#include "cli/answers.h"

#include "text/alloc.h"
#include "text/map.h"
#include "text/url.h"

struct answers {
    struct map asked; /* by what was asked */
    struct map ends;  /* by where a permanent redirect ended */
    struct arena arena;
};

struct answers *answers_new(void)
{
    struct answers *answers = mem_alloc(sizeof *answers);

    map_init(&answers->asked);
    map_init(&answers->ends);
    arena_init(&answers->arena);
    return answers;
}

void answers_free(struct answers *answers)
{
    if (!answers)
        return;
    map_release(&answers->asked);
    map_release(&answers->ends);
    arena_release(&answers->arena);
    mem_free(answers);
}

/* A copy in the arena, since the maps hold no constant things. */
void answers_add(struct answers *answers, const struct response *response)
{
    struct response *copy = arena_alloc(&answers->arena, sizeof *copy);
    struct str end;

    *copy = *response;
    *map_at(&answers->asked, copy->url) = copy;
    if (!copy->permanent || !copy->final_url.len)
        return;
    end = url_normal(&answers->arena, copy->final_url);
    if (end.len)
        *map_at(&answers->ends, end) = copy;
}

const struct response *answers_of(const struct answers *answers, struct str url)
{
    return map_get(&answers->asked, url);
}

bool answers_of_redirect(const struct answers *answers, struct str url,
                         struct response *response)
{
    const struct response *way = map_get(&answers->ends, url);

    if (!way)
        return false;
    *response = *way;
    response->url = url;
    response->final_url = STR("");
    response->permanent = false;
    response->hops = way->nhops ? &way->hops[way->nhops - 1] : NULL;
    response->nhops = way->nhops ? 1 : 0;
    return true;
}
