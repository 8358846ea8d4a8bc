"""What a run knows from the one before, and what it asks all the same."""

import time
import unittest

from remembered import DAY, Remembering
from server import certificate, redirect, reply

ETAG = {"ETag": '"one"'}
SINCE = "Sat, 01 Nov 2025 10:00:00 GMT"


# What hubs say of a gated data set and of an archived repository.
JSON = {"Content-Type": "application/json"}
FIELDS = ("?expand=cardData&expand=disabled&expand=lastModified"
          "&expand=private&expand=usedStorage&expand=gated")
DATASET = reply(200, JSON, b'{"id": "o/n", "gated": "manual"}')
REPOSITORY = reply(200, JSON, b'{"full_name": "o/n", "archived": true}')


def page(body):
    return reply(200, {"Content-Type": "text/html"}, body)


class Again(Remembering):
    """One run after the other, with nothing changed between."""

    def setUp(self):
        super().setUp()
        self.script(fine=reply(200), lost=reply(404), gone=reply(410),
                    wall=reply(403), old=redirect("/new", 301), new=reply(200))
        self.write("/fine", "/gone", "/wall", "/old")

    def test_only_what_nobody_could_tell_is_asked_again(self):
        self.write("/fine", "/lost", "/gone", "/wall", "/old")
        first = self.quiet()
        self.assertEqual(first.cached(), set())
        self.assertIn("GET /lost", self.asked())
        second = self.quiet()
        self.assertEqual(self.asked(), ["HEAD /wall", "GET /wall"])
        self.assertEqual(second.requests, 2)
        self.assertEqual(second.cached(), {"/fine", "/lost", "/gone", "/old"})
        self.assertEqual(second.said(), first.said())
        self.assertEqual(second.findings, first.findings)
        self.assertEqual(
            first.rules(), [("WEB001", "error", 4), ("WEB001", "error", 5),
                            ("WEB002", "note", 6), ("WEB003", "warning", 7)])
        self.assertEqual((first.code, second.code), (1, 1))
        self.assertEqual(set(self.rows()), {"/fine", "/lost", "/gone", "/old"})

    def test_what_is_told_of_a_link(self):
        first, second = self.quiet(), self.quiet()
        for name in second.cached():
            told = {**first.links[name], "cached": True, "tries": 0,
                    "milliseconds": 0}
            self.assertEqual(second.links[name], told)

    def test_nothing_is_written_unasked(self):
        self.quiet(cache=False)
        self.configure("links: {dead-after: 1}\n")
        self.quiet(cache=False)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()),
                         [".listlint.yml", "README.md"])
        self.assertEqual(self.asked().count("HEAD /fine"), 2)

    def test_the_configuration_names_the_file(self):
        self.configure("links: {cache: }\n")
        self.quiet(cache=False)
        self.assertEqual(
            set(self.rows(self.folder / ".listlint-cache.sqlite3")),
            {"/fine", "/gone", "/old"})
        self.asked()
        self.quiet(cache=False)
        self.assertEqual(self.asked(), ["HEAD /wall", "GET /wall"])

    def test_no_cache(self):
        self.configure("links: {cache: {file: memory.sqlite3}}\n")
        self.quiet("--no-cache", cache=False)
        self.assertFalse(self.file.exists())
        self.quiet(cache=False)
        self.asked()
        before = self.file.read_bytes()
        run = self.quiet("--no-cache", cache=False)
        self.assertEqual(run.cached(), set())
        self.assertIn("HEAD /fine", self.asked())
        self.quiet("--no-cache")
        self.assertIn("HEAD /fine", self.asked(), "whatever else is said")
        self.assertEqual(self.file.read_bytes(), before)

    def test_the_command_line_names_another_file(self):
        self.configure("links: {cache: {file: other.sqlite3, alive: 0d}}\n")
        self.quiet()
        self.assertTrue(self.file.exists())
        self.asked()
        run = self.quiet()
        self.assertIn("HEAD /fine", self.asked(), "the times hold")
        self.assertEqual(run.cached(), {"/gone"})
        self.assertFalse((self.folder / "other.sqlite3").exists())

    def test_offline_asks_nobody(self):
        run = self.quiet("--offline")
        self.assertEqual({verdict for verdict, _ in run.said().values()},
                         {"skipped"})
        self.assertEqual(self.asked(), [])
        self.assertFalse(self.file.exists())

    def test_to_keep_nothing(self):
        self.configure("links: {cache: {alive: 0d, dead: 0d}}\n")
        first = self.quiet(cache=False)
        asked = sorted(self.asked())
        second = self.quiet(cache=False)
        self.assertEqual(sorted(self.asked()), asked)
        self.assertEqual(second.cached(), set())
        self.assertEqual(second.said(), first.said())

    def test_the_dead_are_asked_after_a_day(self):
        self.quiet()
        self.age(DAY - 600)
        self.asked()
        self.quiet()
        self.assertEqual(self.asked(), ["HEAD /wall", "GET /wall"])
        self.age(600)
        self.assertEqual(self.quiet().cached(), {"/fine", "/old"})
        self.assertEqual([request for request in self.asked()
                          if "/gone" in request], ["HEAD /gone", "GET /gone"])
        self.assertEqual(self.quiet().cached(),
                         {"/fine", "/gone", "/old"})

    def test_the_living_are_asked_after_a_week(self):
        self.quiet()
        self.age(7 * DAY - 600)
        self.asked()
        self.assertEqual(self.quiet().cached(), {"/fine", "/old"})
        self.age(7 * DAY)
        self.assertEqual(self.quiet().cached(), set())
        self.assertEqual(self.quiet().cached(),
                         {"/fine", "/gone", "/old"})

    def test_times_of_the_future_are_not_believed(self):
        self.quiet()
        self.age(-2 * DAY)
        self.assertEqual(self.quiet().cached(), set())

    def test_a_row_that_makes_no_sense_is_asked_again(self):
        self.quiet()
        for change in ("verdict = 'odd'", "verdict = 'unverified'",
                       "status = 1000", "hops = '{'", "secure = 2",
                       "last_alive = checked + 1"):
            with self.subTest(change):
                self.assertEqual(self.edit(
                    f"UPDATE link SET {change} WHERE key LIKE '%/fine'"), 1)
                self.assertNotIn("/fine", self.quiet().cached())
                self.assertIn("/fine", self.quiet().cached())

    def test_a_stranger_says_nothing_to_the_terminal(self):
        self.quiet()
        self.edit("UPDATE link SET detail = ?, final_url = ?",
                  "\x1b[2Jdetail", "http://\x1b]0;a/")
        run = self.run_it("--output", "full", "--no-config")
        self.assertNotIn("\x1b[2J", run.out + run.error)
        self.assertNotIn("\x1b]0", run.out + run.error)

    def test_a_new_link_alone_is_asked(self):
        self.quiet()
        self.asked()
        self.write("/fine", "/new", "/old")
        self.assertEqual(self.quiet().cached(), {"/fine", "/old"})
        self.assertEqual(self.asked(), ["HEAD /new"])


class Changed(Remembering):
    """A page that was there is asked whether it is another now."""

    def setUp(self):
        super().setUp()
        self.write("/a")

    def remember(self, first, then):
        """Of a page that is asked for the second time after a week."""
        self.script(a=[first] + then)
        self.quiet()
        self.asked()
        self.age(7 * DAY)
        return self.quiet()

    def test_the_same(self):
        for name, value, row in (
                ("ETag", '"one"', ('HEAD /a', '"one"', None)),
                ("ETag", 'W/"one"', ('HEAD /a', 'W/"one"', None)),
                ("Last-Modified", SINCE, ("HEAD /a", None, SINCE))):
            with self.subTest(value):
                run = self.remember(reply(200, {name: value}),
                                    [reply(304, {name: value}, b"")])
                self.assertEqual(self.seen(), [row])
                link = run.links["/a"]
                self.assertEqual(
                    (link["verdict"], link["reason"], link["status"],
                     link["cached"]), ("alive", None, 200, False))
                self.assertAlmostEqual(self.rows()["/a"]["checked"],
                                       time.time(), delta=60)
                self.assertEqual(self.quiet().cached(), {"/a"})
                self.assertEqual(self.seen(), [])
                self.file.unlink()

    def test_both_conditions_are_sent(self):
        self.remember(reply(200, {**ETAG, "Last-Modified": SINCE}),
                      [reply(304, ETAG, b"")])
        self.assertEqual(self.seen(), [("HEAD /a", '"one"', SINCE)])

    def test_the_same_without_saying_by_what(self):
        """An answer of 304 may leave out what the page was known by."""
        self.remember(reply(200, {**ETAG, "Last-Modified": SINCE}),
                      [reply(304, {}, b"")])
        self.seen()
        self.age(7 * DAY)
        self.quiet()
        self.assertEqual(self.seen(), [("HEAD /a", '"one"', SINCE)])

    def test_another_page(self):
        run = self.remember(reply(200, ETAG), [reply(200, {"ETag": '"two"'})])
        self.assertEqual(self.seen(), [("HEAD /a", '"one"', None)])
        self.assertEqual(run.said(), {"/a": ("alive", None)})
        self.age(7 * DAY)
        self.quiet()
        self.assertEqual(self.seen(), [("HEAD /a", '"two"', None)])

    def test_another_page_that_is_known_by_nothing(self):
        self.remember(reply(200, ETAG), [reply(200)])
        self.seen()
        self.age(7 * DAY)
        self.quiet()
        self.assertEqual(self.asked(), ["HEAD /a"])

    def test_gone_by_now(self):
        run = self.remember(reply(200, ETAG), [reply(404)])
        seen = self.seen()
        self.assertEqual([request for request, _, _ in seen],
                         ["HEAD /a", "GET /a", "GET /a"])
        self.assertEqual(seen[-1][1:], (None, None),
                         "what is confirmed is asked without conditions")
        self.assertEqual(run.said(), {"/a": ("dead", "not-found")})
        self.assertEqual(self.rows()["/a"]["verdict"], "dead")
        self.age(DAY)
        self.quiet()
        self.assertEqual(self.asked(), ["HEAD /a", "GET /a", "GET /a"])

    def test_unchanged_without_being_asked(self):
        """In whatever way it comes about that there was no condition."""
        same = reply(304, {}, b"")
        lost = reply(404)
        for first, then in ((reply(200), [same]),
                            (reply(200, ETAG), [lost, lost, same])):
            run = self.remember(first, then)
            self.assertEqual(run.said(), {"/a": ("unverified",
                                                 "protocol-error")})
            self.assertEqual(self.rows()["/a"]["verdict"], "alive",
                             "what is known stays")
            self.file.unlink()

    def test_no_conditions_behind_a_redirect(self):
        other = self.serve({"/b": reply(200, ETAG)})
        for target in ("/b", other.url("/b")):
            with self.subTest(target):
                self.script(a=[reply(200, ETAG), redirect(target)],
                            b=reply(200, ETAG))
                self.quiet()
                self.asked()
                self.age(7 * DAY)
                run = self.quiet()
                self.assertEqual(run.said(), {"/a": ("alive", None)})
                self.assertEqual(self.seen() + self.seen(other),
                                 [("HEAD /a", '"one"', None),
                                  ("HEAD /b", None, None)])
                self.age(7 * DAY)
                self.quiet()
                self.assertEqual(self.asked() + self.asked(other),
                                 ["HEAD /a", "HEAD /b"],
                                 "what the end is known by is of the end")
                self.file.unlink()

    def test_a_redirect_to_what_says_that_it_is_unchanged(self):
        self.script(a=[reply(200, ETAG), redirect("/b")], b=reply(304, ETAG,
                                                                  b""))
        self.quiet()
        self.age(7 * DAY)
        run = self.quiet()
        self.assertEqual(run.said(), {"/a": ("unverified", "protocol-error")})
        self.assertEqual(run.links["/a"]["final_url"], self.server.url("/b"))

    def test_all_that_is_known_stays_known(self):
        self.script(a=[reply(200, ETAG), reply(304, ETAG, b"")])
        self.quiet()
        facts = {"secure": 1, "page": 1, "title": "A", "missing": '["b"]',
                 "looked_for": '["b"]', "not_found": 1, "parked": 1, "hub": 1,
                 "archived": 1, "disabled": 1, "gated": 1, "licence": "MIT",
                 "pushed": "2025-01-31", "rows_least": 5, "rows_most": 7,
                 "bytes": 9}
        self.edit("UPDATE link SET " + ", ".join(f"{name} = ?"
                                                 for name in facts),
                  *facts.values())
        self.age(7 * DAY)
        before = self.rows()["/a"]
        first = self.quiet()
        after = self.rows()["/a"]
        self.assertEqual({name for name in before
                          if before[name] != after[name]} -
                         {"tries", "milliseconds"},
                         {"asked", "checked", "last_alive"})
        self.assertEqual(self.quiet().findings, first.findings)

    def test_fragments_of_a_page_that_is_the_same(self):
        self.write("/a#here", "/a#there", "/a#nowhere")
        get = reply(200, {**ETAG, "Content-Type": "text/html"},
                    b"<p id=here>a<p id=there>b")
        self.script(a=[get, get, reply(304, ETAG, b"")])
        first = self.quiet()
        self.assertEqual(first.rules(), [("WEB006", "warning", 5)])
        self.seen()
        self.age(7 * DAY)
        self.write("/a#nowhere")
        second = self.quiet()
        self.assertEqual(self.seen(), [("HEAD /a", '"one"', None)])
        self.assertEqual(second.rules(), [("WEB006", "warning", 3)])
        self.write("/a#here", "/a#there", "/a#nowhere")
        self.assertEqual(self.quiet().findings, first.findings)
        self.assertEqual(self.seen(), [], "what was looked for stays known")


class Keys(Remembering):
    """What else than the address decides."""

    def test_a_fragment_that_was_not_looked_for(self):
        self.script(a=page(b"<p id=here>text"))
        self.write("/a")
        self.quiet()
        self.assertEqual(self.asked(), ["HEAD /a"])
        self.write("/a", "/a#here")
        self.assertEqual(self.quiet().cached(), set())
        self.assertEqual(self.asked()[-1], "GET /a")
        self.write("/a#here", "/a#there")
        run = self.quiet()
        self.assertEqual(run.rules(), [("WEB006", "warning", 4)])
        self.assertEqual(self.asked()[-1], "GET /a")
        again = self.quiet()
        self.assertEqual(again.findings, run.findings)
        self.write("/a")
        self.assertEqual(self.quiet().cached(), {"/a"})
        self.assertEqual(self.asked(), [])

    def test_what_a_host_is_accepted_with(self):
        self.script(lost=reply(404))
        self.write("/lost")
        accepts = 'links: {hosts: {"127.0.0.1": {accept: [404]}}}\n'
        for settings, verdict in (("", "dead"), (accepts, "alive")):
            self.configure(settings)
            run = self.quiet()
            self.assertEqual((run.links["/lost"]["verdict"], run.cached()),
                             (verdict, set()))
        self.asked()
        for settings, verdict in (("", "dead"), (accepts, "alive")):
            self.configure(settings)
            run = self.quiet()
            self.assertEqual((run.links["/lost"]["verdict"], run.cached()),
                             (verdict, {"/lost"}))
        self.assertEqual(self.asked(), [])

    def test_what_headers_a_host_is_sent(self):
        self.script(a=reply(200))
        self.write("/a")
        self.quiet()
        for header, asked in (("X-Key: secret-one", ["HEAD /a"]),
                              ("X-Key: other", []),
                              ("X-Other: other", ["HEAD /a"])):
            self.asked()
            self.configure('links: {hosts: {"127.0.0.1": {headers: '
                           f'{{{header}}}}}}}}}\n')
            self.quiet()
            self.assertEqual(self.asked(), asked)
        self.assertNotIn(b"secret-one", self.file.read_bytes())

    def test_pace_is_no_part_of_it(self):
        self.script(a=reply(200))
        self.write("/a")
        self.quiet()
        self.configure('links: {hosts: {"127.0.0.1": {requests: 1}}}\n')
        self.assertEqual(self.quiet().cached(), {"/a"})


class Facts(Remembering):
    """Findings of pages, certificates and hubs come back as they were."""

    def twice(self, *rules, **how):
        first = self.quiet(**how)
        self.assertEqual([row[0] for row in first.rules()], list(rules))
        self.seen()
        second = self.quiet(**how)
        self.assertEqual(self.seen(), [])
        self.assertEqual(second.requests, 0)
        self.assertEqual(second.cached(), set(second.links))
        self.assertEqual(second.findings, first.findings)
        return second

    def test_redirects(self):
        self.script(a=redirect("/b", 301), b=reply(200),
                    c=redirect("/b", 302), d=redirect("/lost", 301))
        self.write("/a", "/c", "/d")
        run = self.twice("WEB003", "WEB001")
        self.assertEqual(run.links["/a"]["final_url"], self.server.url("/b"))

    def test_certificates(self):
        context = certificate(self.folder, "127.0.0.1")
        self.server = self.serve({"/a": reply(200)}, tls=context)
        self.write("/a")
        run = self.twice("WEB004")
        self.assertEqual(run.said(), {"/a": ("alive", "certificate")})

    def test_pages(self):
        html = {"Content-Type": "text/html"}
        self.script(
            a=page(b"<title>Page not found</title><h1>Page not found</h1>"),
            b=page(b"<p id=here>text"), c_d=redirect("/"))
        self.server.script["/"] = reply(200, html, b"<title>Home</title>")
        self.write("/a#here", "/b#there", "/c/d")
        self.twice("WEB005", "WEB006", "WEB005")

    def test_hubs(self):
        hub = self.serve({"/api/datasets/o/n" + FIELDS: DATASET,
                          "/repos/o/n": REPOSITORY})
        self.write("https://huggingface.co/datasets/o/n",
                   "https://github.com/o/n")
        self.twice("WEB009", "WEB008",
                   env={"HF_ENDPOINT": hub.url(""),
                        "GITHUB_API_URL": hub.url("")})
        self.assertEqual(len(self.asked(hub)), 2)

    def test_a_hub_that_says_more_of_a_page_that_is_the_same(self):
        """Through a proxy, as the page has to be of that very host."""
        page_url = "http://huggingface.co/datasets/o/n"
        same = reply(200, {**ETAG, "Content-Type": "text/html"}, b"<p id=it>")
        self.server.script = {
            page_url: [same, same, reply(304, ETAG, b"")],
            "http://hub.example/api/datasets/o/n" + FIELDS:
                [reply(200, JSON, b'{"id": "o/n"}'), DATASET]}
        self.write(page_url + "#it")
        self.configure("rules: {WEB007: off}\n")
        how = {"env": {"HF_ENDPOINT": "http://hub.example"}}
        ask = ("--proxy", self.server.url(""))
        self.assertEqual(self.quiet(*ask, **how).rules(), [])
        self.age(7 * DAY)
        self.seen()
        for _ in range(2):
            self.assertEqual([row[0] for row in
                              self.quiet(*ask, **how).rules()], ["WEB009"])
        self.assertEqual(self.seen()[1:], [(f"HEAD {page_url}", '"one"',
                                            None)])

    def test_fix(self):
        self.script(a=redirect("/b", 301), b=reply(200))
        self.write("/a")
        self.quiet()
        self.asked()
        run = self.run_it("--fix")
        self.assertEqual((run.code, self.asked()), (0, []), run.error)
        self.assertIn(self.server.url("/b"),
                      (self.folder / "README.md").read_text("utf-8"))
        self.assertEqual(self.quiet().rules(), [])
        self.assertEqual(self.asked(), ["HEAD /b"])


if __name__ == "__main__":
    unittest.main()
