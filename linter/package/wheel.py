#!/usr/bin/env python3
"""wheel.py BUNDLE.tar.gz FOLDER: writes the Python wheel of it.

The program is a script of the wheel, so that it is on the PATH and is run
without Python; the libraries lie where it looks for them, in lib/listlint of
the environment. `python -m listlint` runs it too.

LISTLINT_HOMEPAGE is where the package says listlint lives."""

import base64
import hashlib
import os
import pathlib
import sys
import time
import zipfile

from archive import epoch, files_of, mode_of
from unpacked import unpacked

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
METADATA = """\
Metadata-Version: 2.1
Name: listlint
Version: {version}
Summary: The linter for curated Markdown lists
{homepage}License: MIT
License-File: LICENSE
Requires-Python: >=3.8
Classifier: Environment :: Console
Classifier: License :: OSI Approved :: MIT License
Classifier: Operating System :: POSIX :: Linux
Classifier: Programming Language :: C
Description-Content-Type: text/markdown

{readme}"""
WHEEL = """\
Wheel-Version: 1.0
Generator: listlint {version}
Root-Is-Purelib: false
Tag: {tag}
"""


def tag_of(bundle):
    """As PEP 600 names the systems with that C library or a later one."""
    return f"py3-none-manylinux_2_{bundle.libc()}_{bundle.machine}"


def metadata(version):
    homepage = os.environ.get("LISTLINT_HOMEPAGE")
    line = f"Project-URL: Homepage, {homepage}\n" if homepage else ""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return METADATA.format(version=version, homepage=line, readme=readme)


def installed_files(bundle):
    """(name, mode, bytes) of what the bundle and the module consist of."""
    data = f"listlint-{bundle.version}.data"
    for path, file in files_of(bundle.tree):
        path = "scripts/listlint" if path == "bin/listlint" else "data/" + path
        yield f"{data}/{path}", mode_of(file), file.read_bytes()
    for file in sorted((HERE / "python").glob("*.py")):
        yield f"listlint/{file.name}", 0o644, file.read_bytes()


def described(bundle, folder):
    """The same of what describes them."""
    licence = (ROOT / "LICENSE").read_bytes()
    wheel = WHEEL.format(version=bundle.version, tag=tag_of(bundle))
    yield f"{folder}/LICENSE", 0o644, licence
    yield f"{folder}/METADATA", 0o644, metadata(bundle.version).encode()
    yield f"{folder}/WHEEL", 0o644, wheel.encode()


def record_of(files, name):
    """One line a file, with its SHA-256 and its size; none for the record."""
    lines = []
    for path, _, data in files:
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
        lines.append(f"{path},sha256={digest.decode().rstrip('=')},{len(data)}")
    return "\n".join([*lines, f"{name},,", ""]).encode()


def write_zip(output, files):
    day = time.gmtime(epoch())[:6]
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as wheel:
        for name, mode, data in files:
            member = zipfile.ZipInfo(name, day)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = (0o100000 | mode) << 16
            wheel.writestr(member, data)


def main(archive, folder):
    with unpacked(archive) as bundle:
        info = f"listlint-{bundle.version}.dist-info"
        files = [*installed_files(bundle), *described(bundle, info)]
        record = f"{info}/RECORD"
        files.append((record, 0o644, record_of(files, record)))
        name = f"listlint-{bundle.version}-{tag_of(bundle)}.whl"
        write_zip(pathlib.Path(folder, name), files)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
