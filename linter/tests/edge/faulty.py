"""Runs of every kind, each to be made to fail, and what must hold then."""

import os
import pathlib
import shutil
import tempfile
import unittest

import faults
from command import ROOT, formats
from test_golden import steady

GOLDEN = sorted((ROOT / "fixtures" / "lists").glob("*.md"))
SWEEP = os.environ.get("FAULT_SWEEP") == "1"
OFFLINE = ("--offline", "--jobs", "1")
# Little, but of each kind: a table, bullets, HTML, links, what can be mended.
SMALL = b"""# List

<p>All <a href="LICENSE">free</a>.</p>

| Name | Link |
|---|---|
| [One](https://example.org/one) | x |
| Two

- [Three](https://example.org/three?utm_source=x) - It is here..
- [Caf\xc3\x83\xc2\xa9](https://xn--caf-dma.example/a) - It.
"""
# Its pieces are parsed by one thread and looked through by another.
LONG = b"# List\n\n" + b"".join(
    b"## Part %d\n\n- [%d](https://example.org/%d) - It is here.\n\n"
    % (number, number, number) for number in range(1500))
CONFIG = b"""fail-on: warning
rules: {table/pipe-style: error}
links: {exclude: ['^https://internal[.]']}
schemas:
  names:
    match: [Name, Link]
    columns: {Name: {required: true}, Link: {pattern: '^[a-z]+$'}}
"""
# Its other list is ignored: whoever does not ask git would check it.
REPOSITORY = {".git/HEAD": b"ref: refs/heads/main\n", ".git/config": b"",
              ".git/objects/x": b"", ".git/refs/x": b"",
              ".gitignore": b"other.md\n", "other.md": SMALL}
BASELINE = b'{"type":"baseline","version":1}\n'


class Kind:
    """One kind of run: the files that it finds, and those that it leaves."""

    def __init__(self, *arguments, files=None, reports=(), fixes=False,
                 lists=True):
        self.arguments = arguments
        self.files = files or {}
        self.reports = reports
        self.fixes = fixes
        self.lists = lists

    def lay_out(self, folder, lists):
        for name, content in {**lists, **self.files}.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)


# What threads do comes in no order that could be told before.
THREADS = Kind("--no-config", "--offline", "--jobs", "4")


def kinds():
    outputs = [f"--output={form}=told.{form}" for form in formats()]
    told = [f"told.{form}" for form in formats()]
    former = dict.fromkeys(told[::2], b"former\n")
    return {
        "check": Kind("--no-config", *OFFLINE),
        "configured": Kind(*OFFLINE, files={".listlint.yml": CONFIG}),
        "fix": Kind("--no-config", "--fix", *OFFLINE, fixes=True),
        "reports": Kind("--no-config", *OFFLINE, *outputs, files=former,
                        reports=told),
        "baseline": Kind("--no-config", "--baseline", "known",
                         "--write-baseline", "known", *OFFLINE,
                         files={"known": BASELINE}, reports=["known"]),
        "init": Kind("init"),
        "folder": Kind("--no-config", *OFFLINE, ".", lists=False),
        "repository": Kind("--no-config", *OFFLINE, ".", lists=False,
                           files=REPOSITORY),
        "help": Kind("help", lists=False),
        "rules": Kind("rules", lists=False),
        "explain": Kind("explain", "TBL006", lists=False),
    }


def stored(ran):
    """The reports of a stored run, all of them."""
    outputs = [f"--output={form}=told.{form}" for form in formats()]
    told = [f"told.{form}" for form in formats()]
    return Kind("report", "human", *outputs, "run.jsonl", lists=False,
                files={"run.jsonl": ran.output}, reports=told)


def read_all(folder):
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


def steady_all(files):
    return {name: steady(content) for name, content in files.items()}


class Faulty(unittest.TestCase):
    """With a server of runs, and what each kind of run is without a fault."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.faults = faults.Faults(**cls.environment())
        cls.addClassCleanup(cls.faults.close)
        cls.kinds = kinds()
        run, _ = cls.run_kind(Kind("--output=jsonl", *OFFLINE),
                              {"README.md": SMALL})
        cls.kinds["report"] = stored(run)

    @classmethod
    def environment(cls):
        return {}

    @classmethod
    def folder_for(cls, kind, lists):
        scratch = pathlib.Path(tempfile.mkdtemp(dir=cls.faults.scratch.name))
        kind.lay_out(scratch, lists)
        return scratch

    @classmethod
    def run_kind(cls, kind, lists, fault=faults.NOTHING, **options):
        """How it ended, and the files that are there then."""
        folder = cls.folder_for(kind, lists)
        ran = cls.faults.run([*kind.arguments,
                               *(lists if kind.lists else ())], folder, fault,
                              **options)
        files = read_all(folder)
        shutil.rmtree(folder)
        return ran, files

    def whole(self, kind, lists):
        """Without a fault; `counts` tell what can fail."""
        ran, files = self.run_kind(kind, lists)
        self.assertIn(ran.status, (0, 1), ran)
        self.assertEqual(ran.error, b"")
        return ran, files

    def check(self, kind, lists, fault, whole):
        """One run with a fault, against the whole one."""
        ran, files = self.run_kind(kind, lists, fault)
        with self.subTest(fault=fault, arguments=kind.arguments):
            self.check_files(kind, lists, files, whole[1], ran.status)
            self.check_end(ran, fault, whole[0])
            if ran.status == whole[0].status:
                self.assertEqual(steady_all(files), steady_all(whole[1]))

    def check_end(self, ran, fault, whole):
        self.assertFalse(ran.hung)
        if fault[3] == faults.KILL and ran.failed:
            self.assertEqual(ran.status, -9)
        elif ran.status == 2:
            self.assertTrue(ran.failed)
            self.check_line(ran, fault)
        else:
            self.assertEqual(ran.status, whole.status, ran)
            self.assertEqual(ran.error, b"")
            self.assertEqual(steady(ran.output), steady(whole.output))

    def check_line(self, ran, fault):
        if fault[0] == "memory":
            self.assertEqual(ran.error, b"listlint: out of memory\n")
            return
        self.assertRegex(ran.error, rb"\Alistlint: [^\n]+: [^\n]+\n\Z")
        self.assertIn(os.strerror(fault[3]).encode(), ran.error)

    def check_files(self, kind, lists, files, whole, status):
        """Each list and report is what it was or what it was to be, and there
        is nothing else."""
        before = {**lists, **kind.files}
        for name, content in files.items():
            if name.startswith(".listlint-") and status < 0:
                continue
            self.assertIn(name, whole)
            if content == before.get(name):
                continue
            self.assertTrue(name in kind.reports
                            or name in lists and kind.fixes, name)
            self.check_content(name, content, whole[name], status)
        self.assertLessEqual(set(before), set(files))

    def check_content(self, name, content, whole, status):
        """A run that did not come to its end keeps what it learnt."""
        content, whole = steady(content), steady(whole)
        if name == "told.jsonl" and status not in (0, 1):
            self.assertTrue(not content or content.endswith(b"\n"))
            self.assertTrue(whole.startswith(content))
        else:
            self.assertEqual(content, whole, name)
