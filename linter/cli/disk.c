#define _XOPEN_SOURCE 700 /* lstat, S_ISLNK */
#include "cli/disk.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/listing.h"
#include "cli/lists.h"
#include "cli/path.h"
#include "cli/paths.h"
#include "cli/read.h"
#include "text/alloc.h"
#include "text/buf.h"

/* The search at work. */
struct disk {
    struct files *files;
    struct listings listings;
    struct arena arena; /* for what is of no use later */
    struct str error;   /* the last; or empty */
};

static bool is_repository(struct disk *disk, struct str folder)
{
    struct str mark = path_join(&disk->arena, folder, STR(".git"));

    return !access(mark.ptr, F_OK);
}

static void find_home(struct disk *disk, struct str folder,
                      struct file_home *home)
{
    struct arena *arena = files_arena(disk->files);
    struct str root;

    home->folder = str_copy(arena, folder);
    home->root = root = home->folder;
    while (!is_repository(disk, root)) {
        if (str_eq(root, STR("/")))
            return;
        root = path_folder(root);
    }
    home->root = root;
    home->repository = true;
}

static void place_list(struct disk *disk, struct str path, size_t list)
{
    struct str real = path_real(&disk->arena, path), folder = path_folder(real);
    struct file_home *home = files_home(disk->files, list);
    struct file_fact *fact;
    bool added;

    if (list && str_eq(folder, files_home(disk->files, list - 1)->folder))
        *home = *files_home(disk->files, list - 1);
    else
        find_home(disk, folder, home);
    home->elsewhere = target_is_template(real);
    fact = files_add(disk->files, real, &added);
    fact->list = list;
    fact->state = FILE_THERE;
}

/* A place on the way from the root to the target. */
struct way {
    struct str at;   /* as the disk spells it */
    struct str rest; /* still to go */
    bool other_case;
    bool regular; /* `at` is a file */
    bool link;    /* `at` is a symbolic link */
};

static void look_at(struct way *way, bool *folder)
{
    struct stat found;

    *folder = false;
    if (lstat(way->at.ptr, &found))
        return;
    way->regular = S_ISREG(found.st_mode);
    way->link = S_ISLNK(found.st_mode);
    *folder = S_ISDIR(found.st_mode);
}

/* A page that a site generator makes of a Markdown file is on that site. */
static enum file_state miss(struct disk *disk, const struct way *way,
                            const struct listing *listing,
                            struct file_fact *fact, struct str name)
{
    struct arena *arena = files_arena(disk->files);
    bool page = str_ends(name, STR(".html"));
    struct str stem = str_slice(name, 0, name.len - (page ? 5 : 0));
    struct str file = str_printf(arena, "%.*s.md", STR_ARG(stem));

    file = listing_find(listing, arena, file);
    if (!file.ptr || way->rest.len)
        return FILE_MISSING;
    fact->spelling = path_join(arena, way->at, file);
    return page ? FILE_UNKNOWN : FILE_MISSING;
}

/* Goes along the path. An empty folder is a submodule that was not fetched;
   what stands behind a symbolic link is not looked at. */
static enum file_state follow(struct disk *disk, struct way *way,
                              struct file_fact *fact)
{
    struct arena *arena = files_arena(disk->files);

    while (way->rest.len) {
        const struct listing *listing = listings_of(&disk->listings, way->at);
        struct str name = str_cut(way->rest, '/', &way->rest), found;
        bool folder;

        if (listing->trouble)
            disk->error = path_error(arena, way->at, listing->trouble);
        if (!listing->readable || !listing->count)
            return FILE_UNKNOWN;
        found = listing_find(listing, &disk->arena, name);
        if (!found.ptr)
            return miss(disk, way, listing, fact, name);
        way->other_case |= !str_eq(found, name);
        way->at = path_join(arena, way->at, found);
        look_at(way, &folder);
        if (way->link)
            return FILE_UNKNOWN;
        if (!folder && way->rest.len)
            return FILE_MISSING;
    }
    return way->other_case ? FILE_OTHER_CASE : FILE_THERE;
}

static bool is_markdown(struct str path)
{
    static const char *const ends[] = {".md", ".markdown"};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct str end = str_from(ends[i]);

        if (path.len > end.len &&
            str_eq_nocase(str_slice(path, path.len - end.len, path.len), end))
            return true;
    }
    return false;
}

static void read_other(struct disk *disk, struct file_fact *fact)
{
    struct arena *arena = files_arena(disk->files);
    struct document *document;
    struct str source, error;
    struct buf bytes;
    bool fine;

    buf_init(&bytes);
    fine = read_file(&bytes, fact->path, LIST_LARGEST, &disk->arena, &error);
    if (fine) {
        source = str_copy(arena, buf_str(&bytes));
        document = document_parse(fact->path, source);
        document->index = NONE;
        files_own(disk->files, document);
        fact->other = document;
    }
    if (!fine && error_passes(errno))
        disk->error = str_copy(arena, error);
    fact->page = fine;
    buf_release(&bytes);
}

static void find_target(struct disk *disk, const struct file_home *home,
                        struct file_fact *fact)
{
    struct way way = {
        .at = home->root,
        .rest = str_slice(fact->path, home->root.len, fact->path.len)};

    while (str_starts(way.rest, STR("/")))
        way.rest = str_slice(way.rest, 1, way.rest.len);
    fact->state = FILE_MISSING;
    if (str_has_char(way.rest, '\0'))
        return;
    fact->state = follow(disk, &way, fact);
    if (fact->state == FILE_OTHER_CASE)
        fact->spelling = way.at;
    fact->page =
        fact->state == FILE_THERE && way.regular && is_markdown(fact->path);
}

struct disk *disk_start(const struct lists *lists)
{
    struct disk *disk = mem_zero(1, sizeof *disk);

    disk->files = files_new(lists->count);
    arena_init(&disk->arena);
    listings_init(&disk->listings);
    for (size_t i = 0; i < lists->count; i++)
        place_list(disk, lists->items[i].path, i);
    return disk;
}

void disk_look(struct disk *disk, const struct document *document)
{
    const struct file_home *home = files_home(disk->files, document->index);

    for (size_t i = 0; i < document->nlinks; i++) {
        const struct link *link = &document->links[i];
        struct file_fact *fact;
        struct target target;
        bool added;

        target = target_of(&disk->arena, home, link);
        if (target.kind != TARGET_FILE)
            continue;
        fact = files_add(disk->files, target.path, &added);
        if (added)
            find_target(disk, home, fact);
        if (target.fragment.len && fact->page && !fact->other)
            read_other(disk, fact);
    }
}

struct files *disk_end(struct disk *disk, struct str *error)
{
    struct files *files = disk->files;

    *error = disk->error;
    listings_release(&disk->listings);
    arena_release(&disk->arena);
    mem_free(disk);
    return files;
}
