#include "cli/read.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
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

bool read_open_file(struct buf *bytes, int file, size_t most)
{
    char chunk[64 * 1024];
    ssize_t got;

    while ((got = read(file, chunk, sizeof chunk)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if ((size_t)got > most - bytes->len) {
            errno = EFBIG;
            return false;
        }
        buf_add(bytes, (struct str){chunk, (size_t)got});
    }
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
