""".pre-commit-hooks.yaml: what stands before a commit, with the real
pre-commit; and how its script comes by a listlint."""

import os
import re
import shutil
import subprocess
import unittest

from changed import PLAIN, Changes, commit, repository
from command import LISTLINT, ROOT, text
from pull import copy_of_the_tree

PRE_COMMIT = shutil.which("pre-commit")
VERSION = re.search(r"listlint VERSION ([\d.]+)",
                    (ROOT / "CMakeLists.txt").read_text())[1]
GOOD = "# List\n\n| Name | Link |\n| --- | --- |\n" \
    "| one | [a](https://example.org/1) |\n"
WARNED = GOOD.replace("/1) |\n", "/1)\n")
BAD = GOOD + "| two | x | y |\n"


class Hooks(Changes):
    """A repository with the hooks, and another whose commits they stop."""

    def setUp(self):
        super().setUp()
        self.hooks = repository(self.folder / "hooks")
        copy_of_the_tree(self.hooks)
        self.revision = commit(self.hooks)
        self.work = repository(self.folder / "work")
        self.bin = self.folder / "bin"
        self.bin.mkdir()
        (self.bin / "listlint").symlink_to(LISTLINT)
        self.env = {
            **os.environ, **PLAIN, "HOME": str(self.folder),
            "PRE_COMMIT_HOME": str(self.folder / "cache"),
            "PATH": f"{self.bin}:{os.environ['PATH']}"}

    def hook(self, name, **more):
        words = "".join(f", {key}: {value}" for key, value in more.items())
        self.write("work/.pre-commit-config.yaml",
                   f"repos:\n- repo: file://{self.hooks}\n"
                   f"  rev: {self.revision}\n  hooks:\n"
                   f"  - {{id: {name}{words}}}\n")
        self.run_git("add", "-A")

    def run_git(self, *words):
        return subprocess.run(["git", *words], cwd=self.work, env=self.env,
                              capture_output=True, check=False, timeout=120)

    def install(self):
        subprocess.run([PRE_COMMIT, "install"], cwd=self.work, env=self.env,
                       capture_output=True, check=True)

    def commit(self):
        """Whether it was made, and what was said."""
        self.run_git("add", "-A")
        result = self.run_git("commit", "-q", "-m", "x")
        return (result.returncode == 0,
                text(result.stdout) + text(result.stderr))

    def commits(self):
        result = self.run_git("rev-list", "--count", "HEAD")
        return int(result.stdout or 0)


@unittest.skipUnless(PRE_COMMIT, "no pre-commit")
class Commits(Hooks):
    def test_defect_stops_it(self):
        for name in ("listlint", "listlint-system"):
            self.hook(name)
            self.install()
            before = self.commits()
            self.write("work/README.md", BAD)
            made, said = self.commit()
            self.assertFalse(made, said)
            self.assertIn("README.md:6:13: error: ", said)
            self.assertEqual(self.commits(), before)
            self.write("work/README.md", GOOD)
            made, said = self.commit()
            self.assertTrue(made, said)
            self.assertEqual(self.commits(), before + 1)

    def test_several_files_and_their_names(self):
        self.hook("listlint")
        self.install()
        names = ["a list.md", "q'u\"o.md", "d/é.markdown", "$(touch x).md",
                 "--output=json=x.md"]
        for number, name in enumerate(names):
            self.write(f"work/{name}",
                       BAD.replace("org/", f"org/{number}/"))
        self.write("work/not-a-list.txt", BAD)
        made, said = self.commit()
        self.assertFalse(made)
        self.assertEqual(len(re.findall(r":6:13: error:", said)), 5, said)
        self.assertNotIn("not-a-list", said)
        self.assertFalse((self.work / "x").exists())
        self.assertFalse((self.work / "x.md").exists())

    def test_across_files_in_one_run(self):
        self.hook("listlint", args="[--fail-on, note, --select, DUP]")
        self.install()
        self.write("work/a.md", GOOD)
        self.write("work/b.md", GOOD)
        made, said = self.commit()
        self.assertFalse(made, said)
        self.assertIn("DUP", said)

    def test_fix_mends_and_stops(self):
        self.hook("listlint-fix")
        self.install()
        self.write("work/a b.md", WARNED)
        made, said = self.commit()
        self.assertFalse(made, said)
        self.assertIn("files were modified", said)
        self.assertEqual((self.work / "a b.md").read_text(), GOOD)
        made, said = self.commit()
        self.assertTrue(made, said)

    def test_old_list(self):
        """Only what the commit changes, for a list with old defects."""
        self.write("work/README.md", BAD)
        commit(self.work)
        self.hook("listlint", args="[--changed-since, HEAD]")
        self.install()
        self.write("work/README.md", BAD.replace("# List", "# Lists"))
        made, said = self.commit()
        self.assertTrue(made, said)
        self.write("work/README.md", BAD + "| three | x | y |\n")
        made, said = self.commit()
        self.assertFalse(made)
        self.assertIn("README.md:7:15: error: ", said)
        self.assertNotIn("README.md:6:", said)

    def test_nothing_is_asked(self):
        self.hook("listlint")
        self.install()
        self.write("work/README.md", GOOD.replace(
            "https://example.org/1", "http://127.0.0.1:9/"))
        self.run_git("add", "-A")
        run = subprocess.run(
            [PRE_COMMIT, "run", "-a", "-v"], cwd=self.work, env=self.env,
            capture_output=True, check=False)
        self.assertIn("(offline)", text(run.stdout))

    def test_manifest(self):
        result = subprocess.run(
            [PRE_COMMIT, "validate-manifest", ".pre-commit-hooks.yaml"],
            cwd=ROOT, env=self.env, capture_output=True, check=False)
        self.assertEqual(result.returncode, 0, text(result.stdout))


class Script(Hooks):
    """The script in a tree where cmake only notes that it was called."""

    def setUp(self):
        super().setUp()
        (self.bin / "listlint").unlink()
        self.says("0.0.0")
        self.script(self.hooks / "install", "#!/bin/sh\n")
        self.called = self.folder / "called"
        self.called.write_text("")
        self.script(self.bin / "sudo", "#!/bin/sh\nexit 99\n")
        self.script(self.bin / "cmake", f"""#!/bin/sh
echo "cmake $*" >>{self.called}
[ "$1" = --build ] || exit 0
sleep 1
mkdir -p "$2"
cp {LISTLINT} "$2/listlint"
""")

    def script(self, path, content):
        path.write_text(content)
        path.chmod(0o755)

    def says(self, version):
        self.script(self.bin / "listlint",
                    f'#!/bin/sh\necho "listlint {version}"\n'
                    f'[ $# = 1 ] || echo "got $*"\n')

    def start(self):
        return subprocess.Popen(
            [self.hooks / "linter/ci/pre-commit", "--offline", "README.md"],
            cwd=self.work, env=self.env, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE)

    def ran(self):
        process = self.start()
        output, error = process.communicate(timeout=60)
        return process.returncode, text(output), text(error)

    def builds(self):
        return self.called.read_text().count("cmake --build")

    def test_on_path(self):
        self.says(VERSION)
        status, output, error = self.ran()
        self.assertEqual((status, error), (0, ""))
        self.assertIn("got --offline README.md", output)
        self.assertEqual(self.called.read_text(), "")

    def test_builds_once(self):
        self.write("work/README.md", BAD)
        status, output, error = self.ran()
        self.assertEqual(status, 1, error)
        self.assertIn("README.md:6:13: error: ", output)
        self.assertIn("building", error)
        status, _, error = self.ran()
        self.assertEqual((status, error, self.builds()), (1, "", 1))
        self.assertEqual([path.name for path in
                          (self.hooks / "build").iterdir()], ["pre-commit"])

    def test_builds_again_for_what_does_not_run(self):
        self.write("work/README.md", GOOD)
        self.ran()
        self.script(self.hooks / "build/pre-commit/listlint", "#!/nowhere\n")
        self.assertEqual(self.ran()[0], 0)
        self.assertEqual(self.builds(), 2)

    def test_two_at_once(self):
        self.write("work/README.md", GOOD)
        processes = [self.start() for _ in range(4)]
        for process in processes:
            _, error = process.communicate(timeout=60)
            self.assertEqual(process.returncode, 0, text(error))
        self.assertEqual(self.builds(), 1)

    def test_lock_of_the_dead(self):
        self.write("work/README.md", GOOD)
        dead = subprocess.Popen(["true"])
        dead.wait()
        self.write("hooks/build/pre-commit.lock/owner", f"{dead.pid}\n")
        self.assertEqual(self.ran()[0], 0)
        self.assertFalse((self.hooks / "build/pre-commit.lock").exists())

    def test_what_is_missing(self):
        self.script(self.hooks / "install", '#!/bin/sh\necho "$* apt-get y"\n')
        status, output, error = self.ran()
        self.assertEqual((status, output, self.builds()), (2, "", 0))
        self.assertIn("build --show apt-get y", error)

    def test_broken_build(self):
        self.script(self.bin / "cmake", "#!/bin/sh\necho broken\nexit 1\n")
        status, output, error = self.ran()
        self.assertEqual((status, output), (2, ""))
        self.assertIn("broken", error)
        self.assertEqual(list((self.hooks / "build").glob("*lock*")), [])


class Install(Changes):
    """./install, with managers of packages that only note what they do."""

    def ask(self, *words):
        tools = self.folder / "bin"
        tools.mkdir(exist_ok=True)
        for name in ("sh", "id", "env"):
            if not (tools / name).exists():
                (tools / name).symlink_to(shutil.which(name))
        manager = tools / "apt-get"
        manager.write_text(f'#!/bin/sh\necho "$*" >>{self.folder}/called\n')
        manager.chmod(0o755)
        sudo = tools / "sudo"
        sudo.write_text('#!/bin/sh\n"$@"\n')
        sudo.chmod(0o755)
        return subprocess.run(["sh", ROOT / "install", *words],
                              env={"PATH": str(tools)}, cwd=ROOT,
                              capture_output=True, check=False)

    def test_show(self):
        result = self.ask("build", "--show")
        self.assertEqual(result.returncode, 0, text(result.stderr))
        update, install = text(result.stdout).splitlines()
        self.assertTrue(update.endswith("apt-get -q update"))
        self.assertIn("libcurl4-openssl-dev", install)
        self.assertFalse((self.folder / "called").exists())

    def test_install(self):
        result = self.ask("build")
        self.assertEqual((result.returncode, result.stdout), (0, b""))
        called = (self.folder / "called").read_text()
        self.assertIn("-q install -y --no-install-recommends build-essential",
                      called)


if __name__ == "__main__":
    unittest.main()
