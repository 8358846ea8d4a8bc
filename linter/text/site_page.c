#include <stddef.h>

#include "text/site_route.h"

/* Every version and format is one paper. */
static const struct site_route arxiv_routes[] = {
    {.path = "abs/{paper}", .kind = SITE_PAPER},
    {.path = "pdf/{paper}", .as = "abs/{paper}", .kind = SITE_PAPER},
    {.path = "html/{paper}", .as = "abs/{paper}", .kind = SITE_PAPER},
    {.path = NULL},
};

const struct site site_arxiv = {.routes = arxiv_routes, .ignored = "context"};

static const struct site_route ar5iv_routes[] = {
    {.path = "abs/{paper}",
     .as = "//arxiv.org/abs/{paper}",
     .kind = SITE_PAPER},
    {.path = "html/{paper}",
     .as = "//arxiv.org/abs/{paper}",
     .kind = SITE_PAPER},
    {.path = NULL},
};

const struct site site_ar5iv = {.routes = ar5iv_routes};

static const struct site_route doi_routes[] = {
    {.path = "10.48550/arxiv.{paper}",
     .as = "//arxiv.org/abs/{paper}",
     .kind = SITE_PAPER},
    {.path = "10.5281/zenodo.{number}",
     .as = "//zenodo.org/records/{number}",
     .kind = SITE_DATASET},
    {.path = "{ids}"},
    {.path = NULL},
};

const struct site site_doi = {.routes = doi_routes, .folds_all = true};

static const struct site_route openreview_routes[] = {
    {.path = "forum",
     .query = "id",
     .as = "forum?id={id}",
     .kind = SITE_PAPER,
     .ignored = "referrer"},
    {.path = "pdf", .query = "id", .as = "forum?id={id}", .kind = SITE_PAPER},
    {.path = NULL},
};

const struct site site_openreview = {.routes = openreview_routes};

/* A list that a video is played in leaves it the same video. The second where
   it starts may be that of another talk. */
#define VIDEO                                                                  \
    .as = "//youtube.com/watch?v={id}", .kind = SITE_VIDEO,                    \
    .ignored = "list index time_continue pp ab_channel"
#define PLAYLIST                                                               \
    .query = "list", .as = "//youtube.com/playlist?list={id}",                 \
    .kind = SITE_PLAYLIST

static const struct site_route youtube_routes[] = {
    {.path = "watch", .query = "v", VIDEO},
    {.path = "embed/videoseries", PLAYLIST},
    {.path = "embed/{id}", VIDEO},
    {.path = "shorts/{id}", VIDEO},
    {.path = "live/{id}", VIDEO},
    {.path = "v/{id}", VIDEO},
    {.path = "playlist", PLAYLIST},
    {.path = "@{owner}", .kind = SITE_OWNER},
    {.path = "channel/{owner}", .kind = SITE_OWNER},
    {.path = "c/{owner}", .kind = SITE_OWNER},
    {.path = "user/{owner}", .kind = SITE_OWNER},
    {.path = NULL},
};

const struct site site_youtube = {.routes = youtube_routes,
                                  .ignored = "si feature app"};

static const struct site_route youtube_short_routes[] = {
    {.path = "{id}", VIDEO},
    {.path = NULL},
};

const struct site site_youtube_short = {.routes = youtube_short_routes,
                                        .reserved = "playlist watch",
                                        .ignored = "si feature"};

/* One id names a file or a folder wherever it is opened. */
#define DRIVE(what) .as = "//drive.google.com/open?id={id}", .kind = (what)

static const struct site_route drive_routes[] = {
    {.path = "file/d/{id}", DRIVE(SITE_FILE)},
    {.path = "file/d/{id}/edit", DRIVE(SITE_FILE)},
    {.path = "file/d/{id}/preview", DRIVE(SITE_FILE)},
    {.path = "file/d/{id}/view", DRIVE(SITE_FILE)},
    {.path = "file/u/{any}/d/{id}/view", DRIVE(SITE_FILE)},
    {.path = "uc", .query = "id", DRIVE(SITE_FILE)},
    {.path = "open", .query = "id", DRIVE(SITE_OTHER)},
    {.path = "drive/folders/{id}", DRIVE(SITE_FOLDER)},
    {.path = "drive/u/{any}/folders/{id}", DRIVE(SITE_FOLDER)},
    {.path = "folderview", .query = "id", DRIVE(SITE_FOLDER)},
    {.path = NULL},
};

#define DRIVE_IGNORED                                                          \
    "authuser confirm export hl ouid pli resourcekey rtpof sd ts usp"

const struct site site_drive = {.routes = drive_routes,
                                .ignored = DRIVE_IGNORED};

/* The first sheet and the first tab are what is shown anyway. */
#define DOCUMENT                                                               \
    DRIVE(SITE_FILE), .ignored = "gid=0 tab=t.0", .fragments = "gid=0"

static const struct site_route docs_routes[] = {
    {.path = "uc", .query = "id", DRIVE(SITE_FILE)},
    {.path = "open", .query = "id", DRIVE(SITE_OTHER)},
    {.path = "{any}/d/{id}", DOCUMENT},
    {.path = "{any}/d/{id}/edit", DOCUMENT},
    {.path = "{any}/d/{id}/preview", DOCUMENT},
    {.path = "{any}/d/{id}/view", DOCUMENT},
    {.path = "{any}/u/{any}/d/{id}/edit", DOCUMENT},
    {.path = NULL},
};

const struct site site_docs = {
    .routes = docs_routes, .reserved = "forms", .ignored = DRIVE_IGNORED};

/* Stack Exchange. */
static const struct site_route question_routes[] = {
    {.path = "questions/{number}"},
    {.path = "questions/{number}/{any}", .as = "questions/{number}"},
    {.path = "q/{number}", .as = "questions/{number}"},
    {.path = "q/{number}/{any}", .as = "questions/{number}"},
    {.path = NULL},
};

const struct site site_questions = {.routes = question_routes,
                                    .ignored = "lq noredirect rq"};

static const struct site_route amazon_routes[] = {
    {.path = "dp/{asin}"},
    {.path = "dp/{asin}/ref={any}", .as = "dp/{asin}"},
    {.path = "{any}/dp/{asin}", .as = "dp/{asin}"},
    {.path = "{any}/dp/{asin}/ref={any}", .as = "dp/{asin}"},
    {.path = "gp/product/{asin}", .as = "dp/{asin}"},
    {.path = "gp/product/{asin}/ref={any}", .as = "dp/{asin}"},
    {.path = NULL},
};

const struct site site_amazon = {
    .routes = amazon_routes,
    .ignored = "_encoding ascsubtag camp creative creativeASIN crid dchild ie "
               "keywords linkCode linkId pd_rd_i pd_rd_r pd_rd_w pd_rd_wg "
               "pf_rd_p pf_rd_r psc qid ref ref_ s sprefix sr tag"};

static const struct site_route play_routes[] = {
    {.path = "store/apps/details",
     .query = "id",
     .as = "store/apps/details?id={id}",
     .kind = SITE_APP,
     .ignored = "gl hl pcampaignid pli rdid referrer"},
    {.path = NULL},
};

const struct site site_play = {.routes = play_routes};

/* An app is the same in the shop of every country. */
#define APP                                                                    \
    .as = "//apps.apple.com/app/id{number}", .kind = SITE_APP,                 \
    .ignored = "app at ct itscg itsct l ls mt platform pt uo"

static const struct site_route app_store_routes[] = {
    {.path = "app/id{number}", APP},
    {.path = "app/{any}/id{number}", APP},
    {.path = "{country}/app/id{number}", APP},
    {.path = "{country}/app/{any}/id{number}", APP},
    {.path = NULL},
};

const struct site site_app_store = {.routes = app_store_routes};

/* The number alone names a post; the author before it may be any. */
static const struct site_route twitter_routes[] = {
    {.path = "{owner}", .kind = SITE_OWNER},
    {.path = "{any}/status/{number}", .as = "i/status/{number}"},
    {.path = "i/web/status/{number}", .as = "i/status/{number}"},
    {.path = NULL},
};

const struct site site_twitter = {
    .routes = twitter_routes,
    .folds = true,
    .reserved = "about download explore hashtag home intent jobs login privacy "
                "search settings share signup tos",
    .ignored = "s t"};

static const struct site_route reddit_routes[] = {
    {.path = "r/{name}"},
    {.path = "r/{any}/comments/{id}", .as = "comments/{id}"},
    {.path = "r/{any}/comments/{id}/{any}", .as = "comments/{id}"},
    {.path = "comments/{id}"},
    {.path = "user/{owner}", .kind = SITE_OWNER},
    {.path = "u/{owner}", .as = "user/{owner}", .kind = SITE_OWNER},
    {.path = NULL},
};

const struct site site_reddit = {
    .routes = reddit_routes, .folds = true, .ignored = "rdt share_id"};

static const struct site_route reddit_short_routes[] = {
    {.path = "{id}", .as = "//reddit.com/comments/{id}"},
    {.path = NULL},
};

const struct site site_reddit_short = {.routes = reddit_short_routes};

/* A wiki, of whatever language, whose hosts for telephones show the same. */
const struct site site_wiki = {.routes = NULL};
