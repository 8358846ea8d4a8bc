#include "text/site.h"

#include <stddef.h>

static const struct site sites[] = {
    {"github.com", "", "", "tab=readme-ov-file", true, "/tree/main",
     "/tree/master"},
    {"gitlab.com", "", "", "", true, "/-/tree/main", "/-/tree/master"},
    {"gitee.com", "", "", "", true, "/tree/main", "/tree/master"},
    {"huggingface.co", "", "", "", false, "/tree/main", ""},
    {"hf.co", "huggingface.co", "", "", false, "/tree/main", ""},
    {"dx.doi.org", "doi.org", "", "", false, "", ""},
    {"x.com", "twitter.com", "", "s t", false, "", ""},
    {"twitter.com", "", "", "s t", false, "", ""},
    {"mobile.twitter.com", "twitter.com", "", "s t", false, "", ""},
    {"m.youtube.com", "youtube.com", "", "si feature", false, "", ""},
    {"youtube.com", "", "", "si feature", false, "", ""},
    {"youtu.be", "youtube.com", "/watch?v=", "si feature", false, "", ""},
    {"en.m.wikipedia.org", "en.wikipedia.org", "", "", false, "", ""},
    {"zh.m.wikipedia.org", "zh.wikipedia.org", "", "", false, "", ""},
};

static const struct site no_site = {"", "", "", "", false, "", ""};

const struct site *site_find(struct str host)
{
    for (size_t i = 0; i < sizeof sites / sizeof *sites; i++)
        if (str_eq(host, str_from(sites[i].host)))
            return &sites[i];
    return &no_site;
}
