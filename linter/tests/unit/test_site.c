#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/site_table.h"

struct expected {
    const char *from, *host;
    enum site_kind kind, of;
    const char *owner, *name, *id, *rest;
};

static const struct expected places[] = {
    {"https://example.org/a/b", "", SITE_UNKNOWN, SITE_UNKNOWN, "", "", "", ""},
    {"docs/a.md", "", SITE_UNKNOWN, SITE_UNKNOWN, "", "", "", ""},
    {"", "", SITE_UNKNOWN, SITE_UNKNOWN, "", "", "", ""},
    {"mailto:a@github.com", "", SITE_UNKNOWN, SITE_UNKNOWN, "", "", "", ""},
    {"https://github.com:8443/a/b", "", SITE_UNKNOWN, SITE_UNKNOWN, "", "", "",
     ""},
    {"https://github.com@example.org/a/b", "", SITE_UNKNOWN, SITE_UNKNOWN, "",
     "", "", ""},
    {"https://github.com", "github.com", SITE_OTHER, SITE_UNKNOWN, "", "", "",
     ""},
    {"https://github.com//a/b", "github.com", SITE_OTHER, SITE_UNKNOWN, "", "",
     "", ""},
    {"https://github.com/topics/b", "github.com", SITE_OTHER, SITE_UNKNOWN, "",
     "", "", ""},
    {"https://github.com/A", "github.com", SITE_OWNER, SITE_UNKNOWN, "A", "",
     "", ""},
    {"HTTP://WWW.GitHub.com./A/B.git/", "github.com", SITE_REPOSITORY,
     SITE_UNKNOWN, "A", "B", "", ""},
    {"https://github.com/a/b?x=1#c", "github.com", SITE_REPOSITORY,
     SITE_UNKNOWN, "a", "b", "", ""},
    {"https://github.com/a/b/tree/main", "github.com", SITE_REPOSITORY,
     SITE_UNKNOWN, "a", "b", "", ""},
    {"https://github.com/a/b/tree/dev", "github.com", SITE_FOLDER,
     SITE_REPOSITORY, "a", "b", "", "dev"},
    {"https://github.com/a/b/tree/main/c/d/", "github.com", SITE_FOLDER,
     SITE_REPOSITORY, "a", "b", "", "main/c/d"},
    {"https://github.com/a/b/blob/main/c.csv", "github.com", SITE_FILE,
     SITE_REPOSITORY, "a", "b", "", "main/c.csv"},
    {"https://github.com/a/b/issues/1", "github.com", SITE_OTHER,
     SITE_REPOSITORY, "a", "b", "", "issues/1"},
    {"https://raw.githubusercontent.com/a/b/main/c.csv", "github.com",
     SITE_FILE, SITE_REPOSITORY, "a", "b", "", "main/c.csv"},
    {"https://raw.githubusercontent.com/a/b", "raw.githubusercontent.com",
     SITE_OTHER, SITE_UNKNOWN, "", "", "", ""},
    {"https://gist.github.com/a/0123456789abcdef0123", "gist.github.com",
     SITE_OTHER, SITE_UNKNOWN, "", "", "0123456789abcdef0123", ""},
    {"https://gist.github.com/a", "gist.github.com", SITE_OWNER, SITE_UNKNOWN,
     "a", "", "", ""},
    {"https://gitee.com/a/b", "gitee.com", SITE_REPOSITORY, SITE_UNKNOWN, "a",
     "b", "", ""},
    {"https://gitlab.com/a/b", "gitlab.com", SITE_REPOSITORY, SITE_UNKNOWN, "a",
     "b", "", ""},
    {"https://gitlab.com/a/b/c", "gitlab.com", SITE_OTHER, SITE_UNKNOWN, "a",
     "", "", "b/c"},
    {"https://gitlab.com/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/"
     "a/-/tree/main/b",
     "gitlab.com", SITE_FOLDER, SITE_REPOSITORY,
     "1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20", "a", "", "main/b"},
    {"https://gitlab.com/a/b/c/-/blob/main/d", "gitlab.com", SITE_FILE,
     SITE_REPOSITORY, "a/b", "c", "", "main/d"},
    {"https://codeberg.org/a/b/src/branch/main/c", "codeberg.org", SITE_OTHER,
     SITE_REPOSITORY, "a", "b", "", "main/c"},
    {"https://bitbucket.org/a/b/src/master", "bitbucket.org", SITE_REPOSITORY,
     SITE_UNKNOWN, "a", "b", "", ""},
    {"https://hf.co/datasets/a/b", "huggingface.co", SITE_DATASET, SITE_UNKNOWN,
     "a", "b", "", ""},
    {"https://huggingface.co/datasets/b", "huggingface.co", SITE_DATASET,
     SITE_UNKNOWN, "", "b", "", ""},
    {"https://huggingface.co/datasets/a/b/blob/main/README.md",
     "huggingface.co", SITE_FILE, SITE_DATASET, "a", "b", "", ""},
    {"https://huggingface.co/datasets/a/b/resolve/main/c.json",
     "huggingface.co", SITE_FILE, SITE_DATASET, "a", "b", "", "main/c.json"},
    {"https://huggingface.co/datasets/a/b/tree/main/c", "huggingface.co",
     SITE_FOLDER, SITE_DATASET, "a", "b", "", "main/c"},
    {"https://huggingface.co/datasets/a/b/viewer", "huggingface.co", SITE_OTHER,
     SITE_DATASET, "a", "b", "", "viewer"},
    {"https://huggingface.co/datasets", "huggingface.co", SITE_OTHER,
     SITE_UNKNOWN, "", "", "", ""},
    {"https://huggingface.co/a", "huggingface.co", SITE_OTHER, SITE_UNKNOWN, "",
     "", "", ""},
    {"https://huggingface.co/a/b", "huggingface.co", SITE_MODEL, SITE_UNKNOWN,
     "a", "b", "", ""},
    {"https://huggingface.co/b/tree/main", "huggingface.co", SITE_MODEL,
     SITE_UNKNOWN, "", "b", "", ""},
    {"https://huggingface.co/a/models", "huggingface.co", SITE_OTHER,
     SITE_UNKNOWN, "a", "", "", ""},
    {"https://huggingface.co/docs/hub", "huggingface.co", SITE_OTHER,
     SITE_UNKNOWN, "", "", "", ""},
    {"https://huggingface.co/spaces/a/b", "huggingface.co", SITE_SPACE,
     SITE_UNKNOWN, "a", "b", "", ""},
    {"https://huggingface.co/papers/2304.08485", "huggingface.co", SITE_PAPER,
     SITE_UNKNOWN, "", "", "2304.08485", ""},
    {"https://www.modelscope.cn/datasets/a/b/summary", "modelscope.cn",
     SITE_DATASET, SITE_UNKNOWN, "a", "b", "", ""},
    {"https://modelscope.cn/models/a/b/files", "modelscope.cn", SITE_OTHER,
     SITE_MODEL, "a", "b", "", "files"},
    {"https://www.kaggle.com/datasets/a/b", "kaggle.com", SITE_DATASET,
     SITE_UNKNOWN, "a", "b", "", ""},
    {"https://www.kaggle.com/a/b", "kaggle.com", SITE_DATASET, SITE_UNKNOWN,
     "a", "b", "", ""},
    {"https://www.kaggle.com/a", "kaggle.com", SITE_OWNER, SITE_UNKNOWN, "a",
     "", "", ""},
    {"https://www.kaggle.com/c/b", "kaggle.com", SITE_OTHER, SITE_UNKNOWN, "",
     "b", "", ""},
    {"https://www.kaggle.com/code/a/b", "kaggle.com", SITE_OTHER, SITE_UNKNOWN,
     "a", "b", "", ""},
    {"https://doi.org/10.5281/zenodo.12", "zenodo.org", SITE_DATASET,
     SITE_UNKNOWN, "", "", "12", ""},
    {"https://zenodo.org/record/12/files/a.zip", "zenodo.org", SITE_FILE,
     SITE_DATASET, "", "", "12", "a.zip"},
    {"https://pypi.org/project/b/", "pypi.org", SITE_PACKAGE, SITE_UNKNOWN, "",
     "b", "", ""},
    {"https://www.npmjs.com/package/@a/b", "npmjs.com", SITE_PACKAGE,
     SITE_UNKNOWN, "a", "b", "", ""},
    {"https://arxiv.org/pdf/2304.08485v2.pdf", "arxiv.org", SITE_PAPER,
     SITE_UNKNOWN, "", "", "2304.08485", ""},
    {"https://arxiv.org/abs/math.GT/0309136", "arxiv.org", SITE_PAPER,
     SITE_UNKNOWN, "", "", "math.GT/0309136", ""},
    {"https://doi.org/10.48550/arXiv.2304.08485", "arxiv.org", SITE_PAPER,
     SITE_UNKNOWN, "", "", "2304.08485", ""},
    {"https://arxiv.org/help", "arxiv.org", SITE_OTHER, SITE_UNKNOWN, "", "",
     "", ""},
    {"https://dx.doi.org/10.1000/a/b", "doi.org", SITE_OTHER, SITE_UNKNOWN, "",
     "", "10.1000/a/b", ""},
    {"https://openreview.net/pdf?id=a", "openreview.net", SITE_PAPER,
     SITE_UNKNOWN, "", "", "a", ""},
    {"https://youtu.be/a?t=1", "youtube.com", SITE_VIDEO, SITE_UNKNOWN, "", "",
     "a", ""},
    {"https://www.youtube.com/watch?list=b&v=a", "youtube.com", SITE_VIDEO,
     SITE_UNKNOWN, "", "", "a", ""},
    {"https://www.youtube.com/playlist?list=b", "youtube.com", SITE_PLAYLIST,
     SITE_UNKNOWN, "", "", "b", ""},
    {"https://www.youtube.com/@a", "youtube.com", SITE_OWNER, SITE_UNKNOWN, "a",
     "", "", ""},
    {"https://drive.google.com/file/d/a/view", "drive.google.com", SITE_FILE,
     SITE_UNKNOWN, "", "", "a", ""},
    {"https://drive.google.com/open?id=a", "drive.google.com", SITE_OTHER,
     SITE_UNKNOWN, "", "", "a", ""},
    {"https://drive.google.com/drive/folders/a", "drive.google.com",
     SITE_FOLDER, SITE_UNKNOWN, "", "", "a", ""},
    {"https://docs.google.com/spreadsheets/d/a/edit", "drive.google.com",
     SITE_FILE, SITE_UNKNOWN, "", "", "a", ""},
    {"https://en.m.wikipedia.org/wiki/A", "wikipedia.org", SITE_OTHER,
     SITE_UNKNOWN, "", "", "", ""},
    {"https://apps.apple.com/us/app/a/id12", "apps.apple.com", SITE_APP,
     SITE_UNKNOWN, "", "", "12", ""},
    {"https://itunes.apple.com/us/book/a/id12", "itunes.apple.com", SITE_OTHER,
     SITE_UNKNOWN, "", "", "", ""},
    {"https://play.google.com/store/apps/details?id=a.b", "play.google.com",
     SITE_APP, SITE_UNKNOWN, "", "", "a.b", ""},
    {"https://x.com/a", "twitter.com", SITE_OWNER, SITE_UNKNOWN, "a", "", "",
     ""},
    {"https://x.com/a/status/12", "twitter.com", SITE_OTHER, SITE_UNKNOWN, "",
     "", "12", ""},
    {"https://redd.it/1b", "reddit.com", SITE_OTHER, SITE_UNKNOWN, "", "", "1b",
     ""},
};

static void check(const char *from, const char *what, struct str found,
                  const char *expected)
{
    if (!str_eq(found, str_from(expected)))
        fail_msg("%s: %s is \"%.*s\"", from, what, STR_ARG(found));
}

static void check_place(const struct expected *expected)
{
    struct site_place place = site_find(str_from(expected->from));

    check(expected->from, "host", place.host, expected->host);
    check(expected->from, "owner", place.owner, expected->owner);
    check(expected->from, "name", place.name, expected->name);
    check(expected->from, "id", place.id, expected->id);
    check(expected->from, "rest", place.rest, expected->rest);
    if (place.kind != expected->kind || place.of != expected->of)
        fail_msg("%s: kind is %d, of is %d", expected->from, place.kind,
                 place.of);
}

static void test_find(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        check_place(&places[i]);
}

/* Every host is found: the table is in order. */
static const char *const hosts[] = {
    "a.m.wikibooks.org",
    "a.m.wikinews.org",
    "a.m.wikipedia.org",
    "a.m.wikiquote.org",
    "a.m.wikisource.org",
    "a.m.wikiversity.org",
    "a.m.wikivoyage.org",
    "a.m.wiktionary.org",
    "a.stackexchange.com",
    "amazon.ca",
    "amazon.cn",
    "amazon.co.jp",
    "amazon.co.uk",
    "amazon.com",
    "amazon.com.au",
    "amazon.com.br",
    "amazon.de",
    "amazon.es",
    "amazon.fr",
    "amazon.in",
    "amazon.it",
    "apps.apple.com",
    "ar5iv.labs.arxiv.org",
    "ar5iv.org",
    "arxiv.org",
    "askubuntu.com",
    "bitbucket.org",
    "codeberg.org",
    "docs.google.com",
    "doi.org",
    "drive.google.com",
    "dx.doi.org",
    "export.arxiv.org",
    "gist.github.com",
    "gitee.com",
    "github.com",
    "gitlab.com",
    "hf.co",
    "huggingface.co",
    "itunes.apple.com",
    "kaggle.com",
    "m.youtube.com",
    "mathoverflow.net",
    "mobile.twitter.com",
    "modelscope.cn",
    "new.reddit.com",
    "np.reddit.com",
    "npmjs.com",
    "npmjs.org",
    "old.reddit.com",
    "openreview.net",
    "play.google.com",
    "pypi.org",
    "pypi.python.org",
    "raw.github.com",
    "raw.githubusercontent.com",
    "redd.it",
    "reddit.com",
    "serverfault.com",
    "stackoverflow.com",
    "superuser.com",
    "twitter.com",
    "x.com",
    "youtu.be",
    "youtube-nocookie.com",
    "youtube.com",
    "zenodo.org",
};

static void test_hosts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
        if (!site_host(str_from(hosts[i])))
            fail_msg("%s is not known", hosts[i]);
    assert_null(site_host(STR("")));
    assert_null(site_host(STR("a")));
    assert_null(site_host(STR(".m.wikipedia.org")));
    assert_null(site_host(STR("a.b.m.wikipedia.org")));
    assert_null(site_host(STR("github.com.example.org")));
    assert_null(site_host(STR("github.com\0")));
    assert_null(site_host(STR("\xff\xc3\xa9.com")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_hosts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
