"""Names, passwords and cookies: who sees them, and who must not."""
import base64
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from authority import Authority  # noqa: E402
from probe import PROBE, probe, said  # noqa: E402
from server import Server, redirect, reply  # noqa: E402

WELL = ("alive", "none")
SECRET = "Basic " + base64.b64encode(b"user:p@ss").decode()
NAMES = ("a.example", "b.example", "sub.a.example")


def setUpModule():
    if not PROBE:
        raise unittest.SkipTest("WEB_PROBE names no program")


class Guarded(Server):
    """Opens to who has the secret, and to nobody else."""

    def next_action(self, method, path, headers, body):
        action = super().next_action(method, path, headers, body)
        if headers.get("Authorization") == SECRET:
            return action
        return reply(401, {"WWW-Authenticate": 'Basic realm="x"'})


class Door(Server):
    """Redirects to itself, with a cookie, whoever has none."""

    def next_action(self, method, path, headers, body):
        action = super().next_action(method, path, headers, body)
        if path != "/inside" or "key=1" in headers.get("Cookie", ""):
            return action
        return redirect("/")


class Credentials(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.authority = Authority(cls.folder.name)
        cls.tls = cls.authority.issue(*NAMES).context()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def open(self, server):
        self.addCleanup(server.close)
        return server

    def ask(self, *urls):
        names = sum((["--name", name + "=127.0.0.1"] for name in NAMES), [])
        return probe(urls, "--allow-private", *names,
                     env=self.authority.environment)[0]

    def sent(self, server, name):
        """What the server saw of a header, request by request."""
        return ["%s %s" % (request, headers.get(name))
                for request, headers in zip(server.requests, server.headers)]


class Passwords(Credentials):
    def url(self, server, path="/", host="a.example"):
        return server.url(path, "user:p%40ss@" + host)

    def test_the_host_of_the_link_sees_them(self):
        server = self.open(Guarded({"/": reply(200), "/old": redirect("/")}))
        responses = self.ask(self.url(server), self.url(server, "/old"),
                             server.url("/", "a.example"))
        self.assertEqual(said(responses), [WELL, WELL,
                                           ("unverified", "restricted")])

    def test_no_other_host_does(self):
        """Another name, another port, another name with the same address."""
        hosts = {"/b": "b.example", "/port": "a.example",
                 "/sub": "sub.a.example"}
        other = self.open(Server(dict.fromkeys(hosts, reply(200))))
        server = self.open(Guarded({
            path: redirect(other.url(path, host))
            for path, host in hosts.items()}))
        server.script["/same"] = redirect(server.url("/open", "b.example"))
        responses = self.ask(*[self.url(server, path) for path in
                               ("/b", "/port", "/sub", "/same")])
        self.assertEqual(said(responses), [WELL] * 3 +
                         [("unverified", "restricted")])
        self.assertEqual(sorted(self.sent(other, "Authorization")),
                         ["HEAD %s None" % path for path in hosts])
        self.assertEqual([line for line in self.sent(server, "Authorization")
                          if "/open" in line],
                         ["HEAD /open None", "GET /open None"])

    def test_nobody_does_without_tls_who_is_told_with_it(self):
        plain = self.open(Server({"/": reply(200)}))
        server = self.open(Guarded({
            "/": redirect(plain.url("/", "a.example"))}, tls=self.tls))
        responses = self.ask(self.url(server))
        self.assertEqual(said(responses), [WELL])
        self.assertEqual(self.sent(server, "Authorization"),
                         ["HEAD / " + SECRET])
        self.assertEqual(self.sent(plain, "Authorization"), ["HEAD / None"])

    def test_they_are_not_kept_for_the_next_link(self):
        server = self.open(Guarded({"/1": reply(200)}))
        responses = self.ask(self.url(server, "/1"),
                             server.url("/2", "a.example"))
        self.assertEqual(said(responses), [WELL, ("unverified", "restricted")])
        self.assertEqual(
            {line for line in self.sent(server, "Authorization")
             if "/2" in line}, {"HEAD /2 None", "GET /2 None"})

    def test_no_file_of_passwords_is_read(self):
        home = self.folder.name
        with open(home + "/.netrc", "w", encoding="ascii") as netrc:
            netrc.write("default login user password p@ss\n")
        server = self.open(Server({"/": reply(200)}))
        probe([server.url()], "--allow-private", env={"HOME": home})
        self.assertEqual(self.sent(server, "Authorization"), ["HEAD / None"])


class Cookies(Credentials):
    def test_the_second_hop_needs_one(self):
        door = self.open(Door({
            "/": redirect("/inside", Set_Cookie="key=1; Path=/"),
            "/inside": reply(200)}))
        responses = self.ask(door.url("/", "a.example"))
        self.assertEqual(said(responses), [WELL])
        self.assertEqual(self.sent(door, "Cookie"), [
            "HEAD / None", "HEAD /inside key=1"])

    def test_a_page_that_comes_again_with_one(self):
        door = self.open(Door({
            "/": redirect("/inside", Set_Cookie="key=1; Path=/"),
            "/inside": reply(200)}))
        responses = self.ask(door.url("/inside", "a.example"))
        self.assertEqual(said(responses), [WELL])
        self.assertEqual(self.sent(door, "Cookie"), [
            "HEAD /inside None", "HEAD / None", "HEAD /inside key=1"])

    def test_no_other_host_sees_them(self):
        """Nor can a host set one for another, or for a whole top level."""
        script = {"/plain": "key=1; Path=/",
                  "/other": "key=1; Path=/; Domain=b.example",
                  "/top": "key=1; Path=/; Domain=example",
                  "/dot": "key=1; Path=/; Domain=.example"}
        other = self.open(Server(dict.fromkeys(script, reply(200))))
        server = self.open(Server({
            path: redirect(other.url(path, "b.example"), Set_Cookie=cookie)
            for path, cookie in script.items()}))
        responses = self.ask(*[server.url(path, "a.example")
                               for path in script])
        self.assertEqual(said(responses), [WELL] * 4)
        self.assertEqual(sorted(self.sent(other, "Cookie")), sorted(
            "HEAD %s None" % path for path in script))

    def test_the_own_host_sees_them_again(self):
        server = self.open(Server())
        other = self.open(Server({
            "/": redirect(server.url("/2", "a.example"))}))
        server.script = {"/1": redirect(other.url("/", "b.example"),
                                        Set_Cookie="key=1; Path=/"),
                         "/2": reply(200)}
        responses = self.ask(server.url("/1", "a.example"))
        self.assertEqual(said(responses), [WELL])
        self.assertEqual(self.sent(other, "Cookie"), ["HEAD / None"])
        self.assertEqual(self.sent(server, "Cookie"), [
            "HEAD /1 None", "HEAD /2 key=1"])

    def test_other_links_do_not(self):
        server = self.open(Server({
            "/1": reply(200, {"Set-Cookie": "key=1; Path=/"}),
            "/2": reply(200)}))
        names = ("--name", "a.example=127.0.0.1", "--per-host", "1")
        probe([server.url(path, "a.example") for path in ("/1", "/2")],
              "--allow-private", *names)
        self.assertEqual(self.sent(server, "Cookie"), [
            "HEAD /1 None", "HEAD /2 None"])

    def test_secure_ones_stay_secure(self):
        plain = self.open(Server({"/": reply(200)}))
        server = self.open(Server({"/": redirect(
            plain.url("/", "a.example"),
            Set_Cookie="key=1; Path=/; Secure")}, tls=self.tls))
        responses = self.ask(server.url("/", "a.example"))
        self.assertEqual(said(responses), [WELL])
        self.assertEqual(self.sent(plain, "Cookie"), ["HEAD / None"])


class Traces(Credentials):
    def test_nobody_learns_where_we_come_from(self):
        last = self.open(Server({"/": reply(200)}))
        middle = self.open(Server({"/": redirect(last.url("/", "b.example"))}))
        first = self.open(Server({
            "/": redirect(middle.url("/", "a.example")),
            "/lost": redirect(middle.url("/lost", "a.example"))}))
        responses = self.ask(first.url("/", "a.example"),
                             first.url("/lost", "a.example"))
        self.assertEqual(said(responses), [WELL, ("dead", "not-found")])
        for server in (first, middle, last):
            for headers in server.headers:
                self.assertEqual(set(headers), {
                    "Host", "User-Agent", "Accept", "Accept-Encoding"})


if __name__ == "__main__":
    unittest.main(verbosity=1)
