"""Makes the pictures of the README from a real run.

    python3 linter/pictures/make.py LISTLINT [FOLDER]

LISTLINT is the built command; the pictures go beside this file, or into
FOLDER. Needs Chromium and a font for Chinese characters.
"""

import html
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LIST = "fixtures/lists/datasets.md"
COLUMNS = 134
SHOWN = ["19", "29", "30", "42", "48"]  # lines of the list
ESCAPE = re.compile(r"\033\[([0-9;]*)m")
STYLE = """
body { margin: 0; background: #16181d; padding: 18px 22px; }
pre { margin: 0; width: 134ch; color: #d7dae0; white-space: pre-wrap;
      overflow-wrap: anywhere;
      font: 14px/20px "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace; }
.c1 { font-weight: bold; } .c2 { color: #838a97; }
.c31 { color: #ff7b72; } .c33 { color: #e3b341; } .c36 { color: #56d4dd; }
"""


def listlint(program, *arguments):
    """Standard output of a run over the list, on a day that is told."""
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600"}
    return subprocess.run([program, "--offline", *arguments, LIST], cwd=ROOT,
                          env=env, stdout=subprocess.PIPE, check=False,
                          text=True).stdout


def marked_up(text):
    """Colours of a terminal as classes."""
    parts, opened = [], False
    pieces = ESCAPE.split(text)
    for number, piece in enumerate(pieces):
        if number % 2 == 0:
            parts.append(html.escape(piece))
            continue
        parts.append("</span>" if opened else "")
        opened = piece not in ("", "0")
        names = " ".join(f"c{code}" for code in piece.split(";"))
        parts.append(f'<span class="{names}">' if opened else "")
    return "".join(parts) + ("</span>" if opened else "")


def rows_of(text):
    """How many rows the lines take."""
    return sum(max(1, math.ceil(len(line) / COLUMNS))
               for line in text.split("\n"))


def terminal_page(program):
    """Some findings and the summary, as a terminal shows them."""
    shown = listlint(program, "--output", "human", "--color", "always")
    *findings, summary = shown.rstrip("\n").split("\n\n")
    chosen = [one for one in findings
              if ESCAPE.sub("", one).split(":")[1] in SHOWN]
    body = "\n\n".join([f"$ listlint --offline {LIST}", *chosen,
                        "\033[2m...\033[0m", summary])
    return (f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style>'
            f"<pre>{marked_up(body)}</pre>"), rows_of(ESCAPE.sub("", body))


def photograph(page, picture, width, height):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, "page.html")
        source.write_text(page, encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu",
             "--disable-quic", "--no-first-run", "--hide-scrollbars",
             "--disable-background-networking", "--disable-component-update",
             "--disable-sync", f"--user-data-dir={folder}/user",
             "--force-device-scale-factor=1.25",
             f"--window-size={width},{height}", f"--screenshot={picture}",
             source.as_uri()],
            check=True, timeout=120, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else HERE).resolve()
    page, rows = terminal_page(program)
    photograph(page, folder / "terminal.png", 1176, rows * 20 + 36)
    photograph(listlint(program, "--output", "html"), folder / "page.png",
               1064, 1480)


if __name__ == "__main__":
    main()
