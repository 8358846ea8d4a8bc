"""The reports for code review, sarif and rdjson, over golden and real lists and
one that attacks them: their schemas accept them, they tell what json tells, and
what they would replace is what json's edits replace."""

import json
import os
import pathlib
import re
import tempfile
import unittest
import urllib.parse

import command
from command import ROOT, SHARED, listlint

try:
    import jsonschema
except ImportError:
    jsonschema = None

SCHEMAS = {form: SHARED / "schemas" / name for form, name in
           {"sarif": "sarif-schema-2.1.0.json",
            "rdjson": "rdjson.schema.json"}.items()}
SEVERITIES = {"ERROR": "error", "WARNING": "warning", "INFO": "note"}
LINE_END = re.compile(r"\r\n|\n|\r")
REFERENCE = re.compile(r"(file:///)?([A-Za-z0-9._~-]|%[0-9A-F]{2}|/)+$")
LISTS = [*sorted(path.relative_to(ROOT)
                 for path in (ROOT / "fixtures" / "lists").glob("*.md")),
         *command.shared_lists(), *sorted(SHARED.glob("seeds/*.txt"))]


class Run:
    """What each of the formats tells of one run."""

    def __init__(self, *paths, cwd):
        self.cwd = pathlib.Path(cwd)
        with tempfile.TemporaryDirectory() as folder:
            files = {form: pathlib.Path(folder, form)
                     for form in ("json", "sarif", "rdjson")}
            outputs = [f"--output={form}={file}"
                       for form, file in files.items()]
            result = listlint("--offline", "--no-config", *outputs, "--",
                              *paths, cwd=cwd)
            assert result.returncode == 1, result.stderr
            self.bytes = {form: file.read_bytes()
                          for form, file in files.items()}
        self.findings = json.loads(self.bytes["json"])["findings"]
        self.sarif = json.loads(self.bytes["sarif"])["runs"][0]
        self.rdjson = json.loads(self.bytes["rdjson"])["diagnostics"]


class Source:
    """A list, and where its lines start: in characters and in bytes."""

    def __init__(self, path):
        self.bytes = path.read_bytes()
        self.text = self.bytes.decode()
        starts = [0, *(end.end() for end in LINE_END.finditer(self.text))]
        self.starts = starts
        self.byte_starts = [0]
        for one, other in zip(starts, starts[1:]):
            self.byte_starts.append(self.byte_starts[-1]
                                    + len(self.text[one:other].encode()))

    def index(self, line, column):
        return self.starts[line - 1] + column - 1

    def byte(self, position):
        return self.byte_starts[position["line"] - 1] + position["column"] - 1


def replaced(text, edits):
    """The text with the pieces (start, end, new) in the place of others."""
    out, at = text[:0], 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        assert at <= start <= end <= len(text)
        out, at = out + text[at:start] + new, end
    return out + text[at:]


def read_message(text):
    """A plain text message as SARIF 2.1.0, 3.11, has it read."""
    text = re.sub(r"\\([\\\[\]])", r"\1", text)
    return re.sub(r"([{}])\1", r"\1", text)


def has_link(text):
    return re.search(r"\[[^\[\]]*\]\(", re.sub(r"\\[\\\[\]]", "x", text))


def read_uri(location):
    uri = urllib.parse.urlsplit(location["uri"])
    assert uri.scheme == ("" if "uriBaseId" in location else "file")
    return urllib.parse.unquote(uri.path, errors="strict")


def read_place(place):
    region = place["region"]
    return (read_uri(place["artifactLocation"]),
            *(region[name] for name in ("startLine", "startColumn",
                                        "endLine", "endColumn")))


def place_of(place):
    """The same from json; that of a whole document is where it starts."""
    numbers = [place[end][name] or 1 for end in ("start", "end")
               for name in ("line", "column")]
    return (os.path.normpath(place["path"]), *numbers)


def message_of(finding):
    return "\n".join(part for part in (finding["message"], finding["help"])
                     if part)


def safe_edits(finding):
    """All edits, if they may be told."""
    if all(edit["safe"] and edit.get("exact", True)
           for edit in finding["edits"]):
        return [(edit["start"], edit["end"], edit["text"].encode())
                for edit in finding["edits"]]
    return []


def is_marked(source, edits):
    """Whether a byte order mark may stand before one of them in its line."""
    ends = [end for edit in edits for end in edit[:2]
            if b"\n" not in source.bytes[:end]]
    return any(end - len(source.bytes[:end].decode()) >= 2 for end in ends)


class Checks:
    """What holds of any run; `self.run_of` is the run."""

    maxDiff = None

    def test_schemas(self):
        for form, path in SCHEMAS.items():
            with self.subTest(form):
                if not path.exists() or not jsonschema:
                    self.skipTest(f"there is no {path} or no jsonschema")
                schema = json.loads(path.read_bytes())
                validator = jsonschema.Draft4Validator(schema)
                self.assertEqual(schema["$schema"],
                                 validator.META_SCHEMA["$schema"])
                error = next(validator.iter_errors(
                    json.loads(self.run_of.bytes[form])), None)
                self.assertIsNone(error and error.message)

    def test_bytes(self):
        for form in SCHEMAS:
            self.assertEqual(re.findall(rb"[^\n -~]", self.run_of.bytes[form]),
                             [])
            self.assertNotIn(b"##[", self.run_of.bytes[form])

    def test_sarif_is_json(self):
        rules = self.run_of.sarif["tool"]["driver"]["rules"]
        results = self.run_of.sarif["results"]
        told = [(r["ruleId"], rules[r["ruleIndex"]]["id"],
                 rules[r["ruleIndex"]]["name"], r["level"],
                 read_place(r["locations"][0]["physicalLocation"]),
                 read_message(r["message"]["text"]), r["partialFingerprints"])
                for r in results]
        self.assertEqual(told, [
            (f["rule"], f["rule"], f["name"], f["severity"], place_of(f),
             message_of(f), {"listlint/v1": f["fingerprint"]})
            for f in self.run_of.findings])
        related = [[(also["id"], read_place(also["physicalLocation"]),
                     read_message(also.get("message", {}).get("text", "")))
                    for also in r.get("relatedLocations", [])]
                   for r in results]
        self.assertEqual(related, [
            [(number, place_of(also), also["message"])
             for number, also in enumerate(f["related"], 1)][:100]
            for f in self.run_of.findings])

    def test_no_message_holds_a_link(self):
        self.assertTrue(has_link("a [b](1)"))
        for result in self.run_of.sarif["results"]:
            self.assertFalse(has_link(result["message"]["text"]), result)

    def test_addresses(self):
        driver = self.run_of.sarif["tool"]["driver"]
        self.assertNotIn("informationUri", driver)
        for artifact in self.run_of.sarif["artifacts"]:
            self.assertRegex(artifact["location"]["uri"], REFERENCE)
        told = {read_uri(a["location"]): a["length"]
                for a in self.run_of.sarif["artifacts"]}
        documents = json.loads(self.run_of.bytes["json"])["documents"]
        self.assertEqual(told, {os.path.normpath(d["path"]): d["bytes"]
                                for d in documents})

    def test_rdjson_is_json(self):
        told = [(d["code"]["value"], SEVERITIES[d["severity"]], d["message"],
                 d["location"]["path"], d["original_output"])
                for d in self.run_of.rdjson]
        self.assertEqual(told, [
            (f["rule"], f["severity"], message_of(f), f["path"],
             f["path"] + (":{line}:{column}".format(**f["start"])
                          if f["start"]["line"] else "")
             + ": {severity}: {message} [{rule} {name}]".format(**f))
            for f in self.run_of.findings])
        related = [[(also["location"]["path"], also.get("message", ""))
                    for also in d.get("related_locations", [])]
                   for d in self.run_of.rdjson]
        self.assertEqual(related, [
            [(also["path"], also["message"]) for also in f["related"]]
            for f in self.run_of.findings])


class Lists(Checks, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.run_of = Run(*LISTS, cwd=ROOT)
        cls.sources = {path: Source(ROOT / path) for path in
                       {f["path"] for f in cls.run_of.findings}}

    def test_rdjson_places_are_json_offsets(self):
        for f, d in zip(self.run_of.findings, self.run_of.rdjson):
            source = self.sources[f["path"]]
            if not f["start"]["line"]:
                self.assertNotIn("range", d["location"])
                continue
            span = d["location"]["range"]
            self.assertEqual(
                [source.byte(span["start"]), source.byte(span["end"])],
                [f["start"]["offset"], f["end"]["offset"]], f)

    def test_sarif_fixes_are_json_edits(self):
        fixed = 0
        for f, r in zip(self.run_of.findings, self.run_of.sarif["results"]):
            edits, source = safe_edits(f), self.sources[f["path"]]
            told = edits and not is_marked(source, edits)
            self.assertEqual("fixes" in r, bool(told), f)
            if not told:
                continue
            fix, = r["fixes"]
            change, = fix["artifactChanges"]
            self.assertEqual(change["artifactLocation"],
                             r["locations"][0]["physicalLocation"]
                             ["artifactLocation"])
            pieces = [(source.index(region["startLine"],
                                    region["startColumn"]),
                       source.index(region["endLine"], region["endColumn"]),
                       piece["insertedContent"]["text"])
                      for piece in change["replacements"]
                      for region in [piece["deletedRegion"]]]
            self.assertTrue(replaced(source.text, pieces).encode()
                            == replaced(source.bytes, edits), f)
            fixed += 1
        self.assertGreater(fixed, 5)

    def test_rdjson_suggestions_are_json_edits(self):
        fixed = 0
        for f, d in zip(self.run_of.findings, self.run_of.rdjson):
            edits = safe_edits(f)
            if any(one[1] != other[0] for one, other in zip(edits, edits[1:])):
                edits = []
            self.assertEqual("suggestions" in d, bool(edits))
            if not edits:
                continue
            suggestion, = d["suggestions"]
            source, span = self.sources[f["path"]], suggestion["range"]
            piece = (source.byte(span["start"]), source.byte(span["end"]),
                     suggestion["text"].encode())
            self.assertTrue(replaced(source.bytes, [piece])
                            == replaced(source.bytes, edits), f)
            fixed += 1
        self.assertGreater(fixed, 5)


EVERY = bytes(set(range(256)) - set(b"\r\n|"))
CODES = ("[x](javascript:alert(1))", "::error::x", "##[error]x", "]]>",
         "</script>", "``` `x` ```", "{0} {{x}}", "\\[x\\](1) \\\\",
         "\u202ex\u2066 \u2028", "\x1b[31mx\x1b]0;x\x07", "[x](../a b)",
         "https://a.b/[x](1)")
NAMES = (bytes(set(range(1, 128)) - set(b"/")), bytes(range(128, 256)),
         b"::error::##[x]", b"a b:c#d?e%41")


def hostile_list():
    cells = [EVERY, *(code.encode() for code in CODES)]
    rows = b"".join(b"| a | b | %s |\n" % cell for cell in cells)
    entries = b"".join(b"- [%s](https://a.b/%d c) %s\n" % (cell, number, cell)
                       for number, cell in enumerate(cells))
    return (b"# %s\n\n| a | b |\n| - | - |\n%s\n%s\n" % (EVERY, rows, entries)
            + b"- " + EVERY)


class Hostile(Checks, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        names = [os.fsdecode(name + b".md") for name in NAMES]
        for name in names:
            pathlib.Path(folder.name, name).write_bytes(hostile_list())
        names.append(os.path.join(folder.name, "a b", "..", names[-1]))
        pathlib.Path(folder.name, "a b").mkdir()
        cls.run_of = Run(*names[:3], names[-1], cwd=folder.name)

    def test_messages_hold_what_attacks(self):
        told = "\n".join(f["message"] for f in self.run_of.findings)
        for code in ("[x](javascript:alert(1))", "]]>", "</script>", "`x`",
                     "{0} {{x}}", "::error::x"):
            self.assertIn(code, told)

    def test_an_absolute_path_is_a_file_address(self):
        absolute = {a["location"]["uri"]
                    for a in self.run_of.sarif["artifacts"]
                    if "uriBaseId" not in a["location"]}
        self.assertEqual(len(absolute), 1)
        self.assertRegex(absolute.pop(),
                         r"^file:///.*/a%20b%3Ac%23d%3Fe%2541\.md$")


class Mark(unittest.TestCase):
    """A byte order mark is no character of a text in SARIF."""

    def test_no_fix_takes_a_letter_for_it(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.md")
            path.write_bytes(b"\xef\xbb\xbf# A\xc2\xadb\n\n"
                             b"- [b] (https://b.c/)\n")
            run = Run(path.name, cwd=folder)
        fixes = {r["ruleId"]: "fixes" in r for r in run.sarif["results"]}
        self.assertTrue(safe_edits(run.findings[0]))
        self.assertEqual(fixes["ENC003"], False)
        self.assertEqual(fixes["LNK002"], True)
        suggestion, = run.rdjson[0]["suggestions"]
        self.assertEqual(suggestion["range"]["end"], {"line": 1, "column": 4})


class Limits(unittest.TestCase):
    def test_what_github_cuts(self):
        rules = json.loads(listlint("rules", "--output", "json").stdout)
        for rule in rules:
            self.assertLessEqual(len(rule["name"]), 255)
            self.assertLessEqual(len(rule["summary"]), 1024)
            self.assertLessEqual(len(rule["rationale"]), 1024)


if __name__ == "__main__":
    unittest.main()
