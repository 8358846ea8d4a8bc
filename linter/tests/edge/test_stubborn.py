"""Hosts that would mislead a run, or keep it for ever."""
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from command import LISTLINT  # noqa: E402
from probe import PROBE, environment, probe, said  # noqa: E402
from server import Server, redirect, reply  # noqa: E402


def setUpModule():
    if not PROBE:
        raise unittest.SkipTest("WEB_PROBE names no program")


class Command(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def links(self, urls, *options, config="", env=None):
        """What a list with these links is told of them, by address."""
        lines = ["- [N%d](%s) - Is a page." % pair for pair in enumerate(urls)]
        (self.folder / "README.md").write_text(
            "# List\n\n" + "\n".join(lines) + "\n", encoding="utf-8")
        (self.folder / ".listlint.yml").write_text(config, encoding="utf-8")
        run = subprocess.run(
            [LISTLINT, "--output", "json", "--timeout", "1.2", *options],
            cwd=self.folder, capture_output=True, text=True, timeout=60,
            check=False, env=environment() | (env or {}))
        self.assertIn(run.returncode, (0, 1), run.stderr)
        told = json.loads(run.stdout)
        self.findings = told["findings"]
        return {link["url"]: (link["verdict"], link["reason"])
                for link in told["links"]}


class Limits(Command):
    def test_pauses_of_our_own_are_not_for_free(self):
        """A host that is asked less often than it asks to be let alone."""
        for headers in ({"Retry-After": "0"}, {}):
            server = Server({"/": [reply(429, headers)]})
            found = self.links(
                [server.url()], "--allow-private", "--wait-budget", "1",
                config="links: {hosts: {127.0.0.1: {per-second: 2}}}")
            self.assertEqual(list(found.values()),
                             [("unverified", "rate-limited")])
            self.assertLess(len(server.requests), 6)


class Network(Command):
    """Of a run in which no page answers."""
    def full(self):
        """A host that takes no more connections, and says nothing of it."""
        listener = socket.socket()
        self.addCleanup(listener.close)
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            client = socket.socket()
            self.addCleanup(client.close)
            client.setblocking(False)
            client.connect_ex(listener.getsockname())
        return "http://127.0.0.1:%d/" % listener.getsockname()[1]

    def setUp(self):
        super().setUp()
        self.silent = [self.full() for _ in range(3)]

    def test_a_hub_that_answers_is_a_network(self):
        answer = {"full_name": "a/b", "archived": False, "disabled": False,
                  "pushed_at": "2026-01-01T00:00:00Z", "license": None}
        hub = Server({"/repos/a/b": [
            reply(200, {"Content-Type": "application/json"},
                  json.dumps(answer).encode())]})
        found = self.links(["https://github.com/a/b"] + self.silent,
                           "--allow-private", "--retries", "0",
                           env={"GITHUB_API_URL": hub.url("")})
        self.assertEqual(found["https://github.com/a/b"], ("alive", None))
        self.assertNotIn(("unverified", "no-network"), found.values())

    def test_what_is_known_needs_no_network(self):
        server = Server({"/": [reply(200)]})
        options = ("--allow-private", "--retries", "0", "--cache",
                   self.folder / "c.sqlite3")
        self.links([server.url()], *options)
        found = self.links([server.url()] + self.silent, *options)
        self.assertEqual([found[url] for url in [server.url()] + self.silent],
                         [("alive", None)] + [("unverified", "no-network")] * 3)


class Fragments(Command):
    def test_many_of_one_page_that_is_known(self):
        """What is known of them is read once, not once for each."""
        names = ["part%dx" % number for number in range(3000)]
        page = "".join("<p id=%s>words" % name for name in names[1:])
        server = Server({"/": [reply(200, {"Content-Type": "text/html"},
                                     page.encode())]})
        urls = [server.url("/#" + name) for name in names]
        sent = []
        for _ in range(2):
            self.links(urls, "--allow-private", "--select", "WEB006",
                       "--cache", self.folder / "c.sqlite3")
            self.assertEqual([each["message"] for each in self.findings], [
                'nothing on the page is called "part0x": the link leads to '
                'its top'])
            sent.append(len(server.requests))
        self.assertEqual(sent[0], sent[1])


class Validators(Command):
    def test_what_could_be_more_than_one_header_is_not_sent_back(self):
        date = "Wed, 21 Oct 2015 07:28:00 GMT"
        for told, sent in (
                ({"ETag": '"a"', "Last-Modified": date}, ('"a"', date)),
                ({"ETag": '"a\rX-Key: 1"', "Last-Modified": date},
                 (None, date)),
                ({"ETag": '"a"', "Last-Modified": date + "\r\tX-Key: 1"},
                 ('"a"', None)),
                ({"ETag": '"%s"' % ("a" * 600), "Last-Modified": "b" * 600},
                 (None, None))):
            server = Server({"/": [reply(200, told)]})
            for _ in range(2):
                self.links([server.url()], "--allow-private", config="links: "
                           "{cache: {file: c.sqlite3, alive: 0}}")
            self.assertEqual((server.headers[-1].get("If-None-Match"),
                              server.headers[-1].get("If-Modified-Since")),
                             sent)


class Known(Command):
    def test_a_private_end_holds_only_while_such_are_refused(self):
        server = Server({"/there": [reply(200)]})
        server.script["/"] = [redirect(server.url("/there"))]
        url = server.url("/", "a.example")
        options = ("--resolve", "a.example:%d:127.0.0.1" % server.port,
                   "--cache", self.folder / "c.sqlite3")
        for more, expected in (([], ("dead", "redirect")),
                               (["--allow-private"], ("alive", None))):
            self.assertEqual(self.links([url], *options, *more),
                             {url: expected})


class Names(unittest.TestCase):
    def test_a_name_behind_a_redirect_is_looked_up_twice(self):
        server = Server({"/there": [reply(200)]})
        server.script["/"] = [
            redirect("http://moved.example:%d/there" % server.port)]
        names = ["--name", "here.example=127.0.0.1", "--name",
                 "moved.example=unknown"]
        for more, expected in (
                ([], ("dead", "no-such-host")),
                (["--name", "moved.example=127.0.0.1"], ("alive", "none"))):
            responses, _ = probe([server.url("/", "here.example")],
                                 "--allow-private", *names, *more)
            self.assertEqual(said(responses), [expected])


if __name__ == "__main__":
    unittest.main()
