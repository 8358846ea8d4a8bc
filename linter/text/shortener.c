#include "text/shortener.h"

/*
 * Services that shorten anybody's addresses. Those that lead to one site of
 * their own say where they go, and are none: youtu.be, aka.ms, g.co, amzn.to,
 * git.io, fb.me, t.me, wp.me, discord.gg, forms.gle, maps.app.goo.gl, doi.org.
 */
static const char *const services[] = {
    "adf.ly",   "b23.tv",   "bit.do",      "bit.ly",  "bitly.com",   "bl.ink",
    "buff.ly",  "clck.ru",  "cutt.ly",     "dlvr.it", "dub.sh",      "dwz.cn",
    "goo.gl",   "goo.su",   "ift.tt",      "is.gd",   "j.mp",        "kutt.it",
    "lnkd.in",  "mcaf.ee",  "ow.ly",       "rb.gy",   "rebrand.ly",  "s.id",
    "short.gy", "short.io", "shorturl.at", "soo.gd",  "suo.im",      "surl.li",
    "t.cn",     "t.co",     "t.ly",        "tiny.cc", "tinyurl.com", "tny.im",
    "trib.al",  "u.to",     "url.cn",      "urlz.fr", "v.gd",        "vk.cc",
};

bool shortener_is(struct str host)
{
    size_t low = 0, high = sizeof services / sizeof *services;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(str_from(services[middle]), host);

        if (!order)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}
