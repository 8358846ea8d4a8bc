#include "text/site_route.h"

#include <stddef.h>

/* GitHub, and Gitee after its model. */
static const struct site_route github_routes[] = {
    {.path = "{owner}", .kind = SITE_OWNER},
    {.path = "{owner}/{name}",
     .kind = SITE_REPOSITORY,
     .fragments = "readme readme-ov-file"},
    {.path = "{owner}/{name}/tree/main",
     .as = "{owner}/{name}",
     .kind = SITE_REPOSITORY,
     .fragments = "readme readme-ov-file"},
    {.path = "{owner}/{name}/tree/master",
     .as = "{owner}/{name}",
     .kind = SITE_REPOSITORY,
     .fragments = "readme readme-ov-file"},
    {.path = "{owner}/{name}/tree/{rest}",
     .kind = SITE_FOLDER,
     .of = SITE_REPOSITORY},
    {.path = "{owner}/{name}/blob/refs/heads/{rest}",
     .as = "{owner}/{name}/blob/{rest}",
     .kind = SITE_FILE,
     .of = SITE_REPOSITORY,
     .ignored = "raw plain"},
    {.path = "{owner}/{name}/raw/refs/heads/{rest}",
     .as = "{owner}/{name}/blob/{rest}",
     .kind = SITE_FILE,
     .of = SITE_REPOSITORY,
     .ignored = "raw plain"},
    {.path = "{owner}/{name}/blob/{rest}",
     .kind = SITE_FILE,
     .of = SITE_REPOSITORY,
     .ignored = "raw plain"},
    {.path = "{owner}/{name}/raw/{rest}",
     .as = "{owner}/{name}/blob/{rest}",
     .kind = SITE_FILE,
     .of = SITE_REPOSITORY,
     .ignored = "raw plain"},
    {.path = "{owner}/{name}/{rest}", .of = SITE_REPOSITORY},
    {.path = NULL},
};

const struct site site_github = {
    .routes = github_routes,
    .folds = true,
    .has_git = true,
    .has_names = true,
    .reserved = "about advisories apps collections contact customer-stories "
                "enterprise events explore features issues join login "
                "marketplace models new notifications organizations orgs "
                "pricing pulls readme resources search security settings site "
                "solutions sponsors stars team topics trending "
                "user-attachments users",
    .ignored = "tab=readme-ov-file",
};

const struct site site_gitee = {
    .routes = github_routes,
    .folds = true,
    .has_git = true,
    .has_names = true,
    .reserved = "all education enterprises explore features group help "
                "organizations search signup",
};

static const struct site_route github_raw_routes[] = {
    {.path = "{owner}/{name}/refs/heads/{rest}",
     .as = "//github.com/{owner}/{name}/blob/{rest}",
     .kind = SITE_FILE,
     .of = SITE_REPOSITORY},
    {.path = "{owner}/{name}/{rest}",
     .as = "//github.com/{owner}/{name}/blob/{rest}",
     .kind = SITE_FILE,
     .of = SITE_REPOSITORY},
    {.path = NULL},
};

const struct site site_github_raw = {
    .routes = github_raw_routes, .folds = true, .has_git = true};

static const struct site_route gist_routes[] = {
    {.path = "{gist}"},
    {.path = "{any}/{gist}", .as = "{gist}"},
    {.path = "{owner}", .kind = SITE_OWNER},
    {.path = NULL},
};

const struct site site_gist = {.routes = gist_routes,
                               .folds = true,
                               .reserved = "discover forked mine search "
                                           "starred"};

/* Without `/-/` a longer path may be a project in groups of groups. */
static const struct site_route gitlab_routes[] = {
    {.path = "{owner}", .kind = SITE_OWNER},
    {.path = "{owner}/{name}", .kind = SITE_REPOSITORY},
    {.path = "{owner}/{name}/tree/main",
     .as = "{owner}/{name}",
     .kind = SITE_REPOSITORY},
    {.path = "{owner}/{name}/tree/master",
     .as = "{owner}/{name}",
     .kind = SITE_REPOSITORY},
    {.path = "{owner}/{name}/tree/{rest}",
     .as = "{owner}/{name}/-/tree/{rest}",
     .kind = SITE_FOLDER,
     .of = SITE_REPOSITORY},
    {.path = "{owner}/{name}/blob/{rest}",
     .as = "{owner}/{name}/-/blob/{rest}",
     .kind = SITE_FILE,
     .of = SITE_REPOSITORY},
    {.path = "{owner}/{name}/raw/{rest}",
     .as = "{owner}/{name}/-/blob/{rest}",
     .kind = SITE_FILE,
     .of = SITE_REPOSITORY},
    {.path = "{owners}/{name}/-/tree/main",
     .as = "{owner}/{name}",
     .kind = SITE_REPOSITORY},
    {.path = "{owners}/{name}/-/tree/master",
     .as = "{owner}/{name}",
     .kind = SITE_REPOSITORY},
    {.path = "{owners}/{name}/-/tree/{rest}",
     .kind = SITE_FOLDER,
     .of = SITE_REPOSITORY},
    {.path = "{owners}/{name}/-/blob/{rest}",
     .kind = SITE_FILE,
     .of = SITE_REPOSITORY},
    {.path = "{owners}/{name}/-/raw/{rest}",
     .as = "{owner}/{name}/-/blob/{rest}",
     .kind = SITE_FILE,
     .of = SITE_REPOSITORY},
    {.path = "{owners}/{name}/-/{rest}", .of = SITE_REPOSITORY},
    {.path = "{owner}/{rest}"},
    {.path = NULL},
};

const struct site site_gitlab = {
    .routes = gitlab_routes,
    .folds = true,
    .has_git = true,
    .reserved = "- admin api dashboard explore groups help projects search "
                "snippets users",
    .ignored = "ref_type=heads",
};

/* `src` shows files and folders alike. */
static const struct site_route codeberg_routes[] = {
    {.path = "{owner}", .kind = SITE_OWNER},
    {.path = "{owner}/{name}", .kind = SITE_REPOSITORY},
    {.path = "{owner}/{name}/src/branch/main",
     .as = "{owner}/{name}",
     .kind = SITE_REPOSITORY},
    {.path = "{owner}/{name}/src/branch/master",
     .as = "{owner}/{name}",
     .kind = SITE_REPOSITORY},
    {.path = "{owner}/{name}/raw/branch/{rest}",
     .as = "{owner}/{name}/src/branch/{rest}",
     .kind = SITE_FILE,
     .of = SITE_REPOSITORY},
    {.path = "{owner}/{name}/src/branch/{rest}", .of = SITE_REPOSITORY},
    {.path = "{owner}/{name}/{rest}", .of = SITE_REPOSITORY},
    {.path = NULL},
};

const struct site site_codeberg = {
    .routes = codeberg_routes,
    .folds = true,
    .has_git = true,
    .reserved = "api assets explore issues org pulls repo user",
};

static const struct site_route bitbucket_routes[] = {
    {.path = "{owner}", .kind = SITE_OWNER},
    {.path = "{owner}/{name}", .kind = SITE_REPOSITORY},
    {.path = "{owner}/{name}/overview",
     .as = "{owner}/{name}",
     .kind = SITE_REPOSITORY},
    {.path = "{owner}/{name}/src",
     .as = "{owner}/{name}",
     .kind = SITE_REPOSITORY},
    {.path = "{owner}/{name}/src/main",
     .as = "{owner}/{name}",
     .kind = SITE_REPOSITORY},
    {.path = "{owner}/{name}/src/master",
     .as = "{owner}/{name}",
     .kind = SITE_REPOSITORY},
    {.path = "{owner}/{name}/raw/{rest}",
     .as = "{owner}/{name}/src/{rest}",
     .kind = SITE_FILE,
     .of = SITE_REPOSITORY},
    {.path = "{owner}/{name}/src/{rest}", .of = SITE_REPOSITORY},
    {.path = "{owner}/{name}/{rest}", .of = SITE_REPOSITORY},
    {.path = NULL},
};

const struct site site_bitbucket = {
    .routes = bitbucket_routes,
    .folds = true,
    .has_git = true,
    .reserved = "account blog dashboard product repo site snippets support "
                "workspace",
};
