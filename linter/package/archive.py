#!/usr/bin/env python3
"""archive.py TREE FILE.tar.gz: packs a folder so that the same files give the
same bytes: sorted, of one owner, with two modes and one time, that of
SOURCE_DATE_EPOCH. The folder's name stands in front of every member."""

import gzip
import io
import os
import pathlib
import sys
import tarfile


def epoch():
    """Seconds since 1970 for every file; of the archives' first day if the
    environment names none, since a ZIP file knows no day before."""
    return int(os.environ.get("SOURCE_DATE_EPOCH", 315532800))


def files_of(tree):
    """(path below the tree, file) of all files, in the order of C."""
    tree = pathlib.Path(tree)
    paths = {file.relative_to(tree).as_posix(): file
             for file in tree.rglob("*") if file.is_file()}
    return sorted(paths.items())


def mode_of(file):
    return 0o755 if os.access(file, os.X_OK) else 0o644


def write_tar(output, members):
    """Members: (name, mode, bytes). Folders are left to who unpacks."""
    with open(output, "wb") as raw, \
         gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed, \
         tarfile.open(fileobj=packed, mode="w",
                      format=tarfile.USTAR_FORMAT) as tar:
        for name, mode, data in members:
            member = tarfile.TarInfo(name)
            member.size, member.mode, member.mtime = len(data), mode, epoch()
            member.uname = member.gname = "root"
            tar.addfile(member, io.BytesIO(data))


def pack(tree, output):
    name = pathlib.Path(tree).name
    write_tar(output, [(f"{name}/{path}", mode_of(file), file.read_bytes())
                       for path, file in files_of(tree)])


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    pack(sys.argv[1], sys.argv[2])
