"""Command lines are completed in bash, zsh and fish; each shell is the real
one."""

import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

import shells
from command import listlint, text

HELP = text(listlint("--help").stdout)
OPTIONS = re.findall(r"^  (--[a-z-]+)", HELP, re.M)
LETTERS = re.findall(r"^  --\S+(?: \S+)?, (-\w)", HELP, re.M)
RULES = re.findall(r"^  ([A-Z]{3}\d{3})  (\S+)",
                   text(listlint("rules").stdout), re.M)
BASH_COMPLETION = [
    pathlib.Path(root, "share/bash-completion/bash_completion")
    for root in ("/usr", "/usr/local", "/opt/homebrew")]


def part(title):
    """The first words of one part of the page of --help."""
    lines = re.search(rf"^{title}:\n((?:  .*\n)+)", HELP, re.M)[1]
    return re.findall(r"^  (\S+)", lines, re.M)


def beginning(words, start):
    return sorted(word for word in words if word.startswith(start))


COMMANDS = part("Commands")
FORMATS = part("Formats")
NAMES = {word for code, name in RULES
         for word in (code, name, code[:3], name.split("/")[0])} | {"ALL"}

LISTS = ["Other.MD", "Third.MarkDown", "a.md", "docs", "my list.md", "se t"]

# What is offered for the last word of a line.
CASES = [
    ("--ou", ["--output"]),
    ("--output ", sorted(FORMATS)),
    ("--output=", sorted("--output=" + f for f in FORMATS)),
    ("--output j", beginning(FORMATS, "j")),
    ("--output=j", ["--output=" + f for f in beginning(FORMATS, "j")]),
    ("--output json=b", ["json=b.txt"]),
    ("--output=json=b", ["--output=json=b.txt"]),
    ("--output=json=my", ["--output=json=my list.md"]),
    ("--output=json=docs/", ["--output=json=docs/data.csv",
                             "--output=json=docs/inner.md"]),
    ("--output human --out", ["--output"]),
    ("--color ", ["always", "auto", "never"]),
    ("--color=a", ["--color=always", "--color=auto"]),
    ("--fail-on w", ["warning"]),
    ("--config b", ["b.txt"]),
    ("--config=b", ["--config=b.txt"]),
    ("--jobs ", []),
    ("--resolve ", []),
    ("--resolve=a.org:80:", []),
    ("--resolve a.org:80:::1 --resol", ["--resolve"]),
    ("--proxy=http://a:80 --pro", []),
    ("--proxy http://a:80 che", ["check"]),
    ("--changed-since ma", ["main"]),
    ("--changed-since=side", ["--changed-since=side/way"]),
    ("--select ", sorted(NAMES)),
    ("--select table/missing-c", ["table/missing-cell"]),
    ("--select TBL006,table/missing-c", ["TBL006,table/missing-cell"]),
    ("--ignore=TBL,DU", ["--ignore=TBL," + n for n in beginning(NAMES, "DU")]),
    ("--extend-select DUP001,DUP00",
     ["DUP001," + n for n in beginning(NAMES, "DUP00") if n != "DUP001"]),
    ("--select TBL --sel", ["--select"]),
    ("explain enco", beginning(NAMES, "enco")),
    ("explain TBL006 table/missing-c", ["table/missing-cell"]),
    ("explain --quiet", []),
    ("completions ", ["bash", "fish", "zsh"]),
    ("completions bash ", []),
    ("rules ", []),
    ("che", ["check"]),
    ("--color never ru", ["rules"]),
    ("--color=never ru", ["rules"]),
    ("ver", ["version"]),
    ("a.md che", []),
    ("-h che", ["check"]),
    ("-x --y che", ["check"]),
    ("! che", []),
    ("\\( -a che", []),
    ("= che", []),
    ("check ver", []),
    ("-- --of", []),
    ("-- che", []),
    ("--offline --off", []),
    ("--fi", ["--fix"]),
    ("links --fi", []),
    ("init --conf", ["--config"]),
    ("init --unsaf", []),
    ("", sorted(COMMANDS + LISTS)),
    ("links ", LISTS),
    ("my", ["my list.md"]),
    ("my\\ l", ["my list.md"]),
    ('"my l', ["my list.md"]),
    ("a.md docs/", ["docs/inner.md"]),
    ("--stdin-name a", ["a.md"]),
    (".g", [".git"]),
    ("-", sorted(OPTIONS + LETTERS)),
]

# What a tab makes of a line, in the words that the program is then given.
TYPED = [
    ("--ou", ["--output"]),
    ("--output=junit=my", ["--output=junit=my list.md"]),
    ("--output junit=my\\ l", ["--output", "junit=my list.md"]),
    ("--config=b", ["--config=b.txt"]),
    ("my", ["my list.md"]),
    ('"my l', ["my list.md"]),
    ("se", ["se t"]),
    ("--select DUP001,table/missing-c",
     ["--select", "DUP001,table/missing-cell"]),
]


class Shell(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not shutil.which(cls.name):
            raise unittest.SkipTest(f"no {cls.name} here")
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.folder = pathlib.Path(scratch.name, "work")
        for name in ("a.md", "my list.md", "Other.MD", "Third.MarkDown",
                     "b.txt", "c.jsonl",
                     "docs/inner.md", "docs/data.csv"):
            path = cls.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
        (cls.folder / "se t").mkdir()
        for words in ("init -q -b main",
                      "-c user.name=n -c user.email=e commit -q --allow-empty "
                      "-m x", "branch side/way"):
            subprocess.run(["git", *words.split()], cwd=cls.folder, check=True)
        cls.file = pathlib.Path(scratch.name, "_listlint")
        cls.file.write_bytes(listlint("completions", cls.name).stdout)

    def check(self, cases, offered, normal):
        for (line, expected), words in zip(cases, offered, strict=True):
            self.assertEqual(normal(line, words), sorted(expected), line)


    def write(self, name, content):
        path = self.file.with_name(name)
        path.write_text(content, encoding="utf-8")
        return path

    def check_typed(self, shell, env=None):
        """What stands on the line behind a tab, as the shell reads it."""
        terminal = shells.Terminal(shell, self.folder, env or {})
        self.addCleanup(terminal.close)
        terminal.wait_for("ready> ")
        for line, expected in TYPED:
            with self.subTest(line):
                terminal.type(f"listlint {line}\t\x01printf '<%s>' \r")
                shown = terminal.wait_for("\n<listlint>(.*?)ready> ")[1]
                self.assertEqual([word.rstrip("/") for word
                                  in re.findall("<(.*?)>", shown)], expected)


class Bash(Shell):
    name = "bash"

    def check_all(self, cases, **options):
        """Readline replaces what stands behind the last =."""
        def normal(line, words):
            word = line.split(" ")[-1]
            kept = word[:word.rfind("=") + 1]
            if not options.get("breaks", True):
                kept = ""
            return sorted(kept + offered for offered in words)
        lines = ["listlint " + line for line, _ in cases]
        self.check(cases, shells.bash(self.file, self.folder, lines,
                                      **options), normal)

    def test_alone(self):
        self.check_all(CASES)

    def test_where_words_are_taken_apart_at_spaces_only(self):
        plain = [case for case in CASES if not set('\\"') & set(case[0])]
        self.check_all(plain, breaks=False)

    def test_with_the_package_bash_completion(self):
        found = [path for path in BASH_COMPLETION if path.exists()]
        if not found:
            self.skipTest("no bash-completion here")
        self.check_all(CASES, before=f"source {found[0]}")

    def test_shellcheck(self):
        if not shutil.which("shellcheck"):
            self.skipTest("no shellcheck here")
        result = subprocess.run(["shellcheck", self.file], capture_output=True,
                                check=False)
        self.assertEqual(text(result.stdout), "")

    def test_with_strict_options(self):
        self.check_all(CASES, before="set -u; shopt -s failglob nullglob")

    def test_on_a_terminal(self):
        rc = self.write("rc", f"PS1='ready> '; source {self.file}\n")
        self.check_typed(["bash", "--noprofile", "--rcfile", rc, "-i"])


class Zsh(Shell):
    name = "zsh"

    def test_offered(self):
        lines = ["listlint " + line for line, _ in CASES]
        self.check(CASES, shells.zsh(self.file, self.folder, lines),
                   lambda line, words: sorted(
                       word.replace("\\", "") for word in words))

    def on_a_terminal(self, before, after):
        self.write(".zshrc", f"PS1='ready> '; bindkey -e; {before}\n"
                             f"autoload -Uz compinit; compinit -u -D\n"
                             f"{after}\n")
        self.check_typed(["zsh", "-d", "-i"],
                         {"ZDOTDIR": str(self.file.parent)})

    def test_on_a_terminal(self):
        self.on_a_terminal(f"fpath=({self.file.parent} $fpath)", "")

    def test_read_by_hand(self):
        self.on_a_terminal("", f"source {self.file}")


class Fish(Shell):
    name = "fish"

    def test_offered(self):
        lines = ["listlint " + line for line, _ in CASES]
        self.check(CASES, shells.fish(self.file, self.folder, lines),
                   lambda line, words: sorted(
                       word.split("\t")[0].rstrip("/") for word in words))

    def test_on_a_terminal(self):
        rc = self.write("rc", f"source {self.file}\n"
                              f"function fish_prompt; echo 'ready> '; end\n")
        self.check_typed(["fish", "--no-config", "-i", "-C", f"source {rc}"],
                         {"HOME": str(self.file.parent)})


if __name__ == "__main__":
    unittest.main()
