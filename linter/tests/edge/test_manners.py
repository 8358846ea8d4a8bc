"""How much is asked of a host that fails, is silent, or wants to be left
alone."""
import os
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from probe import PROBE, probe, said  # noqa: E402
from server import (Server, by_method, close, hang, redirect,  # noqa: E402
                    reply, reset, slow)

HEAD, GET = "HEAD", "GET"
WELL = ("alive", "none")
LOST = ("dead", "not-found")
FAILING = ("unverified", "server-error")
LIMITED = ("unverified", "rate-limited")
BLOCKED = ("unverified", "blocked")
SILENT = ("unverified", "timeout")
PER_HOST = 4  # requests at once, where no option says otherwise
ONE_BY_ONE = ("--per-host", "1")
STREAK, STREAK_AGAIN = 6, 3  # faults in a row; in the late pass


def setUpModule():
    if not PROBE:
        raise unittest.SkipTest("WEB_PROBE names no program")


def pages(count, action):
    return {"/%d" % page: action for page in range(count)}


class Turnstile(Server):
    """Lets so many through in a second; others are to come a second later."""

    def __init__(self, most, script):
        self.most = most
        self.passed = []
        super().__init__(script)

    def next_action(self, method, path, headers, body):
        action = super().next_action(method, path, headers, body)
        with self.lock:
            now = time.monotonic()
            self.passed = [then for then in self.passed if now - then < 1]
            if len(self.passed) == self.most:
                return reply(429, {"Retry-After": "1"})
            self.passed.append(now)
        return action


class Outage(Server):
    """Fails so many times, whatever it is asked for, and is well again."""

    def __init__(self, count, fault, script):
        self.count = count
        self.fault = fault
        super().__init__(script)

    def next_action(self, method, path, headers, body):
        action = super().next_action(method, path, headers, body)
        with self.lock:
            self.count -= 1
            return self.fault if self.count >= 0 else action


class Manners(unittest.TestCase):
    def ask(self, server, *options, timeout=1.2):
        """What is said of its pages. Every request is one that it saw."""
        self.addCleanup(server.close)
        start = time.monotonic()
        responses, sent = probe([server.url(path) for path in server.script],
                                "--allow-private", *options, timeout=timeout)
        self.took = time.monotonic() - start
        self.assertEqual(sent, len(server.requests))
        return said(responses)

    def methods(self, server):
        return [request.split(" ")[0] for request in server.requests]


class Faults(Manners):
    """A host whose every page fails is not asked for each of them."""

    def test_one_by_one(self):
        for status in (500, 502, 503, 504, 408):
            with self.subTest(status):
                server = Server(pages(20, reply(status)))
                self.assertEqual(self.ask(server, *ONE_BY_ONE), [FAILING] * 20)
                self.assertEqual(len(server.requests), STREAK + STREAK_AGAIN)

    def test_some_at_once(self):
        """What was under way at the last fault comes on top."""
        server = Server(pages(20, reply(500)))
        self.assertEqual(self.ask(server), [FAILING] * 20)
        self.assertLessEqual(len(server.requests),
                             STREAK + STREAK_AGAIN + 2 * (PER_HOST - 1))

    def test_broken_connections(self):
        for fault, reason in ((reset, "unreachable"),
                              (close, "protocol-error")):
            with self.subTest(reason):
                server = Server(pages(20, fault))
                self.assertEqual(self.ask(server, *ONE_BY_ONE),
                                 [("unverified", reason)] * 20)
                self.assertEqual(len(server.requests), STREAK + STREAK_AGAIN)
                self.assertEqual(self.methods(server)[:4],
                                 [HEAD, GET, HEAD, GET])

    def test_it_is_well_in_the_late_pass(self):
        server = Outage(STREAK, reply(503), pages(20, reply(200)))
        self.assertEqual(self.ask(server, *ONE_BY_ONE), [WELL] * 20)
        self.assertLessEqual(len(server.requests), STREAK + 20)

    def test_other_answers_between(self):
        """Three pages that fail are three pages, not the host."""
        script = pages(12, reply(404))
        script |= {"/%d" % page: reply(503) for page in (1, 5, 9)}
        server = Server(script)
        expected = [LOST] * 12
        expected[1] = expected[5] = expected[9] = FAILING
        self.assertEqual(self.ask(server, *ONE_BY_ONE), expected)
        for page in range(12):
            self.assertEqual(server.seen("/%d" % page), [HEAD, GET, GET])

    def test_what_passes_says_nothing_of_head(self):
        server = Server({"/0": by_method(reply(503), reply(200))} | {
            "/%d" % page: reply(200) for page in range(1, 6)})
        self.assertEqual(self.ask(server, *ONE_BY_ONE), [WELL] * 6)
        self.assertEqual(server.seen("/0"), [HEAD, GET])
        for page in range(1, 6):
            self.assertEqual(server.seen("/%d" % page), [HEAD])

    def test_with_get_at_once_where_nobody_comes_again(self):
        server = Server({"/": by_method(reply(503), reply(200))})
        self.assertEqual(self.ask(server, "--retries", "0"), [WELL])
        self.assertEqual(self.methods(server), [HEAD, GET])

    def test_retries(self):
        for retries in range(4):
            server = Server({"/": reply(500)})
            self.assertEqual(self.ask(server, "--retries", str(retries)),
                             [FAILING])
            self.assertEqual(self.methods(server),
                             [HEAD] + [GET] * max(retries, 1))


class Hidden(Manners):
    """Requests that libcurl makes by itself."""

    def test_a_connection_that_was_used_before(self):
        """It may have ended of old age: there libcurl asks once more, once a
        page, and nobody can forbid that."""
        for fault in (reset, close):
            with self.subTest(fault.__name__):
                server = Server(pages(9, reply(200)) | {
                    "/%d" % page: fault for page in (2, 5)})
                self.addCleanup(server.close)
                responses, sent = probe(
                    [server.url(path) for path in server.script],
                    "--allow-private", *ONE_BY_ONE)
                self.assertEqual(said(responses).count(WELL), 7)
                self.assertLessEqual(len(server.requests), sent + 2)
                self.assertLessEqual(len(server.seen("/2")), 5)

    def test_with_get_alone(self):
        server = Server(pages(6, [by_method(reset, reply(200))]))
        self.assertEqual(self.ask(server, *ONE_BY_ONE), [WELL] * 6)
        self.assertEqual(self.methods(server), [HEAD] + [GET] * 6)


class Limits(Manners):
    """Too many requests: the wait costs the budget, and no try."""

    def test_so_many_a_second(self):
        server = Turnstile(4, pages(20, reply(200)))
        self.assertEqual(self.ask(server), [WELL] * 20)
        self.assertLessEqual(len(server.requests), 32)
        self.assertLess(self.took, 15)

    def test_half_as_many_at_once(self):
        self.now = self.most = 0
        self.refused = float("inf")
        server = Server()

        def limit(connection, method):
            time.sleep(0.1)
            self.refused = time.monotonic()
            reply(429, {"Retry-After": "1"})(connection, method)

        def busy(connection, method):
            with server.lock:
                self.now += 1
                if time.monotonic() > self.refused + 0.9:
                    self.most = max(self.most, self.now)
            time.sleep(0.3)
            with server.lock:
                self.now -= 1
            reply(200)(connection, method)

        server.script = {"/0": [limit, busy]} | {
            "/%d" % page: busy for page in range(1, 14)}
        self.assertEqual(self.ask(server, timeout=5), [WELL] * 14)
        self.assertEqual(self.most, PER_HOST // 2)

    def test_always(self):
        """Without a word of when to come again: after one pause more than
        there are retries, each twice as long, nobody is asked."""
        server = Server(pages(40, reply(429)))
        self.assertEqual(self.ask(server, *ONE_BY_ONE), [LIMITED] * 40)
        self.assertEqual(len(server.requests), 4)
        self.assertGreater(self.took, 1.8)
        self.assertLess(self.took, 10)

    def test_always_to_some_at_once(self):
        server = Server(pages(40, reply(429)))
        self.assertEqual(self.ask(server), [LIMITED] * 40)
        self.assertLessEqual(len(server.requests), 4 * PER_HOST)

    def test_always_later(self):
        """Who says when is asked until the budget is used up."""
        server = Server(pages(8, reply(429, {"Retry-After": "1"})))
        self.assertEqual(self.ask(server, *ONE_BY_ONE, "--wait-budget", "3"),
                         [LIMITED] * 8)
        self.assertLessEqual(len(server.requests), 4)
        self.assertLess(self.took, 8)


class Methods(Manners):
    """What HEAD was told need not be asked with GET, where the host has said
    the same to both before."""

    def test_refusals(self):
        for status, reason in ((401, "restricted"), (403, "blocked")):
            server = Server(pages(6, reply(status)))
            self.assertEqual(self.ask(server, *ONE_BY_ONE),
                             [("unverified", reason)] * 6)
            self.assertEqual(self.methods(server),
                             [HEAD, GET] * 2 + [HEAD] * 4)

    def test_other_answers_are_asked_for_twice_still(self):
        server = Server({"/0": reply(403), "/1": reply(403),
                         "/lost": reply(404), "/gone": reply(410),
                         "/odd": by_method(reply(405), reply(200))})
        self.assertEqual(self.ask(server, *ONE_BY_ONE), [
            BLOCKED, BLOCKED, LOST, ("dead", "gone"), WELL])
        self.assertEqual(server.seen("/lost"), [HEAD, GET, GET])
        self.assertEqual(server.seen("/gone"), [HEAD, GET])
        self.assertEqual(server.seen("/odd"), [HEAD, GET])

    def test_a_host_that_refuses_head_alone(self):
        server = Server(pages(6, by_method(reply(403), reply(200))))
        self.assertEqual(self.ask(server, *ONE_BY_ONE), [WELL] * 6)
        self.assertEqual(self.methods(server), [HEAD] + [GET] * 6)

    def test_walls(self):
        server = Server(pages(6, reply(403, {"cf-mitigated": "challenge"})))
        self.assertEqual(self.ask(server), [BLOCKED] * 6)
        self.assertEqual(self.methods(server), [HEAD] * 6)


class Silence(Manners):
    def test_to_head(self):
        server = Server(pages(24, by_method(hang, reply(200))))
        self.assertEqual(self.ask(server), [WELL] * 24)
        self.assertLessEqual(self.methods(server).count(HEAD), PER_HOST)
        self.assertEqual(self.methods(server).count(GET), 24)

    def test_to_everybody(self):
        """The bound does not grow with the pages."""
        server = Server(pages(40, hang))
        self.assertEqual(self.ask(server), [SILENT] * 40)
        self.assertLessEqual(len(server.requests), 5 * PER_HOST)
        self.assertLess(self.took, 25)

    def test_one_by_one(self):
        server = Server(pages(12, hang))
        self.assertEqual(self.ask(server, *ONE_BY_ONE), [SILENT] * 12)
        self.assertLessEqual(len(server.requests), 5)

    def test_of_one_page_holds_up_no_other(self):
        stamps = []

        def well(connection, method):
            stamps.append(time.monotonic())
            reply(200)(connection, method)

        server = Server({"/hung": hang} | pages(12, well))
        start = time.monotonic()
        self.assertEqual(self.ask(server, timeout=2), [SILENT] + [WELL] * 12)
        self.assertLess(max(stamps) - start, 2)


class Late(Manners):
    """What is asked again some time later, and what it waits for."""

    def stamped(self, actions):
        """A server that is asked for one page, and when it is."""
        server, stamps = Server(), []

        def note(action):
            def act(connection, method):
                stamps.append(time.monotonic())
                action(connection, method)

            return act

        server.script = {"/": [note(action) for action in actions]}
        self.addCleanup(server.close)
        return server, stamps

    def ask_both(self, *servers, timeout):
        urls = [server.url(path) for server in servers
                for path in server.script]
        return said(probe(urls, "--allow-private", *ONE_BY_ONE,
                          timeout=timeout)[0])

    def test_404_is_looked_at_again_before_the_end(self):
        lost, stamps = self.stamped([reply(404)])
        silent = Server({"/": hang})
        self.addCleanup(silent.close)
        start = time.monotonic()
        self.assertEqual(self.ask_both(lost, silent, timeout=2),
                         [LOST, SILENT])
        took = time.monotonic() - start
        self.assertEqual(len(stamps), 3)
        self.assertGreater(stamps[2] - stamps[1], 0.7)
        self.assertLess(stamps[2] - start, took - 2)

    def test_404_is_looked_at_again_behind_other_pages(self):
        server = Server({"/lost": reply(404)} |
                        pages(8, slow(0.3, reply(200))))
        self.assertEqual(self.ask(server, *ONE_BY_ONE, timeout=4),
                         [LOST] + [WELL] * 8)
        self.assertEqual(server.requests[-1], "GET /lost")
        self.assertEqual(server.connections, 2)

    def test_the_rest_does_not_wait_for_the_slow(self):
        flaky, stamps = self.stamped([reply(503), reply(503), reply(200)])
        slow_one = Server(pages(14, slow(0.5, reply(200))))
        self.addCleanup(slow_one.close)
        start = time.monotonic()
        self.assertEqual(self.ask_both(flaky, slow_one, timeout=1.2),
                         [WELL] * 15)
        took = time.monotonic() - start
        self.assertEqual(len(stamps), 3)
        self.assertLess(stamps[2] - start, took - 1)

    def test_redirects_count_for_the_host_that_fails(self):
        """The breaker is of the host that was asked last."""
        bad = Server({"/bad": reply(500)})
        front = Server(pages(3, redirect(bad.url("/bad"))) |
                       {"/fine": reply(200)})
        self.addCleanup(bad.close)
        self.addCleanup(front.close)
        self.assertEqual(self.ask_both(front, timeout=1.2),
                         [FAILING] * 3 + [WELL])
        self.assertEqual(front.seen("/fine"), [HEAD])


if __name__ == "__main__":
    unittest.main(verbosity=1)
