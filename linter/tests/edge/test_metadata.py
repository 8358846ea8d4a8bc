"""What tables hold: inferred, it only warns; given, it is as severe as the
rule; each document has its own configuration; tables made to take long end.

Nothing here is timed, as in test_hostile.py.
"""

import json
import pathlib
import tempfile
import unittest

from command import ROOT, SHARED, findings, listlint, shared_lists, text

PATIENCE = 60


def metadata(*arguments, **options):
    return [f for f in findings(*arguments, **options)
            if f["rule"].startswith("MET")]


class Inferred(unittest.TestCase):
    def check(self, paths):
        self.assertTrue(paths)
        told = metadata("--no-config", *paths)
        self.assertTrue(told)
        errors = [(f["path"], f["start"]["line"], f["rule"]) for f in told
                  if f["severity"] not in ("warning", "note")]
        self.assertEqual(errors, [])

    def test_lists_of_fixtures(self):
        self.check(sorted((ROOT / "fixtures" / "lists").glob("*.md")))

    def test_fixtures_of_the_rules(self):
        self.check(sorted((ROOT / "fixtures" / "metadata").glob("*/*.md")))

    @unittest.skipUnless(shared_lists(), "no real lists")
    def test_real_lists(self):
        self.check(shared_lists())

    @unittest.skipUnless(list(SHARED.glob("seeds/*.txt")), "no seeds")
    def test_seeds(self):
        self.check(sorted(SHARED.glob("seeds/*.txt")))


ROWS = "".join(f"| n{i} | text | [n{i}](https://a.example/{i}) |\n"
               for i in range(20))
LIST = ("| Name | Kind | Link |\n| --- | --- | --- |\n" + ROWS
        + "| last | txet | |\n")
GIVEN = """schemas:
  things:
    match: [Name, Link]
    columns:
      Name: {required: true}
      Kind: {values: [text]}
      Link: {required: true}
"""


def brief(told):
    return [(f["path"], f["start"]["line"], f["rule"], f["severity"])
            for f in told]


class Given(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, path, content):
        path = self.folder / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def test_the_severity_is_the_rules(self):
        self.write("a.md", LIST)
        self.assertEqual(brief(metadata("a.md", cwd=self.folder)),
                         [("a.md", 23, "MET001", "warning")])
        self.write(".listlint.yml", GIVEN)
        self.assertEqual(brief(metadata("a.md", cwd=self.folder)),
                         [("a.md", 23, "MET002", "warning"),
                          ("a.md", 23, "MET001", "error")])

    def test_the_configuration_decides(self):
        self.write("a.md", LIST)
        self.write(".listlint.yml", GIVEN + "rules: {metadata/required: note, "
                                            "metadata/vocabulary: error}\n")
        self.assertEqual(brief(metadata("a.md", cwd=self.folder)),
                         [("a.md", 23, "MET002", "error"),
                          ("a.md", 23, "MET001", "note")])

    def test_documents_have_their_own(self):
        """Each folder's file holds for its lists, in one run."""
        for name in ("a", "b", "c"):
            self.write(f"{name}/list.md", LIST)
            self.write(f"{name}/.git/HEAD", "")
        self.write("a/.listlint.yml", GIVEN)
        self.write("b/.listlint.yml", GIVEN.replace("[text]", "[text, txet]"))
        told = metadata("a/list.md", "b/list.md", "c/list.md",
                        cwd=self.folder)
        self.assertEqual(brief(told),
                         [("a/list.md", 23, "MET002", "warning"),
                          ("a/list.md", 23, "MET001", "error"),
                          ("b/list.md", 23, "MET001", "error"),
                          ("c/list.md", 23, "MET001", "warning")])


def table(header, rows):
    return (f"{header}\n" + "|" + "---|" * header.count("|", 1) + "\n"
            + "".join(f"{row}\n" for row in rows))


def wide(count, cell):
    return "|" + "".join(cell(i) + "|" for i in range(count))


MEGABYTE = 1024 * 1024
VALUES = ", ".join(f"v{i}" for i in range(150000))
TABLES = {
    "1,000 columns":
        table(wide(1000, "c{}".format),
              [wide(1000, "a{}".format)] * 90),
    "1,000 columns of one name":
        table(wide(1000, lambda i: "a"), [wide(1000, lambda i: "b")] * 90),
    "100,000 rows of one cell":
        table("|Name|Kind|Size|", ["|a|"] * 100000),
    "100,000 rows of one column":
        table("|Name|", (f"|a{i}|" for i in range(100000))),
    "a cell of 1 MB":
        table("|Name|Kind|",
              ["|a|b|"] * 20 + [f"|a|{'b ' * (MEGABYTE // 2)}|"]),
    "a cell of 1 MB of values":
        table("|Name|Kind|", ["|a|v1|"] * 20 + [f"|a|{VALUES}|"]),
    "a cell of 1 MB of values, one of them bold":
        table("|Name|Kind|", ["|a|v1|"] * 20 + [f"|a|{VALUES}, **v**|"]),
    "a cell of 1 MB of separators":
        table("|Name|Kind|", ["|a|v1|"] * 20 + ["|a|" + ", " * 524288 + "|"]),
    "a cell of 1 MB of digits":
        table("|Name|Size|", ["|a|4k|"] * 20 + ["|a|" + "1+" * 524288 + "|"]),
    "a header name of 1 MB":
        table(f"|Name|{'k' * MEGABYTE}|", ["|a|b|"] * 20),
    "the same value 100,000 times":
        table("|Name|Kind|Licence|Size|Date|",
              (f"|a{i}|kind|GPL|15 TB tokens|2021-13-01|"
               for i in range(100000))),
    "1,000 different headers":
        "\n".join(table(f"|a{i}|b{i}|", ["|x|y|"]) for i in range(1000)),
    "1,000 headers that share most of their names":
        "\n".join(table(f"|a|b|c|d{i}|", ["|w|x|y|z|"]) for i in range(1000)),
}
HOSTILE = """schemas:
  all:
    match: [Name]
    columns:
      Name: {required: true}
      Kind: {values: [v1, v2, 'v1, v3'], separator: ", "}
      Size: {type: quantity, required: true}
      Licence: {type: licence}
      Date: {type: date}
    missing: none
    order: {by: Kind}
"""


class Hostile(unittest.TestCase):
    def check(self, *options):
        for name, content in TABLES.items():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                pathlib.Path(folder, "list.md").write_text(content,
                                                           encoding="utf-8")
                pathlib.Path(folder, ".listlint.yml").write_text(
                    HOSTILE, encoding="utf-8")
                result = listlint("--offline", "--output", "json",
                                  *options, "list.md", cwd=folder,
                                  timeout=PATIENCE)
                self.assertIn(result.returncode, (0, 1), text(result.stderr))
                json.loads(result.stdout)

    def test_inferred(self):
        self.check("--no-config")

    def test_given(self):
        self.check()


if __name__ == "__main__":
    unittest.main()
