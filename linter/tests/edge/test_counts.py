"""Offline, reports that show no link still count them: the same whether or not
another report of the run shows them."""

import pathlib
import tempfile
import unittest

from command import formats, listlint, text

LIST = """# List

- [One](https://one.example/a) - Is asked.
- [Again](https://one.example/a#part) - Is the same page.
- [Two](https://two.example:70000/) - Has no such port.
- [Three](http://999.1.1.1/) - Is no address.
- [Four](docs/four.md) - Is a file.
- [Five](https://five.example/ torn) - Is no link.
- [Six](https://six.example/) - Is excluded.
- [Seven](https://seven.example/) - Is not wanted. \
<!-- markdown-link-check-disable-line -->
- <https://EIGHT.example> and mailto:me@nine.example
"""

CONFIG = "links:\n  exclude: ['^https://six\\.']\n"

# They tell when they were made, or how long it took.
TIMED = {"html", "json", "jsonl", "junit", "sarif"}


class Counts(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        (self.folder / "README.md").write_text(LIST, encoding="utf-8")
        (self.folder / ".listlint.yml").write_text(CONFIG, encoding="utf-8")

    def run_with(self, *options):
        result = listlint("--offline", *options, cwd=self.folder)
        self.assertIn(result.returncode, (0, 1), text(result.stderr))
        return result.stdout

    def test_alone_and_beside(self):
        for name in set(formats()) - TIMED:
            with self.subTest(format=name):
                alone = self.run_with("--output", name)
                beside = self.run_with("--output", name,
                                       "--output", "json=run.json")
                self.assertEqual(text(alone), text(beside))

    def test_reasons(self):
        last = text(self.run_with("--output", "human")).splitlines()[-1]
        self.assertEqual(last, "links: 8 not checked "
                               "(3 offline, 2 excluded, 3 invalid)")

    def test_fixed(self):
        alone = self.run_with("--diff", "--output", "human=alone.txt")
        self.assertEqual(alone, self.run_with(
            "--diff", "--output", "human=beside.txt", "--output", "json=j"))
        self.assertEqual((self.folder / "alone.txt").read_bytes(),
                         (self.folder / "beside.txt").read_bytes())


if __name__ == "__main__":
    unittest.main()
