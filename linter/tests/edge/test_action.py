"""action.yml and its script, run as a runner of GitHub runs them."""

import json
import unittest

from changed import OLD, git
from pull import Pull
from server import Server, reply

NEW = ("README.md", "7")


def annotated(run):
    """Where the annotations stand."""
    return [(properties["file"], properties["line"]) for _, properties, _
            in run.commands("error", "warning", "notice")
            if "file" in properties]


class PullRequest(Pull):
    def reported(self, run, status=0):
        """That the new row is reported, and nothing else, everywhere."""
        self.assertEqual(run.status, status, run.log)
        self.assertEqual(annotated(run), [NEW])
        self.assertIn("README.md:7:", run.log)
        self.assertNotIn("README.md:5:", run.log)
        self.assertIn(b"TBL011", run.summary)
        self.assertEqual(run.outputs["status"], str(status))
        self.assertEqual(
            [run.outputs[name] for name in
             ("errors", "warnings", "notes", "dead-links")],
            ["0", "1", "0", "0"])

    def test_of_one_commit(self):
        self.pull_request()
        self.check_out(self.merge)
        run = self.use()
        self.reported(run)
        self.assertIn(f"changed since {self.base}", run.log)
        depth = git("rev-list", "--count", "HEAD", cwd=self.work)
        self.assertEqual(int(depth), 3)  # the merge and its parents

    def test_fails(self):
        self.pull_request()
        self.check_out(self.merge)
        self.reported(self.use({"fail-on": "warning"}), 1)

    def test_head_with_a_long_history(self):
        self.pull_request(before=300, since=60)
        for number, what in enumerate((self.head, self.merge)):
            self.work = self.folder / f"work{number}"
            self.check_out(what)
            self.reported(self.use(github=self.event(sha=self.merge)))
            shallow = git("rev-parse", "--is-shallow-repository",
                          cwd=self.work)
            self.assertEqual(shallow, b"true\n")

    def test_whole_history(self):
        self.pull_request(before=5)
        for what in (self.head, self.merge):
            self.work = self.folder / what
            git("clone", "-q", f"file://{self.origin}", self.work,
                cwd=self.folder)
            git("fetch", "-q", "origin", what, cwd=self.work)
            git("checkout", "-q", what, cwd=self.work)
            self.reported(self.use(env={"GIT_TRACE": f"{self.folder}/trace"}))
        trace = (self.folder / "trace").read_text()
        self.assertNotIn("git fetch", trace)

    def test_target(self):
        """pull_request_target, for those who check the head out there."""
        self.pull_request(before=3)
        self.check_out(self.head)
        self.reported(self.use(github=self.event("pull_request_target",
                                                 sha=self.base)))

    def test_merge_group(self):
        self.pull_request()
        self.check_out(self.merge)
        self.reported(self.use(github={
            "event_name": "merge_group", "sha": self.merge,
            "event": {"merge_group": {"base_sha": self.base}}}))

    def test_push(self):
        self.pull_request()
        self.check_out(self.merge)
        run = self.use(github={"event_name": "push", "sha": self.merge})
        self.assertEqual(annotated(run), [("README.md", "5"), NEW])
        self.assertIn("whole lists", run.log)
        run = self.use({"changed-since": "none"})
        self.assertEqual(annotated(run), [("README.md", "5"), NEW])

    def test_branch_that_is_not_here(self):
        self.pull_request(before=30, since=25)
        for number, name in enumerate(("origin/main", "main", self.base)):
            self.work = self.folder / f"work{number}"
            self.check_out(self.head)
            self.reported(self.use({"changed-since": name},
                                   github={"event_name": "push"}))

    def test_branch_beside_a_whole_one(self):
        self.pull_request(before=5)
        git("clone", "-q", "--single-branch", "--branch", "topic",
            f"file://{self.origin}", self.work, cwd=self.folder)
        self.reported(self.use({"changed-since": "main"},
                               github={"event_name": "push"}))
        shallow = git("rev-parse", "--is-shallow-repository", cwd=self.work)
        self.assertEqual(shallow, b"false\n")

    def test_branch_that_is_nowhere(self):
        self.pull_request()
        self.check_out(self.merge)
        for name in ("origin/nowhere", "$(touch x)", "origin/--upload-pack=x",
                     "a..b", "a:b", "::error::x"):
            run = self.use({"changed-since": name})
            self.assertEqual(run.status, 2, name)
            self.assertIn("unknown revision", run.log)
            self.assertEqual(run.outputs["status"], "2")
            (_, _, data), = run.commands("error")
            self.assertIn("status 2", data)
        self.assertFalse((self.work / "x").exists())


class Diff(Pull):
    """Where git cannot tell what is new."""

    def setUp(self):
        super().setUp()
        self.pull_request()
        self.check_out(self.head)
        git("remote", "set-url", "origin", "file:///nowhere", cwd=self.work)
        diff = git("diff", f"{self.fork}...{self.head}", cwd=self.origin)
        self.server = Server({"/repos/somebody/list/pulls/5":
                              [reply(200, body=diff)]})
        self.addCleanup(self.server.close)

    def ask(self, inputs=None, url=None):
        return self.use(inputs, env={
            "GITHUB_API_URL": url or self.server.url("/").rstrip("/")})

    def test_of_the_hub(self):
        run = self.ask({"github-token": "secret"})
        self.assertEqual((run.status, annotated(run)), (0, [NEW]), run.log)
        self.assertIn("GitHub's diff", run.log)
        self.assertNotIn("secret", run.log)
        self.assertEqual(list(self.runner_folder.glob("**/*.header")), [])
        headers, = self.server.headers
        self.assertEqual(headers["Authorization"], "Bearer secret")
        self.assertEqual(headers["Accept"], "application/vnd.github.diff")

    def test_without_a_token(self):
        run = self.ask()
        self.assertEqual(annotated(run), [NEW], run.log)
        headers, = self.server.headers
        self.assertNotIn("Authorization", headers)

    def test_none_at_all(self):
        run = self.ask(url="http://127.0.0.1:9")
        self.assertEqual(run.status, 2)
        self.assertEqual(run.outputs["status"], "2")
        (_, _, data), = run.commands("error")
        self.assertIn("fetch-depth: 0", data)


class Files(Pull):
    def setUp(self):
        super().setUp()
        self.pull_request()
        self.check_out(self.merge)

    def test_every_report(self):
        names = {"sarif-file": "out/a b.sarif", "html-file": "page.html",
                 "junit-file": "out/deep/junit.xml", "jsonl-file": "x.jsonl"}
        run = self.use({**names, "fail-on": "warning"})
        self.assertEqual(run.status, 1, run.log)
        for name, path in names.items():
            self.assertEqual(run.outputs[name], path)
            self.assertIn("TBL011", (self.work / path).read_text())
        sarif = json.loads((self.work / names["sarif-file"]).read_text())
        result, = sarif["runs"][0]["results"]
        self.assertEqual(result["ruleId"], "TBL011")
        self.assertEqual(sarif["version"], "2.1.0")

    def test_none(self):
        run = self.use()
        self.assertEqual([run.outputs[f"{name}-file"] for name in
                          ("sarif", "html", "junit", "jsonl")], [""] * 4)
        self.assertEqual(git("status", "--short", cwd=self.work), b"")

    def test_links_in_what_was_checked_out(self):
        outside = self.folder / "outside"
        outside.mkdir()
        (self.work / "out").symlink_to(outside)
        (self.work / "page.html").symlink_to(outside / "page.html")
        for name in ("out/a.html", "page.html", "out/deep/b.html",
                     self.work / "page.html", "./out/a.html"):
            run = self.use({"html-file": name})
            self.assertEqual(run.status, 2, run.log)
            self.assertIn("symbolic link", run.log)
        self.assertEqual(list(outside.iterdir()), [])
        run = self.use({"html-file": f"{outside}/page.html"})
        self.assertEqual(run.status, 0, run.log)
        self.assertTrue((outside / "page.html").exists())

    def test_baseline(self):
        self.run_here("--write-baseline", "known", cwd=self.work)
        run = self.use({"baseline": "known", "fail-on": "note"})
        self.assertEqual((run.status, annotated(run)), (0, []), run.log)
        self.assertEqual(run.outputs["warnings"], "0")

    def test_could_not_run(self):
        self.write("the work/.listlint.yml", "nonsense: 1\n")
        self.write("the work/x.sarif", "of a stranger")
        run = self.use({"sarif-file": "x.sarif"})
        self.assertEqual(run.status, 2)
        self.assertEqual(run.outputs["status"], "2")
        self.assertEqual(run.outputs["sarif-file"], "")
        self.assertFalse((self.work / "x.sarif").exists())
        self.assertEqual(run.outputs["errors"], "")

    def test_full_summary(self):
        runner = self.runner(self.event())
        runner.summary = b"x" * (1024 * 1024 - 10)
        run = runner.use({"offline": "true"})
        self.assertEqual(run.status, 0, run.log)
        self.assertEqual(len(run.summary), len(runner.summary))
        self.assertIn("summary is left out", run.log)

    def test_summary_behind_another(self):
        runner = self.runner(self.event())
        runner.summary = b"what stood there"
        run = runner.use({"offline": "true"})
        self.assertTrue(run.summary.startswith(b"what stood there\n"))
        self.assertIn(b"TBL011", run.summary)


class Hostile(Pull):
    NASTY = ("::error::x", "::set-output name=a::b", "##[error]x",
             "\x1b[31m", "::stop-commands::x", "%0A::error::y", "`$(touch x)`")

    def test_lists(self):
        rows = "".join(f"| {word} | [c](https://example.org/{number})\n"
                       for number, word in enumerate(self.NASTY))
        self.pull_request(OLD + rows)
        self.check_out(self.merge)
        run = self.use({"args": "--select\nTBL,ENC"})
        self.assertEqual(
            [line for _, line in annotated(run)].count("7"), 1, run.log)
        for name, properties, _ in run.commands():
            self.assertIn(name, ("error", "warning", "notice", "group",
                                 "endgroup"))
            self.assertEqual(properties.get("file", "README.md"), "README.md")

    def test_names_of_files(self):
        name = "::error::a %0A $(touch x) 'q\" ##[error]\n::error::b.md"
        self.pull_request(file=name)
        self.check_out(self.merge)
        run = self.use({"paths": "."})
        self.assertEqual(run.status, 0, run.log)
        errors = [c for c in run.commands("error")]
        self.assertEqual(errors, [])
        self.assertTrue(annotated(run))
        self.assertFalse((self.work / "x").exists())

    def test_words_of_the_event(self):
        self.pull_request()
        self.check_out(self.merge)
        event = self.event(head_ref="$(touch x)`touch x`\n::error::y")
        event["event"]["pull_request"]["title"] = "'; touch x; '"
        run = self.use(github=event)
        self.assertEqual(annotated(run), [NEW])
        event["event"]["pull_request"].update(
            number="5; touch x", base={"sha": "$(touch x)"},
            head={"sha": "--upload-pack=touch x"})
        run = self.use(github=event)
        self.assertEqual(run.status, 2)
        self.assertFalse((self.work / "x").exists())


class Web(Pull):
    def test_dead_links_and_the_cache(self):
        server = Server({"/gone": [reply(404)], "/old": [reply(404)]})
        self.addCleanup(server.close)
        row = '| "verdict": "dead" | [c](%s) |\n'
        self.pull_request(OLD + row % server.url("/gone"))
        self.check_out(self.merge)
        run = self.use({"offline": "false", "args": "--allow-private\n"
                        "--select\nWEB"})
        self.assertEqual(run.status, 1, run.log)
        self.assertEqual(run.outputs["dead-links"], "1")
        self.assertEqual(run.outputs["errors"], "1")
        self.assertEqual([used.split("@")[0] for used, _ in run.used],
                         ["actions/cache/restore", "actions/cache/save"])
        restored, saved = (inputs for _, inputs in run.used)
        self.assertEqual(restored["path"], saved["path"])
        self.assertEqual(restored["key"], saved["key"])
        asked = len(server.requests)
        self.assertGreater(asked, 0)


if __name__ == "__main__":
    unittest.main()
