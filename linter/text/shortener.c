#include "text/shortener.h"

/*
 * Services that shorten anybody's addresses. Those that lead to one site of
 * their own say where they go, and are none: youtu.be, aka.ms, g.co, amzn.to,
 * git.io, fb.me, t.me, wp.me, discord.gg, forms.gle, maps.app.goo.gl, doi.org.
 */
static const struct str services[] = {
    STR_INIT("adf.ly"),   STR_INIT("b23.tv"),      STR_INIT("bit.do"),
    STR_INIT("bit.ly"),   STR_INIT("bitly.com"),   STR_INIT("bl.ink"),
    STR_INIT("buff.ly"),  STR_INIT("clck.ru"),     STR_INIT("cutt.ly"),
    STR_INIT("dlvr.it"),  STR_INIT("dub.sh"),      STR_INIT("dwz.cn"),
    STR_INIT("goo.gl"),   STR_INIT("goo.su"),      STR_INIT("ift.tt"),
    STR_INIT("is.gd"),    STR_INIT("j.mp"),        STR_INIT("kutt.it"),
    STR_INIT("lnkd.in"),  STR_INIT("mcaf.ee"),     STR_INIT("ow.ly"),
    STR_INIT("rb.gy"),    STR_INIT("rebrand.ly"),  STR_INIT("s.id"),
    STR_INIT("short.gy"), STR_INIT("short.io"),    STR_INIT("shorturl.at"),
    STR_INIT("soo.gd"),   STR_INIT("suo.im"),      STR_INIT("surl.li"),
    STR_INIT("t.cn"),     STR_INIT("t.co"),        STR_INIT("t.ly"),
    STR_INIT("tiny.cc"),  STR_INIT("tinyurl.com"), STR_INIT("tny.im"),
    STR_INIT("trib.al"),  STR_INIT("u.to"),        STR_INIT("url.cn"),
    STR_INIT("urlz.fr"),  STR_INIT("v.gd"),        STR_INIT("vk.cc"),
};

bool shortener_is(struct str host)
{
    enum { LONGEST = 11 };
    size_t low = 0, high = sizeof services / sizeof *services;

    if (host.len > LONGEST)
        return false;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(services[middle], host);

        if (!order)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}
