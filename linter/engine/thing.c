#include "engine/thing.h"

#include "engine/schema.h"
#include "text/site.h"
#include "text/url.h"
#include "text/utf8.h"
#include "text/words.h"

/* Names that say what kind of page it is, not what it is about. */
static const char *const generic_names[] = {
    "website",     "homepage",   "github",        "gitlab",
    "repo",        "repository", "paper",         "demo",
    "code",        "docs",       "here",          "link",
    "source code", "wiki",       "documentation", "official website",
    "model",       "models",     "dataset",       "data",
};

/*
 * Of longer names and addresses only the beginning is looked at: one of each
 * may be compared with every other entry of a list.
 */
enum { LONGEST_NAME = 512, LONGEST_ADDRESS = 2048 };

static bool split(struct str address, struct url *url)
{
    return url_split(str_slice(address, 0, LONGEST_ADDRESS), url);
}

struct str thing_owner(struct str address)
{
    struct site_place place = site_find(str_slice(address, 0, LONGEST_ADDRESS));

    return place.kind == SITE_OWNER ? STR("") : place.owner;
}

bool thing_alone(struct str address)
{
    switch (site_find(str_slice(address, 0, LONGEST_ADDRESS)).kind) {
    case SITE_UNKNOWN:
    case SITE_OTHER:
    case SITE_OWNER: return false;
    case SITE_REPOSITORY:
    case SITE_DATASET:
    case SITE_MODEL:
    case SITE_SPACE:
    case SITE_FILE:
    case SITE_FOLDER:
    case SITE_PAPER:
    case SITE_VIDEO:
    case SITE_PLAYLIST:
    case SITE_PACKAGE:
    case SITE_APP: break;
    }
    return true;
}

/* Whether the path of the address is one segment. */
static bool is_short(struct str address)
{
    struct url url;

    return split(address, &url) && url.path.len > 1 &&
           !str_has_char(str_slice(url.path, 1, url.path.len - 1), '/');
}

bool thing_is_owner(struct str address)
{
    struct site_place place = site_find(str_slice(address, 0, LONGEST_ADDRESS));

    /* On Hugging Face an owner and the oldest models look alike. */
    return place.kind == SITE_OWNER ||
           (place.kind == SITE_OTHER &&
            str_eq(place.host, STR("huggingface.co")) && is_short(address));
}

/* The last segment of the address's path, without a slash behind it. */
static struct str last_segment(struct str address)
{
    struct str rest, segment = STR("");
    struct url url;

    if (!split(address, &url))
        return segment;
    for (rest = url.path; rest.len;) {
        struct str part = str_cut(rest, '/', &rest);

        segment = part.len ? part : segment;
    }
    return segment;
}

bool thing_is_called(struct str address, struct str name)
{
    struct str known = site_find(str_slice(address, 0, LONGEST_ADDRESS)).name;

    if (!known.len)
        known = last_segment(address);
    return known.len && thing_names(known, name) == THING_SAME;
}

bool thing_is_site(struct str address)
{
    struct url url;

    if (!split(address, &url) || url.path.len > 1 || url.fragment.len)
        return false;
    return !url.query.len || thing_is_advert(address);
}

bool thing_is_advert(struct str address)
{
    struct url url;

    return split(address, &url) &&
           words_find(url.query, STR("utm_campaign")) != STR_NONE;
}

bool thing_is_generic(struct str name)
{
    for (size_t i = 0; i < sizeof generic_names / sizeof *generic_names; i++)
        if (str_eq_nocase(name, str_from(generic_names[i])))
            return true;
    return utf8_length(name) < 2;
}

/* The key of a name's beginning. */
static struct str name_key(struct arena *arena, struct str name)
{
    return schema_name_key(arena, str_slice(name, 0, LONGEST_NAME));
}

enum thing_names thing_names(struct str a, struct str b)
{
    enum thing_names names = THING_OTHER;
    struct arena scratch;
    struct str one, other;

    arena_init(&scratch);
    one = name_key(&scratch, a);
    other = name_key(&scratch, b);
    if (str_eq(one, other))
        names = THING_SAME;
    else if (str_find(one, other, 0) != STR_NONE ||
             str_find(other, one, 0) != STR_NONE)
        names = THING_PART;
    arena_release(&scratch);
    return names;
}
