#!/usr/bin/env python3
"""Measures how mojibake is found and mended, and how encodings are named.

usage: encoding.py BUILD FOLDER

BUILD holds bench_mojibake and bench_legacy (the targets of that name); FOLDER
keeps the packages that the text comes from. None of it is in the character
models: the help of GNOME, and real lists where they are beside the project.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "linter" / "data"))

import debian_text as text  # noqa: E402
from make_models import fetch  # noqa: E402

HELP = "gnome-user-docs"
HELP_LANGUAGES = ["zh_CN", "ja", "ko", "ru", "uk", "el", "vi", "es", "pt",
                  "fr", "de", "cs", "pl", "hu"]
LISTS = ROOT.parent / "shared" / "corpus"
LIST_LANGUAGES = ["zh", "ja", "ko", "ru"]


def is_text(line):
    """Whether it stands for itself: fences and HTML go on in other lines."""
    return (line and not line.isascii() and "```" not in line and
            not line.startswith(("<", "[")))


def write(folder, name, lines):
    """The lines above ASCII, each once."""
    lines = filter(is_text, dict.fromkeys(line.strip() for line in lines))
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return f"{name}={folder / name}"


def help_lines(unpacked, language):
    for page in sorted(unpacked.glob(f"usr/share/help/{language}/**/*.page")):
        yield from text.html_lines(page.read_text(encoding="utf-8"))


def list_lines(language):
    for page in sorted(LISTS.glob(f"**/*-{language}.md")):
        yield from page.read_text(encoding="utf-8").split("\n")


def texts(packages, folder):
    """Arguments of the programs: NAME=FILE for each clean text."""
    _, unpacked = fetch(packages, HELP)
    for language in HELP_LANGUAGES:
        yield write(folder, f"help-{language}", help_lines(unpacked, language))
    if not LISTS.exists():
        print(f"skipped: there are no lists in {LISTS}", file=sys.stderr)
        return
    for language in LIST_LANGUAGES:
        yield write(folder, f"lists-{language}", list_lines(language))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("packages", type=pathlib.Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = list(texts(arguments.packages, pathlib.Path(folder)))
        for program in ("bench_mojibake", "bench_legacy"):
            path = arguments.build / "linter" / "bench" / program
            print(f"== {program}", flush=True)
            subprocess.run([path, *found], check=True)


if __name__ == "__main__":
    main()
