"""HTTP/2 that fails, and what is asked over HTTP/1.1 then."""
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from authority import Authority  # noqa: E402
from probe import PROBE, probe, said  # noqa: E402
from server import close, reply  # noqa: E402

try:
    import http2
    from http2 import Http2Server, answer, goaway, half, reset_stream
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

HEAD2, GET2 = "HEAD / over HTTP/2", "GET / over HTTP/2"
HTTP1 = "over HTTP/1.1"  # with GET or HEAD, as libcurl sees it
WELL = ("alive", "none")
LATE = ("unverified", "timeout")

# What the server does with HTTP/2, what is said of it, and what it saw. Each
# row has a server of its own, which speaks HTTP/1.1 as it should.
ROWS = {
    "well": (answer(200), WELL, [HEAD2]),
    "not found": (answer(404), ("dead", "not-found"), [HEAD2, GET2, GET2]),
    "gone": (answer(410), ("dead", "gone"), [HEAD2, GET2]),
    "failing": (answer(503), ("unverified", "server-error"),
                [HEAD2, GET2, GET2]),
    "wall": (answer(403, [("cf-mitigated", "challenge")]),
             ("unverified", "blocked"), [HEAD2]),
    "says goodbye": (goaway(), WELL, [HEAD2, HTTP1]),
    "wants calm": (goaway(code=http2.CALM), WELL, [HEAD2, HTTP1]),
    "says goodbye half way": (half(goaway()), WELL, [HEAD2, GET2]),
    "ends half way": (half(http2.shut), WELL, [HEAD2, GET2]),
    "resets half way": (half(reset_stream(http2.INTERNAL_ERROR)), WELL,
                        [HEAD2, GET2]),
    "fails within": (reset_stream(http2.INTERNAL_ERROR), WELL,
                     [HEAD2, HTTP1]),
    "wants calm of a stream": (reset_stream(http2.CALM), WELL,
                               [HEAD2, HTTP1]),
    "wants HTTP/1.1": (reset_stream(http2.HTTP_1_1_REQUIRED), WELL,
                       [HEAD2, HTTP1]),
    "a flood of headers": (http2.flood, WELL, [HEAD2, HTTP1]),
    "garbage": (http2.garbage, WELL, [HEAD2, HTTP1]),
    "ends": (http2.shut, WELL, [HEAD2, HTTP1]),
}

# The same for what takes as long as a request may take.
SLOW_ROWS = {"never answers": (http2.hang, LATE, [HEAD2, GET2, GET2])}

# The same for what the server does instead of HTTP/2.
GREETINGS = {"babbles": (http2.babble, WELL, [HTTP1])}
SLOW_GREETINGS = {"is silent": (http2.silence, LATE, [])}

# Those that speak HTTP/2 alone: nobody may call them dead.
ALONE = {
    "well": (answer(200), WELL),
    "says goodbye once": ([goaway(), answer(200)], WELL),
    "refuses once": ([reset_stream(http2.REFUSED_STREAM), answer(200)], WELL),
    "fails once": ([reset_stream(http2.INTERNAL_ERROR), answer(200)], WELL),
    "says goodbye": (goaway(), None),
    "refuses": (reset_stream(http2.REFUSED_STREAM), None),
    "fails": (reset_stream(http2.INTERNAL_ERROR), None),
    "wants HTTP/1.1": (reset_stream(http2.HTTP_1_1_REQUIRED), None),
    "a flood of headers": (http2.flood, None),
    "garbage": (http2.garbage, None),
    "ends": (http2.shut, None),
}


def setUpModule():
    if not PROBE:
        raise unittest.SkipTest("WEB_PROBE names no program")


class Http2(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.authority = Authority(cls.folder.name)
        cls.certificate = cls.authority.issue("localhost", "127.0.0.1")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def serve(self, streams=None, greet=None, script=None, alone=False):
        protocols = ["h2"] if alone else ["h2", "http/1.1"]
        server = Http2Server(streams, script or {"/": reply(200)},
                             self.certificate.context(*protocols), greet)
        self.addCleanup(server.close)
        return server

    def ask(self, urls, *options, timeout=6):
        return probe(urls, "--allow-private", *options, timeout=timeout,
                     env=self.authority.environment)

    def rows_hold(self, rows, greetings, timeout):
        servers = [self.serve({"/": row[0]}) for row in rows.values()]
        servers += [self.serve(greet=row[0]) for row in greetings.values()]
        rows = rows | greetings
        responses, _ = self.ask([server.url() for server in servers],
                                timeout=timeout)
        self.assertEqual(dict(zip(rows, said(responses))),
                         {name: row[1] for name, row in rows.items()})
        self.assertEqual(
            {name: [request if "HTTP/2" in request else HTTP1
                    for request in server.requests]
             for name, server in zip(rows, servers)},
            {name: row[2] for name, row in rows.items()})

    def test_rows(self):
        self.rows_hold(ROWS, GREETINGS, 6)

    def test_slow_rows(self):
        self.rows_hold(SLOW_ROWS, SLOW_GREETINGS, 1.5)

    def test_without_http1(self):
        servers = [self.serve({"/": row[0]}, script={"/": close}, alone=True)
                   for row in ALONE.values()]
        responses, _ = self.ask([server.url() for server in servers])
        for (name, row), response in zip(ALONE.items(), responses):
            if row[1]:
                self.assertEqual(said([response]), [row[1]], name)
            else:
                self.assertEqual(response["verdict"], "unverified", name)
                self.assertIn(response["reason"],
                              ("unreachable", "protocol-error"), name)

    def test_a_refused_stream_is_asked_over_http1_in_the_end(self):
        """libcurl itself repeats it a few times before."""
        server = self.serve({"/": reset_stream(http2.REFUSED_STREAM)})
        responses, _ = self.ask([server.url()])
        self.assertEqual(said(responses), [WELL])
        self.assertEqual(server.requests[0], HEAD2)
        self.assertEqual(server.requests[-1], "GET /")
        self.assertLess(len(server.requests), 9)

    def test_many_pages_in_one_connection(self):
        pages = {"/%d" % page: answer(200) for page in range(20)}
        one, few = self.serve(pages), self.serve(pages)
        for server, most in ((one, 1), (few, 4)):
            responses, sent = self.ask([server.url(path) for path in pages],
                                       "--per-host", str(most))
            self.assertEqual(said(responses), [WELL] * 20)
            self.assertEqual(sent, 20)
            self.assertEqual(sorted(server.requests), sorted(
                "HEAD %s over HTTP/2" % path for path in pages))
            self.assertLessEqual(server.connections, most)

    def test_goodbye_between_pages(self):
        """What stood behind the last stream that was looked at is asked
        again, elsewhere; the rest is not."""
        pages = {"/1": answer(200), "/2": [goaway(last=1), answer(200)],
                 "/3": answer(200)}
        server = self.serve(pages, script={path: reply(200)
                                           for path in pages})
        responses, _ = self.ask([server.url(path) for path in pages],
                                "--per-host", "1")
        self.assertEqual(said(responses), [WELL] * 3)
        self.assertEqual([request.split(" ")[1] for request
                          in server.requests], ["/1", "/2", "/2", "/3"])

    def test_the_host_is_asked_over_http1_from_then_on(self):
        pages = {"/%d" % page: http2.shut for page in range(5)}
        server = self.serve(pages, script={path: reply(200)
                                           for path in pages})
        responses, sent = self.ask([server.url(path) for path in pages],
                                   "--per-host", "1")
        self.assertEqual(said(responses), [WELL] * 5)
        self.assertEqual(sent, 6)
        self.assertEqual(server.protocols, ["h2", "http/1.1"])

    def test_http1_is_tried_in_the_late_pass_too(self):
        server = self.serve({"/": [answer(503)] * 2 + [http2.shut]})
        responses, _ = self.ask([server.url()], timeout=2)
        self.assertEqual(server.requests, [HEAD2, GET2, GET2, "GET /"])
        self.assertEqual(said(responses), [WELL])


if __name__ == "__main__":
    unittest.main(verbosity=1)
