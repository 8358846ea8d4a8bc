"""Relative links and the files of a repository."""

import os
import pathlib
import tempfile
import time
import unittest

from command import SHARED, findings, listlint, shared_lists, text

RULES = "LNK011,LNK012"


class Repository(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name) / "outer" / "repository"
        self.root.mkdir(parents=True)
        (self.root / ".git").mkdir()

    def write(self, path, content=""):
        path = self.root / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        return path

    def messages(self, *paths, **options):
        options.setdefault("cwd", self.root)
        return [f["message"] for f in findings(
            "--no-config", "--select", RULES, *paths, **options)]

    def test_files_and_case(self):
        self.write("docs/Guide.md", "# Use\n")
        self.write("README.md",
                   "[a](docs/Guide.md) [b](docs/guide.md) [c](Docs/Guide.md)\n"
                   "[d](docs) [e](docs/none.md) [f](docs/Guide.md/x)\n")
        self.assertEqual(self.messages("README.md"), [
            'there is no file "docs/guide.md", but "docs/Guide.md": '
            'the link leads to a 404 page',
            'there is no file "Docs/Guide.md", but "docs/Guide.md": '
            'the link leads to a 404 page',
            'there is no file "docs/none.md": the link leads to a 404 page',
            'there is no file "docs/Guide.md/x": '
            'the link leads to a 404 page'])

    def test_missing_ending(self):
        self.write("docs/guide.md")
        self.write("README.md", "[a](docs/guide) [b](docs/guide.html)\n")
        found, = findings("--no-config", "--select", RULES, "README.md",
                          cwd=self.root)
        self.assertEqual(found["help"], "did you mean docs/guide.md?")

    def test_fragments_of_files_in_and_out_of_the_run(self):
        self.write("a.md", "# One\n\n# One\n\n[x](b.md#two) [y](b.md#three)\n")
        self.write("b.md", "# Two\n\n[x](a.md#one-1) [y](a.md#one-2)\n")
        self.write("c.txt", "text\n")
        self.write("README.md",
                   "[a](a.md#one-1) [b](b.md#one) [c](c.txt#one) "
                   "[d](a.md#L3) [e](none.md#one)\n")
        one = ['nothing in "b.md" is called "one": the link leads to its top',
               'there is no file "none.md": the link leads to a 404 page']
        self.assertEqual(self.messages("README.md"), one)
        self.assertEqual(self.messages("README.md", "a.md", "b.md"), one + [
            'nothing in "b.md" is called "three": the link leads to its top',
            'nothing in "a.md" is called "one-2": the link leads to its top'])

    def test_root_and_what_is_outside(self):
        self.write("LICENSE")
        (self.root.parent / "outside.md").write_text("# x\n")
        self.write("docs/a.md",
                   "[a](/LICENSE) [b](../LICENSE) [c](/docs/a.md) "
                   "[d](../../outside.md) [e](../../../wiki) [f](/none)\n")
        self.assertEqual(self.messages("docs/a.md"), [
            '"../../outside.md" leads out of the repository: '
            'the link leads to a 404 page',
            'there is no file "none": the link leads to a 404 page'])

    def test_no_repository(self):
        (self.root / ".git").rmdir()
        self.write("docs/a.md", "[a](b.md) [b](../none.md) [c](/none.md)\n")
        self.assertEqual(self.messages("docs/a.md"), [
            'there is no file "b.md": the link leads to a 404 page'])

    def test_git_file_of_a_worktree(self):
        (self.root / ".git").rmdir()
        self.write(".git", "gitdir: elsewhere\n")
        self.write("docs/a.md", "[a](../README.md)\n")
        self.assertEqual(len(self.messages("docs/a.md")), 1)

    def test_standard_input(self):
        self.write("docs/a.md", "# One\n")
        source = b"[a](docs/a.md#one) [b](a.md#one) [c](none.md)\n"
        at_root = self.messages("-", stdin=source)
        in_docs = self.messages("--stdin-name", "docs/x.md", "-", stdin=source)
        self.assertEqual(len(at_root), 2)
        self.assertIn('"a.md"', at_root[0])
        self.assertEqual(len(in_docs), 2)
        self.assertIn('"docs/docs/a.md"', in_docs[0])

    def test_links_and_submodules_are_not_judged(self):
        (self.root / "module").mkdir()
        self.write("real/a.md", "# One\n")
        os.symlink("/nowhere", self.root / "dangling.md")
        os.symlink("real", self.root / "linked")
        os.mkfifo(self.root / "pipe.md")
        self.write("README.md",
                   "[a](module/none.md) [b](dangling.md#x) [c](linked/z.md) "
                   "[d](pipe.md#x) [e](real/a.md#none)\n")
        self.assertEqual(self.messages("README.md"), [
            'nothing in "real/a.md" is called "none": '
            'the link leads to its top'])

    def test_templates_are_shown_elsewhere(self):
        self.write(".github/PULL_REQUEST_TEMPLATE.md", "[a](../none) [b](#x)\n")
        self.write(".github/ISSUE_TEMPLATE/a.md", "[a](none.md)\n")
        self.write(".github/SUPPORT.md", "[a](none.md)\n")
        self.assertEqual(len(self.messages(
            ".github/PULL_REQUEST_TEMPLATE.md", ".github/ISSUE_TEMPLATE/a.md",
            ".github/SUPPORT.md")), 1)

    def test_threads_make_no_difference(self):
        for i in range(30):
            self.write(f"l{i}.md", f"# A{i}\n\n[x](l{(i + 1) % 30}.md#a{i}) "
                       f"[y](none{i}.md) [z](l0.md#a0)\n")
        lists = [f"l{i}.md" for i in range(30)]
        one, eight = (self.messages("--jobs", n, *lists) for n in (1, 8))
        self.assertEqual(len(one), 60)
        self.assertEqual(one, eight)

    def test_many_links(self):
        body = "".join(f"- [a](f{i}.md) [b](#b{i}) [c](d.md#c{i})\n"
                       for i in range(20000))
        heads = "".join(f"# H{i}\n\n" for i in range(5000))
        self.write("d.md", heads)
        path = self.write("README.md", heads + body)
        start = time.monotonic()
        found = self.messages(path)
        self.assertEqual(len(found), 60000)
        self.assertLess(time.monotonic() - start, 60)


class Size(unittest.TestCase):
    def check(self, name, size):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / name
            line = b"A line of a long list, which says nothing.\n"
            path.write_bytes((line * (size // len(line) + 1))[:size])
            return listlint("--offline", "--no-config", "--quiet",
                            "--select", "LST002", name, cwd=folder)

    def test_readme(self):
        self.assertEqual(self.check("README.md", 460800).stdout, b"")
        near = text(self.check("README.md", 460801).stdout)
        self.assertTrue(near.startswith(
            "README.md: warning: file has 460801 bytes, 90 % of the 512000 "
            "that GitHub shows [LST002 list/file-size]\n"), near)
        over = text(self.check("readme.markdown", 512001).stdout)
        self.assertTrue(over.startswith(
            "readme.markdown: warning: file has 512001 bytes, GitHub shows "
            "512000: the rest is cut off [LST002 list/file-size]\n"), over)

    def test_other_files(self):
        self.assertEqual(self.check("READMES.md", 600000).stdout, b"")
        self.assertEqual(self.check("list.md", 600000).stdout, b"")


@unittest.skipUnless(shared_lists(), f"there are no lists in {SHARED}/corpus")
class Corpus(unittest.TestCase):
    def test_fragments_of_complete_lists(self):
        clean = ["avelino+awesome-go", "public-apis+public-apis",
                 "vinta+awesome-python", "Zjh-819+LLMDataHub"]
        lists = [p for p in shared_lists()
                 if set(p.parts) & set(clean)]
        self.assertGreater(len(lists), 4)
        self.assertEqual(findings("--no-config", "--select", "LNK012,LST",
                                  *lists), [])


if __name__ == "__main__":
    unittest.main()
