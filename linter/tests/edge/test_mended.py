"""Damaged text is compared as what it said."""

import json
import pathlib
import re
import tempfile
import unittest

from command import findings, listlint
from test_encoding import damage, is_unseen


class InFolder(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.path = pathlib.Path(scratch.name, "README.md")

    def check(self, text, *select):
        self.path.write_bytes(text.encode())
        options = ["--select", ",".join(select)] if select else []
        return findings("--no-config", *options, self.path)

    def fix(self, text, *options):
        self.path.write_bytes(text.encode())
        result = listlint("--offline", "--no-config", "--fix", *options,
                          "--output", "json", self.path)
        self.assertEqual(result.stderr, b"")
        self.found = json.loads(result.stdout)["findings"]
        return self.path.read_bytes().decode()


def table(*rows):
    head, *rest = rows
    return "\n".join([head, re.sub(r"[^|]+", " - ", head), *rest, ""]) + "\n"


class Compared(InFolder):
    def test_a_row_once_whole_and_once_damaged(self):
        row = "| Données | été | [données](https://example.org/a) |"
        text = table("| Name | Notes | Link |", row, damage(row, "cp1252"))
        found, = self.check(text, "DUP003")
        self.assertEqual((found["start"]["line"], found["severity"]),
                         (4, "error"))
        self.assertEqual(found["edits"], [])
        self.assertEqual(self.fix(text, "--unsafe-fixes"),
                         table("| Name | Notes | Link |", row))

    def test_rows_that_lost_bytes(self):
        """What is left of them is the same, what they said need not be."""
        row = damage("| “Données” | [a](https://example.org/a) |", "cp1252",
                     is_unseen)
        found, = self.check(table("| Name | Link |", row, row), "DUP003")
        self.assertEqual(found["severity"], "warning")
        other = row.replace("DonnÃ©es", "DonnÃ©e")
        self.assertEqual(
            self.check(table("| Name | Link |", row, other), "DUP003"), [])

    def test_a_name_once_whole_and_once_damaged(self):
        name = "- [{}](https://github.com/example/{}) - Text.\n"
        text = (name.format("Données", "a")
                + damage(name.format("Données", "b"), "cp1252"))
        found, = self.check(text, "DUP002")
        self.assertEqual(found["severity"], "warning")
        self.assertTrue(found["message"].startswith('"Données" has the name'))

    def test_names_that_lost_bytes(self):
        name = damage("- [“Données”](https://github.com/example/{}) - T.\n",
                      "cp1252", is_unseen)
        found, = self.check(name.format("a") + name.format("b"), "DUP002")
        self.assertEqual(found["severity"], "note")

    def test_names_that_are_alike_but_for_what_was_lost(self):
        name = "- [集文{}](https://github.com/example/{})\n"
        text = name.format("中", "a") + name.format("学", "b")
        damaged = damage(text, "cp1252", is_unseen)
        said = [f["help"] for f in self.check(damaged, "ENC004")]
        self.assertEqual(said, ["it said: 集文□"] * 2)
        self.assertEqual(self.check(damaged, "DUP002"), [])

    def test_a_link_that_says_the_name(self):
        rows = [f"| {n} | [{n}](https://example.org/{i}) |"
                for i, n in enumerate("Août Noël Forêt Marché Étang Pré Blé "
                                      "Épi Thé Café Dôme Île".split())]
        half = rows[0].split("[")
        rows[0] = half[0] + "[" + damage(half[1], "cp1252")
        text = table("| Name | Link |", *rows)
        self.assertEqual(self.check(text, "MET009"), [])
        half = rows[0].replace("| Août", "| Avril")
        found, = self.check(table("| Name | Link |", half, *rows[1:]),
                            "MET009")
        self.assertEqual(found["message"],
                         'the name is "Avril", its link says "Août"')

    def test_headers(self):
        header, row = "| Modèle | Année |", "| a | 2020 |"
        text = "\n".join([table(header, row)] * 3)
        damaged = table(damage(header, "cp1252"), row)
        self.assertEqual(self.check(text + "\n" + damaged, "TBL013"), [])
        drifted = damaged.replace("Mod", "mod")
        found, = self.check(text + "\n" + drifted, "TBL013")
        self.assertEqual(found["message"],
                         'column "modèle" is "Modèle" in 3 other tables')
        found, = self.check(table("| Année | Nom | AnnÃ©e |", "| a | b | c |"),
                            "TBL012")
        self.assertEqual(found["message"],
                         'columns 1 and 3 are both named "Année"')

    def test_an_empty_cell_of_a_damaged_column(self):
        rows = [f"| {i} | a | [a](https://example.org/{i}) |"
                for i in range(9)]
        text = table(damage("| Modèle | Été | Accès |", "cp1252"), *rows,
                     "| 9 | a | |")
        found, = self.check(text, "MET001")
        self.assertEqual(found["message"],
                         '"Accès" is empty here, filled in 9 of 10 rows')

    def test_a_marker_that_was_damaged(self):
        rows = [f"| {i} | é | [a](https://example.org/{i}) |"
                for i in range(20)]
        rows += ["| 20 | é | |", "| 21 | é | — |"]
        text = table("| A | B | C |", *rows)
        self.assertEqual(self.check(text, "MET001"), [])
        self.assertEqual(self.check(damage(text, "cp1252"), "MET001"), [])
        self.assertEqual(len(self.check(text.replace("—", "x"), "MET001")), 1)

    def test_fragments_are_what_github_makes_of_the_bytes(self):
        text = damage("# Été passé\n\n", "cp1252")
        stands = text + "[a](#ã‰tã-passã)\n[b](#été-passé)\n"
        found = self.check(stands, "LNK012")
        self.assertEqual([f["start"]["line"] for f in found], [3, 4])
        stands = text + "[a](#ãtã-passã)\n"
        self.assertEqual(self.check(stands, "LNK012"), [])

    def test_mending_makes_no_finding_new(self):
        row = "| Modèle | [a](https://example.org/a b) |"
        text = table("| Name | Link |", row)
        whole, = self.check(text, "LNK001")
        damaged, = self.check(damage(text, "cp1252"), "LNK001")
        self.assertEqual(whole["fingerprint"], damaged["fingerprint"])


if __name__ == "__main__":
    unittest.main()
