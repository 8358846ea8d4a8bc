#include "fixture_files.h"

#include "text/buf.h"

#define ROOT STR("/repository")

/* A page that has these fragments, separated by commas. */
static void read_page(struct files *files, struct file_fact *fact,
                      struct str fragments)
{
    struct arena *arena = files_arena(files);
    struct document *document;
    struct buf source;

    buf_init(&source);
    while (fragments.len) {
        struct str name = str_cut(fragments, ',', &fragments);

        buf_printf(&source, "<a id=\"%.*s\"></a>\n\n", STR_ARG(name));
    }
    document = document_parse(fact->path, str_copy(arena, buf_str(&source)));
    buf_release(&source);
    files_own(files, document);
    fact->other = document;
}

static bool is_folder_of(struct str folder, struct str file)
{
    return str_starts(file, folder) &&
           (!folder.len ||
            (file.len > folder.len && file.ptr[folder.len] == '/'));
}

static void find_line(struct files *files, struct file_fact *fact,
                      struct str listing)
{
    struct str path = str_slice(fact->path, ROOT.len + 1, fact->path.len);

    fact->state = FILE_MISSING;
    while (listing.len) {
        struct str fragments, line = str_cut(listing, '\n', &listing);
        struct str file = str_cut(line, '#', &fragments);

        if (str_eq(file, path) || is_folder_of(path, file)) {
            fact->state = FILE_THERE;
            if (fragments.len && str_eq(file, path))
                read_page(files, fact, fragments);
            return;
        }
        if (!str_eq_nocase(file, path))
            continue;
        fact->state = FILE_OTHER_CASE;
        fact->spelling = str_printf(files_arena(files), "%.*s/%.*s",
                                    STR_ARG(ROOT), STR_ARG(file));
    }
}

struct files *fixture_files(const struct document *document, struct str listing)
{
    struct files *files = files_new(1);
    struct file_home *home = files_home(files, 0);

    home->root = home->folder = ROOT;
    home->repository = true;
    for (size_t i = 0; i < document->nlinks; i++) {
        struct target target =
            target_of(files_arena(files), home, &document->links[i]);
        struct file_fact *fact;
        bool added;

        if (target.kind != TARGET_FILE)
            continue;
        fact = files_add(files, target.path, &added);
        if (added)
            find_line(files, fact, listing);
    }
    return files;
}
