#include "text/shortener.h"

/*
 * Services that shorten anybody's addresses. Those that lead to one site of
 * their own say where they go, and are none: youtu.be, aka.ms, g.co, amzn.to,
 * git.io, fb.me, t.me, wp.me, discord.gg, forms.gle, maps.app.goo.gl, doi.org.
 */
#define NAME(literal)                                                          \
    {                                                                          \
        literal, sizeof(literal) - 1                                           \
    }

static const struct str services[] = {
    NAME("adf.ly"),    NAME("b23.tv"),   NAME("bit.do"),      NAME("bit.ly"),
    NAME("bitly.com"), NAME("bl.ink"),   NAME("buff.ly"),     NAME("clck.ru"),
    NAME("cutt.ly"),   NAME("dlvr.it"),  NAME("dub.sh"),      NAME("dwz.cn"),
    NAME("goo.gl"),    NAME("goo.su"),   NAME("ift.tt"),      NAME("is.gd"),
    NAME("j.mp"),      NAME("kutt.it"),  NAME("lnkd.in"),     NAME("mcaf.ee"),
    NAME("ow.ly"),     NAME("rb.gy"),    NAME("rebrand.ly"),  NAME("s.id"),
    NAME("short.gy"),  NAME("short.io"), NAME("shorturl.at"), NAME("soo.gd"),
    NAME("suo.im"),    NAME("surl.li"),  NAME("t.cn"),        NAME("t.co"),
    NAME("t.ly"),      NAME("tiny.cc"),  NAME("tinyurl.com"), NAME("tny.im"),
    NAME("trib.al"),   NAME("u.to"),     NAME("url.cn"),      NAME("urlz.fr"),
    NAME("v.gd"),      NAME("vk.cc"),
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
