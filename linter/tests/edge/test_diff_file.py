"""--diff-file, and what goes wrong with it and with --changed-since."""

import shutil
import subprocess
import unittest

from changed import Changes, OLD, ROW, commit, git, repository
from command import text


class SinceErrors(Changes):
    def test_no_repository(self):
        self.write("README.md", OLD)
        self.assertEqual(
            self.refused("--changed-since", "main"),
            "%s: in no git repository, so there is nothing to compare with; "
            "--diff-file takes a diff" % self.folder)

    def test_no_git(self):
        self.main()
        self.assertEqual(
            self.refused("--changed-since", "main", env={"PATH": "/nowhere"}),
            "--changed-since needs git, which is not installed")

    def test_repository_of_somebody_else(self):
        self.main()
        error = self.refused("--changed-since", "main",
                             env={"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
        self.assertTrue(error.endswith(
            "git config --global --add safe.directory '%s'" % self.folder),
            error)

    def test_no_commit(self):
        repository(self.folder)
        self.write("README.md", OLD)
        self.assertEqual(self.refused("--changed-since", "main"),
                         "%s: there is no commit yet" % self.folder)

    def test_unknown_revision(self):
        self.main()
        for name in ("nowhere", "^main", "main..topic", "HEAD:README.md",
                     "origin/main", "$(touch x)", "a\nb", "@{x"):
            error = self.refused("--changed-since", name)
            self.assertTrue(error.startswith("unknown revision "), error)
            self.assertNotIn("git fetch", error)

    def test_unknown_branch_of_a_remote(self):
        self.main()
        git("remote", "add", "origin", "https://example.org/x",
            cwd=self.folder)
        self.assertEqual(
            self.refused("--changed-since", "origin/main"),
            'unknown revision "origin/main" in %s; git fetch origin '
            'main:refs/remotes/origin/main' % self.folder)
        git("update-ref", "refs/remotes/origin/next", "HEAD", cwd=self.folder)
        self.assertEqual(
            self.refused("--changed-since", "next"),
            'unknown revision "next" in %s; did you mean origin/next?'
            % self.folder)

    def test_no_merge_base(self):
        self.main()
        git("checkout", "-q", "--orphan", "other", cwd=self.folder)
        self.write("other.md", "# Other\n")
        commit(self.folder)
        self.assertEqual(
            self.refused("--changed-since", "main"),
            'no merge base of "main" and HEAD in %s; their histories have '
            'nothing in common' % self.folder)

    def test_shallow_clone(self):
        origin = repository(self.folder / "origin")
        self.write("origin/README.md", OLD)
        commit(origin)
        git("checkout", "-q", "-b", "topic", cwd=origin)
        self.write("origin/README.md", OLD + ROW)
        commit(origin)
        git("checkout", "-q", "main", cwd=origin)
        commit(origin)
        clone = self.folder / "clone"
        git("clone", "-q", "--depth", "1", "--no-single-branch", "--branch",
            "topic", origin.as_uri(), clone, cwd=self.folder)
        mend = ("the clone is shallow: git fetch --unshallow, or "
                "fetch-depth: 0 for actions/checkout")
        self.assertEqual(
            self.refused("--changed-since", "origin/main", cwd=clone),
            'no merge base of "origin/main" and HEAD in %s; %s'
            % (clone, mend))
        self.assertEqual(
            self.refused("--changed-since", "HEAD~1", cwd=clone),
            'unknown revision "HEAD~1" in %s; %s' % (clone, mend))
        git("fetch", "-q", "--unshallow", cwd=clone)
        self.assertEqual(self.found("--changed-since", "origin/main",
                                    cwd=clone), [("README.md", "TBL011", 7)])

    def test_options(self):
        self.assertEqual(
            self.refused("--changed-since", "--output=x"),
            '--changed-since wants a revision, not "--output=x"')
        self.assertIn("needs a value", self.refused("--changed-since", ""))
        self.assertEqual(
            self.refused("--changed-since", "x", "--diff-file", "y"),
            "--changed-since and --diff-file exclude each other")
        self.assertEqual(
            self.refused("--diff-file", "-", "-"),
            "--diff-file and a list both come from standard input")
        for option in ("--changed-since", "--diff-file"):
            self.assertEqual(self.refused("init", option, "x"),
                             "init takes no " + option)


class DiffFile(Changes):
    def setUp(self):
        super().setUp()
        self.main()
        self.write("docs/é.md", OLD)
        commit(self.folder)
        self.write("README.md", OLD + ROW)
        self.write("docs/é.md", OLD.replace("# List", "# Lists"))
        self.expected = [("README.md", "TBL011", 7)]

    def test_forms_of_git(self):
        for form in (["-U0"], ["-U9"], ["--no-prefix"], ["--src-prefix=x/"],
                     ["--binary"],
                     ["--stat", "-p"], ["--full-index"], ["--patience"]):
            self.write("x.diff", git("diff", *form, cwd=self.folder))
            self.assertEqual(
                self.found("--diff-file", "x.diff", "README.md", "docs"),
                self.expected, form)
        self.write("x.diff", git("-c", "diff.mnemonicPrefix=true", "diff",
                                 cwd=self.folder))
        self.assertEqual(self.found("--diff-file", "x.diff"), self.expected)

    def test_standard_input(self):
        diff = git("diff", cwd=self.folder)
        self.assertEqual(self.found("--diff-file", "-", stdin=diff),
                         self.expected)
        self.assertEqual(
            self.refused("--diff-file", "-", stdin=b"# List\n"),
            "standard input: line 1: not a unified diff")

    def test_paths_begin_at_the_repository(self):
        self.write("docs/README.md", OLD)
        self.write("x.diff", git("diff", cwd=self.folder))
        self.assertEqual(
            self.found("--diff-file", "../x.diff", "README.md", "é.md",
                       "../README.md", cwd=self.folder / "docs"),
            [("../README.md", "TBL011", 7)])
        self.write("docs/é.md", OLD + ROW)
        self.write("x.diff", git("diff", cwd=self.folder))
        for path in ("docs/é.md", "./docs/é.md", str(self.folder / "docs/é.md"),
                     "../%s/docs/é.md" % self.folder.name):
            self.assertEqual(self.found("--diff-file", "x.diff", path),
                             [(path, "TBL011", 7)])

    def test_outside_a_repository(self):
        shutil.rmtree(self.folder / ".git")
        old = self.write("old.md", OLD)
        diff = subprocess.run(["diff", "-u", old.name, "README.md"],
                              cwd=self.folder, capture_output=True,
                              check=False).stdout
        self.assertIn(b"+++ README.md\t", diff)
        self.write("x.diff", diff)
        self.assertEqual(self.found("--diff-file", "x.diff"), self.expected)
        self.assertEqual(
            [f[1:] for f in self.found("--diff-file", "x.diff",
                                       str(self.folder / "README.md"))],
            [("TBL011", 7)])

    def test_nothing_changed(self):
        self.write("x.diff", "")
        result = self.run_here("--diff-file", "x.diff", "README.md")
        self.assertEqual(result.returncode, 0)
        self.assertIn("no findings", text(result.stdout))

    def test_binary_difference_is_all_of_it(self):
        self.write(".gitattributes", "*.md -diff\n")
        diff = git("diff", cwd=self.folder)
        self.assertIn(b"Binary files", diff)
        self.write("x.diff", diff)
        self.assertEqual(self.found("--diff-file", "x.diff"),
                         [("README.md", "TBL011", 5),
                          ("README.md", "TBL011", 7)])

    def test_wide_diff(self):
        diff = git("diff", cwd=self.folder).decode()
        self.write("x.diff", diff.replace("\n", "\r\n").encode("utf-16"))
        self.assertEqual(self.found("--diff-file", "x.diff"), self.expected)

    def test_what_is_no_diff(self):
        self.assertEqual(self.refused("--diff-file", "README.md"),
                         "README.md: line 1: not a unified diff")
        self.assertEqual(self.refused("--diff-file", "nowhere"),
                         "nowhere: No such file or directory")
        self.write("x.diff", git("diff", cwd=self.folder)[:-40])
        self.assertRegex(self.refused("--diff-file", "x.diff"),
                         r"x\.diff: line \d+: the diff ends within a hunk")
        self.write("x.diff", "diff --cc README.md\n")
        self.assertIn("combined", self.refused("--diff-file", "x.diff"))

if __name__ == "__main__":
    unittest.main()
