"""Lists with defects, and what is accepted of them."""

import json
import pathlib
import tempfile
import unittest

from command import listlint, text

HEADER = '{"type":"baseline","version":1}\n'
HEAD = "# List\n\n| Name | Kind | Link |\n| --- | --- | --- |\n"
GOOD = "| {0} | k | [{0}](https://example.org/{0}) |\n"
SHORT = "| {0} | k |\n"
BARE = "- [{0}](https://example.org/{0}) - [x{0}]()\n"


def entries(path):
    """The lines of a baseline about findings: path, rule, about."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [(line["path"], line["rule"], line["about"])
            for line in lines if "rule" in line]


class Scratch(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name).resolve()
        self.baseline = self.folder / "b.jsonl"

    def write(self, content, path="README.md"):
        path = self.folder / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes)
                         else content.encode())
        return path

    def read(self, path="README.md"):
        return (self.folder / path).read_text("utf-8")

    def check(self, *options, cwd=None, **more):
        return listlint("--no-config", *options, cwd=cwd or self.folder, **more)

    def offline(self, *options, **more):
        return self.check("--offline", *options, **more)

    def accept(self, *options, offline=True):
        """Writes the baseline; the run is clean and silent."""
        result = self.check(*["--offline"] * offline, "--fail-on", "note",
                            "--write-baseline", "b.jsonl", *options)
        self.assertEqual(text(result.stderr), "")
        self.assertEqual(result.returncode, 0)
        return self.baseline.read_text("ascii")

    def report(self, *options, offline=True, warning=""):
        result = self.check(*["--offline"] * offline, "--output", "json",
                            "--baseline", "b.jsonl", *options)
        self.assertIn(result.returncode, (0, 1), text(result.stderr))
        self.assertEqual(text(result.stderr), warning)
        return json.loads(result.stdout)

    def found(self, *options, **more):
        return [(f["path"], f["rule"], f["start"]["line"])
                for f in self.report(*options, **more)["findings"]]

    def refused(self, *options):
        """The one line that an error is."""
        result = self.offline(*options)
        self.assertEqual(result.returncode, 2, text(result.stdout))
        self.assertEqual(text(result.stdout), "")
        error = text(result.stderr)
        self.assertTrue(error.startswith("listlint: "), error)
        self.assertEqual(error.count("\n"), 1, error)
        return error[len("listlint: "):-1]

    def stale(self, count, names):
        return ("listlint: warning: baseline b.jsonl: " +
                ("1 entry is stale" if count == 1
                 else f"{count} entries are stale") +
                "; --write-baseline b.jsonl prunes " +
                ("it" if count == 1 else "them") + f": {names}\n")
