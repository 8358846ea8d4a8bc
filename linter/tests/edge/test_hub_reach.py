"""Who gets the token, and where a hub leads to."""

import os
import signal
import subprocess
import time
import unittest

from command import LISTLINT
from hubs import (ALIVE, FACE_TOKEN, GITHUB, GRAPH, TOKEN, GitHubs, Pages,
                  as_json, repositories)
from named import verdicts
from server import hang, redirect


class Tokens(GitHubs):
    """Go to the hub alone."""

    def test_pages_do_not_get_it(self):
        self.know({"o/a": "NOT_FOUND"})
        self.pages.script = {"/o/a": redirect(GITHUB + "o/c", 301)}
        self.ask(["o/a", "o/b#x", "o/b/issues"])
        self.assertTrue(self.pages.requests)
        self.assert_untold(self.pages, TOKEN, FACE_TOKEN)
        self.assert_untold(self.hub, FACE_TOKEN)
        self.assertNotIn(TOKEN, self.said)

    def test_no_redirect_of_the_hub_is_followed(self):
        names = repositories(3)
        for status in (301, 302, 303, 307, 308):
            for token in (TOKEN, ""):
                self.token = token
                self.know({})
                self.pages.requests.clear()
                other = self.open(Pages())
                for path in ["/graphql"] + ["/repos/" + n for n in names]:
                    self.hub.script[path] = redirect(other.url("/x"), status)
                run = self.ask(names)
                self.all_alive(run, names)
                self.assertEqual(other.connections, 0)
                self.assertEqual(self.pages_seen(), set(names))

    def test_verified(self):
        self.know({}, tls=self.certificate.context())
        self.all_alive(self.ask(["o/r"]), ["o/r"])
        self.assertEqual(self.hub.requests, [GRAPH])
        self.assertEqual(self.pages.requests, [])

    def test_unverified(self):
        for bad in (self.authority.issue("127.0.0.1", days=(-3, -1)),
                    self.authority.issue("other.example"),
                    self.authority.issue("127.0.0.1", selfsigned=True)):
            for token in (TOKEN, ""):
                self.token = token
                self.know({}, tls=bad.context())
                self.pages.requests.clear()
                self.all_alive(self.ask(["o/r"]), ["o/r"])
                self.assertEqual(self.hub.requests, [])
                self.assertEqual(self.pages_seen(), {"o/r"})

    def test_another_server_s_token(self):
        """On a runner of GitHub Enterprise the token is not github.com's."""
        self.variables["GITHUB_SERVER_URL"] = "https://git.example.org"
        api = self.serve("api.github.com", {
            "/repos/o/r": as_json({"full_name": "o/r"})})
        self.all_alive(self.ask(["o/r"]), ["o/r"])
        self.assertEqual(self.hub.connections, 0)
        self.assertEqual(api.requests, ["GET /repos/o/r"])
        self.assert_untold(api, TOKEN)

    def test_a_setting_of_the_host_adds_nothing(self):
        """Headers that the configuration has for pages are not the hub's."""
        self.options = ("--config", "c.yml")
        self.write("links: {hosts: {127.0.0.1: {headers: {X-Key: k1}}, "
                   "github.com: {headers: {X-Key: k2}}}}\n", "c.yml")
        self.ask(["o/r", "o/r/issues"])
        self.assert_untold(self.hub, "k1", "k2")
        self.assertEqual(self.pages.headers[0].get("X-Key"), "k2")


class Reach(GitHubs):
    def test_offline(self):
        run = self.ask(repositories(3), "--offline")
        self.assertEqual(run["summary"]["requests"], 0)
        self.assertEqual(self.hub.connections, 0)
        self.assertEqual(self.proxy.connections, 0)

    def test_a_private_hub_is_no_way_for_links(self):
        """That the user moved the hub there opens nothing to a list."""
        self.write_links([GITHUB + "o/r", self.hub.url("/repos/o/r"),
                          "http://localhost:%d/x" % self.hub.port])
        run = self.check()
        self.assertEqual(verdicts(run), {
            GITHUB + "o/r": ALIVE,
            self.hub.url("/repos/o/r"): ("skipped", "private"),
            "http://localhost:%d/x" % self.hub.port: ("skipped", "private")})
        self.assertEqual(self.hub.requests, [GRAPH])

    def test_a_redirect_into_the_hub(self):
        self.serve("evil.example", {"/": redirect(self.hub.url("/graphql"))},
                   self.authority.issue("evil.example"))
        self.write_links([GITHUB + "o/r", "https://evil.example/"])
        run = self.check()
        self.assertEqual(verdicts(run)["https://evil.example/"],
                         ("dead", "redirect"))
        self.assertEqual(self.hub.requests, [GRAPH])

    def test_interrupt(self):
        self.write_links([GITHUB + "o/r", GITHUB + "o/r/issues"])
        self.hub.script = {"/graphql": hang}
        process = subprocess.Popen(
            [LISTLINT, "links", "--no-config", "--timeout", "60"],
            cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, **self.environment()})
        deadline = time.monotonic() + 20
        while not (self.hub.requests and self.pages.requests) and \
                time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=20)
        self.assertEqual(process.returncode, 130, error)
        self.assertRegex(out.decode(), r"unverified\s+interrupted.*o/r ")
        self.assertRegex(out.decode(), r"alive\s+200.*o/r/issues ")


if __name__ == "__main__":
    unittest.main()
