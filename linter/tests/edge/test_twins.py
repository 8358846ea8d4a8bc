"""Pages on http: are held against those on https:, for WEB007."""

import threading
import time
import unittest

from named import Named, found, verdicts
from server import Server, by_method, close, hang, redirect, reply

HOST = "example.org"
PLAIN, SECURE = "http://" + HOST, "https://" + HOST
ALIVE = ("alive", None)
TOLD = ("WEB007", "note")
TEXT = ("Content-Type", "text/html")
CONNECT = "CONNECT %s:443" % HOST


def answer(*headers, status=200, body=b"body", **how):
    return reply(status, list(headers), body, **how)


def tagged(tag, *headers, **how):
    return answer(("ETag", tag), *headers, **how)


MONDAY = ("Last-Modified", "Mon, 05 Jan 2026 10:00:00 GMT")
TUESDAY = ("Last-Modified", "Tue, 06 Jan 2026 10:00:00 GMT")

# What http: and https: say of a page, and whether that is the same.
ROWS = {
    "tag": (tagged('"a"'), tagged('"a"'), True),
    "other-tag": (tagged('"a"'), tagged('"b"'), False),
    "weak-tag": (tagged('W/"a"'), tagged('"a"'), False),
    "tag-and-length": (tagged('"a"', TEXT), tagged('"b"', TEXT), False),
    "tag-lost": (tagged('"a"', TEXT), answer(TEXT), True),
    "tag-found": (answer(TEXT), tagged('"a"', TEXT), True),
    "tag-and-no-length": (tagged('"a"', TEXT, length=False), answer(TEXT),
                          False),
    "tag-and-no-type": (tagged('"a"'), answer(TEXT), False),
    "tag-and-days": (tagged('"a"', MONDAY), tagged('"a"', TUESDAY), False),
    "length": (answer(TEXT), answer(TEXT), True),
    "length-and-day": (answer(TEXT, MONDAY), answer(TEXT, MONDAY), True),
    "length-and-days": (answer(TEXT, MONDAY), answer(TEXT, TUESDAY), False),
    "one-day": (answer(TEXT, MONDAY), answer(TEXT), False),
    "other-length": (answer(TEXT), answer(TEXT, body=b"another"), False),
    "other-type": (answer(TEXT), answer(("Content-Type", "text/plain")),
                   False),
    "no-type": (answer(), answer(), False),
    "day-alone": (answer(MONDAY, length=False), answer(MONDAY, length=False),
                  False),
    "nothing": (answer(TEXT, body=b""), answer(TEXT, body=b""), False),
    "lost": (tagged('"a"'), tagged('"a"', status=404), False),
    "failing": (tagged('"a"'), tagged('"a"', status=503), False),
    "wall": (tagged('"a"'), tagged('"a"', status=403), False),
    "redirect": (answer(TEXT), redirect("/tag", 301), False),
    "back": (answer(TEXT), redirect(PLAIN + "/back", 301), False),
    "by-get": (by_method(answer(status=405), tagged('"a"')),
               by_method(answer(status=405), tagged('"a"')), True),
}

# Of these nobody could tell: https: is not asked.
UNKNOWN = ("no-type", "day-alone", "nothing")


class Twins(Named):
    names = (HOST, "www." + HOST)

    def setUp(self):
        super().setUp()
        self.plain = self.serve_plain(HOST, {})

    def ask(self, *urls, **options):
        self.write_links(urls)
        return self.check(*options.pop("options", ()), **options)

    def told(self, run):
        """The links of which it is told that https: answers the same."""
        lines = (self.folder / "README.md").read_text("utf-8").split("\n")
        return [lines[line - 1].split("(")[1].split(")")[0]
                for rule, _, line in found(run) if rule == "WEB007"]

    def connects(self):
        return self.proxy.requests.count(CONNECT)


class Answers(Twins):
    def test_every_pair(self):
        self.plain.script = {"/" + path: row[0] for path, row in ROWS.items()}
        secure = self.serve(HOST, {"/" + path: row[1]
                                   for path, row in ROWS.items()})
        run = self.ask(*("%s/%s" % (PLAIN, path) for path in ROWS))
        self.assertEqual({path: "%s/%s" % (PLAIN, path) in self.told(run)
                          for path in ROWS},
                         {path: row[2] for path, row in ROWS.items()})
        self.assertEqual(set(verdicts(run).values()), {ALIVE})
        for path in ROWS:
            self.assertEqual(
                secure.seen("/" + path),
                [] if path in UNKNOWN else
                ["GET" if path == "by-get" else "HEAD"])

    def test_fix(self):
        self.plain.script = {"/a": tagged('"a"'), "/b": tagged('"a"')}
        self.serve(HOST, {"/a": tagged('"a"'), "/b": tagged('"b"')})
        self.ask(PLAIN + "/a", PLAIN + "/b")
        self.listlint("--fix", "--select", "WEB007", "--timeout", "5")
        after = (self.folder / "README.md").read_text("utf-8")
        self.assertIn("(%s/a)" % SECURE, after)
        self.assertIn("(%s/b)" % PLAIN, after)

    def test_a_redirect_says_it(self):
        """What leads there itself needs no second look."""
        self.plain.script = {"/a": redirect(SECURE + "/a", 301),
                             "/b": redirect(SECURE + "/b")}
        secure = self.serve(HOST, {"/a": answer(TEXT), "/b": answer(TEXT)})
        run = self.ask(PLAIN + "/a", PLAIN + "/b")
        self.assertEqual(self.told(run), [PLAIN + "/a", PLAIN + "/b"])
        self.assertEqual(sorted(secure.requests), ["HEAD /a", "HEAD /b"])

    def test_fragments(self):
        """The page is read, and its twin is asked in the same way."""
        page = tagged('"a"', TEXT, body=b"<title>Ferries</title><h1 id=x>A")
        self.plain.script = {"/a": page}
        secure = self.serve(HOST, {"/a": page})
        run = self.ask(PLAIN + "/a#x", PLAIN + "/a#lost", PLAIN + "/a")
        self.assertEqual([rule for rule, _, _ in sorted(found(run))],
                         ["WEB006"] + ["WEB007"] * 3)
        self.assertEqual(self.plain.seen("/a"), ["HEAD", "GET"])
        self.assertEqual(secure.seen("/a"), ["GET"])

    def test_headers_of_the_host(self):
        """They are for the page that the list names, and for no clear text."""
        self.plain.script = {"/a": tagged('"a"')}
        secure = self.serve(HOST, {"/a": tagged('"a"')})
        self.options = ("--config", "c.yml")
        self.write("links: {hosts: {%s: {headers: {X-Key: k1}}}}\n" % HOST,
                   "c.yml")
        self.ask(PLAIN + "/a")
        self.assert_untold(self.plain, "k1")
        self.assert_untold(secure, "k1")

    def test_a_wall_is_no_page(self):
        """Two walls are alike whatever stands behind them."""
        wall = tagged('"a"', TEXT, status=403)
        self.plain.script = {"/a": wall}
        self.serve(HOST, {"/a": wall})
        self.options = ("--config", "c.yml")
        self.write("links: {hosts: {%s: {accept: [403]}}}\n" % HOST, "c.yml")
        run = self.ask(PLAIN + "/a")
        self.assertEqual(verdicts(run), {PLAIN + "/a": ALIVE})
        self.assertEqual(self.told(run), [])


class Unasked(Twins):
    def test_without_the_rule(self):
        self.plain.script = {"/a": tagged('"a"')}
        secure = self.serve(HOST, {"/a": tagged('"a"')})
        for select in ("WEB001", "WEB003,WEB006"):
            self.ask(PLAIN + "/a", select=select)
        self.ask(PLAIN + "/a", options=("--ignore", "WEB007"))
        self.listlint("links")
        self.assertEqual(secure.connections, 0)
        self.assertEqual(self.plain.requests, ["HEAD /a"] * 4)

    def test_what_has_none(self):
        """A port, an address, a name and a password: https: is another
        server there, or is none of ours."""
        self.proxy.hosts["192.0.2.7"] = self.plain.port
        self.plain.script = {"/a": tagged('"a"')}
        self.serve(HOST, {"/a": tagged('"a"')})
        run = self.ask("http://%s:8080/a" % HOST, "http://192.0.2.7/a",
                       "http://reader:pass@%s/a" % HOST)
        self.assertEqual([verdict for verdict, _ in verdicts(run).values()],
                         ["alive"] * 3)
        self.assertEqual(found(run), [])
        self.assertEqual([request for request in self.proxy.requests
                          if request.startswith("CONNECT")], [])

    def test_pages_that_are_not_there(self):
        self.plain.script = {"/lost": answer(status=404),
                             "/gone": answer(status=410),
                             "/wall": answer(status=403)}
        self.serve(HOST, {})
        self.ask(*(PLAIN + path for path in self.plain.script), timeout=2)
        self.assertEqual(self.connects(), 0)

    def test_another_host_behind_a_redirect(self):
        self.plain.script = {"/a": redirect("http://www.%s/a" % HOST)}
        self.serve_plain("www." + HOST, {"/a": tagged('"a"')})
        run = self.ask(PLAIN + "/a")
        self.assertEqual(self.told(run), [])
        self.assertEqual(self.connects(), 0)


class Failures(Twins):
    """A host without https: is asked for one page, whatever fails; as many more
    as are under way by then."""

    def setUp(self):
        super().setUp()
        self.paths = ["/%d" % number for number in range(30)]
        self.plain.script = dict.fromkeys(self.paths, tagged('"a"'))
        self.urls = [PLAIN + path for path in self.paths]

    def fails(self, *options, most=1, timeout=5):
        run = self.ask(*self.urls, options=options, timeout=timeout)
        self.assertEqual(set(verdicts(run).values()), {ALIVE})
        self.assertEqual(found(run), [])
        self.assertGreater(self.connects(), 0, run["summary"])
        self.assertLessEqual(self.connects(), most)
        self.assertEqual(sorted(self.plain.requests),
                         sorted("HEAD " + path for path in self.paths))

    def test_no_tls(self):
        self.proxy.secure[HOST] = self.open(Server({})).port
        self.fails("--per-host", 1)

    def test_no_tls_and_several_at_once(self):
        self.proxy.secure[HOST] = self.open(Server({})).port
        self.fails(most=4)

    def test_nobody_there(self):
        self.fails("--per-host", 1)

    def test_no_answer(self):
        self.serve(HOST, dict.fromkeys(self.paths, close))
        self.fails("--per-host", 1)

    def test_a_page_that_is_there_later(self):
        """Its twin is not asked once https: is known to be of no use."""
        self.plain.script = {"/a": tagged('"a"'),
                             "/b": [answer(status=503), tagged('"a"')]}
        self.proxy.secure[HOST] = self.open(Server({})).port
        run = self.ask(PLAIN + "/a", PLAIN + "/b",
                       options=("--per-host", 1))
        self.assertEqual(set(verdicts(run).values()), {ALIVE})
        self.assertEqual(found(run), [])
        self.assertEqual(self.connects(), 1)

    def test_silence(self):
        self.serve(HOST, dict.fromkeys(self.paths, hang))
        self.fails(most=4, timeout=1.2)

    def test_certificates(self):
        for number, bad in enumerate((
                self.authority.issue(HOST, days=(-3, -1)),
                self.authority.issue("other.example"),
                self.authority.issue(HOST, selfsigned=True))):
            self.plain.requests.clear()
            self.proxy.requests.clear()
            secure = self.serve(HOST, dict.fromkeys(self.paths,
                                                    tagged('"a"')), bad)
            with self.subTest(number):
                self.fails("--per-host", 1)
                self.assertEqual(secure.requests, [])


class Schemes(Twins):
    """One name is one host, whatever the scheme."""

    def test_at_once(self):
        lock, under_way, most = threading.Lock(), [], []

        def work(connection, method):
            with lock:
                under_way.append(connection)
                most.append(len(under_way))
            time.sleep(0.05)
            with lock:
                under_way.remove(connection)
            reply(200)(connection, method)

        script = {"/%d" % number: work for number in range(12)}
        self.plain.script = script
        secure = self.serve(HOST, script)
        run = self.ask(*(scheme + path for path in script
                         for scheme in (PLAIN, SECURE)),
                       options=("--ignore", "WEB007"))
        self.assertEqual(set(verdicts(run).values()), {ALIVE})
        self.assertEqual(len(self.plain.requests), 12)
        self.assertEqual(len(secure.requests), 12)
        self.assertEqual(max(most), 4)


if __name__ == "__main__":
    unittest.main()
