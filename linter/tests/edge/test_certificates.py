"""Certificates that fail in every way, and one that does not."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from authority import Authority  # noqa: E402
from probe import PROBE, environment, probe, said  # noqa: E402
from server import Server, redirect, reply  # noqa: E402

NAME = "good.example"
FAILS = ("alive", "certificate")


def setUpModule():
    if not PROBE:
        raise unittest.SkipTest("WEB_PROBE names no program")


class Certificates(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.authority = Authority(cls.folder.name)
        cls.good = cls.authority.issue(NAME, "127.0.0.1")
        issue = cls.authority.issue
        cls.bad = {
            "expired": issue(NAME, days=(-3, -1)),
            "not yet valid": issue(NAME, days=(1, 3)),
            "of another name": issue("other.example"),
            "signed by itself": issue(NAME, selfsigned=True),
            "a chain with a gap": issue(NAME, whole=False),
        }

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def ask(self, urls, *options):
        return probe(urls, "--allow-private", "--name", NAME + "=127.0.0.1",
                     "--name", "plain.example=127.0.0.1", *options,
                     env=self.authority.environment)[0]

    def serve(self, certificate, script):
        server = Server(script, tls=certificate.context() if certificate
                        else None)
        self.addCleanup(server.close)
        return server

    def test_good(self):
        server = self.serve(self.good, {"/": reply(200)})
        responses = self.ask([server.url("/", NAME), server.url("/")])
        self.assertEqual(said(responses), [("alive", "none")] * 2)
        self.assertEqual(server.requests, ["HEAD /"] * 2)

    def test_bad(self):
        """Alive, as the page answers to a second request; 404 and the like are
        facts about nobody knows whose page."""
        script = {"/": reply(200), "/lost": reply(404), "/gone": reply(410),
                  "/wall": reply(403), "/old": redirect("/new", 301),
                  "/new": reply(200)}
        expected = {"/": FAILS, "/lost": ("unverified", "unreachable"),
                    "/gone": ("unverified", "unreachable"),
                    "/wall": ("unverified", "blocked"), "/old": FAILS,
                    "/new": FAILS}
        servers = {name: self.serve(certificate, script)
                   for name, certificate in self.bad.items()}
        responses = self.ask([server.url(path, NAME)
                              for server in servers.values()
                              for path in script])
        for number, (name, server) in enumerate(servers.items()):
            found = responses[number * len(script):][:len(script)]
            with self.subTest(name):
                self.assertEqual(dict(zip(script, said(found))), expected)
                self.assertEqual(
                    {path: server.seen(path) for path in script},
                    {"/": ["HEAD"], "/lost": ["HEAD", "GET", "GET"],
                     "/gone": ["HEAD", "GET"], "/wall": ["HEAD", "GET"],
                     "/old": ["HEAD"], "/new": ["HEAD", "HEAD"]})

    def test_what_fails_is_told(self):
        words = {"expired": "expired", "not yet valid": "not yet valid",
                 "of another name": "subject name",
                 "signed by itself": "self-signed",
                 "a chain with a gap": "unable to get local issuer"}
        servers = [self.serve(certificate, {"/": reply(200)})
                   for certificate in self.bad.values()]
        responses = self.ask([server.url("/", NAME) for server in servers])
        for name, response in zip(self.bad, responses):
            self.assertIn(words[name], response["detail"])

    def test_on_the_way(self):
        """It is the certificate of one hop that fails, not of the next."""
        last = self.serve(self.good, {"/": reply(200), "/lost": reply(404)})
        first = self.serve(self.bad["expired"], {
            "/": redirect(last.url("/", NAME)),
            "/lost": redirect(last.url("/lost", NAME))})
        plain = self.serve(None, {"/": redirect(last.url("/", NAME))})
        responses = self.ask([first.url("/", NAME), first.url("/lost", NAME),
                              plain.url("/", "plain.example")])
        self.assertEqual(said(responses), [
            FAILS, ("unverified", "unreachable"), ("alive", "none")])
        self.assertEqual(first.seen("/"), ["HEAD"])

    def test_nothing_private_is_sent_unverified(self):
        """Cookies of a verified hop, a name and a password in the link."""
        last = self.serve(self.bad["expired"], {"/": reply(200),
                                                "/2": reply(200)})
        front = self.serve(None, {"/": redirect(
            last.url("/2", NAME), Set_Cookie="a=b; Path=/")})
        private = last.url("/", "user:secret@" + NAME)
        responses = self.ask([private, front.url("/", NAME)])
        self.assertEqual(said(responses), [FAILS, FAILS])
        self.assertEqual(sorted(last.requests), ["HEAD /", "HEAD /2"])
        for headers in last.headers:
            self.assertNotIn("Authorization", headers)
            self.assertNotIn("Cookie", headers)

    def test_a_lost_store_is_no_fault_of_the_page(self):
        server = self.serve(self.good, {"/": reply(200)})
        missing = {"SSL_CERT_FILE": self.folder.name + "/nothing.pem"}
        responses, _ = probe([server.url()], "--allow-private", env=missing)
        self.assertEqual(said(responses), [("alive", "none")])

    def test_the_command_takes_the_file_from_the_environment(self):
        server = self.serve(self.good, {"/": reply(200)})
        folder = pathlib.Path(self.folder.name)
        (folder / "list.md").write_text("[a](%s)\n" % server.url(),
                                        encoding="utf-8")
        for name, reason in (("SSL_CERT_FILE", None),
                             ("CURL_CA_BUNDLE", None),
                             ("NO_CERT_FILE", "certificate")):
            run = subprocess.run(
                [os.environ["LISTLINT"], "links", "--no-config", "--no-cache",
                 "--allow-private", "--output", "json", "list.md"],
                cwd=folder, capture_output=True, check=False, timeout=60,
                env=environment() | {
                    name: self.authority.environment["SSL_CERT_FILE"]})
            links = json.loads(run.stdout)["links"]
            self.assertEqual([(link["verdict"], link["reason"])
                              for link in links], [("alive", reason)])


if __name__ == "__main__":
    unittest.main(verbosity=1)
