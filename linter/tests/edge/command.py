"""The built command, for the tests at its edge."""

import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(os.environ["LISTLINT_ROOT"])
SHARED = pathlib.Path(os.environ.get("LISTLINT_SHARED", ROOT / "../shared"))
LISTLINT = os.environ["LISTLINT"]
# How many times as long as others the built command may take: a sanitizer.
SLOWED = int(os.environ.get("LISTLINT_SLOWED", "1"))


def listlint(*arguments, cwd=None, stdin=None, env=None, timeout=120):
    """Runs the command; standard output and error come back as text."""
    return subprocess.run(
        [LISTLINT, *map(str, arguments)], cwd=cwd, input=stdin,
        capture_output=True, timeout=timeout * SLOWED, check=False,
        env={**os.environ, **(env or {})})


def text(data):
    return data.decode("utf-8")


def findings(*arguments, **options):
    """The findings of an offline run, read from its JSON."""
    result = listlint("--offline", "--output", "json", *arguments, **options)
    assert result.returncode in (0, 1), text(result.stderr)
    return json.loads(result.stdout)["findings"]


def formats():
    """Every report there is, as the help names it."""
    listed = text(listlint("help").stdout).split("\nFormats:\n")[1]
    return [line.split()[0] for line in listed.split("\n\n")[0].split("\n")]


def shared_lists():
    return sorted(SHARED.glob("corpus/**/*.md"))
