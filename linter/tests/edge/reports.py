"""What each format tells of the findings, as a foreign reader of it sees it:
pairs of a rule's code or name and a text that begins with the message.

A format without a reader here fails test_gate.py.
"""

import html.parser
import json
import re
import xml.etree.ElementTree as ElementTree

import services

HEAD = re.compile(r"^.+?(?::\d+:\d+)?: (?:error|warning|note): (.*) "
                  r"\[([A-Z]+\d+) ([a-z]+/[a-z0-9-]+)\]$")
GROUPED = re.compile(r"^ +(?:\d+:\d+|-) +(?:error|warning|note) +(.*?) +"
                     r"([A-Z]+\d+) ([a-z]+/[a-z0-9-]+)$")


def lines_of(output, pattern):
    found = [pattern.match(line) for line in output.split("\n")]
    return [(match[2], match[1]) for match in found if match]


def concise(output):
    return lines_of(output, HEAD)


def grouped(output):
    return lines_of(output, GROUPED)


def links(output):
    """It tells none."""
    assert not lines_of(output, HEAD)


def json_of(output):
    return [(found["rule"], found["message"])
            for found in json.loads(output)["findings"]]


def jsonl(output):
    lines = [json.loads(line) for line in output.split("\n")[:-1]]
    return [(line["rule"], line["message"]) for line in lines
            if line["type"] == "finding"]


def junit(output):
    """The second line of a body is the message, for notes too."""
    told = []
    for case in ElementTree.fromstring(output.encode()).iter("testcase"):
        for body in [*case.iter("failure"), *case.iter("system-out")]:
            told.append((case.get("name").split(" ")[0],
                         body.text.split("\n")[1]))
    return told


def github(output):
    """The totals, which come last, are no finding."""
    commands = [services.command_of(line) for line in output.splitlines()]
    return [(properties["title"].split(" ")[0], message)
            for _, properties, message in commands[:-1]]


def markdown(output):
    page = services.read_markdown(output)
    return [(rule[0], lines[0])
            for _, _, lines, rule in services.findings_of(page)]


def sarif_text(text):
    """A plain text message as SARIF 2.1.0, 3.11, has it read."""
    text = re.sub(r"\\([\\\[\]])", r"\1", text)
    return re.sub(r"([{}])\1", r"\1", text)


def sarif(output):
    run, = json.loads(output)["runs"]
    return [(result["ruleId"], sarif_text(result["message"]["text"]))
            for result in run["results"]]


def gitlab(output):
    return [(issue["check_name"], issue["description"])
            for issue in services.read_gitlab(output)]


def rdjson(output):
    return [(one["code"]["value"], one["message"])
            for one in json.loads(output)["diagnostics"]]


def checkstyle(output):
    _, errors = services.read_checkstyle(output)
    return [(error.get("source").split(".")[-1], error.get("message"))
            for _, error in errors]


class Page(html.parser.HTMLParser):
    """The findings of an audit page."""

    def __init__(self):
        super().__init__()
        self.told, self.rule, self.inside = [], None, False

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.rule = given.get("data-rule", self.rule)
        self.inside = given.get("class") == "message"
        if self.inside:
            self.told.append([self.rule, ""])

    def handle_endtag(self, tag):
        self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.told[-1][1] += data


def html_of(output):
    page = Page()
    page.feed(output)
    page.close()
    return [tuple(told) for told in page.told]


READERS = {
    "human": concise, "concise": concise, "grouped": grouped, "links": links,
    "json": json_of, "jsonl": jsonl, "junit": junit, "github": github,
    "markdown": markdown, "sarif": sarif, "gitlab": gitlab, "rdjson": rdjson,
    "checkstyle": checkstyle, "html": html_of,
}
