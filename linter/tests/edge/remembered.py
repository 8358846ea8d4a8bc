"""Runs of the command that remember, and what they left in their file."""

import contextlib
import json
import pathlib
import sqlite3
import subprocess
import tempfile
import unittest

from command import LISTLINT, text
from probe import environment
from server import Server

PATIENCE = ("--timeout", "1.2", "--allow-private", "--no-progress")
DAY = 86400
TIMES = ("asked", "first_seen", "checked", "last_alive", "failing_since")

# Tokens of whoever runs the tests go to no server of theirs.
TOKENS = ("GITHUB_TOKEN", "GH_TOKEN", "HF_TOKEN", "GITHUB_SERVER_URL")


def surroundings(more=None):
    rest = {name: value for name, value in environment().items()
            if name not in TOKENS}
    return rest | (more or {})


class Run:
    """What a run said; `links` by the path or, elsewhere, the address."""

    def __init__(self, done, server):
        self.code = done.returncode
        self.error = text(done.stderr)
        self.out = text(done.stdout)
        run = json.loads(done.stdout) if done.stdout else {}
        self.findings = run.get("findings", [])
        self.requests = run["summary"]["requests"] if run else None
        self.links = {link["url"].removeprefix(server.url("")): link
                      for link in run.get("links", [])}

    def said(self):
        return {name: (link["verdict"], link["reason"])
                for name, link in self.links.items()}

    def cached(self):
        return {name for name, link in self.links.items() if link["cached"]}

    def rules(self):
        return [(f["rule"], f["severity"], f["start"]["line"])
                for f in self.findings]


class Remembering(unittest.TestCase):
    """A list, a server with its links, and a file that is remembered in."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.file = self.folder / "memory.sqlite3"
        self.server = self.serve({})

    def serve(self, script, **options):
        server = Server(script, **options)
        self.addCleanup(server.close)
        return server

    def script(self, **actions):
        """What the server does from now on; `a_b` is the path /a/b."""
        with self.server.lock:
            self.server.script = {"/" + name.replace("_", "/"): action
                                  for name, action in actions.items()}
            self.server.turn = {}

    def write(self, *links, name="README.md"):
        """A list of these; a path is one of the server's."""
        urls = [self.server.url(link) if link.startswith("/") else link
                for link in links]
        (self.folder / name).write_text(
            "# List\n\n" + "".join(f"- [N{n}]({url}) - Says what it is.\n"
                                   for n, url in enumerate(urls)),
            encoding="utf-8")

    def configure(self, content):
        (self.folder / ".listlint.yml").write_text(content, encoding="utf-8")

    def command(self, *options, cache=True):
        memory = ("--cache", str(self.file)) if cache else ()
        return [LISTLINT, *PATIENCE, "--output", "json", "--select", "WEB",
                *memory, *options]

    def run_it(self, *options, cache=True, env=None, **how):
        done = subprocess.run(
            self.command(*options, cache=cache), cwd=self.folder, timeout=60,
            env=surroundings(env), capture_output=True, check=False, **how)
        return Run(done, self.server)

    def quiet(self, *options, **how):
        """A run in which nothing is amiss but links."""
        run = self.run_it(*options, **how)
        self.assertEqual(run.error, "")
        self.assertIn(run.code, (0, 1))
        return run

    def start(self, *options):
        return subprocess.Popen(
            self.command(*options), cwd=self.folder, env=surroundings(),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def seen(self, server=None):
        """The requests since the last call, with what they ask under what
        condition."""
        server = server or self.server
        with server.lock:
            seen = [(request, headers.get("If-None-Match"),
                     headers.get("If-Modified-Since"))
                    for request, headers in zip(server.requests,
                                                server.headers)]
            server.requests.clear()
            server.headers.clear()
        return seen

    def asked(self, server=None):
        """The same without conditions, of which there are none."""
        seen = self.seen(server)
        self.assertEqual([row for row in seen if row[1] or row[2]], [])
        return [request for request, _, _ in seen]

    @contextlib.contextmanager
    def database(self, file=None):
        database = sqlite3.connect(file or self.file, timeout=10,
                                   isolation_level=None)
        database.row_factory = sqlite3.Row
        try:
            yield database
        finally:
            database.close()

    def edit(self, sql, *values):
        with self.database() as database:
            return database.execute(sql, values).rowcount

    def age(self, seconds):
        """All that is remembered was so much earlier."""
        for time in TIMES:
            self.edit(f"UPDATE link SET {time} = {time} - ? WHERE {time} > 0",
                      seconds)

    def rows(self, file=None):
        """What is remembered, by path."""
        with self.database(file) as database:
            rows = database.execute("SELECT * FROM link").fetchall()
        base = self.server.url("")
        return {row["key"].removeprefix(base): dict(row) for row in rows}
