"""The limits of SECURITY.md: what is at one is taken, what is beyond it is
told in one line and with the exit status 2."""

import json
import pathlib
import re
import tempfile
import unittest

from command import ROOT, listlint, text

ROW = re.compile(r"^\| (.+) \| `(\w+)`, `([\w/.]+)` \| (.+) \| (.+) \|$", re.M)
UNITS = {"": 1, " bytes": 1, " KiB": 1024, " MiB": 1024 * 1024}


def table():
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    return ROW.findall(page)


def constant(name, path):
    """The value of a constant of the code, which is given once."""
    code = (ROOT / path).read_text(encoding="utf-8")
    values = re.findall(rf"(?:\b{name} =|#define {name} +)([^,;}}\n]+)", code)
    assert len(values) == 1, (name, path, values)
    return eval(values[0].replace("(size_t)", ""))  # of our own code


def number(words):
    digits, unit = re.fullmatch(r"([\d,]+)(.*)", words).groups()
    return int(digits.replace(",", "")) * UNITS[unit]


class Scratch(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def run_it(self, *arguments):
        result = listlint(*arguments, cwd=self.folder)
        return result.returncode, text(result.stderr)

    def write(self, name, content):
        (self.folder / name).write_text(content, encoding="utf-8")


class Page(unittest.TestCase):
    def test_the_numbers_are_those_of_the_code(self):
        rows = table()
        self.assertGreater(len(rows), 35)
        self.assertEqual(len(rows), len({row[1:3] for row in rows}))
        for what, name, path, limit, _ in rows:
            value = constant(name, path)
            scale = 1024 if name.endswith("_KIB") else 1
            self.assertEqual(value * scale, number(limit), what)


class Lists(Scratch):
    def beyond(self, content, line, words):
        """The report is there all the same."""
        self.write("a.md", content)
        result = listlint("--offline", "--no-config", "--output", "json",
                          "a.md", cwd=self.folder)
        self.assertEqual(text(result.stderr),
                         f"listlint: a.md:{line}: {words}\n")
        self.assertEqual(result.returncode, 2)
        self.assertEqual(len(json.loads(result.stdout)["documents"]), 1)

    def within(self, content):
        self.write("a.md", content)
        code, error = self.run_it("--offline", "--no-config", "a.md")
        self.assertIn(code, (0, 1))
        self.assertEqual(error, "")

    def test_bounds(self):
        self.within("|" + "a|" * 1023 + "\n")
        self.beyond("b\n\n|" + "a|" * 1024 + "\n", 3,
                    "1025 cells in a line; more than 1024 are no row of a "
                    "table")
        header = "|" + "a|" * 1000 + "\n|" + "-|" * 1000 + "\n"
        self.within(header + "b|\n" * 520)
        self.beyond(header + "b|\n" * 530, 2,
                    "528940 cells are missing in the rows of a table; more "
                    "than 524288 make it no table")
        self.within("> " * 100 + "a\n")
        self.beyond("- " * 101 + "a\n", 1,
                    "101 marks of quotes and list items before a line; more "
                    "than 100 are text")
        self.beyond(" " * 1001 + "- a\n", 1,
                    "1002 columns of white space before a list item; more "
                    "than 1000 make it text")
        self.within("[a] " * 9000 + "\n\n[a]: " + "b" * 100 + "\n")
        self.beyond("[a] " * 9000 + "\n\n[a]: " + "b" * 200 + "\n", 3,
                    "1800000 bytes of definitions in the links that refer to "
                    "them; more than 1193408 make them text")
        above = "a\n" * 9000 + "|b|c|\n|-|-|\n|d|e|\n"
        self.beyond(above, 9002,
                    "40504505 steps back to the header of a table; more than "
                    "17930368 in a list make it no table")


class Files(Scratch):
    def sparse(self, name, size):
        with open(self.folder / name, "wb") as file:
            file.truncate(size)

    def check(self, name, size, *arguments):
        self.sparse(name, size * 1024 * 1024 + 1)
        self.assertEqual(
            self.run_it("--offline", *arguments),
            (2, f"listlint: {name}: file is larger than {size} MiB\n"))

    def test_sizes(self):
        self.write("a.md", "# A\n")
        self.check("b.md", 64, "--no-config", "b.md")
        self.check("c.yml", 1, "--config", "c.yml", "a.md")
        self.check("d.diff", 256, "--no-config", "--diff-file", "d.diff",
                   "a.md")

    def test_runs(self):
        self.write("a.md", "# A\n")
        run = text(listlint("--offline", "--no-config", "--output", "jsonl",
                            "a.md", cwd=self.folder).stdout).split("\n")[0]
        self.write("a.jsonl", (run + "\n") * 1001)
        self.assertEqual(
            self.run_it("report", "json", "a.jsonl"),
            (2, "listlint: a.jsonl:1001: there are more than 1000 runs\n"))


def named(count, value):
    return "{%s}" % ", ".join(f"n{i}.org: {value}" for i in range(count))


def items(count, item):
    return "[%s]" % ", ".join(item.format(i) for i in range(count))


def schema(column):
    return "schemas: {a: {columns: {x: {%s}}}}" % column


# What makes a configuration of a number, a number that is taken, one that is
# not, and what is said of it.
BOUNDS = {
    "depth": (lambda n: "per-file: " + "{a: " * (n - 1) + "}" * (n - 1),
              None, 33, "nested more than 32 deep"),
    "values": (lambda n: "ignore: " + items(n, "a{}"), 9997, 9998,
               "more than 10000 values"),
    "exclude": (lambda n: "links: {exclude: %s}" % items(n, "a{}"), 512, 513,
                "more than 512 exclude"),
    "texts": (lambda n: schema("values: " + items(n, "a{}")), 512, 513,
              "more than 512 values"),
    "schemas": (lambda n: "schemas: " + named(n, "{columns: {x: {}}}"), 32,
                33, "more than 32 schemas"),
    "columns": (lambda n: "schemas: {a: {columns: %s}}" % named(n, "{}"), 64,
                65, "more than 64 columns"),
    "hosts": (lambda n: "links: {hosts: %s}" % named(n, "{requests: 1}"),
              256, 257, "more than 256 hosts"),
    "headers": (lambda n: "links: {hosts: {a.org: {headers: %s}}}"
                % named(n, "a"), 16, 17, "more than 16 headers"),
    "header": (lambda n: "links: {hosts: {a.org: {headers: {b: %s}}}}"
               % ("a" * n), 4095, 4096,
               "the header b is longer than 4096 bytes"),
    "statuses": (lambda n: "links: {hosts: {a.org: {accept: %s}}}"
                 % items(n, "200"), 64, 65, "more than 64 statuses"),
    "glob": (lambda n: "ignore: ['%s']" % ("a" * n), 512, 513,
             "it is longer than 512 bytes"),
    "braces": (lambda n: "ignore: ['%s']" % ("{a," * n + "}" * n), 8, 9,
               "its braces are nested too deep"),
    "pattern": (lambda n: "links: {exclude: ['%s']}" % ("a" * n), 1024, 1025,
                "bad pattern at offset "),
}


class Configuration(Scratch):
    def test_bounds(self):
        self.write("a.md", "# A\n")
        for name, (make, most, beyond, words) in BOUNDS.items():
            with self.subTest(name):
                if most:
                    self.write("c.yml", make(most))
                    self.assertEqual(
                        self.run_it("--offline", "--config", "c.yml", "a.md"),
                        (0, ""))
                self.write("c.yml", make(beyond))
                code, error = self.run_it("--offline", "--config", "c.yml",
                                          "a.md")
                self.assertEqual(code, 2)
                self.assertRegex(error, r"\Alistlint: c\.yml:1:\d+: [^\n]*"
                                 + re.escape(words) + r"[^\n]*\n\Z")


# Each meets another bound of PCRE2 with 3000 letters, and none with one.
TOO_DEEP = {
    "stack of the machine code": "^(a|b)+$",
    "depth": "(*NO_JIT)^(a|b)+$",
    "memory": "(*NO_JIT)^" + "()" * 350 + "(a|b)+$",
}


class Patterns(Scratch):
    def check(self, rows, lost, findings, pattern="^(a+)+$"):
        self.write("c.yml", schema(f"pattern: '{pattern}'"))
        self.write("a.md", "|x|\n|-|\n" + "".join(f"|{row}|\n"
                                                  for row in rows))
        result = listlint("--offline", "--config", "c.yml", "--select",
                          "MET003", "a.md", cwd=self.folder)
        self.assertEqual(text(result.stderr), lost and
                         f"listlint: c.yml: patterns gave up on {lost}: each "
                         "takes more than 100000 steps or too much memory\n")
        self.assertEqual(text(result.stdout).count("MET003"), findings)
        return result.returncode

    def test_that_give_up(self):
        """A text that was not read to the end is none that does not match."""
        hard = "a" * 40 + "!"
        self.assertEqual(self.check(["aaa"] * 3 + ["b"], "", 1), 1)
        self.assertEqual(self.check([hard] * 3 + ["b"], "3 texts", 1), 2)
        self.assertEqual(self.check([hard] * 2000 + ["b"], "100 texts", 0),
                         2)

    def test_that_go_too_deep(self):
        for name, pattern in TOO_DEEP.items():
            with self.subTest(name):
                self.assertEqual(self.check(["a", "c"], "", 1, pattern), 1)
                self.assertEqual(self.check(["a" * 3000, "c"], "1 text", 1,
                                            pattern), 2)


if __name__ == "__main__":
    unittest.main()
