#!/usr/bin/env python3
"""bundle.py TREE: makes an installed tree run anywhere with a C library as new
as the one here. The other libraries of bin/listlint go to lib/listlint, where
it and they look first, and their licences to share/doc/listlint/libraries.
Needs a system of Debian's kind, and patchelf."""

import pathlib
import re
import shutil
import subprocess
import sys

# What belongs to the C library, and to the kernel, stays the host's.
HOST = re.compile(r"(linux-vdso|linux-gate|ld-linux.*|ld64|lib(c|m|dl|rt|mvec"
                  r"|pthread|resolv|util|anl|nsl|BrokenLocale))\.so(\.\d+)?$")
FOUND = re.compile(r"^\s*(\S+) => (/\S+) \(0x", re.M)
MISSING = re.compile(r"^\s*(\S+) => not found", re.M)
COMMON = pathlib.Path("/usr/share/common-licenses")
MENTION = re.compile(re.escape(str(COMMON)) + r"/([A-Za-z]+(?:-[0-9.]*[0-9])?)")


def output_of(*command):
    return subprocess.run(command, check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def late_library(program):
    """The file of libcurl, which the program loads by name when it needs it."""
    name = re.search(rb"(libcurl[-\w]*\.so\.\d+)\0", program.read_bytes())
    known = output_of("/sbin/ldconfig", "-p")
    line = re.search(rf"^\s*{re.escape(name[1].decode())} .*=> (/\S+)$",
                     known, re.M)
    return line[1]


def libraries_of(program):
    """Name to file of all that the program loads, directly or not."""
    late = late_library(program)
    listing = output_of("ldd", program) + output_of("ldd", late)
    listing += f"\t{pathlib.Path(late).name} => {late} (0x0)\n"
    missing = MISSING.findall(listing)
    if missing:
        sys.exit(f"bundle.py: not found: {', '.join(missing)}")
    return {name: pathlib.Path(file).resolve()
            for name, file in sorted(FOUND.findall(listing))
            if not HOST.match(name)}


def look_in(file, folder):
    # Not RUNPATH, which a stranger's LD_LIBRARY_PATH would overrule and which
    # does not hold for what the libraries themselves load.
    subprocess.run(["patchelf", "--force-rpath", "--set-rpath", folder, file],
                   check=True)


def copy_libraries(libraries, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, file in libraries.items():
        copy = folder / name
        shutil.copyfile(file, copy)
        copy.chmod(0o644)
        look_in(copy, "$ORIGIN")


def owner_of(file):
    """The Debian package of a file. Some packages still name their files
    without the /usr that all are under."""
    for path in (str(file), str(file).removeprefix("/usr")):
        search = subprocess.run(["dpkg-query", "--search", path], check=False,
                                capture_output=True, text=True)
        if search.returncode == 0:
            return search.stdout.split(": ")[0]
    return sys.exit(f"bundle.py: no package owns {file}")


def copy_licences(packages, folder):
    """What each package says of its copyright, and the long licences that
    these leave to a folder of every Debian system."""
    mentioned = set()
    for package in packages:
        name = package.split(":")[0]
        text = pathlib.Path("/usr/share/doc", name, "copyright").read_bytes()
        (folder / f"{name}.copyright").write_bytes(text)
        mentioned.update(MENTION.findall(text.decode("utf-8", "replace")))
    for name in mentioned:
        if (COMMON / name).is_file():
            shutil.copyfile(COMMON / name, folder / name)


def write_list(owners, output):
    """Which library is of which package, and of which source, for those whose
    licence gives a right to it."""
    show = "${Version}\t${source:Package} ${source:Version}"
    lines = ["library\tpackage\tversion\tsource\n"]
    for name, package in owners.items():
        facts = output_of("dpkg-query", "--show", f"--showformat={show}",
                          package)
        lines.append(f"{name}\t{package.split(':')[0]}\t{facts}\n")
    output.write_text("".join(lines), encoding="utf-8")


def bundle(tree):
    program = tree / "bin" / "listlint"
    libraries = libraries_of(program)
    owners = {name: owner_of(file) for name, file in libraries.items()}
    licences = tree / "share" / "doc" / "listlint" / "libraries"
    licences.mkdir(parents=True, exist_ok=True)
    copy_libraries(libraries, tree / "lib" / "listlint")
    look_in(program, "$ORIGIN/../lib/listlint")
    copy_licences(sorted(set(owners.values())), licences)
    write_list(owners, licences / "LIST")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    bundle(pathlib.Path(sys.argv[1]))
