"""Every package of the program, made twice as two people would make them: in
other folders, with other habits, once by make_all and once step by step with
the commands of the Dockerfile."""

import atexit
import functools
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from command import ROOT

PACKAGE = ROOT / "linter" / "package"
DOCKERFILE = PACKAGE / "Dockerfile"
HOMEPAGE = "https://listlint.example"
TOOLS = ("cmake", "ninja", "cpack", "dpkg-deb", "dpkg-shlibdeps", "file",
         "lintian", "patchelf", "readelf", "scdoc")
# A minute of 2026; whoever makes packages names that of the commit.
MOMENT = 1790000000
LIST = "| Name | Link |\n| --- | --- |\n| A | [A](www.a.example) |\n"


def lacking():
    """Why no packages can be made here, or nothing."""
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    return missing and f"there is no {', '.join(missing)}"


def run(*command, **options):
    """Its standard output, or a failure that shows what it said."""
    done = subprocess.run([*map(str, command)], check=False, text=True,
                          stdin=subprocess.DEVNULL, capture_output=True,
                          **options)
    if done.returncode:
        raise AssertionError(f"{command}: {done.returncode}\n"
                             f"{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


def instructions():
    """The Dockerfile's, each as its word and the rest in one line."""
    text = DOCKERFILE.read_text(encoding="utf-8")
    text = re.sub(r"^#.*\n", "", text, flags=re.M).replace("\\\n", " ")
    lines = [re.sub(r"\s+", " ", line) for line in text.splitlines() if line]
    return [tuple(line.split(" ", 1)) for line in lines]


def environment(**more):
    return {**os.environ, "SOURCE_DATE_EPOCH": str(MOMENT),
            "LISTLINT_HOMEPAGE": HOMEPAGE, "PYTHONDONTWRITEBYTECODE": "1",
            **more}


def copy_sources(folder):
    shutil.copytree(ROOT, folder, symlinks=True,
                    ignore=shutil.ignore_patterns("build", ".git",
                                                  "__pycache__"))


def make_at_once(folder):
    copy_sources(folder / "source")
    run(folder / "source/linter/package/make_all", folder / "made",
        env=environment())
    return folder / "made"


def make_as_the_container(source, build):
    """What the Dockerfile runs to build, but in these folders."""
    [line] = [rest for word, rest in instructions()
              if word == "RUN" and "cmake" in rest]
    line = line.replace("/source", str(source)).replace("/build", str(build))
    run("sh", "-c", "umask 077; " + line,
        env=environment(TZ="Asia/Kathmandu", LC_ALL="C"))


def make_by_hand(folder):
    source, build = folder / "deep/below/listlint", folder / "objects"
    copy_sources(source)
    make_as_the_container(source, build)
    made, habits = folder / "made", environment(TZ="UTC-9", LC_ALL="C.UTF-8")
    made.mkdir()
    run("cpack", "-G", "TGZ", cwd=build, env=habits)
    for pattern in ("listlint_*.deb", "listlint-*.tar.gz"):
        [package] = build.glob(pattern)
        shutil.copy(package, made)
    for script in ("wheel.py", "npm.py"):
        run(sys.executable, source / "linter/package" / script,
            *made.glob("*.tar.gz"), made, env=habits)
    return made


class Packages:
    """Both folders of packages, until the test ends."""

    def __init__(self):
        folder = tempfile.TemporaryDirectory()
        atexit.register(folder.cleanup)
        self.place = pathlib.Path(folder.name)
        self.one = make_at_once(self.place / "one")
        self.two = make_by_hand(self.place / "two")

    def find(self, pattern):
        [package] = self.one.glob(pattern)
        return package

    def scratch(self):
        return pathlib.Path(tempfile.mkdtemp(dir=self.place))


@functools.cache
def packages():
    return Packages()


def digests(folder):
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest()
            for file in folder.iterdir() if file.name != "SHA256SUMS"}


def findings(command, **options):
    """What a command that is listlint finds in LIST; its status is 1."""
    done = subprocess.run([*map(str, command), "--offline", "--no-config",
                           "--output", "json", "-"], input=LIST, text=True,
                          check=False, capture_output=True, **options)
    if done.returncode != 1:
        raise AssertionError(f"{command}: {done.returncode}\n{done.stderr}")
    return [finding["rule"] for finding in json.loads(done.stdout)["findings"]]


def version():
    text = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
    return re.search(r"VERSION (\d+\.\d+\.\d+) LANGUAGES", text)[1]
