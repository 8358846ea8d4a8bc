"""Readers of what is written for services, each after the rules of the service
and as strict as these allow.

They know nothing of listlint's own writers: the commands are read as the
runner of GitHub does (actions/runner: ActionCommand.cs and
ActionCommandManager.cs), the Markdown is rendered by cmark-gfm, the XML is
read by two libraries, and the JSON is held against what GitLab documents.
"""

import html.parser
import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

CMARK = shutil.which("cmark-gfm")
XMLLINT = shutil.which("xmllint")


# GitHub's workflow commands

COMMANDS = {"error", "warning", "notice", "debug", "group", "endgroup",
            "add-mask", "add-path", "set-env", "set-output", "save-state",
            "stop-commands", "echo", "add-matcher", "remove-matcher"}
DATA = [("%0D", "\r"), ("%0A", "\n"), ("%25", "%")]
PROPERTY = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","),
            ("%25", "%")]
PLACES = {"file", "line", "endLine", "col", "endColumn", "title"}


def unescape(escaped, table):
    for replacement, token in table:
        escaped = escaped.replace(replacement, token)
    return escaped


def command_of(line):
    """The command of a line, or None where the runner sees none."""
    line = line.lstrip()
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    info, data = line[2:].split("::", 1)
    name, _, rest = info.partition(" ")
    if name not in COMMANDS:
        return None
    properties = {}
    for part in filter(None, rest.strip().split(",")):
        key, _, value = part.partition("=")
        assert key not in properties, line
        properties[key] = unescape(value, PROPERTY)
    return name, properties, unescape(data, DATA)


def check_place(properties):
    """What the runner would change or take away is wrong."""
    assert set(properties) <= PLACES, properties
    assert all(properties.values()), properties
    numbers = {key: int(properties[key])
               for key in ("line", "endLine", "col", "endColumn")
               if key in properties}
    assert all(number > 0 for number in numbers.values()), properties
    if not numbers:
        return
    assert "file" in properties, properties
    assert numbers["endLine"] >= numbers["line"], properties
    assert ("col" in numbers) == ("endColumn" in numbers), properties
    if "col" in numbers:
        assert numbers["line"] == numbers["endLine"], properties
        assert numbers["endColumn"] >= numbers["col"], properties


def read_github(output):
    """Every annotation; any other line is an error."""
    read = []
    assert output.endswith("\n") or not output
    for line in re.split("\r\n|\r|\n", output)[:-1]:
        command = command_of(line)
        assert command and command[0] in ("error", "warning", "notice"), line
        check_place(command[1])
        read.append(command)
    for level in ("error", "warning", "notice"):
        assert sum(name == level for name, _, _ in read) <= 10
    return read


# GitHub's Markdown

TAGS = {"h3", "h4", "p", "table", "thead", "tbody", "tr", "th", "td", "br",
        "em", "strong", "b", "code", "details", "summary", "a"}
VOID = {"br"}
ATTRIBUTES = {"th": {"align"}, "td": {"align"}, "a": {"href"}}
SUMMARY_LIMIT = 900000
# What GitHub makes of text when the markup is read.
LINKED = re.compile(
    r"@\w|#\d|\bGH-\d|:[\w+-]+:|://|\bwww\.|\b(mailto|xmpp):\S|\$\S", re.I)


class Page(html.parser.HTMLParser):
    """The rendered page: tables as rows of cells, each a list of lines."""

    def __init__(self):
        super().__init__()
        self.open, self.links, self.rows = [], [], []
        self.cell, self.texts = None, []

    def handle_starttag(self, tag, attrs):
        assert tag in TAGS, tag
        assert set(dict(attrs)) <= ATTRIBUTES.get(tag, set()), (tag, attrs)
        if tag not in VOID:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.cell = [""]
        if tag == "br":
            self.cell.append("")
        if tag == "a":
            self.links.append([dict(attrs)["href"], ""])

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        assert tag in VOID, tag

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
        if tag in ("td", "th"):
            self.rows[-1].append(self.cell)
            self.cell = None

    def handle_data(self, data):
        if self.cell is not None:
            self.cell[-1] += data
        if "a" in self.open:
            self.links[-1][1] += data
        elif not {"code", "a"} & set(self.open):
            assert not LINKED.search(data), data
        self.texts.append(data)

    def handle_comment(self, data):
        assert data == " ", data

    def handle_decl(self, decl):
        raise AssertionError(decl)

    handle_pi = unknown_decl = handle_decl


def read_markdown(output):
    assert len(output.encode()) <= SUMMARY_LIMIT
    assert output.endswith("\n")
    rendered = subprocess.run(
        [CMARK, "--unsafe", "-e", "footnotes", "-e", "table", "-e",
         "autolink", "-e", "strikethrough", "-e", "tasklist"],
        input=output.encode(), capture_output=True, check=True, timeout=120)
    page = Page()
    page.feed(rendered.stdout.decode())
    page.close()
    assert not page.open, page.open
    return page


def findings_of(page):
    """The rows of the tables of findings, as line, level, lines of text,
    rule."""
    rows = [row for row in page.rows if len(row) == 4
            and row[1] != ["Level"] and len(row[3]) == 2
            and re.fullmatch("[A-Z]+[0-9]+", row[3][0])]
    return [(row[0][0], row[1][0].split("\N{NO-BREAK SPACE}")[1], row[2],
             tuple(row[3])) for row in rows]


# GitLab's Code Quality

LEVELS = {"info", "minor", "major", "critical", "blocker"}


def unique_keys(pairs):
    assert len(dict(pairs)) == len(pairs), pairs
    return dict(pairs)


def read_gitlab(output):
    issues = json.loads(output, object_pairs_hook=unique_keys)
    assert isinstance(issues, list)
    for issue in issues:
        for key in ("description", "check_name", "fingerprint", "severity"):
            assert isinstance(issue[key], str) and issue[key], issue
        assert issue["severity"] in LEVELS, issue
        path, begin = issue["location"]["path"], \
            issue["location"]["lines"]["begin"]
        assert path and not path.startswith(("/", "./")), path
        assert isinstance(begin, int) and begin >= 1, begin
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)
    return issues


# Checkstyle

def read_checkstyle(output):
    """The names of all files, and the errors with the file of each."""
    if XMLLINT:
        subprocess.run([XMLLINT, "--noout", "--nonet", "--huge", "-"],
                       input=output.encode(), check=True, timeout=120)
    root = ElementTree.fromstring(output.encode())
    assert root.tag == "checkstyle" and root.get("version")
    names = [file.get("name") for file in root]
    assert len(set(names)) == len(names), names
    errors = []
    for file in root:
        assert file.tag == "file" and set(file.attrib) == {"name"}
        for error in file:
            assert error.tag == "error" and not len(error)
            assert set(error.attrib) - {"column"} == {
                "line", "severity", "message", "source"}, error.attrib
            assert error.get("severity") in ("error", "warning", "info")
            int(error.get("line"))
            errors.append((file.get("name"), error))
    return names, errors
