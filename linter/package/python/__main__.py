"""`python -m listlint`: becomes the program, wherever pip has put it."""

import importlib.metadata
import os
import sys


def program():
    for file in importlib.metadata.files("listlint"):
        if file.name == "listlint" and file.parent.name == "bin":
            return os.path.normpath(file.locate())
    return sys.exit("listlint: the installation lacks its program")


if __name__ == "__main__":
    PROGRAM = program()
    os.execv(PROGRAM, [PROGRAM, *sys.argv[1:]])
