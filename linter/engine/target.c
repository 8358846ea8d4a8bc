/*
 * Reads the destination of a link as GitHub does: relative to the folder of
 * the list, or from the root of its repository.
 */
#include "engine/files.h"

#include "text/buf.h"
#include "text/percent.h"
#include "text/schemeless.h"
#include "text/slip.h"
#include "text/space.h"
#include "text/url.h"
#include "text/words.h"

/* What GitHub has of a repository besides its files. */
static const char site_pages[] =
    "actions activity archive blame blob branches commit commits community "
    "compare contributors deployments discussions edit find forks graphs "
    "issues labels milestone milestones network new packages projects pull "
    "pulls pulse raw releases search security stargazers tags tree watchers "
    "wiki";

/* Branches that a link from one file to another may name. */
static const char branches[] =
    "HEAD dev develop gh-pages main master stable staging trunk";

/* The page of a file is OWNER/REPOSITORY/blob/BRANCH/PATH. */
enum { ABOVE_BRANCH = 1, ABOVE_BLOB = 2 };

/* A path while its segments are read. */
struct walk {
    struct buf path; /* below the root, or below what is above it */
    size_t above;    /* folders above the root */
};

static void step(struct walk *walk, struct str segment)
{
    if (!segment.len || str_eq(segment, STR(".")))
        return;
    if (!str_eq(segment, STR(".."))) {
        if (walk->path.len)
            buf_add_char(&walk->path, '/');
        buf_add(&walk->path, segment);
        return;
    }
    if (!walk->path.len)
        walk->above++;
    while (walk->path.len && walk->path.ptr[walk->path.len - 1] != '/')
        walk->path.len--;
    walk->path.len -= walk->path.len > 0;
}

static void step_all(struct walk *walk, struct str path)
{
    while (path.len)
        step(walk, str_cut(path, '/', &path));
}

/* Whether GitHub may well have a page there. */
static bool is_site(size_t above, struct str rest)
{
    struct str more;
    struct str first = str_cut(rest, '/', &more);

    if (words_have(site_pages, first))
        return true;
    if (above == ABOVE_BRANCH)
        return words_have(branches, first);
    return above > ABOVE_BLOB || !rest.len; /* another repository, or this */
}

static enum target_kind kind_of(const struct file_home *home,
                                const struct walk *walk)
{
    if (!walk->above)
        return TARGET_FILE;
    if (!home->repository || is_site(walk->above, buf_str(&walk->path)))
        return TARGET_SITE;
    return TARGET_OUTSIDE;
}

static struct str absolute(struct arena *arena, struct str root,
                           struct str path)
{
    if (!path.len)
        return root;
    return str_printf(arena, "%.*s%s%.*s", STR_ARG(root),
                      str_ends(root, STR("/")) ? "" : "/", STR_ARG(path));
}

static void read_path(struct arena *arena, const struct file_home *home,
                      struct target *target)
{
    bool from_root = str_starts(target->written, STR("/"));
    struct walk walk = {.above = 0};

    buf_init(&walk.path);
    if (!from_root)
        step_all(&walk,
                 str_slice(home->folder, home->root.len, home->folder.len));
    step_all(&walk, target->written);
    target->kind = kind_of(home, &walk);
    if (from_root && !home->repository)
        target->kind = TARGET_SITE;
    target->path = absolute(arena, home->root, buf_str(&walk.path));
    buf_release(&walk.path);
}

bool target_is_template(struct str path)
{
    while (path.len) {
        struct str part = str_cut(path, '/', &path);

        if (str_starts_nocase(part, STR("ISSUE_TEMPLATE")) ||
            str_starts_nocase(part, STR("PULL_REQUEST_TEMPLATE")))
            return true;
    }
    return false;
}

/* `https//x`, `http：//x`, `www.x.org`; other rules say so. */
static bool means_web(struct str url)
{
    struct slip slip;

    return address_lack(url) != ADDRESS_LACKS_NOTHING || slip_read(url, &slip);
}

/* A no-break space at an end of the address; another rule says so. */
static bool has_false_space(struct str url)
{
    struct space_faults faults;

    return space_faults_read(url, &faults);
}

/* `{{ site.url }}/a`, `${HOME}/a`: another program fills it in. */
static bool is_filled_in(struct str url)
{
    static const char *const marks[] = {"{{", "{%", "${", "<%"};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_find(url, str_from(marks[i]), 0) != STR_NONE)
            return true;
    return false;
}

static bool is_relative(const struct link *link)
{
    if (url_has_scheme(link->url) ||
        (link->kind != LINK_INLINE && link->kind != LINK_REFERENCE &&
         link->kind != LINK_HTML))
        return false;
    if (str_starts(link->url, STR("#")))
        return !has_false_space(link->url);
    return link->url.len && !str_starts(link->url, STR("//")) &&
           !means_web(link->url) && !has_false_space(link->url) &&
           !is_filled_in(link->url);
}

struct target target_of(struct arena *arena, const struct file_home *home,
                        const struct link *link)
{
    struct target target = {.kind = TARGET_NONE};
    struct str fragment, query, path;

    if (home->elsewhere || !is_relative(link))
        return target;
    path = str_cut(str_cut(link->url, '#', &fragment), '?', &query);
    target.fragment = percent_decode(arena, fragment);
    target.plain = str_find(query, STR("plain=1"), 0) != STR_NONE;
    target.written = percent_decode(arena, path);
    target.kind = TARGET_PAGE;
    if (path.len)
        read_path(arena, home, &target);
    return target;
}
