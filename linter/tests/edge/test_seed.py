"""The list this project began with: what a careful reader finds in it."""

import re
import sys
import unittest

import command
from command import SHARED

SEED = SHARED / "seeds" / "000_5d2ad158fdc6e8a1.txt"


def places(found, rule):
    return [(f["start"]["line"], f["start"]["column"])
            for f in found if f["rule"] == rule]


def lines(found, rule):
    return [line for line, _ in places(found, rule)]


class Seed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.found = command.findings("--no-config", SEED)
        cls.source = SEED.read_text(encoding="utf-8").split("\n")

    def test_rows_without_their_trailing_pipe(self):
        self.assertEqual(lines(self.found, "TBL011"), list(range(30, 41)))

    def test_urls_with_spaces(self):
        torn = [n for n, line in enumerate(self.source, 1)
                if re.search(r"\]\(https?://[^)]* ", line)]
        self.assertEqual(len(torn), 11)
        self.assertEqual(lines(self.found, "LNK001"), torn)

    def test_urls_with_spaces_are_nothing_else(self):
        torn = set(places(self.found, "LNK001"))
        others = {(f["start"]["line"], f["start"]["column"])
                  for f in self.found if f["rule"] != "LNK001"}
        self.assertFalse(torn & others)

    def damaged(self):
        """Line and cell number of each damaged cell; headings are cell 0."""
        for number, line in enumerate(self.source, 1):
            if line.startswith("#"):
                if not line.isascii():
                    yield number, 0
                continue
            for cell, part in enumerate(line.split("|")):
                if not part.isascii():
                    yield number, cell

    def test_mojibake_once_a_cell_and_once_a_heading(self):
        found = []
        for line, column in places(self.found, "ENC004"):
            before = self.source[line - 1][:column - 1]
            found.append((line, before.count("|")))
        self.assertEqual(found, list(self.damaged()))
        self.assertGreater(len(found), 40)

    def test_every_mojibake_names_the_page(self):
        for finding in self.found:
            if finding["rule"] == "ENC004":
                self.assertIn("Windows-1254", finding["message"])

    def test_the_name_that_its_link_does_not_say(self):
        self.assertEqual(lines(self.found, "MET009"), [39])

    def test_names_torn_by_spaces(self):
        self.assertEqual(lines(self.found, "MET018"),
                         [22, 23, 49, 51, 52, 55, 56, 60, 67])

    def test_the_separator_that_differs(self):
        self.assertEqual(lines(self.found, "MET012"), [22])

    def test_the_two_markers_for_nothing(self):
        self.assertEqual(lines(self.found, "MET011"), [9])

    def test_the_two_links_to_files(self):
        self.assertEqual(lines(self.found, "MET013"), [30, 31])

    def test_nothing_else(self):
        self.assertEqual({f["rule"] for f in self.found},
                         {"TBL011", "LNK001", "ENC004", "MET009", "MET011",
                          "MET012", "MET013", "MET018"})


if __name__ == "__main__":
    if not SEED.exists():
        print(f"skipped: there is no {SEED}")
        sys.exit(77)
    unittest.main()
