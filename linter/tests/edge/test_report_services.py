"""Reports for services: each read back by its service's rules tells the same
findings as the JSON of the same run."""

import itertools
import json
import os
import pathlib
import re
import tempfile
import unittest
import urllib.parse

import services
from changed import Changes
from command import ROOT, SHARED, listlint, shared_lists, text
from server import Server, reply

FORMATS = ["json", "github", "markdown", "gitlab", "checkstyle"]
COMMAND = {"error": "error", "warning": "warning", "note": "notice"}
GITLAB = {"error": "major", "warning": "minor", "note": "info"}
CHECKSTYLE = {"error": "error", "warning": "warning", "note": "info"}
TEN = {"error": 10, "warning": 10, "note": 9}
HIDDEN = re.compile(r"(\d+) (error|warning|note)s?\b")


def normal(path):
    parts = [part for part in path.split("/") if part not in ("", ".")]
    return "/" * path.startswith("/") + "/".join(parts)


def in_a_line(finding):
    end = f"; help: {finding['help']}" if finding["help"] else ""
    return finding["message"] + end


def also(finding, place):
    """How another place of a finding is called."""
    line = place["start"]["line"]
    name = normal(place["path"])
    if line and place["path"] == finding["path"]:
        name = f"line {line}"
    elif line:
        name += f", line {line}"
    return name + (f": {place['message']}" if place["message"] else "")


def in_lines(finding):
    lines = [finding["message"]]
    if finding["help"]:
        lines.append(f"help: {finding['help']}")
    lines += [f"also at {also(finding, place)}"
              for place in finding["related"][:3]]
    more = len(finding["related"]) - 3
    if more > 0:
        lines.append(f"and {more} more place{'s' * (more > 1)}")
    return lines


def annotation(finding):
    """What GitHub must be told of it."""
    start, end = finding["start"], finding["end"]
    properties = {"file": normal(finding["path"]),
                  "title": f"{finding['rule']} {finding['name']}"}
    last = end["line"] - (end["line"] > start["line"] and end["column"] == 1)
    if start["line"]:
        properties.update(line=str(start["line"]), endLine=str(last))
    if start["line"] and start["line"] == end["line"]:
        properties.update(col=str(start["column"]),
                          endColumn=str(end["column"]))
    return (COMMAND[finding["severity"]], properties,
            "\n".join(in_lines(finding)))


def chosen(found, most):
    """In order; what no other finding before it says is preferred."""
    said, new, again = set(), [], []
    for finding in found:
        key = finding["rule"], finding["message"]
        (again if key in said else new).append(finding)
        said.add(key)
    kept = {id(f) for f in (new + again)[:most]}
    return [f for f in found if id(f) in kept]


def rank(finding):
    return list(TEN).index(finding["severity"])


def worst_first(found):
    """The findings of each document, of the worst document first."""
    documents = [list(some) for _, some in
                 itertools.groupby(found, lambda f: f["path"])]
    documents.sort(key=lambda some: [
        -sum(f["severity"] == level for f in some) for level in TEN])
    return documents


def in_summary(documents, room):
    """What is shown where so many have room, in order: the worst of all
    documents; of a document with many by level."""
    kept = sorted((f for some in documents for f in some), key=rank)[:room]
    kept = {id(f) for f in kept}
    return [f for some in documents
            for f in (some if len(some) <= 25 else sorted(some, key=rank))
            if id(f) in kept]


def in_words(found):
    """How a summary counts findings."""
    counts = [(sum(f["severity"] == level for f in found), level)
              for level in TEN]
    return ", ".join(f"{count:,} {level}{'s' * (count > 1)}"
                     for count, level in counts if count)


class Reports(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name).resolve()
        self.out = self.folder / "out"
        self.out.mkdir()

    def run_all(self, *arguments, cwd=None):
        """What each format says of one run."""
        outputs = [option for form in FORMATS
                   for option in ("--output", f"{form}={self.out / form}")]
        config = [] if "--config" in arguments else ["--no-config"]
        result = listlint(*config, *outputs, *arguments,
                          cwd=cwd or self.folder)
        self.assertIn(result.returncode, (0, 1), text(result.stderr))
        self.assertEqual(result.stdout, b"")
        told = {form: (self.out / form).read_bytes().decode()
                for form in FORMATS}
        told["json"] = json.loads(told["json"])
        return told

    def check_all(self, *arguments, **options):
        told = self.run_all(*arguments, **options)
        self.check_github(told)
        self.check_gitlab(told)
        self.check_checkstyle(told)
        if services.CMARK:
            self.check_markdown(told)
        return told

    def check_github(self, told):
        found = told["json"]["findings"]
        *read, closing = services.read_github(told["github"])
        expected = [annotation(f) for level, most in TEN.items()
                    for f in chosen([f for f in found
                                     if f["severity"] == level], most)]
        self.assertEqual(read, expected)
        self.check_closing(closing, told["json"])

    def check_closing(self, closing, known):
        self.assertEqual(closing[:2], ("notice", {"title": "listlint"}))
        lines = closing[2].split("\n")
        hidden = dict.fromkeys(TEN, 0)
        if lines[1:] and lines[1].startswith("not shown here: "):
            for count, level in HIDDEN.findall(lines[1]):
                hidden[level] = int(count)
        counts = {level: int(count) for count, level
                  in HIDDEN.findall(lines[0])}
        for level, most in TEN.items():
            total = known["summary"][level + "s"]
            self.assertEqual(counts.get(level, 0), total)
            self.assertEqual(hidden[level], max(0, total - most))

    def check_gitlab(self, told):
        read = services.read_gitlab(told["gitlab"])
        expected = [(in_a_line(f), f["name"], f["fingerprint"],
                     GITLAB[f["severity"]], normal(f["path"]),
                     f["start"]["line"] or 1)
                    for f in told["json"]["findings"]]
        self.assertEqual(
            [(i["description"], i["check_name"], i["fingerprint"],
              i["severity"], i["location"]["path"],
              i["location"]["lines"]["begin"]) for i in read], expected)

    def check_checkstyle(self, told):
        names, errors = services.read_checkstyle(told["checkstyle"])
        self.assertEqual(
            sorted(names),
            sorted(normal(d["path"]) for d in told["json"]["documents"]))
        expected = [(normal(f["path"]), str(f["start"]["line"]),
                     str(f["start"]["column"]) if f["start"]["line"] else None,
                     CHECKSTYLE[f["severity"]], in_a_line(f),
                     f"listlint.{f['name'].split('/')[0]}.{f['rule']}")
                    for f in told["json"]["findings"]]
        self.assertEqual(
            [(name, e.get("line"), e.get("column"), e.get("severity"),
              e.get("message"), e.get("source")) for name, e in errors],
            expected)

    def check_markdown(self, told):
        """All rows, or the worst of them and how many are missing."""
        page = services.read_markdown(told["markdown"])
        read = services.findings_of(page)
        documents = worst_first(told["json"]["findings"])
        shown = in_summary(documents, len(read))
        self.assertEqual(
            read, [(str(f["start"]["line"] or ""), f["severity"], in_lines(f),
                    (f["rule"], f["name"])) for f in shown])
        shown = {id(f) for f in shown}
        missing = [f for some in documents for f in some
                   if id(f) not in shown]
        self.assertEqual(
            re.findall(r"\*\*Left out here: (.*?)\.\*\*", told["markdown"]),
            [in_words(missing)] if missing else [])
        self.check_documents(page, documents)
        return page

    def check_documents(self, page, documents):
        rows = [["".join(cell) for cell in row] for row in page.rows
                if len(row) == 4]
        head = ["Document", "Errors", "Warnings", "Notes"]
        if len(documents) < 2:
            self.assertNotIn(head, rows)
            return
        first = rows.index(head) + 1
        expected = [[normal(some[0]["path"])] + [
            f"{sum(f['severity'] == level for f in some):,}"
            for level in TEN] for some in documents[:50]]
        self.assertEqual(rows[first:first + len(expected)], expected)


class Lists(Reports):
    def test_golden(self):
        for path in sorted((ROOT / "fixtures" / "lists").glob("*.md")):
            told = self.check_all("--offline", f"./{path.name}",
                                  cwd=path.parent)
            self.assertTrue(told["json"]["findings"])
            self.assertNotIn("](", told["markdown"])

    @unittest.skipUnless(shared_lists(), "no real lists")
    def test_corpus(self):
        told = self.check_all("--offline", "corpus", cwd=SHARED)
        self.assertGreater(len(told["json"]["findings"]), 100)

    @unittest.skipUnless(list(SHARED.glob("seeds/*.txt")), "no seeds")
    def test_seeds(self):
        for path in SHARED.glob("seeds/*.txt"):
            self.check_all("--offline", path.relative_to(SHARED), cwd=SHARED)

    def test_clean(self):
        (self.folder / "a.md").write_text("# A\n", encoding="utf-8")
        told = self.check_all("--offline", "a.md")
        self.assertEqual(told["gitlab"], "[]\n")
        self.assertEqual(
            told["markdown"],
            "### ✅ listlint: no findings\n\n"
            "1 document (0 entries, 0 links)\n\n")


def table(rows):
    return b"# List\n\n| a | b | c |\n| - | - | - |\n" + b"".join(
        b"| " + row + b" |\n" for row in rows) + b"\n"


class Long(Reports):
    def test_twenty_thousand_findings(self):
        rows = [b"a%d | b" % i for i in range(20000)]
        (self.folder / "a.md").write_bytes(table(rows))
        told = self.check_all("--offline", "--select", "TBL006", "a.md")
        self.assertEqual(told["json"]["summary"]["errors"], 20000)
        self.assertIn("**Left out here: ", told["markdown"])
        self.assertGreater(len(told["markdown"].encode()), 600000)
        self.assertLess(len(told["github"]), 10000)

    def test_many_documents(self):
        names = [f"{i:04}.md" for i in range(1500)]
        for name in names:
            (self.folder / name).write_bytes(table([b"a | b", b"c | d"]))
        told = self.check_all("--offline", "--select", "TBL006", *names)
        self.assertEqual(told["json"]["summary"]["errors"], 3000)

    def test_error_behind_many_notes(self):
        """The last document's error is shown, and notes are left out."""
        (self.folder / "a.md").write_bytes(
            table([b"a%d | b" % i for i in range(6000)]))
        (self.folder / "b.md").write_bytes(table([b"a | b | c | d"]))
        (self.folder / "config").write_text("rules: {TBL006: note}\n",
                                            encoding="utf-8")
        told = self.check_all("--offline", "--config", "config", "--select",
                              "TBL004,TBL006", "a.md", "b.md")
        self.assertEqual(told["json"]["summary"]["notes"], 6000)
        self.assertRegex(
            told["markdown"], r"(?s)\n\| b\.md \| 1 \| 0 \| 0 \|\n"
            r"\| a\.md \| 0 \| 0 \| 6,000 \|\n\n#### b\.md: 1 error\n.*"
            r"\*\*Left out here: \d,\d{3} notes\.\*\*")

    def test_quiet(self):
        """No totals, but how many are not shown."""
        (self.folder / "a.md").write_bytes(table([b"a | b"] * 12))
        config = self.folder / "config"
        config.write_text("rules: {TBL006: note}\n", encoding="utf-8")
        result = listlint("--offline", "--config", config, "--quiet",
                          "--select", "TBL006", "--output", "github", "a.md",
                          cwd=self.folder)
        read = services.read_github(text(result.stdout))
        self.assertEqual([level for level, _, _ in read], ["notice"] * 10)
        self.assertTrue(all("line" in place for _, place, _ in read[:9]))
        self.assertEqual(read[9], ("notice", {"title": "listlint"},
                                   "not shown here: 3 notes"))


TRICKS = [
    "::error::x", "  ::error::x", "##[error]x", "a ##[error]x",
    "%0A::set-output name=x::y", "%250A", "a,line=1", "a:b,c%3A", "]]>",
    "<![CDATA[x", "</details>", "</summary>", "</script>", "<script>x",
    "<!-- x", "-->", "--!>", "<b>x</b>", "<img src=x onerror=y>", "&lt;b&gt;",
    "&#64;x", "`x`", "``", "*x*", "__x__", "~~x~~", "[x]",
    "[x][y]", "![x][y]", "[^1]", "\\\\", "\\<b>", "@octocat", "a@b.example",
    "#123", "a/b#123", "GH-123", ":+1:", ":smile:", "www.a.example",
    "https://a.example/b", "ftp://a.example", "mailto:a@b.example", "$x$",
    "$$x$$", "# x", "- x", "+ x", "1. x", "===", "---", "> x", "[ ] x",
    "\u202ex", "\u2066x", "\u2028x", "\u200bx", "\ufeffx", "\x1b[31mx\x1b[0m",
    "\x1b]0;x\x07", "\x85x", "\ufffex", "\U000e0041x", "x\u0301" * 20,
]


class Hostile(Reports):
    def quoted(self, rows):
        (self.folder / "a.md").write_bytes(table(rows))
        return self.check_all("--offline", "a.md")

    def check_printable(self, told):
        for form in FORMATS[1:]:
            self.assertNotRegex(
                told[form], "[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e"
                            "\u2028\u2029\u2066-\u2069\ufffe]", form)
            self.assertNotRegex(told[form], r"(?m)##\[", form)

    def test_tricks(self):
        """A cell too many is quoted by a message."""
        rows = [b"a | b | c | " + trick.encode() for trick in TRICKS]
        told = self.quoted(rows)
        self.check_printable(told)
        messages = [f["message"] for f in told["json"]["findings"]
                    if f["rule"] == "TBL004"]
        self.assertEqual(len(messages), len(TRICKS))
        for trick, message in zip(TRICKS, messages):
            if trick.isascii() and trick.isprintable() and \
                    "##[" not in trick:
                self.assertIn(trick.strip(), message)

    def test_pipes(self):
        told = self.quoted([rb"a | b | c | c \| d \| `e \| f`"])
        self.assertTrue(any("|" in f["message"]
                            for f in told["json"]["findings"]))

    def test_every_byte_in_cells(self):
        every = [bytes([i]) for i in range(256) if i not in b"\n\r|"]
        rows = [b"a | b | c | x" + byte + b"y" for byte in every]
        self.check_printable(self.quoted(rows))
        self.check_printable(self.quoted([b"a | b | c | " + b"".join(every)]))

    def test_every_byte_in_a_name(self):
        every = bytes(i for i in range(1, 256) if i not in b"/")
        path = os.fsencode(self.folder) + b"/" + every
        with open(path, "wb") as file:
            file.write(table([b"a | b"]))
        told = self.check_all("--offline", os.fsdecode(every))
        self.check_printable(told)
        self.assertTrue(told["json"]["findings"])

    def test_tricks_in_names(self):
        names = {trick.replace("/", "").strip() + ".md" for trick in TRICKS}
        for name in names:
            (self.folder / name).write_bytes(table([b"a | b"]))
        told = self.check_all("--offline", *[f"./{name}" for name in names])
        self.check_printable(told)
        paths = {f["path"] for f in told["json"]["findings"]}
        self.assertEqual(len(paths), len(names))
        if services.CMARK:
            self.check_headings(told, paths)

    def check_headings(self, told, paths):
        shown = "".join(services.read_markdown(told["markdown"]).texts)
        for path in paths:
            self.assertIn(f"{normal(path)}: ", shown)


class First(Changes, Reports):
    """What a change does is shown before what it only touches."""

    def setUp(self):
        Changes.setUp(self)
        self.out = self.folder / "out"
        self.out.mkdir()

    def test_changed_lines_alone(self):
        old = [b"[a%d](https://example.org/%d) | b | c" % (i, i)
               for i in range(12)]
        new = [b"[a%d](https://example.org/%d) | x | y" % (i, i)
               for i in range(12)]
        self.main(table(old))
        self.write("README.md", table(new + old + [b"x | y"] * 3))
        told = self.run_all("--offline", "--select", "DUP001,TBL006",
                            "--changed-since", "main", "README.md")
        found = told["json"]["findings"]
        repeated = [f for f in found if f["rule"] == "DUP001"]
        short = [f for f in found if f["rule"] == "TBL006"]
        self.assertEqual([f["start"]["line"] for f in repeated],
                         list(range(5, 17)))
        self.assertEqual([f["start"]["line"] for f in short], [29, 30, 31])
        *read, closing = services.read_github(told["github"])
        self.assertEqual(read, [annotation(f) for f in repeated[:10]])
        self.check_closing(closing, told["json"])
        self.assertIn("\nOnly what the change touches is reported.\n",
                      told["markdown"])


LINKS = ["/plain", "/a(b)", "/a%22b", "/a?b=1&copy=2&lt;3", "/a'b", "/a$b$c",
         "/a*b*_c_~d~", "/%zz", "/@octocat", "/a#12", "/" + "long" * 60,
         "/a/b/c.md?x=[y]", "/ünï"]


@unittest.skipUnless(services.CMARK, "no cmark-gfm")
class Dead(Reports):
    def test_dead_links_are_the_only_links(self):
        server = Server({path: reply(404)
                         for path in [*LINKS, "/%C3%BCn%C3%AF"]})
        self.addCleanup(server.close)
        addresses = [f"http://127.0.0.1:{server.port}{path}"
                     for path in LINKS]
        (self.folder / "a.md").write_text(
            "# A\n\n" + "".join(f"- [n{i}](<{url}>) is one\n" for i, url
                                in enumerate(addresses)), encoding="utf-8")
        told = self.check_all("--allow-private", "--retries", "0", "--no-cache",
                              "a.md")
        dead = [link["url"] for link in told["json"]["links"]
                if link["verdict"] == "dead"]
        self.assertEqual(len(dead), len(LINKS))
        page = services.read_markdown(told["markdown"])
        self.assertEqual([shown for _, shown in page.links],
                         [url[:80] + "…" * (len(url) > 80) for url in dead])
        self.assertEqual(
            [urllib.parse.unquote(href) for href, _ in page.links],
            [urllib.parse.unquote(url) for url in dead])


if __name__ == "__main__":
    unittest.main()
