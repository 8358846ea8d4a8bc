#include "text/site.h"

#include "text/site_match.h"

struct site_place site_find(struct str address)
{
    struct site_place place = {STR(""), SITE_UNKNOWN, SITE_UNKNOWN, STR(""),
                               STR(""), STR(""),      STR("")};
    struct site_match match;
    struct url url;

    if (!url_is_web(address))
        return place;
    url_split(address, &url);
    match = site_match(&url);
    if (!match.host)
        return place;
    place.host = site_match_host(&match);
    place.kind = SITE_OTHER;
    if (!match.route)
        return place;
    if (match.route->kind)
        place.kind = match.route->kind;
    place.of = match.route->of;
    place.owner = match.slots[SLOT_OWNER];
    place.name = match.slots[SLOT_NAME];
    place.id = match.slots[SLOT_ID];
    place.rest = match.slots[SLOT_REST];
    return place;
}
