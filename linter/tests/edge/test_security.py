"""What SECURITY.md promises of a stranger's configuration, and that each of its
promises names tests which are there."""

import ast
import json
import pathlib
import re
import tempfile
import unittest

from command import ROOT, listlint, text

NAMED = re.compile(r"`((?:unit/)?test_\w+\.(?:py|c)):\s+([\w.]+(?:,\s+[\w.]+)*)`")
TESTS = ROOT / "linter/tests"


def tests_in(name):
    """The tests of a file: `Class.test` of Python, `test` of C."""
    if name.endswith(".c"):
        code = (TESTS / name).read_text(encoding="utf-8")
        return set(re.findall(r"cmocka_unit_test(?:_\w+)?\(\s*(\w+)", code))
    tree = ast.parse((TESTS / "edge" / name).read_text(encoding="utf-8"))
    return {f"{group.name}.{test.name}" for group in tree.body
            if isinstance(group, ast.ClassDef) for test in group.body
            if isinstance(test, ast.FunctionDef)}


class Page(unittest.TestCase):
    def setUp(self):
        page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
        self.promises = re.search(
            r"^## What is promised$(.*?)^## ", page, re.M | re.S).group(1)
        self.page = page

    def test_each_promise_names_a_test(self):
        bullets = re.split(r"^- ", self.promises, flags=re.M)[1:]
        self.assertGreater(len(bullets), 25)
        for bullet in bullets:
            self.assertRegex(bullet, NAMED)

    def test_they_are_there(self):
        named = NAMED.findall(self.page)
        self.assertGreater(len(named), 70)
        self.assertEqual(len(named), self.page.count("`test_")
                         + self.page.count("`unit/test_"))
        for name, tests in named:
            self.assertLessEqual(set(re.split(r",\s+", tests)),
                                 tests_in(name), name)


class Configuration(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.top = pathlib.Path(scratch.name)
        self.folder = self.top / "repository"
        self.folder.mkdir()
        (self.folder / "README.md").write_text("# A list\n", encoding="utf-8")

    def run_with(self, config, *arguments):
        """Runs without a link, so that nothing is asked."""
        (self.folder / ".listlint.yml").write_text(config, encoding="utf-8")
        result = listlint(*arguments, "README.md", cwd=self.folder)
        return result.returncode, text(result.stderr)

    def refused(self, config, words):
        code, error = self.run_with(config)
        self.assertEqual(code, 2, config)
        self.assertRegex(error, r"\Alistlint: \.listlint\.yml:1:\d+: [^\n]*"
                         + re.escape(words) + r"[^\n]*\n\Z")

    def test_what_it_cannot_say(self):
        for key in ("extends", "include", "import", "command", "plugins",
                    "run", "env", "output", "fix", "baseline", "resolve",
                    "jobs", "proxy", "token"):
            self.refused(f"{key}: x", f'unknown key "{key}"')
        for key in ("proxy", "allow-private", "resolve", "budget", "timeout",
                    "wait-budget", "ca-file", "insecure", "token",
                    "user-agent", "hub"):
            self.refused(f"links: {{{key}: x}}", f'unknown key "{key}"')
        for key in ("proxy", "address", "allow-private", "insecure", "retries",
                    "token", "redirect"):
            self.refused(f"links: {{hosts: {{a.org: {{{key}: x}}}}}}",
                         f'unknown key "{key}"')

    def header(self, name, value):
        return json.dumps(
            {"links": {"hosts": {"a.org": {"headers": {name: value}}}}})

    def test_a_header_is_one_header(self):
        for value in ("a\r\nHost: b.org", "a\nb: c", "a\rb: c", "a\x7f",
                      "a\tb"):
            self.refused(self.header("X-Key", value),
                         "the header X-Key holds a control character")
        for name in ("X: y", "X\r\nHost", "X Y", "", "é"):
            self.refused(self.header(name, "a"), "is no name of a header")
        for name in ("Host", "hOST", "Proxy-Authorization", "Connection",
                     "Transfer-Encoding", "Content-Length", "Range"):
            self.refused(self.header(name, "a"),
                         f'the header "{name}" is not for a configuration')

    def test_nothing_is_written_elsewhere(self):
        before = {"README.md", ".listlint.yml"}
        for name in ("../a.sqlite3", "/tmp/a.sqlite3", "b/../../a.sqlite3",
                     "./a.sqlite3", "README.md", "a.sqlite3/", "a",
                     "a//b.sqlite3", "a\nb.sqlite3", "~/../a.sqlite3",
                     ".git/hooks/post-checkout", str(self.top / "a.sqlite3")):
            self.refused(json.dumps({"links": {"cache": {"file": name}}}),
                         "file must be a path below the folder")
            self.assertEqual({path.name for path in self.folder.iterdir()},
                             before)
            self.assertEqual(list(self.top.iterdir()), [self.folder])

    def test_yaml_does_not_grow(self):
        bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
        self.assertEqual(self.run_with(bomb), (
            2, "listlint: .listlint.yml:1:4: anchors are not allowed\n"))
        self.refused("rules: *a", "aliases are not allowed")
        self.refused("rules: !!python/object:os.system {}",
                     "tags are not allowed")
        self.refused("rules: {a: off, a: off}", 'repeated key "a"')


if __name__ == "__main__":
    unittest.main()
