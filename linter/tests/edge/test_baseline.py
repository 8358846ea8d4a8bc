"""Baselines: what was accepted is neither told, fixed nor counted."""

import re
import unittest

import changed
from baselines import GOOD, HEAD, HEADER, SHORT, Scratch, entries
from command import listlint, text


class Accepting(Scratch):
    def test_then_all_is_clean(self):
        self.write(HEAD + SHORT.format("a") + GOOD.format("b") + "\n[c]()\n")
        self.assertEqual(self.offline().returncode, 1)
        written = self.accept()
        self.assertEqual(
            re.sub('[0-9a-f]{16}', "F", written),
            HEADER + '{"list":"README.md"}\n'
            '{"path":"README.md","rule":"LNK005","fingerprint":"F",'
            '"about":"List"}\n'
            '{"path":"README.md","rule":"TBL006","fingerprint":"F",'
            '"about":"a"}\n')
        result = self.offline("--baseline", "b.jsonl", "--fail-on", "note")
        self.assertEqual(result.returncode, 0)
        self.assertEqual(
            text(result.stdout),
            "no findings in 1 document (2 entries, 2 links); "
            "2 in the baseline\nlinks: 1 not checked (offline)\n")
        summary = self.report()["summary"]
        self.assertEqual((summary["baselined"], summary["errors"],
                          summary["warnings"], summary["fixable"]),
                         (2, 0, 0, 0))

    def test_writing_tells_what_was_accepted(self):
        self.write(HEAD + SHORT.format("a"))
        result = self.offline("--write-baseline", "b.jsonl")
        self.assertEqual(text(result.stdout).splitlines()[0],
                         "no findings in 1 document (1 entry, 0 links); "
                         "1 in the baseline")

    def test_a_new_row_is_told(self):
        self.write(HEAD + SHORT.format("a"))
        self.accept()
        self.write(HEAD + SHORT.format("new") + SHORT.format("a"))
        self.assertEqual(self.found(), [("README.md", "TBL006", 5)])
        self.assertEqual(self.offline("--baseline", "b.jsonl").returncode, 1)

    def test_rows_elsewhere_change_nothing(self):
        self.write(HEAD + SHORT.format("a") + SHORT.format("z") + "\n[c]()\n")
        before = self.accept()
        self.write("Words.\n\n" + HEAD + GOOD.format("0") + SHORT.format("a") +
                   GOOD.format("b") + SHORT.format("z") +
                   "\nMore.\n\n[c]()\n")
        self.assertEqual(self.found(), [])
        self.assertEqual(self.accept(), before)

    def test_one_line_a_finding_in_a_diff(self):
        rows = [SHORT.format(name) for name in "abcdef"]
        self.write(HEAD + "".join(rows))
        before = self.accept().splitlines()
        self.write(HEAD + "".join(rows[:3] + [SHORT.format("new")] + rows[4:]))
        after = self.accept().splitlines()
        self.assertEqual(len(set(before) - set(after)), 1)
        self.assertEqual(len(set(after) - set(before)), 1)
        self.assertEqual(after[2:], sorted(after[2:]))

    def test_what_a_row_lacks_is_known_by_its_row(self):
        bare = "| {0} | k | [{0}](https://example.org/{0})\n".format
        self.write(HEAD + bare("a") + GOOD.format("b"))
        self.accept("--extend-select", "TBL011")
        self.assertEqual(entries(self.baseline),
                         [("README.md", "TBL011", "a")])
        self.write(HEAD + bare("new") + bare("a") + GOOD.format("b"))
        self.assertEqual(self.found(), [("README.md", "TBL011", 5)])

    def test_no_list_is_accepted_for_another(self):
        self.write(HEAD + SHORT.format("a"), "a.md")
        self.write(HEAD + SHORT.format("a"), "b.md")
        self.accept("a.md")
        self.assertEqual(self.found("a.md", "b.md"), [("b.md", "TBL006", 5)])

    def test_the_same_list_by_another_path(self):
        self.write(HEAD + SHORT.format("a"))
        self.accept("README.md")
        self.assertEqual(self.found("./README.md"), [])

    def test_standard_input(self):
        content = (HEAD + SHORT.format("a")).encode()
        self.write(content)
        self.accept()
        result = self.offline("--baseline", "b.jsonl", "--stdin-name",
                              "README.md", "-", stdin=content)
        self.assertEqual(result.returncode, 0)
        self.assertEqual(text(result.stderr), "")

    def test_exit_status_is_that_of_the_rest(self):
        self.write(HEAD + SHORT.format("a"))
        self.accept()
        self.write(HEAD + SHORT.format("a") + "\n[c]()\n")
        self.assertEqual(self.offline("--baseline", "b.jsonl").returncode, 0)
        self.assertEqual(self.offline("--baseline", "b.jsonl", "--fail-on",
                                      "warning").returncode, 1)

    def test_suppressed_findings_are_not_in_it(self):
        comment = " <!-- listlint-disable-line TBL006 -->"
        self.write(HEAD + "| a | k" + comment + " |\n" + SHORT.format("b"))
        self.accept()
        self.assertEqual(entries(self.baseline),
                         [("README.md", "TBL006", "b")])
        summary = self.report()["summary"]
        self.assertEqual((summary["suppressed"], summary["baselined"]), (1, 1))
        self.assertEqual(self.found(), [])

    def test_a_comment_for_what_is_accepted_has_its_use(self):
        self.write(HEAD + SHORT.format("a"))
        self.accept()
        comment = " <!-- listlint-disable-line TBL006 -->"
        self.write(HEAD + "| a | k" + comment + " |\n")
        self.assertEqual(self.found(warning=self.stale(
            1, "TBL006 in README.md (a)")), [])


class Stale(Scratch):
    def test_told_and_pruned(self):
        self.write(HEAD + "".join(SHORT.format(n) for n in "abcdef"))
        self.accept()
        self.write(HEAD + GOOD.format("a") +
                   "".join(SHORT.format(n) for n in "bcdef"))
        name = "TBL006 in README.md ({})".format
        self.assertEqual(self.found(warning=self.stale(1, name("a"))), [])
        self.write(HEAD + SHORT.format("f"))
        self.assertEqual(self.found(warning=self.stale(
            5, ", ".join(map(name, self.first_three())) + " and 2 more")), [])
        self.accept("--baseline", "b.jsonl")
        self.assertEqual(entries(self.baseline),
                         [("README.md", "TBL006", "f")])
        self.assertEqual(self.found(), [])

    def first_three(self):
        return [about for _, _, about in entries(self.baseline)
                if about != "f"][:3]

    def test_it_does_not_fail_the_run(self):
        self.write(HEAD + SHORT.format("a"))
        self.accept()
        self.write(HEAD + GOOD.format("a"))
        result = self.offline("--baseline", "b.jsonl", "--fail-on", "note")
        self.assertEqual(result.returncode, 0)

    def test_lists_that_the_run_does_not_see_are_kept(self):
        self.write(HEAD + SHORT.format("a"), "a.md")
        self.write(HEAD + SHORT.format("b"), "b.md")
        before = self.accept("a.md", "b.md")
        self.assertEqual(self.found("a.md"), [])
        self.assertEqual(self.accept("a.md"), before)
        self.assertEqual(self.accept("a.md", "--baseline", "b.jsonl"), before)
        self.write(HEAD + GOOD.format("a"), "a.md")
        self.accept("a.md")
        self.assertEqual(entries(self.baseline), [("b.md", "TBL006", "b")])

    def test_rules_that_did_not_run_are_kept(self):
        self.write(HEAD + SHORT.format("a") + "\n[c]()\n")
        before = self.accept()
        self.write(HEAD + GOOD.format("a"))
        self.assertEqual(self.found("--select", "ENC"), [])
        self.assertEqual(self.accept("--select", "ENC"), before)
        self.accept("--ignore", "LNK005")
        self.assertEqual(entries(self.baseline),
                         [("README.md", "LNK005", "List")])

    def test_rules_that_a_configuration_switches_off_are_kept(self):
        self.write(HEAD + SHORT.format("a"))
        before = self.accept()
        self.write("rules: {TBL006: off}\n", ".listlint.yml")
        result = listlint("--offline", "--write-baseline", "b.jsonl",
                          cwd=self.folder)
        self.assertEqual(result.returncode, 0)
        self.assertEqual(self.baseline.read_text("ascii"), before)

    def test_what_follows_from_several_lists(self):
        row = "- [x](https://example.org/x) - words here\n"
        self.write("# A\n\n" + row, "a.md")
        self.write("# B\n\n" + row, "b.md")
        before = self.accept("a.md", "b.md")
        self.assertEqual(len(entries(self.baseline)), 1)
        self.assertEqual(entries(self.baseline)[0][0], "b.md")
        self.assertEqual(self.found("b.md"), [])
        self.assertEqual(self.accept("b.md"), before)
        self.write("# A\n", "a.md")
        self.accept("a.md", "b.md")
        self.assertEqual(entries(self.baseline), [])

    def test_a_list_that_is_gone(self):
        self.write(HEAD + SHORT.format("a"), "a.md")
        self.write(HEAD + SHORT.format("b"), "b.md")
        self.accept("a.md", "b.md")
        (self.folder / "b.md").unlink()
        self.assertEqual(self.found("a.md", warning=self.stale(
            1, "TBL006 in b.md (b)")), [])
        written = self.accept("a.md")
        self.assertNotIn("b.md", written)

    def test_from_another_folder(self):
        self.write(HEAD + SHORT.format("a"), "docs/a.md")
        self.accept("docs/a.md")
        result = self.offline("--baseline", "../b.jsonl", "a.md",
                              cwd=self.folder / "docs")
        self.assertEqual(result.returncode, 1)
        self.assertEqual(
            text(result.stderr),
            "listlint: warning: baseline ../b.jsonl: none of its lists is "
            "here; run listlint in the folder where it was written\n")
        before = entries(self.baseline)
        self.offline("--write-baseline", "../b.jsonl", "a.md",
                     cwd=self.folder / "docs")
        self.assertEqual(set(entries(self.baseline)),
                         set(before) | {("a.md", "TBL006", "a")})

    def test_another_list_there(self):
        self.write(HEAD + SHORT.format("a"), "a.md")
        self.write(HEAD + SHORT.format("b"), "b.md")
        self.accept("a.md")
        self.assertEqual(self.found("b.md"), [("b.md", "TBL006", 5)])

    def test_into_another_file(self):
        self.write(HEAD + SHORT.format("a"), "a.md")
        self.write(HEAD + SHORT.format("b"), "b.md")
        before = self.accept("a.md", "b.md")
        self.offline("--baseline", "b.jsonl", "--write-baseline", "c.jsonl",
                     "a.md")
        self.assertEqual(self.read("c.jsonl"), before)

    def test_merged_lines_are_fine(self):
        self.write(HEAD + SHORT.format("a") + SHORT.format("b"))
        lines = self.accept().splitlines(keepends=True)
        self.baseline.write_text("".join(
            lines[:1] + lines[::-1] + lines[2:]), "ascii")
        self.assertEqual(self.found(), [])
        self.assertEqual(self.accept(), "".join(lines))


class Fixes(Scratch):
    NAMES = "| Caf\u00e9 | k | [c](https://example.org/c)\n"
    DECOMPOSED = "| Cafe\u0301 | k | [c](https://example.org/c)\n"

    def test_what_is_accepted_is_left_alone(self):
        self.write(HEAD + SHORT.format("a"))
        self.accept()
        both = HEAD + SHORT.format("a") + SHORT.format("b")
        self.write(both)
        result = self.offline("--baseline", "b.jsonl", "--fix")
        self.assertEqual(text(result.stderr), "")
        self.assertEqual(result.returncode, 0)
        self.assertEqual(self.read(), HEAD + SHORT.format("a") +
                         "| b | k | |\n")
        self.assertEqual(
            text(result.stdout).splitlines()[0],
            "no findings in 1 document (2 entries, 0 links); 1 fixed, "
            "1 in the baseline")
        self.assertEqual(self.found(), [])

    def test_nothing_to_fix_is_no_difference(self):
        self.write(HEAD + SHORT.format("a"))
        self.accept()
        result = self.offline("--baseline", "b.jsonl", "--diff")
        self.assertEqual((result.returncode, result.stdout, result.stderr),
                         (0, b"", b""))

    def test_a_fix_that_gives_the_entry_another_name(self):
        self.write(HEAD + GOOD.format("x") + self.DECOMPOSED)
        self.accept("--select", "TBL011")
        self.assertEqual(len(entries(self.baseline)), 1)
        result = self.offline("--baseline", "b.jsonl", "--fix", "--select",
                              "TBL011,ENC009")
        self.assertEqual(self.read(), HEAD + GOOD.format("x") + self.NAMES)
        self.assertIn("[TBL011 ", text(result.stdout))
        self.assertIn("1 fixed", text(result.stdout))
        self.assertIn("1 entry is stale", text(result.stderr))

    def test_the_new_name_is_written(self):
        self.write(HEAD + GOOD.format("x") + self.DECOMPOSED)
        self.accept("--select", "TBL011")
        self.accept("--baseline", "b.jsonl", "--fix", "--select",
                    "TBL011,ENC009")
        self.assertEqual(self.read(), HEAD + GOOD.format("x") + self.NAMES)
        self.assertEqual(entries(self.baseline),
                         [("README.md", "TBL011", "Caf\u00e9")])
        self.assertEqual(self.found("--select", "TBL011,ENC009"), [])

    def test_without_a_baseline_fixes_come_first(self):
        self.write(HEAD + SHORT.format("a") + "\n[c]()\n")
        self.accept("--fix")
        self.assertEqual(entries(self.baseline),
                         [("README.md", "LNK005", "List")])
        self.assertEqual(self.read(), HEAD + "| a | k | |\n\n[c]()\n")


class Changes(changed.Changes):
    def test_what_changed_and_is_accepted(self):
        self.main(HEAD + SHORT.format("a") + SHORT.format("b"))
        result = self.run_here("--write-baseline", "b.jsonl")
        self.assertEqual(result.returncode, 0)
        self.write("README.md", HEAD + "| a | other |\n" + SHORT.format("new"))
        report = self.report("--changed-since", "main", "--baseline",
                             "b.jsonl")
        self.assertEqual([(f["rule"], f["start"]["line"])
                          for f in report["findings"]], [("TBL006", 6)])
        self.assertEqual(report["summary"]["baselined"], 1)


if __name__ == "__main__":
    unittest.main()
