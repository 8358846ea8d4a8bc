"""The tables that linter/data makes are what it would make now."""

import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from command import ROOT

MAKER = ROOT / "linter" / "data" / "make_unicode_tables.py"
TABLES = ["script_table.c", "lookalike_table.c"]
SCRIPTS = pathlib.Path("/usr/share/unicode/Scripts.txt")


def checked_in(name):
    return (ROOT / "linter" / "text" / name).read_text(encoding="utf-8")


def lacking():
    """Why the tables cannot be made here, or nothing."""
    if not SCRIPTS.exists():
        return f"there is no {SCRIPTS}: Debian's unicode-data"
    head = SCRIPTS.read_text(encoding="utf-8").splitlines()[0]
    here = re.search(r"[\d.]+\d", head).group()
    there = re.search(r"From Unicode ([\d.]+):", checked_in(TABLES[0]))[1]
    return here != there and f"this is Unicode {here}, not {there}"


class Models(unittest.TestCase):
    def test_they_are_small(self):
        sizes = [file.stat().st_size
                 for file in (ROOT / "linter" / "data").glob("*.model")]
        self.assertEqual(len(sizes), 9)
        self.assertLessEqual(sum(sizes), 1 << 20)


class UnicodeTables(unittest.TestCase):
    def test_they_are_made_again(self):
        with tempfile.TemporaryDirectory() as folder:
            result = subprocess.run([sys.executable, "-B", MAKER, folder],
                                    capture_output=True, text=True,
                                    check=False)
            if "libicu" in result.stderr or "ICU has" in result.stderr:
                self.skipTest(result.stderr.strip())
            self.assertEqual(result.stderr, "")
            for name in TABLES:
                made = pathlib.Path(folder, name).read_text("utf-8")
                self.assertTrue(made == checked_in(name),
                                f"{name} is stale: run {MAKER}")

    def test_they_are_in_order(self):
        for name in TABLES:
            rows = [int(row, 16) for row in
                    re.findall(r"(?<!\{)\{(0x[0-9a-f]+),", checked_in(name))]
            self.assertGreater(len(rows), 300)
            self.assertLess(len(rows), 4000)
            self.assertEqual(rows, sorted(set(rows)))


if __name__ == "__main__":
    if lacking():
        print(f"skipped: {lacking()}")
        sys.exit(77)
    unittest.main()
