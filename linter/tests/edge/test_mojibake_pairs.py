"""UTF-8 read as a double-byte page: what is found, mended and left alone."""

import pathlib
import re
import tempfile
import unittest

from command import SHARED, findings, listlint

PAGES = ("gbk", "gb18030", "cp932", "cp949")

LIST = """# 测试数据列表

每行一条，均由人工校对。

| 名称 | 大小 | 来源 |
| --- | --- | --- |
| 对话数据集| 医疗对话数据 | 用户名称 |
| [指令数据](https://example.org/a) | 用于微调的指令 | 12k |
| 新闻 |多种语言的新闻 | 3M |
| 代码数据集| 各种语言的代码，已去重 | 1.2k |
"""


def damage(text, page, errors="replace", mark=None):
    """UTF-8 read as a page, line by line, as text with line ends is."""
    lines = [line.encode().decode(page, errors) for line in text.split("\n")]
    damaged = "\n".join(lines)
    return damaged if mark is None else damaged.replace("\ufffd", mark)


def is_lossless(line, page):
    try:
        line.encode().decode(page)
    except UnicodeDecodeError:
        return False
    return True


class Folder(unittest.TestCase):
    """A list in a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name) / "README.md"

    def check(self, text, *options):
        self.path.write_bytes(text.encode())
        return findings("--no-config", *options, self.path)

    def fixed(self, text, *options):
        self.path.write_bytes(text.encode())
        listlint("--offline", "--no-config", "--select", "ENC004", "--fix",
                 *options, self.path)
        return self.path.read_bytes().decode()


class Mending(Folder):
    def test_a_line_is_mended_whole_or_not_at_all(self):
        for page in PAGES:
            for errors, mark in (("replace", None), ("replace", "?"),
                                 ("ignore", None)):
                with self.subTest(page=page, errors=errors, mark=mark):
                    damaged = damage(LIST, page, errors, mark)
                    fixed = self.fixed(damaged)
                    for was, now, line in zip(damaged.split("\n"),
                                              fixed.split("\n"),
                                              LIST.split("\n")):
                        self.assertIn(now, (was, line))

    def test_lossless_lines_come_back(self):
        for page in ("gbk", "gb18030"):
            with self.subTest(page=page):
                fixed = self.fixed(damage(LIST, page)).split("\n")
                lines = LIST.split("\n")
                whole = [n for n, line in enumerate(lines)
                         if not line.isascii() and is_lossless(line, page)]
                self.assertGreater(len(whole), 1)
                for number in whole:
                    self.assertEqual(fixed[number], lines[number])

    def test_what_is_mended_is_clean(self):
        fixed = self.fixed(damage("# 你好世界\n\n对话数据集| 代码数据\n", "gbk"))
        self.assertEqual(fixed, "# 你好世界\n\n对话数据集| 代码数据\n")
        self.assertEqual(self.check(fixed, "--select", "ENC"), [])

    def test_other_languages(self):
        texts = {"gbk": "Привет, мир: набор данных\n", "gb18030": "🚀 Start\n",
                 "cp932": "本、文書の集\n"}
        for page, text in texts.items():
            with self.subTest(page=page):
                damaged = damage(text, page)
                self.assertNotEqual(damaged, text)
                if is_lossless(text, page):
                    self.assertEqual(self.fixed(damaged), text)

    def test_twice_over(self):
        for page in ("gbk", "cp932"):
            with self.subTest(page=page):
                text = "# 上映期间\n" if page == "gbk" else "# 新闻种类\n"
                once = damage(text, page)
                if is_lossless(once, page):
                    self.assertEqual(self.fixed(damage(once, page)), text)


def read_as(text, page, dropped=False):
    """UTF-8 read as a page of one byte a character; what the page leaves
    undefined becomes a control, or nothing."""
    def decode(byte):
        try:
            return bytes([byte]).decode(page)
        except UnicodeDecodeError:
            return "" if dropped else chr(byte)
    return "".join(decode(byte) for byte in text.encode())


class OverAndOver(Folder):
    """Pages of one byte a character, two and three times."""

    def over(self, *pages, dropped=False):
        text = LIST
        for page in pages:
            text = read_as(text, page, dropped)
        return text

    def test_lossless_text_comes_back(self):
        for pages in (["cp1252"] * 2, ["cp1252"] * 3, ["latin-1"] * 3,
                      ["cp437"] * 2, ["mac_roman"] * 3, ["cp1254"] * 2,
                      ["cp1252", "cp1251"]):
            with self.subTest(pages=pages):
                self.assertEqual(self.fixed(self.over(*pages)), LIST)

    def test_pages_are_named_from_the_first_on(self):
        found = self.check(self.over("cp1252", "cp1251"), "--select", "ENC004")
        self.assertEqual({f["message"] for f in found},
                         {"mojibake: UTF-8 read as Windows-1252, then as "
                          "Windows-1251, lossless"})

    def test_no_half_mended_line_where_bytes_were_dropped(self):
        damaged = self.over("cp1252", "cp1252", dropped=True)
        fixed = self.fixed(damaged)
        once = read_as(LIST, "cp1252", dropped=True)
        for was, now, line, half in zip(damaged.split("\n"),
                                        fixed.split("\n"), LIST.split("\n"),
                                        once.split("\n")):
            self.assertIn(now, (was, line, half))


class Reports(Folder):
    def test_the_page_is_named(self):
        names = {"gbk": "GBK", "gb18030": "GB18030", "cp932": "Shift_JIS",
                 "cp949": "Windows-949"}
        for page, name in names.items():
            with self.subTest(page=page):
                found = self.check(damage(LIST, page), "--select", "ENC004")
                pages = {re.search(r"read as ([^,]*)", f["message"])[1]
                         for f in found}
                self.assertEqual(pages, {name})

    def test_what_was_lost_is_shown(self):
        for errors, mark in (("replace", None), ("replace", "?"),
                             ("ignore", None)):
            with self.subTest(errors=errors, mark=mark):
                text = "# 对话数据集列表\n\n医疗对话数据集 (12k)\n"
                found = self.check(damage(text, "gbk", errors, mark),
                                   "--select", "ENC004")
                self.assertEqual(found[-1]["help"], "it said: 医疗对话数据□")
                self.assertEqual(found[-1]["message"],
                                 "mojibake: UTF-8 read as GBK, "
                                 "1 of 7 characters lost bytes")
                self.assertTrue(found[0]["message"].endswith(
                    " lost bytes (pairs that the page lacks)"))
                self.assertEqual(found[-1]["edits"], [])

    def test_marks_of_lost_text(self):
        text = ("| a |\n| - |\n| 锟斤拷锟斤拷锟斤拷 |\n| 锟斤拷锟侥硷拷 |\n"
                "| 烫烫烫烫烫烫烫烫 |\n")
        found = self.check(text, "--select", "ENC004")
        self.assertEqual([f["message"] for f in found],
                         ["6 characters lost: U+FFFD read as GBK",
                          "4 characters lost: U+FFFD read as GBK",
                          "16 bytes 0xCC read as GBK: memory that nothing "
                          "was written to"])
        self.assertEqual([f["edits"] for f in found], [[], [], []])

    def test_text_lost_before_it_was_read_wrongly(self):
        found, = self.check("Cafï¿½ au lait\n", "--select", "ENC004")
        self.assertIn("1 of 1 character lost before", found["message"])
        self.assertEqual(found["edits"], [])

    def test_addresses(self):
        found, = self.check("[x](https://example.org/caf%C3%83%C2%A9)\n",
                            "--select", "ENC004")
        self.assertEqual(found["severity"], "warning")
        self.assertEqual(found["edits"], [])
        self.assertIn('"/caf\u00c3\u00a9"', found["help"])
        self.assertIn('"/café"', found["help"])


class Rows(Folder):
    """Encoding is judged before structure."""

    TABLE = ("| a | b | c |\n| --- | --- | --- |\n"
             "| 1 | 对话数据集| x |\n| 2 | 3 | 4 |\n")

    def test_no_structural_edit_in_a_damaged_row(self):
        found = self.check(damage(self.TABLE, "gbk"))
        damaged = [f for f in found if f["start"]["line"] == 3]
        self.assertIn("ENC004", [f["rule"] for f in damaged])
        self.assertIn("TBL006", [f["rule"] for f in damaged])
        for finding in damaged:
            if finding["rule"] != "ENC004":
                self.assertEqual(finding["edits"], [], finding["rule"])

    def test_the_bar_comes_back(self):
        self.path.write_bytes(damage(self.TABLE, "gbk").encode())
        listlint("--offline", "--no-config", "--fix", "--unsafe-fixes",
                 self.path)
        self.assertEqual(self.path.read_text("utf-8"), self.TABLE)

    def test_a_clean_row_keeps_its_edits(self):
        found = self.check("| a | b | c |\n| --- | --- | --- |\n"
                           "| 1 | 对话数据集 |\n| 2 | 3 | 4 |\n",
                           "--select", "TBL006")
        self.assertTrue(all(f["edits"] for f in found))
        self.assertEqual(len(found), 1)


class CleanText(Folder):
    def test_words_that_reverse(self):
        text = "# 目录\n\n| 院校 | 联通 |\n| --- | --- |\n| 目录 | 釣り船 |\n"
        self.assertEqual(self.check(text, "--select", "ENC"), [])

    def test_examples(self):
        text = ("出现锟斤拷、烫烫烫这样的乱码，例如“涓枃”。\n\n"
                "It says \"鏁版嵁\" or `鏁版嵁鍒楄〃`, or 锟斤拷.\n")
        self.assertEqual(self.check(text, "--select", "ENC"), [])

    @unittest.skipUnless(SHARED.joinpath("corpus").exists(),
                         f"there are no lists in {SHARED}")
    def test_real_lists(self):
        lists = sorted(SHARED.glob("corpus/**/*.md"))
        found = findings("--no-config", "--select", "ENC004", *lists)
        self.assertEqual([(f["path"], f["message"]) for f in found], [])


def real_lists():
    """Lists that are mostly Chinese, Japanese or Korean."""
    for path in sorted(SHARED.glob("corpus/**/*.md")):
        if re.search(r"[-_](zh|ja|ko)\.md$|MNBVC", str(path)):
            yield path


@unittest.skipUnless(list(real_lists()), f"there are no lists in {SHARED}")
class RealLists(Folder):
    def test_lines_are_mended_whole_or_not_at_all(self):
        for path in real_lists():
            text = path.read_text("utf-8").removeprefix("\ufeff")
            for page in PAGES:
                with self.subTest(path=path, page=page):
                    self.check_list(text.replace("\r\n", "\n"), page)

    def check_list(self, text, page):
        damaged = damage(text, page)
        fixed = self.fixed(damaged).split("\n")
        lines, before = text.split("\n"), damaged.split("\n")
        self.assertEqual(len(fixed), len(lines))
        for now, was, line in zip(fixed, before, lines):
            self.assertIn(now, (was, line))


if __name__ == "__main__":
    unittest.main()
