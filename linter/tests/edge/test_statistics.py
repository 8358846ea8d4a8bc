"""What rules found, counted."""

import json
import re
import unittest

from baselines import HEAD, SHORT, Scratch
from command import ROOT, text


class Statistics(Scratch):
    def test_all_formats_for_people(self):
        self.write(HEAD + SHORT.format("a") + SHORT.format("b") +
                   "\n[c]()\n")
        lines = ("2  error    TBL006  table/missing-cell  2 fixable\n"
                 "1  warning  LNK005  link/empty-link\n")
        summary = ("2 errors, 1 warning in 1 document (2 entries, 1 link); "
                   "2 fixable\n")
        for form in ("human", "concise", "grouped"):
            result = self.offline("--statistics", "--output", form)
            self.assertEqual(text(result.stdout), lines +
                             "\n" * (form == "human") + summary)
            self.assertEqual(result.returncode, 1)
            result = self.offline("--statistics", "--quiet", "--output", form)
            self.assertEqual(text(result.stdout), lines)
        with_findings = self.offline("--output", "json", "--statistics")
        self.assertEqual(len(json.loads(with_findings.stdout)["findings"]), 3)

    def test_grouped_has_every_finding_once(self):
        line = re.compile(r"^ +(\d+):(\d+)  (error|warning|note) +(\S.*?) +"
                          r"([A-Z]+\d+) ([a-z]+/[a-z-]+)$")
        path = ROOT / "fixtures" / "lists" / "datasets.md"
        shown = text(self.offline("--output", "grouped", "--quiet",
                                  path).stdout).splitlines()
        told = [line.match(row).groups() for row in shown if line.match(row)]
        known = [(str(f["start"]["line"]), str(f["start"]["column"]),
                  f["severity"], f["message"], f["rule"], f["name"])
                 for f in json.loads(self.offline(
                     "--output", "json", path).stdout)["findings"]]
        self.assertEqual(told, known)
        self.assertEqual(shown[0], str(path))


if __name__ == "__main__":
    unittest.main()
