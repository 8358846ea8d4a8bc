#include "cli/read.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/again.h"
#include "text/alloc.h"

struct str path_error(struct arena *arena, struct str path, int number)
{
    if (number == ENOMEM)
        mem_exhausted();
    return str_printf(arena, "%.*s: %s", STR_ARG(path), strerror(number));
}

bool error_passes(int number)
{
    if (number == ENOMEM)
        mem_exhausted();
    return number == EMFILE || number == ENFILE || number == EIO;
}

/* How much to read first: a file whole, and where it ends. */
static size_t first_chunk(int file, size_t most)
{
    enum { CHUNK = 64 * 1024 };
    struct stat info;

    if (fstat(file, &info) || !S_ISREG(info.st_mode) || info.st_size <= 0)
        return CHUNK;
    return ((uintmax_t)info.st_size < most ? (size_t)info.st_size : most) + 1;
}

bool read_open_file(struct buf *bytes, int file, size_t most)
{
    size_t chunk = first_chunk(file, most);
    ssize_t got;

    do {
        char *room = buf_room(bytes, chunk);

        got = read(file, room, bytes->capacity - bytes->len - 1);
        if (got < 0 && errno != EINTR)
            return false;
        if (got > 0 && (size_t)got > most - bytes->len) {
            errno = EFBIG;
            return false;
        }
        if (got > 0)
            buf_take(bytes, (size_t)got);
        chunk = 1;
    } while (got);
    buf_fit(bytes);
    return true;
}

static struct str read_error(struct arena *arena, struct str path, size_t most)
{
    if (errno != EFBIG)
        return path_error(arena, path, errno);
    return str_printf(arena, "%.*s: file is larger than %zu MiB", STR_ARG(path),
                      most / (1024 * 1024));
}

bool read_standard_input(struct buf *bytes, size_t most, struct arena *arena,
                         struct str *error)
{
    if (read_open_file(bytes, STDIN_FILENO, most))
        return true;
    *error = read_error(arena, STR("standard input"), most);
    return false;
}

bool read_file(struct buf *bytes, struct str path, size_t most,
               struct arena *arena, struct str *error)
{
    int file = again_open(str_copy(arena, path).ptr, O_RDONLY | O_CLOEXEC, 0);
    bool ok;

    if (file < 0) {
        *error = path_error(arena, path, errno);
        return false;
    }
    ok = read_open_file(bytes, file, most);
    if (!ok)
        *error = read_error(arena, path, most);
    close(file);
    return ok;
}
