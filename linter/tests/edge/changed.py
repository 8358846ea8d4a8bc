"""A list in a repository that changes, for the tests of what changed."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from command import listlint, text

GIT = shutil.which("git")
PLAIN = {
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}
HEAD = "# List\n\n| Name | Link |\n| --- | --- |\n"
OLD = HEAD + "| one | [a](https://example.org/1)\n" \
    "| two | [b](https://example.org/2) |\n"
ROW = "| three | [c](https://example.org/3)\n"


def git(*arguments, cwd):
    result = subprocess.run([GIT, *map(str, arguments)], cwd=cwd, check=True,
                            env={**os.environ, **PLAIN}, capture_output=True)
    return result.stdout


def repository(folder, *arguments):
    folder.mkdir(parents=True, exist_ok=True)
    git("init", "-q", "-b", "main", *arguments, cwd=folder)
    return folder


def commit(folder):
    git("add", "-A", cwd=folder)
    git("commit", "-q", "--allow-empty", "-m", "x", cwd=folder)
    return text(git("rev-parse", "HEAD", cwd=folder)).strip()


@unittest.skipUnless(GIT, "no git")
class Changes(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name).resolve()

    def write(self, path, content):
        path = self.folder / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes)
                         else content.encode())
        return path

    def run_here(self, *arguments, cwd=None, env=None, **options):
        return listlint("--offline", "--no-config", *arguments,
                        cwd=cwd or self.folder, env={**PLAIN, **(env or {})},
                        **options)

    def report(self, *arguments, **options):
        result = self.run_here("--output", "json", *arguments, **options)
        self.assertIn(result.returncode, (0, 1), text(result.stderr))
        self.assertEqual(text(result.stderr), "")
        return json.loads(result.stdout)

    def found(self, *arguments, **options):
        return [(f["path"], f["rule"], f["start"]["line"])
                for f in self.report(*arguments, **options)["findings"]]

    def refused(self, *arguments, **options):
        """The one line that an error is."""
        result = self.run_here(*arguments, **options)
        self.assertEqual(result.returncode, 2, text(result.stdout))
        self.assertEqual(text(result.stdout), "")
        error = text(result.stderr)
        self.assertTrue(error.startswith("listlint: "))
        self.assertEqual(error.count("\n"), 1, error)
        return error[len("listlint: "):-1]

    def main(self, content=OLD):
        """A repository with a list on main, and a branch off it."""
        repository(self.folder)
        self.write("README.md", content)
        commit(self.folder)
        git("checkout", "-q", "-b", "topic", cwd=self.folder)
