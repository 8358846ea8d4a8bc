"""Whatever fails on this machine, no link is called dead for it."""

import errno
import json
import re
import tempfile
import unittest

import faults
import named
from authority import Authority
from command import text
from faults import ALL, KILL, ONE
from faulty import SWEEP, Faulty, Kind
from server import Server, reply, redirect

PAGE = b"<!DOCTYPE html><title>It</title><p id=there>It is.</p>"
HTML = {"Content-Type": "text/html"}
OPTIONS = ("--no-config", "--jobs", "1", "--output", "json",
           "--allow-private", "--timeout", "0.6", "--retries", "1")
faults.require()

# What each class of calls says when it fails.
ERRORS = {"open": errno.EMFILE, "read": errno.EIO, "write": errno.ENOSPC,
          "sync": errno.EIO, "truncate": errno.ENOSPC, "lock": errno.ENOLCK,
          "map": errno.ENOMEM, "thread": errno.EAGAIN,
          "socket": errno.EMFILE, "connect": errno.ENOBUFS,
          "send": errno.ENOBUFS, "receive": errno.ECONNRESET}
SAYS_WHY = ("write",)  # on standard error
# One in so many.
CALLS, MEMORY = (1, 1) if SWEEP else (3, 101)
# A library that libcurl was built with, and does without, says so itself.
FOREIGN = re.compile(r"Error in GnuTLS initialization: [^\n]+\n")
WARNING = re.compile(r"listlint: warning: [^\n]+\n")
ERROR = re.compile(r"listlint: [^\n]+\n")


class Links(Faulty):
    """All of them are alive."""

    @classmethod
    def environment(cls):
        """Of this test's authority alone, and without proxies and tokens."""
        cls.authority = Authority(cls.enterClassContext(
            tempfile.TemporaryDirectory()))
        return named.NOTHING | cls.authority.environment

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = Server({"/fine": reply(200),
                             "/page": reply(200, HTML, PAGE),
                             "/moved": redirect("/fine")})
        cls.addClassCleanup(cls.server.close)
        cls.secure = Server({"/fine": reply(200)},
                            cls.authority.issue("localhost").context())
        cls.addClassCleanup(cls.secure.close)
        links = [cls.server.url(path) for path in
                 ("/fine", "/page#there", "/moved")]
        links.append(cls.secure.url("/fine", host="localhost"))
        cls.list = b"# List\n\n" + "".join(
            f"- [Link {n}]({link}) - It.\n"
            for n, link in enumerate(links)).encode()
        cls.remembering = Kind(*OPTIONS, "--cache", "memory.sqlite3")
        cls.forgetful = Kind(*OPTIONS, "--no-cache")

    def run_once(self, kind, fault):
        ran, files = self.run_kind(kind, {"README.md": self.list}, fault)
        with self.subTest(fault=fault):
            self.assertFalse(ran.hung)
            self.assertEqual(files["README.md"], self.list)
            self.check_end(ran, fault)
        return ran

    def check_end(self, ran, fault):
        error = FOREIGN.sub("", text(ran.error))
        self.assertIn(ran.status, (0, 1, 2), ran)
        if ran.status == 2:
            self.assertTrue(ran.failed)
            self.assertRegex(WARNING.sub("", error), r"\AERROR\Z".replace(
                "ERROR", ERROR.pattern))
            if fault[0] == "memory":
                self.assertEqual(error, "listlint: out of memory\n")
            return
        self.assertEqual(WARNING.sub("", error), "")
        run = json.loads(ran.output)
        self.assertEqual(len(run["links"]), 4)
        for link in run["links"]:
            self.assertIn(link["verdict"], ("alive", "unverified"), link)
        rules = {finding["name"] for finding in run["findings"]}
        if fault == faults.NOTHING:
            self.rules = rules
        self.assertLessEqual(rules, self.rules | {"web/unverified"})
        if all(link["verdict"] == "alive" for link in run["links"]):
            self.assertEqual(rules, self.rules)

    def sweep(self, kind, call, error, span, stride):
        """The first is met, if any: how many there are hangs on the servers."""
        count = self.run_once(kind, faults.NOTHING).counts[call]
        met = [self.run_once(kind, (call, number, span, error)).failed > 0
               for number in range(1, count + 1, stride)]
        self.assertTrue(all(met[:1]), call)
        return len(met)

    def test_one_call_fails(self):
        for call, error in ERRORS.items():
            self.assertGreater(
                self.sweep(self.remembering, call, error, ONE, CALLS), 0, call)

    def test_all_calls_fail_from_one_on(self):
        """Without SQLite, which waits for another run then."""
        for call, error in ERRORS.items():
            if call not in SAYS_WHY:
                self.sweep(self.forgetful, call, error, ALL, CALLS)

    def test_next_run_after_a_kill(self):
        """What was remembered by then is there, or is not: nothing else."""
        lists = {"README.md": self.list}
        counts = self.run_once(self.remembering, faults.NOTHING).counts
        for call in ("open", "write", "sync", "truncate"):
            for number in range(1, counts[call] + 1):
                with self.subTest(call=call, number=number):
                    folder = self.folder_for(self.remembering, lists)
                    words = [*self.remembering.arguments, *lists]
                    self.faults.run(words, folder, (call, number, ONE, KILL))
                    ran = self.faults.run(words, folder)
                    self.assertIn(ran.status, (0, 1))
                    self.check_end(ran, faults.NOTHING)
                    self.assertEqual(ran.error, b"")

    def test_memory(self):
        self.sweep(self.remembering, "memory", errno.ENOMEM, ONE, MEMORY)


if __name__ == "__main__":
    unittest.main()
