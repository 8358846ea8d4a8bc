"""Fixes: what --fix writes, what it leaves alone, what --diff shows."""

import json
import os
import pathlib
import pty
import resource
import signal
import stat
import subprocess
import tempfile
import time
import unittest

from command import LISTLINT, ROOT, SHARED, listlint, text
from server import Server, hang, redirect, reply

BAD = "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4\n"
FIXED = "| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n"
TORN = "| A | B |\n|---|---|\n| 1 | [b](https://example.org/a b) |\n"
JOINED = "| A | B |\n|---|---|\n| 1 | [b](https://example.org/a%20b) |\n"
SEED = SHARED / "seeds" / "000_5d2ad158fdc6e8a1.txt"


def bad_lists():
    """The bad example of every rule, by a name of its own."""
    for path in sorted(ROOT.glob("fixtures/*/*/bad.md")):
        yield "-".join(path.parts[-3:]), path.read_bytes()


class InFolder(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes)
                         else content.encode())
        return path

    def run_here(self, *arguments, **options):
        return listlint("--offline", "--no-config", *arguments,
                        cwd=self.folder, **options)

    def names(self):
        return sorted(path.name for path in self.folder.iterdir())


class Withheld(InFolder):
    """A safe fix that would hide what GitHub shows, and one that would not:
    with a space behind its marker the first line is an item that begins with
    a comment."""
    LIST = ("# A list\n"
            "\n"
            "-\u00A0<!-- a -- b --> [c](https://c.example/)\n"
            "-\u00A0[d](https://d.example/)\n")
    MENDED = LIST.replace("\u00A0[d]", " [d]")

    def fixes(self, *arguments):
        """The exit status, and the line of each finding with its edits."""
        result = self.run_here("--select", "ENC013", "--output", "json",
                               *arguments, "a.md")
        findings = json.loads(result.stdout)["findings"]
        return result.returncode, [
            (finding["start"]["line"],
             [edit["safe"] for edit in finding["edits"]])
            for finding in findings]

    def test_what_hides_nothing_is_fixed_alone(self):
        path = self.write("a.md", self.LIST)
        self.assertEqual(self.fixes("--fix"), (0, [(3, [False])]))
        self.assertEqual(path.read_text(), self.MENDED)

    def test_what_is_left_is_left_again(self):
        path = self.write("a.md", self.MENDED)
        self.assertEqual(self.fixes("--fix"), (0, [(3, [False])]))
        self.assertEqual(path.read_text(), self.MENDED)

    def test_reports_tell_what_is_safe(self):
        self.write("a.md", self.LIST)
        self.assertEqual(self.fixes(), (0, [(3, [False]), (4, [True])]))

    def test_the_difference_is_what_would_be_written(self):
        self.write("a.md", self.LIST)
        diff = text(self.run_here("--select", "ENC013", "--diff",
                                  "a.md").stdout)
        self.assertIn("\n--\u00A0[d]", diff)
        self.assertNotIn("\n--\u00A0<", diff)

    def test_unsafe_fixes_are_made(self):
        path = self.write("a.md", self.LIST)
        self.assertEqual(self.fixes("--fix", "--unsafe-fixes"), (0, []))
        self.assertEqual(path.read_text(), self.LIST.replace("\u00A0", " "))


class Fix(InFolder):
    def test_safe_fixes_are_written(self):
        path = self.write("a.md", BAD)
        result = self.run_here("--fix", "a.md")
        self.assertEqual(text(result.stderr), "")
        self.assertEqual(path.read_text(), FIXED)
        self.assertEqual(result.returncode, 0)
        self.assertIn("no findings in 1 document (2 entries, 0 links); "
                      "1 fixed\n", text(result.stdout))

    def test_what_is_left_is_told(self):
        self.write("a.md", BAD + "\n" + TORN)
        result = self.run_here("--fix", "--output", "json", "a.md")
        report = json.loads(result.stdout)
        self.assertEqual(
            [(f["rule"], f["start"]["line"]) for f in report["findings"]],
            [("LNK001", 8)])
        self.assertEqual(report["summary"]["fixed"], 1)
        self.assertEqual(result.returncode, 1)

    def test_unsafe_fixes_must_be_asked_for(self):
        path = self.write("a.md", TORN)
        self.assertEqual(self.run_here("--fix", "a.md").returncode, 1)
        self.assertEqual(path.read_text(), TORN)
        result = self.run_here("--fix", "--unsafe-fixes", "a.md")
        self.assertEqual(path.read_text(), JOINED)
        self.assertEqual(result.returncode, 0)

    def test_a_list_without_fixes_is_not_touched(self):
        path = self.write("a.md", FIXED)
        before = path.stat()
        self.run_here("--fix", "a.md")
        after = path.stat()
        self.assertEqual((before.st_ino, before.st_mtime_ns),
                         (after.st_ino, after.st_mtime_ns))

    def test_several_lists(self):
        paths = [self.write(f"{n}.md", BAD) for n in range(5)]
        result = self.run_here("--fix", "--jobs", "3", *paths)
        self.assertEqual([path.read_text() for path in paths], [FIXED] * 5)
        self.assertIn("; 5 fixed\n", text(result.stdout))

    def test_the_mode_is_kept(self):
        for mode in (0o600, 0o644, 0o751):
            path = self.write("a.md", BAD)
            path.chmod(mode)
            self.run_here("--fix", "a.md")
            self.assertEqual(path.read_text(), FIXED)
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), mode)

    def test_a_symbolic_link_stays_one(self):
        path = self.write("to/a.md", BAD)
        (self.folder / "link.md").symlink_to("to/a.md")
        self.run_here("--fix", "link.md")
        self.assertTrue((self.folder / "link.md").is_symlink())
        self.assertEqual(path.read_text(), FIXED)
        self.assertEqual(self.names(), ["link.md", "to"])
        self.assertEqual(len(list(path.parent.iterdir())), 1)

    def test_line_ends_are_kept(self):
        """The fix of a list with CRLF is the fix with CRLF."""
        for name, content in bad_lists():
            if b"\r" in content or name.startswith("encoding-"):
                continue
            with self.subTest(name):
                self.write("lf.md", content)
                self.write("crlf.md", content.replace(b"\n", b"\r\n"))
                self.run_here("--fix", "--unsafe-fixes", "lf.md")
                self.run_here("--fix", "--unsafe-fixes", "crlf.md")
                lf = (self.folder / "lf.md").read_bytes()
                crlf = (self.folder / "crlf.md").read_bytes()
                self.assertEqual(crlf, lf.replace(b"\n", b"\r\n"))

    def test_standard_input(self):
        result = self.run_here("--fix", "-", stdin=(BAD + "\n" + TORN)
                               .encode())
        self.assertEqual(text(result.stdout), FIXED + "\n" + TORN)
        self.assertIn("<stdin>:8:", text(result.stderr))
        self.assertEqual(result.returncode, 1)

    def test_standard_input_without_fixes(self):
        result = self.run_here("--fix", "--quiet", "-", stdin=FIXED.encode())
        self.assertEqual(text(result.stdout), FIXED)
        self.assertEqual(text(result.stderr), "")
        self.assertEqual(result.returncode, 0)

    def test_standard_input_and_a_named_report(self):
        result = self.run_here("--fix", "--output", "json=r.json", "-",
                               stdin=BAD.encode())
        report = json.loads((self.folder / "r.json").read_text())
        self.assertEqual(text(result.stdout), FIXED)
        self.assertEqual(text(result.stderr), "")
        self.assertEqual(report["summary"]["fixed"], 1)

    def test_what_is_suppressed_is_not_fixed(self):
        content = BAD.replace("| 4\n",
                              "| 4 <!-- listlint-disable-line TBL011 -->\n")
        path = self.write("a.md", content)
        self.assertEqual(self.run_here("--fix", "a.md").returncode, 0)
        self.assertEqual(path.read_text(), content)

    def test_many_fixes(self):
        path = self.write("a.md", "| A | B |\n|---|---|\n"
                          + "| 3 | 4\n" * 100000)
        result = self.run_here("--fix", "--select", "TBL011", "a.md")
        self.assertEqual(result.returncode, 0)
        self.assertEqual(path.read_text(), "| A | B |\n|---|---|\n"
                         + "| 3 | 4 |\n" * 100000)
        self.assertIn("; 100000 fixed\n", text(result.stdout))


class LeftAlone(InFolder):
    """One line on standard error, exit status 2, the file unharmed."""

    def check(self, result, expected):
        self.assertEqual(text(result.stderr), f"listlint: {expected}\n")
        self.assertEqual(result.returncode, 2)

    def test_a_file_that_cannot_be_written(self):
        """The others are; its own findings are still told."""
        many = self.write("a.md", BAD * 2000)
        few = self.write("b.md", BAD)

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))

        result = subprocess.run(
            [LISTLINT, "--offline", "--no-config", "--select", "TBL011",
             "--fix", "--output", "json", "a.md", "b.md"], cwd=self.folder,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
            preexec_fn=limit)
        self.check(result, "a.md: File too large")
        self.assertEqual(many.read_text(), BAD * 2000)
        self.assertEqual(few.read_text(), FIXED)
        self.assertEqual(self.names(), ["a.md", "b.md"])
        report = json.loads(result.stdout)
        self.assertEqual({f["path"] for f in report["findings"]}, {"a.md"})
        self.assertEqual(report["summary"]["fixed"], 1)

    def test_a_folder_that_is_read_only(self):
        if os.geteuid() == 0:
            self.skipTest("root writes everywhere")
        path = self.write("to/a.md", BAD)
        path.parent.chmod(0o555)
        self.addCleanup(path.parent.chmod, 0o755)
        self.check(self.run_here("--fix", "to/a.md"),
                   "to/a.md: Permission denied")
        self.assertEqual(path.read_text(), BAD)

    def test_a_file_that_is_read_only(self):
        if os.geteuid() == 0:
            self.skipTest("root writes everywhere")
        path = self.write("a.md", BAD)
        path.chmod(0o444)
        self.check(self.run_here("--fix", "a.md"), "a.md: Permission denied")
        self.assertEqual(path.read_text(), BAD)

    def test_a_closed_standard_output(self):
        with open("/dev/full", "wb") as full:
            result = subprocess.run(
                [LISTLINT, "--offline", "--no-config", "--quiet", "--fix",
                 "-"], input=FIXED.encode(), stdout=full,
                stderr=subprocess.PIPE, check=False)
        self.check(result, "standard output: No space left on device")


class OnTheWeb(InFolder):
    def serve(self, script):
        server = Server(script)
        self.addCleanup(server.close)
        return server

    def run_online(self, *arguments):
        return listlint("--no-config", "--allow-private", *arguments,
                        cwd=self.folder)

    def rewrite(self, path, content):
        """An answer that comes when the file has another content."""
        def act(connection, method):
            path.write_text(content)
            reply(200)(connection, method)

        return act

    def test_a_file_that_changed_meanwhile(self):
        path = self.folder / "a.md"
        newer = "| A | B |\n|---|---|\n| 9 | 9\n"
        server = self.serve({"/a": [self.rewrite(path, newer), reply(200)]})
        self.write("a.md", BAD + f"| 5 | <{server.url('/a')}>\n")
        other = self.write("b.md", BAD)
        result = self.run_online("--fix", "a.md", "b.md")
        self.assertEqual(text(result.stderr),
                         "listlint: a.md: changed while it was checked; "
                         "left as it is\n")
        self.assertEqual(result.returncode, 2)
        self.assertEqual(path.read_text(), newer)
        self.assertEqual(other.read_text(), FIXED)
        self.assertEqual(self.names(), ["a.md", "b.md"])

    def test_a_page_that_moved(self):
        """The web is asked once, however many passes follow."""
        script = {"/old": [redirect("/new", 301)], "/new": [reply(200)]}
        server = self.serve(script)
        path = self.write("a.md", BAD + f"| 5 | <{server.url('/old')}>\n")
        self.run_online("a.md")
        once = list(server.requests)
        server.requests.clear()
        result = self.run_online("--fix", "--output", "json", "a.md")
        report = json.loads(result.stdout)
        self.assertEqual(path.read_text(),
                         FIXED + f"| 5 | <{server.url('/new')}> |\n")
        self.assertEqual(server.requests, once)
        self.assertEqual(
            [(link["url"], link["verdict"], link["reason"], link["status"],
              link["final_url"]) for link in report["links"]],
            [(server.url("/new"), "alive", None, 200, None)])
        self.assertNotIn("WEB003", {f["rule"] for f in report["findings"]})

    def test_an_address_that_a_fix_made(self):
        server = self.serve({})
        address = server.url("/a")
        self.write("a.md", f"[b]({address} c)\n")
        result = self.run_online("--fix", "--unsafe-fixes", "--output",
                                 "json", "a.md")
        self.assertEqual(
            [(link["url"], link["verdict"], link["reason"])
             for link in json.loads(result.stdout)["links"]],
            [(address + "%20c", "skipped", "fixed")])
        self.assertEqual(server.requests, [])

    def test_an_interrupted_run_fixes_nothing(self):
        server = self.serve({"/a": [hang]})
        content = BAD + f"| 5 | <{server.url('/a')}>\n"
        path = self.write("a.md", content)
        with subprocess.Popen(
                [LISTLINT, "--no-config", "--allow-private", "--fix", "a.md"],
                cwd=self.folder, stdout=subprocess.PIPE,
                stderr=subprocess.PIPE) as process:
            while not server.seen("/a"):
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130)
        self.assertEqual(path.read_text(), content)


class Diff(InFolder):
    def test_nothing_is_written(self):
        path = self.write("a.md", BAD)
        result = self.run_here("--diff", "a.md")
        self.assertEqual(text(result.stdout),
                         "--- a.md\n+++ a.md\n@@ -1,4 +1,4 @@\n"
                         " | A | B |\n |---|---|\n | 1 | 2 |\n"
                         "-| 3 | 4\n+| 3 | 4 |\n")
        self.assertEqual(text(result.stderr), "")
        self.assertEqual(path.read_text(), BAD)
        self.assertEqual(result.returncode, 1)

    def test_diff_holds_back_fix(self):
        path = self.write("a.md", BAD)
        self.run_here("--diff", "--fix", "a.md")
        self.assertEqual(path.read_text(), BAD)

    def test_exit_status_without_a_difference(self):
        self.write("clean.md", FIXED)
        self.write("torn.md", TORN)
        for name, status in (("clean.md", 0), ("torn.md", 1)):
            result = self.run_here("--diff", name)
            self.assertEqual(result.stdout, b"")
            self.assertEqual(result.returncode, status)

    def test_unsafe_fixes(self):
        self.write("a.md", TORN)
        result = self.run_here("--diff", "--unsafe-fixes", "a.md")
        self.assertIn(b"\n+| 1 | [b](https://example.org/a%20b) |\n",
                      result.stdout)

    def test_a_report_is_about_the_list_as_it_is(self):
        self.write("a.md", BAD)
        self.run_here("--diff", "--output", "json=r.json", "a.md")
        report = json.loads((self.folder / "r.json").read_text())
        self.assertEqual([f["rule"] for f in report["findings"]], ["TBL011"])
        self.assertEqual(report["summary"]["fixed"], 0)

    def test_standard_input(self):
        result = self.run_here("--diff", "--stdin-name", "x.md", "-",
                               stdin=BAD.encode())
        self.assertTrue(result.stdout.startswith(b"--- x.md\n+++ x.md\n@@ "))
        self.assertEqual(result.returncode, 1)

    def test_a_terminal_gets_no_escapes(self):
        self.write("a.md", BAD.replace("4", "\033[31m4"))
        primary, secondary = pty.openpty()
        with os.fdopen(primary, "rb") as reader:
            subprocess.run([LISTLINT, "--offline", "--no-config", "--diff",
                            "--ignore", "ENC", "a.md"], cwd=self.folder,
                           stdout=secondary, check=False)
            os.close(secondary)
            shown = reader.read1(65536).decode()
        self.assertNotIn("\033", shown)
        self.assertIn("+| 3 | <U+001B>[31m4 |", shown)

    def test_names_are_those_that_patch_takes(self):
        self.write("to/a b.md", BAD)
        (self.folder / "link.md").symlink_to("to/a b.md")
        for name in ("link.md", "./to/a b.md", self.folder / "to/a b.md"):
            result = self.run_here("--diff", name)
            self.assertTrue(result.stdout.startswith(
                b"--- to/a b.md\t\n+++ to/a b.md\t\n"), result.stdout)

    def patch(self, folder, diff):
        subprocess.run(["patch", "-p0", "--quiet"], cwd=folder, input=diff,
                       check=True, stdout=subprocess.PIPE)

    def test_patch_does_what_fix_does(self):
        lists = dict(bad_lists())
        del lists["encoding-wide-encoding-bad.md"]  # see Wide
        lists["crlf.md"] = BAD.replace("\n", "\r\n").encode()
        lists["a b.md"] = BAD.encode()
        lists["no-end.md"] = BAD.rstrip("\n").encode()
        lists["\u4e2d\u6587.md"] = BAD.encode()
        if SEED.exists():
            lists["seed.md"] = SEED.read_bytes()
        for name, content in lists.items():
            self.write(f"fixed/{name}", content)
            self.write(f"patched/{name}", content)
        fixed, patched = self.folder / "fixed", self.folder / "patched"
        everything = ("--offline", "--no-config", "--extend-select", "ALL",
                      "--unsafe-fixes")
        listlint(*everything, "--fix", ".", cwd=fixed)
        self.patch(patched, listlint(*everything, "--diff", ".",
                                     cwd=patched).stdout)
        changed = 0
        for name, content in lists.items():
            with self.subTest(name):
                self.assertEqual((patched / name).read_bytes(),
                                 (fixed / name).read_bytes())
            changed += (fixed / name).read_bytes() != content
        self.assertGreater(changed, 10)
        self.assertEqual(sorted(path.name for path in patched.iterdir()),
                         sorted(lists))


class Wide(InFolder):
    """UTF-16 and UTF-32: written as UTF-8 with all fixes, or not at all."""

    LEFT = ("listlint: warning: a.md: left in UTF-16LE: only --unsafe-fixes "
            "with encoding/wide-encoding makes it UTF-8\n")

    def setUp(self):
        super().setUp()
        self.content = ("\ufeff" + BAD + "\n" + TORN).encode("utf-16-le")
        self.path = self.write("a.md", self.content)

    def test_safe_fixes_leave_it_alone(self):
        before = self.path.stat()
        result = self.run_here("--fix", "a.md")
        self.assertEqual(text(result.stderr), self.LEFT)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(self.path.read_bytes(), self.content)
        self.assertEqual(self.path.stat().st_ino, before.st_ino)
        self.assertEqual([line.split("[")[-1] for line in
                          text(result.stdout).splitlines()[:3]],
                         ["ENC002 encoding/wide-encoding]",
                          "TBL011 table/pipe-style]",
                          "LNK001 link/space-in-url]"])

    def test_no_edit_of_it_is_safe(self):
        result = self.run_here("--output", "json", "a.md")
        report = json.loads(result.stdout)
        self.assertEqual(report["documents"][0]["bytes"], len(self.content))
        self.assertEqual(
            [(f["start"]["line"], [e["safe"] for e in f["edits"]])
             for f in report["findings"]],
            [(1, [False]), (4, [False]), (8, [False])])

    def test_unsafe_fixes_write_utf_8(self):
        for form in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
            for mark in ("\ufeff", ""):
                with self.subTest(form, mark=bool(mark)):
                    self.path.write_bytes((mark + BAD + "\n" + TORN)
                                          .encode(form))
                    result = self.run_here("--fix", "--unsafe-fixes", "a.md")
                    self.assertEqual(text(result.stderr), "")
                    self.assertEqual(result.returncode, 0)
                    self.assertIn("; 3 fixed\n", text(result.stdout))
                    self.assertEqual(self.path.read_text("utf-8"),
                                     FIXED + "\n" + JOINED)

    def test_a_list_without_another_defect(self):
        self.path.write_bytes(FIXED.encode("utf-16"))
        self.run_here("--fix", "--unsafe-fixes", "a.md")
        self.assertEqual(self.path.read_bytes(), FIXED.encode())

    def test_conversion_that_nobody_asked_for(self):
        for options in (("--select", "LNK001"), ("--ignore", "ENC002")):
            result = self.run_here("--fix", "--unsafe-fixes", *options,
                                   "a.md")
            self.assertEqual(text(result.stderr), self.LEFT)
            self.assertEqual(self.path.read_bytes(), self.content)

    def test_a_suppressed_conversion(self):
        content = "<!-- listlint-disable-file ENC002 -->\n\n" + BAD
        self.path.write_bytes(content.encode("utf-16"))
        result = self.run_here("--fix", "--unsafe-fixes", "--output", "json",
                               "a.md")
        self.assertEqual([f["rule"] for f in
                          json.loads(result.stdout)["findings"]], ["TBL011"])
        self.assertEqual(self.path.read_bytes(), content.encode("utf-16"))

    def test_diff_is_of_the_text(self):
        result = self.run_here("--diff", "--unsafe-fixes", "a.md")
        lines = text(result.stdout).splitlines()
        self.assertEqual(lines[:3], ["a.md: from UTF-16LE to UTF-8",
                                     "--- a.md", "+++ a.md"])
        self.assertIn("-| 3 | 4", lines)
        self.assertIn("+| 3 | 4 |", lines)
        self.assertEqual(result.returncode, 1)
        result = self.run_here("--diff", "a.md")
        self.assertEqual(text(result.stderr), self.LEFT)
        self.assertEqual(result.stdout, b"")
        self.assertEqual(result.returncode, 1)
        self.assertEqual(self.path.read_bytes(), self.content)

    def test_patch_does_not_write_half_of_it(self):
        diff = self.run_here("--diff", "--unsafe-fixes", "a.md").stdout
        subprocess.run(["patch", "-p0", "--quiet"], cwd=self.folder,
                       input=diff, check=False, stdout=subprocess.PIPE)
        self.assertEqual(self.path.read_bytes(), self.content)

    def test_standard_input(self):
        result = self.run_here("--fix", "-", stdin=self.content)
        self.assertEqual(result.stdout, self.content)
        self.assertIn("<stdin>:1:1: error: file is UTF-16LE",
                      text(result.stderr))
        result = self.run_here("--fix", "--unsafe-fixes", "-",
                               stdin=self.content)
        self.assertEqual(text(result.stdout), FIXED + "\n" + JOINED)

    def test_what_is_no_character(self):
        self.path.write_bytes(FIXED.encode("utf-16-le") + b"\x3d\xd8!")
        result = self.run_here("--output", "json", "a.md")
        found = json.loads(result.stdout)["findings"][0]
        self.assertEqual(
            (found["rule"], found["message"]),
            ("ENC002", "file is UTF-16LE without a byte order mark, not "
                       "UTF-8, and holds 2 units that are no character"))
        self.run_here("--fix", "--unsafe-fixes", "--select", "ENC002", "a.md")
        self.assertEqual(self.path.read_text("utf-8"),
                         FIXED + "\ufffd\ufffd")


class Usage(InFolder):
    def check(self, expected, *arguments):
        result = self.run_here(*arguments)
        self.assertEqual(text(result.stderr), f"listlint: {expected}\n")
        self.assertEqual(result.stdout, b"")
        self.assertEqual(result.returncode, 2)

    def test_bad_uses(self):
        self.write("README.md", BAD)
        self.check("--unsafe-fixes needs --fix or --diff", "--unsafe-fixes")
        self.check("links takes no --fix", "links", "--fix")
        self.check("init takes no --diff", "init", "--diff")
        self.check("--diff and a report both go to standard output",
                   "--diff", "--output", "json")
        self.assertEqual((self.folder / "README.md").read_text(), BAD)


@unittest.skipUnless(SEED.exists(), "the list is not here")
class Seed(InFolder):
    """The list this project began with."""

    def setUp(self):
        super().setUp()
        self.before = SEED.read_text(encoding="utf-8").split("\n")
        self.path = self.write("seed.md", SEED.read_bytes())

    def lines(self):
        return self.path.read_text(encoding="utf-8").split("\n")

    def test_safe_fixes_close_the_rows(self):
        self.run_here("--fix", "--select", "TBL", "seed.md")
        after = self.lines()
        self.assertEqual(len(after), len(self.before))
        for number, (old, new) in enumerate(zip(self.before, after), 1):
            if 30 <= number <= 40:
                self.assertTrue(new.endswith(" |"), new)
                self.assertEqual(new[:-1].rstrip(), old.rstrip())
            else:
                self.assertEqual(new, old)

    def test_unsafe_fixes_join_the_addresses(self):
        self.run_here("--fix", "--unsafe-fixes", "--select", "LNK001",
                      "seed.md")
        changed = [(old, new) for old, new in zip(self.before, self.lines())
                   if old != new]
        self.assertEqual(len(changed), 11)
        for old, new in changed:
            self.assertEqual(new.replace(" ", ""), old.replace(" ", ""))
            self.assertRegex(new, r"\]\(https?://[^) ]*\)")

    def test_all_fixes_together(self):
        self.run_here("--fix", "--unsafe-fixes", "seed.md")
        result = self.run_here("--output", "json", "seed.md")
        left = {f["rule"] for f in json.loads(result.stdout)["findings"]}
        self.assertFalse(left & {"TBL011", "LNK001"})


if __name__ == "__main__":
    unittest.main()
