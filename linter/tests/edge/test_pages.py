"""What is read of pages: for fragments, and for what redirects end at."""

import time
import unittest

from named import Named, found, verdicts
from server import bomb, drip, hang, raw, redirect, reply

ALIVE = ("alive", None)
HTML = {"Content-Type": "text/html; charset=utf-8"}
WORDS = "<p>The map shows every ferry of the coast and when it leaves.</p>"
MISSING, SOFT = ("WEB006", "warning"), ("WEB005", "warning")
BOTH = ["HEAD", "GET"]
SITE = "https://docs.example.org"


def page(*ids, title="Ferries", more=""):
    return ("<!DOCTYPE html><title>%s</title><h1>%s</h1>%s%s%s" % (
        title, title, "".join('<h2 id="%s">Part</h2>' % name for name in ids),
        WORDS * 20, more)).encode()


def html(*ids, **how):
    return reply(200, HTML, page(*ids, **how))


LOST = reply(200, HTML, b"<title>404 - Page not found</title><h1>404</h1>"
             b"<p>The page that you look for was not found.</p>")


class Pages(Named):
    names = ("docs.example.org", "www.example.org", "www.hugedomains.com")

    def setUp(self):
        super().setUp()
        self.site = self.serve("docs.example.org", {})

    def ask(self, *paths, **options):
        self.write_links([SITE + path for path in paths])
        return self.check(**options)

    def assert_found(self, run, expected):
        """By line: the first link stands in the third."""
        self.assertEqual({line - 3: (rule, severity)
                          for rule, severity, line in found(run)}, expected)


class Fragments(Pages):
    def test_there_and_not_there(self):
        self.site.script = {"/a": html("start", "end"), "/b": html()}
        run = self.ask("/a#start", "/a#end", "/a#lost", "/b#lost", "/a")
        self.assert_found(run, {2: MISSING, 3: MISSING})
        self.assertEqual(set(verdicts(run).values()), {ALIVE})
        self.assertEqual(self.site.seen("/a"), BOTH, "one page, read once")
        self.assertEqual(self.site.seen("/b"), BOTH)

    def test_nothing_asks_for_them(self):
        self.site.script = {"/a": html("top")}
        self.ask("/a", "/a#", "/a#top", "/a#lost", select="WEB001")
        self.assertEqual(self.site.seen("/a"), ["HEAD"])

    def test_links_shows_no_findings(self):
        self.site.script = {"/a": html("top")}
        self.write_links([SITE + "/a#lost"])
        self.listlint("links")
        self.assertEqual(self.site.seen("/a"), ["HEAD"])

    def test_fragments_that_are_no_places(self):
        self.site.script = {"/a": html("x")}
        run = self.ask("/a#!/route", "/a#:~:text=ferry", "/a#/path", "/a#top")
        self.assert_found(run, {})

    def test_after_the_page_was_answered(self):
        """It is asked again, for what a later document wants of it, which is
        long in coming."""
        self.site.script = {"/a": html("end")}
        self.write(f"# List\n\n[a]({SITE}/a)\n")
        self.write(f"[a]({SITE}/a#lost)\n\n" +
                   "- **a** `b` *c* [d](#e)\n" * 40000, "LATER.md")
        run = self.check("--jobs", 2, "README.md", "LATER.md")
        self.assertEqual(found(run), [("WEB006", "warning", 1)])
        self.assertIn(self.site.seen("/a"), (BOTH, ["HEAD"] + BOTH))

    def test_what_is_no_whole_page_lacks_nothing(self):
        body = page("top")
        cut = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
               b"Content-Length: 99999\r\n\r\n" + body)
        long = reply(200, HTML, page("top", more=WORDS * 80000))
        script = {
            "/long": long, "/bomb": self.html_bomb(64),
            "/text": reply(200, {"Content-Type": "text/plain"}, body),
            "/pdf": reply(200, {"Content-Type": "application/pdf"}, body),
            "/image": reply(200, {"Content-Type": "image/svg+xml"}, body),
            "/untold": reply(200, {}, body),
            "/cut": lambda connection, method: raw(cut)(connection, method)
            if method == "GET" else html()(connection, method),
            "/script": reply(200, HTML, b'<div id="root"></div>'
                             b'<script src="/a.js"></script>'),
            "/empty": reply(200, HTML, b""),
        }
        self.site.script = script
        begun = time.monotonic()
        run = self.ask(*(path + "#lost" for path in script))
        self.assertEqual(verdicts(run),
                         {SITE + path: ALIVE for path in script})
        self.assert_found(run, {})
        for path in script:
            self.assertEqual(self.site.seen(path)[:2], BOTH, path)
            self.assertLessEqual(len(self.site.seen(path)), 3, path)
        self.assertLess(time.monotonic() - begun, 20)

    def html_bomb(self, megabytes):
        def act(connection, method):
            bomb(megabytes)(Typed(connection), method)
        return act

    def test_a_slow_body(self):
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"

        def slowly(connection, method):
            if method == "HEAD":
                html()(connection, method)
                return
            connection.sendall(head)
            drip(page("top")[:40], 20)(connection, method)

        self.site.script = {"/slow": slowly}
        run = self.ask("/slow#lost", timeout=1.2)
        self.assertEqual(verdicts(run), {SITE + "/slow": ALIVE})
        self.assert_found(run, {})

    def test_silence_to_get(self):
        """Nobody knows what the page says."""
        self.site.script = {"/a": lambda connection, method: (
            hang if method == "GET" else html())(connection, method)}
        run = self.ask("/a#lost", timeout=0.6)
        self.assertNotIn("WEB006", self.said)
        self.assertNotEqual(verdicts(run)[SITE + "/a"][0], "dead")

    def test_behind_a_redirect(self):
        self.site.script = {"/a": redirect("/b"), "/b": html("top"),
                            "/c": redirect("/b#end", 301)}
        run = self.ask("/a#top", "/a#lost")
        self.assert_found(run, {1: MISSING})
        self.assertEqual(self.site.seen("/b"), BOTH)
        self.assertEqual(self.site.seen("/a"), ["HEAD"])
        help_of = run["findings"][0].get("help") or ""
        self.assertIn(SITE + "/b", help_of)

    def test_dead_pages_have_no_fragments(self):
        self.site.script = {"/a": reply(404, HTML, page()),
                            "/b": reply(403, HTML, page())}
        run = self.ask("/a#lost", "/b#lost", timeout=2)
        self.assert_found(run, {0: ("WEB001", "error"),
                                1: ("WEB002", "note")})


class Typed:
    """Adds a type to the headers of what is sent."""

    def __init__(self, connection):
        self.connection = connection
        self.begun = False

    def sendall(self, data):
        if not self.begun:
            data = data.replace(b"\r\n", b"\r\nContent-Type: text/html\r\n", 1)
        self.begun = True
        self.connection.sendall(data)


class SoftDead(Pages):
    def test_home_pages(self):
        front = html(title="Welcome to the harbour")
        www = self.serve("www.example.org", {"/": front})
        self.site.script = {
            "/": front, "/guide/7": redirect("/"), "/error": LOST,
            "/guide/8": redirect("https://www.example.org/", 301),
            "/guide/9": redirect("/error")}
        run = self.ask("/guide/7", "/guide/8", "/guide/9", "/")
        self.assert_found(run, {0: SOFT, 1: SOFT, 2: SOFT})
        self.assertIn('"404 - Page not found"',
                      run["findings"][2]["message"])
        self.assertEqual(self.site.seen("/error"), BOTH)
        self.assertEqual(www.seen("/"), BOTH)
        self.assertEqual(set(verdicts(run).values()), {ALIVE})

    def test_words_of_a_page_that_a_fragment_had_read(self):
        self.site.script = {"/a": LOST}
        self.assert_found(self.ask("/a#x", "/a"), {0: SOFT, 1: SOFT})

    def test_pages_are_not_read_for_their_words_alone(self):
        self.site.script = {"/a": LOST}
        self.assert_found(self.ask("/a"), {})
        self.assertEqual(self.site.seen("/a"), ["HEAD"])

    def test_parking(self):
        self.serve("www.hugedomains.com", {"/buy?d=x": html(title="Buy x")})
        self.site.script = {
            "/a": redirect("https://www.hugedomains.com/buy?d=x")}
        run = self.ask("/a")
        self.assert_found(run, {0: SOFT})
        self.assertIn("hugedomains.com", run["findings"][0]["message"])

    def test_a_move_is_none(self):
        self.site.script = {"/old/map": redirect("/new/map", 301),
                            "/new/map": html()}
        self.assert_found(self.ask("/old/map"), {0: ("WEB003", "warning")})
        self.assertEqual(self.site.seen("/new/map"), ["HEAD"])


if __name__ == "__main__":
    unittest.main()
