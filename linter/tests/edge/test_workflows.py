"""What stands in .github: it can be read, names what there is, and may do no
more than it needs."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import unittest.mock

from changed import commit, repository
from command import ROOT, text
from pull import copy_of_the_tree
from runner import EXPRESSION, load

GITHUB = ROOT / ".github"
WORKFLOWS = sorted([*(GITHUB / "workflows").glob("*.yml"),
                    *(ROOT / "linter/ci").glob("github-*.yml")])
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml")
               if path.name != "config.yml")
KINDS = {"input", "textarea", "markdown", "dropdown", "checkboxes"}
# What strangers write into an event.
STRANGERS = re.compile(r"title|body|head_ref|head\.ref|label|message|email|name"
                       r"|inputs\.|comment|steps\.")
VERSION = re.search(r"listlint VERSION ([\d.]+)",
                    (ROOT / "CMakeLists.txt").read_text())[1]


def steps_of(path):
    for name, job in load(path)["jobs"].items():
        for step in job["steps"]:
            yield name, job, step


def names_of_tests():
    """As linter/tests/CMakeLists.txt names them."""
    tests = ROOT / "linter/tests"
    programs = re.findall(r"add_test\(NAME (\w+) ",
                          (tests / "CMakeLists.txt").read_text())
    return [*programs, *(f"unit.{path.stem[5:]}" for path in
                         tests.glob("unit/test_*.c")),
            *(f"edge.{path.stem[5:]}" for path in
              tests.glob("edge/test_*.py"))]


class Workflows(unittest.TestCase):
    def test_there_are_some(self):
        self.assertEqual(
            {path.stem for path in WORKFLOWS},
            {"ci", "codeql", "fuzz", "links", "release",
             "github-pull-request", "github-reviewdog", "github-weekly"})

    def test_every_file_can_be_read(self):
        paths = [*GITHUB.rglob("*.yml"), ROOT / "action.yml",
                 ROOT / ".pre-commit-hooks.yaml",
                 *(ROOT / "linter/ci").glob("*.y*ml")]
        self.assertGreater(len(paths), 12)
        for path in paths:
            self.assertIsInstance(load(path), (dict, list), path)

    def test_rights(self):
        """By default to read, and to write in the jobs that say so; the
        comments of reviewdog are its only job."""
        for path in WORKFLOWS:
            rights = load(path)["permissions"]
            if path.stem == "github-reviewdog":
                self.assertEqual(rights.pop("pull-requests"), "write")
            self.assertEqual(rights, {"contents": "read"}, path)
        for path in WORKFLOWS:
            events = load(path)[True]  # `on`, as YAML 1.1 reads it
            self.assertNotIn("pull_request_target", events)

    def test_no_job_waits_for_ever(self):
        for path in WORKFLOWS:
            for name, job, _ in steps_of(path):
                self.assertIn("timeout-minutes", job, f"{path}: {name}")

    def test_no_word_of_strangers_stands_in_a_script(self):
        for path in WORKFLOWS:
            for _, _, step in steps_of(path):
                for expression in EXPRESSION.findall(step.get("run", "")):
                    self.assertIsNone(STRANGERS.search(expression), path)

    def test_actions_have_a_version(self):
        for path in WORKFLOWS:
            for _, _, step in steps_of(path):
                if step.get("uses", "./") != "./":
                    self.assertRegex(
                        step["uses"], r"@(v\d+(\.\d+\.\d+)?|[0-9a-f]{40})$")

    def test_inputs_of_our_action(self):
        inputs = set(load(ROOT / "action.yml")["inputs"])
        ours = [step for path in WORKFLOWS for _, _, step in steps_of(path)
                if step.get("uses", "").split("@")[0] in
                ("./", "OWNER/listlint")]
        self.assertEqual(len(ours), 4)
        for step in ours:
            self.assertLessEqual(set(step.get("with", {})), inputs)

    def test_files_that_are_named_are_there(self):
        for path in WORKFLOWS:
            for _, _, step in steps_of(path):
                for word in re.findall(r"(?<![\w/])(?:\./|linter/)[\w./]+\w",
                                       step.get("run", "")):
                    if word != "linter/ci/SHA256SUMS":
                        self.assertTrue((ROOT / word).exists(), word)
                if step.get("uses") == "./":
                    for word in step["with"]["paths"].split():
                        self.assertTrue((ROOT / word).exists(), word)

    def test_tests_that_are_named_are_there(self):
        known, asked = names_of_tests(), 0
        for path in WORKFLOWS:
            for _, _, step in steps_of(path):
                for pattern in re.findall(r"-R '([^']*)'",
                                          step.get("run", "")):
                    asked += 1
                    found = {name for name in known
                             if re.search(pattern, name)}
                    names, = re.findall(r"edge\\.\(([^)]*)\)", pattern)
                    self.assertEqual(
                        {name for name in found if "unit." not in name},
                        {"fixtures", "pages",
                         *(f"edge.{name}" for name in names.split("|"))})
                    self.assertGreater(len(found), 100)
        self.assertEqual(asked, 2)

    def test_presets_that_are_named_are_there(self):
        presets = set(re.findall(r'"name": "(\w+)"',
                                 (ROOT / "CMakePresets.json").read_text()))
        for path in WORKFLOWS:
            for _, _, step in steps_of(path):
                for preset in re.findall(r"--preset (\w+)",
                                         step.get("run", "")):
                    self.assertIn(preset, presets)

    @unittest.skipUnless(shutil.which("shellcheck"), "no shellcheck")
    def test_scripts(self):
        scripts = [*(ROOT / "linter/ci").glob("*.sh"),
                   ROOT / "linter/ci/pre-commit", ROOT / ".ci/run",
                   ROOT / "linter/fuzz/fuzz", ROOT / "linter/fuzz/short"]
        result = subprocess.run(["shellcheck", "-x", *scripts], cwd=ROOT,
                                capture_output=True, check=False)
        self.assertEqual(text(result.stdout), "")
        for path in WORKFLOWS:
            for _, _, step in steps_of(path):
                if "run" not in step:
                    continue
                script = EXPRESSION.sub("x", step["run"])
                result = subprocess.run(
                    ["shellcheck", "-s", "bash", "-"], check=False,
                    input=script.encode(), capture_output=True)
                self.assertEqual(text(result.stdout), "", path)


class Forms(unittest.TestCase):
    def test_forms(self):
        self.assertEqual([path.stem for path in FORMS],
                         ["bug", "false-alarm", "missed-defect", "new-rule"])
        for path in FORMS:
            form = load(path)
            self.assertTrue(form["name"] and form["description"])
            ids = [row["id"] for row in form["body"] if "id" in row]
            self.assertEqual(len(ids), len(set(ids)), path)
            required = 0
            for row in form["body"]:
                self.assertIn(row["type"], KINDS)
                self.assertTrue(row["attributes"].get("label") or
                                row["type"] == "markdown")
                required += row.get("validations", {}).get("required", False)
            self.assertGreater(required, 1, path)

    def test_false_alarm_asks_for_what_a_fixture_needs(self):
        form = load(GITHUB / "ISSUE_TEMPLATE/false-alarm.yml")
        required = {row["id"] for row in form["body"]
                    if row.get("validations", {}).get("required")}
        self.assertLessEqual({"rule", "lines", "report"}, required)


class Released(unittest.TestCase):
    """linter/ci/released.sh: that a tag has the packages that it names."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        copy_of_the_tree(self.folder)
        self.packages = self.folder / "packages"
        self.packages.mkdir()
        self.bundle = f"listlint-{VERSION}-linux-x86_64.tar.gz"
        for name in (self.bundle, f"listlint_{VERSION}_amd64.deb"):
            (self.packages / name).write_text(name)
        self.sums = subprocess.run(
            ["sha256sum", *sorted(os.listdir(self.packages))], check=True,
            cwd=self.packages, capture_output=True).stdout
        (self.packages / "SHA256SUMS").write_bytes(self.sums)

    def ask(self, *words):
        return subprocess.run(
            ["sh", self.folder / "linter/ci/released.sh", self.packages,
             *words], capture_output=True, check=False)

    def test_before(self):
        result = self.ask()
        self.assertEqual(result.returncode, 0, text(result.stderr))
        self.assertEqual(result.stdout.count(b"\n"), 1)
        self.assertIn(result.stdout, self.sums)
        (self.folder / "linter/ci/SHA256SUMS").write_bytes(result.stdout)
        self.assertEqual(self.ask(f"v{VERSION}").returncode, 0)

    def test_not_known(self):
        result = self.ask(f"v{VERSION}")
        self.assertEqual(result.returncode, 2)
        self.assertIn("does not have", text(result.stderr))

    def test_other_tag(self):
        (self.folder / "linter/ci/SHA256SUMS").write_bytes(self.sums)
        for tag in ("v9.9.9", VERSION, "v"):
            self.assertEqual(self.ask(tag).returncode, 2)

    def test_other_bytes(self):
        (self.folder / "linter/ci/SHA256SUMS").write_bytes(self.sums)
        (self.packages / self.bundle).write_text("else")
        result = self.ask(f"v{VERSION}")
        self.assertEqual(result.returncode, 2)
        self.assertIn("not those of their SHA256SUMS", text(result.stderr))

    def test_no_bundle(self):
        (self.packages / "SHA256SUMS").write_text("")
        self.assertEqual(self.ask().returncode, 2)

    def test_time_of_the_packages(self):
        """The commit that adds the checksums does not change it."""
        source = (GITHUB / "workflows/release.yml").read_text()
        line, = re.findall(r"SOURCE_DATE_EPOCH=\$\((.*)\)", source)
        folder = repository(self.folder / "repository")
        (folder / "source").write_text("a")
        with unittest.mock.patch.dict(
                os.environ, {"GIT_COMMITTER_DATE": "2001-02-03T04:05:06Z"}):
            commit(folder)
        (folder / "linter/ci").mkdir(parents=True)
        (folder / "linter/ci/SHA256SUMS").write_text("b")
        commit(folder)
        result = subprocess.run(["sh", "-c", line], cwd=folder,
                                capture_output=True, check=True)
        self.assertEqual(result.stdout, b"981173106\n")


if __name__ == "__main__":
    unittest.main()
