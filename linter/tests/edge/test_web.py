"""What the web says of scripted servers, and what those saw."""
import os
import sys
import tempfile
import time
import unittest
from email.utils import formatdate

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from probe import PROBE, free_port, probe  # noqa: E402
from server import (Server, by_method, certificate, close, endless, flood,  # noqa: E402
                    hang, raw, redirect, reply, reset)

HEAD, GET = "HEAD", "GET"

# Path or name: what the server does, verdict, reason, the methods it saw.
# Each row has a server of its own. The last GET of three is the late pass.
ROWS = {
    "ok": ([reply(200)], "alive", "none", [HEAD]),
    "http10": ([reply(200, version="1.0")], "alive", "none", [HEAD]),
    "no-content": ([reply(204, body=b"")], "alive", "none", [HEAD]),
    "partial": ([reply(206)], "alive", "none", [HEAD]),
    "not-found": ([reply(404)], "dead", "not-found", [HEAD, GET, GET]),
    "found-later": ([reply(404), reply(404), reply(200)], "alive", "none",
                    [HEAD, GET, GET]),
    "failing-then-not-found": (
        [reply(500)] * 2 + [reply(404)], "dead", "not-found",
        [HEAD, GET, GET, GET]),
    "head-not-found": (by_method(reply(404), reply(200)), "alive", "none",
                       [HEAD, GET]),
    "gone": ([reply(410)], "dead", "gone", [HEAD, GET]),
    "head-gone": (by_method(reply(410), reply(200)), "alive", "none",
                  [HEAD, GET]),
    "head-refused": (by_method(reply(405), reply(200)), "alive", "none",
                     [HEAD, GET]),
    "head-hangs": (by_method(hang, reply(200)), "alive", "none", [HEAD, GET]),
    "head-reset": (by_method(reset, reply(200)), "alive", "none",
                   [HEAD, GET]),
    "head-closed": (by_method(close, reply(200)), "alive", "none",
                    [HEAD, GET]),
    "head-garbage": (by_method(raw(b"garbage\r\n\r\n"), reply(200)), "alive",
                     "none", [HEAD, GET]),
    "refused": ([reply(405)], "unverified", "refused-request", [HEAD, GET]),
    "bad-request": ([reply(400)], "unverified", "refused-request",
                    [HEAD, GET]),
    "not-implemented": ([reply(501)], "unverified", "refused-request",
                        [HEAD, GET]),
    "unauthorized": ([reply(401)], "unverified", "restricted", [HEAD, GET]),
    "legal": ([reply(451)], "unverified", "restricted", [HEAD, GET]),
    "forbidden": ([reply(403)], "unverified", "blocked", [HEAD, GET]),
    "linkedin": ([reply(999)], "unverified", "blocked", [HEAD, GET]),
    "cloudflare": ([reply(403, {"cf-mitigated": "challenge"})], "unverified",
                   "blocked", [HEAD]),
    "cloudflare-503": ([reply(503, {"cf-mitigated": "challenge"})],
                       "unverified", "blocked", [HEAD]),
    "cloudflare-origin": ([reply(522)], "unverified", "blocked", [HEAD, GET]),
    "waf": ([reply(202, {"x-amzn-waf-action": "challenge"})], "unverified",
            "blocked", [HEAD]),
    "waf-empty": ([reply(202, body=b"")], "unverified", "blocked",
                  [HEAD, GET]),
    "accepted": ([reply(202)], "alive", "none", [HEAD, GET]),
    "datadome-page": ([reply(200, {"Set-Cookie": "datadome=x"})], "alive",
                      "none", [HEAD]),
    "datadome-wall": ([reply(429, {"X-DataDome": "protected"})], "unverified",
                      "blocked", [HEAD, GET]),
    "failing": ([reply(503)], "unverified", "server-error",
                [HEAD, GET, GET]),
    "flaky": ([reply(503), reply(503), reply(200)], "alive", "none",
              [HEAD, GET, GET]),
    "flaky-once": ([reply(503), reply(200)], "alive", "none", [HEAD, GET]),
    "failing-then-gone": ([reply(500), reply(410)], "dead", "gone",
                          [HEAD, GET]),
    "throttled": ([reply(429)], "unverified", "rate-limited",
                  [HEAD, GET, GET, GET]),
    "throttled-once": ([reply(429), reply(200)], "alive", "none",
                       [HEAD, GET]),
    "reset": ([reset], "unverified", "unreachable", [HEAD, GET, GET, GET]),
    "closed": ([close], "unverified", "protocol-error",
               [HEAD, GET, GET, GET]),
    "silent": ([hang], "unverified", "timeout", [HEAD, GET, GET]),
    "garbage": ([raw(b"\x00\x01garbage\r\n\r\n")], "unverified",
                "protocol-error", [HEAD, GET]),
    "flood": ([flood], "unverified", "protocol-error", [HEAD, GET]),
    "endless": (by_method(reply(405), endless), "alive", "none", [HEAD, GET]),
    "truncated": (by_method(
        reply(405), raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nx")),
        "alive", "none", [HEAD, GET]),
    "half-head": ([raw(b"HTTP/1.1 200 OK\r\nContent-Le")], "unverified",
                  "protocol-error", None),
    "to-file": ([redirect("file:///etc/passwd")], "dead", "redirect",
                [HEAD, GET]),
    "to-mail": ([redirect("mailto:a@b.example")], "dead", "redirect",
                [HEAD, GET]),
    "no-location": ([reply(302)], "dead", "redirect", [HEAD, GET]),
    "head-no-location": (by_method(reply(302), reply(200)), "alive", "none",
                         [HEAD, GET]),
    "bad-location": ([redirect("http:///")], "unverified", "protocol-error",
                     [HEAD, GET]),
    "self": ([redirect("/self")], "dead", "redirect", [HEAD, GET]),
    "cookie-wall": ([redirect("/cookie-wall", Set_Cookie="seen=1"),
                     reply(200)], "alive", "none", [HEAD, HEAD]),
    "unmodified": ([reply(304, body=b"")], "unverified", "protocol-error",
                   [HEAD, GET]),
}


def setUpModule():
    if not PROBE:
        raise unittest.SkipTest("WEB_PROBE names no program")


class Answers(unittest.TestCase):
    """Every row of the table of verdicts that a server can show."""

    @classmethod
    def setUpClass(cls):
        cls.servers = {name: Server({"/" + name: row[0]})
                       for name, row in ROWS.items()}
        urls = [server.url("/" + name)
                for name, server in cls.servers.items()]
        responses, cls.sent = probe(urls, "--allow-private")
        cls.responses = dict(zip(cls.servers, responses))

    @classmethod
    def tearDownClass(cls):
        for server in cls.servers.values():
            server.close()

    def test_verdicts(self):
        for name, (_, verdict, reason, _) in ROWS.items():
            with self.subTest(name):
                response = self.responses[name]
                self.assertEqual((response["verdict"], response["reason"]),
                                 (verdict, reason), response)

    def test_requests(self):
        for name, (_, _, _, methods) in ROWS.items():
            if methods is None:
                continue
            with self.subTest(name):
                self.assertEqual(self.servers[name].seen("/" + name), methods)

    def test_sent_counts_every_request(self):
        seen = sum(len(server.requests) for server in self.servers.values())
        self.assertEqual(self.sent, seen)

    def test_tries(self):
        for name in ("ok", "not-found", "silent", "head-reset"):
            with self.subTest(name):
                self.assertEqual(self.responses[name]["tries"],
                                 len(ROWS[name][3]))

    def test_status_and_detail(self):
        self.assertEqual(self.responses["not-found"]["status"], 404)
        self.assertEqual(self.responses["not-found"]["detail"],
                         "HTTP 404, seen twice")
        self.assertEqual(self.responses["cloudflare"]["detail"],
                         "blocked by Cloudflare (HTTP 403)")
        self.assertEqual(self.responses["silent"]["status"], 0)

    def test_headers_sent(self):
        headers = self.servers["ok"].headers[0]
        self.assertEqual(
            headers["User-Agent"],
            "listlint/0.0.0 (+https://github.com/listlint/listlint)")
        self.assertNotIn("Authorization", headers)
        self.assertNotIn("Cookie", headers)

    def test_late_pass_is_on_a_fresh_connection(self):
        server = self.servers["not-found"]
        self.assertEqual(server.connections, 2)


class Manners(unittest.TestCase):
    """Hosts that ask to be left alone, and what is remembered of them."""

    def test_method_is_remembered(self):
        pages = {"/%d" % page: by_method(reply(405), reply(200))
                 for page in range(6)}
        server = Server(pages)
        responses, _ = probe([server.url(path) for path in pages],
                             "--allow-private", "--per-host", "1")
        self.assertEqual({r["verdict"] for r in responses}, {"alive"})
        self.assertEqual([r.split(" ")[0] for r in server.requests],
                         [HEAD] + [GET] * 6)

    def wait_for(self, value, expected, least, budget="5"):
        server = Server({"/": [reply(429, {"Retry-After": value}),
                               reply(200)]})
        start = time.monotonic()
        responses, _ = probe([server.url()], "--allow-private",
                             "--wait-budget", budget)
        self.assertEqual(
            (responses[0]["verdict"], responses[0]["reason"]), expected)
        self.assertGreaterEqual(time.monotonic() - start, least)
        return server, time.monotonic() - start

    def test_retry_after_seconds(self):
        server, _ = self.wait_for("1", ("alive", "none"), 1)
        self.assertEqual(server.seen("/"), [HEAD, GET])

    def test_retry_after_date(self):
        date = formatdate(time.time() + 3, usegmt=True)
        self.wait_for(date, ("alive", "none"), 1.5)

    def test_retry_after_nonsense(self):
        for value in ("soon", "-5", "1.5", "", "tomorrow"):
            with self.subTest(value):
                _, took = self.wait_for(value, ("alive", "none"), 0)
                self.assertLess(took, 3)

    def test_retry_after_beyond_the_budget(self):
        for value in ("86400", "99999999999999999999"):
            with self.subTest(value):
                server, took = self.wait_for(
                    value, ("unverified", "rate-limited"), 0)
                self.assertLess(took, 1)
                self.assertEqual(server.seen("/"), [HEAD])

    def test_host_beyond_the_budget_is_not_asked_again(self):
        wall = reply(429, {"Retry-After": "3600"})
        server = Server({"/%d" % page: wall for page in range(9)})
        responses, sent = probe([server.url("/%d" % page)
                                 for page in range(9)],
                                "--allow-private", "--per-host", "1")
        self.assertEqual({r["reason"] for r in responses}, {"rate-limited"})
        self.assertEqual(sent, 1)

    def test_throttled_host_delays_nobody(self):
        wall = Server({"/": [reply(503, {"Retry-After": "2"}), reply(200)]})
        stamp = []

        def now(connection, method):
            stamp.append(time.monotonic())
            reply(200)(connection, method)

        other = Server({"/": now})
        start = time.monotonic()
        responses, _ = probe([wall.url(), other.url()], "--allow-private",
                             "--max-requests", "1")
        self.assertEqual([r["verdict"] for r in responses],
                         ["alive", "alive"])
        self.assertLess(stamp[0] - start, 1)

    def test_rate_limit_fields(self):
        limit = reply(200, {"RateLimit": '"pages";r=0;t=1',
                            "RateLimit-Policy": '"pages";q=9;w=300'})
        server = Server({"/0": limit, "/1": reply(200)})
        start = time.monotonic()
        responses, _ = probe([server.url("/0"), server.url("/1")],
                             "--allow-private", "--per-host", "1")
        self.assertEqual([r["verdict"] for r in responses],
                         ["alive", "alive"])
        self.assertGreaterEqual(time.monotonic() - start, 1)

    def test_slots_of_a_host(self):
        self.most = self.now = 0
        server = Server()

        def busy(connection, method):
            with server.lock:
                self.now += 1
                self.most = max(self.most, self.now)
            time.sleep(0.05)
            with server.lock:
                self.now -= 1
            reply(200)(connection, method)

        server.script = {"/%d" % page: busy for page in range(24)}
        probe([server.url(path) for path in server.script], "--allow-private",
              "--per-host", "3")
        self.assertEqual(self.most, 3)

    def test_no_retries(self):
        server = Server({"/": reply(503), "/lost": reply(404)})
        responses, _ = probe([server.url(), server.url("/lost")],
                             "--allow-private", "--retries", "0")
        self.assertEqual([r["reason"] for r in responses],
                         ["server-error", "not-found"])
        self.assertEqual(server.seen("/"), [HEAD, GET])
        self.assertEqual(server.seen("/lost").count(GET), 2)

    def test_dead_host_is_not_asked_for_each_page(self):
        port = free_port()
        urls = ["http://127.0.0.1:%d/%d" % (port, page) for page in range(40)]
        responses, sent = probe(urls, "--allow-private")
        self.assertEqual({r["reason"] for r in responses}, {"unreachable"})
        self.assertLessEqual(sent, 20)


class Redirects(unittest.TestCase):
    def chain(self, count, status=302):
        script = {"/%d" % hop: redirect("%d" % (hop + 1), status)
                  for hop in range(count)}
        script["/%d" % count] = reply(200)
        return Server(script)

    def test_chains(self):
        ten, eleven = self.chain(10), self.chain(11)
        moved = self.chain(2, 301)
        mixed = Server({"/0": redirect("/1", 308), "/1": redirect("/2", 307),
                        "/2": reply(200)})
        loop = Server({"/0": redirect("/1"), "/1": redirect("/0")})
        lost = Server({"/0": redirect("/gone", 301)})
        servers = [ten, eleven, moved, mixed, loop, lost]
        responses, _ = probe([s.url("/0") for s in servers],
                             "--allow-private")
        found = [(r["verdict"], r["reason"], r["permanent"], r["tries"])
                 for r in responses]
        self.assertEqual(found, [
            ("alive", "none", False, 1), ("dead", "redirect", False, 2),
            ("alive", "none", True, 1), ("alive", "none", False, 1),
            ("dead", "redirect", False, 2), ("dead", "not-found", True, 3)])
        self.assertEqual(responses[0]["final_url"], ten.url("/10"))
        self.assertEqual(len(responses[0]["hops"]), 11)
        self.assertEqual(responses[2]["hops"], [
            [moved.url("/0"), 301, True], [moved.url("/1"), 301, True],
            [moved.url("/2"), 200, False]])
        self.assertEqual(loop.requests, ["HEAD /0", "HEAD /1", "GET /0",
                                         "GET /1"])
        self.assertEqual(lost.requests, ["HEAD /0", "HEAD /gone", "GET /gone",
                                         "GET /0", "GET /gone"])

    def test_relative_forms(self):
        server = Server({
            "/a/b": redirect("../c?q=%zz#top"), "/c?q=%zz": reply(200),
            "/s": redirect("//127.0.0.1:%d/t"), "/q": redirect("?x=1"),
            "/q?x=1": reply(200), "/u": redirect("/\xe9 x"),
            "/%E9%20x": reply(200)})
        server.script["/s"] = redirect("//127.0.0.1:%d/t" % server.port)
        server.script["/t"] = reply(200)
        responses, _ = probe([server.url(p) for p in ("/a/b", "/s", "/q",
                                                      "/u")],
                             "--allow-private")
        self.assertEqual([r["final_url"] for r in responses], [
            server.url("/c?q=%zz"), server.url("/t"), server.url("/q?x=1"),
            server.url("/%E9%20x")])
        self.assertEqual({r["verdict"] for r in responses}, {"alive"})


class Certificates(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.own = certificate(cls.folder.name, "localhost")
        cls.other = certificate(cls.folder.name, "other.example")
        cls.h2 = certificate(cls.folder.name, "h2.example")
        cls.h2.set_alpn_protocols(["h2", "http/1.1"])

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_bad_certificates(self):
        page = {"/": reply(200), "/moved": redirect("/")}
        own, other = Server(page, tls=self.own), Server(page, tls=self.other)
        plain = Server({"/": redirect(own.url())})
        private = "https://user:secret@127.0.0.1:%d/" % own.port
        responses, _ = probe([own.url(), other.url(), plain.url(),
                              own.url("/lost"), own.url("/moved"), private],
                             "--allow-private")
        self.assertEqual([(r["verdict"], r["reason"]) for r in responses], [
            ("alive", "certificate"), ("alive", "certificate"),
            ("alive", "certificate"), ("unverified", "unreachable"),
            ("alive", "certificate"), ("alive", "certificate")])
        self.assertIn("certificate", responses[0]["detail"])
        for headers in own.headers:
            self.assertNotIn("Authorization", headers)
            self.assertNotIn("Cookie", headers)

    def test_http2_once_more_over_http1(self):
        server = Server({"/": reply(200)}, tls=self.h2)
        responses, _ = probe([server.url()], "--allow-private")
        self.assertEqual(responses[0]["verdict"], "alive", responses)
        self.assertEqual(server.requests, ["GET /"])
        self.assertEqual(server.protocols[-2:], ["h2", "http/1.1"])

    def test_tls_that_is_none(self):
        class Plain(Server):
            def serve(self, connection):
                connection.recv(99)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                connection.close()

        url = "https://127.0.0.1:%d/" % Plain().port
        responses, _ = probe([url], "--allow-private")
        self.assertEqual(responses[0]["verdict"], "unverified")
        self.assertEqual(responses[0]["reason"], "unreachable")


class Proxies(unittest.TestCase):
    def test_proxy_is_asked(self):
        proxy = Server({"http://far.example/": reply(200)})
        address = "http://127.0.0.1:%d" % proxy.port
        for options, env in ((["--proxy", address], {}),
                             ([], {"http_proxy": address})):
            responses, _ = probe(["http://far.example/", "http://10.1.2.3/"],
                                 *options, env=env)
            self.assertEqual([r["verdict"] for r in responses],
                             ["alive", "skipped"])
        self.assertEqual(proxy.requests, ["HEAD http://far.example/"] * 2)

    def test_no_proxy(self):
        proxy = Server()
        responses, _ = probe(
            ["http://in.far.example/"], "--name", "x=unknown",
            env={"http_proxy": "http://127.0.0.1:%d" % proxy.port,
                 "no_proxy": "localhost, .far.example"})
        self.assertEqual(responses[0]["reason"], "no-network")
        self.assertEqual(proxy.connections, 0)


if __name__ == "__main__":
    unittest.main(verbosity=1)
