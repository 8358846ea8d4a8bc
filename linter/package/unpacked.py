"""The .tar.gz with the program and its libraries, read back for the packages
of other ecosystems that hold the same files."""

import contextlib
import pathlib
import re
import subprocess
import tarfile
import tempfile

NAME = re.compile(r"listlint-(\d[^-]*)-([a-z]+)-(\w+)\.tar\.gz")
NEEDED = re.compile(r"Name: GLIBC_2\.(\d+)")


class Bundle:
    def __init__(self, archive, tree):
        self.version, self.system, self.machine = NAME.fullmatch(
            pathlib.Path(archive).name).groups()
        self.tree = tree

    def libc(self):
        """The least minor version of glibc 2 that has every symbol that the
        program and its libraries want."""
        programs = [self.tree / "bin" / "listlint",
                    *sorted((self.tree / "lib" / "listlint").iterdir())]
        listing = subprocess.run(
            ["readelf", "--wide", "--version-info", *programs], check=True,
            stdout=subprocess.PIPE, text=True).stdout
        return max(map(int, NEEDED.findall(listing)))


@contextlib.contextmanager
def unpacked(archive):
    if not NAME.fullmatch(pathlib.Path(archive).name):
        raise SystemExit(f"{archive}: not named as cpack names the .tar.gz")
    with tempfile.TemporaryDirectory() as folder, \
         tarfile.open(archive) as tar:
        tar.extraction_filter = getattr(tarfile, "data_filter", None)
        tar.extractall(folder)
        yield Bundle(archive, next(pathlib.Path(folder).iterdir()))
