/*
 * The files around the lists: what a relative link may lead to.
 *
 * Rules do no I/O. The command finds out, before they run, what stands at
 * each place that a link names; a fixture says so in its files.txt. Paths
 * here are absolute, with `/` between their parts and without dot segments.
 */
#ifndef LISTLINT_ENGINE_FILES_H
#define LISTLINT_ENGINE_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "document/document.h"
#include "text/map.h"

/* Where a list stands. */
struct file_home {
    struct str root;   /* of its repository; without one its own folder */
    struct str folder; /* that holds it: the root or below it */
    bool repository;
    bool elsewhere; /* GitHub shows it at another place: a template for issues
                       or pull requests */
};

enum target_kind {
    TARGET_NONE,    /* no relative address: https://, mailto: */
    TARGET_PAGE,    /* a place in the same page */
    TARGET_FILE,    /* a file or a folder */
    TARGET_OUTSIDE, /* above the root */
    TARGET_SITE,    /* above the root, where GitHub has pages of its own */
};

/* What a destination means. */
struct target {
    enum target_kind kind;
    struct str path;     /* of TARGET_FILE and TARGET_OUTSIDE */
    struct str written;  /* the path as it is in the link, decoded */
    struct str fragment; /* decoded, without `#` */
    bool plain;          /* asks for the source of the file: ?plain=1 */
};

/* Reads the destination of a link in a list at `home`. The target of a bare
   address or a torn link is TARGET_NONE, and so is what plainly was meant for
   the web. */
struct target target_of(struct arena *arena, const struct file_home *home,
                        const struct link *link);

/* Whether a list of that path is a template. */
bool target_is_template(struct str path);

enum file_state {
    FILE_MISSING,
    FILE_THERE,
    FILE_OTHER_CASE, /* there is one whose name differs in case only */
    FILE_UNKNOWN,    /* nobody can tell */
};

/* What is known of one path. */

struct file_fact {
    struct str path;
    enum file_state state;
    struct str spelling;          /* the path that is there, or might be meant;
                                     may be empty */
    bool page;                    /* a Markdown file that is no list of the
                                     run, and may be read */
    size_t list;                  /* index of the list that it is, or NONE */
    const struct document *other; /* what that page says, if a link wants a
                                     place of it, or NULL */
};

struct files;

/* What is known for so many lists; the caller owns it: files_free. */
struct files *files_new(size_t lists);
void files_free(struct files *files);

/* The place of a list, for the caller to set; its strings must live as long
   as the files. */
struct file_home *files_home(struct files *files, size_t list);

/* The fact of a path, added as FILE_UNKNOWN of no list if it is new; `*added`
   says so. The path is copied. */
struct file_fact *files_add(struct files *files, struct str path, bool *added);

/* Hands over a document that facts speak of. */
void files_own(struct files *files, struct document *document);

/* The arena that holds what files hold. */
struct arena *files_arena(struct files *files);

struct collection;

/* Where a list of the run stands; NULL if nothing is known. */
const struct file_home *file_home_of(const struct collection *collection,
                                     const struct document *document);

/* The links of a list that have a target, one after the other; of those that
   name the same definition the first. */
struct target_links {
    const struct document *document;
    const struct file_home *home; /* NULL: nothing is known */
    struct arena *arena;
    struct map told; /* destinations of references */
    size_t next;
};

struct check;

/* For the document of the check; the caller owns it: target_links_end. */
void target_links_start(struct target_links *links, const struct check *check);
void target_links_end(struct target_links *links);

/* The next link and its target; NULL when there is no more. */
const struct link *target_links_next(struct target_links *links,
                                     struct target *target);

/* What is known of a path; NULL if nobody asked for it. */
const struct file_fact *file_fact(const struct collection *collection,
                                  struct str path);

/* The document that the fact speaks of, or NULL. */
const struct document *file_document(const struct collection *collection,
                                     const struct file_fact *fact);

#endif
