/*
 * Reads and writes that move fewer bytes than was asked for, as the kernel may
 * do at any time. Only those that a program or a library makes itself: stdio
 * knows how to go on.
 */
#define _GNU_SOURCE /* syscall */
#include <sys/syscall.h>
#include <unistd.h>

#include "fault.h"

static size_t piece_of(size_t size)
{
    size_t most = fault_now ? fault_now->piece : 0;

    return most && size > most ? most : size;
}

ssize_t read(int file, void *bytes, size_t size)
{
    return syscall(SYS_read, file, bytes, piece_of(size));
}

ssize_t write(int file, const void *bytes, size_t size)
{
    return syscall(SYS_write, file, bytes, piece_of(size));
}

ssize_t pread64(int file, void *bytes, size_t size, off_t at)
{
    return syscall(SYS_pread64, file, bytes, piece_of(size), at);
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off_t at)
{
    return syscall(SYS_pwrite64, file, bytes, piece_of(size), at);
}

ssize_t send(int file, const void *bytes, size_t size, int flags)
{
    return syscall(SYS_sendto, file, bytes, piece_of(size), flags, NULL, 0);
}

ssize_t recv(int file, void *bytes, size_t size, int flags)
{
    return syscall(SYS_recvfrom, file, bytes, piece_of(size), flags, NULL,
                   NULL);
}
