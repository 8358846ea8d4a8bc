"""The file of a baseline: what is no such file, and what a stranger may put
into one."""

import json
import os
import re
import subprocess
import time
import unittest

from baselines import BARE, HEAD, HEADER, SHORT, Scratch
from command import LISTLINT, text
from test_secrets import LIST as SECRET_LIST, SECRETS


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
                 "a report would replace b.jsonl"),
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
            self.assertLessEqual(len(about.encode()), 203)
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


if __name__ == "__main__":
    unittest.main()
