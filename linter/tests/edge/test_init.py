"""`listlint init`: what it proposes, and that this holds for the lists."""

import json
import pathlib
import tempfile
import unittest

import command
from command import ROOT, SHARED, listlint, text

HEAD = "| Name | Kind | Size | Link |\n| --- | --- | --- | --- |\n"
ROWS = "".join(f"| {name} | {kind} | {size} | [{name}](https://a.example/{i}) "
               f"|\n" for i, (name, kind, size) in enumerate([
                   ("Ash", "tree", "3"), ("Beech", "tree", "-"),
                   ("Cumin", "herb, spice", "1"), ("Dill", "herb", "1"),
                   ("Elm", "tree", ""), ("Fir", "tree", "4"),
                   ("Ginger", "spice, herb", "2"), ("Hyssop", "herb", "1"),
                   ("Ivy", "spice, tree", "9")]))

EXPECTED = """\
schemas:
  plants-of-the-garden:
    # 9 rows in 1 table, in README.md:3
    match: [Name, Link]
    columns:
      Name:
        type: name
        names: Link
        required: true
      Kind:
        type: vocabulary
        values: [herb, spice, tree]
        separator: ", "
        required: true
      Size:
        # required: true  # 2 of 9 rows say nothing, the first at README.md:6
      Link:
        type: link
        one: true
        required: true
    # missing: "-"  # 1 cell is empty
    order: {by: Name}
"""


def init(*arguments, **options):
    result = listlint("init", *arguments, **options)
    assert result.returncode == 0, text(result.stderr)
    assert result.stderr == b"", text(result.stderr)
    return text(result.stdout)


def uncommented(page):
    """The examples at its end."""
    lines = page.split("# Other keys", 1)[1].splitlines()[1:]
    return "".join(line[2:] + "\n" for line in lines)


class InFolder(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.scratch.name)
        self.addCleanup(self.scratch.cleanup)

    def found(self, path, *arguments):
        """The findings of the list: rule and line, by severity."""
        result = listlint("--offline", "--output", "json", *arguments, path)
        self.assertIn(result.returncode, (0, 1), text(result.stderr))
        found = {"error": [], "warning": [], "note": []}
        for finding in json.loads(result.stdout)["findings"]:
            found[finding["severity"]].append(
                (finding["rule"], finding["start"]["line"]))
        return found

    def hold(self, path):
        """What is proposed can be read, and gives nothing new."""
        page = init("--no-config", path)
        if all(line.startswith("#") for line in page.splitlines() if line):
            return page
        config = self.folder / "init.yml"
        config.write_text(page, encoding="utf-8")
        before = self.found(path, "--no-config")
        after = self.found(path, "--config", config)
        for severity, known in (
                ("error", before["error"]),
                ("warning", before["error"] + before["warning"])):
            for finding in set(after[severity]):
                self.assertLessEqual(after[severity].count(finding),
                                     known.count(finding), (path, finding))
        return page

    def write(self, content, name="README.md"):
        path = self.folder / name
        if isinstance(content, str):
            content = content.encode()
        path.write_bytes(content)
        return path


class Proposals(InFolder):
    def test_a_list_to_the_letter(self):
        self.write("# 🌱 Plants, of the *garden*\n\n" + HEAD + ROWS)
        page = init(cwd=self.folder)
        self.assertIn("\n" + EXPECTED + "\n", page)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()),
                         ["README.md"])

    def test_it_holds(self):
        page = self.hold(self.write("# Plants\n\n" + HEAD + ROWS))
        self.assertNotIn("\n# schemas", page)

    def test_what_rows_contradict_is_a_comment(self):
        rows = ROWS.replace("[Fir](https://a.example/5)", "none yet")
        rows = rows.replace("| [Elm]", "| [Elm](https://b.example) [Elm]")
        rows = rows.replace("| Hyssop |", "| Hysop |")
        rows = rows.replace("| Ginger |", "| |").replace("herb, sp", "herb/sp")
        for before in "xy":
            more = ROWS.replace("| [", f"| [{before}")
            rows += "".join(f"| {before}{line[2:]}\n"
                            for line in more.splitlines())
        page = self.hold(self.write(HEAD + rows))
        self.assertIn("  name:\n", page)
        self.assertIn("        # type: link  # 1 of 27 rows has no link at ",
                      page)
        self.assertIn("        # names: Link  # 1 of 27 rows is called "
                      "otherwise at ", page)
        self.assertIn("        # one: true  # 1 of 27 rows has several links "
                      "at ", page)
        self.assertIn("        # values: [herb, spice, tree]\n", page)
        self.assertIn('        separator: ", "  # 1 of 27 rows separates '
                      "otherwise at ", page)
        self.assertIn("        # required: true  # 1 of 27 rows says nothing "
                      "at ", page)

    def test_rare_values_are_a_comment(self):
        rows = ROWS.replace("tree | 9", "tee | 9")
        page = self.hold(self.write(HEAD + rows))
        self.assertIn("        # values: [herb, spice, tree]\n"
                      "        # rare: tee\n", page)

    def test_cells_that_are_no_quantity_and_no_date(self):
        rows = "".join(f"| Set {i} | {i}k | 2021-0{i}-01 |\n"
                       for i in range(1, 10))
        head = "| Dataset | Rows | Released |\n| --- | --- | --- |\n"
        page = init(self.write(head + rows))
        self.assertIn("\n        type: quantity\n", page)
        self.assertIn("\n        type: date\n", page)
        page = init(self.write(head + rows + "| Set 10 | large | soon |\n"),
                    cwd=self.folder)
        self.assertIn("# type: quantity  # 1 of 10 rows has no number at ",
                      page)
        self.assertIn("# type: date  # 1 of 10 rows has no date at ", page)

    def test_a_marker_that_nearly_all_cells_have(self):
        rows = ROWS.replace("| 1 |", "| - |")
        page = self.hold(self.write(HEAD + rows))
        self.assertIn('\n    missing: "-"  # 1 cell is empty\n', page)

    def test_one_value_is_no_choice(self):
        rows = ROWS
        for kind in "herb, spice", "spice, herb", "spice, tree", "herb":
            rows = rows.replace(f"| {kind} |", "| tree |")
        page = self.hold(self.write(HEAD + rows))
        self.assertIn("        # values: [tree]\n", page)

    def test_a_long_heading_is_cut_between_words(self):
        page = self.hold(self.write("# Plants of the gardens of the northern "
                                    "hemisphere\n\n" + HEAD + ROWS))
        self.assertIn("\n  plants-of-the-gardens-of-the-northern:\n", page)

    def test_a_kind_with_different_headers_is_a_comment(self):
        other = (HEAD + ROWS).replace("Size", "Height")
        page = self.hold(self.write(HEAD + ROWS + "\n## B\n\n" + other))
        self.assertIn("\n# schemas:\n", page)
        self.assertIn("another header is in\n  # ", page)
        config = self.folder / "all.yml"
        config.write_text("\n".join(
            line[2:] if line.startswith(("# schemas", "#   ")) else line
            for line in page.split("# Other keys")[0].splitlines()),
            encoding="utf-8")
        self.assertIn("\n  name:\n", config.read_text(encoding="utf-8"))
        self.found(self.folder / "README.md", "--config", config)

    def test_two_kinds_with_common_columns(self):
        page = self.hold(self.write(
            "# A\n\n" + HEAD + ROWS + "\n# A\n\n| Name | Zone | Soil | Water |"
            " Sun | Link |\n|-|-|-|-|-|-|\n" +
            "".join(f"| Name{i} | 1 | 2 | 3 | 4 | [Name{i}](https://c.example/"
                    f"{i}) |\n" for i in range(6))))
        self.assertIn("  a:\n", page)
        self.assertIn("  a-2:\n", page)
        self.assertIn("match: [Name, Link, Kind]", page)
        self.assertIn("match: [Name, Link, Zone]", page)
        self.assertNotIn("# schemas", page)

    def test_bullets_have_no_columns(self):
        page = self.hold(self.write("- [a](https://a.example)\n"))
        self.assertIn("there is nothing to say of columns", page)
        self.assertNotIn("schemas:", page)
        config = self.folder / "init.yml"
        config.write_text(page, encoding="utf-8")
        self.found(self.folder / "README.md", "--config", config)

    def test_nothing_at_all(self):
        self.hold(self.write(""))
        self.assertIn("nothing to say", init("-", stdin=b""))

    def test_the_examples_at_its_end_can_be_kept(self):
        path = self.write(HEAD + ROWS)
        config = self.folder / "kept.yml"
        config.write_text(uncommented(init(path)), encoding="utf-8")
        self.found(path, "--config", config)

    def test_trouble(self):
        result = listlint("init", "no.md", cwd=self.folder)
        self.assertEqual(result.returncode, 2)
        self.assertEqual(result.stdout, b"")
        self.assertIn("no.md", text(result.stderr))
        result = listlint("init", "--fix", cwd=self.folder)
        self.assertEqual(text(result.stderr), "listlint: init takes no --fix\n")


class Strangers(InFolder):
    """Whatever a header holds, the file is one."""

    def table(self, names):
        row = b"| " + b" | ".join(names) + b" |\n"
        return row + b"|" + b"-|" * len(names) + b"\n" + b"".join(
            b"|" + b"".join(b" %s%d |" % (name, i) for name in names) + b"\n"
            for i in range(9))

    def test_any_bytes(self):
        names = [b"a: b", b'"', b"'", b"#", b"# a", b"a #b", b"- x", b"? y",
                 b"&z", b"*z", b"!t", b"%d", b"@", b"{", b"}", b"[", b"]",
                 b",", b"no", b"null", b"~", b"<<", b"\\t", b"a\tb",
                 b"\x1b[31m", b"a\x07", b"\x7f", b"\xff", b"a\xc3",
                 b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xaex",
                 b"\xef\xbb\xbf", b"\xf3\xa0\x80\xa0", b"a\x00b", b"a\x0bb",
                 b"##[error]", b"::error::x", b"---", b"...", b"&amp;#10;",
                 b"a&#10;b", b"x" * 99, b"y" * 101, b"z" * 2000,
                 b"\xe6\x95\xb0" * 30]
        for name in names:
            page = self.hold(self.write(self.table([name, b"Second"])))
            for line in page.splitlines():
                self.assertTrue(all(c.isprintable() or c in "\u200d\ufe0f"
                                    for c in line) or name == b"\xff", line)

    def test_all_in_one_header(self):
        self.hold(self.write(self.table([b"%c\\|:#'\"" % c
                                         for c in range(33, 95)])))

    def test_the_same_name_twice(self):
        self.hold(self.write(self.table([b"A", b"a", b"A-"])))
        self.hold(self.write(self.table([b"", b"", b" "])))

    def test_many_columns(self):
        names = [b"c%d" % i for i in range(65)]
        self.assertIn("Left out: 1 more kind ",
                      self.hold(self.write(self.table(names))))
        self.assertNotIn("Left out",
                         self.hold(self.write(self.table(names[:64]))))

    def test_many_kinds(self):
        tables = b"\n".join(self.table([b"a%d" % i, b"b%d" % i])
                            for i in range(40))
        self.assertIn("Left out: 8 more kinds ",
                      self.hold(self.write(tables)))

    def test_more_than_a_file_may_hold(self):
        tables = b"\n".join(self.table([b"%d-%d" % (i, c) for c in range(64)])
                            for i in range(32))
        tables = tables.replace(b"| ", b"| [x](https://a.example/)")
        self.assertTrue("Left out: " in self.hold(self.write(tables)))

    def test_a_path_with_controls(self):
        page = init("--stdin-name", "a\n\x1b[31m.md", "-",
                    stdin=(HEAD + ROWS).encode())
        self.assertNotIn("\x1b", page)
        self.assertIn("in a<U+000A><U+001B>[31m.md:1\n", page)


class RealLists(InFolder):
    def test_it_holds(self):
        lists = command.shared_lists() + sorted(SHARED.glob("seeds/*.txt"))
        if not lists:
            self.skipTest(f"there are no lists in {SHARED}")
        for path in lists:
            self.hold(path)

    def test_the_lists_of_fixtures(self):
        for path in sorted(ROOT.glob("fixtures/lists/*.md")):
            self.assertIn("\nschemas:\n", self.hold(path))


if __name__ == "__main__":
    unittest.main()
