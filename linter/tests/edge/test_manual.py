"""The manual page: it tells all that the program knows, and it renders."""

import pathlib
import re
import shlex
import shutil
import subprocess
import tempfile
import unittest

from command import LISTLINT, ROOT, listlint, text

HELP = text(listlint("--help").stdout)
SOURCE = listlint("manual").stdout
GROUPS = re.findall(r"^(.*):\n  --", HELP, re.M)

# What names a variable of the environment, in files that read some.
READS = re.compile(r"\bgetenv\b|\benvironment\(")
VARIABLE = re.compile(r'"([A-Z][A-Z]+(?:_[A-Z]+)*|[a-z]+_proxy)"')


def is_man_db():
    return subprocess.run(["man", "--version"], capture_output=True,
                          check=False).stdout.startswith(b"man 2.")


def rendered():
    """The page as a terminal of 80 columns shows it, without its fonts."""
    for tool in ("scdoc", "man", "col"):
        if not shutil.which(tool):
            raise unittest.SkipTest(f"no {tool} here")
    if not is_man_db():
        raise unittest.SkipTest("another man than man-db here")
    roff = subprocess.run(["scdoc"], input=SOURCE, capture_output=True,
                          check=True).stdout
    page = subprocess.run(
        ["man", "--warnings", "--nh", "--encoding=UTF-8", "-l", "-"],
        input=roff, capture_output=True, check=True,
        env={"PATH": "/usr/bin:/bin", "MANWIDTH": "80", "LC_ALL": "C.UTF-8"})
    shown = subprocess.run(["col", "-bx"], input=page.stdout,
                           capture_output=True, check=True,
                           env={"LC_ALL": "C.UTF-8"}).stdout
    return text(shown), text(page.stderr)


def sections(page):
    """The lines of each section, by its title."""
    parts = re.split(r"^([A-Z][A-Z ]+)\n", page, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def rows_of(title):
    """The rows of a part of --help: what is explained, and how."""
    rows = []
    for line in re.search(rf"^{title}:\n((?:  .*\n)+)", HELP,
                          re.M)[1].splitlines():
        heading, summary = re.fullmatch(
            r" {2}(?:(\S.*?)(?:  +|$)| +)(.*)", line).groups()
        if heading:
            rows.append((heading, summary))
        else:
            rows[-1] = (rows[-1][0], f"{rows[-1][1]} {summary}".strip())
    return rows


class Page(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.page, cls.warnings = rendered()
        cls.sections = sections(cls.page)

    def test_no_warning(self):
        self.assertEqual(self.warnings, "")

    def test_sections(self):
        self.assertEqual(list(self.sections), [
            "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "OPTIONS", "RULES",
            "REPORT FORMATS", "CONFIGURATION", "SUPPRESSIONS", "EXIT STATUS",
            "ENVIRONMENT", "FILES", "EXAMPLES", "SEE ALSO"])

    def test_it_fits_the_terminal(self):
        self.assertLessEqual(max(map(len, self.page.splitlines())), 80)

    def test_no_gap_and_no_mark_is_left(self):
        self.assertNotRegex(self.page, r"(?m)^\s*@\w+@$")
        self.assertNotRegex(self.page, r"\\[-_*]|(?<!\S)\*\w+\*")

    def holds(self, section, rows):
        """Each word of a part of --help, and all that is said of it."""
        shown = " ".join(self.sections[section].split())
        self.assertTrue(rows)
        for heading, summary in rows:
            self.assertRegex(self.sections[section],
                             rf"(?m)^       {re.escape(heading)}(?: |$)")
            self.assertRegex(
                shown, rf"{re.escape(heading)}( \S+)* {re.escape(summary)}")

    def test_options(self):
        rows = [row for title in GROUPS for row in rows_of(title)]
        self.assertEqual(len(rows), len(re.findall("^  --", HELP, re.M)))
        self.holds("OPTIONS", [
            (re.sub(r"^(--\S+)(.*), (-\w)$", r"\3, \1\2", heading), summary)
            for heading, summary in rows])

    def test_usage(self):
        usage = re.search(r"^Usage:((?: +listlint .*\n)+)", HELP, re.M)[1]
        self.assertEqual(self.sections["SYNOPSIS"].split(), usage.split())

    def test_commands(self):
        self.holds("COMMANDS", rows_of("Commands"))

    def test_formats(self):
        self.holds("REPORT FORMATS", rows_of("Formats"))

    def test_families(self):
        families = re.findall(r"^(\w+): (.*)\n  ([A-Z]{3})",
                              text(listlint("rules").stdout), re.M)
        self.assertGreater(len(families), 5)
        for family, title, code in families:
            self.assertIn(f"       {family} ({code})\n           {title}\n",
                          self.sections["RULES"])

    def test_exit_statuses(self):
        self.assertEqual(
            re.findall(r"^       (\d+)$", self.sections["EXIT STATUS"], re.M),
            re.findall(r"^  (\d+)  ", HELP.split("Exit status:\n")[1], re.M))


class Environment(unittest.TestCase):
    def test_every_variable_is_named_and_no_other(self):
        part = text(SOURCE).split("\n# ENVIRONMENT\n")[1].split("\n# ")[0]
        named = {name for line in re.findall(r"^\*.*$", part, re.M)
                 for name in re.findall(r"\*(\w+)\*", line)}
        read = set()
        for path in [*ROOT.glob("linter/*/*.c"), *ROOT.glob("reports/**/*.c")]:
            code = path.read_text(encoding="utf-8")
            if path.parent.name != "tests" and READS.search(code):
                read.update(VARIABLE.findall(code))
        self.assertLessEqual({"NO_COLOR", "http_proxy", "HF_TOKEN"}, read)
        self.assertEqual(named, read | {"PATH"})


class Examples(unittest.TestCase):
    def blocks(self, section):
        part = text(SOURCE).split(f"\n# {section}\n")[1].split("\n# ")[0]
        return re.findall(r"^```\n(.*?)^```", part, re.M | re.S)

    def test_commands_are_right(self):
        lines = "".join(self.blocks("EXAMPLES")).splitlines()
        self.assertGreater(len(lines), 5)
        for line in lines:
            result = listlint(*shlex.split(line)[1:], "--help")
            self.assertEqual(text(result.stderr), "", line)
            self.assertEqual(text(result.stdout), HELP, line)

    def test_the_configuration_is_right(self):
        block, = self.blocks("CONFIGURATION")
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, ".listlint.yml").write_text(
                block.replace("\\\\", "\\"), encoding="utf-8")
            pathlib.Path(folder, "README.md").write_text("text\n")
            result = listlint("--offline", "--quiet", cwd=folder)
        self.assertEqual(text(result.stderr), "")
        self.assertEqual(result.returncode, 0)


class Installed(unittest.TestCase):
    """What `cmake --install` puts where shells and man look."""

    FILES = {
        "share/bash-completion/completions/listlint": ("completions", "bash"),
        "share/zsh/site-functions/_listlint": ("completions", "zsh"),
        "share/fish/vendor_completions.d/listlint.fish":
            ("completions", "fish"),
    }

    def test_files(self):
        build = pathlib.Path(LISTLINT).parent
        if not (build / "pages/listlint.fish").exists():
            self.skipTest("the pages were not built")
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["cmake", "--install", build, "--prefix", folder],
                           check=True, capture_output=True)
            for file, words in self.FILES.items():
                self.assertEqual(pathlib.Path(folder, file).read_bytes(),
                                 listlint(*words).stdout, file)
            if (build / "pages/listlint.1").exists():
                page = pathlib.Path(folder, "share/man/man1/listlint.1")
                self.assertIn(b'.TH "listlint" "1"', page.read_bytes())


if __name__ == "__main__":
    unittest.main()
