#include "engine/soft_dead.h"

#include "engine/landing.h"
#include "text/url.h"

/* Where domains that nobody uses lead to, most often to be sold. */
static const char *const parking_hosts[] = {
    "above.com",       "afternic.com",        "bodis.com",
    "brandbucket.com", "buydomains.com",      "cashparking.com",
    "dan.com",         "domainmarket.com",    "domainnamesales.com",
    "hugedomains.com", "parkingcrew.com",     "parkingcrew.net",
    "parklogic.com",   "perfectdomain.com",   "sedo.com",
    "sedoparking.com", "thedomainbroker.com", "undeveloped.com",
};

/* Whether the host is such a service, or below one. */
static bool is_parked(struct str host)
{
    for (size_t i = 0; i < sizeof parking_hosts / sizeof *parking_hosts; i++) {
        struct str service = str_from(parking_hosts[i]);
        size_t before = host.len - service.len;

        if (str_ends(host, service) && (!before || host.ptr[before - 1] == '.'))
            return true;
    }
    return false;
}

enum soft_death soft_death(struct arena *arena, const struct response *response)
{
    const struct page_facts *page = response->page;
    struct str to = response->final_url;

    if (response->verdict != VERDICT_ALIVE ||
        is_parked(url_site(arena, response->url)))
        return SOFT_ALIVE;
    if (is_parked(url_site(arena, to)))
        return SOFT_PARKED;
    if (page && page->parked)
        return SOFT_FOR_SALE;
    if (page && page->not_found)
        return SOFT_NOT_FOUND;
    return landing_is_lost(arena, response->url, to) ? SOFT_HOME : SOFT_ALIVE;
}
