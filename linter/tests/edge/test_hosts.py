"""links.hosts of the configuration, as servers see it."""

import threading
import time
import unittest

from command import formats, listlint, text
from named import NOTHING, Named, verdicts
from server import Server, Stop, by_method, hang, redirect, reply, slow

ALIVE = ("alive", None)
SECRET = "k3y-0f-the-h0st"


class Busy(Server):
    """Counts how many requests are under way at once."""

    def __init__(self, seconds):
        self.active = self.most = 0
        self.seconds = seconds
        super().__init__()

    def choose(self, method, path, body):
        return self.work

    def work(self, connection, method):
        with self.lock:
            self.active += 1
            self.most = max(self.most, self.active)
        time.sleep(self.seconds)
        with self.lock:
            self.active -= 1
        reply(200)(connection, method)


def together(barrier):
    """An answer once all are there that the barrier is for."""
    def act(connection, method):
        try:
            barrier.wait(9)
        except threading.BrokenBarrierError:
            raise Stop from None
        reply(200)(connection, method)

    return act


class Hosts(Named):
    """Names are resolved to this machine; there is no proxy."""

    names = ("a.example.org", "b.example.org", "example.org",
             "deep.a.example.org", "notexample.org")

    def setUp(self):
        super().setUp()
        self.options = ("--config", "c.yml", "--no-progress")
        self.resolved = []

    def environment(self):
        return {**NOTHING, **self.authority.environment, "http_proxy": "",
                "https_proxy": "", "no_proxy": ""}

    def say(self, *hosts):
        """Each "name: {what is said of it}"."""
        self.write("links: {hosts: {%s}}\n" % ", ".join(hosts), "c.yml")

    def at(self, server, name, path="/"):
        """The address of that name on the server."""
        self.resolved += ["--resolve",
                          "%s:%d:127.0.0.1" % (name, server.port)]
        return server.url(path, name)

    def ask(self, *urls, **options):
        self.write_links(urls)
        return self.check(*self.resolved, *options.pop("options", ()),
                          **options)


class Requests(Hosts):
    def test_at_once(self):
        one, other = self.open(Busy(0.03)), self.open(Busy(0.03))
        self.say('a.example.org: {requests: 1}')
        run = self.ask(*(self.at(one, "a.example.org", "/%d" % number)
                         for number in range(8)),
                       *(self.at(other, "b.example.org", "/%d" % number)
                         for number in range(40)))
        self.assertEqual(set(verdicts(run).values()), {ALIVE})
        self.assertEqual(one.most, 1)
        self.assertLessEqual(other.most, 4)

    def test_more_at_once_than_others(self):
        """Those that came first wait for the last of the eight: none of them
        may wait for another's answer, not with TLS either."""
        for tls in (None, self.certificate.context()):
            server = self.open(Server(tls=tls))
            barrier = threading.Barrier(8)
            for number in range(8):
                server.script["/%d" % number] = together(barrier)
            self.say("a.example.org: {requests: 8}")
            run = self.ask(*(self.at(server, "a.example.org", "/%d" % number)
                             for number in range(8)), timeout=10)
            self.assertEqual(set(verdicts(run).values()), {ALIVE})

    def test_below_a_name(self):
        one = self.open(Busy(0.03))
        self.say('"*.example.org": {requests: 1}')
        self.ask(*(self.at(one, "deep.a.example.org", "/%d" % number)
                   for number in range(6)))
        self.assertEqual(one.most, 1)

    def test_per_second(self):
        """HEAD and GET of a page are two, and so are those of its hops."""
        server = self.open(Server({
            "/a": reply(200), "/b": by_method(reply(405), reply(200)),
            "/c": redirect("/d"), "/d": reply(200)}))
        self.say('a.example.org: {per-second: 10}')
        run = self.ask(*(self.at(server, "a.example.org", path)
                         for path in ("/a", "/b", "/c")))
        self.assertEqual(set(verdicts(run).values()), {ALIVE})
        self.assertEqual(len(server.times), 5)
        # The first may have come late, as the others may.
        self.assertGreater(server.times[-1] - server.times[0], 4 * 0.1 - 0.09)

    def test_less_than_one_per_second(self):
        server = self.open(Server({"/a": reply(200), "/b": reply(200)}))
        self.say('a.example.org: {per-second: 0.8}')
        self.ask(self.at(server, "a.example.org", "/a"),
                 self.at(server, "a.example.org", "/b"))
        self.assertGreater(server.times[1] - server.times[0], 1.25 - 0.2)

    def test_others_do_not_wait(self):
        one = self.open(Server({"/%d" % n: reply(200) for n in range(3)}))
        other = self.open(Server({"/%d" % n: reply(200) for n in range(20)}))
        self.say('a.example.org: {per-second: 1.5}')
        self.ask(*(self.at(one, "a.example.org", "/%d" % n)
                   for n in range(3)),
                 *(self.at(other, "b.example.org", "/%d" % n)
                   for n in range(20)))
        self.assertLess(max(other.times), max(one.times))


class Timeouts(Hosts):
    def test_shorter(self):
        server = self.open(Server({"/": hang}))
        self.say('a.example.org: {timeout: 0.4}')
        begun = time.monotonic()
        run = self.ask(self.at(server, "a.example.org"),
                       options=("--retries", 0), timeout=30)
        self.assertEqual(list(verdicts(run).values()),
                         [("unverified", "timeout")])
        self.assertLess(time.monotonic() - begun, 20)

    def test_longer(self):
        server = self.open(Server({"/": slow(1.2, reply(200))}))
        other = self.open(Server({"/": slow(1.2, reply(200))}))
        self.say('a.example.org: {timeout: 20}')
        run = self.ask(self.at(server, "a.example.org"),
                       self.at(other, "b.example.org"),
                       options=("--retries", 0), timeout=0.5)
        self.assertEqual(list(verdicts(run).values()),
                         [ALIVE, ("unverified", "timeout")])
        self.assertEqual(server.requests, ["HEAD /"])


class Accept(Hosts):
    def statuses(self, *paths):
        return Server({"/%d" % status: reply(status) for status in paths})

    def test_of_that_host_alone(self):
        one = self.open(self.statuses(200, 403, 404, 410, 500, 429))
        other = self.open(self.statuses(403, 404))
        self.say('a.example.org: {accept: [403, 404, 500]}')
        urls = [self.at(one, "a.example.org", "/%d" % status)
                for status in (200, 403, 404, 410, 500)]
        others = [self.at(other, "b.example.org", "/%d" % status)
                  for status in (403, 404)]
        said = verdicts(self.ask(*urls, *others, timeout=1.2))
        self.assertEqual([said[url] for url in urls],
                         [ALIVE] * 3 + [("dead", "gone"), ALIVE])
        self.assertEqual([said[url] for url in others],
                         [("unverified", "blocked"), ("dead", "not-found")])
        for status in (403, 404, 500):
            self.assertEqual(one.seen("/%d" % status), ["HEAD"])
        self.assertNotIn("WEB002", [f["rule"] for f in self.ask(
            *urls, timeout=1.2)["findings"]])

    def test_at_the_end_of_a_redirect(self):
        """What holds is what is said of the host that answers."""
        last = self.open(self.statuses(403))
        first = self.open(Server({"/": redirect(
            self.at(last, "b.example.org", "/403"))}))
        url = self.at(first, "a.example.org")
        for name, verdict in (("b", "alive"), ("a", "unverified")):
            self.say('%s.example.org: {accept: [403]}' % name)
            self.assertEqual(verdicts(self.ask(url))[url][0], verdict)

    def test_a_redirect(self):
        """Whose status is accepted is not followed."""
        server = self.open(Server({"/": redirect("/lost")}))
        self.say('a.example.org: {accept: [302]}')
        self.assertEqual(list(verdicts(self.ask(
            self.at(server, "a.example.org"))).values()), [ALIVE])
        self.assertEqual(server.requests, ["HEAD /"])


class Headers(Hosts):
    HEADERS = "{headers: {X-Key: %s, Accept-Language: en}}" % SECRET

    def told(self, server):
        """Of each request whether it had the headers."""
        return [headers.get("X-Key") == SECRET and
                headers.get("Accept-Language") == "en"
                for headers in server.headers]

    def secure(self, script):
        return self.open(Server(script, tls=self.certificate.context()))

    def test_not_in_clear_text(self):
        """Which whoever is on the way could read, and a stranger's link could
        ask for."""
        server = self.open(Server({"/": reply(200)}))
        self.say("a.example.org: " + self.HEADERS)
        self.ask(self.at(server, "a.example.org"))
        self.assertEqual(self.told(server), [False])

    def test_to_that_host_alone(self):
        one, other = (self.secure({"/": by_method(
            reply(405), reply(200))}) for _ in range(2))
        self.say("a.example.org: " + self.HEADERS)
        self.ask(self.at(one, "a.example.org"),
                 self.at(other, "b.example.org"))
        self.assertEqual(self.told(one), [True, True])
        self.assertEqual(self.told(other), [False, False])

    def test_below_a_name(self):
        self.say('"*.example.org": ' + self.HEADERS,
                 "b.example.org: {requests: 2}")
        told = {}
        for name in self.names:
            server = self.secure({"/": reply(200)})
            self.ask(self.at(server, name))
            told[name] = self.told(server)
        self.assertEqual(told, {
            "a.example.org": [True], "deep.a.example.org": [True],
            "b.example.org": [False], "example.org": [False],
            "notexample.org": [False]})

    def test_behind_a_redirect(self):
        other = self.secure({"/": reply(200)})
        one = self.secure({"/back": reply(200)})
        back = self.at(one, "a.example.org", "/back")
        other.script["/away"] = redirect(back)
        one.script["/"] = redirect(self.at(other, "b.example.org"))
        one.script["/round"] = redirect(
            self.at(other, "b.example.org", "/away"))
        self.say("a.example.org: " + self.HEADERS)
        self.ask(self.at(one, "a.example.org"),
                 self.at(one, "a.example.org", "/round"))
        self.assertEqual(set(self.told(other)), {False})
        self.assertEqual(set(self.told(one)), {True})
        self.assertEqual(one.seen("/back"), ["HEAD"])

    def test_unverified(self):
        self.say("a.example.org: " + self.HEADERS)
        for bad in (self.authority.issue("a.example.org", days=(-3, -1)),
                    self.authority.issue("other.example")):
            server = self.open(Server({"/": reply(200)}, tls=bad.context()))
            url = self.at(server, "a.example.org")
            self.assertEqual(verdicts(self.ask(url)),
                             {url: ("alive", "certificate")})
            self.assertEqual(self.told(server), [False])
            self.assert_untold(server, SECRET)

    def test_verified(self):
        self.say("a.example.org: " + self.HEADERS)
        server = self.open(Server({"/": reply(200)},
                                  tls=self.certificate.context()))
        self.ask(self.at(server, "a.example.org"))
        self.assertEqual(self.told(server), [True])

    def test_in_no_report(self):
        server = self.secure({
            "/fine": reply(200), "/lost": reply(410), "/wall": reply(401),
            "/old": redirect("/fine", 301)})
        self.say("a.example.org: " + self.HEADERS)
        self.ask(*(self.at(server, "a.example.org", path)
                   for path in server.script))
        for command in ("check", "links"):
            for form in formats():
                self.silent(command, "--output", form, *self.resolved,
                            "--cache", "cache.db")
        self.assertIn("X-Key", (self.folder / "cache.db").read_bytes()
                      .decode("latin-1"))

    def silent(self, *arguments):
        result = listlint(*arguments, "--timeout", 5, *self.options,
                          cwd=self.folder, env=self.environment())
        self.assertIn(result.returncode, (0, 1), text(result.stderr))
        self.assertNotIn(SECRET, text(result.stdout + result.stderr))
        for path in self.folder.glob("cache.db*"):
            self.assertNotIn(SECRET.encode(), path.read_bytes())

    def test_in_no_message_about_the_configuration(self):
        for headers in ("{X-Key: %s, x-key: b}", "{Host: %s}",
                        "{'X Key': %s}", "{X-Key: [%s]}",
                        '{X-Key: "%s\\n"}', "{X-Key: {a: %s}}"):
            self.say("a.example.org: {headers: %s}" % (headers % SECRET))
            self.write_links([])
            result = self.listlint("--offline")
            self.assertEqual(result.returncode, 2, headers)
            self.assertNotIn(SECRET, text(result.stdout + result.stderr))

    def test_two_configurations(self):
        """The warning that they differ does not say in what."""
        for folder, value in (("one", SECRET), ("two", SECRET + "2")):
            (self.folder / folder).mkdir()
            self.write("links: {hosts: {a.example.org: {headers: {X-Key: "
                       "%s}}}}\n" % value, folder + "/.listlint.yml")
            self.write("# List\n", folder + "/README.md")
        self.options = ()
        result = self.listlint("one/README.md", "two/README.md")
        self.assertIn("a.example.org", text(result.stderr))
        self.assertNotIn(SECRET, text(result.stdout + result.stderr))


if __name__ == "__main__":
    unittest.main()
