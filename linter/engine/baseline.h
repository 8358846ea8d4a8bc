/*
 * A baseline: findings that were accepted. They are not reported, not fixed,
 * and do not count.
 *
 * An entry names a finding by its list, its rule and its fingerprint, all
 * three: what people read in the file is what it accepts. It holds no line
 * number. Of the lists the baseline keeps the names too, since what rules say
 * of one list may follow from another: a duplicate, or how most tables are.
 */
#ifndef LISTLINT_ENGINE_BASELINE_H
#define LISTLINT_ENGINE_BASELINE_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/check.h"
#include "text/arena.h"

/* What a run knows of an entry. */
enum baseline_state {
    BASELINE_UNSEEN, /* it could not look for the finding */
    BASELINE_FOUND,
    BASELINE_STALE, /* it looked and did not find it */
};

struct baseline_entry {
    const char *path;        /* printable, as reports name it but for a `./` */
    const char *rule;        /* "TBL006" */
    const char *fingerprint; /* 16 hex digits */
    const char *about;       /* names the entry or the heading, for people */
    enum baseline_state state;
};

struct baseline_list {
    const char *path;                /* as in an entry */
    bool gone;                       /* there is no such file any more */
    const struct document *document; /* of the run, or NULL */
};

struct baseline {
    struct baseline_entry *items; /* by path, rule and fingerprint */
    size_t count, capacity;
    struct baseline_list *lists; /* by path */
    size_t nlists, list_capacity;
    struct arena arena; /* of the strings */
};

/* What ran. */
struct baseline_run {
    const struct collection *collection;
    const struct settings *settings;
    bool offline; /* the rules of the web did not run */
};

/* The caller owns it: baseline_release. */
void baseline_init(struct baseline *baseline);
void baseline_release(struct baseline *baseline);

/* Strings are copied. After the last one of either: baseline_sort. */
void baseline_add(struct baseline *baseline,
                  const struct baseline_entry *entry);
void baseline_add_list(struct baseline *baseline, const char *path);

/* Puts entries and lists in order, each once; the list of an entry is there in
   any case. Of equal entries one stays. */
void baseline_sort(struct baseline *baseline);

/* The path of a document in entries; in the arena. */
const char *baseline_path(struct arena *arena, const struct document *document);

/* The list of that path, or NULL; when they are in order. */
struct baseline_list *baseline_list(const struct baseline *baseline,
                                    const char *path);

/* The entry of these three, or NULL; when they are in order. */
struct baseline_entry *baseline_find(const struct baseline *baseline,
                                     const char *path, const char *rule,
                                     const char *fingerprint);

/* Moves the findings that it knows to findings->baselined. The findings have
   their fingerprints. The state of each entry is then found or unseen. */
void baseline_match(struct baseline *baseline, struct findings *findings);

/* Tells which lists are of the run: sets list->document. */
void baseline_meet(struct baseline *baseline,
                   const struct collection *collection);

/*
 * Tells entries that are stale from those that the run could not see. Of a
 * list that is gone all are stale. What follows from several lists was looked
 * for only if the run had all that are not gone; what the web says of a link,
 * only if it could be verified. Lists have met the run.
 */
void baseline_judge(struct baseline *baseline, const struct baseline_run *run);

/* Moves all findings to findings->baselined, and adds an entry for each of
   those that are there, and the lists of the run. */
void baseline_accept(struct baseline *baseline, struct findings *findings,
                     const struct collection *collection);

/* Adds the entries of another that are unseen, and its lists that are not
   gone. */
void baseline_keep(struct baseline *baseline, const struct baseline *other);

#endif
