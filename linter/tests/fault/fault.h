/*
 * Failure injection: a library that is loaded before all others (LD_PRELOAD)
 * and makes one call of the program fail.
 *
 * The program starts once, as far as its main function, and is a server from
 * then on: for each request that comes (linter/tests/edge/faults.py) it forks,
 * and main runs in the copy, with the arguments, the files and the fault of the
 * request. So a run costs a few milliseconds, and every n-th call can be tried,
 * in the program that the sanitizers watch.
 *
 * Memory is refused by the functions that give it (memory.c), which stand
 * before those of libc and of the sanitizer. System calls are refused by the
 * kernel, which asks the server about each of the class that is to fail
 * (watch.c: seccomp's user notification): so none is missed, be it made by
 * stdio, by a library, by any thread. Calls of other programs that are started
 * do not count, nor those before main.
 */
#ifndef LISTLINT_TESTS_FAULT_H
#define LISTLINT_TESTS_FAULT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum call {
    CALL_MEMORY,
    CALL_OPEN,
    CALL_READ,
    CALL_WRITE,
    CALL_SYNC,
    CALL_RENAME,
    CALL_TRUNCATE,
    CALL_CLOSE,
    CALL_LOCK,
    CALL_MAP,
    CALL_THREAD,
    CALL_SOCKET,
    CALL_CONNECT,
    CALL_SEND,
    CALL_RECEIVE,
    CALLS,
};

enum span {
    SPAN_ONE,    /* the call alone */
    SPAN_ALL,    /* and all behind it */
    SPAN_EVERY_2 /* and every second one behind it: each call is made again */
};

/* What is to fail, and what was seen; shared by the run and the server. */
struct fault {
    enum call call; /* CALLS: all are counted, none fails */
    unsigned long number;
    enum span span;
    int error;    /* errno; 0: the run is killed */
    size_t piece; /* the most bytes that one call reads or writes; 0: any */
    atomic_bool begun; /* main runs */
    atomic_ulong counts[CALLS];
    atomic_ulong failed;
};

/* The fault of this run; NULL in the server. What stands in the place of a
   function of libc can reach nothing else. */
extern struct fault *fault_now;

/* Counts a call, and says whether it is to fail. */
bool fault_counts(struct fault *fault, enum call call);

/* In the run: has the kernel ask about the calls of the fault. The descriptor
   that it asks at, or -1 where it does not know how. */
int watch_begin(const struct fault *fault);

/* In the server: answers until the run ends, or for so many seconds. `asked`:
   the run's descriptor, or -1. False if the run was still there: it is
   killed. */
bool watch_until_end(struct fault *fault, pid_t run, int asked, int seconds);

#endif
