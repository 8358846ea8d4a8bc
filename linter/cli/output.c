#define _XOPEN_SOURCE 700 /* realpath */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/again.h"
#include "cli/path.h"
#include "cli/read.h"
#include "cli/replace.h"
#include "text/alloc.h"

static struct str bytes_of(const struct output *output)
{
    return (struct str){output->bytes, output->len};
}

/*
 * Writes to what cannot be replaced: a device, a pipe, or /dev/stdout, which
 * may be a file that others hold open.
 */
static bool write_through(const char *path, const struct output *output)
{
    int file = again_open(path, O_WRONLY | O_CLOEXEC, 0);

    if (file < 0)
        return false;
    return close_written(file, write_all(file, bytes_of(output)));
}

/* The file that a path leads to, through symbolic links. */
static struct str target_of(struct arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    struct str target;

    if (!real && errno == ENOMEM)
        mem_exhausted();
    target = str_copy(arena, str_from(real ? real : path));
    mem_free(real);
    return target;
}

static bool is_replaceable(const char *path)
{
    struct stat info;

    if (str_starts(str_from(path), STR("/dev/")))
        return false;
    return stat(path, &info) || S_ISREG(info.st_mode);
}

static void open_memory(struct output *output)
{
    output->stream = open_memstream(&output->bytes, &output->len);
    if (!output->stream)
        mem_exhausted();
}

/* False where that cannot be; what goes wrong is told when it is saved. */
static bool open_beside(struct output *output, struct arena *arena)
{
    struct successor *successor = &output->successor;

    if (!output->path || !is_replaceable(output->path) ||
        !successor_open(successor, arena, target_of(arena, output->path), 0666))
        return false;
    output->stream = fdopen(successor->file, "wb");
    if (!output->stream)
        mem_exhausted();
    return true;
}

void output_open(struct output *output, struct arena *arena, const char *path)
{
    *output = (struct output){.path = path};
    output->beside = open_beside(output, arena);
    if (!output->beside)
        open_memory(output);
}

static bool take_place(struct output *output, struct arena *arena, bool written)
{
    return successor_close(&output->successor, arena, written, NULL) ==
           REPLACED;
}

/* Whether all of the stream is on the disk; closes it. */
static bool finish_beside(struct output *output)
{
    bool fine = !ferror(output->stream) && !fflush(output->stream) &&
                again_sync(fileno(output->stream));
    int number = errno;

    if (fclose(output->stream) && errno != EINTR && fine)
        return false;
    errno = number;
    return fine;
}

static bool write_memory(struct arena *arena, const struct output *output)
{
    if (!output->path) {
        fflush(stdout);
        return write_all(output->to_error ? STDERR_FILENO : STDOUT_FILENO,
                         bytes_of(output));
    }
    if (!is_replaceable(output->path))
        return write_through(output->path, output);
    return replace_file(arena, target_of(arena, output->path), bytes_of(output),
                        NULL) == REPLACED;
}

static bool save_memory(struct output *output, struct arena *arena)
{
    bool ok = !fflush(output->stream) && write_memory(arena, output);
    int number = errno;

    fclose(output->stream);
    mem_free(output->bytes);
    errno = number;
    return ok;
}

bool output_save(struct output *output, struct arena *arena, struct str *error)
{
    const char *path = output->path       ? output->path
                       : output->to_error ? "standard error"
                                          : "standard output";
    bool ok = output->beside ? take_place(output, arena, finish_beside(output))
                             : save_memory(output, arena);

    if (!ok)
        *error = path_error(arena, str_from(path), errno);
    *output = (struct output){0};
    return ok;
}

int output_begin(const char *path)
{
    if (!is_replaceable(path))
        return again_open(path, O_WRONLY | O_CLOEXEC, 0);
    return again_open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}

bool output_check(const char *path, struct arena *arena, struct str *error)
{
    struct stat info;
    struct str folder;

    if (!path)
        return true;
    errno = 0;
    if (!stat(path, &info) && S_ISDIR(info.st_mode))
        errno = EISDIR;
    else if (is_replaceable(path)) {
        folder = str_copy(arena, path_folder(target_of(arena, path)));
        errno = access(folder.ptr, W_OK | X_OK) ? errno : 0;
    } else
        errno = access(path, W_OK) ? errno : 0;
    if (errno)
        *error = path_error(arena, str_from(path), errno);
    return !errno;
}

/* Where a file would be: its folder through symbolic links, and its name. */
static struct str place_of(struct arena *arena, const char *path)
{
    struct str target = target_of(arena, path);
    struct str folder = str_copy(arena, path_folder(target));

    return path_join(arena, target_of(arena, folder.ptr), path_name(target));
}

bool output_same(const char *path, const char *other, struct arena *arena)
{
    struct stat one, two;

    if (!is_replaceable(path) || !is_replaceable(other))
        return false;
    if (!stat(path, &one) && !stat(other, &two))
        return one.st_dev == two.st_dev && one.st_ino == two.st_ino;
    return str_eq(place_of(arena, path), place_of(arena, other));
}
