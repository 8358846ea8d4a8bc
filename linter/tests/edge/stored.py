"""Runs that are stored as jsonl, for the tests about them."""

import json
import pathlib
import tempfile
import unittest

from command import listlint, text
from server import Server

PATIENCE = ("--timeout", "1.2", "--allow-private", "--no-config")
DATE = {"SOURCE_DATE_EPOCH": "1764086400"}
TABLE = "| A | B | C |\n|---|---|---|\n| 1 | 2 |\n"


def lines_of(path):
    return [json.loads(line) for line in path.read_bytes().splitlines()]


class Stored(unittest.TestCase):
    """In a folder of its own."""

    maxDiff = None

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def serve(self, script):
        server = Server(script)
        self.addCleanup(server.close)
        return server

    def write(self, content, name="README.md"):
        (self.folder / name).write_text(content, encoding="utf-8")

    def run_in(self, *arguments, env=None, **options):
        return listlint(*arguments, cwd=self.folder,
                        env={**DATE, **(env or {})}, **options)

    def store(self, name, *arguments):
        """A run whose jsonl is that file; its JSON comes back."""
        result = self.run_in("--output", f"jsonl={name}", "--output", "json",
                             *arguments)
        self.assertIn(result.returncode, (0, 1), text(result.stderr))
        return json.loads(result.stdout)

    def reports(self, forms, *runs, warnings=""):
        """What each of the formats makes of them, by one reading."""
        first, *others = [f"{form}=told.{form}" for form in forms]
        result = self.run_in("report", first, *runs,
                             *[f"--output={other}" for other in others])
        self.assertEqual(text(result.stderr), warnings)
        self.assertEqual(result.returncode, 0)
        return {form: (self.folder / f"told.{form}").read_bytes()
                for form in forms}

    def report(self, form, *runs, warnings=""):
        result = self.run_in("report", form, *runs)
        self.assertEqual(text(result.stderr), warnings)
        self.assertEqual(result.returncode, 0)
        return result.stdout

    def merged(self, *runs, **options):
        return json.loads(self.report("json", *runs, **options))
