"""The npm packages, installed from their files without a registry."""

import json
import os
import shutil
import signal
import subprocess
import tarfile
import unittest

from package_wheel import program_of, wait_for_input
from packages import HOMEPAGE, findings, packages, run, version


def install(folder, *files):
    """With a cache of its own, so that nothing comes from elsewhere."""
    run("npm", "install", "--offline", "--no-audit", "--no-fund",
        "--no-update-notifier", *files, cwd=folder,
        env={**os.environ, "npm_config_cache": str(folder / "cache")})


class Node(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.main = packages().find(f"listlint-{version()}.tgz")
        cls.platform = packages().find(f"listlint-*-{version()}.tgz")
        if not shutil.which("npm"):
            raise unittest.SkipTest("there is no npm")
        cls.folder = packages().scratch()
        install(cls.folder, cls.main, cls.platform)
        cls.command = cls.folder / "node_modules/.bin/listlint"

    def description(self, archive):
        with tarfile.open(archive) as tar:
            return json.load(tar.extractfile("package/package.json"))

    def test_the_one_depends_on_the_other(self):
        main, platform = map(self.description, (self.main, self.platform))
        self.assertEqual(main["optionalDependencies"],
                         {platform["name"]: version()})
        for facts in (main, platform):
            self.assertEqual(facts["version"], version())
            self.assertEqual(facts["homepage"], HOMEPAGE)
        self.assertEqual((platform["os"], platform["libc"]),
                         (["linux"], ["glibc"]))

    def test_npm_agrees_that_they_are_packages(self):
        for archive in (self.main, self.platform):
            folder = packages().scratch()
            [packed] = json.loads(run(
                "npm", "pack", "--json", "--dry-run", "--offline", archive,
                cwd=folder, env={**os.environ,
                                 "npm_config_cache": str(folder / "cache")}))
            self.assertEqual(packed["version"], version())

    def test_it_runs(self):
        self.assertEqual(findings([self.command]), ["LNK003"])
        self.assertIn(version(), run(self.command, "--version"))
        self.assertEqual(subprocess.run(
            [self.command, "--no-such-option"], check=False,
            capture_output=True).returncode, 2)

    def test_neither_node_nor_shell_stands_between(self):
        with wait_for_input([self.command]) as process:
            self.assertTrue(program_of(process).startswith(
                str(self.folder / "node_modules/@listlint")))
            process.send_signal(signal.SIGTERM)
            self.assertEqual(process.wait(10), -signal.SIGTERM)

    def test_without_the_program(self):
        """On a system for which there is none, or with --no-optional."""
        folder = packages().scratch()
        install(folder, "--omit=optional", self.main)
        done = subprocess.run([folder / "node_modules/.bin/listlint"],
                              check=False, capture_output=True, text=True)
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr,
                         r"^listlint: @listlint/linux-\w+ is not installed")
