#include "web/hub_options.h"

#include <stddef.h>

#include "text/url.h"

/* Of an endpoint or a token; real ones are far shorter. */
enum { VALUE_MAX = 4096 };

typedef char *environment_read(const char *name);

/* Whether a line of a request can hold it without a second one beginning. */
static bool is_visible(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] <= ' ' || s.ptr[i] > '~')
            return false;
    return s.len > 0 && s.len <= VALUE_MAX;
}

static bool is_endpoint(struct str s)
{
    struct url url;

    return is_visible(s) && url_is_web(s) && url_split(s, &url) &&
           !url.user.len && !str_has_char(s, '@') && !str_has_char(s, '?') &&
           !str_has_char(s, '#');
}

static void read_token(struct str *token, environment_read *environment,
                       const char *name)
{
    struct str value = str_from(environment(name));

    if (!token->len && is_visible(value))
        *token = value;
}

static void read_endpoint(struct str *endpoint, environment_read *environment,
                          const char *name)
{
    struct str value = str_from(environment(name));

    if (!is_endpoint(value))
        return;
    while (str_ends(value, STR("/")))
        value = str_slice(value, 0, value.len - 1);
    *endpoint = value;
}

static bool is_elsewhere(struct str server)
{
    struct url url;

    return server.len && (!url_split(server, &url) ||
                          !str_eq_nocase(url.host, STR("github.com")));
}

void hub_options_init(struct hub_options *options,
                      char *(*environment)(const char *name))
{
    *options = (struct hub_options){
        .github_api = STR("https://api.github.com"),
        .github_graphql = STR("https://api.github.com/graphql"),
        .github_token = STR(""),
        .face = STR("https://huggingface.co"),
        .face_token = STR(""),
    };
    read_endpoint(&options->face, environment, "HF_ENDPOINT");
    read_token(&options->face_token, environment, "HF_TOKEN");
    if (is_elsewhere(str_from(environment("GITHUB_SERVER_URL"))))
        return;
    read_endpoint(&options->github_api, environment, "GITHUB_API_URL");
    read_endpoint(&options->github_graphql, environment, "GITHUB_GRAPHQL_URL");
    read_token(&options->github_token, environment, "GITHUB_TOKEN");
    read_token(&options->github_token, environment, "GH_TOKEN");
}
