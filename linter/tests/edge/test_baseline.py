"""Baselines: what was accepted is neither told, fixed nor counted."""

import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import unittest

import changed
from command import LISTLINT, ROOT, listlint, text
from server import Server, close, reply
from test_secrets import LIST as SECRET_LIST, SECRETS

HEADER = '{"type":"baseline","version":1}\n'
HEAD = "# List\n\n| Name | Kind | Link |\n| --- | --- | --- |\n"
GOOD = "| {0} | k | [{0}](https://example.org/{0}) |\n"
SHORT = "| {0} | k |\n"
BARE = "- [{0}](https://example.org/{0}) - [x{0}]()\n"


def entries(path):
    """The lines of a baseline about findings: path, rule, about."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [(line["path"], line["rule"], line["about"])
            for line in lines if "rule" in line]


class Scratch(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name).resolve()
        self.baseline = self.folder / "b.jsonl"

    def write(self, content, path="README.md"):
        path = self.folder / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes)
                         else content.encode())
        return path

    def read(self, path="README.md"):
        return (self.folder / path).read_text("utf-8")

    def check(self, *options, cwd=None, **more):
        return listlint("--no-config", *options, cwd=cwd or self.folder, **more)

    def offline(self, *options, **more):
        return self.check("--offline", *options, **more)

    def accept(self, *options, offline=True):
        """Writes the baseline; the run is clean and silent."""
        result = self.check(*["--offline"] * offline, "--fail-on", "note",
                            "--write-baseline", "b.jsonl", *options)
        self.assertEqual(text(result.stderr), "")
        self.assertEqual(result.returncode, 0)
        return self.baseline.read_text("ascii")

    def report(self, *options, offline=True, warning=""):
        result = self.check(*["--offline"] * offline, "--output", "json",
                            "--baseline", "b.jsonl", *options)
        self.assertIn(result.returncode, (0, 1), text(result.stderr))
        self.assertEqual(text(result.stderr), warning)
        return json.loads(result.stdout)

    def found(self, *options, **more):
        return [(f["path"], f["rule"], f["start"]["line"])
                for f in self.report(*options, **more)["findings"]]

    def refused(self, *options):
        """The one line that an error is."""
        result = self.offline(*options)
        self.assertEqual(result.returncode, 2, text(result.stdout))
        self.assertEqual(text(result.stdout), "")
        error = text(result.stderr)
        self.assertTrue(error.startswith("listlint: "), error)
        self.assertEqual(error.count("\n"), 1, error)
        return error[len("listlint: "):-1]

    def stale(self, count, names):
        return ("listlint: warning: baseline b.jsonl: " +
                ("1 entry is stale" if count == 1
                 else f"{count} entries are stale") +
                "; --write-baseline b.jsonl prunes " +
                ("it" if count == 1 else "them") + f": {names}\n")


class Accepting(Scratch):
    def test_then_all_is_clean(self):
        self.write(HEAD + SHORT.format("a") + GOOD.format("b") + "\n[c]()\n")
        self.assertEqual(self.offline().returncode, 1)
        written = self.accept()
        self.assertEqual(
            re.sub('[0-9a-f]{16}', "F", written),
            HEADER + '{"list":"README.md"}\n'
            '{"path":"README.md","rule":"LNK005","fingerprint":"F",'
            '"about":"List"}\n'
            '{"path":"README.md","rule":"TBL006","fingerprint":"F",'
            '"about":"a"}\n')
        result = self.offline("--baseline", "b.jsonl", "--fail-on", "note")
        self.assertEqual(result.returncode, 0)
        self.assertEqual(
            text(result.stdout),
            "no findings in 1 document (2 entries, 2 links); "
            "2 in the baseline\nlinks: 1 not checked (offline)\n")
        summary = self.report()["summary"]
        self.assertEqual((summary["baselined"], summary["errors"],
                          summary["warnings"], summary["fixable"]),
                         (2, 0, 0, 0))

    def test_writing_tells_what_was_accepted(self):
        self.write(HEAD + SHORT.format("a"))
        result = self.offline("--write-baseline", "b.jsonl")
        self.assertEqual(text(result.stdout).splitlines()[0],
                         "no findings in 1 document (1 entry, 0 links); "
                         "1 in the baseline")

    def test_a_new_row_is_told(self):
        self.write(HEAD + SHORT.format("a"))
        self.accept()
        self.write(HEAD + SHORT.format("new") + SHORT.format("a"))
        self.assertEqual(self.found(), [("README.md", "TBL006", 5)])
        self.assertEqual(self.offline("--baseline", "b.jsonl").returncode, 1)

    def test_rows_elsewhere_change_nothing(self):
        self.write(HEAD + SHORT.format("a") + SHORT.format("z") + "\n[c]()\n")
        before = self.accept()
        self.write("Words.\n\n" + HEAD + GOOD.format("0") + SHORT.format("a") +
                   GOOD.format("b") + SHORT.format("z") +
                   "\nMore.\n\n[c]()\n")
        self.assertEqual(self.found(), [])
        self.assertEqual(self.accept(), before)

    def test_one_line_a_finding_in_a_diff(self):
        rows = [SHORT.format(name) for name in "abcdef"]
        self.write(HEAD + "".join(rows))
        before = self.accept().splitlines()
        self.write(HEAD + "".join(rows[:3] + [SHORT.format("new")] + rows[4:]))
        after = self.accept().splitlines()
        self.assertEqual(len(set(before) - set(after)), 1)
        self.assertEqual(len(set(after) - set(before)), 1)
        self.assertEqual(after[2:], sorted(after[2:]))

    def test_what_a_row_lacks_is_known_by_its_row(self):
        bare = "| {0} | k | [{0}](https://example.org/{0})\n".format
        self.write(HEAD + bare("a") + GOOD.format("b"))
        self.accept("--extend-select", "TBL011")
        self.assertEqual(entries(self.baseline),
                         [("README.md", "TBL011", "a")])
        self.write(HEAD + bare("new") + bare("a") + GOOD.format("b"))
        self.assertEqual(self.found(), [("README.md", "TBL011", 5)])

    def test_no_list_is_accepted_for_another(self):
        self.write(HEAD + SHORT.format("a"), "a.md")
        self.write(HEAD + SHORT.format("a"), "b.md")
        self.accept("a.md")
        self.assertEqual(self.found("a.md", "b.md"), [("b.md", "TBL006", 5)])

    def test_the_same_list_by_another_path(self):
        self.write(HEAD + SHORT.format("a"))
        self.accept("README.md")
        self.assertEqual(self.found("./README.md"), [])

    def test_standard_input(self):
        content = (HEAD + SHORT.format("a")).encode()
        self.write(content)
        self.accept()
        result = self.offline("--baseline", "b.jsonl", "--stdin-name",
                              "README.md", "-", stdin=content)
        self.assertEqual(result.returncode, 0)
        self.assertEqual(text(result.stderr), "")

    def test_exit_status_is_that_of_the_rest(self):
        self.write(HEAD + SHORT.format("a"))
        self.accept()
        self.write(HEAD + SHORT.format("a") + "\n[c]()\n")
        self.assertEqual(self.offline("--baseline", "b.jsonl").returncode, 0)
        self.assertEqual(self.offline("--baseline", "b.jsonl", "--fail-on",
                                      "warning").returncode, 1)

    def test_suppressed_findings_are_not_in_it(self):
        comment = " <!-- listlint-disable-line TBL006 -->"
        self.write(HEAD + "| a | k" + comment + " |\n" + SHORT.format("b"))
        self.accept()
        self.assertEqual(entries(self.baseline),
                         [("README.md", "TBL006", "b")])
        summary = self.report()["summary"]
        self.assertEqual((summary["suppressed"], summary["baselined"]), (1, 1))
        self.assertEqual(self.found(), [])

    def test_a_comment_for_what_is_accepted_has_its_use(self):
        self.write(HEAD + SHORT.format("a"))
        self.accept()
        comment = " <!-- listlint-disable-line TBL006 -->"
        self.write(HEAD + "| a | k" + comment + " |\n")
        self.assertEqual(self.found(warning=self.stale(
            1, "TBL006 in README.md (a)")), [])


class Stale(Scratch):
    def test_told_and_pruned(self):
        self.write(HEAD + "".join(SHORT.format(n) for n in "abcdef"))
        self.accept()
        self.write(HEAD + GOOD.format("a") +
                   "".join(SHORT.format(n) for n in "bcdef"))
        name = "TBL006 in README.md ({})".format
        self.assertEqual(self.found(warning=self.stale(1, name("a"))), [])
        self.write(HEAD + SHORT.format("f"))
        self.assertEqual(self.found(warning=self.stale(
            5, ", ".join(map(name, self.first_three())) + " and 2 more")), [])
        self.accept("--baseline", "b.jsonl")
        self.assertEqual(entries(self.baseline),
                         [("README.md", "TBL006", "f")])
        self.assertEqual(self.found(), [])

    def first_three(self):
        return [about for _, _, about in entries(self.baseline)
                if about != "f"][:3]

    def test_it_does_not_fail_the_run(self):
        self.write(HEAD + SHORT.format("a"))
        self.accept()
        self.write(HEAD + GOOD.format("a"))
        result = self.offline("--baseline", "b.jsonl", "--fail-on", "note")
        self.assertEqual(result.returncode, 0)

    def test_lists_that_the_run_does_not_see_are_kept(self):
        self.write(HEAD + SHORT.format("a"), "a.md")
        self.write(HEAD + SHORT.format("b"), "b.md")
        before = self.accept("a.md", "b.md")
        self.assertEqual(self.found("a.md"), [])
        self.assertEqual(self.accept("a.md"), before)
        self.assertEqual(self.accept("a.md", "--baseline", "b.jsonl"), before)
        self.write(HEAD + GOOD.format("a"), "a.md")
        self.accept("a.md")
        self.assertEqual(entries(self.baseline), [("b.md", "TBL006", "b")])

    def test_rules_that_did_not_run_are_kept(self):
        self.write(HEAD + SHORT.format("a") + "\n[c]()\n")
        before = self.accept()
        self.write(HEAD + GOOD.format("a"))
        self.assertEqual(self.found("--select", "ENC"), [])
        self.assertEqual(self.accept("--select", "ENC"), before)
        self.accept("--ignore", "LNK005")
        self.assertEqual(entries(self.baseline),
                         [("README.md", "LNK005", "List")])

    def test_rules_that_a_configuration_switches_off_are_kept(self):
        self.write(HEAD + SHORT.format("a"))
        before = self.accept()
        self.write("rules: {TBL006: off}\n", ".listlint.yml")
        result = listlint("--offline", "--write-baseline", "b.jsonl",
                          cwd=self.folder)
        self.assertEqual(result.returncode, 0)
        self.assertEqual(self.baseline.read_text("ascii"), before)

    def test_what_follows_from_several_lists(self):
        row = "- [x](https://example.org/x) - words here\n"
        self.write("# A\n\n" + row, "a.md")
        self.write("# B\n\n" + row, "b.md")
        before = self.accept("a.md", "b.md")
        self.assertEqual(len(entries(self.baseline)), 1)
        self.assertEqual(entries(self.baseline)[0][0], "b.md")
        self.assertEqual(self.found("b.md"), [])
        self.assertEqual(self.accept("b.md"), before)
        self.write("# A\n", "a.md")
        self.accept("a.md", "b.md")
        self.assertEqual(entries(self.baseline), [])

    def test_a_list_that_is_gone(self):
        self.write(HEAD + SHORT.format("a"), "a.md")
        self.write(HEAD + SHORT.format("b"), "b.md")
        self.accept("a.md", "b.md")
        (self.folder / "b.md").unlink()
        self.assertEqual(self.found("a.md", warning=self.stale(
            1, "TBL006 in b.md (b)")), [])
        written = self.accept("a.md")
        self.assertNotIn("b.md", written)

    def test_from_another_folder(self):
        self.write(HEAD + SHORT.format("a"), "docs/a.md")
        self.accept("docs/a.md")
        result = self.offline("--baseline", "../b.jsonl", "a.md",
                              cwd=self.folder / "docs")
        self.assertEqual(result.returncode, 1)
        self.assertEqual(
            text(result.stderr),
            "listlint: warning: baseline ../b.jsonl: none of its lists is "
            "here; run listlint in the folder where it was written\n")
        before = entries(self.baseline)
        self.offline("--write-baseline", "../b.jsonl", "a.md",
                     cwd=self.folder / "docs")
        self.assertEqual(set(entries(self.baseline)),
                         set(before) | {("a.md", "TBL006", "a")})

    def test_another_list_there(self):
        self.write(HEAD + SHORT.format("a"), "a.md")
        self.write(HEAD + SHORT.format("b"), "b.md")
        self.accept("a.md")
        self.assertEqual(self.found("b.md"), [("b.md", "TBL006", 5)])

    def test_into_another_file(self):
        self.write(HEAD + SHORT.format("a"), "a.md")
        self.write(HEAD + SHORT.format("b"), "b.md")
        before = self.accept("a.md", "b.md")
        self.offline("--baseline", "b.jsonl", "--write-baseline", "c.jsonl",
                     "a.md")
        self.assertEqual(self.read("c.jsonl"), before)

    def test_merged_lines_are_fine(self):
        self.write(HEAD + SHORT.format("a") + SHORT.format("b"))
        lines = self.accept().splitlines(keepends=True)
        self.baseline.write_text("".join(
            lines[:1] + lines[::-1] + lines[2:]), "ascii")
        self.assertEqual(self.found(), [])
        self.assertEqual(self.accept(), "".join(lines))


class Fixes(Scratch):
    NAMES = "| Caf\u00e9 | k | [c](https://example.org/c)\n"
    DECOMPOSED = "| Cafe\u0301 | k | [c](https://example.org/c)\n"

    def test_what_is_accepted_is_left_alone(self):
        self.write(HEAD + SHORT.format("a"))
        self.accept()
        both = HEAD + SHORT.format("a") + SHORT.format("b")
        self.write(both)
        result = self.offline("--baseline", "b.jsonl", "--fix")
        self.assertEqual(text(result.stderr), "")
        self.assertEqual(result.returncode, 0)
        self.assertEqual(self.read(), HEAD + SHORT.format("a") +
                         "| b | k | |\n")
        self.assertEqual(
            text(result.stdout).splitlines()[0],
            "no findings in 1 document (2 entries, 0 links); 1 fixed, "
            "1 in the baseline")
        self.assertEqual(self.found(), [])

    def test_nothing_to_fix_is_no_difference(self):
        self.write(HEAD + SHORT.format("a"))
        self.accept()
        result = self.offline("--baseline", "b.jsonl", "--diff")
        self.assertEqual((result.returncode, result.stdout, result.stderr),
                         (0, b"", b""))

    def test_a_fix_that_gives_the_entry_another_name(self):
        self.write(HEAD + GOOD.format("x") + self.DECOMPOSED)
        self.accept("--select", "TBL011")
        self.assertEqual(len(entries(self.baseline)), 1)
        result = self.offline("--baseline", "b.jsonl", "--fix", "--select",
                              "TBL011,ENC009")
        self.assertEqual(self.read(), HEAD + GOOD.format("x") + self.NAMES)
        self.assertIn("[TBL011 ", text(result.stdout))
        self.assertIn("1 fixed", text(result.stdout))
        self.assertIn("1 entry is stale", text(result.stderr))

    def test_the_new_name_is_written(self):
        self.write(HEAD + GOOD.format("x") + self.DECOMPOSED)
        self.accept("--select", "TBL011")
        self.accept("--baseline", "b.jsonl", "--fix", "--select",
                    "TBL011,ENC009")
        self.assertEqual(self.read(), HEAD + GOOD.format("x") + self.NAMES)
        self.assertEqual(entries(self.baseline),
                         [("README.md", "TBL011", "Caf\u00e9")])
        self.assertEqual(self.found("--select", "TBL011,ENC009"), [])

    def test_without_a_baseline_fixes_come_first(self):
        self.write(HEAD + SHORT.format("a") + "\n[c]()\n")
        self.accept("--fix")
        self.assertEqual(entries(self.baseline),
                         [("README.md", "LNK005", "List")])
        self.assertEqual(self.read(), HEAD + "| a | k | |\n\n[c]()\n")


class Refused(Scratch):
    def setUp(self):
        super().setUp()
        self.write(HEAD + SHORT.format("a"))

    def test_no_such_file(self):
        self.assertEqual(
            self.refused("--baseline", "none.jsonl"),
            "none.jsonl: no such baseline; --write-baseline none.jsonl makes "
            "it")
        self.accept("--baseline", "b.jsonl")
        self.assertEqual(self.found(), [])

    def test_bad_files(self):
        deep = "[" * 60000 + "]" * 60000
        for content, error in (
                ("", "b.jsonl:1: no JSON: empty line"),
                ("# List\n", "b.jsonl:1: no JSON: "),
                ("{}\n", "b.jsonl:1: no baseline: "),
                ('{"type":"baseline","version":9}\n',
                 "b.jsonl:1: version 9 of a baseline, "),
                (HEADER + "<<<<<<< HEAD\n", "b.jsonl:2: no JSON: "),
                (HEADER + '{"list":"a"}\n' + HEADER + '{"list":7}\n',
                 "b.jsonl:4: list wants "),
                (HEADER + '{"list":"a","list":"a"}\n',
                 "b.jsonl:2: no JSON: duplicate object key"),
                (HEADER + '{"list":"a\\u0000"}\n', "b.jsonl:2: no JSON: "),
                (HEADER.encode() + b'{"list":"a\0"}\n', "b.jsonl:2: no JSON"),
                (HEADER.encode() + b'{"list":"\xff"}\n', "b.jsonl:2: no JSON"),
                (HEADER + deep[:60000] + "\n", "b.jsonl:2: no JSON: maximum"),
                (HEADER + deep + "\n",
                 "b.jsonl:2: line is longer than 64 KiB"),
                (b"\0" * 65 * 1024 * 1024,
                 "b.jsonl: file is larger than 64 MiB")):
            self.write(content, "b.jsonl")
            with self.subTest(error=error):
                found = self.refused("--baseline", "b.jsonl")
                self.assertTrue(found.startswith(error), found)
                self.assertTrue(found.isprintable(), found)

    def test_what_is_no_baseline_is_not_overwritten(self):
        before = self.read()
        self.refused("--write-baseline", "README.md")
        self.assertEqual(self.read(), before)

    def test_a_terminal_obeys_no_file(self):
        self.write(HEADER + '\x1b[31m"\u202e::error::"\n', "b.jsonl")
        self.assertTrue(self.refused("--baseline", "b.jsonl").isprintable())
        self.write(HEADER + json.dumps({
            "path": "README.md", "rule": "TBL006", "about": "\x1b[31m\u202e",
            "fingerprint": "0" * 16}) + "\n", "b.jsonl")
        told = text(self.offline("--baseline", "b.jsonl").stderr)
        self.assertIn("(<U+001B>[31m<U+202E>)", told)
        self.assertTrue(told.strip().isprintable())

    def test_usage(self):
        write = ("--write-baseline", "b.jsonl")
        for options, error in (
                ((*write, "--changed-since", "HEAD"),
                 "--write-baseline and --changed-since exclude each other"),
                ((*write, "--diff-file", "x"),
                 "--write-baseline and --diff-file exclude each other"),
                ((*write, "--diff"),
                 "--write-baseline and --diff exclude each other"),
                ((*write, "--output", "json=b.jsonl"),
                 "a report and the baseline both go to b.jsonl"),
                (("links", *write), "links takes no --write-baseline"),
                (("links", "--baseline", "x"), "links takes no --baseline"),
                (("init", "--statistics"), "init takes no --statistics")):
            self.assertEqual(self.refused(*options), error)
        self.assertFalse(self.baseline.exists())

    def test_a_folder_that_is_not_there(self):
        self.assertEqual(self.refused("--write-baseline", "none/b.jsonl"),
                         "none/b.jsonl: No such file or directory")

    def test_an_empty_file_is_written(self):
        self.write("", "b.jsonl")
        self.accept()
        self.assertEqual(self.found(), [])

    def test_a_pipe(self):
        result = self.offline("--quiet", "--write-baseline", "/dev/stdout")
        self.assertEqual(result.returncode, 0)
        self.assertTrue(text(result.stdout).startswith(HEADER))
        self.accept()
        reading, writing = os.pipe()
        os.write(writing, self.baseline.read_bytes())
        os.close(writing)
        result = subprocess.run(
            [LISTLINT, "--offline", "--baseline", f"/dev/fd/{reading}"],
            cwd=self.folder, pass_fds=[reading], capture_output=True,
            check=False, timeout=60)
        os.close(reading)
        self.assertEqual(result.returncode, 0, text(result.stderr))


class Hostile(Scratch):
    def test_the_file_is_printable_ascii(self):
        evil = bytes(set(range(256)) - {10, 13}) + "\u202e ##[error]".encode()
        self.write(HEAD.encode() + b"| " + evil + b" | k |\n")
        written = self.accept()
        self.assertTrue(set(written) <= set(map(chr, range(32, 127))) | {"\n"})
        self.assertNotIn("##[", written)
        for line in written.splitlines()[2:]:
            about = json.loads(line)["about"]
            self.assertLessEqual(len(about.encode()), 99)
        self.assertEqual(self.found(), [])

    def test_any_path(self):
        for name in (b"\xff\x1b[31m.md", "\u202e\u4e2d.md".encode(),
                     b'"\\.md'):
            path = os.path.join(os.fsencode(self.folder), name)
            with open(path, "wb") as file:
                file.write((HEAD + SHORT.format("a")).encode())
            command = [LISTLINT, "--offline", "--no-config"]
            for option in ("--write-baseline", "--baseline"):
                result = subprocess.run(
                    [*command, option, "b.jsonl", name], cwd=self.folder,
                    capture_output=True, check=False, timeout=60)
                self.assertEqual(result.returncode, 0, name)
                self.assertEqual(text(result.stderr), "")
            self.baseline.unlink()

    def test_no_secret_is_written(self):
        self.write(SECRET_LIST)
        written = self.accept("--extend-select", "LNK008")
        grouped = text(self.offline("--output", "grouped").stdout)
        self.assertGreater(len(written.splitlines()), 5)
        for secret in SECRETS:
            self.assertNotIn(secret, written)
            self.assertNotIn(secret, grouped)

    def test_grouped_shows_no_byte_raw(self):
        evil = bytes(set(range(256)) - {10, 13}) + "\u202e\u2028".encode()
        self.write(b"# A\n\n## " + evil + b"\n\n| A | B | C |\n|---|---|---|\n"
                   b"| 1 | " + evil + b" |\n\n[" + evil.replace(b"]", b"") +
                   b"]()\n")
        shown = text(self.offline("--output", "grouped").stdout)
        self.assertIn("ENC006", shown)
        self.assertIsNone(
            re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
                      "\u202a-\u202e\u2066-\u2069]", shown))

    def test_many_entries(self):
        self.write("# L\n\n" + "".join(
            f"- [e{i}]() - words\n" for i in range(10000)))
        start = time.monotonic()
        options = ("--select", "LNK005")
        self.accept(*options)
        self.assertEqual(self.found(*options), [])
        lines = self.baseline.read_text("ascii").splitlines()
        self.assertEqual(len(lines), 10002)
        more = [line.replace('fingerprint":"', f'fingerprint":"{i}')
                .replace(f'{i}' + line.split('fingerprint":"')[1][:16],
                         f'{i}' + line.split('fingerprint":"')[1][1:16])
                for i in range(4) for line in lines[2:]]
        self.baseline.write_text("\n".join(lines + more) + "\n", "ascii")
        result = self.offline("--baseline", "b.jsonl", *options)
        self.assertEqual(result.returncode, 0, text(result.stderr))
        self.assertLess(time.monotonic() - start, 60)

    def test_threads_do_not_show(self):
        for name in "abcdefgh":
            self.write(HEAD + SHORT.format(name) + SHORT.format("z") +
                       "\n[c]()\n" + BARE.format("y"), f"{name}.md")
        lists = [f"{name}.md" for name in "hgfedcba"]
        one = self.accept("--jobs", "1", *lists)
        self.baseline.unlink()
        self.assertEqual(self.accept("--jobs", "8", *lists), one)
        self.assertGreater(len(one.splitlines()), 20)
        outputs = {self.offline("--jobs", jobs, "--baseline", "b.jsonl",
                                *lists).stdout for jobs in "18"}
        self.assertEqual(len(outputs), 1)


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


class Changes(changed.Changes):
    def test_what_changed_and_is_accepted(self):
        self.main(HEAD + SHORT.format("a") + SHORT.format("b"))
        result = self.run_here("--write-baseline", "b.jsonl")
        self.assertEqual(result.returncode, 0)
        self.write("README.md", HEAD + "| a | other |\n" + SHORT.format("new"))
        report = self.report("--changed-since", "main", "--baseline",
                             "b.jsonl")
        self.assertEqual([(f["rule"], f["start"]["line"])
                          for f in report["findings"]], [("TBL006", 6)])
        self.assertEqual(report["summary"]["baselined"], 1)


class Statistics(Scratch):
    def test_all_formats_for_people(self):
        self.write(HEAD + SHORT.format("a") + SHORT.format("b") +
                   "\n[c]()\n")
        lines = ("2  error    TBL006  table/missing-cell  2 fixable\n"
                 "1  warning  LNK005  link/empty-link\n")
        summary = ("2 errors, 1 warning in 1 document (2 entries, 1 link); "
                   "2 fixable\n")
        for form in ("human", "concise", "grouped"):
            result = self.offline("--statistics", "--output", form)
            self.assertEqual(text(result.stdout), lines +
                             "\n" * (form == "human") + summary)
            self.assertEqual(result.returncode, 1)
            result = self.offline("--statistics", "--quiet", "--output", form)
            self.assertEqual(text(result.stdout), lines)
        with_findings = self.offline("--output", "json", "--statistics")
        self.assertEqual(len(json.loads(with_findings.stdout)["findings"]), 3)

    def test_grouped_has_every_finding_once(self):
        line = re.compile(r"^ +(\d+):(\d+)  (error|warning|note) +(\S.*?) +"
                          r"([A-Z]+\d+) ([a-z]+/[a-z-]+)$")
        path = ROOT / "fixtures" / "lists" / "datasets.md"
        shown = text(self.offline("--output", "grouped", "--quiet",
                                  path).stdout).splitlines()
        told = [line.match(row).groups() for row in shown if line.match(row)]
        known = [(str(f["start"]["line"]), str(f["start"]["column"]),
                  f["severity"], f["message"], f["rule"], f["name"])
                 for f in json.loads(self.offline(
                     "--output", "json", path).stdout)["findings"]]
        self.assertEqual(told, known)
        self.assertEqual(shown[0], str(path))


if __name__ == "__main__":
    unittest.main()
