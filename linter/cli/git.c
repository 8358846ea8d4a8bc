#include "cli/git.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/read.h"

extern char **environ;

enum { OUTPUT_LARGEST = 256 * 1024 * 1024 };

/* A hook sets these for the repository that it runs in; the folder may be
   in another. */
static bool is_local(const char *variable)
{
    static const char *const names[] = {
        "GIT_DIR=",
        "GIT_WORK_TREE=",
        "GIT_INDEX_FILE=",
        "GIT_COMMON_DIR=",
        "GIT_OBJECT_DIRECTORY=",
        "GIT_PREFIX=",
        "GIT_NAMESPACE=",
        "LC_ALL=",
    };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strncmp(variable, names[i], strlen(names[i])))
            return true;
    return false;
}

/* Messages are to be those that we know. */
static char **environment(struct arena *arena)
{
    size_t count = 0, kept = 0;
    char **copy;

    while (environ[count])
        count++;
    copy = arena_array(arena, count + 2, sizeof *copy);
    copy[kept++] = arena_copy(arena, "LC_ALL=C", strlen("LC_ALL=C"));
    for (size_t i = 0; i < count; i++)
        if (!is_local(environ[i]))
            copy[kept++] = environ[i];
    return copy;
}

/* posix_spawn takes its words as `char *`, for C before `const`. */
static char **arguments(struct arena *arena, struct str folder,
                        const char *const *words)
{
    static const char *const first[] = {
        "git", "--no-pager",           "--literal-pathspecs",
        "-c",  "core.fsmonitor=false", "-C",
    };
    const size_t nfirst = sizeof first / sizeof *first;
    size_t count = 0, at = 0;
    char **copy;

    while (words[count])
        count++;
    copy = arena_array(arena, nfirst + 1 + count + 1, sizeof *copy);
    for (size_t i = 0; i < nfirst; i++)
        copy[at++] = arena_copy(arena, first[i], strlen(first[i]));
    copy[at++] = arena_copy(arena, folder.ptr, folder.len);
    for (size_t i = 0; i < count; i++)
        copy[at++] = arena_copy(arena, words[i], strlen(words[i]));
    return copy;
}

/* A run of git. */
struct git {
    struct arena *arena;
    struct str folder;
    const char *const *words;
    int stream; /* of git, that is wanted: STDOUT_FILENO or STDERR_FILENO */
};

/* What is done with the streams of git: that which is wanted goes into the
   pipe. 0 on success; there is something to be destroyed in any case. */
static int plan_streams(posix_spawn_file_actions_t *actions,
                        const struct git *git, int pipe_end)
{
    int other = git->stream == STDOUT_FILENO ? STDERR_FILENO : STDOUT_FILENO;
    int failure = posix_spawn_file_actions_addopen(actions, STDIN_FILENO,
                                                   "/dev/null", O_RDONLY, 0);

    if (!failure)
        failure =
            posix_spawn_file_actions_adddup2(actions, pipe_end, git->stream);
    if (!failure)
        failure = posix_spawn_file_actions_addopen(actions, other, "/dev/null",
                                                   O_WRONLY, 0);
    return failure;
}

/* Starts git with the stream in the pipe; 0 on success. */
static int start(const struct git *git, int pipe_end, pid_t *process)
{
    posix_spawn_file_actions_t actions;
    int failure;

    failure = posix_spawn_file_actions_init(&actions);
    if (failure)
        return failure;
    failure = plan_streams(&actions, git, pipe_end);
    if (!failure)
        failure = posix_spawnp(process, "git", &actions, NULL,
                               arguments(git->arena, git->folder, git->words),
                               environment(git->arena));
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

static enum git_end not_started(int failure)
{
    if (failure == ENOENT)
        return GIT_MISSING;
    errno = failure;
    return failure == EAGAIN || error_passes(failure) ? GIT_STUCK : GIT_FAILED;
}

static enum git_end run(struct buf *output, const struct git *git)
{
    int ends[2], failure, number;
    pid_t process;
    bool complete, fine;

    if (pipe(ends))
        return GIT_STUCK;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    failure = start(git, ends[1], &process);
    close(ends[1]);
    complete = !failure && read_open_file(output, ends[0], OUTPUT_LARGEST);
    number = errno;
    close(ends[0]); /* before waiting: git must not wait for a reader */
    if (failure)
        return not_started(failure);
    fine = succeeded(process);
    errno = number;
    if (!complete && number != EFBIG)
        return GIT_STUCK;
    return fine && complete ? GIT_DONE : GIT_FAILED;
}

enum git_end git_run(struct buf *output, struct arena *arena, struct str folder,
                     const char *const *words)
{
    struct git git = {arena, folder, words, STDOUT_FILENO};

    return run(output, &git);
}

struct str git_complaint(struct arena *arena, struct str folder,
                         const char *const *words)
{
    struct git git = {arena, folder, words, STDERR_FILENO};
    struct buf output;
    struct str line, rest;

    buf_init(&output);
    run(&output, &git);
    line = str_cut(buf_str(&output), '\n', &rest);
    if (str_starts(line, STR("fatal: ")))
        line = str_slice(line, strlen("fatal: "), line.len);
    line = str_copy(arena, line);
    buf_release(&output);
    return line;
}

enum git_end git_files(struct buf *files, struct arena *arena,
                       struct str folder)
{
    static const char *const words[] = {
        "ls-files", "--cached", "-z", "--others", "--exclude-standard", NULL,
    };

    return git_run(files, arena, folder, words);
}
