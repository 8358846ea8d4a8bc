"""Each layer includes only what stands before it (see CONTRIBUTING.md)."""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["LISTLINT_ROOT"])
LAYERS = ["text", "document", "engine", "web", "explain", "cli"]
INCLUDE = re.compile(r'^#include "([^"]+)"', re.M)


def includes(path):
    return INCLUDE.findall(path.read_text(encoding="utf-8"))


def folder_of(header):
    return header.split("/")[0]


class Layers(unittest.TestCase):
    def test_the_tree_is_there(self):
        for layer in LAYERS:
            self.assertTrue(list((ROOT / "linter" / layer).glob("*.c")), layer)

    def test_layers_include_only_lower_ones(self):
        for number, layer in enumerate(LAYERS):
            allowed = set(LAYERS[:number + 1])
            if layer == "cli":
                allowed.add("reports")
            for path in (ROOT / "linter" / layer).glob("*.[ch]"):
                for header in includes(path):
                    self.assertIn(folder_of(header), allowed,
                                  f"{path} includes {header}")

    def test_rules_include_only_the_rule_header(self):
        for path in (ROOT / "rules").glob("*/*.c"):
            self.assertEqual(includes(path), ["engine/rule.h"], path)

    def test_reports_include_only_their_own_headers(self):
        allowed = {"engine/record.h"}
        for path in (ROOT / "reports").rglob("*.[ch]"):
            for header in includes(path):
                self.assertTrue(folder_of(header) in {"reports", "text"}
                                or header in allowed,
                                f"{path} includes {header}")

    def test_memory_is_taken_in_one_place(self):
        call = re.compile(r"\b(malloc|calloc|realloc|strdup)\s*\(")
        for path in ROOT.glob("linter/*/*.c"):
            if path.parent.name == "tests" or path.name == "alloc.c":
                continue
            code = path.read_text(encoding="utf-8")
            self.assertIsNone(call.search(code), path)


class Headers(unittest.TestCase):
    def test_each_header_stands_alone(self):
        headers = [*ROOT.glob("linter/*/*.h"), *ROOT.glob("reports/**/*.h")]
        headers = [h for h in headers if h.parent.name != "tests"]
        self.assertGreater(len(headers), 20)
        flags = subprocess.run(
            ["pkg-config", "--cflags", "libxml-2.0", "libcurl", "jansson",
             "sqlite3"],
            check=True, capture_output=True, text=True).stdout.split()
        with tempfile.TemporaryDirectory() as folder:
            for number, header in enumerate(sorted(headers)):
                source = pathlib.Path(folder, f"{number}.c")
                line = f'#include "{header}"\n'
                source.write_text(line + line, encoding="utf-8")
            result = subprocess.run(
                ["cc", "-std=c17", "-D_POSIX_C_SOURCE=200809L", "-Wall",
                 "-Wextra", "-Werror", "-fsyntax-only", *flags,
                 f"-I{ROOT}/linter", f"-I{ROOT}",
                 *map(str, pathlib.Path(folder).glob("*.c"))],
                capture_output=True, text=True, check=False)
        self.assertEqual(result.stderr, "")
        self.assertEqual(result.returncode, 0)


class Format(unittest.TestCase):
    def test_code_is_formatted(self):
        files = [str(p) for pattern in ("linter/**/*.[ch]", "rules/**/*.c",
                                        "reports/**/*.[ch]")
                 for p in ROOT.glob(pattern)]
        result = subprocess.run(
            ["clang-format", "--dry-run", "--Werror", *files], cwd=ROOT,
            capture_output=True, text=True, check=False)
        self.assertEqual(result.stderr, "")


if __name__ == "__main__":
    unittest.main()
