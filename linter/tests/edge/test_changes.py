"""--changed-since: what a pull request is judged by."""

import json
import os
import pathlib
import shutil
import time
import unittest

from changed import Changes, HEAD, OLD, PLAIN, ROW, commit, git, repository
from command import listlint, text
from server import Server, reply


class Since(Changes):
    def test_only_new_lines_count(self):
        self.main()
        self.assertEqual(self.found(), [("README.md", "TBL011", 5)])
        self.assertEqual(self.found("--changed-since", "main"), [])
        self.write("README.md", OLD + ROW)
        expected = [("README.md", "TBL011", 7)]
        self.assertEqual(self.found("--changed-since", "main"), expected)
        git("add", "-A", cwd=self.folder)
        self.assertEqual(self.found("--changed-since", "main"), expected)
        commit(self.folder)
        self.assertEqual(self.found("--changed-since", "main"), expected)
        self.assertEqual(self.found("--changed-since", "HEAD~1"), expected)
        self.assertEqual(self.found("--changed-since", "HEAD"), [])

    def test_fingerprints_and_counts(self):
        self.main()
        self.write("README.md", OLD + ROW)
        every, new = self.report(), self.report("--changed-since", "main")
        self.assertEqual(new["findings"], every["findings"][1:])
        self.assertEqual(new["summary"]["warnings"], 1)
        self.assertEqual(new["summary"]["fixable"], 1)

    def test_exit_status(self):
        self.main()
        run = ("--fail-on", "warning", "--changed-since", "main")
        self.assertEqual(self.run_here("--fail-on", "warning").returncode, 1)
        self.assertEqual(self.run_here(*run).returncode, 0)
        self.write("README.md", OLD + ROW)
        self.assertEqual(self.run_here(*run).returncode, 1)

    def test_what_main_did_since_is_not_ours(self):
        self.main()
        git("checkout", "-q", "main", cwd=self.folder)
        self.write("README.md", OLD.replace("| two | [b](https://example.org/2) |",
                                            "| two | [b](https://example.org/2)"))
        commit(self.folder)
        git("checkout", "-q", "topic", cwd=self.folder)
        self.write("README.md", OLD.replace("# List", "# Lists"))
        commit(self.folder)
        self.assertEqual(self.found("--changed-since", "main"), [])

    def test_merge_of_a_pull_request(self):
        """As actions/checkout has it: HEAD is the merge, its first parent
        the branch that it goes into."""
        self.main()
        self.write("README.md", OLD + ROW)
        commit(self.folder)
        git("checkout", "-q", "main", cwd=self.folder)
        self.write("README.md", OLD.replace("# List\n", "# List\n\nText.\n"))
        commit(self.folder)
        git("merge", "-q", "--no-edit", "topic", cwd=self.folder)
        self.assertEqual(self.found("--changed-since", "HEAD^1"),
                         [("README.md", "TBL011", 9)])

    def test_new_lists(self):
        self.main()
        self.write("untracked.md", OLD.replace("org/", "org/u"))
        self.write("added.md", OLD.replace("org/", "org/a"))
        git("add", "added.md", cwd=self.folder)
        self.assertEqual(self.found("--changed-since", "main", "."),
                         [("added.md", "TBL011", 5),
                          ("untracked.md", "TBL011", 5)])

    def test_renamed_list(self):
        content = OLD + "".join("| %d | [x](https://example.org/x/%d) |\n"
                                % (i, i) for i in range(30))
        self.main(content)
        git("mv", "README.md", "a list.md", cwd=self.folder)
        self.assertEqual(self.found("--changed-since", "main", "a list.md"),
                         [])
        self.write("a list.md", content + ROW)
        self.assertEqual(self.found("--changed-since", "main", "a list.md"),
                         [("a list.md", "TBL011", 37)])

    def test_names_and_ways(self):
        repository(self.folder)
        names = ["d/é ü.md", "d/-x.md", "d/:(top)y.md", 'd/"q".md',
                 "d/[a]*.md", "d/new\nline.md"]
        for name in names:
            self.write(name, OLD)
        commit(self.folder)
        for name in names:
            self.write(name, OLD + ROW)
        os.symlink("d", self.folder / "way")
        os.symlink("d/-x.md", self.folder / "link.md")
        for start in ("d/", "./d/", "way/", "../%s/d/" % self.folder.name,
                      str(self.folder) + "/d/"):
            for name in names:
                path = start + name[2:]
                found = self.found("--changed-since", "HEAD", "--", path)
                self.assertEqual([f[1:] for f in found], [("TBL011", 7)], path)
        self.assertEqual(
            self.found("--changed-since", "HEAD", "--", "-x.md",
                       cwd=self.folder / "d"), [("-x.md", "TBL011", 7)])
        self.assertEqual(self.found("--changed-since", "HEAD", "link.md"),
                         [("link.md", "TBL011", 7)])

    def test_list_where_a_folder_was(self):
        self.main()
        self.write("x.md/README.md", OLD)
        commit(self.folder)
        shutil.rmtree(self.folder / "x.md")
        self.write("x.md", OLD)
        self.assertEqual(self.found("--changed-since", "HEAD", "x.md"),
                         [("x.md", "TBL011", 5)])

    def test_work_tree_of_its_own(self):
        self.main()
        other = self.folder / "other"
        git("worktree", "add", "-q", other, "-b", "side", cwd=self.folder)
        self.write("other/README.md", OLD + ROW)
        self.write("x.diff", git("diff", cwd=other))
        for option in (("--changed-since", "main"), ("--diff-file", "x.diff")):
            self.assertEqual(self.found(*option, "other/README.md"),
                             [("other/README.md", "TBL011", 7)])

    def test_several_repositories(self):
        for name in ("one", "two"):
            repository(self.folder / name)
            self.write(name + "/README.md", OLD)
            commit(self.folder / name)
        self.write("two/README.md", OLD + ROW)
        self.assertEqual(
            self.found("--changed-since", "HEAD", "one/README.md",
                       "two/README.md"), [("two/README.md", "TBL011", 7)])

    def test_standard_input(self):
        self.main()
        self.assertEqual(
            self.found("--changed-since", "main", "--stdin-name", "README.md",
                       "-", stdin=(OLD + ROW).encode()),
            [("README.md", "TBL011", 7)])
        self.assertIn("--stdin-name",
                      self.refused("--changed-since", "main", "-", stdin=b""))

    def test_line_ends_of_the_work_tree(self):
        self.main()
        git("config", "core.autocrlf", "true", cwd=self.folder)
        self.write("README.md", (OLD + ROW).replace("\n", "\r\n"))
        self.assertEqual(self.found("--changed-since", "main"),
                         [("README.md", "TBL011", 7)])

    def test_line_ends_that_changed(self):
        self.main()
        self.write("README.md", OLD.replace("\n", "\r\n"))
        commit(self.folder)
        self.assertEqual(self.found("--changed-since", "main"),
                         [("README.md", "TBL011", 5)])

    def test_lines_beside_what_went(self):
        """A blank line between a paragraph and a table, and an entry."""
        self.main("# List\n\nText.\n\n| A | B |\n| --- | --- |\n"
                  "| [a](https://example.org) | 1\n"
                  "| [b](https://example.org/b) | 2 |\n")
        new = ("# List\n\nText.\n| A | B |\n| --- | --- |\n"
               "| [a](https://example.org) | 1\n")
        self.write("README.md", new)
        self.assertEqual(self.found("--changed-since", "main"),
                         [("README.md", "TBL016", 4)])

    def test_what_comes_of_a_removed_line(self):
        """And nothing old: no row is without its pipe for that."""
        old = ("# List\n\nText.\n\n| A | B |\n| --- | --- |\n"
               "| [a](https://example.org) | \u200b1\n\nMore.\n")
        self.main(old)
        lines = old.splitlines(keepends=True)
        expected = {4: ["TBL016"], 5: ["TBL003"], 6: ["TBL001"],
                    8: ["TBL009"]}
        for number in range(1, len(lines) + 1):
            self.write("README.md", "".join(
                lines[:number - 1] + lines[number:]))
            self.assertEqual(
                [rule for _, rule, _ in self.found("--changed-since", "main")],
                expected.get(number, []), number)

    def test_duplicate_of_an_old_entry(self):
        self.main(HEAD + "| one | [a](https://example.org/1) |\n"
                  "| two | [b](https://example.org/2) |\n"
                  "| dos | [b](https://example.org/2) |\n")
        self.write("README.md", HEAD +
                   "| uno | [a](https://example.org/1) |\n"
                   "| two | [b](https://example.org/2) |\n"
                   "| dos | [b](https://example.org/2) |\n"
                   "| one | [a](https://example.org/1) |\n")
        self.assertEqual(self.found("--changed-since", "HEAD"),
                         [("README.md", "DUP001", 8)])

    def test_a_new_entry_above_an_old_one(self):
        """It is the new one that a reviewer looks at."""
        old = "| one | [a](https://example.org/1) |\n"
        new = "| uno | [a](https://example.org/1/) |\n"
        self.main(HEAD + old)
        self.write("README.md", HEAD + new + old)
        found, = json.loads(listlint(
            "--offline", "--output", "json", "--changed-since", "main",
            cwd=self.folder).stdout)["findings"]
        self.assertEqual(found["start"]["line"], HEAD.count("\n") + 1)
        self.assertEqual(found["message"],
                         "on the old line 6: the same link as \"uno\" on line 5")
        self.assertEqual([(p["start"]["line"], p["message"])
                          for p in found["related"]], [(6, "the old line")])

    def test_binary_list(self):
        self.main()
        self.write("README.md", OLD.encode() + b"| \0 | x\n")
        self.assertEqual(
            [line for _, _, line in self.found("--changed-since", "main")],
            [7, 7])

    def test_wide_list(self):
        self.main(OLD.encode("utf-16"))
        self.assertEqual(self.found("--changed-since", "main"), [])
        self.write("README.md", (OLD + ROW).encode("utf-16"))
        self.assertIn(("README.md", "TBL011", 7),
                      self.found("--changed-since", "main"))

    def test_no_program_of_a_configuration_runs(self):
        self.main()
        trap = self.write("trap", "#!/bin/sh\ntouch '%s/sprung'\ncat\n"
                          % self.folder)
        trap.chmod(0o755)
        for key in ("diff.external", "core.fsmonitor", "core.pager",
                    "diff.x.command", "diff.x.textconv", "filter.x.clean",
                    "filter.x.smudge", "filter.x.process", "pager.diff"):
            git("config", key, str(trap), cwd=self.folder)
        self.write(".gitattributes", "*.md diff=x filter=x\n")
        self.write(".git/hooks/post-index-change", trap.read_text())
        (self.folder / ".git/hooks/post-index-change").chmod(0o755)
        self.write("README.md", OLD + ROW)
        self.assertEqual(
            self.found("--changed-since", "main",
                       env={"GIT_EXTERNAL_DIFF": str(trap)}),
            [("README.md", "TBL011", 7)])
        self.assertFalse((self.folder / "sprung").exists())

    def test_attributes_hide_nothing(self):
        self.main()
        self.write(".gitattributes", "*.md -diff binary\n")
        self.write("README.md", OLD + ROW)
        commit(self.folder)
        self.assertEqual(self.found("--changed-since", "main"),
                         [("README.md", "TBL011", 7)])

    def test_in_a_hook_of_another_repository(self):
        self.main()
        self.write("README.md", OLD + ROW)
        repository(self.folder / "other")
        self.assertEqual(
            self.found("--changed-since", "main",
                       env={"GIT_DIR": str(self.folder / "other/.git"),
                            "GIT_INDEX_FILE": "/nowhere"}),
            [("README.md", "TBL011", 7)])


class Suppressions(Changes):
    def test_old_ones_are_not_judged(self):
        self.main(OLD + "\n<!-- listlint-disable-line TBL006 -->\n")
        self.write("README.md", OLD + ROW + "\n"
                   "<!-- listlint-disable-line TBL006 -->\n"
                   "<!-- listlint-disable-line TBL007 -->\n")
        self.assertEqual(self.found("--changed-since", "main"),
                         [("README.md", "TBL011", 7),
                          ("README.md", "LST001", 10)])

    def test_those_of_links_that_were_not_asked(self):
        self.main("# List\n\n- [a](http://127.0.0.1:1/) - A.\n")
        self.write("README.md", "# List\n\n<!-- listlint-disable WEB001 -->\n\n"
                   "- [a](http://127.0.0.1:1/) - A.\n")
        result = listlint("--no-config", "--output", "json", "--changed-since",
                          "main", cwd=self.folder, env=PLAIN)
        self.assertEqual(json.loads(result.stdout)["findings"], [])

    def test_suppressed_ones_are_counted_on_new_lines(self):
        comment = " <!-- listlint-disable-line TBL011 -->\n"
        self.main(OLD.replace("example.org/1)\n", "example.org/1)" + comment))
        self.write("README.md", (self.folder / "README.md").read_text() +
                   ROW[:-1] + comment)
        self.assertEqual(self.report()["summary"]["suppressed"], 2)
        report = self.report("--changed-since", "main")
        self.assertEqual(report["findings"], [])
        self.assertEqual(report["summary"]["suppressed"], 1)


class Fixes(Changes):
    def test_old_lines_are_left_alone(self):
        self.main()
        self.write("README.md", OLD + ROW)
        result = self.run_here("--fix", "--changed-since", "main")
        self.assertEqual(result.returncode, 0, text(result.stderr))
        self.assertEqual((self.folder / "README.md").read_text(),
                         OLD + ROW[:-1] + " |\n")

    def test_diff_shows_the_same(self):
        self.main()
        self.write("README.md", OLD + ROW)
        diff = text(self.run_here("--diff", "--changed-since", "main").stdout)
        self.assertEqual([line for line in diff.splitlines()
                          if line[:1] in "+-"],
                         ["--- README.md", "+++ README.md", "-" + ROW[:-1],
                          "+" + ROW[:-1] + " |"])

    def test_lines_move_with_the_fixes(self):
        """A fix that puts lines above the change, and old lines behind it
        that are never of the change, in however many passes."""
        old = ("# List\n\n| A | B |\n| --- | --- |\n| a | b\n| c | d |\n\n"
               "Text.\n\n| A | B |\n| --- | --- |\n| e | f\n")
        self.main(old)
        new = old.replace("Text.\n\n", "Text.\n").replace(
            "| c | d |\n", "| c | d\n| c | d\n")
        self.write("README.md", new)
        self.run_here("--fix", "--changed-since", "main")
        self.assertEqual(
            (self.folder / "README.md").read_text(),
            old.replace("| c | d |\n", "| c | d |\n| c | d |\n"))

    def test_old_lines_of_every_example(self):
        """The bad example of each rule, with one new row or bullet."""
        root = pathlib.Path(os.environ["LISTLINT_ROOT"])
        self.main()
        for path in sorted(root.glob("fixtures/*/*/bad.md")):
            old = path.read_bytes()
            if old.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in old:
                continue
            self.write("README.md", old)
            before = commit(self.folder)
            new = old.rstrip(b"\n") + b"\n\n- [New](https://example.org/new)\n"
            self.write("README.md", new)
            report = self.report("--changed-since", before)
            self.run_here("--fix", "--changed-since", before)
            after = (self.folder / "README.md").read_bytes()
            touched = any(e["start"] < len(old) for f in report["findings"]
                          for e in f["edits"])
            if not touched:
                self.assertTrue(after.startswith(old.rstrip(b"\n")), path)

    def test_undo(self):
        self.main()
        path = self.write("README.md", OLD + ROW)
        result = self.run_here("--diff", "--output", "json=x.json",
                               "--changed-since", "main")
        self.assertEqual(result.returncode, 1)
        report = json.loads((self.folder / "x.json").read_text())
        self.assertEqual([f["start"]["line"] for f in report["findings"]], [7])
        self.assertEqual(path.read_text(), OLD + ROW)


class Links(Changes):
    def setUp(self):
        super().setUp()
        self.server = Server({"/%s" % name: [reply(404)] for name in
                              ("old", "new", "both", "defined", "changed")})
        self.addCleanup(self.server.close)

    def check(self, *arguments):
        return listlint("--no-config", "--allow-private", "--timeout", "5",
                        *arguments, cwd=self.folder, env=PLAIN)

    def asked(self):
        return sorted({request.split(" ")[1]
                       for request in self.server.requests})

    def change(self):
        url = self.server.url
        old = ("# List\n\n- [Old](%s) - A.\n- [Both](%s) - B.\n"
               "- [Ref][r] - C.\n- [Two\n  lines](%s) - D.\n\n[r]: %s\n"
               % (url("/old"), url("/both"), url("/span"), url("/was")))
        self.main(old)
        new = old.replace("/was", "/defined").replace("[Two", "[Three")
        new = new.replace("\n\n[r]", "\n- [New](%s) - E.\n- [Twice](%s) - F.\n"
                          "\n[r]" % (url("/new"), url("/both")))
        self.write("README.md", new)

    def test_only_those_on_new_lines_are_asked(self):
        self.change()
        result = self.check("--output", "json", "--select", "WEB",
                            "--changed-since", "main")
        self.assertEqual(result.returncode, 1, text(result.stderr))
        self.assertEqual(self.asked(), ["/both", "/defined", "/new", "/span"])
        report = json.loads(result.stdout)
        self.assertEqual(
            [(link["verdict"], link["reason"]) for link in report["links"]
             if link["url"].endswith("/old")], [("skipped", "unchanged")])
        self.assertEqual(
            [(f["rule"], f["start"]["line"]) for f in report["findings"]],
            [("WEB001", 5), ("WEB001", 7), ("WEB001", 8),
             ("WEB001", 9)])

    def test_links_shows_those_only(self):
        self.change()
        result = self.check("links", "--changed-since", "main")
        self.assertEqual(result.returncode, 0, text(result.stderr))
        shown = [line.split()[3] for line in text(result.stdout).splitlines()
                 if line.startswith("dead")]
        self.assertEqual(
            sorted(url.rsplit("/", 1)[1] for url in shown),
            ["both", "defined", "new", "span"])
        self.assertNotIn("README.md:4:", text(result.stdout))
        self.assertNotIn("unchanged", text(result.stdout))

    def test_nothing_changed(self):
        self.change()
        commit(self.folder)
        result = self.check("--changed-since", "HEAD")
        self.assertEqual(result.returncode, 0)
        self.assertEqual(self.asked(), [])


class Speed(Changes):
    def test_many_findings_and_many_changes(self):
        repository(self.folder)
        rows = ["| a%d | [b](https://example.org/%d)\n" % (i, i)
                for i in range(20000)]
        self.write("README.md", HEAD + "".join(rows))
        commit(self.folder)
        for i in range(0, len(rows), 2):
            rows[i] = rows[i].replace("| a", "| b")
        self.write("README.md", HEAD + "".join(rows))
        start = time.monotonic()
        found = self.found("--changed-since", "HEAD", "--select", "TBL011")
        self.assertEqual(len(found), len(rows) // 2)
        self.assertLess(time.monotonic() - start, 30)

    def test_long_diff(self):
        self.main()
        hunks = "".join("@@ -%d +%d @@\n-a\n+b\n" % (i, i)
                        for i in range(1, 200000))
        names = "".join('--- a/f%d\n+++ "b/\\303\\244%d"\n@@ -1 +1 @@\n-a\n+b\n'
                        % (i, i) for i in range(50000))
        diff = "--- a/README.md\n+++ b/README.md\n" + hunks + names
        start = time.monotonic()
        self.assertEqual(self.found("--diff-file", "-", stdin=diff.encode()),
                         [("README.md", "TBL011", 5)])
        self.assertLess(time.monotonic() - start, 30)

if __name__ == "__main__":
    unittest.main()
