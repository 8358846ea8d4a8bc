"""The command against a scripted server: findings, reports, interrupt."""

import json
import os
import pathlib
import signal
import socket
import subprocess
import tempfile
import time
import unittest
import xml.etree.ElementTree as ElementTree

from command import LISTLINT, listlint, text
from server import Server, hang, redirect, reply

PATIENCE = ("--timeout", "1.2", "--allow-private", "--no-config")


class Web(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.folder = pathlib.Path(self.scratch.name)

    def serve(self, script):
        server = Server(script)
        self.addCleanup(server.close)
        return server

    def write(self, content):
        (self.folder / "README.md").write_text(content, encoding="utf-8")

    def check(self, *options):
        return listlint(*PATIENCE, *options, cwd=self.folder)


class Verdicts(Web):
    def setUp(self):
        super().setUp()
        self.server = self.serve({
            "/fine": [reply(200)], "/lost": [reply(404)],
            "/gone": [reply(410)], "/wall": [reply(403)],
            "/old": [redirect("/new", 301)], "/new": [reply(200)],
            "/walk": [redirect("/fine", 302)]})
        url = self.server.url
        self.write(
            "# List\n\n"
            f"- [Fine]({url('/fine')}) - Is there.\n"
            f"- [Lost]({url('/lost')}) - Is not.\n"
            f"- [Gone]({url('/gone')}) - Was.\n"
            f"- [Wall]({url('/wall')}) - Nobody knows.\n"
            f"- [Old]({url('/old')}) - Has moved.\n"
            f"- [Walk]({url('/walk')}) - Leads on.\n"
            f"- [Again]({url('/lost')}#part) - Is the same page.\n")

    def test_findings(self):
        result = self.check("--output", "json", "--select", "WEB")
        self.assertEqual(result.returncode, 1, text(result.stderr))
        run = json.loads(result.stdout)
        self.assertEqual(
            [(f["rule"], f["severity"], f["start"]["line"])
             for f in run["findings"]],
            [("WEB001", "error", 4), ("WEB001", "error", 5),
             ("WEB002", "note", 6), ("WEB003", "warning", 7),
             ("WEB001", "error", 9)])
        self.assertEqual(
            {link["url"].rsplit("/", 1)[1]:
             (link["verdict"], link["reason"], link["status"])
             for link in run["links"]},
            {"fine": ("alive", None, 200), "lost": ("dead", "not-found", 404),
             "gone": ("dead", "gone", 410),
             "wall": ("unverified", "blocked", 403),
             "old": ("alive", None, 200), "walk": ("alive", None, 200)})
        self.assertEqual(len(self.server.seen("/lost")), 3)

    def test_moved_proposes_the_new_address(self):
        run = json.loads(self.check("--output", "json", "--select", "WEB003")
                         .stdout)
        edits = run["findings"][0]["edits"]
        self.assertEqual([(e["text"], e["safe"]) for e in edits],
                         [(self.server.url("/new"), True)])

    def test_junit_tells_the_same(self):
        result = self.check("--output", "junit", "--select", "WEB",
                            "--fail-on", "warning")
        root = ElementTree.fromstring(result.stdout)
        failures = sorted((f.get("type"), f.text)
                          for f in root.iter("failure"))
        self.assertEqual([kind for kind, _ in failures],
                         ["WEB001", "WEB001", "WEB003"])
        lost = [told for _, told in failures if "README.md:4:10" in told]
        self.assertEqual(len(lost), 1, "one case a link, with all its places")
        self.assertIn("README.md:9:11", lost[0])
        skipped = [s.get("message") for s in root.iter("skipped")]
        self.assertEqual(len(skipped), 1)
        self.assertIn("blocked", skipped[0])

    def test_the_line_of_counts(self):
        result = self.check("--output", "concise")
        self.assertRegex("\n".join(text(result.stdout).splitlines()[-3:]),
                         r"^links: 3 alive, 3 dead, 1 unverified, 0 skipped; "
                         r"\d+ requests\nnot verified:\n"
                         r"      1 on 127.0.0.1: blocked 403$")

    def test_links(self):
        rows = text(listlint("links", *PATIENCE, cwd=self.folder).stdout)
        self.assertIn(f"dead       404  not-found        "
                      f"{self.server.url('/lost')}  README.md:4:10, "
                      f"README.md:9:11\n", rows)

    def test_what_fails_is_what_fails_the_run(self):
        """Warnings do not, unless --fail-on says so; in JUnit neither."""
        for fail_on, failures in (("error", 2), ("warning", 3), ("never", 0)):
            result = self.check("--output", "junit", "--select",
                                "WEB001,WEB003", "--fail-on", fail_on)
            self.assertEqual(result.returncode, int(failures > 0))
            root = ElementTree.fromstring(result.stdout)
            self.assertEqual(len(list(root.iter("failure"))), failures)

    def test_no_rule_is_told_of_where_none_ran(self):
        result = listlint("links", *PATIENCE, "--output", "junit",
                          "--output", f"html={self.folder}/page.html",
                          cwd=self.folder)
        self.assertEqual(result.returncode, 0, text(result.stderr))
        names = [case.get("name") for case in ElementTree.fromstring(
            result.stdout).iter("testcase")]
        self.assertEqual(len(names), 6)
        self.assertTrue(all(name.startswith("link ") for name in names))
        page = (self.folder / "page.html").read_text(encoding="utf-8")
        self.assertIn("No rule was asked", page)
        told = text(listlint("links", *PATIENCE, "--output", "github",
                             cwd=self.folder).stdout)
        self.assertIn("::no rule was asked in 1 document", told)

    def test_excluded_links_are_not_asked(self):
        (self.folder / "c.yml").write_text("links: {exclude: ['.*']}\n",
                                           encoding="utf-8")
        listlint("--timeout", "1", "--allow-private", "--config", "c.yml",
                 cwd=self.folder)
        self.assertEqual(self.server.seen("/fine"), [])


    def test_what_one_list_excludes_another_may_ask(self):
        """And it is told nothing of the answer."""
        for name, config in (("a", "links: {exclude: ['/lost$']}\n"),
                             ("b", "{}\n")):
            folder = self.folder / name
            folder.mkdir()
            (folder / ".listlint.yml").write_text(config, encoding="utf-8")
            (folder / "README.md").write_text(
                "# List\n\n- [Lost](%s) - It.\n" % self.server.url("/lost"),
                encoding="utf-8")
        for lists in (("a", "b"), ("b", "a")):
            result = listlint(
                "--select", "WEB001", "--output", "concise", *PATIENCE[:3],
                *(name + "/README.md" for name in lists), cwd=self.folder)
            self.assertEqual([line.split(":")[0] for line
                              in text(result.stdout).splitlines()
                              if "WEB001" in line], ["b/README.md"])


class Private(Web):
    """Nothing private is asked: a listening socket is never connected to."""

    def test_private_addresses_in_every_spelling(self):
        with socket.socket() as trap:
            trap.bind(("0.0.0.0", 0))
            trap.listen()
            trap.setblocking(False)
            port = trap.getsockname()[1]
            hosts = ["127.0.0.1", "0.0.0.0", "localhost", "2130706433",
                     "0x7f.1", "017700000001", "127.1", "[::1]",
                     "[::ffff:127.0.0.1]", "127。0。0。1"]
            self.write("".join(f"- [n{n}](http://{host}:{port}/)\n"
                               for n, host in enumerate(hosts)))
            run = json.loads(listlint("links", "--no-config", "--timeout", "1",
                                      "--output", "json", cwd=self.folder)
                             .stdout)
            with self.assertRaises(BlockingIOError):
                trap.accept()
        self.assertEqual({link["verdict"] for link in run["links"]},
                         {"skipped"})
        self.assertEqual({link["reason"] for link in run["links"]},
                         {"private"})
        self.assertEqual(run["summary"]["requests"], 0)


class Interrupt(Web):
    def test_what_is_known_is_printed(self):
        server = self.serve({"/fine": [reply(200)], "/hung": [hang]})
        self.write(f"| A | B | C |\n|---|---|---|\n| 1 | 2 |\n\n"
                   f"[a]({server.url('/fine')}) [b]({server.url('/hung')})\n")
        process = subprocess.Popen(
            [LISTLINT, "--timeout", "60", "--allow-private", "--no-config",
             "--output", "json"], cwd=self.folder, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=dict(os.environ))
        deadline = time.monotonic() + 20
        while not server.seen("/hung") and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=20)
        self.assertEqual(process.returncode, 130, error)
        run = json.loads(out)
        self.assertIn("TBL006", [f["rule"] for f in run["findings"]])
        self.assertEqual([(link["verdict"], link["reason"])
                          for link in run["links"]],
                         [("alive", None), ("unverified", "interrupted")])


if __name__ == "__main__":
    unittest.main()
