"""The golden lists and the examples of all rules under valgrind: no byte is
read before it is written, and none that was taken is lost.

The program is one without sanitizers (cmake/plain.cmake), which valgrind
cannot run.
"""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from command import ROOT, formats, listlint, text
from server import Server, reply

PLAIN = os.environ.get("PLAIN_LISTLINT", "")
LISTS = sorted((ROOT / "fixtures" / "lists").glob("*.md"))
EXAMPLES = sorted((ROOT / "fixtures").glob("*/*/bad.md"))
SUPPRESSIONS = ROOT / "linter/tests/edge/valgrind.supp"
FAULT = 99


def valgrind(*command, cwd=None, env=None):
    """Runs the command; what valgrind has to say comes back beside."""
    with tempfile.NamedTemporaryFile() as log:
        result = subprocess.run(
            ["valgrind", "--quiet", "--leak-check=full",
             "--errors-for-leak-kinds=definite", f"--error-exitcode={FAULT}",
             "--num-callers=40", f"--suppressions={SUPPRESSIONS}",
             f"--log-file={log.name}", *map(str, command)], cwd=cwd,
            capture_output=True, timeout=300, check=False,
            env={**os.environ, **(env or {})})
        return result, text(log.read())


@unittest.skipUnless(PLAIN and shutil.which("valgrind"), "no valgrind")
class Valgrind(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def copy(self, paths):
        """The lists in a folder of their own, in which they are told apart."""
        for number, path in enumerate(paths):
            shutil.copy(path, self.folder / f"{number}.md")
        return sorted(path.name for path in self.folder.glob("*.md"))

    def run_it(self, *arguments, **options):
        """What the program says, which is what it says without valgrind."""
        result, said = valgrind(PLAIN, *arguments, cwd=self.folder, **options)
        self.assertEqual(said, "")
        self.assertIn(result.returncode, (0, 1), text(result.stderr))
        return result.stdout

    def contents(self):
        return {path.name: path.read_bytes()
                for path in self.folder.glob("*.md")}

    def check_every_report(self, lists, *options):
        reports = [f"--output={form}={form}" for form in formats()]
        self.run_it("--offline", *options, *reports, *lists)
        for form in formats():
            self.assertTrue((self.folder / form).stat().st_size, form)
        self.run_it("report", *(f"{report}.again" for report in reports[1:]),
                    f"{formats()[0]}={formats()[0]}.again", "jsonl")
        for form in formats():
            self.assertEqual((self.folder / f"{form}.again").read_bytes(),
                             (self.folder / form).read_bytes(), form)

    def check_fixes(self, lists, *options):
        before = self.contents()
        options = ("--offline", "--fix", "--unsafe-fixes", *options, *lists)
        listlint(*options, cwd=self.folder)
        expected = self.contents()
        self.assertNotEqual(expected, before)
        for name, content in before.items():
            (self.folder / name).write_bytes(content)
        diff = self.run_it("--diff", *(option for option in options
                                       if option != "--fix"))
        self.assertIn(b"\n@@ ", diff)
        self.assertEqual(self.contents(), before)
        self.run_it(*options)
        self.assertEqual(self.contents(), expected)


class Lists(Valgrind):
    def setUp(self):
        super().setUp()
        self.lists = self.copy(LISTS)

    def test_reports(self):
        self.check_every_report(self.lists)

    def test_fixes(self):
        self.check_fixes(self.lists)

    def test_baseline(self):
        self.run_it("--offline", "--write-baseline", "known", *self.lists)
        self.assertIn(b"no findings", self.run_it(
            "--offline", "--baseline", "known", *self.lists))

    def test_init(self):
        self.assertIn(b"columns:", self.run_it("init", *self.lists))

    def test_links(self):
        self.assertEqual(self.run_it("links", "--offline", *self.lists),
                         listlint("links", "--offline", *self.lists,
                                  cwd=self.folder).stdout)

    def test_standard_input(self):
        result, said = valgrind(PLAIN, "--offline", "-")
        self.assertEqual((said, result.returncode), ("", 0))

    def test_web(self):
        server = Server({"/a": reply(200), "/b": reply(404)})
        self.addCleanup(server.close)
        (self.folder / "web.md").write_text(
            "# List\n\n- [A](http://127.0.0.1:%d/a) - It is there.\n"
            "- [B](http://127.0.0.1:%d/b) - It is not.\n" %
            (server.port, server.port))
        said = self.run_it("links", "--allow-private", "--timeout", "10",
                           "--cache", "history", "web.md",
                           env={"http_proxy": "", "no_proxy": "*"})
        self.assertIn(b"alive", said)
        self.assertIn(b"dead", said)


class Examples(Valgrind):
    """Of every rule, what it finds wrong."""

    def setUp(self):
        super().setUp()
        self.lists = self.copy(EXAMPLES)

    def test_reports(self):
        self.assertGreater(len(self.lists), 50)
        self.check_every_report(self.lists, "--no-config")

    def test_fixes(self):
        self.check_fixes(self.lists, "--no-config")


@unittest.skipUnless(shutil.which("valgrind") and shutil.which("cc"),
                     "no valgrind, or no compiler")
class Itself(unittest.TestCase):
    """That a fault would be seen."""

    FAULTS = {
        "lost": "char *volatile lost = malloc(9); lost = 0; return !!lost;",
        "unset": "char *unset = malloc(9); int odd = unset[4] ? 3 : 4; "
                 "free(unset); return odd == 5;",
        "behind": "char *part = malloc(9); part[9] = 1; free(part); return 0;",
    }

    def test_faults(self):
        for name, body in self.FAULTS.items():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                program = pathlib.Path(folder) / "program"
                subprocess.run(
                    ["cc", "-g", "-w", "-x", "c", "-", "-o", program],
                    input=b"#include <stdlib.h>\nint main(void) { %s }\n"
                    % body.encode(), check=True)
                result, said = valgrind(program)
                self.assertEqual(result.returncode, FAULT)
                self.assertTrue(said)


if __name__ == "__main__":
    unittest.main()
