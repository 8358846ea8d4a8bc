"""The table of verdicts, row by row: what a server does, what is said of it,
and each request that the server saw."""
import concurrent.futures
import os
import socket
import sys
import threading
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from probe import PROBE, free_port, probe, said  # noqa: E402
from server import (Server, bomb, by_method, close, drip, flood,  # noqa: E402
                    hang, raw, redirect, reply, reset)

HEAD, GET = "HEAD", "GET"
ONCE, TWICE = [HEAD], [HEAD, GET]
PASSING = [HEAD, GET, GET]  # asked again once, and once more at last
BROKEN = [HEAD, GET, GET, GET]  # with GET at once, too

# Statuses, what is said of each, what is asked.
STATUSES = [
    ((200, 203, 204, 205, 206), "alive", "none", ONCE),
    ((401, 402, 407, 451), "unverified", "restricted", TWICE),
    ((403, 406, 409, 412, 418, 423, 999, *range(520, 528), 530),
     "unverified", "blocked", TWICE),
    ((400, 405, 501), "unverified", "refused-request", TWICE),
    ((404,), "dead", "not-found", [HEAD, GET, GET]),
    ((410,), "dead", "gone", TWICE),
    ((408, 425, 500, 502, 503, 504), "unverified", "server-error", PASSING),
    ((429,), "unverified", "rate-limited", [HEAD, GET, GET, GET]),
    ((301, 302, 303, 307, 308), "dead", "redirect", TWICE),
]

BLOCKED = ("unverified", "blocked", TWICE)
MARKED = ("unverified", "blocked", ONCE)  # by a header that only walls send
WELL = ("alive", "none", TWICE)
STRANGE = ("unverified", "protocol-error", TWICE)
LEADS_NOWHERE = ("dead", "redirect", TWICE)


def wall(status, name, value="1", body=b"body"):
    return reply(status, [(name, value)], body)


def foreign(location):
    return redirect(location), *LEADS_NOWHERE


def get_only(action):
    return by_method(reply(405), action)


def part(data):
    """These bytes of a body of 99, then silence."""
    def act(connection, method):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" +
                           data)
        hang(connection, method)

    return act


def chatty(connection, method):
    """An answer to HEAD that has a body nevertheless."""
    reply(200, body=b"HTTP/1.1 404 Not Found\r\n\r\n")(connection, GET)


# What a server does, what is said of it, what it saw. Each row has a server of
# its own.
ROWS = {
    "202 of a wall": (wall(202, "x-amzn-waf-action", "challenge"), *MARKED),
    "202 without a body": (reply(202, body=b""), *BLOCKED),
    "202 with a body": (reply(202), *WELL),
    "cloudflare": (wall(403, "cf-mitigated", "challenge"), *MARKED),
    "cloudflare, 503": (wall(503, "cf-mitigated", "challenge"), *MARKED),
    "cloudflare, 429": (wall(429, "cf-mitigated", "challenge"), *MARKED),
    "a wall to HEAD alone": (by_method(wall(403, "cf-mitigated"), reply(200)),
                             *MARKED),
    "datadome": (wall(403, "X-DataDome", "protected"), *BLOCKED),
    "datadome, 401": (wall(401, "X-DD-B", "1"), *BLOCKED),
    "datadome, 405": (wall(405, "Set-Cookie", "datadome=x; Path=/"), *BLOCKED),
    "datadome, 200": (wall(200, "Set-Cookie", "datadome=x"), "alive", "none",
                      ONCE),
    "datadome, 404": (wall(404, "X-DataDome", "protected"), "dead",
                      "not-found", [HEAD, GET, GET]),
    "perimeterx": (wall(403, "X-PX-Blocked", "1"), *BLOCKED),
    "perimeterx, 429": (wall(429, "Set-Cookie", "_px3=x"), *BLOCKED),
    "akamai": (wall(403, "Server", "AkamaiGHost"), *BLOCKED),
    "akamai, 503": (wall(503, "Server", "AkamaiGHost"), "unverified",
                    "server-error", PASSING),
    "304 that was not asked for": (reply(304, body=b""), *STRANGE),
    "to itself": (redirect("/"), *LEADS_NOWHERE),
    "to ftp": foreign("ftp://a.example/"),
    "to a file": foreign("file:///etc/passwd"),
    "to a script": foreign("javascript:alert(1)"),
    "to data": foreign("data:text/html,x"),
    "to gopher": foreign("gopher://a.example:70/x"),
    "to no address": (redirect("http://["), *STRANGE),
    "to 9,000 bytes": (redirect("/" + "x" * 9000), *STRANGE),
    "HEAD is 404": (by_method(reply(404), reply(200)), *WELL),
    "HEAD is 410": (by_method(reply(410), reply(200)), *WELL),
    "HEAD is 500": (by_method(reply(500), reply(200)), *WELL),
    "HEAD is 403": (by_method(reply(403), reply(200)), *WELL),
    "HEAD is 429": (by_method(reply(429), reply(200)), *WELL),
    "HEAD leads to a file": (by_method(redirect("file:///x"), reply(200)),
                             *WELL),
    "HEAD leads astray": (by_method(redirect("/lost"), reply(200)), "alive",
                          "none", None),
    "HEAD is refused": (get_only(reply(200)), *WELL),
    "HEAD is reset": (by_method(reset, reply(200)), *WELL),
    "HEAD is closed": (by_method(close, reply(200)), *WELL),
    "HEAD with a body": (chatty, "alive", "none", ONCE),
    "a bomb": (get_only(bomb(60)), *WELL),
    "a bigger bomb": (get_only(bomb(90)), *WELL),
    "cut off": (get_only(raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx")),
                *WELL),
    "chunks that are none": (get_only(raw(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")), *WELL),
    "broken compression": (get_only(wall(200, "Content-Encoding", "gzip")),
                           *WELL),
    "unknown compression": (get_only(wall(200, "Content-Encoding", "zz")),
                            *WELL),
    "HTTP/1.0": (reply(200, version="1.0"), "alive", "none", ONCE),
    "HTTP/1.0 without a length": (get_only(reply(200, length=False,
                                                 version="1.0")), *WELL),
    "after 103": (raw(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                      b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
                  "alive", "none", ONCE),
    "slow, but in time": (drip(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                               0.6), "alive", "none", ONCE),
    "flaky": ([reply(503), reply(200)], *WELL),
    "flakier": ([reply(503), reply(500), reply(200)], "alive", "none",
                PASSING),
    "reset once": ([reset, reply(200)], *WELL),
    "reset thrice": ([reset] * 3 + [reply(200)], "alive", "none", BROKEN),
    "reset": (reset, "unverified", "unreachable", BROKEN),
    "empty": (close, "unverified", "protocol-error", BROKEN),
    "garbage": (raw(b"\x00\x01 no \xff\r\n\r\n"), *STRANGE),
    "no status": (raw(b"HTTP/1.1 \r\n\r\n"), *STRANGE),
    "a flood of headers": (flood, *STRANGE),
}
ROWS |= {str(status): (reply(status, body=b"" if status in (204, 205) else
                             b"body"), verdict, reason, methods)
         for statuses, verdict, reason, methods in STATUSES
         for status in statuses}

# The same for what takes as long as a request may take.
WAITED = ("unverified", "timeout", PASSING)  # the GET at once is a retry
SLOW_ROWS = {
    "HEAD hangs": (by_method(hang, reply(200)), *WELL),
    "silent": (hang, *WAITED),
    "headers too slow": (drip(b"HTTP/1.1 200 OK\r\nX-A: b\r\n\r\n", 9),
                         *WAITED),
    "silent in the body": (get_only(part(b"some")), *WELL),
    "slow in the body": (get_only(drip(
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" + b"x" * 9, 0.2)),
        *WELL),
}


def setUpModule():
    if not PROBE:
        raise unittest.SkipTest("WEB_PROBE names no program")


def serve(rows):
    return {name: Server({"/": row[0]}) for name, row in rows.items()}


class Rows(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rows = ROWS | SLOW_ROWS
        cls.servers = serve(cls.rows)
        with concurrent.futures.ThreadPoolExecutor() as pool:
            runs = [pool.submit(cls.run_rows, rows, timeout)
                    for rows, timeout in ((ROWS, 8), (SLOW_ROWS, 1.5))]
            cls.responses = runs[0].result() | runs[1].result()

    @classmethod
    def run_rows(cls, rows, timeout):
        responses, _ = probe([cls.servers[name].url() for name in rows],
                             "--allow-private", timeout=timeout)
        return dict(zip(rows, responses))

    @classmethod
    def tearDownClass(cls):
        for server in cls.servers.values():
            server.close()

    def test_verdicts(self):
        for name, (_, verdict, reason, _) in self.rows.items():
            with self.subTest(name):
                response = self.responses[name]
                self.assertEqual(said([response]), [(verdict, reason)],
                                 response)

    def test_requests(self):
        for name, (_, _, _, methods) in self.rows.items():
            if methods is None:
                continue
            with self.subTest(name):
                self.assertEqual(self.servers[name].requests,
                                 [method + " /" for method in methods])

    def test_a_chain_that_fails_is_asked_with_get_from_its_start(self):
        self.assertEqual(self.servers["HEAD leads astray"].requests,
                         ["HEAD /", "HEAD /lost", "GET /lost", "GET /"])

    def test_status_is_of_the_last_answer(self):
        for statuses, _, _, _ in STATUSES:
            for status in statuses:
                self.assertEqual(self.responses[str(status)]["status"], status)

    def test_a_wall_is_not_confirmed(self):
        server = Server({"/": wall(404, "cf-mitigated", "challenge")})
        responses, _ = probe([server.url()], "--allow-private")
        self.assertEqual(said(responses), [("unverified", "blocked")])
        self.assertEqual(server.requests, ["HEAD /"])

    def test_nothing_private_is_sent(self):
        for server in self.servers.values():
            for headers in server.headers:
                self.assertLessEqual(set(headers), {
                    "Host", "User-Agent", "Accept", "Accept-Encoding",
                    "Cookie"})


class AnyStatus(unittest.TestCase):
    def test_only_what_is_known_to_be_dead_is(self):
        """Few on each server: one that fails often is not asked for more."""
        dead = {404, 410, 301, 302, 303, 307, 308}
        statuses = [status for status in range(200, 1000) if status != 429]
        servers = [Server({"/%d" % status: reply(
            status, body=b"" if status in (204, 205, 304) else b"body")
            for status in statuses if status % 50 == rest})
            for rest in range(50)]
        responses, _ = probe(
            [servers[status % 50].url("/%d" % status) for status in statuses],
            "--allow-private", "--retries", "1", timeout=10)
        found = {verdict: {status for status, response
                           in zip(statuses, responses)
                           if response["verdict"] == verdict}
                 for verdict in ("alive", "dead")}
        self.assertEqual(found, {"alive": set(range(200, 300)), "dead": dead})
        self.assertEqual({status for status, response
                          in zip(statuses, responses)
                          if response["status"] != status}, set())
        for server in servers:
            server.close()


class Connections(unittest.TestCase):
    """Where there is no connection, and nothing that a server could log."""

    def full(self):
        """A host that takes no more connections, and says nothing of it."""
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            client = socket.socket()
            client.setblocking(False)
            client.connect_ex(listener.getsockname())
            self.addCleanup(client.close)
        self.addCleanup(listener.close)
        return "http://127.0.0.1:%d/" % listener.getsockname()[1]

    def stages(self):
        """Where TLS is awaited stands another server: libcurl waits for what it
        knows of a port before it opens one more connection there."""
        silent, deaf = Server({"/": hang}), Server()
        urls = [self.full(), silent.url(),
                "http://127.0.0.1:%d/" % free_port(),
                deaf.url().replace("http", "https")]
        return probe(urls, "--allow-private", "--retries", "0")

    def test_every_stage_has_its_words(self):
        responses, sent = self.stages()
        self.assertEqual(said(responses), [
            ("unverified", "timeout"), ("unverified", "timeout"),
            ("unverified", "unreachable"), ("unverified", "timeout")])
        self.assertEqual([response["detail"] for response in responses][:3], [
            "timed out while connecting",
            "timed out while waiting for the answer",
            "the host refused the connection"])
        self.assertEqual([response["tries"] for response in responses],
                         [1, 2, 1, 1])
        self.assertEqual(sent, 5)

    def test_a_handshake_has_its_words(self):
        responses, _ = self.stages()
        self.assertEqual(responses[3]["detail"],
                         "timed out in the TLS handshake")

    def test_ipv6_refused(self):
        server = Server({"/": reply(200)})
        responses, _ = probe(
            [server.url("/", "both.example"), server.url("/", "six.example")],
            "--allow-private", "--name", "both.example=::1,127.0.0.1",
            "--name", "six.example=::1")
        self.assertEqual(said(responses), [("alive", "none"),
                                           ("unverified", "unreachable")])
        self.assertEqual(server.requests, ["HEAD /"])

    def test_names(self):
        server = Server({"/": reply(200)})
        responses, sent = probe(
            [server.url("/", "here.example"), "http://lost.example/",
             "http://silent.example/"], "--allow-private",
            "--name", "here.example=127.0.0.1",
            "--name", "lost.example=unknown")
        self.assertEqual(said(responses), [
            ("alive", "none"), ("dead", "no-such-host"),
            ("unverified", "unreachable")])
        self.assertEqual((sent, server.requests), (1, ["HEAD /"]))

    def test_everybody_fails(self):
        urls = ["http://h%d.example/" % host for host in range(4)]
        responses, sent = probe(urls, "--name", "x.example=unknown")
        self.assertEqual(said(responses), [("unverified", "no-network")] * 4)
        self.assertEqual(sent, 0)


class Redirects(unittest.TestCase):
    def test_ten_hops_and_no_more(self):
        server = Server({"/%d" % hop: redirect("/%d" % (hop + 1))
                         for hop in range(11)} | {"/11": reply(200)})
        responses, _ = probe([server.url("/1"), server.url("/0")],
                             "--allow-private", "--per-host", "1")
        self.assertEqual(said(responses), [("alive", "none"),
                                           ("dead", "redirect")])
        self.assertEqual(server.requests, [
            "HEAD /%d" % hop for hop in range(1, 12)] + [
            "HEAD /%d" % hop for hop in range(11)] + [
            "GET /%d" % hop for hop in range(11)])

    def test_a_long_address_is_followed(self):
        path = "/" + "x" * 4000
        server = Server({"/": redirect(path), path: reply(200)})
        responses, _ = probe([server.url()], "--allow-private")
        self.assertEqual(said(responses), [("alive", "none")])
        self.assertEqual(server.requests, ["HEAD /", "HEAD " + path])

    def test_private_addresses(self):
        trap, front = Server(address="::"), Server()
        targets = ["http://127.0.0.1:%d/", "http://[::1]:%d/",
                   "http://localhost:%d/", "//2130706433:%d/",
                   "http://[::ffff:127.0.0.1]:%d/", "http://10.0.0.1:%d/"]
        front.script = {"/%d" % number: redirect(target % trap.port)
                        for number, target in enumerate(targets)}
        responses, _ = probe(
            [front.url(path, "front.example") for path in front.script],
            "--resolve", "front.example:%d:127.0.0.1" % front.port)
        self.assertEqual(said(responses),
                         [("dead", "redirect")] * len(targets))
        self.assertEqual(sorted(front.requests), sorted(
            "%s %s" % (method, path) for method in TWICE
            for path in front.script))
        self.assertEqual(trap.connections, 0)


class Bodies(unittest.TestCase):
    def test_an_endless_body_is_left_soon(self):
        sent = []

        def endless(connection, method):
            sent.append(0)
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            while True:
                connection.sendall(b"x" * 65536)
                sent[0] += 65536

        server = Server({"/": get_only(endless)})
        responses, _ = probe([server.url()], "--allow-private", timeout=20)
        self.assertEqual(said(responses), [("alive", "none")])
        self.assertLess(responses[0]["milliseconds"], 10000)
        self.assertLess(sent[0], 32 << 20)

    def test_a_body_to_head_harms_no_other_page(self):
        pages = {"/%d" % page: chatty for page in range(6)}
        server = Server(pages)
        responses, _ = probe([server.url(path) for path in pages],
                             "--allow-private", "--per-host", "1")
        self.assertEqual(said(responses), [("alive", "none")] * 6)


class Late(unittest.TestCase):
    def test_404_is_looked_at_again_some_time_later(self):
        stamps = []
        lock = threading.Lock()

        def lost(connection, method):
            with lock:
                stamps.append(connection)
            reply(404)(connection, method)

        server = Server({"/": lost})
        responses, _ = probe([server.url()], "--allow-private")
        self.assertEqual(said(responses), [("dead", "not-found")])
        self.assertEqual([stamps.index(connection) for connection in stamps],
                         [0, 0, 2])


if __name__ == "__main__":
    unittest.main(verbosity=1)
