"""What the encoding rules say of damaged and of clean lists."""

import pathlib
import re
import tempfile
import unicodedata
import unittest

import command
from command import SHARED, findings

RULES = "ENC001,ENC004,ENC006,ENC007"


def run(select, *paths):
    return findings("--no-config", "--select", select, *paths)


def check(text, select=RULES):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "README.md"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return run(select, path)


def decode_byte(byte, page):
    try:
        return bytes([byte]).decode(page)
    except UnicodeDecodeError:
        return chr(byte)


def damage(text, page, lose=lambda char: False):
    """UTF-8 read as a code page, without the characters that `lose` names."""
    chars = (decode_byte(byte, page) for byte in text.encode())
    return "".join(c for c in chars if c in "\r\n\t" or not lose(c))


def is_unseen(char):
    return unicodedata.category(char)[0] == "C"


def mended(text, found):
    """The text with the safe edits of the findings applied."""
    data, done, parts = text.encode(), 0, []
    edits = [e for f in found for e in f["edits"] if e["safe"]]
    for edit in sorted(edits, key=lambda e: e["start"]):
        parts += [data[done:edit["start"]], edit["text"].encode()]
        done = edit["end"]
    return (b"".join(parts) + data[done:]).decode()


CLEAN = """# 🔥 Données — списки 数据集

Une liste : « l’été », déjà vu, “naïve” cafés à Besançon.

| Название | 说明 | Açıklama |
| --- | --- | --- |
| Набор данных | 大规模中文语料集，涵盖多种文本形式 | ağ, şey, ığdır |
| データの集合 | 한국어 데이터 | Ελληνικά κείμενα |
| Dữ liệu tiếng Việt | نص عربي | עברית |
"""


class Mojibake(unittest.TestCase):
    def test_lossless_text_comes_back(self):
        for page in ("cp1252", "cp1254", "latin-1", "mac_roman", "cp437",
                     "koi8-r"):
            with self.subTest(page=page):
                damaged = damage(CLEAN, page)
                found = check(damaged, "ENC004")
                self.assertEqual(mended(damaged, found), CLEAN)

    def test_one_finding_for_each_cell(self):
        found = check(damage(CLEAN, "cp1252"), "ENC004")
        lines = [f["start"]["line"] for f in found]
        self.assertEqual(lines, [1, 3, 5, 5, 5, 7, 7, 7, 8, 8, 8, 9, 9, 9])

    def test_lost_bytes_are_counted(self):
        text = "| a |\n| - |\n| 🔥 大规模预训练数据集 |\n"
        found, = check(damage(text, "cp1254", is_unseen))
        self.assertEqual(found["message"],
                         "mojibake: UTF-8 read as Windows-1254, "
                         "2 of 10 characters lost bytes "
                         "(undefined ones and controls)")
        self.assertEqual(found["help"], "it said: 🔥 大规模预训练数据集")
        edit, = found["edits"]
        self.assertFalse(edit["safe"])
        self.assertEqual(edit["text"], "🔥 大规模预训练数据集")

    def test_pages_that_differ_in_two_rare_bytes(self):
        """Windows-1252 has 0x8e and 0x9e, Windows-1254 has not."""
        words = "Χρησιμοποιήστε τον αναγνώστη οθόνης και έναν κέρσορα εδώ. "
        rest = "".join(chr(c) for c in range(0x391, 0x3CF) if c != 0x3A2)
        text = (words + rest + "\n\n") * 100
        found = check(damage(text, "cp1254", is_unseen), "ENC004")
        said = {f["message"].split(",")[0] for f in found}
        self.assertEqual(said, {"mojibake: UTF-8 read as Windows-1254"})
        self.assertTrue(found[0]["help"].startswith(
            "it said: Χρησιμοποιήστε τον αναγνώστη οθόνης"))

    def test_lost_bytes_that_left_marks(self):
        text = "# 🔥 大规模预训练数据集\n\n多轮对话数据，涵盖多种文本形式\n"
        damaged = text.encode().decode("cp1252", "replace")
        found = check(damaged, "ENC")
        self.assertEqual({f["rule"] for f in found}, {"ENC004"})
        self.assertEqual([e["text"] for f in found for e in f["edits"]],
                         ["🔥 大规模预训练数据集",
                          "多轮对话数据，涵盖多种文本形式"])
        self.assertFalse(any(e["safe"] for f in found for e in f["edits"]))

    def test_the_same_words_again_and_again(self):
        """Few bytes are seen then, which says nothing of what was lost."""
        text = "对话数据集，涵盖多种文本形式\n\n" * 300
        damaged = damage(text, "cp1254", is_unseen)
        edits = [e["text"] for f in check(damaged, "ENC004")
                 for e in f["edits"]]
        self.assertEqual(set(edits), {"对话数据集，涵盖多种文本形式"})
        self.assertEqual(len(edits), 300)

    def test_all_controls_lost(self):
        """Latin-1 has controls from 0x80 on; without them nothing is left to
        choose by."""
        text = "".join(f"{i} 对形数据为个\n\n" for i in range(20))
        found = check(damage(text, "latin-1", is_unseen), "ENC004")
        self.assertTrue(found)
        self.assertRegex(found[0]["message"],
                         r"characters lost bytes \(0x80 to 0x9f\)$")
        self.assertEqual([e for f in found for e in f["edits"]], [])

    def test_lost_bytes_and_read_wrongly_twice(self):
        text = "大规模预训练数据集\n\n多轮对话数据，涵盖多种文本形式\n"
        twice = damage(damage(text, "cp1252", is_unseen), "cp1252", is_unseen)
        found = check(twice, "ENC004")
        self.assertEqual([f["start"]["line"] for f in found], [1, 3])
        for finding in found:
            self.assertRegex(finding["message"], "^mojibake: UTF-8 read as "
                             r"Windows-125\d more than once, with bytes lost$")
            self.assertEqual(finding["edits"], [])

    def test_clean_text_in_many_scripts(self):
        self.assertEqual(check(CLEAN), [])

    def test_control_characters_of_mojibake_are_not_told_twice(self):
        found, = check("it" + damage("’", "latin-1") + "s\n")
        self.assertEqual(found["rule"], "ENC004")


SEEDS = sorted(SHARED.glob("seeds/*.txt"))


@unittest.skipUnless(SEEDS, f"there is no list in {SHARED}/seeds")
class Seed(unittest.TestCase):
    def test_damaged_list(self):
        path = SEEDS[0]
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "README.md"
            copy.write_bytes(path.read_bytes())
            found = run("ENC004", copy)
        found = {(f["start"]["line"], f["start"]["column"]): f["message"]
                 for f in found}
        self.assertEqual(found, dict(expected(path.read_text("utf-8"))))


def converted(data, found):
    """The bytes with all edits of the findings applied, as text."""
    done, parts = 0, []
    for edit in sorted((e for f in found for e in f["edits"]),
                       key=lambda e: e["start"]):
        parts += [data[done:edit["start"]], edit["text"].encode()]
        done = edit["end"]
    return b"".join(parts + [data[done:]]).decode()


LEGACY = {
    "gb18030": "常用的中文数据集列表|大规模预训练语料，涵盖多种文本形式",
    "big5": "常用的繁體中文資料集|大規模的訓練語料",
    "cp932": "日本語のデータの集まり|機械学習のためのライブラリ",
    "euc_jp": "日本語のデータの集まり|機械学習のためのライブラリ",
    "cp949": "한국어 데이터 집합|기계 학습을 위한 도구",
    "cp1251": "Список открытых данных|Инструменты для обучения",
    "koi8-r": "Список открытых данных|Инструменты для обучения",
    "cp1253": "Κατάλογος ανοικτών δεδομένων|Εργαλεία μάθησης",
    "cp1252": "Données publiées à Besançon|L’été à la plage",
    "cp1250": "Otevřená data české správy|Nástroje pro učení",
}


class Legacy(unittest.TestCase):
    def test_lines_become_utf8(self):
        for page, cells in LEGACY.items():
            text = f"# List\n\n| a | b |\n| - | - |\n| {cells} |\n"
            for before in ("", "| 🔥 | Größe |\n"):
                with self.subTest(page=page, before=before):
                    data = text.encode(page) + before.encode()
                    found = check(data, "ENC001")
                    self.assertEqual(len(found), 1)
                    self.assertEqual(converted(data, found), text + before)

    def test_lines_of_many_encodings(self):
        lines = [(cells + "\n\n", page) for page, cells in LEGACY.items()]
        data = b"".join(line.encode(page) for line, page in lines)
        found = check(data, "ENC001")
        self.assertEqual(converted(data, found),
                         "".join(line for line, page in lines))

    def test_threads_do_not_matter(self):
        with tempfile.TemporaryDirectory() as folder:
            for page, cells in LEGACY.items():
                path = pathlib.Path(folder, f"{page}.md")
                path.write_bytes((cells + "\n\n").encode(page) * 50)
            runs = [run("ENC001", "--jobs", jobs, folder) for jobs in (1, 8)]
        self.assertEqual(len(runs[0]), 50 * len(LEGACY))
        self.assertEqual(*runs)

    def fixed(self, *options):
        """The list once mended, and as it is."""
        text = SEEDS[0].read_text("utf-8")
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "README.md"
            copy.write_text(text, "utf-8")
            command.listlint("--offline", "--no-config", "--select", "ENC004",
                        "--fix", *options, copy)
            return copy.read_text("utf-8"), text

    def test_what_is_guessed_gives_the_damage_again(self):
        mended, text = self.fixed("--unsafe-fixes")
        self.assertEqual(damage(mended, "cp1254", is_unseen), text)
        self.assertNotIn("□", mended)
        for word in ("预训练数据集", "多轮对话", "语料库", "偏好数据集"):
            self.assertIn(word, mended)

    def test_only_what_is_proved_is_safe(self):
        mended, text = self.fixed()
        changed = [(a, b) for a, b in zip(text.split("\n"),
                                          mended.split("\n")) if a != b]
        self.assertEqual([b for _, b in changed],
                         ["## 🔥 MLLM Supervised Finetuning Dataset"])


def expected(text):
    """Each damaged cell and heading, and what is to be said of it: which bytes
    were lost at the first of them that lost some."""
    lost = " (undefined ones and controls)"
    for number, line in enumerate(text.split("\n"), 1):
        column = 1
        for cell in [line] if line.startswith("#") else line.split("|"):
            first = re.search(r"[^\x00-\x7f]", cell)
            if first:
                said = message(cell)
                if not said.endswith("lossless"):
                    said, lost = said + lost, ""
                yield (number, column + first.start()), said
            column += len(cell) + 1


def message(cell):
    whole, lost = 0, 0
    for run_ in re.findall(r"[^\x00-\x7f]+", cell):
        data = run_.encode("cp1254")
        for part in re.findall(rb"[\xc2-\xf4][\x80-\xbf]*", data):
            need = 2 + (part[0] >= 0xE0) + (part[0] >= 0xF0)
            whole += len(part) == need
            lost += len(part) < need
    said = "mojibake: UTF-8 read as Windows-1254, "
    if not lost:
        return said + "lossless"
    characters = "character" if whole + lost == 1 else "characters"
    return said + f"{lost} of {whole + lost} {characters} lost bytes"


if __name__ == "__main__":
    unittest.main()
