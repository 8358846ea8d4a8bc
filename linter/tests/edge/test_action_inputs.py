"""action.yml: how what a workflow asks for reaches listlint."""

import json
import re
import unittest

from changed import repository
from command import ROOT, text
from pull import Pull
from runner import load

PLAN = load(ROOT / "action.yml")


class Plan(unittest.TestCase):
    def test_no_input_stands_in_a_script(self):
        scripts = [step["run"] for step in PLAN["runs"]["steps"]
                   if "run" in step]
        self.assertEqual(len(scripts), 2)
        for script in scripts:
            self.assertNotIn("${{", script)

    def test_each_input_is_used_and_told_of(self):
        steps = json.dumps(PLAN["runs"]["steps"])
        for name, row in PLAN["inputs"].items():
            self.assertIn("inputs.%s " % name, steps)
            self.assertTrue(row["description"])
            self.assertIsInstance(row["default"], str, name)

    def test_the_script_knows_what_it_is_given(self):
        script = "".join((ROOT / "linter/ci" / name).read_text()
                         for name in ("action.sh", "since.sh"))
        for step in PLAN["runs"]["steps"]:
            for name in step.get("env", {}):
                self.assertRegex(script, r"\$\{?%s\b" % name)


class Words(Pull):
    """What listlint is given, told by one that writes it down."""

    def setUp(self):
        super().setUp()
        self.words = self.folder / "words"
        (self.bin / "listlint").unlink()
        self.script(self.bin / "listlint",
                    'case $1 in version) echo "listlint %s"; exit ;; esac\n'
                    'printf "%%s\\0" "$@" >%s\n'
                    'printf "%%s" "${GITHUB_TOKEN-none}" >%s.token\n'
                    % (self.version(), self.words, self.words))
        repository(self.work)
        self.merge = self.base = self.head = "0" * 40

    def script(self, path, content):
        path.write_text("#!/bin/sh\n" + content)
        path.chmod(0o755)

    def version(self):
        source = (ROOT / "CMakeLists.txt").read_text()
        return re.search(r"listlint VERSION ([\d.]+)", source)[1]

    def given(self, inputs, **options):
        run = self.use(inputs, github={"event_name": "push"}, **options)
        self.assertEqual(run.status, 0, run.log)
        words = text(self.words.read_bytes()).split("\0")[:-1]
        self.words.unlink()
        at = words.index("--")
        return words[:at], words[at + 1:]

    def test_defaults(self):
        options, paths = self.given({})
        scratch = self.runner_folder / "temp/listlint"
        self.assertEqual(options, [
            "check", "--no-progress", "--output", "human",
            "--output", f"github={scratch}/annotations",
            "--output", f"markdown={scratch}/summary.md",
            "--output", f"json={scratch}/report.json", "--offline"])
        self.assertEqual(paths, [])

    def test_each_input(self):
        plain, _ = self.given({})
        for name, value, words in [
                ("config", "a b.yml", ["--config", "a b.yml"]),
                ("config", "--fix", ["--config", "--fix"]),
                ("fail-on", "note", ["--fail-on", "note"]),
                ("select", "TBL,WEB", ["--select", "TBL,WEB"]),
                ("ignore", "$(touch x)", ["--ignore", "$(touch x)"]),
                ("baseline", "`x`", ["--baseline", "`x`"]),
                ("args", "--retries\n2\n\n--jobs=1\n",
                 ["--retries", "2", "--jobs=1"]),
                ("args", "--stdin-name\na 'b' \"c\" $HOME \\ *",
                 ["--stdin-name", "a 'b' \"c\" $HOME \\ *"]),
                ("sarif-file", "a b.sarif", ["--output", "sarif=a b.sarif"]),
                ("html-file", "x/y.html", ["--output", "html=x/y.html"]),
                ("junit-file", "-x", ["--output", "junit=-x"]),
                ("jsonl-file", "$(x)", ["--output", "jsonl=$(x)"])]:
            options, paths = self.given({name: value})
            at = options.index(words[-1]) - len(words) + 1
            self.assertEqual(options[at:at + len(words)], words)
            del options[at:at + len(words)]
            self.assertEqual((options, paths), (plain, []))

    def test_changed_since(self):
        for value in ("abc", "x'y", "$(touch x)", "a b", 'a"b'):
            options, _ = self.given({"changed-since": value})
            at = options.index("--changed-since")
            self.assertEqual(options[at + 1], value)
        for value in ("none", "", "auto", "0" * 40):
            options, _ = self.given({"changed-since": value})
            self.assertNotIn("--changed-since", options)

    def test_paths(self):
        names = ["a b.md", "--output=json=x", "-", "$(touch x)", "`x`", "*",
                 "q\"u'o", "\\", "é"]
        _, paths = self.given({"paths": "\n".join(names) + "\n\n"})
        self.assertEqual(paths, names)
        self.assertEqual(list(self.work.glob("[!.]*")), [])

    def test_the_web(self):
        options, _ = self.given({"offline": "false"})
        self.assertNotIn("--offline", options)
        at = options.index("--cache")
        self.assertTrue(options[at + 1].endswith("/history.sqlite3"))
        options, _ = self.given({"offline": "false", "cache": "false"})
        self.assertNotIn("--cache", options)

    def test_the_token(self):
        token = self.words.with_name("words.token")
        self.given({"github-token": "a 'b'"})
        self.assertEqual(token.read_text(), "a 'b'")
        self.given({}, env={"GITHUB_TOKEN": "of another step"})
        self.assertEqual(token.read_text(), "none")

    def test_refused(self):
        for name, value in [
                ("offline", "yes"), ("cache", "no"), ("config", "a\nb"),
                ("sarif-file", "a\nstatus=0"), ("fail-on", "note\n::error::"),
                ("changed-since", "-x"), ("changed-since", "a\nb")]:
            run = self.use({name: value}, github={"event_name": "push"})
            self.assertEqual(run.status, 2, name)
            self.assertFalse(self.words.exists())
            self.assertEqual(run.outputs["status"], "2")
            (title, _, _), = run.commands()
            self.assertEqual(title, "error")

    def test_a_log_that_would_command(self):
        """Whatever is written, to both streams and without an end."""
        with open(self.bin / "listlint", "a") as script:
            script.write("echo '::error::x'; echo '##[error]x' >&2\n"
                         "echo '::stop-commands::x'; echo '::x::'\n"
                         "printf '::set-output name=status::0' >&2; exit 1\n")
        run = self.use(github={"event_name": "push"})
        self.assertIn("\n::error::x\n##[error]x\n", run.log)
        self.assertEqual((run.status, run.commands()), (1, []))
        self.assertEqual(run.outputs["status"], "1")

    def test_the_cache(self):
        run = self.use({}, github={"event_name": "push"})
        self.assertEqual(run.used, [])
        run = self.use({"offline": "false", "cache": "false"},
                       github={"event_name": "push"})
        self.assertEqual(run.used, [])
        run = self.use({"offline": "false"}, github={"event_name": "push"})
        (used, inputs), = run.used  # nothing was written, nothing is kept
        self.assertEqual(used.split("@")[0], "actions/cache/restore")
        self.assertTrue(inputs["key"].startswith(inputs["restore-keys"]))


if __name__ == "__main__":
    unittest.main()
