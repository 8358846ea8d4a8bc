#include "text/site_table.h"

#include <stdlib.h>

#include "text/site_route.h"

/* In the order of the bytes. */
static const struct site_host hosts[] = {
    {".m.wikibooks.org", ".wikibooks.org", &site_wiki},
    {".m.wikinews.org", ".wikinews.org", &site_wiki},
    {".m.wikipedia.org", ".wikipedia.org", &site_wiki},
    {".m.wikiquote.org", ".wikiquote.org", &site_wiki},
    {".m.wikisource.org", ".wikisource.org", &site_wiki},
    {".m.wikiversity.org", ".wikiversity.org", &site_wiki},
    {".m.wikivoyage.org", ".wikivoyage.org", &site_wiki},
    {".m.wiktionary.org", ".wiktionary.org", &site_wiki},
    {".stackexchange.com", ".stackexchange.com", &site_questions},
    {"amazon.ca", NULL, &site_amazon},
    {"amazon.cn", NULL, &site_amazon},
    {"amazon.co.jp", NULL, &site_amazon},
    {"amazon.co.uk", NULL, &site_amazon},
    {"amazon.com", NULL, &site_amazon},
    {"amazon.com.au", NULL, &site_amazon},
    {"amazon.com.br", NULL, &site_amazon},
    {"amazon.de", NULL, &site_amazon},
    {"amazon.es", NULL, &site_amazon},
    {"amazon.fr", NULL, &site_amazon},
    {"amazon.in", NULL, &site_amazon},
    {"amazon.it", NULL, &site_amazon},
    {"apps.apple.com", NULL, &site_app_store},
    {"ar5iv.labs.arxiv.org", NULL, &site_ar5iv},
    {"ar5iv.org", NULL, &site_ar5iv},
    {"arxiv.org", NULL, &site_arxiv},
    {"askubuntu.com", NULL, &site_questions},
    {"bitbucket.org", NULL, &site_bitbucket},
    {"codeberg.org", NULL, &site_codeberg},
    {"docs.google.com", NULL, &site_docs},
    {"doi.org", NULL, &site_doi},
    {"drive.google.com", NULL, &site_drive},
    {"dx.doi.org", "doi.org", &site_doi},
    {"export.arxiv.org", "arxiv.org", &site_arxiv},
    {"gist.github.com", NULL, &site_gist},
    {"gitee.com", NULL, &site_gitee},
    {"github.com", NULL, &site_github},
    {"gitlab.com", NULL, &site_gitlab},
    {"hf.co", "huggingface.co", &site_hub},
    {"huggingface.co", NULL, &site_hub},
    {"itunes.apple.com", NULL, &site_app_store},
    {"kaggle.com", NULL, &site_kaggle},
    {"m.youtube.com", "youtube.com", &site_youtube},
    {"mathoverflow.net", NULL, &site_questions},
    {"mobile.twitter.com", "twitter.com", &site_twitter},
    {"modelscope.cn", NULL, &site_modelscope},
    {"new.reddit.com", "reddit.com", &site_reddit},
    {"np.reddit.com", "reddit.com", &site_reddit},
    {"npmjs.com", NULL, &site_npm},
    {"npmjs.org", "npmjs.com", &site_npm},
    {"old.reddit.com", "reddit.com", &site_reddit},
    {"openreview.net", NULL, &site_openreview},
    {"play.google.com", NULL, &site_play},
    {"pypi.org", NULL, &site_pypi},
    {"pypi.python.org", "pypi.org", &site_pypi},
    {"raw.github.com", NULL, &site_github_raw},
    {"raw.githubusercontent.com", NULL, &site_github_raw},
    {"redd.it", NULL, &site_reddit_short},
    {"reddit.com", NULL, &site_reddit},
    {"serverfault.com", NULL, &site_questions},
    {"stackoverflow.com", NULL, &site_questions},
    {"superuser.com", NULL, &site_questions},
    {"twitter.com", NULL, &site_twitter},
    {"x.com", "twitter.com", &site_twitter},
    {"youtu.be", NULL, &site_youtube_short},
    {"youtube-nocookie.com", NULL, &site_youtube},
    {"youtube.com", NULL, &site_youtube},
    {"zenodo.org", NULL, &site_zenodo},
};

static int compare(const void *key, const void *row)
{
    const struct str *host = key;
    const char *name = ((const struct site_host *)row)->host;

    for (size_t i = 0; i < host->len; i++) {
        int difference = char_lower(host->ptr[i]) - name[i];

        if (difference || !name[i])
            return difference ? difference : 1;
    }
    return name[host->len] ? -1 : 0;
}

static const struct site_host *find(struct str host)
{
    return bsearch(&host, hosts, sizeof hosts / sizeof *hosts, sizeof *hosts,
                   compare);
}

const struct site_host *site_host(struct str host)
{
    const struct site_host *found = NULL;
    size_t dot = str_find_char(host, '.', 0);

    if (!str_starts(host, STR(".")))
        found = find(host);
    if (!found && dot != STR_NONE && dot)
        found = find(str_slice(host, dot, host.len));
    return found;
}
