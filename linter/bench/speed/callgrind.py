"""Reads what `valgrind --tool=callgrind` writes.

A profile is a list of functions, each with its own instructions and those of
all that it called. The format is told in valgrind's manual, "Callgrind Format
Specification".
"""

import re
import subprocess
import tempfile

# "(7) name" says what (7) stands for from there on.
NAME = re.compile(r"(?:\((\d+)\) ?)?(.*)")
# What a compiler that sees the whole program adds to a function's name. Of one
# that it took apart, only the part that is called counts.
ADDED = re.compile(r"(\.lto_priv|\.constprop|\.isra)(\.\d+)?")


class Function:
    def __init__(self, name, file, library):
        self.name, self.file, self.library = name, file, library
        self.own = 0     # instructions of itself
        self.called = 0  # and of what it called; not of its calls of itself

    @property
    def all(self):
        return self.own + self.called

    @property
    def plain_name(self):
        """The name in the source."""
        return ADDED.sub("", self.name.split("'")[0])


    @property
    def source(self):
        """Its file from the root of the project, or its library."""
        match = re.search(r"\b(linter|rules|reports)/(?!.*/\.\./).*",
                          self.file)
        return match[0] if match else self.library.rpartition("/")[2]

    @property
    def label(self):
        return f"{self.plain_name} {self.source}"


class Profile:
    def __init__(self):
        self.functions = []
        self.total = 0

    def busiest(self, count):
        """The functions with the most instructions of their own."""
        return sorted(self.functions, key=lambda f: -f.own)[:count]

    def largest(self, count):
        """Those of the project with the most, with what they call; not those
        that do little else than call."""
        ours = [f for f in self.functions
                if "/" in f.source and 100 * f.own >= f.all]
        return sorted(ours, key=lambda f: -f.all)[:count]

    def find(self, name, file="", library=""):
        """The instructions of a function with what it calls, or None; its
        file and its library are given by the ends of their paths."""
        found = [function.all for function in self.functions
                 if function.plain_name == name and
                 function.file.endswith(file) and
                 library in function.library]
        return max(found, default=None)


class Reader:
    """Names are numbered, apart for files, functions and libraries."""

    KINDS = {"fl": "file", "fi": "file", "fe": "file", "cfi": "file",
             "cfl": "file", "fn": "function", "cfn": "function",
             "ob": "library", "cob": "library"}

    def __init__(self):
        self.profile = Profile()
        self.names = {}
        self.functions = {}
        self.file = self.library = ""
        self.current = None
        self.current_id = None
        self.positions = 1
        self.callee_id = None  # of the `calls` line to come
        self.is_call = False   # the next line of cost is a call's

    def name(self, kind, text):
        """A name, and what is the same wherever it is meant."""
        number, name = NAME.fullmatch(text).groups()
        if number is None:
            return name, name
        if name:
            self.names[kind, number] = name
        return self.names[kind, number], number

    def enter(self, name, number):
        key = name, self.file, self.library
        if key not in self.functions:
            self.functions[key] = Function(*key)
            self.profile.functions.append(self.functions[key])
        self.current = self.functions[key]
        self.current_id = number

    def spell(self, key, text):
        """A line NAME=TEXT."""
        if key == "calls":
            self.is_call = True
            return
        if key not in self.KINDS:
            return
        name, number = self.name(self.KINDS[key], text)
        if key == "ob":
            self.library = name
        elif key in ("fl", "fi", "fe"):
            self.file = name
        elif key == "fn":
            self.enter(name, number)
        elif key == "cfn":
            self.callee_id = number

    def cost(self, line):
        """A line of positions and costs; the first cost is instructions."""
        words = line.split()
        count = int(words[self.positions]) if self.positions < len(words) else 0
        if not self.is_call:
            self.current.own += count
        elif self.callee_id != self.current_id:
            self.current.called += count
        self.is_call = False

    def read(self, line):
        if line[:1] in "0123456789+-*":
            self.cost(line)
        elif line.startswith("positions:"):
            self.positions = len(line.split()) - 1
        elif line.startswith(("summary:", "totals:")):
            self.profile.total = int(line.split()[1])
        elif "=" in line and not line.startswith(("#", "cmd:", "desc:")):
            self.spell(*line.split("=", 1))


def read(lines):
    reader = Reader()
    for line in lines:
        line = line.rstrip("\n")
        if line:
            reader.read(line)
    return reader.profile


def run(command, folder, statuses=(0, 1)):
    """The profile of a run."""
    with tempfile.TemporaryDirectory() as kept:
        path = f"{kept}/profile"
        result = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={path}",
             *command], cwd=folder, check=False, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if result.returncode not in statuses:
            raise RuntimeError(f"callgrind: {result.stderr[-2000:]}")
        with open(path, encoding="utf-8", errors="replace") as file:
            return read(file)
