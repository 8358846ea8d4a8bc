"""`listlint explain` and `listlint rules`: what is said of the rules."""

import functools
import json
import re
import shutil
import subprocess
import tempfile
import unicodedata
import unittest

from command import LISTLINT, ROOT, findings, listlint, text

BYTE_ORDER_MARK = """\
ENC003 encoding/byte-order-mark
{summary}

  severity  note
  fix       for every finding
  reads     each list by itself

{rationale}

Bad

  1  <U+FEFF># Datasets
  2
  3  - [One](https://example.org/one)

listlint says

  1:1: note: file begins with a byte order mark, which UTF-8 does not need

GitHub shows

  Datasets
  ════════

  • [One → https://example.org/one]

Good

  # Datasets

  - [One](https://example.org/one)

To switch it off

  at the end of the line, in a table inside its last cell:
    <!-- listlint-disable-line ENC003 -->
  anywhere in the file, for all of it:
    <!-- listlint-disable-file ENC003 -->
  in .listlint.yml:
    rules: {encoding/byte-order-mark: off}
"""


@functools.cache
def explain(*words):
    result = listlint("explain", *words)
    assert result.returncode == 0, text(result.stderr)
    return text(result.stdout)


@functools.cache
def every_rule():
    return json.loads(listlint("rules", "--output", "json").stdout)


def fold(shown):
    """On one line, so that no line break matters."""
    return re.sub(r"\s+", " ", shown)


def columns(line):
    return sum(0 if unicodedata.combining(c) else
               2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)


def section(page, title):
    """The lines of one part of a page, without their indentation."""
    lines = page.splitlines()
    start = lines.index(title) + 2
    end = next((i for i in range(start, len(lines))
                if re.match("[A-Z]|listlint says", lines[i])), len(lines))
    return [line[2:] for line in lines[start:end]]


class Pages(unittest.TestCase):
    def test_every_rule_explains_itself(self):
        for rule in every_rule():
            page = explain(rule["code"])
            self.assertEqual(page, explain(rule["name"]))
            self.assertTrue(page.startswith(
                f"{rule['code']} {rule['name']}\n"), rule["code"])
            for part in ("summary", "rationale"):
                self.assertIn(fold(rule[part]), fold(page))
            for title in ("Bad", "listlint says", "GitHub shows", "Good"):
                self.assertTrue(section(page, title), (rule["code"], title))
            for option in rule["options"]:
                self.assertIn(fold(option["summary"]), fold(page))
            off = rule["severity"] == "off"
            self.assertIn(f"rules: {{{rule['name']}: "
                          f"{'warning' if off else 'off'}}}", page)

    def test_each_page_holds_its_first_message(self):
        for rule in every_rule():
            told = ROOT / "fixtures" / rule["name"] / "bad.txt"
            first = told.read_text(encoding="utf-8").splitlines()[0]
            message = re.match(r"bad\.md:? ?(.*) \[[A-Z]+\d+ [^\]]*\]$",
                               first)[1]
            self.assertIn(fold(message), fold("\n".join(
                section(explain(rule["code"]), "listlint says"))))

    def test_our_lines_fit_80_columns(self):
        for rule in every_rule():
            page = explain(rule["code"])
            examples = section(page, "Bad") + section(page, "Good")
            for line in page.splitlines():
                if line[2:] not in examples and "┼" not in line \
                        and "│" not in line and "://" not in line:
                    self.assertLessEqual(columns(line), 80, rule["code"])
                self.assertEqual(line, line.rstrip(), rule["code"])

    def test_one_page_to_the_letter(self):
        rule = next(r for r in every_rule() if r["code"] == "ENC003")
        page = explain("ENC003")
        head, rest = page.split("\n\nBad\n", 1)
        expected_head, expected_rest = BYTE_ORDER_MARK.split("\n\nBad\n", 1)
        self.assertEqual(rest, expected_rest)
        self.assertEqual(fold(head), fold(expected_head.format(**rule)))

    def test_a_table_is_drawn(self):
        shown = section(explain("TBL006"), "GitHub shows")
        self.assertIn("Dataset   │ Modality │ Quantity │ Notes      │ Link",
                      shown)
        self.assertIn("ShareGPT  │ Text     │ 90k      │ [ShareGPT] │", shown)

    def test_what_is_no_table_is_not_drawn(self):
        shown = section(explain("TBL001"), "GitHub shows")
        self.assertTrue(any("| Name | Licence | Link | |" in line
                            for line in shown))
        self.assertFalse(any("┼" in line for line in shown))

    def test_options_have_their_choices(self):
        page = explain("TBL011")
        self.assertIn("  style: both (default), consistent or none\n", page)
        self.assertIn("    options: {table/pipe-style: {style: both}}\n", page)

    def test_several_rules_in_their_order(self):
        self.assertEqual(explain("LNK001", "DUP001"),
                         explain("LNK001") + "\n\n" + explain("DUP001"))

    def test_a_family(self):
        codes = [rule["code"] for rule in every_rule()
                 if rule["name"].startswith("duplicate/")]
        self.assertGreater(len(codes), 1)
        self.assertEqual(explain("duplicate"),
                         "\n\n".join(explain(code) for code in codes))

    def test_no_source_tree_is_needed(self):
        with tempfile.TemporaryDirectory() as folder:
            program = shutil.copy(LISTLINT, folder)
            result = subprocess.run([program, "explain", "TBL006"], cwd="/",
                                    capture_output=True, check=True)
            self.assertNotIn(str(ROOT).encode(), result.stdout)
        self.assertEqual(text(result.stdout), explain("TBL006"))

    def test_colours_only_where_asked_for(self):
        plain = explain("TBL006")
        self.assertNotIn("\033", plain)
        coloured = explain("--color", "always", "TBL006")
        self.assertIn("\033[1mBad\033[0m\n", coloured)
        self.assertEqual(re.sub("\033\\[[0-9;]*m", "", coloured), plain)

    def test_nothing_hidden_is_printed(self):
        for rule in every_rule():
            self.assertIsNone(
                re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029"
                          "\u202a-\u202e\u2066-\u2069\ufeff]",
                          explain(rule["code"])), rule["code"])


class Trouble(unittest.TestCase):
    def check(self, expected, *words):
        result = listlint("explain", *words)
        self.assertEqual(text(result.stderr), f"listlint: {expected}\n")
        self.assertEqual(result.stdout, b"")
        self.assertEqual(result.returncode, 2)

    def test_unknown_rule(self):
        self.check('unknown rule "TBL06"; did you mean TBL006?', "TBL06")
        self.check('unknown rule "table/mising-cell"; did you mean '
                   'table/missing-cell?', "TBL006", "table/mising-cell")
        self.check('unknown rule "weather"', "weather")

    def test_no_rule(self):
        self.check("explain needs a RULE; `listlint rules` lists them")


class Rules(unittest.TestCase):
    def rows(self):
        lines = text(listlint("rules").stdout).splitlines()
        return [line for line in lines if line.startswith("  ")][1:]

    def test_every_rule_has_its_row(self):
        rules = every_rule()
        codes = [rule["code"] for rule in rules]
        self.assertEqual(codes, sorted(set(codes)))
        words = {"never": "no", "sometimes": "some", "always": "yes"}
        self.assertEqual(
            [row.split(None, 4) for row in self.rows()],
            [[rule["code"], rule["name"], rule["severity"],
              words[rule["fix"]], rule["summary"]] for rule in rules])

    def test_columns_are_aligned(self):
        lines = text(listlint("rules").stdout).splitlines()
        at = lines[0].index("finds")
        for row, rule in zip(self.rows(), every_rule()):
            self.assertEqual(row[at:], rule["summary"])
            self.assertEqual(row[at - 2:at], "  ")

    def test_families_have_titles(self):
        lines = text(listlint("rules").stdout).splitlines()
        families = [line for line in lines[1:] if re.match("[a-z]", line)]
        for family in families:
            self.assertRegex(family, "^[a-z]+: [a-z].*[a-z]$")
        self.assertEqual([family.split(":")[0] for family in families],
                         list(dict.fromkeys(rule["name"].split("/")[0]
                                            for rule in every_rule())))

    def test_colours(self):
        plain = text(listlint("rules").stdout)
        coloured = text(listlint("rules", "--color", "always").stdout)
        self.assertNotIn("\033", plain)
        self.assertEqual(re.sub("\033\\[[0-9;]*m", "", coloured), plain)

    def test_choices_in_the_json(self):
        rule = next(r for r in every_rule() if r["code"] == "TBL011")
        self.assertEqual(rule["options"][0]["choices"],
                         ["both", "consistent", "none"])


class GeneratedPages(unittest.TestCase):
    def test_they_are_clean_lists(self):
        pages = [ROOT / "rules/README.md", *ROOT.glob("rules/*/README.md")]
        self.assertGreater(len(pages), 5)
        self.assertEqual(findings(*pages), [])

    def test_they_name_every_rule(self):
        index = (ROOT / "rules/README.md").read_text(encoding="utf-8")
        for rule in every_rule():
            family, name = rule["name"].split("/")
            anchor = f"{rule['code'].lower()}-{name}"
            self.assertIn(f"| [{rule['code']}]({family}/README.md#{anchor}) "
                          f"| {rule['name']} |", index)
            page = (ROOT / "rules" / family / "README.md").read_text(
                encoding="utf-8")
            self.assertIn(f"\n## {rule['code']}: {name}\n", page)


if __name__ == "__main__":
    unittest.main()
