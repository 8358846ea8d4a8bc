#include "cli/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/again.h"
#include "cli/path.h"
#include "cli/read.h"
#include "text/buf.h"

enum { ATTEMPTS = 100 };

bool write_all(int file, struct str bytes)
{
    size_t at = 0;

    while (at < bytes.len) {
        ssize_t done = write(file, bytes.ptr + at, bytes.len - at);

        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        at += (size_t)done;
    }
    return true;
}

bool close_written(int file, bool ok)
{
    int number = errno;

    if (!again_close(file) && ok)
        return false;
    errno = number;
    return ok;
}

/* Opens a new file beside the target; its name is in the arena. */
static int open_beside(struct arena *arena, struct str target, mode_t mode,
                       const char **name)
{
    struct str folder = path_folder(target);
    int file = -1;

    for (int i = 0; file < 0 && i < ATTEMPTS; i++) {
        *name = str_printf(arena, "%.*s/.listlint-%ld-%d", STR_ARG(folder),
                           (long)getpid(), i)
                    .ptr;
        file = again_open(*name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (file < 0 && errno != EEXIST)
            return -1;
    }
    return file;
}

/* Only root may give a file away; anyone may keep it in a group of theirs.
   The mode comes last, since a new owner clears bits of it. */
static bool keep_owner_and_mode(int file, const struct stat *info)
{
    mode_t mode = info->st_mode & 07777;

    if (fchown(file, info->st_uid, info->st_gid) &&
        fchown(file, (uid_t)-1, info->st_gid))
        mode &= (mode_t) ~(S_ISUID | S_ISGID);
    return !fchmod(file, mode);
}

static bool same_file(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino &&
           a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
           a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static enum replaced holds(int file, struct str bytes)
{
    enum replaced result = REPLACE_CHANGED;
    struct buf now;

    buf_init(&now);
    if (!read_open_file(&now, file, bytes.len))
        result = errno == EFBIG ? REPLACE_CHANGED : REPLACE_FAILED;
    else if (str_eq(buf_str(&now), bytes))
        result = REPLACED;
    buf_release(&now);
    return result;
}

/* Whether the original may be replaced: REPLACED if so. */
static enum replaced compare(struct str target, const struct original *original)
{
    int file = again_open(target.ptr, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
    enum replaced result = REPLACE_CHANGED;
    struct stat info;
    int number;

    if (file < 0)
        return errno == ENOENT || errno == ELOOP ? result : REPLACE_FAILED;
    if (!fstat(file, &info) && same_file(&info, &original->info))
        result = holds(file, original->bytes);
    number = errno;
    close(file);
    errno = number;
    return result;
}

/* Fills the new file and has it on the disk. */
static bool fill(int file, struct str bytes, const struct original *original)
{
    bool ok = (!original || keep_owner_and_mode(file, &original->info)) &&
              write_all(file, bytes) && again_sync(file);

    return close_written(file, ok);
}

/* The name is safe only when the folder is on the disk; where a file system
   does not do that, nothing is lost that could be kept. */
static void sync_folder(struct arena *arena, struct str target)
{
    struct str folder = str_copy(arena, path_folder(target));
    int file = again_open(folder.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

    if (file < 0)
        return;
    again_sync(file);
    close(file);
}

static void drop(const void *name)
{
    unlink(name);
}

bool successor_open(struct successor *successor, struct arena *arena,
                    struct str target, mode_t mode)
{
    sigset_t all;
    int number;

    *successor = (struct successor){.target = target};
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &successor->before);
    successor->file = open_beside(arena, target, mode, &successor->name);
    if (successor->file >= 0) {
        successor->last = (struct mem_last){drop, successor->name};
        mem_set_last(&successor->last);
        return true;
    }
    number = errno;
    pthread_sigmask(SIG_SETMASK, &successor->before, NULL);
    errno = number;
    return false;
}

static enum replaced take_place(const struct successor *successor,
                                const struct original *original)
{
    enum replaced result =
        original ? compare(successor->target, original) : REPLACED;

    if (result != REPLACED)
        return result;
    return rename(successor->name, successor->target.ptr) ? REPLACE_FAILED
                                                          : REPLACED;
}

enum replaced successor_close(struct successor *successor, struct arena *arena,
                              bool written, const struct original *original)
{
    enum replaced result =
        written ? take_place(successor, original) : REPLACE_FAILED;
    int number = errno;

    if (result != REPLACED)
        unlink(successor->name);
    mem_set_last(NULL);
    if (result == REPLACED)
        sync_folder(arena, successor->target);
    pthread_sigmask(SIG_SETMASK, &successor->before, NULL);
    errno = number;
    return result;
}

enum replaced replace_file(struct arena *arena, struct str target,
                           struct str bytes, const struct original *original)
{
    struct successor successor;

    if (!successor_open(&successor, arena, target, original ? 0600 : 0666))
        return REPLACE_FAILED;
    return successor_close(&successor, arena,
                           fill(successor.file, bytes, original), original);
}
