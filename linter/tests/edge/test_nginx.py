"""What is said of a server that is in wide use."""
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from authority import Authority  # noqa: E402
from nginx import NGINX, Nginx  # noqa: E402
from probe import PROBE, probe, said  # noqa: E402

if not NGINX:
    print("skipped: there is no nginx")
    sys.exit(77)

SERVERS = """
limit_req_zone all zone=few:1m rate=1r/m;
limit_req_zone all zone=some:1m rate=300r/m;
server {
    server_name a.example;
    {plain}; {tls}; {certificate};
    location = /moved { return 301 /page; }
    location = /found { return 302 /page; }
    location = /permanent { return 308 https://b.example:$server_port/page; }
    location = /gone { return 410; }
    location = /drop { return 444; }
    location /members/ {
        auth_basic "members";
        auth_basic_user_file {folder}/nobody;
    }
    location /few/ { limit_req zone=few; limit_req_status 429; }
    location /some/ { limit_req zone=some; limit_req_status 429; }
}
server {
    server_name c.example;
    {plain};
    gzip on;
    gzip_min_length 1;
}
server {
    server_name b.example;
    {plain}; {tls}; {certificate};
    keepalive_requests 3;
}
"""
PAGES = ["page", "members/page", *("few/%d" % page for page in range(4)),
         *("some/%d" % page for page in range(4))]
WELL = ("alive", "none")
LOST = ("dead", "not-found")

# Path: what is said, and what was seen of it.
ANSWERS = {
    "/page": (WELL, ["HEAD /page 200"]),
    "/lost": (LOST, ["HEAD /lost 404", "GET /lost 404", "GET /lost 404"]),
    "/moved": (WELL, ["HEAD /moved 301", "HEAD /page 200"]),
    "/found": (WELL, ["HEAD /found 302", "HEAD /page 200"]),
    "/gone": (("dead", "gone"), ["HEAD /gone 410", "GET /gone 410"]),
}


def setUpModule():
    if not PROBE:
        raise unittest.SkipTest("WEB_PROBE names no program")


class Answers(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.authority = Authority(self.folder.name)
        self.nginx = Nginx(
            self.folder.name, SERVERS, dict.fromkeys(PAGES, b"page\n" * 999),
            self.authority.issue("a.example", "b.example"))
        self.addCleanup(self.nginx.stop)
        open(self.folder.name + "/nobody", "wb").close()

    def ask(self, urls, *options, timeout=3):
        responses, sent = probe(
            urls, "--allow-private", "--name", "a.example=127.0.0.1",
            "--name", "b.example=127.0.0.1", "--name",
            "c.example=127.0.0.1", *options, timeout=timeout,
            env=self.authority.environment)
        self.nginx.stop()
        return responses, sent

    def plain(self, path, host="a.example"):
        return "http://%s:%d%s" % (host, self.nginx.plain, path)

    def secure(self, path, host="a.example"):
        return "https://%s:%d%s" % (host, self.nginx.tls, path)

    def expect(self, make, protocol):
        responses, sent = self.ask([make(path) for path in ANSWERS])
        self.assertEqual(dict(zip(ANSWERS, said(responses))),
                         {path: row[0] for path, row in ANSWERS.items()})
        seen = self.nginx.seen()
        self.assertEqual({row[1] for row in seen}, {protocol})
        self.assertEqual(sorted(" ".join(row[3:]) for row in seen),
                         sorted(sum((row[1] for row in ANSWERS.values()), [])))
        self.assertEqual(sent, len(seen))

    def test_http1(self):
        self.expect(self.plain, "HTTP/1.1")

    def test_http2(self):
        self.expect(self.secure, "HTTP/2.0")

    def test_members(self):
        """The host says the same to both methods: the third page shows it."""
        pages = ["/members/page?%d" % page for page in range(4)]
        responses, sent = self.ask([self.plain(page) for page in pages],
                                   "--per-host", "1")
        self.assertEqual(said(responses), [("unverified", "restricted")] * 4)
        self.assertEqual([row[3] for row in self.nginx.seen()],
                         ["HEAD", "GET", "HEAD", "GET", "HEAD", "HEAD"])
        self.assertEqual(sent, 6)

    def test_to_another_host(self):
        responses, _ = self.ask([self.secure("/permanent")])
        self.assertEqual(said(responses), [WELL])
        self.assertTrue(responses[0]["permanent"])
        self.assertEqual(responses[0]["final_url"],
                         self.secure("/page", "b.example"))
        self.assertEqual([(row[0], row[4]) for row in self.nginx.seen()], [
            ("a.example", "/permanent"), ("b.example", "/page")])

    def test_dropped(self):
        responses, sent = self.ask([self.plain("/drop")])
        self.assertEqual(said(responses), [("unverified", "protocol-error")])
        self.assertEqual([row[3] for row in self.nginx.seen()],
                         ["HEAD"] + ["GET"] * 3)
        self.assertEqual(sent, 4)

    def test_throttled(self):
        """One a minute, without a word of when to come again."""
        pages = ["/few/%d" % page for page in range(4)]
        responses, sent = self.ask([self.plain(page) for page in pages],
                                   "--per-host", "1", timeout=1)
        self.assertEqual(sorted(said(responses)),
                         [WELL] + [("unverified", "rate-limited")] * 3)
        self.assertEqual(len(self.nginx.seen()), sent)
        self.assertLessEqual(sent, 8)

    def test_throttled_for_a_while(self):
        """Five a second: who waits a little gets them all."""
        pages = ["/some/%d" % page for page in range(4)]
        responses, _ = self.ask([self.plain(page) for page in pages],
                                "--per-host", "1")
        self.assertEqual(said(responses), [WELL] * 4)

    def requests_in_a_connection(self, host):
        """The most, where each of 12 pages is asked with HEAD and GET."""
        self.ask([self.plain("/%d" % page, host) for page in range(12)],
                 "--per-host", "1", "--retries", "0", timeout=4)
        return max(int(row[2]) for row in self.nginx.seen())

    def test_connections_are_kept(self):
        self.assertGreaterEqual(self.requests_in_a_connection("a.example"), 24)

    def test_connections_are_kept_over_bodies_of_unknown_length(self):
        self.assertGreaterEqual(self.requests_in_a_connection("c.example"), 24)

    def test_connections_that_end_after_three_requests(self):
        pages = ["/page"] + ["/page?%d" % page for page in range(11)]
        responses, sent = self.ask(
            [self.plain(page, "b.example") for page in pages],
            "--per-host", "1")
        self.assertEqual(said(responses), [WELL] * 12)
        self.assertEqual(sent, 12)
        self.assertEqual([int(row[2]) for row in self.nginx.seen()],
                         [1, 2, 3] * 4)


if __name__ == "__main__":
    unittest.main(verbosity=1)
