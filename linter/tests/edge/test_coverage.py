"""linter/tests/coverage: what it says of a measurement, and its goals."""

import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from command import ROOT, text

TESTS = ROOT / "linter" / "tests"
GOALS = (TESTS / "coverage.goals").read_text("utf-8")
# One branch of two is taken, and three lines of four are run.
SOURCE = """int main(int argc, char **argv)
{
    (void)argv;
    if (argc > 1)
        return 1;
    return 0;
}
"""


def rows(goals):
    return [line.split() for line in goals.split("\n")
            if line and not line.startswith("#")]


class Goals(unittest.TestCase):
    def test_every_file_is_there(self):
        for kind, goal, name, *files in rows(GOALS):
            self.assertIn(kind, ("line", "branch"))
            self.assertLessEqual(float(goal), 100)
            self.assertTrue(files, name)
            for file in files:
                self.assertTrue(list(ROOT.glob(file)), file)

    def test_tests_that_are_left_out_are_there(self):
        script = (TESTS / "coverage").read_text("utf-8")
        named = [name for names in
                 re.findall(r"^(?:without|timed)=['\"](.*)['\"]$", script,
                            re.M) for name in names.split("|")]
        self.assertGreater(len(named), 10)
        for name in named:
            if name != "$without":  # the first part of the list
                self.assertTrue((TESTS / f"edge/test_{name}.py").exists(),
                                name)

    @unittest.skipUnless(shutil.which("shellcheck"), "no shellcheck")
    def test_script(self):
        result = subprocess.run(["shellcheck", TESTS / "coverage"],
                                capture_output=True, check=False)
        self.assertEqual(text(result.stdout), "")


@unittest.skipUnless(shutil.which("gcovr") and shutil.which("gcc"),
                     "no gcovr, or no gcc")
class Judged(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.folder = pathlib.Path(scratch.name).resolve()
        (cls.folder / "linter/tests").mkdir(parents=True)
        shutil.copy(TESTS / "coverage", cls.folder / "linter/tests")
        (cls.folder / "linter/one.c").write_text(SOURCE, "utf-8")
        (cls.folder / "linter/one.h").write_text("", "utf-8")
        for command in (["gcc", "--coverage", "-O0", "-c", "linter/one.c",
                         "-o", "one.o"],
                        ["gcc", "--coverage", "one.o", "-o", "one"], ["./one"],
                        ["gcovr", "--root", ".", "--json", "measured"]):
            subprocess.run(command, cwd=cls.folder, check=True,
                           capture_output=True)

    def judge(self, goals, measured="measured"):
        (self.folder / "linter/tests/coverage.goals").write_text(goals)
        return subprocess.run(["linter/tests/coverage", measured],
                              cwd=self.folder, capture_output=True,
                              check=False)

    def test_reached(self):
        result = self.judge("# a comment\nline 75 all linter\n"
                            "branch 50 the-one linter/o*.c linter/one.h\n")
        self.assertEqual(result.returncode, 0, text(result.stderr))
        self.assertRegex(text(result.stdout),
                         r"^all +lines +75\.0% \(3 out of 4\)\n"
                         r"the one +branches +50\.0% \(1 out of 2\)\n$")

    def test_below(self):
        """A goal that is missed does not hide the next."""
        result = self.judge("branch 51 the-one linter/one.c\n"
                            "line 81 all linter\n")
        self.assertEqual(result.returncode, 1)
        self.assertIn("50.0% (1 out of 2) is below 51%\n",
                      text(result.stdout))
        self.assertIn("75.0% (3 out of 4) is below 81%\n",
                      text(result.stdout))
        self.assertRegex(text(result.stdout), r"linter/one\.c +2 +1 +50% +4\n")

    def test_nothing_to_judge(self):
        for goals, measured, said in (
                ("line 1 all linter/two.c\n", "measured", "linter/two.c"),
                ("line 1 all linter\n", "other", "other")):
            result = self.judge(goals, measured)
            self.assertEqual(result.returncode, 2)
            self.assertEqual(text(result.stderr), f"coverage: no {said}\n")
            self.assertEqual(result.stdout, b"")

    def test_no_code(self):
        """Of a file without any, nothing was measured: it is below."""
        result = self.judge("line 1 all linter/one.h\n")
        self.assertEqual(result.returncode, 1)


if __name__ == "__main__":
    unittest.main()
