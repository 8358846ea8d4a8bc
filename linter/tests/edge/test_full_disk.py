"""Where there is no room, or nobody reads, for what the run has to say."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

from command import LISTLINT, formats, text
from faulty import BASELINE, SMALL, kinds, read_all

LITTLE = {"README.md": SMALL}
# With more findings than there is room for, which can be mended.
LARGE = b"| Name | Link |\n|---|---|\n" + b"".join(
    b"| [Name %d](https://example.org/%d) | x\n" % (n, n) for n in range(4000))
# Reports that say little of them.
SHORT = ("github", "links", "markdown")


class Out(unittest.TestCase):
    """Standard output, by the kinds of runs that write there."""

    def start(self, kind, folder, **files):
        kind.lay_out(folder, LITTLE)
        return subprocess.run(
            [LISTLINT, *kind.arguments, *(LITTLE if kind.lists else ())],
            cwd=folder, stderr=subprocess.PIPE, timeout=120, check=False,
            **files)

    def check(self, kind, folder, ran, why):
        """What was to be written to files is there, and only that."""
        self.assertEqual(text(ran.stderr),
                         f"listlint: standard output: {why}\n")
        self.assertEqual(ran.returncode, 2)
        left = read_all(folder)
        self.assertEqual(set(left), {*LITTLE, *kind.files})
        if not kind.fixes:
            self.assertEqual(left["README.md"], SMALL)

    def each(self, why, **files):
        for name, kind in kinds().items():
            if kind.reports:
                continue
            with self.subTest(kind=name), \
                    tempfile.TemporaryDirectory() as scratch:
                folder = pathlib.Path(scratch)
                self.check(kind, folder, self.start(kind, folder, **files),
                           why)

    def test_full(self):
        with open("/dev/full", "wb") as full:
            self.each("No space left on device", stdout=full)

    def test_nobody_reads(self):
        end, start = os.pipe()
        os.close(end)
        self.each("Broken pipe", stdout=start)
        os.close(start)

    def test_closed(self):
        self.each("Bad file descriptor", preexec_fn=lambda: os.close(1))


class Disk(unittest.TestCase):
    """A disk that fills up, where this user may mount one in memory."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=256k", "listlint", scratch.name],
            capture_output=True, check=False)
        if mounted.returncode:
            self.skipTest("no file system may be mounted here: " +
                          text(mounted.stderr).strip())
        self.addCleanup(subprocess.run, ["umount", scratch.name], check=True)

    def run_in(self, *arguments):
        return subprocess.run([LISTLINT, "--no-config", *arguments],
                              cwd=self.folder, capture_output=True,
                              timeout=120, check=False)

    def check(self, ran, name, files):
        self.assertEqual(
            text(ran.stderr),
            f"listlint: {name}: No space left on device\n")
        self.assertEqual(ran.returncode, 2)
        self.assertEqual(read_all(self.folder), files)

    def test_list_is_left_as_it_is(self):
        (self.folder / "README.md").write_bytes(LARGE)
        self.check(self.run_in("--offline", "--fix"), "README.md",
                   {"README.md": LARGE})

    def test_report_is_left_as_it_was(self):
        files = {"README.md": LARGE, "told": b"former\n"}
        for name, content in files.items():
            (self.folder / name).write_bytes(content)
        for form in formats():
            if form not in ("jsonl", *SHORT):
                with self.subTest(form=form):
                    self.check(self.run_in("--offline",
                                           f"--output={form}=told"),
                               "told", files)

    def test_stored_run_ends_with_a_line(self):
        (self.folder / "README.md").write_bytes(LARGE)
        ran = self.run_in("--offline", "--output=jsonl=run")
        stored = (self.folder / "run").read_bytes()
        self.check(ran, "run", {"README.md": LARGE, "run": stored})
        self.assertTrue(stored.startswith(b'{"type":"run"'))

    def test_baseline_is_left_as_it_was(self):
        files = {"README.md": LARGE, "known": BASELINE}
        for name, content in files.items():
            (self.folder / name).write_bytes(content)
        self.check(self.run_in("--offline", "--write-baseline", "known"),
                   "known", files)

    def test_what_is_remembered(self):
        """A warning, and the run goes on: it has said what it had to say."""
        (self.folder / "README.md").write_bytes(SMALL)
        (self.folder / "rest").write_bytes(b"x" * (240 * 1024))
        ran = self.run_in("--output", "json", "--cache", "memory.sqlite3",
                          "--timeout", "0.2", "--retries", "0",
                          "--proxy", "http://127.0.0.1:9")
        self.assertRegex(
            text(ran.stderr),
            r"\Alistlint: warning: memory.sqlite3: (the disk is full|disk I/O "
            r"error); the run goes on without what is known of links\n\Z")
        self.assertIn(ran.returncode, (0, 1))
        self.assertEqual(len(json.loads(ran.stdout)["links"]), 4)


if __name__ == "__main__":
    unittest.main()
