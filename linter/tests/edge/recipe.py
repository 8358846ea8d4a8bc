"""What a place of use keeps of a run, read as its readers read it."""

import html.parser
import json
import re
import shutil
import xml.etree.ElementTree as ElementTree

from command import ROOT, SHARED
from pull import Pull

try:
    import jsonschema
except ImportError:
    jsonschema = None

CI = ROOT / "linter/ci"
VERSION = re.search(r"listlint VERSION ([\d.]+)",
                    (ROOT / "CMakeLists.txt").read_text())[1]
BAD = "| three | [c](https://example.org/3) | x |\n"
RULE = "TBL004"


def follows(value, schema):
    """Holds a value to a schema, where both are there."""
    path = SHARED / "schemas" / schema
    if jsonschema and path.exists():
        jsonschema.validate(value, json.loads(path.read_text()))


class Page(html.parser.HTMLParser):
    """What stands open at the end."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta", "link", "br", "hr", "img", "input", "col",
                       "wbr"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag


class Recipe(Pull):
    def setUp(self):
        super().setUp()
        (self.bin / "apt-get").symlink_to(shutil.which("true"))
        self.write("origin/.listlint.yml", "links: {exclude: ['.']}\n")

    def read(self, name):
        return (self.work / name).read_bytes()

    def check_sarif(self, name):
        report = json.loads(self.read(name))
        follows(report, "sarif-schema-2.1.0.json")
        return [result["ruleId"] for result in report["runs"][0]["results"]]

    def check_html(self, name):
        page = Page()
        page.feed(self.read(name).decode())
        page.close()
        self.assertEqual(page.open, [])
        return re.findall(r"\b[A-Z]{3}\d{3}\b", self.read(name).decode())

    def check_jsonl(self, name):
        rows = [json.loads(line) for line in self.read(name).splitlines()]
        return [row["rule"] for row in rows if row["type"] == "finding"]

    def check_junit(self, name):
        root = ElementTree.fromstring(self.read(name))
        self.assertEqual(root.tag, "testsuites")
        failed = [ElementTree.tostring(case, "unicode")
                  for case in root.iter("testcase") if len(case)]
        return re.findall(r"\b[A-Z]{3}\d{3}\b", "".join(failed))

    def check_checkstyle(self, name):
        root = ElementTree.fromstring(self.read(name))
        self.assertEqual(root.tag, "checkstyle")
        for error in root.iter("error"):
            self.assertIn(error.get("severity"), ("error", "warning", "info"))
            self.assertGreater(int(error.get("line")), 0)
        return re.findall(r"\b[A-Z]{3}\d{3}\b", self.read(name).decode())

    def check_gitlab(self, name):
        rows = json.loads(self.read(name))
        for row in rows:
            self.assertIn(row["severity"],
                          ("info", "minor", "major", "critical", "blocker"))
            self.assertTrue(row["description"])
            self.assertFalse(row["location"]["path"].startswith(("/", "./")))
            self.assertGreater(row["location"]["lines"]["begin"], 0)
        fingerprints = [row["fingerprint"] for row in rows]
        self.assertEqual(len(set(fingerprints)), len(rows))
        return [row["check_name"] for row in rows]
