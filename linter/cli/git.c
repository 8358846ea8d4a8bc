#include "cli/git.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/read.h"

extern char **environ;

enum { LISTING_LARGEST = 256 * 1024 * 1024 };

/* A hook sets these for the repository that it runs in; the folder may be
   in another. */
static bool is_local(const char *variable)
{
    static const char *const names[] = {
        "GIT_DIR=",        "GIT_WORK_TREE=",        "GIT_INDEX_FILE=",
        "GIT_COMMON_DIR=", "GIT_OBJECT_DIRECTORY=", "GIT_PREFIX=",
        "GIT_NAMESPACE=",
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strncmp(variable, names[i], strlen(names[i])))
            return true;
    return false;
}

static char **environment(struct arena *arena)
{
    size_t count = 0, kept = 0;
    char **copy;

    while (environ[count])
        count++;
    copy = arena_array(arena, count + 1, sizeof *copy);
    for (size_t i = 0; i < count; i++)
        if (!is_local(environ[i]))
            copy[kept++] = environ[i];
    return copy;
}

/* posix_spawn takes its words as `char *`, for C before `const`. */
static char **arguments(struct arena *arena, struct str folder)
{
    static const char *const words[] = {
        "git",      "-C",       NULL, "-c",       "core.fsmonitor=false",
        "ls-files", "--cached", "-z", "--others", "--exclude-standard",
    };
    const size_t count = sizeof words / sizeof *words;
    char **copy = arena_array(arena, count + 1, sizeof *copy);

    for (size_t i = 0; i < count; i++) {
        struct str word = words[i] ? str_from(words[i]) : folder;

        copy[i] = arena_copy(arena, word.ptr, word.len);
    }
    return copy;
}

/* Starts git with its standard output in the pipe; 0 on success. */
static int start(struct arena *arena, struct str folder, int output,
                 pid_t *process)
{
    posix_spawn_file_actions_t actions;
    int failure;

    failure = posix_spawn_file_actions_init(&actions);
    if (failure)
        return failure;
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null",
                                     O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null",
                                     O_WRONLY, 0);
    failure = posix_spawnp(process, "git", &actions, NULL,
                           arguments(arena, folder), environment(arena));
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}

/* Waits for the process: true if it ended with status 0. */
static bool succeeded(pid_t process)
{
    int status;

    while (waitpid(process, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    return WIFEXITED(status) && !WEXITSTATUS(status);
}

bool git_files(struct buf *files, struct arena *arena, struct str folder)
{
    int ends[2], failure;
    pid_t process;
    bool complete;

    if (pipe(ends))
        return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    failure = start(arena, folder, ends[1], &process);
    close(ends[1]);
    complete = !failure && read_open_file(files, ends[0], LISTING_LARGEST);
    close(ends[0]); /* before waiting: git must not wait for a reader */
    return !failure && succeeded(process) && complete;
}
