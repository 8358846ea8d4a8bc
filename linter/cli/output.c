#define _XOPEN_SOURCE 700 /* realpath */
#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/path.h"
#include "cli/read.h"
#include "text/alloc.h"

enum { ATTEMPTS = 100 };

void output_open(struct output *output, const char *path)
{
    *output = (struct output){.path = path};
    output->stream = open_memstream(&output->bytes, &output->len);
    if (!output->stream)
        mem_alloc(SIZE_MAX / 2); /* ends the program: there is no memory */
}

void output_drop(struct output *output)
{
    fclose(output->stream);
    mem_free(output->bytes);
    *output = (struct output){0};
}

static bool write_all(int file, const char *bytes, size_t len)
{
    while (len) {
        ssize_t done = write(file, bytes, len);

        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        bytes += done;
        len -= (size_t)done;
    }
    return true;
}

/* Closes a file, keeping the errno of what failed before. */
static bool close_after(int file, bool ok)
{
    int number = errno;

    if (close(file) && ok)
        return false;
    errno = number;
    return ok;
}

/*
 * Writes to what cannot be replaced: a device, a pipe, or /dev/stdout, which
 * may be a file that others hold open.
 */
static bool write_through(const char *path, const struct output *output)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);

    if (file < 0)
        return false;
    return close_after(file, write_all(file, output->bytes, output->len));
}

/* Opens a new file beside the target; its name is in the arena. */
static int open_beside(struct arena *arena, struct str target,
                       const char **name)
{
    struct str folder = path_folder(target);
    int file = -1;

    for (int i = 0; file < 0 && i < ATTEMPTS; i++) {
        *name = str_printf(arena, "%.*s/.listlint-%ld-%d", STR_ARG(folder),
                           (long)getpid(), i)
                    .ptr;
        file = open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file < 0 && errno != EEXIST)
            return -1;
    }
    return file;
}

/* Writes a new file and puts it in the place of the target. */
static bool replace(struct arena *arena, struct str target,
                    const struct output *output)
{
    const char *name;
    int file = open_beside(arena, target, &name), number;
    bool ok;

    if (file < 0)
        return false;
    ok = write_all(file, output->bytes, output->len) && !fsync(file);
    ok = close_after(file, ok) && !rename(name, target.ptr);
    if (ok)
        return true;
    number = errno;
    unlink(name);
    errno = number;
    return false;
}

/* The file that a path leads to, through symbolic links. */
static struct str target_of(struct arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    struct str target = str_copy(arena, str_from(real ? real : path));

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

static bool write_output(struct arena *arena, const struct output *output)
{
    if (!output->path) {
        fflush(stdout);
        return write_all(STDOUT_FILENO, output->bytes, output->len);
    }
    if (!is_replaceable(output->path))
        return write_through(output->path, output);
    return replace(arena, target_of(arena, output->path), output);
}

bool output_save(struct output *output, struct arena *arena, struct str *error)
{
    const char *path = output->path ? output->path : "standard output";
    bool ok = !fflush(output->stream) && write_output(arena, output);

    if (!ok)
        *error = path_error(arena, str_from(path), errno);
    output_drop(output);
    return ok;
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
