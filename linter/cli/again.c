#include "cli/again.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

int again_open(const char *path, int flags, mode_t mode)
{
    int file;

    do
        file = open(path, flags, mode);
    while (file < 0 && errno == EINTR);
    return file;
}

DIR *again_open_folder(const char *path)
{
    DIR *folder;

    do
        folder = opendir(path);
    while (!folder && errno == EINTR);
    return folder;
}

bool again_sync(int file)
{
    int result;

    do
        result = fsync(file);
    while (result && errno == EINTR);
    return !result;
}

bool again_close(int file)
{
    return !close(file) || errno == EINTR;
}
