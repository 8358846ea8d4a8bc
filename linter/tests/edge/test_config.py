"""What `.listlint.yml` says of tables and links, each list by its own file."""

import json
import pathlib
import tempfile
import unittest

from command import listlint, text

ROWS = """\
| Name | Size | Link |
| --- | --- | --- |
| [One](https://example.org/1) | | [One](https://example.org/one) |
| [Two](https://example.org/2) | 2k | [Two](https://example.org/two) |
"""

SCHEMA = """\
schemas:
  things:
    match: [Name, Link]
    columns:
      Name:
      Size: {required: true}
      Link: {type: link}
"""


class Schemas(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.scratch.name)
        self.addCleanup(self.scratch.cleanup)

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def required(self, *arguments):
        """Where MET001 finds something, and how severe that is."""
        result = listlint("--offline", "--select", "MET001", "--output",
                          "json", *arguments, cwd=self.folder)
        self.assertIn(result.returncode, (0, 1), text(result.stderr))
        return [(f["path"], f["start"]["line"], f["severity"])
                for f in json.loads(result.stdout)["findings"]]

    def test_a_required_cell_is_empty(self):
        self.write("README.md", ROWS)
        self.assertEqual(self.required(), [])
        self.write(".listlint.yml", SCHEMA)
        self.assertEqual(self.required(), [("README.md", 3, "error")])
        self.assertEqual(self.required("--no-config"), [])

    def test_each_list_has_its_own_file(self):
        self.write("a/list.md", ROWS)
        self.write("a/.listlint.yml", SCHEMA)
        self.write("b/list.md", ROWS)
        self.write("b/.listlint.yml", "fail-on: note\n")
        self.write("c.md", ROWS)
        self.assertEqual(self.required("a/list.md", "b/list.md", "c.md"),
                         [("a/list.md", 3, "error")])
        self.assertEqual(self.required("c.md", "b/list.md", "a/list.md"),
                         [("a/list.md", 3, "error")])

    def test_other_tables_are_left_alone(self):
        self.write("README.md", ROWS.replace("Name", "Title"))
        self.write(".listlint.yml", SCHEMA.replace("Size", "Sort"))
        self.assertEqual(self.required(), [])

    def test_trouble_is_one_line(self):
        self.write("README.md", ROWS)
        self.write(".listlint.yml", SCHEMA.replace("true", "maybe"))
        result = listlint("--offline", cwd=self.folder)
        self.assertEqual(result.returncode, 2)
        self.assertEqual(text(result.stderr), "listlint: .listlint.yml:6:24: "
                         "required wants true, false, yes or no, not "
                         '"maybe"\n')


class Links(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = pathlib.Path(self.scratch.name)
        self.addCleanup(self.scratch.cleanup)

    def run_with(self, configs, *arguments):
        """Runs over lists without links, so that nothing is asked."""
        for name, config in configs.items():
            path = self.folder / name
            path.mkdir(exist_ok=True)
            (path / "list.md").write_text("# A list\n", encoding="utf-8")
            (path / ".listlint.yml").write_text(config, encoding="utf-8")
        result = listlint(*arguments, *(f"{name}/list.md" for name in configs),
                          cwd=self.folder)
        return result.returncode, text(result.stderr)

    def test_trouble_is_one_line(self):
        for config, error in (
                ("links: {hosts: {'a.org:443': }}",
                 '17: "a.org:443" is no host; write a.org'),
                ("links: {hosts: {a.org: {requets: 1}}}",
                 '25: unknown key "requets"; did you mean "requests"?'),
                ("links: {hosts: {a.org: {headers: {Host: b.org}}}}",
                 '35: the header "Host" is not for a configuration: each '
                 "request has its own"),
                ("links: {dead-after: soon}",
                 "21: dead-after wants a whole number from 1 to 365, not "
                 '"soon"'),
                ("links: {cache: {file: ../a.sqlite3}}",
                 "23: file must be a path below the folder of the "
                 'configuration that ends in .sqlite3, not "../a.sqlite3"'),
                ("links: {cache: {dead: never}}",
                 "23: dead wants a time such as 30m, 12h, 7d or 2w, not "
                 '"never"')):
            self.assertEqual(self.run_with({"a": config}),
                             (2, f"listlint: a/.listlint.yml:1:{error}\n"))

    def test_a_contradiction_is_told(self):
        configs = {"b": "links: {dead-after: 2, cache: }",
                   "a": "links: {dead-after: 3}"}
        self.assertEqual(self.run_with(configs),
                         (0, "listlint: warning: a/.listlint.yml: dead-after "
                          "is not as in b/.listlint.yml, which holds for the "
                          "run\n"))
        self.assertEqual(self.run_with(configs, "--offline"), (0, ""))
        self.assertEqual(self.run_with(configs, "--no-config"), (0, ""))

    def test_the_file_of_the_cache_is_no_path_of_strangers(self):
        outside = self.folder / "outside.sqlite3"
        self.run_with({"a": f"links: {{cache: {{file: {outside}}}}}"})
        self.assertFalse(outside.exists())


class Options(unittest.TestCase):
    def test_every_default_is_one_that_may_be_given(self):
        rules = json.loads(listlint("rules", "--output", "json").stdout)
        config = {"options": {rule["name"]: {
            option["name"]: option["default"] for option in rule["options"]}
            for rule in rules if rule["options"]}}
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, ".listlint.yml")
            path.write_text(json.dumps(config), encoding="utf-8")
            result = listlint("--offline", "-", cwd=folder, stdin=b"")
        self.assertEqual(text(result.stderr), "")
        self.assertEqual(result.returncode, 0)

    def test_what_they_take(self):
        for rule in json.loads(listlint("rules", "--output", "json").stdout):
            for option in rule["options"]:
                self.assertIn(option["takes"],
                              ("text", "word", "number", "form"))
                self.assertEqual(option["takes"] == "word",
                                 option["choices"] != [], rule["code"])


if __name__ == "__main__":
    unittest.main()
