"""Baselines of what the web said."""

import signal
import subprocess
import time
import unittest

from baselines import Scratch, entries
from command import LISTLINT, text
from server import Server, close, reply


class Web(Scratch):
    def serve(self, script):
        server = Server(script)
        self.addCleanup(server.close)
        return server

    def options(self):
        return ("--allow-private", "--timeout", "2", "--retries", "0",
                "--no-cache", "--ignore", "LNK016")

    def write_list(self, server):
        self.write("# L\n\n" + "".join(
            f"- [{name}]({server.url('/' + name)}) - words\n"
            for name in "xy"))

    def test_offline_keeps_them(self):
        server = self.serve({"/x": [reply(404)], "/y": [reply(200)]})
        self.write_list(server)
        before = self.accept(*self.options(), offline=False)
        self.assertEqual([entry[1:] for entry in entries(self.baseline)],
                         [("WEB001", "x")])
        self.assertEqual(self.found("--ignore", "LNK016"), [])
        self.assertEqual(self.accept("--ignore", "LNK016"), before)
        self.assertEqual(self.found(*self.options(), offline=False), [])

    def test_what_nobody_can_verify_is_neither_there_nor_gone(self):
        server = self.serve({"/x": [reply(404)], "/y": [reply(404)]})
        self.write_list(server)
        self.accept(*self.options(), offline=False)
        self.assertEqual([entry[1:] for entry in entries(self.baseline)],
                         [("WEB001", "x"), ("WEB001", "y")])
        url = server.url("/").rstrip("/")
        other = self.serve({"/x": [reply(403)], "/y": [reply(200)]})
        self.write(self.read().replace(url, other.url("/").rstrip("/")))
        result = self.check(*self.options(), "--baseline", "b.jsonl")
        self.assertIn("1 entry is stale", text(result.stderr))
        self.assertIn("WEB001 in README.md (y)", text(result.stderr))
        self.accept(*self.options(), offline=False)
        self.assertIn(("README.md", "WEB001", "x"), entries(self.baseline))
        self.assertNotIn(("README.md", "WEB001", "y"), entries(self.baseline))

    def test_interrupted(self):
        def slow(connection, method):
            time.sleep(8)
            close(connection, method)

        server = self.serve({"/x": [reply(404)], "/y": [slow]})
        self.write_list(server)
        process = subprocess.Popen(
            [LISTLINT, "--no-config", *self.options(), "--timeout", "20",
             "--write-baseline", "b.jsonl"], cwd=self.folder,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        until = time.monotonic() + 20
        while not server.seen("/y") and time.monotonic() < until:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130)
        self.assertIn("baseline b.jsonl: not written: the run was interrupted",
                      text(told))
        self.assertFalse(self.baseline.exists())


if __name__ == "__main__":
    unittest.main()
