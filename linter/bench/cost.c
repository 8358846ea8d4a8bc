/*
 * bench_cost PROGRAM [ARGUMENT]...
 *
 * Runs a program, its standard output thrown away, and prints one line: its
 * exit status (128 and the signal that ended it), seconds by the clock, seconds
 * of processors, and KiB of memory at its peak.
 *
 * A program of its own, because a child's peak of memory begins with that of
 * the process that started it: a Python that starts a small program would see
 * its own.
 */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

/* The error number, or 0. */
static int start(pid_t *child, char **command)
{
    posix_spawn_file_actions_t actions;
    int error;

    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null",
                                     O_WRONLY, 0);
    error = posix_spawnp(child, *command, &actions, NULL, command, environ);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

static long kibibytes(const struct rusage *usage)
{
#ifdef __APPLE__
    return usage->ru_maxrss / 1024;
#else
    return usage->ru_maxrss;
#endif
}

static int refuse(void)
{
    fputs("usage: bench_cost PROGRAM [ARGUMENT]...\n", stderr);
    return 2;
}

int main(int argc, char **argv)
{
    struct rusage used;
    double began, ended;
    int status, error;
    pid_t child;

    if (argc < 2)
        return refuse();
    began = now();
    error = start(&child, argv + 1);
    if (error) {
        fprintf(stderr, "%s: %s\n", argv[1], strerror(error));
        return 2;
    }
    if (wait4(child, &status, 0, &used) != child)
        return 2;
    ended = now();
    printf("%d %.6f %.6f %ld\n",
           WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
           ended - began, seconds(used.ru_utime) + seconds(used.ru_stime),
           kibibytes(&used));
    return 0;
}
