"""Real lists, where they are: the same bytes with any number of threads, no
damage seen in clean text, reports that their schemas accept."""

import json
import re
import subprocess
import sys
import tempfile
import unittest

import command
from command import SHARED, listlint

# What is wrong with the text of these lists, each read by eye: rule, file and
# lines.
DAMAGED = [
    ("ENC008", "Zjh-819+LLMDataHub/README.md",
     [40, 47, 53, 66, 80, 99, 163, 184, 204, 215]),
    ("ENC008", "free-programming-books-pl.md", [129]),
    ("ENC008", "free-podcasts-screencasts-en.md", [193]),
    ("ENC008", "CONTRIBUTING-zh.md", [222]),
    ("ENC008", "HOWTO-hi.md", [11]),
    ("ENC008", "HOWTO-kn.md", [1]),
    ("ENC009", "free-programming-books-bn.md", [80]),
    ("ENC009", "free-programming-books-ta.md", [52, 123]),
    ("ENC009", "free-courses-vi.md", [90, 360]),
    ("ENC009", "HOWTO-ml.md", [29]),
]

LISTS = [str(path) for path in command.shared_lists()]
SCHEMA = SHARED / "schemas" / "junit-10.xsd"


def run(form, *options):
    result = listlint("--offline", "--no-config", "--output", form, *options,
                      *LISTS)
    assert result.returncode in (0, 1), result.stderr
    return result.stdout


class Corpus(unittest.TestCase):
    def test_threads_do_not_show(self):
        seconds = re.compile(rb'"seconds": [0-9.e+-]+')
        one = seconds.sub(b"", run("json", "--jobs", "1"))
        eight = seconds.sub(b"", run("json", "--jobs", "8"))
        self.assertTrue(one == eight, "the output depends on the threads")

    def test_clean_text_is_called_clean(self):
        found = json.loads(run("json", "--select", "ENC"))["findings"]
        found = [f for f in found if f["rule"] != "ENC003"]
        for rule, path, lines in DAMAGED:
            here = [f for f in found
                    if f["rule"] == rule and f["path"].endswith(path)]
            self.assertEqual([f["start"]["line"] for f in here], lines, path)
            found = [f for f in found if f not in here]
        self.assertEqual(found, [])

    @unittest.skipUnless(SCHEMA.exists(), f"there is no {SCHEMA}")
    def test_junit_is_valid(self):
        report = re.sub(rb'(<testcase[^>]*?) file="[^"]*"', rb"\1",
                        run("junit"))
        report = re.sub(rb'(<testcase[^>]*?) line="[^"]*"', rb"\1", report)
        with tempfile.NamedTemporaryFile() as file:
            file.write(report)
            file.flush()
            result = subprocess.run(
                ["xmllint", "--noout", "--huge", "--schema", SCHEMA,
                 file.name], capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 0, result.stderr[:2000])


if __name__ == "__main__":
    if not LISTS:
        print(f"skipped: there are no lists in {SHARED}")
        sys.exit(77)
    unittest.main()
