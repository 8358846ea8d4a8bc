/*
 * Takes main's place: requests come in packets at the descriptor FAULT_SERVER.
 *
 * A request is a row of strings, each with a NUL behind it: the class of calls,
 * the number, the span, the error, the piece, the folder, the files for
 * standard input, output and error (empty: closed), and the arguments from the
 * program's name. The answer is a line of numbers: how the run ended, as
 * waitpid tells it, or -1 if it did not; whether the kernel was able to watch;
 * the calls that failed; the calls of each class.
 */
#define _GNU_SOURCE /* RTLD_NEXT */
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fault.h"

enum {
    LARGEST = 64 * 1024, /* bytes of a request */
    WORDS = 256,
    LONGEST = 60, /* seconds of a run */
    NO_START = 99 /* the status then */
};

enum word {
    WORD_CALL,
    WORD_NUMBER,
    WORD_SPAN,
    WORD_ERROR,
    WORD_PIECE,
    WORD_FOLDER,
    WORD_INPUT,
    WORD_OUTPUT,
    WORD_TROUBLE,
    WORD_PROGRAM,
};

/* As the C library has it. */
typedef int main_function(int argc, char **argv, char **environment);

static main_function *real_main;

static const char *const names[CALLS + 1] = {
    "memory",   "open",  "read",    "write", "sync",   "rename",
    "truncate", "close", "lock",    "map",   "thread", "socket",
    "connect",  "send",  "receive", "none",
};

static int split(char *request, size_t len, char **words)
{
    int count = 0;

    for (size_t at = 0; at < len && count < WORDS; count++) {
        words[count] = request + at;
        at += strlen(words[count]) + 1;
    }
    words[count] = NULL;
    return count;
}

static void plan(struct fault *fault, char **words)
{
    size_t call = 0;

    while (call < CALLS && strcmp(names[call], words[WORD_CALL]) != 0)
        call++;
    memset(fault, 0, sizeof *fault);
    fault->call = (enum call)call;
    fault->number = strtoul(words[WORD_NUMBER], NULL, 10);
    fault->span = (enum span)atoi(words[WORD_SPAN]);
    fault->error = atoi(words[WORD_ERROR]);
    fault->piece = strtoul(words[WORD_PIECE], NULL, 10);
}

/* To the file, or to one that is closed later. */
static void redirect(int file, const char *path, int flags)
{
    int opened = open(*path ? path : "/dev/null", flags, 0600);

    if (opened < 0 || dup2(opened, file) < 0)
        _exit(NO_START);
    if (opened > STDERR_FILENO)
        close(opened);
}

static void set_up(char **words)
{
    const int to_write = O_WRONLY | O_CREAT | O_APPEND;

    if (chdir(words[WORD_FOLDER]))
        _exit(NO_START);
    redirect(STDIN_FILENO, words[WORD_INPUT], O_RDONLY);
    redirect(STDOUT_FILENO, words[WORD_OUTPUT], to_write);
    redirect(STDERR_FILENO, words[WORD_TROUBLE], to_write);
}

static void close_unwanted(char **words)
{
    for (int i = 0; i <= STDERR_FILENO; i++)
        if (!*words[WORD_INPUT + i])
            close(i);
}

/* As part of a byte's message; -1: none. */
static void send_descriptor(int socket, int descriptor)
{
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int))];
    } control = {0};
    char byte = 0;
    struct iovec bytes = {&byte, 1};
    struct msghdr message = {.msg_iov = &bytes, .msg_iovlen = 1};

    if (descriptor >= 0) {
        message.msg_control = control.room;
        message.msg_controllen = sizeof control.room;
        control.header.cmsg_len = CMSG_LEN(sizeof(int));
        control.header.cmsg_level = SOL_SOCKET;
        control.header.cmsg_type = SCM_RIGHTS;
        memcpy(CMSG_DATA(&control.header), &descriptor, sizeof descriptor);
    }
    sendmsg(socket, &message, 0);
}

static int receive_descriptor(int socket)
{
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof(int))];
    } control = {0};
    char byte;
    struct iovec bytes = {&byte, 1};
    struct msghdr message = {.msg_iov = &bytes,
                             .msg_iovlen = 1,
                             .msg_control = control.room,
                             .msg_controllen = sizeof control.room};
    int descriptor = -1;

    if (recvmsg(socket, &message, MSG_CMSG_CLOEXEC) > 0 &&
        CMSG_FIRSTHDR(&message))
        memcpy(&descriptor, CMSG_DATA(&control.header), sizeof descriptor);
    return descriptor;
}

/* The kernel asks from watch_begin on: the server is there when the descriptor
   is sent, and not before. */
static int run(struct fault *fault, char **words, int count, int socket)
{
    int asked = -1;

    set_up(words);
    if (fault->call != CALL_MEMORY)
        asked = watch_begin(fault);
    send_descriptor(socket, asked);
    close(socket);
    close(asked);
    close_unwanted(words);
    fault_now = fault;
    atomic_store(&fault->begun, true);
    return real_main(count - WORD_PROGRAM, words + WORD_PROGRAM, environ);
}

static void reply(int server, struct fault *fault, int status, bool watched)
{
    char line[1024];
    int len = snprintf(line, sizeof line, "%d %d %lu", status, watched,
                       atomic_load(&fault->failed));

    for (size_t i = 0; i < CALLS; i++)
        len += snprintf(line + len, sizeof line - (size_t)len, " %lu",
                        atomic_load(&fault->counts[i]));
    send(server, line, (size_t)len, 0);
}

/* In the server: sees the run to its end. */
static void attend(int server, struct fault *fault, pid_t process, int socket)
{
    int asked = receive_descriptor(socket), status;
    bool ended = watch_until_end(fault, process, asked, LONGEST);

    waitpid(process, &status, 0);
    reply(server, fault, ended ? status : -1, asked >= 0);
    close(asked);
}

/* One request; true in the run, with the status of its main. */
static bool obey(int server, struct fault *fault, char *request, size_t len,
                 int *status)
{
    char *words[WORDS + 1];
    int count = split(request, len, words), ends[2];
    pid_t process;

    plan(fault, words);
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends))
        exit(NO_START);
    process = fork();
    if (!process) {
        close(server);
        close(ends[0]);
        *status = run(fault, words, count, ends[1]);
        return true;
    }
    close(ends[1]);
    attend(server, fault, process, ends[0]);
    close(ends[0]);
    return false;
}

static int serve(int server)
{
    struct fault *fault = mmap(NULL, sizeof *fault, PROT_READ | PROT_WRITE,
                               MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    char request[LARGEST];
    ssize_t len;
    int status;

    if (fault == MAP_FAILED)
        return NO_START;
    while ((len = recv(server, request, sizeof request, 0)) > 0)
        if (obey(server, fault, request, (size_t)len, &status))
            return status;
    return 0;
}

static int in_place_of_main(int argc, char **argv, char **environment)
{
    const char *server = getenv("FAULT_SERVER");

    unsetenv("LD_PRELOAD");
    unsetenv("FAULT_SERVER");
    return server ? serve(atoi(server)) : real_main(argc, argv, environment);
}

/* All that is to be there before main is there when it is called. */
int __libc_start_main(main_function *function, int argc, char **argv,
                      void (*init)(void), void (*fini)(void),
                      void (*loader_fini)(void), void *stack)
{
    int (*start)(main_function *, int, char **, void (*)(void), void (*)(void),
                 void (*)(void), void *);

    *(void **)&start = dlsym(RTLD_NEXT, "__libc_start_main");
    real_main = function;
    return start(in_place_of_main, argc, argv, init, fini, loader_fini, stack);
}
