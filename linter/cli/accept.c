#include "cli/accept.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/baseline_file.h"
#include "cli/output.h"
#include "text/printable.h"

/* How many stale entries are named. */
enum { NAMED_MOST = 3 };

static bool is_replaced(const struct options *options)
{
    return options->baseline && options->write_baseline &&
           !strcmp(options->baseline, options->write_baseline);
}

/* Whether there is something in the file that is to be written. What is no
   regular file keeps nothing. */
static bool has_old(const char *path)
{
    struct stat info;

    return !stat(path, &info) && S_ISREG(info.st_mode) && info.st_size;
}

static bool load_known(struct accept *accept, struct arena *arena,
                       struct str *error)
{
    const char *file = accept->options->baseline;
    struct stat info;

    if (is_replaced(accept->options) && !has_old(file))
        return true;
    if (!stat(file, &info) || errno != ENOENT)
        return baseline_read(&accept->known, file, arena, error);
    *error = str_printf(arena,
                        "%s: no such baseline; --write-baseline %s "
                        "makes it",
                        file, file);
    return false;
}

bool accept_load(struct accept *accept, const struct options *options,
                 struct arena *arena, struct str *error)
{
    const char *file = options->write_baseline;

    *accept = (struct accept){.options = options};
    baseline_init(&accept->known);
    baseline_init(&accept->old);
    if (options->baseline && !load_known(accept, arena, error))
        return false;
    if (!file || is_replaced(options) || !has_old(file))
        return true;
    return baseline_read(&accept->old, file, arena, error);
}

void accept_release(struct accept *accept)
{
    baseline_release(&accept->known);
    baseline_release(&accept->old);
}

struct baseline *accept_known(struct accept *accept)
{
    return accept->options->baseline ? &accept->known : NULL;
}

static bool is_missing(const char *path)
{
    struct stat info;

    return stat(path, &info) && (errno == ENOENT || errno == ENOTDIR);
}

/* A list that is not of the run may be gone. Where not one is of the run, its
   paths may as well begin at another folder. */
static void find_gone(struct baseline *baseline)
{
    bool any = false;

    for (size_t i = 0; i < baseline->nlists; i++)
        any |= baseline->lists[i].document != NULL;
    for (size_t i = 0; any && i < baseline->nlists; i++)
        if (!baseline->lists[i].document)
            baseline->lists[i].gone = is_missing(baseline->lists[i].path);
}

static void judge(struct baseline *baseline, const struct round *round)
{
    struct baseline_run run = {
        .collection = &round->collection,
        .settings = &round->settings,
        .offline = round->options->offline,
    };

    baseline_meet(baseline, &round->collection);
    find_gone(baseline);
    baseline_judge(baseline, &run);
}

static bool write_file(struct accept *accept, const struct baseline *baseline,
                       struct arena *arena, struct str *error)
{
    struct output output;

    output_open(&output, arena, accept->options->write_baseline);
    baseline_write(output.stream, baseline);
    return output_save(&output, arena, error);
}

static bool write_new(struct accept *accept, struct round *round,
                      struct arena *arena, struct str *error)
{
    struct baseline baseline;
    bool fine;

    judge(&accept->known, round);
    judge(&accept->old, round);
    baseline_init(&baseline);
    baseline_accept(&baseline, &round->findings, &round->collection);
    baseline_keep(&baseline, &accept->known);
    baseline_keep(&baseline, &accept->old);
    baseline_sort(&baseline);
    fine = write_file(accept, &baseline, arena, error);
    baseline_release(&baseline);
    return fine;
}

static size_t count_stale(const struct baseline *baseline)
{
    size_t count = 0;

    for (size_t i = 0; i < baseline->count; i++)
        count += baseline->items[i].state == BASELINE_STALE;
    return count;
}

static void add_name(struct buf *line, const struct baseline_entry *entry)
{
    buf_printf(line, "%s in %s", entry->rule, entry->path);
    if (*entry->about)
        buf_printf(line, " (%s)", entry->about);
}

static void add_names(struct buf *line, const struct baseline *baseline,
                      size_t count)
{
    size_t named = 0;

    for (size_t i = 0; named < NAMED_MOST && named < count; i++) {
        if (baseline->items[i].state != BASELINE_STALE)
            continue;
        buf_add(line, named++ ? STR(", ") : STR(": "));
        add_name(line, &baseline->items[i]);
    }
    if (count > named)
        buf_printf(line, " and %zu more", count - named);
}

static void tell_stale(const struct accept *accept, struct arena *arena)
{
    const char *file = accept->options->baseline;
    size_t count = count_stale(&accept->known);
    struct buf line;

    if (!count)
        return;
    buf_init(&line);
    buf_printf(&line,
               "baseline %s: %zu %s stale; --write-baseline %s prunes %s", file,
               count, count == 1 ? "entry is" : "entries are", file,
               count == 1 ? "it" : "them");
    add_names(&line, &accept->known, count);
    fprintf(stderr, "listlint: warning: %s\n",
            printable(arena, buf_str(&line)));
    buf_release(&line);
}

/* Whether no list of the baseline is one of the run, nor to be found: then its
   paths begin at another folder. */
static bool is_elsewhere(const struct baseline *baseline)
{
    for (size_t i = 0; i < baseline->nlists; i++)
        if (baseline->lists[i].document || !is_missing(baseline->lists[i].path))
            return false;
    return baseline->nlists;
}

static void tell(struct accept *accept, const struct round *round,
                 struct arena *arena)
{
    if (round->partial || round->links.interrupted)
        return;
    judge(&accept->known, round);
    if (is_elsewhere(&accept->known))
        fprintf(stderr,
                "listlint: warning: baseline %s: none of its lists is here; "
                "run listlint in the folder where it was written\n",
                printable(arena, str_from(accept->options->baseline)));
    else
        tell_stale(accept, arena);
}

bool accept_finish(struct accept *accept, struct round *round,
                   struct arena *arena, struct str *error)
{
    const char *file = accept->options->write_baseline;

    if (file && !round->links.interrupted)
        return write_new(accept, round, arena, error);
    if (file)
        fprintf(stderr,
                "listlint: warning: baseline %s: not written: the run was "
                "interrupted\n",
                printable(arena, str_from(file)));
    else if (accept->options->baseline)
        tell(accept, round, arena);
    return true;
}
