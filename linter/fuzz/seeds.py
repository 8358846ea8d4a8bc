#!/usr/bin/env python3
"""seeds.py ROOT FOLDER: makes the seeds of each target from the fixtures,
FOLDER/<target>/. A seed's parts stand as linter/fuzz/input.h cuts them."""

import pathlib
import re
import shutil
import sys

SEPARATOR = b"\x1e"
LARGEST = 8192


def lists(root):
    """What rules find and what they do not."""
    for name in ("bad.md", "good.md"):
        for path in sorted(root.glob(f"fixtures/*/*/{name}")):
            yield path.read_bytes()[:LARGEST]


def rows(root):
    for text in lists(root):
        for line in text.splitlines():
            if b"|" in line:
                yield line


def encodings(root):
    """Text that was damaged, whole and line by line."""
    for path in sorted(root.glob("fixtures/encoding/*/*.md")):
        text = path.read_bytes()[:LARGEST]
        yield text
        for line in text.splitlines():
            if not line.isascii():
                yield line


def addresses(root):
    for text in lists(root):
        found = re.findall(rb"[a-z]+://[^\s)>|\]]+", text)
        if found:
            yield b"\n".join(found)
        yield from found[:4]


def cells(root):
    """Of the tables of the rules about metadata."""
    for path in sorted(root.glob("fixtures/metadata/*/*.md")):
        found = [cell.strip() for line in path.read_bytes().splitlines()
                 for cell in line.split(b"|") if cell.strip(b" -:")]
        yield b"\n".join(found)[:LARGEST]
        yield from found


SEEDS = {
    "document": lists, "row": rows, "mojibake": encodings,
    "legacy": encodings, "identity": addresses, "quantity": cells,
    "values": cells,
}


def main():
    root, folder = map(pathlib.Path, sys.argv[1:])
    shutil.rmtree(folder, ignore_errors=True)
    for target, make in SEEDS.items():
        seeds = folder / target
        seeds.mkdir(parents=True)
        for number, seed in enumerate(sorted(set(make(root)))):
            (seeds / f"{number:04}").write_bytes(seed)


if __name__ == "__main__":
    main()
