"""The packages: what is in them, the same bytes twice, and that they run."""

import gzip
import re
import shutil
import subprocess
import sys
import tarfile
import unittest

from command import ROOT
from package_bundle import BareSystem, Bundle  # noqa: F401
from package_node import Node  # noqa: F401
from package_wheel import Wheel  # noqa: F401
from packages import (DOCKERFILE, HOMEPAGE, MOMENT, digests, findings,
                      instructions, lacking, packages, run, version)

LICENCES = (ROOT / "LICENSE", ROOT / "linter" / "data" / "UNICODE-LICENCE")


class Twice(unittest.TestCase):
    maxDiff = None

    def test_the_same_bytes(self):
        first, second = digests(packages().one), digests(packages().two)
        self.assertEqual(len(first), 5)
        self.assertEqual(first, second)

    def test_the_sums_are_of_the_files(self):
        sums = (packages().one / "SHA256SUMS").read_text(encoding="ascii")
        self.assertEqual({name: digest for digest, name in
                          map(str.split, sums.splitlines())},
                         digests(packages().one))

    def test_the_tar_is_plain(self):
        with tarfile.open(packages().find("*.tar.gz")) as tar:
            members = tar.getmembers()
        self.assertEqual(members, sorted(members, key=lambda one: one.name))
        for member in members:
            self.assertEqual((member.uid, member.gid, member.mtime,
                              member.isfile()), (0, 0, MOMENT, True))
            self.assertIn(member.mode, (0o644, 0o755), member.name)


class Deb(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.file = packages().find("*.deb")
        cls.tree = packages().scratch()
        run("dpkg-deb", "-x", cls.file, cls.tree)
        cls.program = cls.tree / "usr/bin/listlint"
        cls.docs = cls.tree / "usr/share/doc/listlint"

    def field(self, name):
        return run("dpkg-deb", "-f", self.file, name).strip()

    def packages_in(self, name):
        return {entry.split(" ")[0] for entry in self.field(name).split(", ")}

    def test_lintian(self):
        self.assertEqual(run("lintian", "--fail-on", "error,warning",
                             "--show-overrides", self.file), "")

    def test_fields(self):
        self.assertEqual(self.field("Section"), "text")
        self.assertEqual(self.field("Priority"), "optional")
        self.assertEqual(self.field("Homepage"), HOMEPAGE)
        self.assertTrue(self.field("Version").startswith(version() + "-0"))
        self.assertEqual(self.field("Architecture"),
                         run("dpkg", "--print-architecture").strip())
        self.assertNotIn("&", self.field("Description"))

    def test_it_depends_on_the_packages_of_its_libraries(self):
        needed = re.findall(r"\(NEEDED\).*\[(.*)\]",
                            run("readelf", "-Wd", self.program))
        needed.append("libcurl.so.4")  # loaded by its name
        depends = self.packages_in("Depends")
        for library in needed:
            owners = run("dpkg-query", "--search", "*/" + library)
            owners = {line.split(":")[0] for line in owners.splitlines()}
            self.assertTrue(owners & depends, (library, owners, depends))

    def test_it_could_be_installed(self):
        done = subprocess.run(["dpkg", "--dry-run", "-i", self.file],
                              check=False, capture_output=True, text=True)
        self.assertNotIn("depend", done.stderr)

    def test_modes(self):
        listing = run("dpkg-deb", "-c", self.file).splitlines()
        for line in listing:
            program = line.endswith("/bin/listlint") or line.endswith("/")
            self.assertEqual(line[1:10],
                             "rwxr-xr-x" if program else "rw-r--r--", line)
            self.assertEqual(line.split()[1], "root/root")

    def test_licences(self):
        """All words of each, in the form of Debian's copyright file."""
        text = (self.docs / "copyright").read_text(encoding="utf-8")
        self.assertEqual(text.splitlines()[0].split()[0], "Format:")
        words = " ".join(re.sub(r"^ \.$", "", text, flags=re.M).split())
        for licence in LICENCES:
            self.assertIn(" ".join(licence.read_text("utf-8").split()), words)

    def test_changelogs(self):
        """Packed without a name and a time, so the same each time."""
        ours = self.docs / "changelog.gz"
        self.assertEqual(ours.read_bytes()[3:9], b"\0\0\0\0\0\2")
        self.assertEqual(gzip.decompress(ours.read_bytes()),
                         (ROOT / "CHANGELOG.md").read_bytes())
        run("dpkg-parsechangelog", "-l", self.docs / "changelog.Debian.gz")

    def test_what_is_beside_the_program(self):
        schema = self.tree / "usr/share/listlint/listlint.schema.json"
        self.assertEqual(
            schema.read_bytes(),
            (ROOT / "linter/cli/listlint.schema.json").read_bytes())
        self.assertTrue((self.docs / "README.md").is_file())
        for file in ("man/man1/listlint.1.gz", "zsh/vendor-completions/_listlint",
                     "fish/vendor_completions.d/listlint.fish",
                     "bash-completion/completions/listlint"):
            self.assertTrue((self.tree / "usr/share" / file).is_file(), file)

    def test_hardening(self):
        facts = run("readelf", "-Wlhd", self.program)
        for fact in (r"Type: +DYN", "INTERP", "GNU_RELRO", "BIND_NOW",
                     r"GNU_STACK .* RW "):
            self.assertRegex(facts, fact)
        symbols = run("readelf", "-W", "--dyn-syms", self.program)
        self.assertIn("__stack_chk_fail", symbols)
        self.assertRegex(symbols, r"__\w+_chk@GLIBC")

    def test_it_is_stripped_and_knows_no_path_of_the_build(self):
        self.assertNotIn(".symtab", run("readelf", "-WS", self.program))
        self.assertNotIn(str(packages().place).encode(),
                         self.program.read_bytes())

    def test_it_runs(self):
        self.assertEqual(findings([self.program]), ["LNK003"])


class Container(unittest.TestCase):
    """No engine is asked: what builds has been run to make the second .deb."""

    def test_it_is_what_it_should_be(self):
        words = instructions()
        self.assertEqual([rest for word, rest in words if word == "FROM"],
                         ["debian:12-slim AS build", "debian:12-slim"])
        last = dict(words[words.index(("FROM", "debian:12-slim")):])
        self.assertEqual(last["ENTRYPOINT"], '["listlint"]')
        self.assertEqual(last["WORKDIR"], "/list")
        self.assertGreater(int(last["USER"]), 999)
        self.assertIn(f"useradd --uid {last['USER']} ", last["RUN"])

    def test_it_builds_with_what_install_installs(self):
        [line, *_] = [rest for word, rest in instructions() if word == "RUN"]
        self.assertTrue(line.startswith("/source/install build && "))

    def test_it_takes_what_the_package_depends_on_and_recommends(self):
        line = [rest for word, rest in instructions() if word == "RUN"][-1]
        named = re.search(r"--no-install-recommends (.*?) &&", line)[1].split()
        recommends = run("dpkg-deb", "-f", packages().find("*.deb"),
                         "Recommends").strip().split(", ")
        self.assertEqual(named, ["/tmp/listlint_*.deb", *recommends])

    def test_what_it_runs_is_a_program(self):
        for word, rest in instructions():
            if word == "RUN":
                run("sh", "-n", "-c", rest)

    def test_it_takes_no_rubbish(self):
        ignored = DOCKERFILE.with_name("Dockerfile.dockerignore")
        self.assertEqual(ignored.read_text(encoding="ascii").split(),
                         [".git", "build"])


class Scripts(unittest.TestCase):
    @unittest.skipUnless(shutil.which("shellcheck"), "there is no shellcheck")
    def test_shellcheck(self):
        folder = DOCKERFILE.parent
        run("shellcheck", folder / "make_all", folder / "node" / "listlint")


if __name__ == "__main__":
    if lacking():
        print(f"skipped: {lacking()}")
        sys.exit(77)
    packages()
    unittest.main(verbosity=1)
