#include "web/host_setting.h"

#include <stdlib.h>

/* A name of a setting in its two parts. */
struct pattern {
    struct str name;
    bool below; /* it stood behind "*." */
};

static struct pattern pattern_of(struct str name)
{
    bool below = str_starts(name, STR("*."));

    return (struct pattern){below ? str_slice(name, 2, name.len) : name, below};
}

static int compare(struct pattern a, struct pattern b)
{
    int order = str_compare(a.name, b.name);

    return order ? order : (int)a.below - (int)b.below;
}

int host_setting_compare(struct str a, struct str b)
{
    return compare(pattern_of(a), pattern_of(b));
}

static int compare_to_setting(const void *pattern, const void *setting)
{
    const struct web_host_setting *host = setting;

    return compare(*(const struct pattern *)pattern, pattern_of(host->name));
}

static const struct web_host_setting *find(const struct web_options *options,
                                           struct str name, bool below)
{
    const struct pattern pattern = {name, below};

    return bsearch(&pattern, options->hosts, options->nhosts,
                   sizeof *options->hosts, compare_to_setting);
}

/* A dot at the end says that the name is whole, as ours all are. */
static struct str without_root(struct str name)
{
    return str_ends(name, STR(".")) ? str_slice(name, 0, name.len - 1) : name;
}

const struct web_host_setting *web_host_setting(
    const struct web_options *options, struct str name)
{
    const struct web_host_setting *found;
    struct str rest = without_root(name);

    if (!options->nhosts)
        return NULL;
    found = find(options, rest, false);
    while (!found && rest.len) {
        str_cut(rest, '.', &rest);
        found = rest.len ? find(options, rest, true) : NULL;
    }
    return found;
}
