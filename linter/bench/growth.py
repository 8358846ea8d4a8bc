#!/usr/bin/env python3
"""How the instructions and the memory of an offline run grow with lists that
were made to be slow: growth.py LISTLINT [NAME...]

Each list is measured at three sizes, each twice the one before, with callgrind
and without what an empty list takes: a ratio of 2 is linear, of 4 quadratic.
The program is best one without sanitizers, which valgrind cannot run.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

ENTRY = "- [Name {0}](https://example.org/{0}) - A text of some words.\n"
DAMAGE = "dÃ©jÃ© vu "


def many(form):
    return lambda n: "".join(form.format(i) for i in range(n))


def again(text):
    return lambda n: text * n


def table(cells, form):
    head = "|" + "a|" * cells + "\n|" + "-|" * cells + "\n"
    return lambda n: head + "".join(form.format(i) for i in range(n))


# A size, and the list of so many parts.
LISTS = {
    "a line of words": (4000, again("word ")),
    "entries": (150, many(ENTRY)),
    "equal entries": (150, again(ENTRY.format(0))),
    "near names": (150, many("- [abcdefgh{0}](https://a.b/{0})\n")),
    "rows": (150, table(3, "|[n{0}](https://a.b/{0})|{0} hours|MIT|\n")),
    "short rows": (1000, table(8, "|{0}|\n")),
    "columns": (2000, lambda n: ("|" + "a|" * n + "\n") * 3),
    "tables": (60, again("|a|b|\n|-|-|\n|c|d|\n\n")),
    "lines above a table": (1500, lambda n: "a\n" * n + "|b|\n|-|\n|c|\n"),
    "definitions": (150, many("[a{0}]: /{0}\n")),
    "definitions that are used": (150, many("[a{0}]\n\n[a{0}]: /{0}\n\n")),
    "one long definition": (150, lambda n: "[a] " * n + "\n\n[a]: /"
                            + "b" * 4 * n),
    "footnotes": (150, many("a[^{0}]\n\n[^{0}]: b\n\n")),
    "headings": (150, many("# a{0}\n\n[b](#a{0})\n\n")),
    "suppressions": (100, again(
        "<!-- listlint-disable-next-line -->\n[a]()\n\n")),
    "unknown suppressions": (100, many("<!-- listlint-disable b{0} -->\n\n")),
    "damaged words": (150, again(DAMAGE)),
    "damaged lines": (100, again(DAMAGE + "\n\n")),
    "bytes in no encoding": (500, lambda n: b"caf\xe9\n" * n),
    "quotes in each other": (1000, lambda n: "> " * n + "a\n"),
    "blank lines in lists in each other":
        (100, lambda n: "- " * n + "a\n" + "\n" * n * 8),
    "instructions that do not end": (1000, again("a <? ")),
    "CDATA that does not end": (500, again("a <![CDATA[ ")),
    "open comments": (1000, again("a <!-- b ")),
    "open tags": (500, again('<a href="')),
    "addresses cut off": (500, again("https://a.b/<")),
    "lists in lists": (20, lambda n: "".join("  " * (i % 99) + "- a\n"
                                             for i in range(n * 10))),
    **{f"{mark} in a row": (2000, again(mark)) for mark in "|[(<*_`>&!:"},
    **{f"{mark} and letters": (1500, again("a" + mark))
       for mark in "|[*_`~<&"},
}


def count(program, path):
    told = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
         program, "--offline", "--no-config", path],
        capture_output=True, check=False).stderr.decode()
    return int(re.search(r"Collected : (\d+)", told).group(1))


def memory(program, path):
    """KiB at most."""
    with open(os.devnull, "wb") as nowhere:
        run = subprocess.Popen([program, "--offline", "--no-config", path],
                               stdout=nowhere, stderr=nowhere)
        run.returncode = 0
        return os.wait4(run.pid, 0)[2].ru_maxrss


def measure(program, path, content):
    path.write_bytes(content if isinstance(content, bytes)
                     else content.encode())
    return count(program, path)


def main():
    program = sys.argv[1]
    print("| list | bytes | instructions | 2 n | 4 n | KiB |\n"
          "| --- | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "list.md")
        base = measure(program, path, "")
        for name, (n, make) in LISTS.items():
            if sys.argv[2:] and name not in sys.argv[2:]:
                continue
            one, two, four = (measure(program, path, make(n * k)) - base
                              for k in (1, 2, 4))
            print("| %s |" % name.replace("|", "pipes"),
                  f"{path.stat().st_size} | {four} | "
                  f"{two / one:.2f} | {four / two:.2f} | "
                  f"{memory(program, path)} |", flush=True)


if __name__ == "__main__":
    main()
