"""A stand-in for the runner of GitHub: what it does with a composite action,
and how it reads a log."""

import os
import re
import subprocess
import sys

from changed import PLAIN
from command import ROOT, text

try:
    import yaml
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.S)
TOKEN = re.compile(r"\s*(?:('(?:[^']|'')*')|(&&|\|\||==|!=|[()!])"
                   r"|([A-Za-z_][\w.-]*))")
PYTHON = {"&&": " and ", "||": " or ", "!": " not "}
COMMAND = re.compile(r"::([a-z-]+)(?: ([^:].*?))?::(.*)")


def load(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def look_up(context, path):
    for name in path.split("."):
        context = context.get(name, "") if isinstance(context, dict) else ""
    return context


def evaluate(source, context):
    """The value of an expression: names, texts and the operators on them."""
    python, at = [], 0
    source = source.strip()
    while at < len(source):
        match = TOKEN.match(source, at)
        assert match, source[at:]
        literal, operator, name = match.groups()
        at = match.end()
        if literal:
            python.append(repr(literal[1:-1].replace("''", "'")))
        elif operator:
            python.append(PYTHON.get(operator, operator))
        elif name in ("always", "success", "failure"):
            python.append(name)
        else:
            python.append(repr(look_up(context, name)))
    status = context.get("failed", False)
    return eval("".join(python), {  # of the project's own files
        "always": lambda: True, "success": lambda: not status,
        "failure": lambda: status})


def expand(source, context):
    return EXPRESSION.sub(
        lambda match: str(evaluate(match[1], context)), str(source))


def wanted(step, context):
    """Whether a step runs: without a word on it, not after a failure."""
    condition = step.get("if", "success()")
    if not re.search(r"\b(always|failure|success)\(", condition):
        condition = f"success() && ({condition})"
    return bool(evaluate(condition, context))


def unescape(data, properties=False):
    if properties:
        data = data.replace("%3A", ":").replace("%2C", ",")
    return (data.replace("%0D", "\r").replace("%0A", "\n")
            .replace("%25", "%"))


def commands(log):
    """The commands in a log, as the runner obeys them: name, properties and
    data."""
    found, stopped = [], None
    for line in log.splitlines():
        line = line.strip()
        if stopped is not None:
            if line == f"::{stopped}::":
                stopped = None
            continue
        assert "##[" not in line, line
        match = COMMAND.fullmatch(line)
        if not match:
            continue
        name, pairs, data = match.groups()
        if name == "stop-commands":
            assert len(data) >= 16, "easily guessed"
            stopped = data
            continue
        properties = dict(pair.split("=", 1) for pair in
                          (pairs.split(",") if pairs else []))
        found.append((name, {key: unescape(value, True) for key, value
                             in properties.items()}, unescape(data)))
    assert stopped is None, "commands stay off"
    return found


class Run:
    """What came of an action."""

    def __init__(self):
        self.status = 0
        self.log = ""
        self.outputs = {}
        self.summary = b""
        self.used = []  # the actions that it used: name and inputs

    def commands(self, *names):
        return [c for c in commands(self.log) if not names or c[0] in names]


class Runner:
    def __init__(self, folder, workspace, github=None, env=None):
        self.folder = folder
        self.workspace = workspace
        self.github = {"token": "", "run_id": "7", "run_attempt": "1",
                       "job": "lists", "action_repository": "",
                       **(github or {})}
        self.env = env or {}
        self.temp = folder / "temp"
        self.temp.mkdir(exist_ok=True)
        self.summary = b""  # what a step finds there

    def environment(self, action, number):
        github = self.github
        files = {name: self.folder / f"{name}-{number}" for name in
                 ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH")}
        for path in files.values():
            path.write_bytes(b"")
        files["GITHUB_STEP_SUMMARY"].write_bytes(self.summary)
        fixed = {
            "CI": "true", "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": action, "GITHUB_WORKSPACE": self.workspace,
            "RUNNER_TEMP": self.temp, "RUNNER_OS": "Linux",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_API_URL": "http://127.0.0.1:9",
            "GITHUB_REPOSITORY": "somebody/list"}
        for name in ("event_name", "sha", "ref", "base_ref", "head_ref"):
            fixed[f"GITHUB_{name.upper()}"] = github.get(name, "")
        environment = {**os.environ, **PLAIN, **fixed, **self.env, **files}
        return {name: str(value) for name, value in environment.items()}, files

    def step(self, action, number, step, context, paths):
        """Runs a script as `shell: sh` does; its status and log."""
        environment, files = self.environment(action, number)
        environment["PATH"] = ":".join([*paths, environment["PATH"]])
        for name, value in step.get("env", {}).items():
            environment[name] = expand(value, context)
        assert step["shell"] == "sh"
        result = subprocess.run(
            ["sh", "-e", "-c", step["run"]], cwd=self.workspace,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
            env=environment, timeout=300)
        lines = files["GITHUB_OUTPUT"].read_text().splitlines()
        outputs = dict(line.split("=", 1) for line in lines)
        paths[:0] = files["GITHUB_PATH"].read_text().split("\n")[:-1]
        return result, outputs, files["GITHUB_STEP_SUMMARY"].read_bytes()

    def use(self, inputs, action=ROOT):
        """What `uses:` does with an action and its `with:`."""
        plan = load(action / "action.yml")
        unknown = set(inputs) - set(plan["inputs"])
        assert not unknown, unknown
        context = {"github": self.github, "runner": {"os": "Linux"},
                   "steps": {}, "failed": False}
        context["inputs"] = {
            name: expand(inputs.get(name, row.get("default", "")), context)
            for name, row in plan["inputs"].items()}
        run, paths = Run(), []
        for number, step in enumerate(plan["runs"]["steps"]):
            if not wanted(step, context):
                continue
            if "uses" in step:
                run.used.append((step["uses"], {
                    key: expand(value, context)
                    for key, value in step["with"].items()}))
                continue
            result, outputs, summary = self.step(action, number, step, context,
                                                 paths)
            run.log += text(result.stdout)
            run.summary = summary
            context["steps"][step["id"]] = {"outputs": outputs}
            if result.returncode and not context["failed"]:
                context["failed"], run.status = True, result.returncode
        run.outputs = {name: expand(row["value"], context)
                       for name, row in plan["outputs"].items()}
        return run
