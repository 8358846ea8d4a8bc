#define _GNU_SOURCE /* accept4 */
#include "bench/internet/serve.h"

#include <arpa/inet.h>
#include <errno.h>
#include <math.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "bench/internet/reply.h"
#include "text/alloc.h"
#include "web/heap.h"

enum { INPUT_SIZE = 8 * 1024, EVENTS = 256, BACKLOG = 4096 };

/* In no heap. */
static const size_t nowhere = (size_t)-1;

struct connection {
    int fd;
    size_t timer;      /* where its timer is in the heap, or nowhere */
    struct host *host; /* while a request is under way */
    struct reply reply;
    struct buf out; /* of the reply, said as far as `said` */
    size_t said;
    size_t len; /* of what came in */
    char input[INPUT_SIZE];
    struct connection *next, **link; /* among all that are open */
};

struct server {
    struct world *world;
    struct tally *tally;
    int epoll, listener;
    double start;
    struct heap timers;
    struct connection *open;
};

static double clock_seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void timer_moved(void *value, size_t at)
{
    struct connection *connection = value;

    connection->timer = at;
}

/* The request is answered, or given up by who asked. */
static void end_request(struct server *server, struct connection *connection)
{
    if (!connection->host)
        return;
    connection->host->running--;
    connection->host = NULL;
    server->tally->running--;
}

static void drop(struct server *server, struct connection *connection)
{
    end_request(server, connection);
    if (connection->timer != nowhere)
        heap_remove(&server->timers, connection->timer);
    *connection->link = connection->next;
    if (connection->next)
        connection->next->link = connection->link;
    close(connection->fd);
    buf_release(&connection->out);
    mem_free(connection);
}

static void watch(struct server *server, struct connection *connection,
                  int operation, uint32_t events)
{
    struct epoll_event event = {.events = events, .data.ptr = connection};

    epoll_ctl(server->epoll, operation, connection->fd, &event);
}

static void count_request(struct server *server, const struct ask *ask)
{
    struct tally *tally = server->tally;
    struct host *host = ask->host;

    tally->requests++;
    tally->gets += ask->get;
    if (!host)
        return;
    if (++tally->running > tally->most)
        tally->most = tally->running;
    if (++host->running > host->most)
        host->most = host->running;
}

static void log_request(const struct server *server, const struct ask *ask,
                        double now, bool limited)
{
    if (!server->tally->log || !ask->page)
        return;
    fprintf(server->tally->log, "%.4f\t%zu\t%zu\t%zu\t%d\t%s\t%s\t%d\n", now,
            (size_t)(ask->host - server->world->hosts), ask->home, ask->number,
            ask->hop, ask->get ? "GET" : "HEAD", fates[ask->page->fate].name,
            limited);
}

/* The reply, made now and said when its time has come. */
static void begin_reply(struct server *server, struct connection *connection,
                        const struct ask *ask)
{
    double now = clock_seconds() - server->start;

    count_request(server, ask);
    connection->host = ask->host;
    buf_clear(&connection->out);
    connection->said = 0;
    connection->reply = reply_make(server->world, ask, now, &connection->out);
    server->tally->limited += connection->reply.limited;
    log_request(server, ask, now, connection->reply.limited);
    if (connection->reply.ending == ENDING_SILENT)
        return;
    heap_add(&server->timers,
             (struct heap_node){.key = now + connection->reply.delay,
                                .value = connection});
}

/* Takes the next request, if all of it is there; false for what is none. */
static bool take_request(struct server *server, struct connection *connection)
{
    struct str input = {connection->input, connection->len};
    size_t end = str_find(input, STR("\r\n\r\n"), 0);
    struct ask ask;

    if (end == STR_NONE)
        return connection->len < INPUT_SIZE;
    if (!ask_read(&ask, server->world, input)) {
        server->tally->strange++;
        return false;
    }
    connection->len -= end + 4;
    memmove(connection->input, connection->input + end + 4, connection->len);
    begin_reply(server, connection, &ask);
    return true;
}

/* Whether a request is under way, or its reply is not all said. */
static bool is_busy(const struct connection *connection)
{
    return connection->host || connection->timer != nowhere ||
           connection->said < connection->out.len;
}

static bool take_input(struct server *server, struct connection *connection)
{
    ssize_t count = recv(connection->fd, connection->input + connection->len,
                         INPUT_SIZE - connection->len, MSG_DONTWAIT);

    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return true;
    if (count <= 0)
        return false;
    connection->len += (size_t)count;
    return is_busy(connection) || take_request(server, connection);
}

static void reset(struct connection *connection)
{
    struct linger linger = {.l_onoff = 1};

    setsockopt(connection->fd, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
}

/* Says what can be said now; false when the connection is at its end. */
static bool say(struct server *server, struct connection *connection)
{
    ssize_t count = 0;

    if (connection->said < connection->out.len)
        count = send(connection->fd, connection->out.ptr + connection->said,
                     connection->out.len - connection->said,
                     MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count < 0 && errno != EAGAIN)
        return false;
    count = count > 0 ? count : 0;
    connection->said += (size_t)count;
    server->tally->bytes += (size_t)count;
    if (connection->said < connection->out.len) {
        watch(server, connection, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
        return true;
    }
    return connection->reply.ending == ENDING_KEPT;
}

/* The time has come: the slot of the host is free before the other side can
   know it. */
static void end_reply(struct server *server, struct connection *connection)
{
    end_request(server, connection);
    if (connection->reply.ending == ENDING_RESET) {
        reset(connection);
        drop(server, connection);
        return;
    }
    if (!say(server, connection) ||
        (!is_busy(connection) && !take_request(server, connection)))
        drop(server, connection);
}

static void on_event(struct server *server, struct connection *connection,
                     uint32_t events)
{
    bool kept = true;

    if (events & EPOLLOUT) {
        watch(server, connection, EPOLL_CTL_MOD, EPOLLIN);
        kept = say(server, connection) &&
               (is_busy(connection) || take_request(server, connection));
    }
    if (kept && events & (EPOLLIN | EPOLLHUP | EPOLLERR))
        kept = take_input(server, connection);
    if (!kept)
        drop(server, connection);
}

static void add_connection(struct server *server, int fd)
{
    struct connection *connection = mem_alloc(sizeof *connection);
    int yes = 1;

    *connection = (struct connection){.fd = fd,
                                      .timer = nowhere,
                                      .next = server->open,
                                      .link = &server->open};
    if (server->open)
        server->open->link = &connection->next;
    server->open = connection;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    watch(server, connection, EPOLL_CTL_ADD, EPOLLIN);
    server->tally->connections++;
}

static void accept_all(struct server *server)
{
    int fd;

    while ((fd = accept4(server->listener, NULL, NULL, SOCK_CLOEXEC)) >= 0)
        add_connection(server, fd);
}

/* Ends the replies that are due; to the nearest millisecond, which is how
   fine epoll_wait is. Returns the milliseconds to wait for the next. */
static int run_timers(struct server *server)
{
    for (;;) {
        struct connection *connection;
        double rest;

        if (!server->timers.count)
            return -1;
        rest = server->timers.nodes[0].key - (clock_seconds() - server->start);
        if (rest > 0.0005)
            return (int)ceil(rest * 1000 - 0.5);
        connection = heap_remove(&server->timers, 0).value;
        connection->timer = nowhere;
        end_reply(server, connection);
    }
}

/* Whether standard input has ended. */
static bool has_ended(void)
{
    char byte;

    return read(STDIN_FILENO, &byte, 1) <= 0;
}

/* One round of events; false at the end of standard input. */
static bool turn(struct server *server)
{
    struct epoll_event events[EVENTS];
    int count = epoll_wait(server->epoll, events, EVENTS, run_timers(server));

    for (int i = 0; i < count; i++) {
        if (events[i].data.ptr == server)
            return !has_ended();
        if (events[i].data.ptr == &server->listener)
            accept_all(server);
        else
            on_event(server, events[i].data.ptr, events[i].events);
    }
    return true;
}

int serve_listen(int *port)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t len = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

    if (fd < 0 || bind(fd, (struct sockaddr *)&address, len) ||
        listen(fd, BACKLOG) ||
        getsockname(fd, (struct sockaddr *)&address, &len))
        return -1;
    *port = ntohs(address.sin_port);
    return fd;
}

bool serve(struct world *world, int listener, struct tally *tally)
{
    struct server server = {.world = world, .tally = tally};
    struct epoll_event input = {.events = EPOLLIN, .data.ptr = &server};
    struct epoll_event new = {.events = EPOLLIN, .data.ptr = &server.listener};

    server.listener = listener;
    server.epoll = epoll_create1(EPOLL_CLOEXEC);
    server.start = clock_seconds();
    heap_init(&server.timers, timer_moved);
    if (server.epoll < 0 ||
        epoll_ctl(server.epoll, EPOLL_CTL_ADD, STDIN_FILENO, &input) ||
        epoll_ctl(server.epoll, EPOLL_CTL_ADD, listener, &new))
        return false;
    while (turn(&server))
        ;
    while (server.open)
        drop(&server, server.open);
    heap_release(&server.timers);
    close(server.epoll);
    close(listener);
    return true;
}
