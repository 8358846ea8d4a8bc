"""Damaged text is compared as what it said, and mended by whole lines."""

import json
import pathlib
import random
import re
import tempfile
import unittest

from command import SHARED, findings, listlint
from test_encoding import damage, is_unseen

SEED = SHARED / "seeds" / "000_5d2ad158fdc6e8a1.txt"


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
        self.assertTrue(found["message"].startswith('"Données" is on line '))

    def test_names_that_lost_bytes(self):
        name = damage("- [“Données”](https://github.com/example/{}) - T.\n",
                      "cp1252", is_unseen)
        found, = self.check(name.format("a") + name.format("b"), "DUP002")
        self.assertEqual(found["severity"], "note")

    def test_names_that_are_alike_but_for_what_was_lost(self):
        name = "- [集文{}](https://github.com/example/{})\n"
        text = name.format("😁", "a") + name.format("🎁", "b")
        damaged = damage(text, "cp1252", is_unseen)
        said = [f["help"].split(";")[0]
                for f in self.check(damaged, "ENC004")]
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


WORDS = {
    "en": "alpha beta gamma 5k 10M text & the of",
    "fr": "été déjà vu Noël cœur à là l’été “naïve” n° ½ Évian AMANHÃ — … "
          "«mot»",
    "zh": "数据集 中文 语料 开源 大规模 预训练 的 一 丁 、 “对话” 🔥 🚀 评测",
    "ja": "データの集合 日本語 コーパス 説明 リンク ー",
    "ru": "Набор данных список русский текст ещё — «слово»",
    "tr": "ağ şey ığdır Açıklama İstanbul çok öğe",
    "vi": "Dữ liệu tiếng Việt đã của",
}
PAGES = ["cp1252", "cp1254", "latin-1", "mac_roman", "cp437", "koi8-r",
         "cp1251", "cp1250"]


def undefined(page):
    lost = {chr(byte) for byte in range(0x80, 0x100)
            if not bytes([byte]).decode(page, "ignore")}
    return lambda char: char in lost


class Writer:
    """Makes lists whose rows have defects that other rules mend."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.language = self.random.choice(list(WORDS))

    def chance(self, part):
        return self.random.random() < part

    def words(self, count):
        return " ".join(
            self.random.choice(
                WORDS[self.language if self.chance(.75) else "en"].split())
            for _ in range(count))

    def link(self):
        last = self.words(1) if self.chance(.15) else str(
            self.random.randint(0, 9))
        torn = " - b" if self.chance(.1) else ""
        return f"[{self.words(1)}](https://example.org/{last}{torn})"

    def row(self, columns):
        cells = [self.words(self.random.randint(1, 4))
                 for _ in range(columns - 1)] + [self.link()]
        self.random.shuffle(cells)
        row = "| " + " | ".join(cells) + self.random.choice([" |", " |", ""])
        if self.chance(.1):
            row = row.replace(" ", "\x01 ", 1)
        return row.replace(" |", "|", 1) if self.chance(.1) else row

    def section(self):
        count = self.random.randint
        yield from ["## " + self.words(2), "", self.words(count(2, 9)),
                    self.words(3), ""]
        columns = count(2, 4)
        yield "| " + " | ".join(self.words(1) for _ in range(columns)) + " |"
        yield "|" + "---|" * columns
        yield from (self.row(columns) for _ in range(count(1, 6)))
        yield from ["| x |", ""] if self.chance(.3) else [""]
        yield from (f"- {self.link()} - {self.words(count(0, 6))}"
                    for _ in range(count(0, 4)))
        if self.chance(.3):
            yield from ["", f"`{self.words(2)}` {self.words(2)}"]
        yield ""

    def list(self):
        return [line for _ in range(self.random.randint(1, 3))
                for line in self.section()]


def above_ascii(line):
    return re.findall(r"[^\x00-\x7f]+", line)


class Fixed(InFolder):
    def assert_whole_lines(self, whole, damaged, fixed):
        """Other rules add and take away only ASCII."""
        fixed = iter([above_ascii(line) for line in fixed.split("\n")
                      if above_ascii(line)])
        for before, after in zip(whole, damaged):
            if above_ascii(after):
                self.assertIn(next(fixed), [above_ascii(before),
                                            above_ascii(after)])
        self.assertEqual(list(fixed), [])

    def damaged(self, seed, whole):
        """Lossless, lossy and mixed with whole lines; the same each time."""
        chance = random.Random(seed)
        page = chance.choice(PAGES)
        lose = chance.choice([lambda _: False, is_unseen, undefined(page)])
        part = chance.choice([0, 0, .25])
        return [line if chance.random() < part else damage(line, page, lose)
                for line in whole]

    def test_every_line_is_mended_or_left_as_it_is(self):
        mended = 0
        for seed in range(120):
            with self.subTest(seed=seed):
                whole = Writer(seed).list()
                damaged = self.damaged(seed, whole)
                fixed = self.fix("\n".join(damaged))
                self.assert_whole_lines(whole, damaged, fixed)
                mended += fixed.count("\n") and sum(
                    line not in damaged and not line.isascii()
                    for line in fixed.split("\n"))
        self.assertGreater(mended, 500)

    def test_an_address_keeps_its_row(self):
        text = table("| A | B |",
                     "| cafÃ© | [a](https://example.org/Ã©) |",
                     "| cafÃ© | [a](https://example.org/b) |")
        fixed = self.fix(text)
        self.assertEqual(fixed, text.replace("cafÃ© | [a](https://example.org/"
                                             "b)", "café | [a](https://example"
                                             ".org/b)"))

    def test_all_is_mended_at_once(self):
        """A cell is added where the last run ends, which nobody would believe
        in once the others are mended."""
        text = table("| A | B | C |", "| cafÃ© | crÃ¨me | crÃªpe |",
                     "| cafÃ© | ROMÃ»")
        self.assertEqual(self.check("ROMÃ»", "ENC004"), [])
        fixed = self.fix(text)
        self.assertIn("| café | crème | crêpe |\n| café | ROMû |", fixed)

    def test_rows_are_tidied_up_around_the_damage(self):
        row = damage("| “été” | b", "cp1252", is_unseen)
        text = table("| A | B |", row)
        self.assertEqual(self.fix(text), text.replace(row, row + " |"))

    def test_nothing_is_taken_from_between_the_damage(self):
        text = "a “b” Ã©\x01Ã© a\x01 â€œcâ€\n"
        tidied = text.replace("a\x01", "a")
        self.assertEqual(self.fix(text), tidied)
        left = [f for f in self.found if f["rule"] == "ENC006"]
        self.assertEqual([f["edits"] for f in left], [[]])
        self.assertEqual(self.fix(text, "--unsafe-fixes"), tidied)

    def test_controls_that_may_be_damage_stay(self):
        text = "un d\xe9\x92but, l\x92an \x85\n"
        self.assertEqual(self.check(text, "ENC004"), [])
        found = self.check(text, "ENC006")
        self.assertEqual([len(f["edits"]) for f in found], [0, 1, 1])

    @unittest.skipUnless(SEED.exists(), f"there is no {SEED}")
    def test_seed(self):
        before = SEED.read_text("utf-8").split("\n")
        after = self.fix("\n".join(before)).split("\n")
        self.assertEqual(len(before), len(after))
        changed = 0
        for old, new in zip(before, after):
            if above_ascii(old) == above_ascii(new):
                continue
            changed += 1
            said = [damage(run, "cp1254", is_unseen)
                    for run in above_ascii(new)]
            self.assertEqual(said, above_ascii(old))
        self.assertGreater(changed, 0)


if __name__ == "__main__":
    unittest.main()
