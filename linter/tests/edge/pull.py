"""A repository with a pull request, for the tests of the places where one is
checked."""

import os
import pathlib
import shutil
import subprocess

from changed import Changes, OLD, ROW, commit, git, repository
from command import LISTLINT, ROOT, text
from runner import Runner

FORMATS = ("github", "markdown", "sarif", "html", "jsonl")


class Pull(Changes):
    """`self.origin` is the repository, with main, the branch topic and the
    merge of both that GitHub makes; the runner works in `self.work`."""

    def setUp(self):
        super().setUp()
        self.origin = self.folder / "origin"
        self.work = self.folder / "the work"
        self.runner_folder = self.folder / "a runner"
        self.runner_folder.mkdir()
        self.bin = self.folder / "bin"
        self.bin.mkdir()
        (self.bin / "listlint").symlink_to(LISTLINT)

    def fill(self, branch, count):
        """More commits on a branch, which is checked out."""
        stream, start = "", f"from refs/heads/{branch}^0\n"
        for n in range(count):
            stream += (f"commit refs/heads/{branch}\n"
                       f"committer a <a@example.org> {n} +0000\n"
                       f"data 1\nx\n{start}M 100644 inline {branch}\n"
                       f"data {len(str(n))}\n{n}\n")
            start = ""
        subprocess.run(["git", "fast-import", "--quiet"], cwd=self.origin,
                       input=stream.encode(), check=True)
        git("reset", "-q", "--hard", cwd=self.origin)
        return text(git("rev-parse", branch, cwd=self.origin)).strip()

    def pull_request(self, new=OLD + ROW, before=0, since=0, file="README.md"):
        """So many more commits on main before the branch, and on both
        since."""
        repository(self.origin)
        self.write("origin/README.md", OLD)
        commit(self.origin)
        self.fork = self.fill("main", before)
        git("checkout", "-q", "-b", "topic", cwd=self.origin)
        self.write(f"origin/{file}", new)
        commit(self.origin)
        self.head = self.fill("topic", since)
        git("checkout", "-q", "main", cwd=self.origin)
        self.write("origin/other", "")
        commit(self.origin)
        self.base = self.fill("main", since)
        git("checkout", "-q", "--detach", cwd=self.origin)
        git("merge", "-q", "--no-edit", "--no-ff", "topic", cwd=self.origin)
        self.merge = text(git("rev-parse", "HEAD", cwd=self.origin)).strip()
        git("update-ref", "refs/pull/5/merge", self.merge, cwd=self.origin)
        git("checkout", "-q", "main", cwd=self.origin)

    def check_out(self, what, depth=1):
        """As actions/checkout does it."""
        repository(self.work)
        git("remote", "add", "origin", f"file://{self.origin}", cwd=self.work)
        git("fetch", "-q", "--no-tags", f"--depth={depth}", "origin", what,
            cwd=self.work)
        git("checkout", "-q", "--detach", "FETCH_HEAD", cwd=self.work)

    def event(self, name="pull_request", **more):
        return {"event_name": name, "sha": self.merge,
                "ref": "refs/pull/5/merge",
                "event": {"pull_request": {
                    "number": 5, "base": {"sha": self.base},
                    "head": {"sha": self.head}}}, **more}

    def runner(self, github=None, env=None):
        path = f"{self.bin}:{os.environ['PATH']}"
        return Runner(self.runner_folder, self.work, github,
                      {"PATH": path, **(env or {})})

    def use(self, inputs=None, github=None, env=None):
        return self.runner(github or self.event(), env).use(
            {"offline": "true", **(inputs or {})})


def copy_of_the_tree(folder):
    """What stands at the root of this project and in linter/ci, without its
    sources; nothing can be built there."""
    for name in ("CMakeLists.txt", "install", "action.yml",
                 ".pre-commit-hooks.yaml"):
        shutil.copy2(ROOT / name, pathlib.Path(folder) / name)
    shutil.copytree(ROOT / "linter/ci", pathlib.Path(folder) / "linter/ci")
