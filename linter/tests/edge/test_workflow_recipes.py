"""The recipes for GitHub, step by step as a runner does them."""

import json
import os
import shutil
import subprocess
import unittest

from changed import OLD, PLAIN
from command import text
from recipe import BAD, CI, RULE, Recipe, follows
from runner import evaluate, expand, load, wanted


class GitHub(Recipe):
    """Steps of a workflow, in their order."""

    def setUp(self):
        super().setUp()
        self.uploaded = []
        self.kept = []
        self.failed = False

    def github_of(self, event):
        more = self.event(event) if event == "pull_request" else {
            "event_name": event, "sha": self.merge}
        more.setdefault("event", {}).setdefault("pull_request", {}).setdefault(
            "head", {})["repo"] = {"full_name": "somebody/list"}
        return {"repository": "somebody/list", "run_id": "7", "token": "t",
                "server_url": "https://github.com", **more}

    def do(self, recipe, event, env=None):
        plan = load(CI / recipe)
        job, = plan["jobs"].values()
        github = self.github_of(event)
        context = {"github": github, "steps": {}, "failed": False}
        self.paths = []
        for step in job["steps"]:
            if wanted(step, context):
                self.step(step, context, github, env)
        self.assertIn(event, plan.get("on", plan.get(True)))
        return context

    def step(self, step, context, github, env):
        inputs = {key: expand(value, context)
                  for key, value in step.get("with", {}).items()}
        used = step.get("uses", "run").split("@")[0]
        if used == "actions/checkout":
            self.check_out(self.merge, inputs.get("fetch-depth", 1))
        elif used == "OWNER/listlint":
            run = self.runner(github, env).use(inputs)
            self.failed = context["failed"] = run.status != 0
            self.paths.append(os.path.dirname(run.outputs["program"]))
            context["steps"][step.get("id")] = {"outputs": run.outputs}
            self.run_of_listlint = run
        elif used.startswith(("actions/upload", "github/codeql")):
            files = inputs.get("path") or inputs["sarif_file"]
            self.kept += files.split()
        else:
            self.script(step, context, env)

    def script(self, step, context, env):
        assert step["shell"] == "bash"
        result = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c",
             step["run"]], cwd=self.work, capture_output=True, check=False,
            env={**os.environ, **PLAIN, "GITHUB_PATH": os.devnull,
                 "PATH": ":".join([str(self.bin), *self.paths,
                                   os.environ["PATH"]]), **(env or {}),
                 **{name: expand(value, context)
                    for name, value in step.get("env", {}).items()}})
        self.said = text(result.stdout + result.stderr)
        self.failed = self.failed or result.returncode != 0
        context["failed"] = self.failed

    def tool(self, name, script):
        """A stand-in for a program of others, which keeps what it is given."""
        path = self.bin / name
        path.write_text("#!/bin/sh\n" + script)
        path.chmod(0o755)
        return self.folder / f"{name}.given"

    def test_pull_request(self):
        self.pull_request(OLD + BAD)
        self.do("github-pull-request.yml", "pull_request")
        self.assertTrue(self.failed)
        self.assertEqual(self.kept, ["listlint.sarif"])
        self.assertEqual(self.check_sarif("listlint.sarif"), [RULE])

    def test_clean_pull_request(self):
        self.pull_request(OLD.replace("# List", "# Lists"))
        self.do("github-pull-request.yml", "pull_request")
        self.assertFalse(self.failed, self.run_of_listlint.log)
        self.assertEqual(self.check_sarif("listlint.sarif"), [])

    def test_fork(self):
        """May not upload."""
        self.pull_request(OLD + BAD)
        plan = load(CI / "github-pull-request.yml")
        upload = plan["jobs"]["listlint"]["steps"][-1]
        github = self.github_of("pull_request")
        github["event"]["pull_request"]["head"]["repo"] = {
            "full_name": "else/list"}
        context = {"github": github, "failed": False, "steps": {
            "listlint": {"outputs": {"sarif-file": "listlint.sarif"}}}}
        self.assertFalse(wanted(upload, context))
        github["event"]["pull_request"]["head"]["repo"] = {
            "full_name": "somebody/list"}
        self.assertTrue(wanted(upload, context))

    def gh(self, number):
        return self.tool("gh", f'''
[ "$2" != list ] || echo "{number}"
printf '%s\\n' "$@" >>{self.folder}/gh.given
''')

    def test_weekly(self):
        self.pull_request(OLD + BAD)
        given = self.gh("")
        self.do("github-weekly.yml", "schedule")
        self.assertFalse(self.failed, self.run_of_listlint.log)
        self.assertEqual(self.kept, ["listlint.html", "listlint.jsonl"])
        self.assertIn(RULE, self.check_html("listlint.html"))
        self.assertIn(RULE, self.check_jsonl("listlint.jsonl"))
        self.assertIn(RULE.encode(), self.run_of_listlint.summary)
        self.assertFalse(given.exists())  # no link is dead

    def test_weekly_issue(self):
        self.pull_request(OLD + BAD)
        for number, words in (("", ["issue", "create"]),
                              ("12", ["issue", "comment", "12"])):
            shutil.rmtree(self.work, ignore_errors=True)
            given = self.gh(number)
            plan = load(CI / "github-weekly.yml")
            step = plan["jobs"]["listlint"]["steps"][-1]
            context = {"github": self.github_of("schedule"), "steps": {
                "listlint": {"outputs": {"dead-links": "3"}}}}
            self.assertTrue(evaluate(step["if"], context))
            self.work.mkdir()
            self.paths = []
            self.script(step, context, None)
            self.assertFalse(self.failed, self.said)
            said = given.read_text()
            self.assertIn("\n".join(words), said)
            self.assertIn("Dead links: 3. The summary", said)
            self.assertIn("somebody/list/actions/runs/7", said)
            given.unlink()

    def test_reviewdog(self):
        self.pull_request(OLD + BAD)
        given = self.tool("reviewdog", f'''
printf '%s\\n' "$*" >{self.folder}/words
cat >{self.folder}/reviewdog.given
exit 1
''')
        self.tool("go", f"echo {self.folder}\n")
        self.do("github-reviewdog.yml", "pull_request")
        self.assertTrue(self.failed)  # as reviewdog says
        self.assertEqual(self.run_of_listlint.status, 0)
        self.assertIn("-f=rdjson ", (self.folder / "words").read_text())
        report = json.loads(given.read_text())
        follows(report, "rdjson.schema.json")
        diagnostic, = report["diagnostics"]
        self.assertEqual(diagnostic["location"]["range"]["start"]["line"], 7)


if __name__ == "__main__":
    unittest.main()
