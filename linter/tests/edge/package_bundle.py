"""The .tar.gz with the libraries, where nothing but the C library is."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import tarfile
import unittest

from authority import Authority
from packages import findings, packages, run, version
from probe import environment
from server import Server, reply

# Those that come with the C library, on every system that has it.
HOST = ("libc.so.6", "libm.so.6", "libresolv.so.2", "libpthread.so.0",
        "libdl.so.2", "librt.so.1")


def unpack(folder):
    """The folder in the .tar.gz, put below a folder with a space."""
    place = folder / "un packed"
    with tarfile.open(packages().find("*.tar.gz")) as tar:
        tar.extraction_filter = getattr(tarfile, "data_filter", None)
        tar.extractall(place)
    [tree] = place.iterdir()
    return tree


def host_files():
    """The C library's files here, and the program that loads them."""
    [loader] = re.findall(r"program interpreter: (\S+)\]",
                          run("readelf", "-Wl", shutil.which("true")))
    folder = pathlib.Path(loader).resolve().parent
    return [loader, *(folder / name for name in HOST
                      if (folder / name).exists())]


class Bundle(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tree = unpack(packages().scratch())
        cls.program = cls.tree / "bin/listlint"
        cls.libraries = sorted((cls.tree / "lib/listlint").iterdir())

    def test_its_name(self):
        machine, system = os.uname().machine, os.uname().sysname.lower()
        self.assertEqual(self.tree.name,
                         f"listlint-{version()}-{system}-{machine}")

    def test_it_holds_all_that_it_needs(self):
        names = {library.name for library in self.libraries}
        self.assertIn("libcurl.so.4", names)
        self.assertFalse(names & set(HOST))
        for file in (self.program, *self.libraries):
            facts = run("readelf", "-Wd", file)
            needed = re.findall(r"\(NEEDED\).*\[(.*)\]", facts)
            strange = set(needed) - names - set(HOST)
            self.assertFalse([name for name in strange
                              if not name.startswith("ld-linux")], file)
            self.assertEqual(re.findall(r"\(RPATH\).*\[(.*)\]", facts),
                             ["$ORIGIN/../lib/listlint"
                              if file == self.program else "$ORIGIN"])

    def test_each_library_has_its_licence(self):
        folder = self.tree / "share/doc/listlint/libraries"
        lines = (folder / "LIST").read_text(encoding="utf-8").splitlines()[1:]
        rows = [line.split("\t") for line in lines]
        self.assertEqual([row[0] for row in rows],
                         [library.name for library in self.libraries])
        for _, package, _, source in rows:
            text = (folder / f"{package}.copyright").read_text("utf-8")
            self.assertGreater(len(text), 500)
            self.assertRegex(source, r"^\S+ \d\S*$")
        self.assertTrue((folder / "LGPL-2.1").is_file())

    def test_it_runs(self):
        self.assertEqual(findings([self.program]), ["LNK003"])

    def test_strangers_do_not_get_in(self):
        folder = packages().scratch()
        (folder / "libcurl.so.4").write_bytes(b"not a library")
        self.assertEqual(
            findings([self.program],
                     env={**os.environ, "LD_LIBRARY_PATH": str(folder)}),
            ["LNK003"])


@unittest.skipUnless(hasattr(os, "geteuid") and os.geteuid() == 0,
                     "only root can change the root")
class BareSystem(unittest.TestCase):
    """A root folder with the bundle, the C library and nothing else."""

    @classmethod
    def setUpClass(cls):
        cls.root = packages().scratch()
        cls.tree = unpack(cls.root)
        for file in host_files():
            copy = cls.root / str(file).lstrip("/")
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, copy)
        program = cls.tree / "bin/listlint"
        cls.command = ["chroot", cls.root, f"/{program.relative_to(cls.root)}"]
        # The loader asks the kernel where the program lies.
        (cls.root / "proc/self").mkdir(parents=True)
        (cls.root / "proc/self/exe").symlink_to(cls.command[-1])

    def test_it_runs(self):
        self.assertEqual(findings(self.command), ["LNK003"])

    def verdict(self, url):
        done = subprocess.run(
            [*map(str, self.command), "links", "--no-config", "--no-cache",
             "--allow-private", "--output", "json", "-"], text=True,
            input=f"[a]({url})\n", capture_output=True, check=False,
            env=environment(), timeout=60)
        [link] = json.loads(done.stdout)["links"]
        return link["verdict"], link["reason"]

    def test_it_finds_the_certificates_of_another_system(self):
        authority = Authority(packages().scratch())
        trusted = authority.issue("127.0.0.1").context()
        strange = authority.issue("127.0.0.1", selfsigned=True).context()
        store = self.root / "etc/pki/tls/certs/ca-bundle.crt"
        store.parent.mkdir(parents=True)
        shutil.copy(authority.root, store)
        for context, reason in ((trusted, None), (strange, "certificate")):
            server = Server({"/": reply(200)}, tls=context)
            self.addCleanup(server.close)
            self.assertEqual(self.verdict(server.url()), ("alive", reason))
