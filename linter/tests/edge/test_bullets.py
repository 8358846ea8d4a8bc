"""Bullets: the forms and bounds that the configuration asks for."""

import pathlib
import subprocess
import tempfile
import unittest

from command import LISTLINT, SLOWED, findings

PATIENCE = 60 * SLOWED

LIST = """\
- [One](https://a.b/1) - First thing
- [Two](https://a.b/2): Second thing.
- [Three](https://a.b/3) - Third thing (paid)
- [Four](https://a.b/4) - fourth thing with more words
"""

FORMAT = "metadata/entry-format"
DESCRIPTION = "metadata/description"


def said(rule, options, content=LIST):
    """The lines and messages of a rule with those options."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "list.md")
        path.write_text(content, encoding="utf-8")
        config = pathlib.Path(folder, "config.yml")
        config.write_text("options: {%s: {%s}}\n" % (rule, options),
                          encoding="utf-8")
        return [(finding["start"]["line"], finding["message"]) for finding in
                findings("--config", config, "--select", rule, path)]


def refused(rule, options):
    """The line that tells that the rule has no such options."""
    with tempfile.TemporaryDirectory() as folder:
        config = pathlib.Path(folder, "config.yml")
        config.write_text("options: {%s: {%s}}\n" % (rule, options),
                          encoding="utf-8")
        done = subprocess.run([LISTLINT, "--offline", "--config", config, "-"],
                              input="", capture_output=True, text=True,
                              timeout=PATIENCE, check=False)
    assert done.returncode == 2, done
    return done.stderr


class Format(unittest.TestCase):
    def test_default(self):
        self.assertEqual(said(FORMAT, ""), [
            (2, 'expected " - " behind the link, found ": "')])

    def test_any_marker(self):
        for marker in ("", "- ", "* ", "+ "):
            with self.subTest(marker):
                self.assertEqual(
                    len(said(FORMAT, "pattern: '%s[{a}]({b}) - {c}'"
                             % marker)), 1)
        for marker in "-", r"\*", r"\+", ".":
            with self.subTest(marker):
                self.assertEqual(
                    said(FORMAT, r"pattern: '/^%s \[.+\]\(.+\) - .+$/'"
                         % marker),
                    [(2, 'the bullet leaves the pattern at ": Second '
                         'thing."')])

    def test_nothing_more(self):
        listed = "- [A](https://a.b) - C.\n- [B](https://b.c)\n"
        self.assertEqual(said(FORMAT, "pattern: '[{name}]({url})'", listed), [
            (1, 'expected nothing more behind the link, found " - "')])

    def test_end_that_is_nowhere(self):
        listed = "- [A](https://a.b) - C (D)\n- [B](https://b.c) - C\n"
        self.assertEqual(
            said(FORMAT, "pattern: '[{name}]({url}) - {what} ({who})'",
                 listed), [(2, 'no " (" behind {what}')])

    def test_other_lists(self):
        self.assertEqual(said(FORMAT, "pattern: '[{name}]({url}) {who}: {x}'"),
                         [])

    def test_no_pattern(self):
        for bad in "", "- name", "/", "//(", "{name", "{a}" * 200:
            with self.subTest(bad):
                self.assertIn(":1:44: pattern must be a template, which holds "
                              "a {word}, or a pattern between slashes\n",
                              refused(FORMAT, "pattern: '%s'" % bad))
        self.assertIn(":1:44: bad pattern at offset 1: missing closing "
                      "parenthesis\n", refused(FORMAT, "pattern: '/(/'"))


class Description(unittest.TestCase):
    def test_default(self):
        self.assertEqual([line for line, _ in said(DESCRIPTION, "")],
                         [1, 3, 4, 4])

    def test_end(self):
        self.assertEqual(said(DESCRIPTION, "end: any, first-letter: any"), [])
        self.assertEqual(said(DESCRIPTION, "end: none, first-letter: any"), [
            (2, "the description ends with a period")])

    def test_a_list_without_periods(self):
        listed = "".join(f"- [A{i}](https://a.b/{i}) - C\n"
                         for i in range(3)) + "- [D](https://d.b) - C.\n"
        self.assertEqual(len(said(DESCRIPTION, "", listed)), 3)
        listed += "- [E](https://e.b) - C\n"
        self.assertEqual(said(DESCRIPTION, "", listed), [])
        self.assertEqual(len(said(DESCRIPTION, "end: period", listed)), 4)

    def test_first_letter(self):
        listed = "- [A](https://a.b) - The c.\n- [B](https://b.c) - Rust d.\n"
        self.assertEqual(said(DESCRIPTION, "first-letter: lower", listed), [
            (1, 'the description begins with a capital letter: "The"')])

    def test_length(self):
        bounds = "end: any, first-letter: any, least: %s, most: %s"
        self.assertEqual(said(DESCRIPTION, bounds % (12, 20)), [
            (1, "the description has 11 characters, at least 12 are wanted"),
            (4, "the description has 28 characters, at most 20 are wanted")])
        self.assertEqual(said(DESCRIPTION, bounds % (0, 0)), [])

    def test_lengths_are_numbers(self):
        for bad in "-1", "x", "12x", "''", "1234567890":
            with self.subTest(bad):
                self.assertIn("least wants a whole number",
                              refused(DESCRIPTION, "least: %s" % bad))


HOSTILE = {
    "20,000 bullets": "- [a](https://a.b): c\n- [a](https://a.b) - c\n"
                      * 10000,
    "50,000 brackets": "- [a](https://a.b)" + "[" * 50000 + "\n",
    "brackets that nothing closes": ("- " + "[" * 3000
                                     + " https://a.b\n") * 300,
    "parentheses that nothing closes":
        ("- [a](https://a.b) " + "(" * 3000 + "\n") * 300,
    "fields that nothing ends": ("- [a](https://a.b) " + "a " * 200
                                 + "\n") * 300
                                + "- [a](https://a.b) a b c d e.\n" * 300,
    "pairs": ("- [a](https://a.b) - " + "([" * 3000 + "])" * 3000
              + "\n") * 100,
    "marks": ("- [a](https://a.b) - " + "*_~:" * 2000 + "\n") * 50,
    "a description of 1 MiB": "- [a](https://a.b) - " + "word " * 210000,
    "50,000 links in a bullet": "- " + "[a](https://a.b) " * 50000 + "\n",
    "50,000 comments in a bullet": "- [a](https://a.b) - "
                                   + "<!-- --> a " * 50000 + "\n",
    "50,000 lines in a bullet": "- [a](https://a.b) - c\n" + "  d\n" * 50000,
    "bullets nested 500 deep": "".join("  " * i + "- [a](https://a.b): c\n"
                                       for i in range(500)),
}

PATTERNS = ["", "[{name}]({url}) {a} {b} {c} {d} {e}.", "/^(([a ]+)+)+$/"]


class Hostile(unittest.TestCase):
    def test_all_end(self):
        for name, content in HOSTILE.items():
            for pattern in PATTERNS:
                with self.subTest(name, pattern=pattern):
                    self.run_with(content, pattern)

    def run_with(self, content, pattern):
        with tempfile.TemporaryDirectory() as folder:
            config = pathlib.Path(folder, "config.yml")
            if pattern:
                config.write_text("options: {%s: {pattern: '%s'}}\n"
                                  % (FORMAT, pattern), encoding="utf-8")
            else:
                config.write_text("{}\n", encoding="utf-8")
            path = pathlib.Path(folder, "list.md")
            path.write_text(content, encoding="utf-8")
            result = subprocess.run(
                [LISTLINT, "--offline", "--config", config, "--select",
                 "MET016,MET017", path], capture_output=True,
                timeout=PATIENCE, check=False)
            self.assertIn(result.returncode, (0, 1), result.stderr)


if __name__ == "__main__":
    unittest.main()
