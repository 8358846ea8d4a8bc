#include "web/page_words.h"

#include "text/url.h"

/* Words of a page that says no more than that. */
enum { FEW = 60, SOME = 250 };

/* Whom a parked page takes its advertisements or its form from. */
static const char *const services[] = {
    "sedoparking.com",
    "sedo.com",
    "parkingcrew.net",
    "parklogic.com",
    "bodis.com",
    "hugedomains.com",
    "dan.com/",
    "afternic.com",
    "above.com/",
    "namebright.com",
    "parking-lander",
    "cashparking",
    "uniregistry.com",
    "domainmarket.com",
    "d38psrni17bvxu.cloudfront.net",
    "sav.com/domains",
    "parkingpage.namecheap.com",
    "epik.com/domain",
    "undeveloped.com",
    "domainnamesales.com",
};

/* What such a page says. */
static const char *const phrases[] = {
    "domain is for sale",
    "domain may be for sale",
    "domain name is for sale",
    "domain name may be for sale",
    "domain is parked",
    "domain name is parked",
    "parked domain",
    "domain parking",
    "domain has been parked",
    "parked free, courtesy of",
    "buy this domain",
    "domain is available for purchase",
    "domain name is available for purchase",
    "inquire about this domain",
    "make an offer on this domain",
    "域名出售",
    "域名正在出售",
    "该域名可出售",
    "domain steht zum verkauf",
    "domain ist zu verkaufen",
    "domaine est à vendre",
    "dominio está en venta",
    "dominio è in vendita",
    "домен продается",
    "домен продаётся",
};

/* A whole title that nothing else has. */
static const char *const titles[] = {
    "registrant whois contact information verification",
    "registrant whois contact information verification | namecheap.com",
    "parked domain name on hostinger dns system",
    "this domain is for sale",
    "this domain may be for sale",
    "this domain name is for sale",
    "this domain is parked",
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool holds_phrase(struct str text)
{
    for (size_t i = 0; i < COUNT(phrases); i++)
        if (str_find(text, str_from(phrases[i]), 0) != STR_NONE)
            return true;
    return false;
}

static bool is_title(struct str title)
{
    for (size_t i = 0; i < COUNT(titles); i++)
        if (str_eq(title, str_from(titles[i])))
            return true;
    return false;
}

/* Whether a title says that this very host is for sale. */
static bool offers_host(const struct page_words *page)
{
    static const char *const offers[] = {
        " is for sale", " is available for purchase", " may be for sale"};
    struct str title = page->title;
    struct url url;

    url_split(page->url, &url);
    if (str_starts(url.host, STR("www.")))
        url.host = str_slice(url.host, 4, url.host.len);
    if (!str_has_char(url.host, '.') || !str_starts(title, url.host))
        return false;
    title = str_slice(title, url.host.len, title.len);
    for (size_t i = 0; i < COUNT(offers); i++)
        if (str_starts(title, str_from(offers[i])))
            return true;
    return false;
}

bool page_names_parking(struct str text)
{
    for (size_t i = 0; i < COUNT(services); i++)
        if (str_find(text, str_from(services[i]), 0) != STR_NONE)
            return true;
    return false;
}

/* Two signs that do not come from one another, or one that nobody else gives. A
   seller's own pages name the seller in their address. */
bool page_is_parked(const struct page_words *page)
{
    bool title = holds_phrase(page->title) || holds_phrase(page->heading);
    bool text = holds_phrase(page->text);

    if (page->words > SOME || page_names_parking(page->url))
        return false;
    if (offers_host(page) || is_title(page->title))
        return true;
    if (page->parking)
        return title || (text && page->words <= FEW);
    return title && text && holds_phrase(page->title) && page->words <= FEW;
}
