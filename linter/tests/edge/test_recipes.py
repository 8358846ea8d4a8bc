"""The recipes in linter/ci: each is done here as its place does it, and what
it promises to keep is there and well formed. Those for GitHub are done by
test_workflow_recipes.py."""

import os
import re
import subprocess
import unittest

from changed import OLD, PLAIN, commit, git, repository
from command import ROOT, text
from pull import copy_of_the_tree
from recipe import BAD, CI, RULE, VERSION, Recipe
from runner import load

RECIPES = ["github-pull-request.yml", "github-weekly.yml",
           "github-reviewdog.yml", "gitlab-ci.yml", "Jenkinsfile",
           "pre-commit-config.yaml"]


class Index(unittest.TestCase):
    def test_each_recipe_is_told_of_and_of_this_version(self):
        index = (CI / "README.md").read_text()
        for name in RECIPES:
            recipe = (CI / name).read_text()
            self.assertIn(f"({name})", index)
            self.assertEqual(set(re.findall(r"v\d+\.\d+\.\d+", recipe)) -
                             {"v0.20.3"}, {f"v{VERSION}"}, name)
        self.assertEqual(
            {path.name for path in CI.iterdir() if path.suffix != ".sh"} -
            {"README.md", "SHA256SUMS", "pre-commit"}, set(RECIPES))

    def test_inputs_and_outputs_are_told_of(self):
        index = (CI / "README.md").read_text()
        plan = load(ROOT / "action.yml")
        for name in [*plan["inputs"], *plan["outputs"]]:
            self.assertIn(f"`{name}`", index)


class Elsewhere(Recipe):
    """Where listlint is cloned, which is from a folder here."""

    def setUp(self):
        super().setUp()
        tree = repository(self.folder / "trees/listlint")
        copy_of_the_tree(tree)
        commit(tree)
        git("tag", f"v{VERSION}", cwd=tree)

    def shell(self, script, env, shell=("sh", "-xe")):
        return subprocess.run(
            [*shell, "-c", script], cwd=self.work, capture_output=True,
            check=False, timeout=300, env={
                **os.environ, **PLAIN, "TMPDIR": str(self.runner_folder),
                "PATH": f"{self.bin}:{os.environ['PATH']}",
                "GIT_CONFIG_COUNT": "1",
                "GIT_CONFIG_KEY_0": f"url.file://{self.folder}/trees/."
                                    "insteadOf",
                "GIT_CONFIG_VALUE_0": "https://github.com/OWNER/",
                "LISTLINT": f"v{VERSION}", **env})

    def gitlab(self, env=None):
        job = load(CI / "gitlab-ci.yml")["listlint"]
        self.check_out(self.head, job["variables"]["GIT_DEPTH"] or 1000)
        result = self.shell("\n".join(job["before_script"] + job["script"]),
                            env or {}, ("bash", "-eo", "pipefail"))
        self.kept = [*job["artifacts"]["paths"],
                     *job["artifacts"]["reports"].values()]
        return result

    def test_merge_request(self):
        self.pull_request(OLD + BAD)
        result = self.gitlab({"CI_MERGE_REQUEST_DIFF_BASE_SHA": self.fork})
        self.assertEqual(result.returncode, 1, text(result.stderr))
        self.assertIn(f"[{RULE} ", text(result.stdout))
        self.assertEqual(self.kept, [
            "listlint.html", "gl-code-quality-report.json",
            "listlint.junit.xml"])
        self.assertIn(RULE, self.check_html("listlint.html"))
        self.assertIn(RULE, self.check_junit("listlint.junit.xml"))
        self.assertNotIn("TBL011", self.check_junit("listlint.junit.xml"))
        quality = self.check_gitlab("gl-code-quality-report.json")
        self.assertEqual(sorted(quality),
                         ["table/pipe-style", "table/surplus-cell"])

    def test_clean_merge_request(self):
        self.pull_request(OLD.replace("# List", "# Lists"))
        result = self.gitlab({"CI_MERGE_REQUEST_DIFF_BASE_SHA": self.fork})
        self.assertEqual(result.returncode, 0, text(result.stderr))
        self.check_junit("listlint.junit.xml")

    def test_branch(self):
        self.pull_request(OLD + BAD)
        result = self.gitlab()
        self.assertEqual(result.returncode, 1, text(result.stderr))
        self.assertIn("TBL011", self.check_junit("listlint.junit.xml"))

    def test_no_listlint(self):
        """Then nothing goes on with what else is on PATH."""
        self.pull_request(OLD)
        tree = self.folder / "trees/listlint"
        (tree / "linter/ci/program.sh").write_text("#!/bin/sh\nexit 2\n")
        commit(tree)
        git("tag", "-f", f"v{VERSION}", cwd=tree)
        self.assertEqual(self.gitlab().returncode, 2)
        self.assertFalse((self.work / "listlint.html").exists())

    def jenkins(self, env):
        source = (CI / "Jenkinsfile").read_text()
        script, = re.findall(r"sh '''(.*?)'''", source, re.S)
        self.check_out(self.head, 1000)
        return self.shell(script, {
            "WORKSPACE_TMP": str(self.folder / "workspace@tmp"), **env})

    def test_change_request(self):
        self.pull_request(OLD + BAD)
        result = self.jenkins({"CHANGE_TARGET": "main"})
        self.assertEqual(result.returncode, 1, text(result.stderr))
        source = (CI / "Jenkinsfile").read_text()
        kept = re.findall(r"'(listlint\.[a-z.]+)'", source)
        self.assertEqual(kept, ["listlint.junit.xml",
                                "listlint.checkstyle.xml", "listlint.html"])
        self.assertIn(RULE, self.check_html("listlint.html"))
        self.assertIn(RULE, self.check_junit("listlint.junit.xml"))
        found = self.check_checkstyle("listlint.checkstyle.xml")
        self.assertEqual(set(found), {RULE})
        self.assertEqual(list(self.runner_folder.iterdir()), [])

    def test_weekly_build(self):
        self.pull_request(OLD + BAD)
        result = self.jenkins({})
        self.assertEqual(result.returncode, 1, text(result.stderr))
        found = self.check_checkstyle("listlint.checkstyle.xml")
        self.assertEqual(set(found), {RULE, "TBL011"})


if __name__ == "__main__":
    unittest.main()
