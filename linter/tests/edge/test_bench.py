"""What ./test bench reads, makes and prints; how long anything takes is not
looked at."""

import contextlib
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import types
import unittest
from unittest import mock

from command import LISTLINT, ROOT, formats, listlint

sys.path.insert(0, str(ROOT / "linter" / "bench" / "speed"))

import callgrind  # noqa: E402
import corpus  # noqa: E402
import foreign  # noqa: E402
import goals  # noqa: E402
import lists  # noqa: E402
import rows  # noqa: E402
import rules  # noqa: E402
import startup  # noqa: E402
from measure import Command, Cost, Series, Stopwatch  # noqa: E402
from programs import LISTLINT as OURS, ONE, PARSE, Programs  # noqa: E402
from table import digits, table, times  # noqa: E402

BUILD = pathlib.Path(os.environ["BENCH_BUILD"])
PROFILE = ROOT / "linter/tests/edge/profile.callgrind"

# What glibc's loader says.
LOADER = """
     15220:\truntime linker statistics:
     15220:\t  total startup time in dynamic loader: 1780204 cycles
     15220:\t            time needed for relocation: 1076714 cycles (60.4%)
     15220:\t                 number of relocations: 13201
     15220:\t      number of relocations from cache: 3277
     15220:\t        number of relative relocations: 57348
     15220:\t           time needed to load objects: 404253 cycles (22.7%)
"""

MADE = """# A list that was made

## Part 1

- [Cedar Queue 0](https://amber.example/0) - Keeps images.
- [Jade Index 1](https://blue.example/1) - Keeps texts.
"""


def printed(show, measured):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        show(measured)
    return out.getvalue().split("\n")


class Profiles(unittest.TestCase):
    """The file is a real one, of a program of three functions: check, inlined
    in part and called through a pointer; depth, which calls itself; main."""

    def setUp(self):
        with PROFILE.open(encoding="utf-8") as file:
            self.profile = callgrind.read(file)

    def test_functions(self):
        found = {(f.name, f.source): (f.own, f.all)
                 for f in self.profile.functions}
        self.assertEqual(found, {
            ("(below main)", "libc.so.6"): (0, 174),
            ("__libc_start_main@@GLIBC_2.34", "libc.so.6"): (0, 174),
            ("depth.lto_priv.0", "rules/family/rule.c"): (51, 106),
            ("depth.lto_priv.0'2", "rules/family/rule.c"): (55, 55),
            ("check.lto_priv.0", "rules/family/rule.c"): (30, 136),
            ("main", "s"): (38, 174),
            ("(below main)", "s"): (0, 174),
            ("0x000000000001ab70", "ld-linux-x86-64.so.2"): (0, 174)})
        self.assertEqual(self.profile.total, 174)
        self.assertEqual(sum(f.own for f in self.profile.functions), 174)

    def test_a_function_is_found_by_its_name_in_the_source(self):
        find = self.profile.find
        self.assertEqual(find("check", "/rules/family/rule.c"), 136)
        self.assertEqual(find("depth", "/rules/family/rule.c"), 106)
        self.assertEqual(find("main"), 174)
        self.assertIsNone(find("check", "/rules/other/rule.c"))
        self.assertIsNone(find("chec"))

    def test_the_busiest(self):
        self.assertEqual([f.plain_name for f in self.profile.busiest(2)],
                         ["depth", "depth"])
        self.assertEqual([f.plain_name for f in self.profile.largest(1)],
                         ["check"])

    def test_names_without_numbers_and_lines_without_costs(self):
        profile = callgrind.read(
            "positions: instr line\nevents: Ir Dr\nfl=a.c\nfn=f.part.0\n"
            "0x10 3 7 2\n+4 *\ncfn=f.part.0\ncalls=1 0x10 3\n+2 3 50\n"
            "fn=f\n0x20 +1 5\ncfi=b.c\ncfn=f\ncalls=2 0x30 9\n+3 * 11 4\n"
            "fl=b.c\nfn=g\n0x30 9 1\n".split("\n"))
        self.assertEqual([(f.name, f.file, f.own, f.all)
                          for f in profile.functions],
                         [("f.part.0", "a.c", 7, 7), ("f", "a.c", 5, 5),
                          ("g", "b.c", 1, 1)])
        self.assertEqual(profile.find("f"), 5)


class Tables(unittest.TestCase):
    def test_columns_are_aligned(self):
        self.assertEqual(list(table([["rule", "million", ""],
                                     ["LNK004 x", "1.20", "met"],
                                     ["A", "1,000.00", ""]])),
                         ["rule       million",
                          "--------  --------  ---",
                          "LNK004 x      1.20  met",
                          "A         1,000.00"])

    def test_digits(self):
        self.assertEqual([digits(value) for value in
                          (0, 0.5, 9.994, 12.34, 123.4, 12345.6, None)],
                         ["0.00", "0.50", "9.99", "12.3", "123", "12,346",
                          "-"])
        self.assertEqual([times(1.5), times(None)], ["1.50x", "-"])

    def test_ratios_are_within_a_round(self):
        a, b = Series(), Series()
        a.costs = [Cost(wall, 0, 0) for wall in (2, 20, 2)]
        b.costs = [Cost(wall, 0, 0) for wall in (1, 10, 4)]
        self.assertEqual(a.ratio(b, "wall"), 2)
        self.assertEqual(a.median("wall"), 2)

    def test_goals(self):
        row = {"wall_of_parse": 1.4, "cpu_of_parse": 1.6, "memory": 24,
               "wall_of_one": 0.5, "wall_of_listlint": 1}
        real = {"bytes": 2**21, "largest": 2**20, "rows": [
            *({"program": name, **row} for name in (PARSE, OURS, ONE)),
            {"program": "rumdl", **row, "wall_of_listlint": 6.5}]}
        found = goals.goals({"corpus": [real, real]})
        self.assertEqual([(goal.figure, goal.limit, goals.met(goal))
                          for goal in found],
                         [(1.4, 1.5, True), (1.4, 1.5, True),
                          (1.6, 1.5, False), (0.5, 0.7, True),
                          (24, 24, True)] * 2 + [(6.5, 6, True)])
        self.assertRegex(
            printed(goals.show, {"corpus": [real, real]})[-2],
            r"^real lists: times as fast as rumdl +6\.50  >= 6\.00     met$")


class Made(unittest.TestCase):
    def test_the_same_seed_makes_the_same_list(self):
        self.assertEqual("".join(rows.lines(2)), MADE)
        self.assertEqual(list(rows.lines(500)), list(rows.lines(500)))
        self.assertNotEqual(list(rows.lines(500)), list(rows.lines(500, 2)))

    def test_it_has_as_many_rows_as_it_says(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "made.md")
            rows.write(path, 1000)
            result = listlint("--offline", "--no-config", "--output", "json",
                              path)
        said = json.loads(result.stdout)
        self.assertEqual(said["documents"][0]["entries"], 1000)
        self.assertEqual(said["documents"][0]["tables"], 2)
        self.assertEqual({finding["rule"] for finding in said["findings"]},
                         {"DUP001"})

    def test_names_are_told_apart(self):
        self.assertEqual([rows.short(n) for n in (0, 35, 36, 999999)],
                         ["0", "z", "10", "lflr"])


class Sources(unittest.TestCase):
    """What is read from the sources is what the program says of itself."""

    def test_every_rule_has_its_function(self):
        listed = json.loads(listlint("rules", "--output", "json").stdout)
        found = list(rules.rules(ROOT))
        self.assertEqual(sorted((code, name) for code, name, *_ in found),
                         sorted((rule["code"], rule["name"])
                                for rule in listed))
        for _, _, file, check in found:
            source = (ROOT / file[1:]).read_text(encoding="utf-8")
            self.assertIn(f"static void {check}(struct check *check)\n",
                          source, file)

    def test_every_report_has_its_function(self):
        bench = types.SimpleNamespace(root=ROOT)
        self.assertEqual(rules.formats(bench),
                         [name for name in formats() if name != "jsonl"])

    def test_the_bare_parse_is_the_parse_of_a_document(self):
        """Of one for which all options and extensions are of use."""
        def chosen(*paths):
            source = "".join((ROOT / path).read_text(encoding="utf-8")
                             for path in paths)
            options = set(re.findall(r"\bCMARK_OPT_\w+", source))
            names = re.findall(r'"(table|strikethrough|autolink|tasklist'
                               r'|tagfilter)"', source)
            return options - {"CMARK_OPT_DEFAULT"}, set(names)

        self.assertEqual(chosen("linter/bench/parse.c"),
                         chosen("linter/document/parse.c",
                                "linter/document/extensions.c"))


class Costs(unittest.TestCase):
    def cost(self, *command):
        return subprocess.run(
            [BUILD / "linter/bench/bench_cost", *command],
            capture_output=True, text=True, check=False)

    def test_status_and_figures(self):
        line = re.compile(r"(\d+) \d+\.\d{6} \d+\.\d{6} [1-9]\d*\n")
        for script, status in (("echo x; exit 3", "3"), ("kill -9 $$", "137")):
            result = self.cost("sh", "-c", script)
            self.assertEqual(line.fullmatch(result.stdout)[1], status)
            self.assertEqual((result.returncode, result.stderr), (0, ""))

    def test_memory_is_of_the_program_alone(self):
        large = self.cost(sys.executable, "-c", "x = b'x' * 50_000_000")
        self.assertGreater(int(large.stdout.split()[3]), 50_000_000 // 1024)
        held = b"x" * 50_000_000
        small = self.cost("true")
        self.assertLess(int(small.stdout.split()[3]), len(held) // 1024)

    def test_what_cannot_run_is_told(self):
        result = self.cost("/nowhere/program")
        self.assertEqual((result.returncode, result.stdout), (2, ""))
        self.assertIn("/nowhere/program: ", result.stderr)
        with self.assertRaisesRegex(RuntimeError, "^bad ended with 4: oh\n$"):
            Stopwatch(BUILD).once(
                Command("bad", ["sh", "-c", "echo oh >&2; exit 4"], 1), "/")

    def test_the_bare_parse(self):
        program = BUILD / "linter/bench/bench_parse"
        with tempfile.TemporaryDirectory() as folder:
            list_, empty = (pathlib.Path(folder, name) for name in "ab")
            list_.write_text(MADE, encoding="utf-8")
            empty.touch()
            for files, status in (((list_, empty), 0),
                                  ((list_, pathlib.Path(folder, "c")), 2)):
                result = subprocess.run([program, *files], check=False,
                                        capture_output=True)
                self.assertEqual((result.returncode, result.stdout),
                                 (status, b""))


class Foreign(unittest.TestCase):
    def install(self, folder, make):
        """The program, and what is said of it."""
        said = io.StringIO()
        with (mock.patch.dict(foreign.INSTALL, {"rumdl": make}),
              contextlib.redirect_stderr(said)):
            return foreign.install("rumdl", folder), said.getvalue()

    def test_it_is_installed_once(self):
        def make(folder, version):
            folder.mkdir()
            (folder / "it").write_text(version)
            return folder / "it"

        with tempfile.TemporaryDirectory() as name:
            folder, version = pathlib.Path(name), foreign.VERSIONS["rumdl"]
            first = self.install(folder, make)
            self.assertEqual(first[0].read_text(), version)
            self.assertEqual(first[1], f"installing rumdl {version}\n")
            self.assertEqual(self.install(folder, make), (first[0], ""))

    def test_a_registry_that_fails_is_told(self):
        def fail(folder, _):
            folder.mkdir()
            raise subprocess.CalledProcessError(1, ["pip"])

        with tempfile.TemporaryDirectory() as name:
            for _ in range(2):
                program, said = self.install(pathlib.Path(name), fail)
                self.assertIsNone(program)
                self.assertIn("rumdl is left out: Command '['pip']' ", said)


class Parts(unittest.TestCase):
    """The parts on next to nothing, beside a linter that keeps what it was
    given and writes where it works."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.top = pathlib.Path(temporary.name)
        lists_ = self.top / "lists"
        (lists_ / "some").mkdir(parents=True)
        rows.write(lists_ / "some" / "README.md", 9)
        rows.write(lists_ / "b.md", 4)
        (lists_ / "b.md").chmod(0o444)
        other = self.top / "other"
        other.write_text(f'#!/bin/sh\necho "$@" >> {self.top}/told\n'
                         "touch cache\nexit 1\n")
        other.chmod(0o755)
        work = self.top / "work"
        work.mkdir()
        runs = {PARSE: 2, OURS: 2, ONE: 2, "rumdl": 1, "markdownlint-cli2": 0}
        self.bench = types.SimpleNamespace(
            root=ROOT, corpus=lists_, folder=work, functions=3,
            stopwatch=Stopwatch(BUILD),
            programs=Programs(pathlib.Path(LISTLINT).parent, {
                "rumdl": other, "markdownlint-cli2": other}),
            runs={"corpus": runs, "startup": 1, "rules": 1, "largest":
                  {**runs, "markdownlint-cli2": 1}, "lists": {10: runs,
                                                             20: runs}})

    def test_real_lists(self):
        before = sorted(self.bench.corpus.rglob("*"))
        measured = corpus.measure(self.bench)
        self.assertEqual([found["what"] for found in measured],
                         ["2 real lists", "the longest, some/README.md"])
        self.assertEqual([(row["program"], row["runs"])
                          for row in measured[1]["rows"]],
                         [(PARSE, 2), (OURS, 2), (ONE, 2), ("rumdl", 1),
                          ("markdownlint-cli2", 1)])
        self.assertEqual((self.top / "told").read_text(),
                         "check --no-cache b.md some/README.md\n"
                         "check --no-cache some/README.md\n"
                         ":some/README.md\n")
        self.assertEqual(sorted(self.bench.corpus.rglob("*")), before)
        shown = printed(corpus.show, measured)
        self.assertEqual([line.split("  ")[0] for line in shown],
                         ["2 real lists: 0.00 MiB", "", "-----------------",
                          PARSE, OURS, ONE, "rumdl", "",
                          "the longest, some/README.md: 0.00 MiB", "",
                          "-----------------", PARSE, OURS, ONE, "rumdl",
                          "markdownlint-cli2", "", ""])

    def test_no_real_lists(self):
        self.bench.corpus = self.top / "nowhere"
        self.assertEqual(printed(corpus.measure, self.bench)[0],
                         f"skipped: there are no lists in {self.top}/nowhere")

    def test_lists_that_are_made(self):
        measured = lists.measure(self.bench)
        self.assertEqual([(found["count"], len(found["rows"]))
                          for found in measured], [(10, 4), (20, 4)])
        shown = [line.split("  ")[0]
                 for line in printed(lists.show, measured)]
        self.assertEqual(shown, [
            word for title in ("wall us a row", "cpu us a row", "peak MiB")
            for word in (title, "-" * len(title), "10 rows", "20 rows", "")
        ] + ["- is left out: it takes too long", "", ""])
        self.assertEqual([path.name for path in self.bench.folder.iterdir()],
                         ["cache"])

    def test_startup(self):
        measured = startup.measure(self.bench)
        self.assertEqual([row["program"] for row in measured["rows"]],
                         ["true", "bare parse of one line",
                          "listlint --version", "listlint, one line"])
        measured["loader"] = {**startup.read_loader(LOADER), "libraries": 46}
        self.assertEqual(
            printed(startup.show, measured)[-3],
            "46 shared libraries: 1.78 million cycles in the loader before "
            "main, 60% for 13,201 symbols, 23% to find and map files")
        self.assertIsNone(startup.read_loader("no glibc"))

    def profile(self, command, *_):
        """In the place of callgrind, which no sanitizer bears."""
        profile = callgrind.Profile()
        for name, file, own in (("main", "", 1000000),
                                ("_dl_start", "", 70000),
                                ("check_lists.lto_priv.3",
                                 "/x/rules/duplicate/url.c", 30000),
                                ("check_tables.lto_priv.1",
                                 "./y/../rules/table/pipe_style.c", 400000),
                                ("check_tables.lto_priv.0",
                                 "./rules/table/missing_cell.c", 499)):
            function = callgrind.Function(name, file, "listlint")
            function.own = own
            profile.functions.append(function)
        if "--extend-select" in command:
            off = callgrind.Function("check_tables",
                                     "./rules/table/alignment.c", "listlint")
            off.own = 50000
            profile.functions.append(off)
        return profile

    def test_rules(self):
        with (mock.patch("callgrind.run", self.profile),
              mock.patch("shutil.which", lambda name: name)):
            measured = rules.measure(self.bench)
        self.assertEqual(measured["files"], 1)
        size = (self.bench.corpus / "some/README.md").stat().st_size
        self.assertEqual(measured["bytes"], size)
        shown = [re.split("  +", line)[:3]
                 for line in printed(rules.show, measured)]
        at = shown.index(["rule", "million", "of parse"])
        self.assertEqual(shown[at + 2:at + 7], [
            ["TBL011 table/pipe-style", "0.40", "40.00%"],
            ["TBL017 table/alignment (off)", "0.05", "5.00%"],
            ["DUP001 duplicate/url", "0.03", "3.00%"],
            ["1 of less than 0.05%", "0.00", "0.05%"], [""]])
        self.assertIn(["all offline rules", "0.43", "43.05%"], shown)
        self.assertIn(["libraries loaded", "0.07", "7.00%"], shown)
        self.assertEqual([(round(goal.figure, 4), goals.met(goal))
                          for goal in goals.goals({"rules": measured})],
                         [(0.4305, True), (1, True)])


if __name__ == "__main__":
    unittest.main()
