"""The Python wheel, installed from its file into an environment of its own."""

import base64
import csv
import hashlib
import os
import re
import signal
import stat
import subprocess
import sys
import unittest
import zipfile

from packages import (HOMEPAGE, findings, lacking, packages, run, version)


def can_install():
    return not lacking() and subprocess.run(
        [sys.executable, "-m", "pip", "--python", sys.executable, "--version"],
        check=False, capture_output=True).returncode == 0


def wait_for_input(command):
    """The command, started on a list that never comes."""
    return subprocess.Popen([*map(str, command), "--offline", "-"],
                            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)


def program_of(process):
    """The file that a process runs, once it is no script any more."""
    for _ in range(500):
        program = os.readlink(f"/proc/{process.pid}/exe")
        if program.endswith("/listlint"):
            return program
        try:
            process.wait(0.02)
        except subprocess.TimeoutExpired:
            continue
        break
    raise AssertionError(f"{program} is not the program")


class Wheel(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.wheel = packages().find("*.whl")
        if not can_install():
            raise unittest.SkipTest("there is no pip that knows --python")
        cls.place = packages().scratch() / "environment"
        run(sys.executable, "-m", "venv", "--without-pip", cls.place)
        cls.pip("install", "--no-index", cls.wheel)

    @classmethod
    def pip(cls, *arguments):
        run(sys.executable, "-m", "pip", "--python", cls.place,
            "--disable-pip-version-check", *arguments)

    def commands(self):
        return ([self.place / "bin/listlint"],
                [self.place / "bin/python", "-m", "listlint"])

    def test_record(self):
        """Names every file, with what it holds."""
        info = f"listlint-{version()}.dist-info"
        with zipfile.ZipFile(self.wheel) as wheel:
            rows = list(csv.reader(wheel.read(f"{info}/RECORD").decode()
                                   .splitlines()))
            self.assertEqual([row[0] for row in rows], wheel.namelist())
            for name, digest, size in rows[:-1]:
                data = wheel.read(name)
                self.assertEqual(int(size), len(data))
                kind, value = digest.split("=", 1)
                self.assertEqual(base64.urlsafe_b64decode(value + "="),
                                 hashlib.new(kind, data).digest(), name)
        self.assertEqual(rows[-1], [f"{info}/RECORD", "", ""])

    def test_tag(self):
        """It asks for no less than the C library that the symbols ask for."""
        tag = re.search(r"-py3-none-manylinux_2_(\d+)_(\w+)\.whl$",
                        self.wheel.name)
        self.assertEqual(tag[2], os.uname().machine)
        files = [self.place / "bin/listlint",
                 *(self.place / "lib/listlint").iterdir()]
        wanted = {int(minor) for file in files for minor in re.findall(
            r"@GLIBC_2\.(\d+)", run("readelf", "-W", "--dyn-syms", file))}
        self.assertEqual(int(tag[1]), max(wanted))

    def test_metadata(self):
        with zipfile.ZipFile(self.wheel) as wheel:
            text = wheel.read(f"listlint-{version()}.dist-info/METADATA")
        lines = text.decode().split("\n\n")[0].splitlines()
        self.assertIn(f"Project-URL: Homepage, {HOMEPAGE}", lines)
        self.assertIn(f"Version: {version()}", lines)
        self.assertIn("License: MIT", lines)

    def test_it_runs(self):
        for command in self.commands():
            self.assertEqual(findings(command), ["LNK003"])
            self.assertIn(version(), run(*command, "--version"))
            self.assertEqual(subprocess.run(
                [*command, "--no-such-option"], check=False,
                capture_output=True).returncode, 2)

    def test_no_python_stands_between(self):
        for command in self.commands():
            with wait_for_input(command) as process:
                self.assertEqual(program_of(process),
                                 str(self.place / "bin/listlint"))
                process.send_signal(signal.SIGTERM)
                self.assertEqual(process.wait(10), -signal.SIGTERM)

    def test_it_goes_without_a_trace(self):
        other = packages().scratch() / "other"
        run(sys.executable, "-m", "venv", "--without-pip", other)
        before = set(other.rglob("*"))
        pip = [sys.executable, "-m", "pip", "--python", other]
        run(*pip, "install", "--no-index", "--no-compile", self.wheel)
        mode = (other / "bin/listlint").stat().st_mode
        self.assertTrue(mode & stat.S_IXOTH)
        run(*pip, "uninstall", "--yes", "listlint")
        left = {path for path in set(other.rglob("*")) - before
                if not path.is_dir()}
        self.assertEqual(left, set())
