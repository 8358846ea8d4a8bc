/*
 * Where hubs are asked, and with whose rights: read once from the environment.
 */
#ifndef LISTLINT_WEB_HUB_OPTIONS_H
#define LISTLINT_WEB_HUB_OPTIONS_H

#include "text/str.h"

/* Views of what the environment gave; without a slash at their ends. */
struct hub_options {
    struct str github_api;     /* https://api.github.com */
    struct str github_graphql; /* https://api.github.com/graphql */
    struct str github_token;   /* empty: none */
    struct str face;           /* https://huggingface.co */
    struct str face_token;     /* empty: none */
};

/*
 * GITHUB_TOKEN, or else GH_TOKEN, and HF_TOKEN; GITHUB_API_URL,
 * GITHUB_GRAPHQL_URL and HF_ENDPOINT move the hubs. An empty variable is none;
 * so is a token that a header cannot hold, and an endpoint that is no address
 * of http or https, or has a user or a query.
 *
 * Where GITHUB_SERVER_URL names another server than github.com, as on a runner
 * of GitHub Enterprise, what it says of GitHub and its token are that server's,
 * which knows nothing of github.com: they are left alone.
 *
 * `environment` is getenv; what it returns must outlive the options.
 */
void hub_options_init(struct hub_options *options,
                      char *(*environment)(const char *name));

#endif
