#include <stddef.h>

#include "text/site_route.h"

/* The files of a data set, a model or a space. */
#define HUB_FILES(at, what)                                                    \
    {.path = at "/tree/{rest}", .kind = SITE_FOLDER, .of = (what)},            \
        {.path = at "/blob/{rest}", .kind = SITE_FILE, .of = (what)},          \
        {.path = at "/resolve/{rest}",                                         \
         .as = at "/blob/{rest}",                                              \
         .kind = SITE_FILE,                                                    \
         .of = (what),                                                         \
         .ignored = "download"},                                               \
    {                                                                          \
        .path = at "/raw/{rest}", .as = at "/blob/{rest}", .kind = SITE_FILE,  \
        .of = (what)                                                           \
    }

/* The card and the list of files are one page; the card is a file too. */
#define HUB_CARD(at, what)                                                     \
    {.path = at "/tree/main", .as = at, .kind = (what)},                       \
    {                                                                          \
        .path = at "/blob/main/README.md", .as = at, .kind = SITE_FILE,        \
        .of = (what)                                                           \
    }

/* Hugging Face. The oldest data sets and models have no owner. */
static const struct site_route hub_routes[] = {
    {.path = "datasets/{name}", .kind = SITE_DATASET},
    HUB_CARD("datasets/{name}", SITE_DATASET),
    HUB_FILES("datasets/{name}", SITE_DATASET),
    {.path = "datasets/{owner}/{name}", .kind = SITE_DATASET},
    HUB_CARD("datasets/{owner}/{name}", SITE_DATASET),
    HUB_FILES("datasets/{owner}/{name}", SITE_DATASET),
    {.path = "datasets/{owner}/{name}/{rest}", .of = SITE_DATASET},
    {.path = "spaces/{owner}/{name}", .kind = SITE_SPACE},
    HUB_FILES("spaces/{owner}/{name}", SITE_SPACE),
    {.path = "spaces/{owner}/{name}/{rest}", .of = SITE_SPACE},
    {.path = "papers/{paper}", .kind = SITE_PAPER},
    HUB_CARD("{name}", SITE_MODEL),
    HUB_FILES("{name}", SITE_MODEL),
    {.path = "{owner}/activity"},
    {.path = "{owner}/collections"},
    {.path = "{owner}/datasets"},
    {.path = "{owner}/models"},
    {.path = "{owner}/papers"},
    {.path = "{owner}/spaces"},
    {.path = "{owner}/{name}", .kind = SITE_MODEL},
    HUB_CARD("{owner}/{name}", SITE_MODEL),
    HUB_FILES("{owner}/{name}", SITE_MODEL),
    {.path = "{owner}/{name}/{rest}", .of = SITE_MODEL},
    {.path = NULL},
};

const struct site site_hub = {
    .routes = hub_routes,
    .reserved = "api blog chat collections datasets docs enterprise inference "
                "join learn login models new organizations papers posts "
                "pricing search settings spaces tasks",
};

static const struct site_route modelscope_routes[] = {
    {.path = "datasets/{owner}/{name}", .kind = SITE_DATASET},
    {.path = "datasets/{owner}/{name}/summary",
     .as = "datasets/{owner}/{name}",
     .kind = SITE_DATASET},
    {.path = "datasets/{owner}/{name}/{rest}", .of = SITE_DATASET},
    {.path = "models/{owner}/{name}", .kind = SITE_MODEL},
    {.path = "models/{owner}/{name}/summary",
     .as = "models/{owner}/{name}",
     .kind = SITE_MODEL},
    {.path = "models/{owner}/{name}/{rest}", .of = SITE_MODEL},
    {.path = "studios/{owner}/{name}", .kind = SITE_SPACE},
    {.path = "studios/{owner}/{name}/summary",
     .as = "studios/{owner}/{name}",
     .kind = SITE_SPACE},
    {.path = "studios/{owner}/{name}/{rest}", .of = SITE_SPACE},
    {.path = NULL},
};

const struct site site_modelscope = {.routes = modelscope_routes};

/* A data set's address once was owner and name alone. */
static const struct site_route kaggle_routes[] = {
    {.path = "datasets/{owner}/{name}", .kind = SITE_DATASET},
    {.path = "datasets/{owner}/{name}/data",
     .as = "datasets/{owner}/{name}",
     .kind = SITE_DATASET},
    {.path = "datasets/{owner}/{name}/{rest}", .of = SITE_DATASET},
    {.path = "models/{owner}/{name}", .kind = SITE_MODEL},
    {.path = "models/{owner}/{name}/{rest}", .of = SITE_MODEL},
    {.path = "code/{owner}/{name}"},
    {.path = "c/{name}", .as = "competitions/{name}"},
    {.path = "c/{name}/overview", .as = "competitions/{name}"},
    {.path = "c/{name}/{rest}", .as = "competitions/{name}/{rest}"},
    {.path = "competitions/{name}"},
    {.path = "competitions/{name}/overview", .as = "competitions/{name}"},
    {.path = "competitions/{name}/{rest}"},
    {.path = "{owner}", .kind = SITE_OWNER},
    {.path = "{owner}/code"},
    {.path = "{owner}/competitions"},
    {.path = "{owner}/datasets"},
    {.path = "{owner}/discussion"},
    {.path = "{owner}/models"},
    {.path = "{owner}/notebooks"},
    {.path = "{owner}/{name}",
     .as = "datasets/{owner}/{name}",
     .kind = SITE_DATASET},
    {.path = NULL},
};

const struct site site_kaggle = {
    .routes = kaggle_routes,
    .reserved = "about account benchmarks blog c code competitions contact "
                "datasets discussion discussions docs general getting-started "
                "host jobs kernels learn learn-forum models notebooks "
                "organizations privacy product-feedback questions-and-answers "
                "rankings search settings solutions terms wiki work writeups",
    .ignored = "resource=download",
};

/* A record is most often a data set. */
static const struct site_route zenodo_routes[] = {
    {.path = "records/{number}", .kind = SITE_DATASET},
    {.path = "record/{number}", .as = "records/{number}", .kind = SITE_DATASET},
    {.path = "doi/10.5281/zenodo.{number}",
     .as = "records/{number}",
     .kind = SITE_DATASET},
    {.path = "records/{number}/files/{rest}",
     .kind = SITE_FILE,
     .of = SITE_DATASET,
     .ignored = "download"},
    {.path = "record/{number}/files/{rest}",
     .as = "records/{number}/files/{rest}",
     .kind = SITE_FILE,
     .of = SITE_DATASET,
     .ignored = "download"},
    {.path = NULL},
};

const struct site site_zenodo = {.routes = zenodo_routes};

static const struct site_route pypi_routes[] = {
    {.path = "project/{name}", .kind = SITE_PACKAGE},
    {.path = "p/{name}", .as = "project/{name}", .kind = SITE_PACKAGE},
    {.path = "pypi/{name}", .as = "project/{name}", .kind = SITE_PACKAGE},
    {.path = "project/{name}/{rest}", .of = SITE_PACKAGE},
    {.path = "user/{owner}", .kind = SITE_OWNER},
    {.path = NULL},
};

const struct site site_pypi = {.routes = pypi_routes, .folds = true};

static const struct site_route npm_routes[] = {
    {.path = "package/{name}", .kind = SITE_PACKAGE},
    {.path = "package/@{owner}/{name}", .kind = SITE_PACKAGE},
    {.path = "~{owner}", .kind = SITE_OWNER},
    {.path = NULL},
};

const struct site site_npm = {.routes = npm_routes,
                              .ignored = "activeTab=readme"};
