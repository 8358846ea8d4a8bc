"""What other linters tell of the lists that listlint is about.

    python3 linter/bench/others.py LISTLINT [FOLDER...]

Prints, for each tool that is on the PATH or that ./test bench has installed,
how many of the defects of fixtures/lists/datasets.md it tells, how much it says
about that list, and how much about the README.md of each FOLDER. All tools run
as they come, without a configuration and without a network.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "linter" / "bench" / "speed"))

import foreign  # noqa: E402

LIST = ROOT / "fixtures/lists/datasets.md"

# Defects by kind: their lines, and by tool what a message about them holds.
# None: no message of that tool is about the kind.
DEFECTS = [
    ("text read in a wrong code page", [12, 19, 20, 38, 38], {
        "listlint": "ENC004"}),
    ("name or address torn by spaces", [38, 38], {
        "listlint": "MET018|LNK001", "rumdl": "MD034",
        "markdownlint-cli2": "MD034", "awesome-lint": "undefined"}),
    ("row without its last pipe", [26, 27, 28], {
        "listlint": "TBL011", "rumdl": "MD055", "markdownlint-cli2": "MD055",
        "awesome-lint": "opening pipe|closing pipe"}),
    ("pipe inside code that splits a cell", [29], {
        "listlint": "TBL007", "rumdl": "MD056", "markdownlint-cli2": "MD056"}),
    ("row that lacks a cell", [30], {
        "listlint": "TBL006", "rumdl": "MD056", "markdownlint-cli2": "MD056"}),
    ("cell that GitHub does not show", [31], {
        "listlint": "TBL004", "rumdl": "MD056", "markdownlint-cli2": "MD056"}),
    ("delimiter row too short: no table", [48], {
        "listlint": "TBL002", "rumdl": "MD056", "markdownlint-cli2": "MD056"}),
    ("name that its link contradicts", [28], {"listlint": "MET009"}),
    ("address without https://", [40], {
        "listlint": "LNK003", "lychee": "File not found"}),
    ("link without a target", [43], {
        "listlint": "LNK005", "rumdl": "MD042", "markdownlint-cli2": "MD042",
        "lychee": "Empty URL"}),
    ("address listed twice, spelled otherwise", [42], {
        "listlint": "DUP001", "awesome-lint": "Duplicate link"}),
    ("bullet listed twice", [57], {
        "listlint": "DUP003", "awesome-lint": "Duplicate link"}),
]

# How each is run over README.md in a folder of its own, and what a line that
# tells something looks like, the line number first.
TOOLS = {
    "listlint": (["--offline", "--no-config", "--output", "concise"],
                 r"^README\.md:(\d+):.*"),
    "rumdl": (["check", "--no-cache", "README.md"],
              r"^README\.md:(\d+):.*"),
    "markdownlint-cli2": (["README.md"], r"^README\.md:(\d+).*"),
    "awesome-lint": (["README.md"], r"✖ +(\d+):\d+ .*"),
    "lychee": (["--offline", "--no-progress", "README.md"],
               r"^\[ERROR\].*\(at (\d+):.*"),
}


def programs(listlint):
    found = {name: shutil.which(name) for name in TOOLS}
    for name in foreign.VERSIONS:
        found[name] = found[name] or shutil.which(foreign.program(name))
    found["listlint"] = str(pathlib.Path(listlint).resolve())
    return {name: path for name, path in found.items() if path}


def messages(name, program, source):
    """What a tool says of a list, or of the README.md of a folder: line
    numbers with whole lines."""
    arguments, pattern = TOOLS[name]
    with tempfile.TemporaryDirectory() as folder:
        if pathlib.Path(source).is_dir():
            shutil.copytree(source, folder, dirs_exist_ok=True)
        else:
            shutil.copy(source, pathlib.Path(folder, "README.md"))
        for command in (["init", "-q"], ["add", "-A"],
                        ["-c", "user.name=x", "-c", "user.email=x@x.example",
                         "commit", "-qm", "x"]):
            subprocess.run(["git", *command], cwd=folder, check=True)
        result = subprocess.run(
            [program, *arguments], cwd=folder, check=False, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env={**os.environ, "NO_COLOR": "1"}, timeout=600)
    return [(int(match[1]), match[0])
            for match in re.finditer(pattern, result.stdout, re.M)]


def told(name, said, lines, patterns):
    """How many of the defects on these lines the messages tell."""
    wanted, count, left = patterns.get(name), 0, list(said)
    for line in lines if wanted else []:
        for message in left:
            if message[0] == line and re.search(wanted, message[1]):
                left.remove(message)
                count += 1
                break
    return count


def row(cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |")


def main():
    tools = programs(sys.argv[1])
    said = {name: messages(name, path, LIST) for name, path in tools.items()}
    row(["defect", "in the list", *tools])
    row(["---"] * (len(tools) + 2))
    for kind, lines, patterns in DEFECTS:
        row([kind, len(lines)] + [told(name, said[name], lines, patterns)
                                  for name in tools])
    row(["all that it says of this list", "", *(len(said[n]) for n in tools)])
    sums = [0] * len(tools)
    for path in sys.argv[2:]:
        counts = [len(messages(name, program, path))
                  for name, program in tools.items()]
        row([pathlib.Path(path).name, "", *counts])
        sums = [sum(pair) for pair in zip(sums, counts)]
    row([f"all {len(sys.argv) - 2} folders", "", *sums])


if __name__ == "__main__":
    main()
