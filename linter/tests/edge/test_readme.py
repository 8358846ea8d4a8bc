"""What the README says: its example, its pictures, what it has one copy."""

import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest

import yaml

from command import LISTLINT, ROOT, formats, listlint, text

README = (ROOT / "README.md").read_text(encoding="utf-8")
PICTURES = ["terminal.png", "page.png"]


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


def size_of(picture):
    head = picture.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n" and head[12:16] == b"IHDR"
    return struct.unpack(">II", head[16:])


class Words(unittest.TestCase):
    def test_the_example_is_what_is_printed(self):
        example, = blocks("text")
        printed = text(listlint("--offline", "--output", "human",
                                "fixtures/lists/datasets.md",
                                cwd=ROOT).stdout)
        for part in example.split("\n...\n"):
            self.assertIn(part.strip("\n"), printed)

    def test_all_pages_are_clean(self):
        pages = [path.relative_to(ROOT) for pattern in ("*.md", "linter/*/*.md")
                 for path in ROOT.glob(pattern)]
        result = listlint("--offline", "--fail-on", "note", *pages, cwd=ROOT)
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertTrue(result.stdout.startswith(b"no findings"))

    def test_every_format_is_named(self):
        table = README.split("## Reports")[1].split("\n## ")[0]
        for form in formats():
            self.assertIn(f"`{form}`", table)


class Copied(unittest.TestCase):
    """The recipes; test_pre_commit and test_action run what they name."""

    def test_the_workflow(self):
        workflow = yaml.load(next(block for block in blocks("yaml")
                                  if "runs-on" in block), yaml.BaseLoader)
        steps = workflow["jobs"]["listlint"]["steps"]
        self.assertEqual([step["uses"].split("@")[0] for step in steps],
                         ["actions/checkout", "OWNER/listlint"])
        self.assertTrue((ROOT / "action.yml").is_file())
        self.assertEqual(workflow["permissions"], {"contents": "read"})

    def test_the_hook(self):
        config = yaml.safe_load(next(block for block in blocks("yaml")
                                     if "hooks:" in block))
        wanted = {hook["id"] for repo in config["repos"]
                  for hook in repo["hooks"]}
        there = {hook["id"] for hook in yaml.safe_load(
            (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
        self.assertLessEqual(wanted, there)
        self.assertTrue(wanted)

    def test_the_configuration(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "README.md").write_text("# A\n")
            for block in blocks("yaml"):
                if "jobs:" in block or "repos:" in block:
                    continue
                pathlib.Path(folder, ".listlint.yml").write_text(block)
                result = listlint("--offline", cwd=folder)
                self.assertEqual(result.stderr, b"", block)


class Pictures(unittest.TestCase):
    def test_they_are_shown(self):
        for name in PICTURES:
            self.assertIn(f"](linter/pictures/{name})", README)
            self.assertGreater(size_of(ROOT / "linter/pictures" / name),
                               (1000, 1000))

    @unittest.skipUnless(shutil.which("chromium"), "no chromium here")
    def test_they_can_be_made_again(self):
        """Of another size, they show another run: make them again."""
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                [sys.executable, "-B", ROOT / "linter/pictures/make.py",
                 LISTLINT, folder], check=True, timeout=300)
            for name in PICTURES:
                self.assertEqual(size_of(pathlib.Path(folder, name)),
                                 size_of(ROOT / "linter/pictures" / name))


if __name__ == "__main__":
    unittest.main()
