"""How long the program takes to start, and what of that is its libraries."""

import os
import re
import shutil
import subprocess

from measure import Command
from table import digits, table

LIST = "# A list\n\n- [Name](https://a.example/) - Words.\n"
LOADER = {"cycles": r"total startup time in dynamic loader: (\d+)",
          "relocation": r"time needed for relocation: (\d+)",
          "objects": r"time needed to load objects: (\d+)",
          "relocations": r"number of relocations: (\d+)"}


def read_loader(said):
    """What glibc's loader says of itself; None where it says nothing."""
    found = {name: re.search(pattern, said)
             for name, pattern in LOADER.items()}
    if not all(found.values()):
        return None
    return {name: int(match[1]) for name, match in found.items()}


def ask_loader(words):
    """LD_DEBUG's statistics and the number of libraries."""
    def said(what):
        return subprocess.run(
            words, env={**os.environ, "LD_DEBUG": what}, check=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            text=True).stderr

    loader = read_loader(said("statistics"))
    if loader:
        loader["libraries"] = len(set(re.findall(r"calling init: (\S+)",
                                                 said("libs"))))
    return loader


def measure(bench):
    path = bench.folder / "line.md"
    path.write_text(LIST, encoding="utf-8")
    programs, runs = bench.programs, bench.runs["startup"]
    check = [*programs.check(), path]
    version = [programs.listlint, "--version"]
    series = bench.stopwatch.rounds([
        Command("true", [shutil.which("true")], runs),
        Command("bare parse of one line", [programs.parse, path], runs),
        Command("listlint --version", version, runs),
        Command("listlint, one line", check, runs),
    ], bench.folder)
    return {"rows": [{"program": name, "runs": len(of.costs),
                      "wall": of.median("wall"), "cpu": of.median("cpu"),
                      "memory": of.median("memory")}
                     for name, of in series.items()],
            "loader": ask_loader(check)}


def show(measured):
    rows = [["start-up", "runs", "wall ms", "cpu ms", "peak MiB"]]
    for row in measured["rows"]:
        rows.append([row["program"], row["runs"], digits(1e3 * row["wall"]),
                     digits(1e3 * row["cpu"]), digits(row["memory"])])
    print(*table(rows), sep="\n")
    loader = measured["loader"]
    if loader:
        whole = loader["cycles"] / 100
        print(f"{loader['libraries']} shared libraries: "
              f"{loader['cycles'] / 1e6:.2f} million cycles in the loader "
              f"before main, {loader['relocation'] / whole:.0f}% for "
              f"{loader['relocations']:,} symbols, "
              f"{loader['objects'] / whole:.0f}% to find and map files")
    print()
