"""Lists that were made to take quadratic time or memory without bound.

Nothing here is timed: each run only has to end within so many seconds of a
processor, far beyond what linear time takes and far below what anything worse
would.
"""

import json
import pathlib
import resource
import subprocess
import tempfile
import unittest

from command import LISTLINT, SLOWED

SECONDS = 60 * SLOWED  # of a processor
BEYOND = {  # a bound of ours, and told so: linter/document/guard.h
    "100,000 columns", "100,000 pipes in code", "rows that need padding",
    "lists nested 1,000 deep", "quotes nested 5,000 deep",
    "50,000 damaged cells",
    "20,000 paragraph lines above each of 20 tables",
    "10,000 blank lines in lists nested 5,000 deep",
    "100,000 definitions in a line", "50,000 Chinese cells in a line",
    "10,000 references to 100 KB", "10,000 references to a title of 100 KB",
}
LINK = "[a](https://example.org/a)"


def row(cell, count):
    return "|" + (cell + "|") * count + "\n"


LISTS = {
    "a line of 1 MiB": "word " * 210000,
    "100,000 columns": row("a", 100000) + row("-", 100000) + row("b", 100000),
    "100,000 pipes in code": row("a", 2) + row("-", 2) + "|`" + "|" * 100000
                             + "`|x|\n",
    "rows that need padding": row("a", 1000) + row("-", 1000) + "b|\n" * 3000,
    "50,000 nested brackets": "[" * 50000 + "a" + "]" * 50000,
    "50,000 nested pictures": "![" * 50000 + "a" + "](u)" * 50000,
    "50,000 equal links in rows": f"- {LINK}\n" * 50000,
    "50,000 near names": "".join(f"- [abcdefgh](https://a.b/{i})\n"
                                 f"- [a{i:07}bcdefghi](https://a.b/-{i})\n"
                                 for i in range(25000)),
    "50,000 near names of one form": "".join(
        "- [a" + "".join(chr(97 + i // 26 ** j % 26) for j in range(8))
        + f"z](https://a.b/{i})\n" for i in range(50000)),
    "20,000 names of 14 long words": "".join(
        "- [" + "abcdefgh " * 14 + f"{i}](https://a.b/{i})\n"
        for i in range(20000)),
    "50,000 links of a long name and address":
        "- [" + "a" * 500000 + "](https://a.b/?utm_source=" + "a" * 500000
        + ")\n" + "- [b](https://a.b/)\n" * 50000,
    "50,000 equal links in a line": f"{LINK} " * 50000,
    "20,000 torn links in a line": "[a](https://example.org/a - b) " * 20000,
    "lists nested 1,000 deep": "".join("  " * i + "- a\n"
                                       for i in range(1000)),
    "quotes nested 5,000 deep": "> " * 5000 + "a\n",
    "50,000 controls in a line": "a\x01" * 50000,
    "50,000 equal headings": "# a\n" * 50000,
    "20,000 tables": (row("a", 2) + row("-", 2) + row("b", 2) + "\n") * 20000,
    "50,000 open tags": '<a href="' * 50000,
    "50,000 anchors": '<a href="x">' * 50000,
    "20,000 rows cut off": row("a", 2) + row("-", 2)
                           + ("\n" + row("b", 2)) * 20000,
    "delimiter rows that fit no header": "x\n" + (row("-", 2)
                                                  + row("-", 3)) * 20000,
    "pairs behind one that failed": "x\n" + row("-", 2)
                                    + (row("a", 2) + row("-", 2)) * 20000,
    "20,000 rows with fullwidth pipes": row("a", 2) + row("-", 2)
                                        + "｜a｜b｜\n" * 20000,
    "50,000 cells that span rows": "<table><tr>" + "<td rowspan=1000>" * 50000
                                   + "</table>",
    "50,000 nested HTML tables": "<table><tr><td>" * 50000,
    "50,000 broken links in a line": "[a] (https://a.b) " * 50000,
    "50,000 nested broken links": "[" * 50000 + "a"
                                  + "](https://a.b" * 50000,
    "50,000 fullwidth links": "［a］（https://a.b" * 50000,
    "50,000 links without their bracket": "a](https://a.b) " * 50000,
    "50,000 undefined references": "[ab][cd] " * 50000 + "\n\n[x]: y\n\n[x]",
    "50,000 definitions": "".join(f"[a{i}]: b\n" for i in range(50000)),
    "50,000 secrets in a line":
        "https://u:hunter22@a.b/?api_key=k3Y9f8e7d6c5b4a3210Zq " * 50000,
    "20,000 fake hosts": "[a](https://аррӏе.com/) " * 20000,
    "1,000 hosts of 700 labels": ("<https://" + "о." * 700 + "com> ") * 1000,
    "300 hosts of 4,000 bytes": ("<https://xn--" + "ж" * 1990 + ".com> ")
                                * 300,
    "20,000 words that lost bytes in a line": "å¯¹è¯æ•°æ®é›† " * 20000,
    "5,000 paragraphs that lost bytes": "å¯¹è¯æ•°æ®é›†\n\n" * 5000,
    "50,000 damaged words in a line": "dÃ©jÃ© " * 50000,
    "50,000 damaged links in a line":
        "[Ã©tÃ©](https://a.b/Ã©) " * 50000,
    "50,000 nested damaged pictures": "dÃ©jÃ© " + "![Ã©t" * 50000
                                      + "](Ã©)" * 50000,
    "50,000 damaged cells": row("dÃ©jÃ©", 50000) + row("-", 50000)
                            + row("Ã©", 50000),
    "50,000 controls in damage": "dÃ©jÃ© " + "Ã©\x01" * 50000,
    "20,000 equal damaged rows": row("a", 2) + row("-", 2)
        + row("[Ã©tÃ©](https://a.b)", 2) * 20000,
    "100,000 line ends of three kinds": "a\nb\r\nc\r" * 33000,
    "50,000 invisible characters in a line": "a\u00adb\u200b \ufe0f" * 50000,
    "50,000 of them in an address": "[a](https://a.b/" + "a\u00ad" * 50000
                                    + ")",
    "50,000 of them in nested pictures": "![\u200ba" * 50000
                                         + "](u\u200b)" * 50000,
    "50,000 tag characters": "x" + "\U000e0041" * 50000,
    "50,000 joiners in Thai": "\u0e01\u200b" * 50000,
    "50,000 letters with marks": "e\u0323\u0302 " * 50000,
    "a letter with 100,000 marks": "e" + "\u0301" * 100000,
    "50,000 lost characters": "\ufffd a " * 50000,
    "50,000 entities escaped twice": "a&amp;#39;s " * 50000,
    "50,000 of them in addresses": "[a](https://a.b/?c&amp;amp;d) " * 50000,
    "50,000 of them in one address": "[a](https://a.b/"
                                     + "?c&amp;amp;d" * 50000 + ")",
    "100,000 escaped ampersands": "&" + "amp;" * 100000,
    "a page with 100,000 percent signs":
        "[a](https://en.wikipedia.org/wiki/" + "%2520" * 100000 + ")",
    "50,000 false spaces": "-\u00a0a\n" * 50000,
    "50,000 of them behind each other": "-" + "\u00a0" * 50000 + "a\n- b\n",
    "50,000 open instructions": "a <? " * 50000,
    "50,000 open declarations": "a <!A " * 50000,
    "50,000 open sections of CDATA": "a <![CDATA[ " * 50000,
    "50,000 addresses cut off by a bracket": "https://a.b/<" * 50000,
    "20,000 paragraph lines above each of 20 tables":
        ("a\n" * 20000 + "|b|c|\n|-|-|\n|d|e|\n\n") * 20,
    "10,000 blank lines in lists nested 5,000 deep":
        "- " * 5000 + "a\n" + "\n" * 10000,
    "10,000 references to 100 KB":
        "[a] " * 10000 + "\n\n[a]: /" + "b" * 100000,
    "10,000 references to a title of 100 KB":
        "[A] " * 10000 + "\n\n[a]: b '" + "c\\'" * 33000 + "'",
    "100,000 definitions in a line": "[a]:<[a]:'[a]: (" * 30000,
    "back-ticks of every length": "".join("`" * i + "a" for i in range(500)),
}


WIDE = {
    "UTF-16 of one character a line": ("a\n" * 50000).encode("utf-16"),
    "UTF-16 cut short": "# a\n".encode("utf-16") + b"-",
    "100,000 lone surrogates": ("a " * 4000).encode("utf-16")
                                 + b"\x00\xd8" * 100000,
    "UTF-32 of numbers that are none": ("a " * 4000).encode("utf-32")
                                       + b"\xff" * 400003,
    "a mark and zeros": b"\xff\xfe" + b"\0" * 100000,
    "a mark and ASCII": b"\xfe\xff" + b"- [a](b)\n" * 20000,
}


CHINESE = "大规模中文语料集，常用的数据集列表\n".encode("gb18030")

INVALID = {
    "a line of 1 MiB with one stray byte": b"word " * 210000 + b"caf\xe9",
    "1 MiB of stray bytes in a line": b"\xff" * 1048576,
    "1 MiB of letters and stray bytes": b"a\xe9" * 524288,
    "1 MiB of bytes that may be anything": bytes(range(0xa1, 0xff)) * 11155,
    "50,000 lines of a stray byte": b"caf\xe9\n" * 50000,
    "20,000 Chinese lines": CHINESE * 20000,
    "50,000 Chinese cells in a line": (CHINESE[:-1] + b"|") * 50000,
    "UTF-8 and stray bytes by turns": "é".encode() * 32 + b" \xe9 \xc4\xa3 "
                                      * 100000,
}


FIXED = {  # for what weighs fixes
    "100,000 end tags without an end":
        "<div>\n" + "</x" * 100000 + "\n\n- a\n-\u00a0b\n",
    "200,000 marks of two kinds out of order":
        "-\u00a0e" + "\u0301\u0323" * 100000 + "\n",
    "a long text in 64 open links":
        "<div><a href=x>\n\n" * 64 + "word " * 100000 + "\n\n"
        + "</a>\n\n" * 64 + "-\u00a0a\n",
    "10,000 fixes that hide something":
        "- a\n-\u00a0<!-- b <!-- c --> d\n\n" * 10000,
}


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


class Hostile(unittest.TestCase):
    def test_all_end(self):
        lists = {name: text.encode() for name, text in LISTS.items()}
        lists.update(**WIDE, **INVALID)
        self.assertLessEqual(BEYOND, set(lists))
        for name, content in lists.items():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder, "list.md")
                path.write_bytes(content)
                result = subprocess.run(
                    [LISTLINT, "--offline", "--no-config", "--output", "json",
                     path], capture_output=True, preexec_fn=limit,
                    check=False)
                self.assertIn(result.returncode,
                              (2,) if name in BEYOND else (0, 1), result.stderr)
                self.assertEqual(b"more than" in result.stderr, name in BEYOND)
                json.loads(result.stdout)

    def test_fixes_end(self):
        for name, content in FIXED.items():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                path = pathlib.Path(folder, "list.md")
                path.write_text(content, encoding="utf-8")
                result = subprocess.run(
                    [LISTLINT, "--offline", "--no-config", "--fix",
                     "--output", "json", path], capture_output=True,
                    preexec_fn=limit, check=False)
                self.assertIn(result.returncode, (0, 1), result.stderr)
                json.loads(result.stdout)

    def test_memory_is_bounded(self):
        """Two kilobytes of header and short rows stay small."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "list.md")
            path.write_text(row("a", 900) + row("-", 900) + "b|\n" * 200000,
                            encoding="utf-8")
            subprocess.run([LISTLINT, "--offline", "--no-config", path],
                           capture_output=True, preexec_fn=limit, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        self.assertLess(max(before, after), 2 * 1024 * 1024)


if __name__ == "__main__":
    unittest.main()
