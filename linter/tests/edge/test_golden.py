"""Whole lists and every report that they must give.

fixtures/lists/NAME.md goes with fixtures/lists/NAME/FORMAT. With
LISTLINT_BLESS=1 in the environment the reports are written instead of
compared: look at them then.
"""

import json
import os
import re
import unittest
import xml.etree.ElementTree as ElementTree

import command
from command import ROOT

LISTS = sorted((ROOT / "fixtures" / "lists").glob("*.md"))
FORMATS = command.formats()
BLESS = os.environ.get("LISTLINT_BLESS") == "1"
# What is no part of what is said of a list: times, and the rules' own pages.
CHANGING = [
    (re.compile(rb'"seconds": [0-9.e+-]+'), b'"seconds": 0'),
    (re.compile(rb'"seconds":[0-9.e+-]+'), b'"seconds":0'),
    (re.compile(rb'"time":[0-9]+'), b'"time":0'),
    (re.compile(rb' time="[0-9.]+"'), b' time="0"'),
    (re.compile(rb'"endTimeUtc": "[0-9TZ:-]+"'), b'"endTimeUtc": ""'),
    (re.compile(rb'"rules": \[\n.*?\n     \]', re.S), b'"rules": []'),
    (re.compile(rb'"ruleIndex": [0-9]+'), b'"ruleIndex": 0'),
    (re.compile(rb'\{"type":"rule".*?\n'), b""),
    (re.compile(rb"<(style|script)>.*?</\1>", re.S), rb"<\1></\1>"),
    (re.compile(rb"'sha256-[^']*'"), b"'sha256-'"),
    (re.compile(rb'(<section id="rules">\n).*?(</section>\n</main>)', re.S),
     rb"\1\2"),
]
EPOCH = {"SOURCE_DATE_EPOCH": "1764086400"}


def report(name, form, *options):
    result = command.listlint("--offline", "--output", form, *options,
                              f"fixtures/lists/{name}.md", cwd=ROOT,
                              env=EPOCH)
    assert result.returncode in (0, 1), result.stderr
    assert result.stderr == b"", result.stderr
    return result.stdout


def steady(output):
    for pattern, replacement in CHANGING:
        output = pattern.sub(replacement, output)
    return output


class Golden(unittest.TestCase):
    maxDiff = None

    def test_reports(self):
        self.assertTrue(LISTS)
        for path in LISTS:
            for form in FORMATS:
                with self.subTest(list=path.stem, format=form):
                    self.compare(path.stem, form)

    def compare(self, name, form):
        path = ROOT / "fixtures" / "lists" / name / form
        found = steady(report(name, form))
        if BLESS:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(found)
        self.assertEqual(found.decode(), path.read_bytes().decode())

    def test_threads_do_not_show(self):
        for path in LISTS:
            for form in FORMATS:
                one = steady(report(path.stem, form, "--jobs", "1"))
                eight = steady(report(path.stem, form, "--jobs", "8"))
                self.assertEqual(one, eight)

    def test_colour_is_only_added(self):
        for path in LISTS:
            plain = report(path.stem, "human")
            colour = report(path.stem, "human", "--color", "always")
            self.assertNotIn(b"\033", plain)
            self.assertIn(b"\033[", colour)
            self.assertEqual(re.sub(rb"\033\[[0-9;]*m", b"", colour), plain)


class SameFindings(unittest.TestCase):
    """More than test_gate.py compares of all formats."""

    def test_concise_is_json(self):
        line = re.compile(r"^(.+?):(\d+):(\d+): (\w+): (.*) "
                          r"\[([A-Z]+\d+) ([a-z]+/[a-z-]+)\]$")
        for path in LISTS:
            told = [line.match(row).groups() for row
                    in report(path.stem, "concise", "--quiet").decode()
                    .splitlines()]
            known = [(f["path"], str(f["start"]["line"]),
                      str(f["start"]["column"]), f["severity"], f["message"],
                      f["rule"], f["name"])
                     for f in json.loads(report(path.stem, "json"))
                     ["findings"]]
            self.assertEqual(told, known)

    def test_jsonl_is_json(self):
        for path in LISTS:
            known = json.loads(report(path.stem, "json"))
            told = [json.loads(line) for line
                    in report(path.stem, "jsonl").splitlines()]
            for name in ("document", "finding", "link"):
                self.assertEqual([k for k in told if k["type"] == name],
                                 [self.filled(k, part) for k, part
                                  in zip([k for k in told
                                          if k["type"] == name],
                                         known[name + "s"], strict=True)])
            self.assertEqual(told[0]["tool"], known["tool"])

    def filled(self, told, known):
        """What is told with all that is known put into it."""
        if isinstance(known, dict):
            return {**told, **{name: self.filled(told[name], value)
                               for name, value in known.items()}}
        if isinstance(known, list):
            return [self.filled(*pair) for pair
                    in zip(told, known, strict=True)]
        return known

    def test_junit_is_json(self):
        for path in LISTS:
            known = json.loads(report(path.stem, "json"))["findings"]
            root = ElementTree.fromstring(report(path.stem, "junit"))
            failures = [(f.get("type"), f.get("message"))
                        for f in root.iter("failure")]
            expected = [(f["rule"], f["message"]) for f in known
                        if f["severity"] == "error"]
            self.assertEqual(sorted(failures), sorted(expected))
            self.assertEqual(root.get("failures"), str(len(expected)))

    def test_positions_hold_what_they_name(self):
        for path in LISTS:
            source = path.read_bytes()
            for f in json.loads(report(path.stem, "json"))["findings"]:
                start = f["start"]
                lines = source[:start["offset"]].split(b"\n")
                self.assertEqual(start["line"], len(lines))
                self.assertEqual(start["column"],
                                 len(lines[-1].decode()) + 1)


if __name__ == "__main__":
    unittest.main()
