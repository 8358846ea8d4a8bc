"""`listlint version`: the program and the libraries that it runs with."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from command import listlint, text

# The names of libraries, as pkg-config knows them; of utf8proc it has an old
# number.
LIBRARIES = {
    "libcurl": "libcurl", "libxml2": "libxml-2.0", "PCRE2": "libpcre2-8",
    "cmark-gfm": "libcmark-gfm", "utf8proc": None,
    "libyaml": "yaml-0.1", "jansson": "jansson", "libidn2": "libidn2",
    "SQLite": "sqlite3",
}


def version(**environment):
    return text(listlint("version", env=environment).stdout).splitlines()


class Version(unittest.TestCase):
    def test_the_program_comes_first(self):
        self.assertRegex(version()[0], r"^listlint \d+\.\d+\.\d+$")

    def test_the_option_says_the_same(self):
        self.assertEqual(text(listlint("--version").stdout).splitlines(),
                         version())

    def test_every_library_has_its_version(self):
        lines = version()[1:]
        self.assertEqual([line.split(" ")[0] for line in lines],
                         list(LIBRARIES))
        for line in lines:
            name, number = line.split(" ")[:2]
            self.assertRegex(number, r"^\d+\.\d+(\.[.\w]+)?$")
            self.assertNotIn("built with", line)
            if LIBRARIES[name]:
                known = subprocess.run(
                    ["pkg-config", "--modversion", LIBRARIES[name]],
                    capture_output=True, check=True).stdout
                self.assertEqual(number, text(known).strip(), line)

    def test_what_libraries_can(self):
        shown = "\n".join(version())
        self.assertRegex(shown, r"\nlibcurl \S+ \(\S+(?:, HTTP/2)?\)\n")
        self.assertRegex(shown, r"\nPCRE2 \S+ \((?:no )?JIT\)\n")
        self.assertRegex(shown, r"\nutf8proc \S+ \(Unicode [\d.]+\)\n")

    @unittest.skipUnless(sys.platform == "linux", "another loader")
    def test_a_library_that_is_another_one_than_at_the_build(self):
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder, "other.c")
            source.write_text(
                'const char *jansson_version_str(void) { return "9.9"; }\n'
                'int pcre2_config_8(unsigned what, char *where)\n'
                '{ if (what == 11) __builtin_strcpy(where, "9.8 1999-01-01");\n'
                '  else *(unsigned *)(void *)where = 0; return 0; }\n')
            library = pathlib.Path(folder, "other.so")
            subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source],
                           check=True)
            asan = os.environ.get("ASAN_OPTIONS", "")
            lines = version(
                LD_PRELOAD=str(library),
                ASAN_OPTIONS=f"{asan}:verify_asan_link_order=0".lstrip(":"))
        built = {line.split(" ")[0]: line.split(" ")[1] for line in version()}
        self.assertIn(f"jansson 9.9 (built with {built['jansson']})", lines)
        self.assertIn(f"PCRE2 9.8 (no JIT, built with {built['PCRE2']})",
                      lines)


@unittest.skipUnless(sys.platform == "linux", "another loader")
class LateCurl(unittest.TestCase):
    """libcurl is loaded for the web alone."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.list = self.folder / "list.md"
        self.list.write_text("# List\n\n- [A](http://127.0.0.1:9/a) - A.\n")

    def check(self, *options, **environment):
        return listlint("check", *options, self.list, env=environment)

    def loaded(self, *options):
        told = text(self.check(*options, LD_DEBUG="files").stderr)
        return "libcurl" in told

    def test_a_run_without_the_web_does_without(self):
        self.assertFalse(self.loaded("--offline"))
        self.assertTrue(self.loaded("--allow-private"))

    def test_one_that_cannot_be_loaded(self):
        (self.folder / "libcurl.so.4").write_bytes(b"not a library")
        strange = {"LD_LIBRARY_PATH": str(self.folder)}
        done = self.check(**strange)
        self.assertEqual((done.returncode, text(done.stdout), text(done.stderr)),
                         (2, "", "listlint: libcurl cannot be used here\n"))
        self.assertEqual(self.check("--offline", **strange).returncode, 0)
        self.assertTrue(
            version(**strange)[1].startswith("libcurl cannot be loaded"))


if __name__ == "__main__":
    unittest.main()
