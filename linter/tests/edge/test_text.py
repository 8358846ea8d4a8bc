"""Single characters of a text: what is told of them, and what the fix makes
of them, held against Python's own tables of Unicode."""

import pathlib
import tempfile
import unicodedata
import unittest

from command import findings, listlint

RULES = "ENC005,ENC008,ENC009,ENC010,ENC011,ENC013"


def check(text, select=RULES):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "README.md"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return findings("--no-config", "--select", select, path)


def fix(text, *options, select=RULES):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "README.md"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        listlint("--offline", "--no-config", "--select", select, "--fix",
                 *options, path)
        return path.read_bytes()


def codes(text, select=RULES):
    return [f["rule"] for f in check(text, select)]


SENTENCES = {
    "Vietnamese": "Lập trình hướng đối tượng, trí tuệ nhân tạo",
    "Korean": "한국어 데이터 모음",
    "Japanese": "データの集合、がぎぐげご、ぱぴぷぺぽ",
    "Czech": "Příliš žluťoučký kůň úpěl ďábelské ódy",
    "Greek": "Ἐν ἀρχῇ ἦν ὁ λόγος",
    "Tamil": "தொழில்நுட்பம், கௌதமர்",
    "Malayalam": "പോലെ, കൊല്ലം",
    "Burmese": "ဩဦ",
}


class Normal(unittest.TestCase):
    def test_letters_that_were_taken_apart_come_back(self):
        for language, text in SENTENCES.items():
            with self.subTest(language):
                whole = f"- {text}.\n"
                self.assertEqual(unicodedata.normalize("NFC", whole), whole)
                apart = unicodedata.normalize("NFD", whole)
                self.assertNotEqual(apart, whole)
                found, = check(apart)
                self.assertEqual(found["rule"], "ENC009")
                self.assertEqual(fix(apart).decode(), whole)
                self.assertEqual(check(whole), [])

    def test_what_nfc_takes_apart_or_replaces_stays(self):
        for text in ("\u09ac\u09bf\u09dc\u09be\u09b2 \u09b8\u09ae\u09df",
                     "\u0958\u0932\u092e \u092c\u095c\u093e",
                     "5 \u212b, 3 k\u2126", "αυτ\u03ac\u0387 και",
                     "\uf900\uf901\uf902", "\ufb2c\u05dc"):
            with self.subTest(text):
                self.assertNotEqual(unicodedata.normalize("NFC", text), text)
                self.assertEqual(check(f"- {text}\n"), [])

    def test_addresses_stay(self):
        text = unicodedata.normalize(
            "NFD", "- [a](https://example.org/é) `é` https://example.org/é\n")
        self.assertEqual(check(text), [])

    def test_a_heading_is_mended_only_when_asked(self):
        apart = unicodedata.normalize("NFD", "# Études\n")
        self.assertEqual(fix(apart).decode(), apart)
        self.assertEqual(fix(apart, "--unsafe-fixes").decode(), "# Études\n")


# Characters that show nothing in a word of Latin letters.
UNSEEN = [0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x61C, 0x2060, 0x2061,
          0x2062, 0x2063, 0x2064, 0x206A, 0x206F, 0xFE00, 0xFE0E, 0xFE0F,
          0xFEFF, 0x180B, 0x180E, 0xE0001, 0xE0041, 0xE007F, 0xE0100]

WRITTEN = [
    "👨\u200d👩\u200d👧\u200d👦 👩🏽\u200d🚀 🏳\ufe0f\u200d🌈 🐦\u200d⬛",
    "🏴\u200d☠\ufe0f ❤\ufe0f\u200d🔥 1\ufe0f\u20e3 #\ufe0f\u20e3",
    "☎\ufe0f ☎\ufe0e ↔\ufe0f ™\ufe0f ⁉\ufe0f ✓\ufe0f",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "می\u200cخواهم کتاب\u200cها را ببینم، PDF\u200cها",
    "क्\u200dष र्\u200dया", "র\u200d্যাব", "ශ්\u200dරී ලංකා",
    "കണ്\u200d ന്\u200dറെ", "ಕನ್ನಡ್\u200cನ",
    "ភាសា\u200bខ្មែរ", "ภาษา\u200bไทย", "ພາສາ\u200bລາວ",
    "မြန်မာ\u200bစာ", "ᠮᠣᠩᠭᠣᠯ\u180eᠠ", "葛\U000e0100城市",
    "שלום \u200e(C++)\u200e",
]


class Unseen(unittest.TestCase):
    def test_each_in_a_word(self):
        for number in UNSEEN:
            with self.subTest(hex(number)):
                text = f"- Goal{chr(number)}Kicker and more\n"
                found, = check(text)
                self.assertEqual(found["rule"], "ENC008")
                self.assertIn(f"U+{number:04X}", found["message"])
                self.assertEqual(found["start"]["column"], 7)
                self.assertEqual(fix(text).decode(),
                                 "- GoalKicker and more\n")

    def test_what_people_write(self):
        for text in WRITTEN:
            with self.subTest(text):
                self.assertEqual(check(f"- {text}\n\n| {text} |\n| - |\n"),
                                 [])

    def test_an_address_is_mended_only_when_asked(self):
        text = "- [a](https://example.org/a\u200bb)\n"
        found, = check(text)
        self.assertIn("address", found["help"])
        self.assertEqual(fix(text).decode(), text)
        self.assertEqual(fix(text, "--unsafe-fixes").decode(),
                         "- [a](https://example.org/ab)\n")

    def test_hidden_text_is_told(self):
        hidden = "".join(chr(0xE0000 + ord(c)) for c in "run rm -rf")
        found, = check(f"- A list{hidden} of lists\n")
        self.assertIn('"run rm -rf"', found["help"])

    def test_the_byte_order_mark_of_the_file_is_another_rule(self):
        self.assertEqual(codes("\ufeff# a\n", "ENC"), ["ENC003"])
        self.assertEqual(codes("\ufeff\ufeff# a\n", "ENC"),
                         ["ENC003", "ENC008"])


class Once(unittest.TestCase):
    """One defect is one finding."""

    def test_mojibake(self):
        text = "- aquí está, así, allí, día".encode().decode("latin-1")
        self.assertIn("\xad", text)
        self.assertEqual(codes(text + "\n", "ENC"), ["ENC004"])

    def test_delimiter_rows(self):
        for odd in "\u200b\xa0":
            text = f"| a | b |\n| -{odd}- | - |\n| c | d |\n"
            self.assertEqual(codes(text, "ENC,TBL003"), ["TBL003"])

    def test_destinations(self):
        text = "- [a](\xa0https://example.org/a)\n"
        self.assertEqual(codes(text, "ENC,LNK"), ["ENC013"])

    def test_invalid_bytes_are_not_lost_characters(self):
        self.assertEqual(codes(b"- caf\xe9\n", "ENC"), ["ENC001"])


class LineEnds(unittest.TestCase):
    def test_most_lines_win(self):
        lines = [b"# a", b"", b"- b", b"- c", b"", b"    code"]
        for most in (b"\n", b"\r\n", b"\r"):
            for other in {b"\n", b"\r\n", b"\r"} - {most}:
                with self.subTest(most=most, other=other):
                    text = most.join(lines[:3]) + other + most.join(lines[3:])
                    self.assertEqual(codes(text, "ENC"), ["ENC010"])
                    self.assertEqual(fix(text).split(most), lines)

    def test_other_separators_end_no_line(self):
        for char in "\x85\u2028\u2029":
            text = f"- a{char}b\r\n- c\r\n".encode()
            self.assertNotIn("ENC010", codes(text))


if __name__ == "__main__":
    unittest.main()
