"""The command line: input, exit status, trouble in one line."""

import json
import os
import pathlib
import pty
import re
import subprocess
import tempfile
import unittest

import command
from command import LISTLINT, formats, listlint, text

BAD = "| A | B | C |\n|---|---|---|\n| 1 | 2 |\n"
GOOD = "| A | B |\n|---|---|\n| 1 | 2 |\n"


class InFolder(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.scratch.name)
        self.addCleanup(self.scratch.cleanup)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = content.encode()
        path.write_bytes(content)
        return path

    def run_here(self, *arguments, **options):
        return listlint("--offline", *arguments, cwd=self.folder, **options)


class ExitStatus(InFolder):
    def test_clean(self):
        self.write("README.md", GOOD)
        self.assertEqual(self.run_here().returncode, 0)

    def test_findings(self):
        self.write("README.md", BAD)
        self.assertEqual(self.run_here().returncode, 1)

    def test_fail_on(self):
        self.write("README.md", BAD)
        for least, status in (("error", 1), ("warning", 1), ("never", 0)):
            self.assertEqual(
                self.run_here("--fail-on", least).returncode, status)
        self.write("README.md", "[x]()\n")
        for least, status in (("error", 0), ("warning", 1), ("note", 1)):
            self.assertEqual(
                self.run_here("--fail-on", least).returncode, status)


class Trouble(InFolder):
    """One clear line on standard error and exit status 2."""

    def check(self, expected, *arguments, **options):
        result = self.run_here(*arguments, **options)
        self.assertEqual(text(result.stderr), f"listlint: {expected}\n")
        self.assertEqual(result.stdout, b"")
        self.assertEqual(result.returncode, 2)

    def test_unknown_option(self):
        self.check('unknown option --ofline; did you mean --offline?',
                   "--ofline")

    def test_unknown_rule(self):
        self.check('unknown rule "TBL06"; did you mean TBL006?',
                   "--select", "TBL06")

    def test_unknown_format(self):
        self.check('unknown format "jnit"; did you mean junit?',
                   "--output", "jnit")

    def test_no_shell(self):
        for expected, *arguments in (
                ("completions needs one SHELL: bash, zsh or fish",
                 "completions"),
                ("completions needs one SHELL: bash, zsh or fish",
                 "completions", "bash", "zsh"),
                ('completions wants bash, zsh or fish, not "fihs"; did you '
                 "mean fish?", "completions", "fihs"),
                ("manual takes no PATH", "manual", "README.md")):
            result = listlint(*arguments)
            self.assertEqual(text(result.stderr), f"listlint: {expected}\n")
            self.assertEqual(result.returncode, 2)

    def test_option_of_another_command(self):
        self.check("completions takes no --offline", "completions", "bash")
        self.check("init takes no --fix", "init", "--fix", "--cache", "x")

    def test_no_file(self):
        self.check("absent.md: No such file or directory", "absent.md")

    def test_no_readme(self):
        self.check("no README.md here; name a list")

    def test_folder_without_lists(self):
        (self.folder / "empty").mkdir()
        self.check("empty: no Markdown files", "empty")

    def test_unreadable_file(self):
        if os.geteuid() == 0:
            self.skipTest("root reads everything")
        self.write("README.md", GOOD).chmod(0)
        self.check("README.md: Permission denied")

    def test_unknown_key(self):
        self.write("README.md", GOOD)
        self.write(".listlint.yml", "fail-on: error\nrule: {}\n")
        result = self.run_here()
        self.assertEqual(result.returncode, 2)
        self.assertRegex(text(result.stderr),
                         r'^listlint: .*\.listlint\.yml:2:1: unknown key '
                         r'"rule"; did you mean "rules"\?\n$')

    def test_a_report_that_cannot_be_written(self):
        self.write("README.md", GOOD)
        self.check("absent/r.xml: No such file or directory",
                   "--output", "junit=absent/r.xml")

    def test_hostile_name_is_made_printable(self):
        self.check("\\x1b[31m.md: No such file or directory"
                   .replace("\\x1b", "<U+001B>"), "\033[31m.md")

    def test_full_disk(self):
        self.write("README.md", BAD)
        with open("/dev/full", "wb") as full:
            result = subprocess.run(
                [LISTLINT, "--offline"], cwd=self.folder, stdout=full,
                stderr=subprocess.PIPE, check=False)
        self.assertEqual(result.returncode, 2)
        self.assertEqual(result.stderr, b"listlint: standard output: "
                                        b"No space left on device\n")


class Input(InFolder):
    def test_standard_input(self):
        result = self.run_here("--stdin-name", "list.md", "-",
                               stdin=BAD.encode())
        self.assertIn("list.md:3:", text(result.stdout))

    def test_folder(self):
        self.write("docs/a.md", BAD)
        self.write("docs/b.md", GOOD)
        self.write("docs/c.txt", BAD)
        found = json.loads(self.run_here("--output", "json", "docs").stdout)
        self.assertEqual([d["path"] for d in found["documents"]],
                         ["docs/a.md", "docs/b.md"])

    def test_folder_heeds_git(self):
        subprocess.run(["git", "init", "-q", "."], cwd=self.folder,
                       check=True)
        self.write(".gitignore", "built/\n")
        self.write("README.md", GOOD)
        self.write("built/out.md", BAD)
        found = json.loads(self.run_here("--output", "json", ".").stdout)
        self.assertEqual(len(found["documents"]), 1)

    def test_any_bytes_are_a_list(self):
        for number, content in enumerate((
                b"", b"\n", b"\r", b"\0", b"\0" * 100, b"\xff\xfe|\0|\0",
                b"| a |\r|---|\r| b |", b"\xef\xbb\xbf| a |\n|---|\n| b |\n",
                b"# \xc0\x80\n", bytes(range(256)) * 4, b"|" * 1000,
                b"[" * 5000, b"> " * 100, b"`" * 4999, b"<a href=" * 500)):
            self.write("list.md", content)
            result = self.run_here("--output", "json", "list.md")
            self.assertIn(result.returncode, (0, 1), number)
            self.assertEqual(result.stderr, b"", number)
            json.loads(result.stdout)

    def test_no_byte_reaches_the_terminal_raw(self):
        evil = bytes(set(range(256)) - {10, 13}) + "\u202e\u2028".encode()
        self.write("list.md", b"| A | B | C |\n|---|---|---|\n| 1 | " + evil +
                   b" |\n\n[" + evil.replace(b"]", b"") + b"]()\n")
        for form in formats():
            out = self.run_here("--output", form, "--color", "never",
                                "list.md").stdout
            shown = out.decode("utf-8")
            self.assertIsNone(
                re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
                          "\u202a-\u202e\u2066-\u2069]", shown), form)


class Configuration(InFolder):
    def setUp(self):
        super().setUp()
        self.write("README.md", BAD)

    def severities(self, *arguments):
        found = command.findings(*arguments, cwd=self.folder)
        return [(f["rule"], f["severity"]) for f in found]

    def test_severity(self):
        self.assertEqual(self.severities(), [("TBL006", "error")])
        self.write(".listlint.yml", "rules: {table/missing-cell: note}\n")
        self.assertEqual(self.severities(), [("TBL006", "note")])
        self.assertEqual(self.severities("--no-config"),
                         [("TBL006", "error")])

    def test_in_the_github_folder(self):
        self.write(".github/listlint.yml", "rules: {TBL: off}\n")
        self.assertEqual(self.severities(), [])

    def test_ignored_paths(self):
        self.write(".listlint.yml", 'ignore: ["vendor/**"]\n')
        self.write("vendor/a.md", BAD)
        found = command.findings(".", cwd=self.folder)
        self.assertEqual([f["path"] for f in found], ["README.md"])

    def test_per_file(self):
        self.write(".listlint.yml", 'per-file: {"docs/**": {TBL006: off}}\n')
        self.write("docs/a.md", BAD)
        found = command.findings("README.md", "docs/a.md", cwd=self.folder)
        self.assertEqual([f["path"] for f in found], ["README.md"])

    def test_excluded_links(self):
        self.write("README.md", "[x](https://a.example/) "
                                "[y](https://b.example/)\n")
        self.write(".listlint.yml",
                   "links: {exclude: ['^https://a[.]']}\n")
        result = self.run_here("links", "--output", "json")
        self.assertEqual([(link["url"], link["reason"]) for link
                          in json.loads(result.stdout)["links"]],
                         [("https://a.example/", "excluded"),
                          ("https://b.example/", "offline")])

    def test_select_and_ignore(self):
        self.assertEqual(self.severities("--select", "LNK"), [])
        self.assertEqual(self.severities("--ignore", "table"), [])
        self.assertEqual(self.severities("--select", "TBL006"),
                         [("TBL006", "error")])


class Json(InFolder):
    """The form that DESIGN promises: names, nesting, types."""

    def test_fields(self):
        content = BAD + "\n[x](https://a.example/)\n"
        self.write("README.md", content)
        run = json.loads(self.run_here("--output", "json").stdout)
        self.assertEqual(list(run), ["version", "tool", "documents",
                                     "findings", "links", "summary"])
        self.assertEqual(run["version"], 1)
        self.assertEqual(run["documents"],
                         [{"path": "README.md", "bytes": len(content), "tables": 1,
                           "entries": 1, "links": 1}])
        finding = run["findings"][0]
        self.assertEqual(list(finding), [
            "rule", "name", "severity", "path", "start", "end", "message",
            "help", "fingerprint", "related", "edits"])
        self.assertRegex(finding["fingerprint"], "^[0-9a-f]{16}$")
        link = run["links"][0]
        self.assertEqual(list(link), [
            "url", "verdict", "reason", "status", "final_url", "permanent",
            "tries", "milliseconds", "cached", "places"])
        self.assertEqual(link["verdict"], "skipped")
        self.assertEqual(link["reason"], "offline")
        self.assertEqual(link["places"],
                         [{"path": "README.md", "line": 5, "column": 5}])
        self.assertEqual(list(run["summary"]), [
            "documents", "entries", "links", "requests", "errors",
            "warnings", "notes", "fixable", "fixed", "suppressed", "baselined",
            "seconds"])

    def test_a_row_more_keeps_the_fingerprints(self):
        self.write("README.md", BAD)
        before = command.findings(cwd=self.folder)
        self.write("README.md", "text\n\n" + BAD)
        after = command.findings(cwd=self.folder)
        self.assertEqual([f["fingerprint"] for f in before],
                         [f["fingerprint"] for f in after])
        self.assertNotEqual(before[0]["start"], after[0]["start"])


class Terminal(InFolder):
    """On a terminal: excerpts and colours; elsewhere a line a finding."""

    def on_terminal(self, *arguments, env=None):
        master, slave = pty.openpty()
        process = subprocess.Popen(
            [LISTLINT, "--offline", *arguments], cwd=self.folder,
            stdout=slave, stderr=subprocess.DEVNULL,
            env={**os.environ, "TERM": "xterm", **(env or {})})
        os.close(slave)
        shown = b""
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        process.wait()
        os.close(master)
        return shown.decode()

    def test_human_with_colours(self):
        self.write("README.md", BAD)
        shown = self.on_terminal()
        self.assertIn("\033[", shown)
        self.assertIn("3 | | 1 | 2 |", re.sub("\033\\[[0-9;]*m", "", shown))

    def test_no_color(self):
        self.write("README.md", BAD)
        self.assertNotIn("\033[", self.on_terminal(env={"NO_COLOR": "1"}))

    def test_concise_elsewhere(self):
        self.write("README.md", BAD)
        shown = text(self.run_here().stdout).splitlines()
        self.assertRegex(shown[0], r"^README\.md:3:\d+: error: .*\[TBL006 ")
        self.assertEqual(len(shown), 2)


class OtherCommands(InFolder):
    def test_help_fits_the_terminal(self):
        page = text(listlint("--help").stdout)
        self.assertLessEqual(max(map(len, page.splitlines())), 80)
        self.assertEqual(page, text(listlint("help").stdout))


class Replaced(unittest.TestCase):
    """No report takes the place of what is read, or of another one."""

    def test_of_what_is_read(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "docs").mkdir()
            (folder / "a.md").write_text("# A\n")
            (folder / "b.md").symlink_to("a.md")
            self.assertEqual(listlint("--offline", "--output", "jsonl=r",
                                      "a.md", cwd=folder).returncode, 0)
            for arguments, why in (
                    (["--output", "html=a.md", "a.md"],
                     "a report would replace a.md"),
                    (["--output", "html=./b.md", "a.md"],
                     "a report would replace ./b.md"),
                    (["--output", "json=./x", "--write-baseline", "x", "a.md"],
                     "a report would replace ./x"),
                    (["--fix", "--output", "json=docs/../a.md", "b.md"],
                     "a report would replace docs/../a.md"),
                    (["--output", "json=x", "--output", "human=docs/../x",
                      "a.md"], "two reports go to docs/../x"),
                    (["report", "html=r", "r"], "a report would replace r")):
                offline = [] if arguments[0] == "report" else ["--offline"]
                result = listlint(*arguments, *offline, cwd=folder)
                self.assertEqual(text(result.stderr), f"listlint: {why}\n")
                self.assertEqual(result.returncode, 2)
            self.assertEqual((folder / "a.md").read_text(), "# A\n")
            self.assertFalse((folder / "x").exists())


if __name__ == "__main__":
    unittest.main()
