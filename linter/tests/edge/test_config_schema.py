"""The JSON Schema of the configuration: it says of a file what listlint says
of it."""

import json
import pathlib
import re
import sys
import tempfile
import unittest

from command import ROOT, SHARED, listlint, text

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

SCHEMA = json.loads((ROOT / "linter/cli/listlint.schema.json").read_text(
    encoding="utf-8"))

HOST = "links: {hosts: {a.example: {%s}}}"
COLUMN = "schemas: {a: {columns: {Link: , Name: {%s}}}}"
GOOD = [
    "", "{}", "rules:", "links:\n  exclude:\n",
    "rules: {ALL: off, TBL: note, T: error, table: warning, MET001: note}",
    "per-file: {'docs/**': {MET00: off}, b: }",
    "options: {LST002: {bytes: 7, names: }, list/file-size: {names: yes}}",
    "options: {TBL011: {style: none}, table/pipe-style: }",
    "ignore: [1, no, a b]",
    "links: {hosts: , dead-after: 365, cache: }",
    "links: {dead-after: '1', cache: {}}",
    "links: {hosts: {a.example: , '*.a.example': {}, '[::1]': , B\u00fc.ch: }}",
    HOST % "requests: 1, per-second: 0.001, timeout: 0.1, accept: , headers: ",
    HOST % "requests: 1000, per-second: 1000, timeout: '3600', accept: []",
    HOST % "accept: [100, 403, '503', 599, 999], headers: {}",
    HOST % "headers: {Accept: text/html, X-1: 1, x_y!: true}",
    "links: {cache: {file: a/b.sqlite3, alive: 0, dead: 365d}}",
    "links: {cache: {file: .listlint-cache.sqlite3, alive: 90s, dead: '0'}}",
    "schemas: {a: {columns: {B: }}}",
    "schemas: {a: {columns: {B: {}}, match: [B, 1], missing: 0}}",
    COLUMN % "required: true, unique: schema, one: no, names: Link",
    COLUMN % "required: 'yes', unique: false, one: 'false'",
    COLUMN % "values: [1, two, no], separator: ' / ', type: vocabulary",
    COLUMN % "type: link, hosts: [a.example/b], pattern: '^(?i)x'",
    "schemas: {a: {columns: {B: }, order: {by: B, pinned: '^a'}}}",
]
BAD = [
    "[]", "text", "rule: {}", "fail-on: eror", "fail-on: [error]", "fail-on:",
    "rules: off", "rules: {TBL006: no}", "rules: {TBL006: }",
    "rules: {TBL006: fatal}", "rules: {TBL06: off}", "rules: {tbl: off}",
    "per-file: {a: {TLB: off}}", "per-file: {a: off}", "per-file: [a]",
    "options: {TBL: {style: none}}", "options: {TBL011: {styl: none}}",
    "options: {TBL011: {style: trailing}}", "options: {TBL011: none}",
    "options: {TBL011: {bytes: 7}}", "options: {LST002: {bytes: [7]}}",
    "ignore: vendor", "ignore: [a, {b: c}]", "ignore: [[a]]",
    "ignore:\n  - a\n  -\n",
    "links: {exclud: []}", "links: {exclude: a}", "links: [a]",
    "links: {hosts: [a.example]}", "links: {hosts: {a.example: 1}}",
    "links: {hosts: {'a.example:443': }}", "links: {hosts: {a.example/b: }}",
    "links: {hosts: {'https://a.example': }}", "links: {hosts: {'*': }}",
    "links: {hosts: {'a.*.example': }}", "links: {hosts: {'': }}",
    "links: {hosts: {%s}}" % ", ".join("h%d.example: " % i
                                       for i in range(257)),
    HOST % "request: 1", HOST % "requests: 0", HOST % "requests: 1001",
    HOST % "requests: 1.5", HOST % "requests: ", HOST % "requests: -1",
    HOST % "per-second: 0", HOST % "per-second: 1001", HOST % "timeout: 20s",
    HOST % "timeout: 0.09", HOST % "timeout: 3601", HOST % "timeout: [1]",
    HOST % "accept: 403", HOST % "accept: [600]", HOST % "accept: [99]",
    HOST % "accept: [4xx]", HOST % "accept: [998]", HOST % "accept: [true]",
    HOST % ("accept: [%s]" % ", ".join(["403"] * 65)),
    HOST % "headers: [a]", HOST % "headers: {a b: c}",
    HOST % "headers: {'a:': c}", HOST % "headers: {a: [b]}",
    HOST % ("headers: {%s}" % ", ".join("h%d: a" % i for i in range(17))),
    "links: {dead-after: 0}", "links: {dead-after: 366}",
    "links: {dead-after: 1d}", "links: {dead-after: }",
    "links: {cache: yes}", "links: {cache: a.sqlite3}", "links: {cache: [a]}",
    "links: {cache: {path: a.sqlite3}}", "links: {cache: {file: /a.sqlite3}}",
    "links: {cache: {file: a.db}}", "links: {cache: {file: 7}}",
    "links: {cache: {alive: 7}}", "links: {cache: {alive: 7y}}",
    "links: {cache: {dead: 1.5d}}", "links: {cache: {dead: }}",
    "links: {cache: {dead: -1d}}", "links: {cache: {dead: [1d]}}",
    "schemas: [a]", "schemas: {a: }", "schemas: {a: {match: [B]}}",
    "schemas: {a: {columns: }}", "schemas: {a: {columns: {}}}",
    "schemas: {a: {columns: {B: x}}}", "schemas: {a: {colums: {B: }}}",
    "schemas: {a: {columns: {B: }, match: B}}",
    "schemas: {a: {columns: {B: }, missing: [B]}}",
    "schemas: {a: {columns: {B: }, order: {}}}",
    "schemas: {a: {columns: {B: }, order: }}",
    "schemas: {a: {columns: {B: }, order: {by: B, from: B}}}",
    "schemas: {%s}" % ", ".join("a%d: {columns: {B: }}" % i
                                for i in range(33)),
    "schemas: {a: {columns: {%s}}}" % ", ".join("c%d: " % i
                                                for i in range(65)),
    COLUMN % "requird: true", COLUMN % "required: maybe",
    COLUMN % "required: schema", COLUMN % "one: ", COLUMN % "unique: 1",
    COLUMN % "type: number", COLUMN % "values: a", COLUMN % "names: [Link]",
    COLUMN % "hosts: a.example", COLUMN % "pattern: [a]",
    COLUMN % "separator: {}",
]


class Core(yaml.SafeLoader):
    """YAML 1.2, as editors read it: `no` is text."""


Core.yaml_implicit_resolvers = {}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(
    "^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(
    "^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""])
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(
    "^[-+]?[0-9]+$"), list("-+0123456789"))
Core.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(
    r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$"),
    list("-+.0123456789"))


def schema_errors(source):
    value = yaml.load(source, Core)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    return [error.message for error in
            validator.iter_errors({} if value is None else value)]


def reading_error(source):
    """What listlint says of it; empty if nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, ".listlint.yml")
        path.write_text(source, encoding="utf-8")
        result = listlint("--offline", "--config", path, "-", stdin=b"")
    assert result.returncode in (0, 2), result
    return text(result.stderr)


def blocks(path):
    """The YAML in a page."""
    return re.findall(r"```yaml\n(.*?)```", path.read_text(encoding="utf-8"),
                      re.S)


class Schema(unittest.TestCase):
    def good(self, source):
        self.assertEqual(schema_errors(source), [], source)
        self.assertEqual(reading_error(source), "", source)

    def test_it_is_one(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_it_takes_what_listlint_takes(self):
        for source in GOOD:
            self.good(source)

    def test_it_refuses_what_listlint_refuses(self):
        for source in BAD:
            self.assertNotEqual(schema_errors(source), [], source)
            self.assertNotEqual(reading_error(source), "", source)

    def test_the_readme(self):
        examples = [block for block in blocks(ROOT / "README.md")
                    if "jobs:" not in block and "repos:" not in block]
        self.assertGreater(len(examples), 0)
        for source in examples:
            self.good(source)

    def test_the_configurations_of_fixtures(self):
        configs = list(ROOT.glob("fixtures/*/*/config"))
        self.assertGreater(len(configs), 1)
        for path in configs:
            self.good(path.read_text(encoding="utf-8"))

    def test_every_rule_and_option(self):
        rules = json.loads(listlint("rules", "--output", "json").stdout)
        for key in ("code", "name"):
            self.good(json.dumps({
                "rules": {rule[key]: rule["severity"] for rule in rules},
                "options": {rule[key]: {o["name"]: o["default"]
                                        for o in rule["options"]}
                            for rule in rules if rule["options"]}}))

    def test_the_design(self):
        design = SHARED / "DESIGN.md"
        if not design.exists():
            self.skipTest(f"there is no {design}")
        part = design.read_text(encoding="utf-8").split("\n## 5.")[1]
        lines = re.findall(r"^    (.*)$", part.split("\n## 6.")[0], re.M)
        config = yaml.load("\n".join(lines), Core)
        # What the design leaves out, it writes as "...".
        config["links"]["hosts"]["example.org"]["headers"] = {"X-A": "b"}
        self.assertIn("schemas", config)
        self.good(json.dumps(config))

    def test_what_init_prints(self):
        result = listlint("init", ROOT / "fixtures/lists/datasets.md")
        self.good(text(result.stdout))

    def test_everything_says_what_it_is_for(self):
        def walk(node, path):
            for name, value in node.get("properties", {}).items():
                if "$ref" not in value:
                    self.assertIn("description", value, path + [name])
                walk(value, path + [name])
            if isinstance(node.get("additionalProperties"), dict):
                walk(node["additionalProperties"], path + ["*"])

        walk(SCHEMA, [])
        for name, definition in SCHEMA["$defs"].items():
            walk(definition, [name])


if __name__ == "__main__":
    unittest.main()
