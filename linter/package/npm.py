#!/usr/bin/env python3
"""npm.py BUNDLE.tar.gz... FOLDER: writes the npm packages of the bundles, all of
one version: `@listlint/SYSTEM-MACHINE` for each, and `listlint`, which depends
on all of them optionally and runs the one that npm has installed.

LISTLINT_HOMEPAGE is where the packages say listlint lives."""

import json
import os
import pathlib
import sys

from archive import files_of, mode_of, write_tar
from unpacked import unpacked

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MACHINES = {"x86_64": "x64", "aarch64": "arm64"}


def description(name, version, summary, **more):
    """The file package.json of a package, as its members have it."""
    homepage = os.environ.get("LISTLINT_HOMEPAGE")
    facts = {"name": name, "version": version, "description": summary,
             "license": "MIT", **({"homepage": homepage} if homepage else {}),
             **more}
    text = json.dumps(facts, indent=2) + "\n"
    return "package/package.json", 0o644, text.encode()


def root_file(name):
    return f"package/{name}", 0o644, (ROOT / name).read_bytes()


def write_platform(bundle, folder):
    """The name of the package, which holds the tree of the bundle."""
    machine = MACHINES.get(bundle.machine, bundle.machine)
    name = f"{bundle.system}-{machine}"
    members = [description(
        f"@listlint/{name}", bundle.version,
        f"The program listlint for {bundle.system} on {machine}",
        os=[bundle.system], cpu=[machine], libc=["glibc"])]
    members += [(f"package/{path}", mode_of(file), file.read_bytes())
                for path, file in files_of(bundle.tree)]
    write_tar(folder / f"listlint-{name}-{bundle.version}.tgz",
              [*members, root_file("LICENSE")])
    return f"@listlint/{name}"


def write_main(version, platforms, folder):
    launcher = (HERE / "node" / "listlint").read_bytes()
    write_tar(folder / f"listlint-{version}.tgz", [
        description("listlint", version, "The linter for curated lists",
                    keywords=["awesome", "awesome-list", "linter", "links",
                              "markdown"],
                    bin={"listlint": "bin/listlint"},
                    optionalDependencies={name: version for name
                                          in sorted(platforms)}),
        ("package/bin/listlint", 0o755, launcher),
        root_file("LICENSE"), root_file("README.md")])


def main(archives, folder):
    platforms, versions = [], set()
    for archive in archives:
        with unpacked(archive) as bundle:
            versions.add(bundle.version)
            platforms.append(write_platform(bundle, folder))
    if len(versions) != 1:
        sys.exit(f"npm.py: several versions: {', '.join(sorted(versions))}")
    write_main(versions.pop(), platforms, folder)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1:-1], pathlib.Path(sys.argv[-1]))
