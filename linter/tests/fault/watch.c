/*
 * The kernel asks about each system call that may be to fail (seccomp(2)):
 * the call then goes on, or ends with the error, or the run is killed there.
 */
#define _GNU_SOURCE /* F_OFD_SETLK */
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "fault.h"

/* A newer machine knows fewer: of open and rename only those with a folder. */
static const struct {
    int number;
    enum call call;
} asked_about[] = {
#ifdef SYS_open
    {SYS_open, CALL_OPEN},
#endif
    {SYS_openat, CALL_OPEN},        {SYS_read, CALL_READ},
    {SYS_pread64, CALL_READ},       {SYS_readv, CALL_READ},
    {SYS_write, CALL_WRITE},        {SYS_pwrite64, CALL_WRITE},
    {SYS_writev, CALL_WRITE},       {SYS_fsync, CALL_SYNC},
    {SYS_fdatasync, CALL_SYNC},
#ifdef SYS_rename
    {SYS_rename, CALL_RENAME},      {SYS_link, CALL_RENAME},
#endif
#ifdef SYS_renameat
    {SYS_renameat, CALL_RENAME},
#endif
    {SYS_renameat2, CALL_RENAME},   {SYS_linkat, CALL_RENAME},
    {SYS_ftruncate, CALL_TRUNCATE}, {SYS_close, CALL_CLOSE},
    {SYS_fcntl, CALL_LOCK},         {SYS_mmap, CALL_MAP},
    {SYS_clone, CALL_THREAD},       {SYS_clone3, CALL_THREAD},
    {SYS_socket, CALL_SOCKET},      {SYS_socketpair, CALL_SOCKET},
    {SYS_eventfd2, CALL_SOCKET},    {SYS_pipe2, CALL_SOCKET},
    {SYS_connect, CALL_CONNECT},    {SYS_sendto, CALL_SEND},
    {SYS_recvfrom, CALL_RECEIVE},
};

enum { ASKED_ABOUT = sizeof asked_about / sizeof *asked_about };

static bool is_wanted(const struct fault *fault, size_t which)
{
    return fault->call == CALLS || fault->call == asked_about[which].call;
}

static int install(struct sock_filter *lines, size_t count)
{
    struct sock_fprog program = {(unsigned short)count, lines};

    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
        return -1;
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
                        SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
}

int watch_begin(const struct fault *fault)
{
    static const struct sock_filter load = BPF_STMT(
                                        BPF_LD | BPF_W | BPF_ABS,
                                        offsetof(struct seccomp_data, nr)),
                                    ask = BPF_STMT(BPF_RET | BPF_K,
                                                   SECCOMP_RET_USER_NOTIF),
                                    allow = BPF_STMT(BPF_RET | BPF_K,
                                                     SECCOMP_RET_ALLOW);
    struct sock_filter lines[2 * ASKED_ABOUT + 2] = {load};
    size_t count = 1;

    for (size_t i = 0; i < ASKED_ABOUT; i++) {
        if (!is_wanted(fault, i))
            continue;
        lines[count++] = (struct sock_filter)BPF_JUMP(
            BPF_JMP | BPF_JEQ | BPF_K, (unsigned)asked_about[i].number, 0, 1);
        lines[count++] = ask;
    }
    lines[count++] = allow;
    return install(lines, count);
}

/* A call that is refused does nothing, but a close that fails has closed: that
   does not show with a file, and a pipe's reader would wait for ever. */
static bool is_file(pid_t run, int file)
{
    char path[64];
    struct stat info;

    snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)run, file);
    return !stat(path, &info) && S_ISREG(info.st_mode);
}

/* Not every fcntl is about a lock, nor is every mapping of a file that is
   shared with others. */
static bool is_of_class(pid_t run, enum call call,
                        const struct seccomp_data *data)
{
    if (call == CALL_CLOSE)
        return is_file(run, (int)data->args[0]);
    if (call == CALL_LOCK)
        return data->args[1] == F_SETLK || data->args[1] == F_SETLKW ||
               data->args[1] == F_OFD_SETLK;
    if (call == CALL_MAP)
        return (data->args[3] & MAP_SHARED) && (int)data->args[4] >= 0;
    return true;
}

static enum call call_of(pid_t run, const struct seccomp_data *data)
{
    for (size_t i = 0; i < ASKED_ABOUT; i++)
        if (asked_about[i].number == data->nr &&
            is_of_class(run, asked_about[i].call, data))
            return asked_about[i].call;
    return CALLS;
}

/* A program that the run has started is asked about as well. */
static bool is_of_run(pid_t run, pid_t thread)
{
    return !syscall(SYS_tgkill, run, thread, 0);
}

static void answer(struct fault *fault, pid_t run, int asked)
{
    struct seccomp_notif question;
    struct seccomp_notif_resp reply;
    enum call call;

    memset(&question, 0, sizeof question);
    if (ioctl(asked, SECCOMP_IOCTL_NOTIF_RECV, &question))
        return;
    call = call_of(run, &question.data);
    memset(&reply, 0, sizeof reply);
    reply.id = question.id;
    reply.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
    if (call != CALLS && is_of_run(run, (pid_t)question.pid) &&
        fault_counts(fault, call)) {
        reply.flags = 0;
        reply.error = -fault->error;
        if (!fault->error)
            kill(run, SIGKILL);
    }
    ioctl(asked, SECCOMP_IOCTL_NOTIF_SEND, &reply);
}

bool watch_until_end(struct fault *fault, pid_t run, int asked, int seconds)
{
    int process = (int)syscall(SYS_pidfd_open, run, 0);
    struct pollfd ready[] = {{process, POLLIN, 0}, {asked, POLLIN, 0}};
    bool ended = true;

    while (process >= 0 && !ready[0].revents) {
        ready[1].revents = 0;
        if (poll(ready, 2, seconds * 1000) <= 0) {
            kill(run, SIGKILL);
            ended = false;
            break;
        }
        if (ready[1].revents & POLLIN)
            answer(fault, run, asked);
        else if (ready[1].revents)
            ready[1].fd = -1;
    }
    close(process);
    return ended;
}
