"""Suppressions at the edge: reports, exit status, fixes and the web."""

import json
import pathlib
import tempfile
import time
import unittest

from command import listlint, text
from server import Server, reply

TABLE = """\
# List

| Name | Kind | Link |
| --- | --- | --- |
| a | b{comment} |
| c | d | [e](https://example.org/e) |
"""


class Scratch(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def write(self, content):
        (self.folder / "README.md").write_text(content, "utf-8")

    def read(self):
        return (self.folder / "README.md").read_text("utf-8")

    def check(self, *options):
        return listlint("--no-config", *options, cwd=self.folder)

    def report(self, *options):
        return json.loads(self.check("--output", "json", *options).stdout)


class Suppressions(Scratch):
    def test_exit_status_and_summary(self):
        self.write(TABLE.format(comment=""))
        self.assertEqual(self.check("--offline").returncode, 1)
        comment = " <!-- listlint-disable-line TBL006: none yet -->"
        self.write(TABLE.format(comment=comment))
        self.assertEqual(self.check("--offline").returncode, 0)
        report = self.report("--offline")
        self.assertEqual(report["findings"], [])
        self.assertEqual(report["summary"]["suppressed"], 1)
        self.assertEqual(report["summary"]["errors"], 0)

    def test_rules_that_did_not_run_are_not_missed(self):
        comment = " <!-- listlint-disable-line TBL006 -->"
        self.write(TABLE.format(comment=comment) + "\n[a]()\n")
        report = self.report("--offline", "--select", "LNK,LST")
        self.assertEqual([f["rule"] for f in report["findings"]], ["LNK005"])
        self.assertEqual(report["summary"]["suppressed"], 0)

    def test_a_comment_is_no_content(self):
        rows = "".join(f"| n{i} | k{i} | [n{i}](https://example.org/{i}) |\n"
                       for i in range(20))
        head = "| Name | Kind | Link |\n| --- | --- | --- |\n"
        self.write("# List\n\n" + head + rows +
                   "| last | kind | <!-- listlint-disable-line MET001 --> |\n")
        report = self.report("--offline")
        self.assertEqual(report["findings"], [])
        self.assertEqual(report["summary"]["suppressed"], 1)
        self.write("# List\n\n" + head + rows + rows.splitlines()[3][:-1] +
                   "<!-- listlint-disable-line DUP --> |\n")
        self.assertEqual(self.report("--offline")["findings"], [])

    def test_fix_leaves_what_is_suppressed_and_removes_the_unused(self):
        comment = " <!-- listlint-disable-line TBL006 -->"
        used = TABLE.format(comment=comment)
        self.write(used + "\n<!-- listlint-disable ENC001 -->\n\nEnd.\n")
        self.check("--offline", "--fix")
        self.assertEqual(self.read(), used + "\n\nEnd.\n")

    def test_what_is_suppressed_is_not_fixed(self):
        self.write("# List\n\n[a](www.example.org) "
                   "<!-- listlint-disable-line LNK003 -->\n")
        before = self.read()
        self.check("--offline", "--fix")
        self.assertEqual(self.read(), before)

    def test_what_a_fix_leaves_without_use_goes_too(self):
        self.write("# List\n\n"
                   "[a](www.example.org) [b]() "
                   "<!-- listlint-disable-line LNK005 LNK004 -->\n")
        self.check("--offline", "--fix")
        self.assertEqual(self.read(), "# List\n\n"
                         "[a](https://www.example.org) [b]() "
                         "<!-- listlint-disable-line LNK005 -->\n")

    def test_many_comments(self):
        self.write("".join(
            f"[a]() <!-- listlint-disable-line LNK005 x{i} -->\n\n"
            for i in range(20000)))
        start = time.monotonic()
        report = self.report("--offline", "--select", "LNK005,LST001")
        self.assertEqual(report["summary"]["suppressed"], 20000)
        self.assertEqual(report["summary"]["warnings"], 20000)
        self.assertLess(time.monotonic() - start, 60)

    def test_openings_without_an_end(self):
        self.write("x <!--" * 100000 + "\n\n" + "| <!-- " * 1000 + "-->\n")
        start = time.monotonic()
        self.assertEqual(self.check("--offline").returncode, 0)
        self.assertLess(time.monotonic() - start, 30)


class Web(Scratch):
    def setUp(self):
        super().setUp()
        self.server = Server({"/a": [reply(404)], "/b": [reply(404)],
                              "/c": [reply(404)], "/d": [reply(404)]})
        self.addCleanup(self.server.close)

    def url(self, path):
        return self.server.url(path)

    def test_links_are_not_asked(self):
        self.write(
            f"[a]({self.url('/a')}) <!-- listlint-disable-line web: gone -->\n"
            "\n<!-- markdown-link-check-disable -->\n\n"
            f"[b]({self.url('/b')})\n\n<!-- markdown-link-check-enable -->\n\n"
            f"[c]({self.url('/c')}) <!-- listlint-disable-line WEB001 -->\n\n"
            f"[d]({self.url('/d')})\n\n"
            f"[c]({self.url('/c')}) <!-- listlint-disable-line -->\n")
        report = self.report("--allow-private", "--timeout", "2")
        self.assertEqual([(link["url"][-1], link["verdict"])
                          for link in report["links"]], [
            ("a", "skipped"), ("b", "skipped"), ("c", "dead"), ("d", "dead"),
            ("c", "skipped")])
        asked = [path for path in "abcd" if self.server.seen("/" + path)]
        self.assertEqual(asked, ["c", "d"])
        self.assertEqual([f["rule"] for f in report["findings"]
                          if f["rule"].startswith("LST")], [])
        self.assertEqual([f["start"]["line"] for f in report["findings"]
                          if f["rule"] == "WEB001"], [11])

    def test_offline_comments_about_the_web_are_not_unused(self):
        self.write("a <!-- listlint-disable-line WEB001 -->\n")
        self.assertEqual(self.report("--offline")["findings"], [])
        found, = self.report()["findings"]
        self.assertEqual(found["rule"], "LST001")


if __name__ == "__main__":
    unittest.main()
