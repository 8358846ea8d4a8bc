"""linter/ci/program.sh: which listlint a pull request is checked with."""

import hashlib
import os
import pathlib
import platform
import re
import shutil
import subprocess
import tarfile
import unittest

from changed import PLAIN, git, repository
from command import LISTLINT, ROOT, text
from pull import Pull, copy_of_the_tree

VERSION = re.search(r"listlint VERSION ([\d.]+)",
                    (ROOT / "CMakeLists.txt").read_text())[1]
NAME = f"listlint-{VERSION}-linux-x86_64.tar.gz"
SAYS = '#!/bin/sh\necho "listlint %s"\n'


class Program(Pull):
    """A tree in which cmake and install only note that they were called, and
    releases in a folder."""

    def setUp(self):
        super().setUp()
        self.tree = self.folder / "tree"
        self.tree.mkdir()
        copy_of_the_tree(self.tree)
        self.releases = self.folder / "releases"
        (self.releases / f"v{VERSION}").mkdir(parents=True)
        self.called = self.folder / "called"
        self.called.write_text("")
        (self.bin / "listlint").unlink()
        self.script(self.bin / "listlint", SAYS % "0.0.0")
        self.script(self.tree / "install",
                    f'#!/bin/sh\necho "install $*" >>{self.called}\n')
        # Builds what says its version.
        self.script(self.bin / "cmake", f"""#!/bin/sh
echo "cmake $*" >>{self.called}
[ "$1" = --build ] || exit 0
mkdir -p "$2"
printf '#!/bin/sh\\necho "listlint {VERSION}"\\n' >"$2/listlint"
chmod +x "$2/listlint"
""")

    def script(self, path, content):
        path.write_text(content)
        path.chmod(0o755)

    def bundle(self, program=SAYS % VERSION, top=""):
        """A bundle where the releases are; its checksum."""
        source = self.folder / "source"
        (source / "bin").mkdir(parents=True, exist_ok=True)
        (source / "lib").mkdir(exist_ok=True)
        self.script(source / "bin/listlint", program)
        path = self.releases / f"v{VERSION}" / NAME
        with tarfile.open(path, "w:gz") as bundle:
            bundle.add(source, top or ".")
        return hashlib.sha256(path.read_bytes()).hexdigest()

    def know(self, *sums):
        (self.tree / "linter/ci/SHA256SUMS").write_text(
            "".join(f"{number}  {name}\n" for number, name in sums))

    def get(self, env=None):
        return subprocess.run(
            ["sh", self.tree / "linter/ci/program.sh", self.folder / "got"],
            capture_output=True, check=False, timeout=60, env={
                **os.environ, **PLAIN,
                "PATH": f"{self.bin}:{os.environ['PATH']}",
                "LISTLINT_RELEASES": f"file://{self.releases}",
                **(env or {})})

    def program(self, env=None):
        """The program that it found, in the folder; it runs."""
        result = self.get(env)
        self.assertEqual(result.returncode, 0, text(result.stderr))
        path, = text(result.stdout).splitlines()
        says = subprocess.run([path, "version"], capture_output=True,
                              check=True).stdout
        self.assertTrue(says.startswith(b"listlint %s" % VERSION.encode()))
        return path.removeprefix(f"{self.folder}/")

    def was_built(self):
        return "cmake --build" in self.called.read_text()


class OnPath(Program):
    def test_of_the_same_version(self):
        self.script(self.bin / "listlint", SAYS % f"{VERSION} (libcurl 7)")
        self.know((self.bundle(), NAME))
        self.assertEqual(self.program(), "bin/listlint")
        self.assertFalse((self.folder / "got" / NAME).exists())
        self.assertEqual(self.called.read_text(), "")

    def test_the_real_one(self):
        (self.bin / "listlint").unlink()
        (self.bin / "listlint").symlink_to(LISTLINT)
        self.assertEqual(self.program(), "bin/listlint")


@unittest.skipUnless((platform.system(), platform.machine()) ==
                     ("Linux", "x86_64"), "no bundle for this machine")
class Prebuilt(Program):
    def test_good(self):
        for top in ("", f"listlint-{VERSION}"):
            shutil.rmtree(self.folder / "got", ignore_errors=True)
            self.know(("0" * 64, "other.tar.gz"), (self.bundle(top=top), NAME))
            self.assertTrue(self.program().endswith("bin/listlint"))
            self.assertIn("got/bundle", self.program())  # a second time
        self.assertFalse(self.was_built())

    def test_by_its_version(self):
        self.know((self.bundle(), NAME))
        self.assertIn("bundle", self.program({"LISTLINT_VERSION": VERSION}))

    def test_changed(self):
        self.know((self.bundle(), NAME))
        with open(self.releases / f"v{VERSION}" / NAME, "ab") as bundle:
            bundle.write(b"x")
        result = self.get()
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        self.assertIn("checksum differs", text(result.stderr))
        self.assertEqual(self.called.read_text(), "")
        self.assertEqual(list((self.folder / "got").iterdir()), [])

    def test_checksum_beside_the_file_is_not_believed(self):
        number = self.bundle()
        folder = self.releases / f"v{VERSION}"
        (folder / "SHA256SUMS").write_text(f"{number}  {NAME}\n")
        self.assertEqual(self.program(), "got/build/listlint")

    def test_missing(self):
        self.know(("0" * 64, NAME))
        self.assertEqual(self.program(), "got/build/listlint")
        self.assertIn("install build", self.called.read_text())

    def test_does_not_run_here(self):
        for program in ("#!/nowhere\n", SAYS % "9.9.9"):
            shutil.rmtree(self.folder / "got", ignore_errors=True)
            self.know((self.bundle(program), NAME))
            self.assertEqual(self.program(), "got/build/listlint")

    def test_where_the_tree_is_from(self):
        self.know((self.bundle(), NAME))
        repository(self.tree)
        git("remote", "add", "origin", "https://127.0.0.1:9/o/listlint.git",
            cwd=self.tree)
        result = self.get({"LISTLINT_RELEASES": ""})
        self.assertEqual(result.returncode, 0)
        self.assertIn("could not be fetched", text(result.stderr))
        self.assertTrue(self.was_built())


class Built(Program):
    def test_no_release(self):
        self.assertEqual(self.program(), "got/build/listlint")
        self.assertEqual(
            [line.split()[0] for line in
             self.called.read_text().splitlines()],
            ["install", "cmake", "cmake"])
        self.program()
        self.assertEqual(self.called.read_text().count("\n"), 3)  # as before

    def test_asked_for(self):
        self.script(self.bin / "listlint", SAYS % VERSION)
        self.know((self.bundle(), NAME))
        self.assertEqual(self.program({"LISTLINT_VERSION": "build"}),
                         "got/build/listlint")

    def test_other_version(self):
        result = self.get({"LISTLINT_VERSION": "0.0.1"})
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        self.assertIn("can build no other", text(result.stderr))
        self.assertEqual(self.called.read_text(), "")

    def test_fails(self):
        self.script(self.bin / "cmake", "#!/bin/sh\necho broken; exit 1\n")
        result = self.get()
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        self.assertIn("broken", text(result.stderr))


class Action(Program):
    """The same by action.yml."""

    def use_tree(self, env=None):
        repository(self.work)
        return self.runner({"event_name": "push"}, {
            "LISTLINT_RELEASES": f"file://{self.releases}",
            **(env or {})}).use({"offline": "true"}, self.tree)

    def test_prebuilt(self):
        self.know((self.bundle(), NAME))
        run = self.use_tree()
        self.assertEqual(run.status, 0, run.log)
        self.assertTrue(pathlib.Path(run.outputs["program"]).exists())

    def test_changed(self):
        self.know(("0" * 64, NAME))
        self.bundle()
        run = self.use_tree()
        self.assertEqual(run.status, 2)
        self.assertIn("checksum differs", run.log)
        (_, _, data), = run.commands("error")
        self.assertEqual(run.outputs["program"], "")
        self.assertNotIn("::stop-commands::", run.log)  # nothing was checked

    def test_releases_of_the_action(self):
        self.know((self.bundle(), NAME))
        repository(self.work)
        run = self.runner({"event_name": "push", "action_repository": "o/r"}, {
            "GITHUB_SERVER_URL": f"file://{self.folder}"}).use(
                {"offline": "true"}, self.tree)
        self.assertEqual(run.status, 0, run.log)
        self.assertTrue(self.was_built())
        (self.folder / "o/r/releases").mkdir(parents=True)
        self.releases.rename(self.folder / "o/r/releases/download")
        shutil.rmtree(self.runner_folder / "temp")
        run = self.runner({"event_name": "push", "action_repository": "o/r"}, {
            "GITHUB_SERVER_URL": f"file://{self.folder}"}).use(
                {"offline": "true"}, self.tree)
        self.assertIn("/bundle/", run.outputs["program"])


if __name__ == "__main__":
    unittest.main()
