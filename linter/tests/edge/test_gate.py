"""No report holds a byte that whatever reads it could obey, and each tells
the same findings: over the golden lists, and over lists that attack."""

import json
import os
import pathlib
import re
import tempfile
import unicodedata
import unittest

import services
from command import ROOT, formats, listlint
from reports import READERS

GOLDEN = sorted((ROOT / "fixtures" / "lists").glob("*.md"))

EVERY = bytes(range(256))
ATTACKS = [
    b"::error::x", b"::set-output name=a::b", b"##[error]x", b"%0A::error::x",
    b"]]>", b"<![CDATA[", b"</script><script>alert(1)</script>",
    b"<img src=x onerror=alert(1)>", b"</details>", b"<!--", b"-->", b"&#27;",
    b"`a` ``b``", b"a|b", b"\\", b"\x1b[2J\x1b]0;x\x07", b"\x9b31m",
    "\u202ea\u2066b\u2069\u200f".encode(), "\u2028\u2029\ufeff".encode(),
    "\ufffe\U0001ffff".encode(), "\ufff9\ufffb\U000e0041".encode(),
    b"\xed\xa0\x80\xf5\x80\xc0\xaf", b"javascript:alert(1)",
    b"'\"><svg/onload=1>",
    b"{{x}} {0} ${{ y }} $(z)", b"@everyone #1 www.a.example",
]
NAMES = [b"a.md", b"::error::##[x].md", b"a b,c%0A;'\"<i>`|.md",
         "\u202ex\x1b[31m.md".encode(), b"\xff\xfe]]>.md"]

# Where a control character is no command: the line ends of the format.
BREAKS = "\n"


def attack(text):
    """A list that has it wherever a list has text, with defects around it."""
    flat = re.sub(rb"[\r\n]", b"", text)
    return (b"# A " + flat + b"\n\n| Name | Link |\n| - | - |\n"
            b"| " + flat + b" | [x](https://a.example/ " + flat + b") |\n"
            b"| " + flat + b" | [x](https://a.example/ " + flat + b") | x |\n"
            b"| y |\n\n- [" + flat + b"](" + flat + b") - It.\n"
            b"- [" + flat + b"]() - " + flat + b".\n\n" + text + b"\n")


def is_hidden(character):
    """What a reader does not see, or a reader of XML may not."""
    code = ord(character)
    return (unicodedata.category(character) in ("Cc", "Zl", "Zp", "Cs")
            or unicodedata.bidirectional(character)
            in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
            or code & 0xfffe == 0xfffe or 0xfdd0 <= code <= 0xfdef)


class Gate(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.lists = [list_.name for list_ in GOLDEN]
        for list_ in GOLDEN:
            (cls.folder / list_.name).write_bytes(list_.read_bytes())
        for number, text in enumerate([EVERY, *ATTACKS]):
            name = NAMES[number % len(NAMES)]
            path = f"{number}/{os.fsdecode(name)}"
            (cls.folder / str(number)).mkdir()
            (cls.folder / path).write_bytes(attack(text))
            cls.lists.append(path)
        cls.outputs = {form: [] for form in formats()}
        for list_ in cls.lists:
            cls.run_one(list_)

    @classmethod
    def run_one(cls, list_):
        files = [f"--output={form}=told.{form}" for form in cls.outputs]
        result = listlint("--offline", "--no-config", *files, "--", list_,
                          cwd=cls.folder)
        assert result.returncode in (0, 1), result.stderr
        assert not result.stderr, result.stderr
        for form, outputs in cls.outputs.items():
            told = (cls.folder / f"told.{form}").read_bytes()
            outputs.append(told.decode("utf-8", errors="strict"))

    def test_each_format_has_a_reader(self):
        self.assertEqual(sorted(READERS), sorted(formats()))

    def test_nothing_is_hidden(self):
        for form, outputs in self.outputs.items():
            for output in outputs:
                hidden = {c for c in output if is_hidden(c)} - set(BREAKS)
                self.assertEqual(hidden, set(), form)

    def test_nothing_is_a_command_to_a_runner(self):
        for form, outputs in self.outputs.items():
            for output in outputs:
                self.assertNotIn("##[", output, form)
                told = [c for c in map(services.command_of, output.split("\n"))
                        if c]
                if form != "github":
                    self.assertEqual(told, [], form)
                for command, properties, _ in told:
                    self.assertIn(command, {"error", "warning", "notice"})
                    self.assertRegex(properties["title"],
                                     r"^(listlint|[A-Z]+\d+ [a-z]+/[a-z0-9-]+)$")

    def test_each_tells_the_same(self):
        for number, output in enumerate(self.outputs["json"]):
            known = json.loads(output)["findings"]
            self.assertTrue(known, self.lists[number])
            for form, read in READERS.items():
                with self.subTest(form, list=self.lists[number]):
                    told = read(self.outputs[form][number])
                    if told is not None:
                        self.compare(form, told, known)

    def compare(self, form, told, known):
        """Of what github tells there is not more than ten of a level."""
        left = list(known)
        for rule, text in told:
            same = [f for f in left if rule in (f["rule"], f["name"])
                    and text.startswith(f["message"])]
            self.assertTrue(same, (rule, text))
            left.remove(max(same, key=lambda f: len(f["message"])))
        if form == "github":
            many = {level for level in ("error", "warning", "note")
                    if [f["severity"] for f in known].count(level)
                    >= (9 if level == "note" else 10)}
            left = [f for f in left if f["severity"] not in many]
        self.assertEqual([(f["rule"], f["message"]) for f in left], [])


if __name__ == "__main__":
    unittest.main()
