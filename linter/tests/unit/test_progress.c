#define _XOPEN_SOURCE 700 /* posix_openpt */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/progress.h"

static void assert_text(struct web_progress now, const char *expected)
{
    char text[80];

    assert_int_equal(progress_text(text, sizeof text, now), strlen(expected));
    assert_string_equal(text, expected);
}

static void the_line_says_what_there_is(void **state)
{
    char text[21];

    (void)state;
    assert_text((struct web_progress){340, 120, 4, 56.4},
                "checking links: 120/340, 4 hosts waiting, 56/s");
    assert_text((struct web_progress){340, 120, 1, 0.2},
                "checking links: 120/340, 1 host waiting");
    assert_text((struct web_progress){3, 0, 0, 0}, "checking links: 0/3");
    assert_int_equal(progress_text(text, sizeof text,
                                   (struct web_progress){340, 120, 4, 56}),
                     20);
    assert_string_equal(text, "checking links: 120/");
    assert_int_equal(progress_text(text, 1, (struct web_progress){1, 1, 1, 1}),
                     0);
}

/* Both ends of a terminal: what is written to the slave, the master reads. */
struct terminal {
    int master, slave;
};

static struct terminal open_terminal(unsigned short columns)
{
    struct winsize size = {.ws_row = 24, .ws_col = columns};
    struct terminal terminal = {.master = posix_openpt(O_RDWR | O_NOCTTY)};

    assert_true(terminal.master >= 0);
    assert_int_equal(grantpt(terminal.master), 0);
    assert_int_equal(unlockpt(terminal.master), 0);
    terminal.slave = open(ptsname(terminal.master), O_RDWR | O_NOCTTY);
    assert_true(terminal.slave >= 0);
    assert_int_equal(ioctl(terminal.slave, TIOCSWINSZ, &size), 0);
    fcntl(terminal.master, F_SETFL, O_NONBLOCK);
    return terminal;
}

static void assert_sent(struct terminal terminal, const char *expected)
{
    char bytes[256] = "";
    ssize_t len = read(terminal.master, bytes, sizeof bytes - 1);

    assert_int_equal(len < 0 ? 0 : len, strlen(expected));
    assert_string_equal(bytes, expected);
}

static void close_terminal(struct terminal terminal)
{
    close(terminal.slave);
    close(terminal.master);
}

static void the_line_is_rewritten_and_erased(void **state)
{
    struct terminal terminal = open_terminal(80);
    struct progress progress;

    (void)state;
    setenv("TERM", "xterm", 1);
    progress_start(&progress, terminal.slave, true);
    progress_update(&progress, (struct web_progress){3, 1, 0, 0});
    assert_sent(terminal, "\r\033[Kchecking links: 1/3");
    progress_update(&progress, (struct web_progress){3, 2, 0, 0});
    assert_sent(terminal, ""); /* too soon */
    progress.last.tv_sec--;
    progress_update(&progress, (struct web_progress){3, 2, 0, 0});
    assert_sent(terminal, "\r\033[Kchecking links: 2/3");
    progress_erase(&progress);
    assert_sent(terminal, "\r\033[K");
    progress_erase(&progress);
    assert_sent(terminal, "");
    progress_update(&progress, (struct web_progress){3, 3, 0, 0});
    assert_sent(terminal, "\r\033[Kchecking links: 3/3");
    progress_stop(&progress);
    assert_sent(terminal, "\r\033[K");
    progress_update(&progress, (struct web_progress){3, 3, 0, 0});
    assert_sent(terminal, "");
    close_terminal(terminal);
}

static void the_line_fits_the_terminal(void **state)
{
    struct terminal terminal = open_terminal(17);
    struct progress progress;

    (void)state;
    setenv("TERM", "xterm", 1);
    progress_start(&progress, terminal.slave, true);
    progress_update(&progress, (struct web_progress){340, 120, 0, 0});
    assert_sent(terminal, "\r\033[Kchecking links: ");
    progress_stop(&progress);
    close_terminal(terminal);
}

static void assert_silent(struct terminal terminal, int file, bool wanted)
{
    struct progress progress;

    progress_start(&progress, file, wanted);
    progress_update(&progress, (struct web_progress){3, 1, 0, 0});
    progress_stop(&progress);
    assert_sent(terminal, "");
}

static void nothing_is_shown_unasked(void **state)
{
    struct terminal terminal = open_terminal(80);
    int ends[2];

    (void)state;
    setenv("TERM", "xterm", 1);
    assert_silent(terminal, terminal.slave, false);
    setenv("TERM", "dumb", 1);
    assert_silent(terminal, terminal.slave, true);
    setenv("TERM", "xterm", 1);
    assert_int_equal(pipe(ends), 0);
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    assert_silent((struct terminal){.master = ends[0]}, ends[1], true);
    close(ends[0]);
    close(ends[1]);
    close_terminal(terminal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_line_says_what_there_is),
        cmocka_unit_test(the_line_is_rewritten_and_erased),
        cmocka_unit_test(the_line_fits_the_terminal),
        cmocka_unit_test(nothing_is_shown_unasked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
