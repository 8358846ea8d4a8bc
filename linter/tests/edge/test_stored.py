"""Runs stored as jsonl: read again, and merged."""

import json
import unittest

from command import ROOT, SHARED, formats, text
from server import redirect, reply
from stored import PATIENCE, TABLE, Stored, lines_of

LISTS = sorted((ROOT / "fixtures" / "lists").glob("*.md"))


class SameBytes(Stored):
    """A report of a stored run is the report of the run."""

    def compare(self, *arguments, stream_is_sorted=True):
        others = [form for form in formats() if form != "jsonl"]
        wanted = [f"--output={form}={form}" for form in others]
        result = self.run_in("--output=jsonl=run.jsonl", *wanted, *arguments)
        self.assertIn(result.returncode, (0, 1), text(result.stderr))
        again = self.reports(formats(), "run.jsonl")
        for form in others:
            self.assertEqual(again[form], (self.folder / form).read_bytes(),
                             form)
        told = again["jsonl"]
        if stream_is_sorted:
            self.assertEqual(told, (self.folder / "run.jsonl").read_bytes())
        (self.folder / "run.jsonl").write_bytes(told)
        self.assertEqual(self.report("jsonl", "run.jsonl"), told)

    def test_golden_lists(self):
        self.assertTrue(LISTS)
        self.assertGreater(len(formats()), 4)
        for path in LISTS:
            with self.subTest(path.stem):
                self.compare("--offline", path)
        self.compare("--offline", *LISTS)

    def test_options_of_how_reports_look(self):
        for options in (["--quiet"], ["--color", "always"]):
            result = self.run_in("--offline", "--output=jsonl=run.jsonl",
                                 "--output=human", *options, LISTS[0])
            again = self.run_in("report", "human", "run.jsonl", *options)
            self.assertEqual(again.stdout, result.stdout)

    def test_real_lists(self):
        lists = sorted(SHARED.glob("seeds/*.md"))
        lists += sorted(SHARED.glob("corpus/**/*.md"))[::40]
        if not lists:
            self.skipTest("there are no real lists")
        for path in lists:
            with self.subTest(path.name):
                self.compare("--offline", "--no-config", path)

    def test_strange_bytes(self):
        path = self.folder / "strange \u202e.md"
        path.write_bytes(b"# A \xff list\n\n" + TABLE.encode()
                         + b"\n## ::error:: ##[error] ]]> </script>\n\n"
                         b"- [\xd0\x9f\xff\xe2\x80\xae \x00](a b) - x  \n"
                         b"- [a](https://example.org/\xff)\n"
                         b"caf\xc3\x83\xc2\xa9 \xe9t\xe9 caf\xe9\n" * 3)
        self.compare("--offline", "--no-config", path.name)

    def test_wide_lists_and_damage(self):
        (self.folder / "wide.md").write_bytes(
            ("# Liste\n\n" + TABLE).encode("utf-16"))
        (self.folder / "latin.md").write_bytes(
            "# Liste\n\n- [Été](a) - Déjà vu à la forêt.\n".encode("latin-1"))
        self.compare("--offline", "--no-config", "wide.md", "latin.md")
        edits = [edit for line in lines_of(self.folder / "run.jsonl")
                 for edit in line.get("edits", [])]
        self.assertTrue(edits)

    def test_the_web_and_its_past(self):
        server = self.serve({
            "/fine": [reply(200)], "/lost": [reply(404)],
            "/gone": [reply(410)], "/wall": [reply(403)],
            "/old": [redirect("/fine", 301)],
            "/turn": [reply(200), reply(200), reply(410)]})
        names = ["fine", "lost", "gone", "wall", "old", "turn", "lost#a"]
        self.write("# List\n\n" + TABLE + "\n" + "".join(
            f"- [{n}]({server.url('/' + n)}) - It.\n" for n in names)
            + "- [file](LICENSE) - It.\n- [private](http://10.0.0.1/)\n")
        for _ in range(2):
            self.compare(*PATIENCE, "--cache", "c.sqlite3",
                         stream_is_sorted=False)
        self.write("links: {cache: {alive: 0d, dead: 0d}}\n", "c.yml")
        self.compare("--timeout", "1.2", "--allow-private", "--config",
                     "c.yml", "--cache", "c.sqlite3", stream_is_sorted=False)
        links = [line for line in lines_of(self.folder / "run.jsonl")
                 if line["type"] == "link"]
        self.assertLessEqual({"alive", "dead"}, {k["was"] for k in links})
        self.assertTrue([k for k in links if k["dead_since"]])
        self.assertTrue([k for k in links if k["was_checked"]])

    def test_what_one_list_excludes_another_may_ask(self):
        """So that one address stands in two records."""
        server = self.serve({"/lost": [reply(410)]})
        for name, config in (("a", "links: {exclude: ['/lost$']}\n"),
                             ("b", "{}\n")):
            (self.folder / name).mkdir()
            self.write(config, f"{name}/.listlint.yml")
            self.write(f"# List\n\n- [Lost]({server.url('/lost')}) - It.\n",
                       f"{name}/README.md")
        self.compare(*PATIENCE[:3], "a/README.md", "b/README.md")

    def test_fixes(self):
        for option in ("--fix", "--diff"):
            with self.subTest(option):
                self.write("# List\n\n" + TABLE + "\n* [b](LICENSE)  \n")
                self.compare("--offline", "--no-config", option,
                             stream_is_sorted=False)
        self.assertEqual(self.report("json", "run.jsonl"),
                         (self.folder / "json").read_bytes())

    def test_links_that_a_fix_changes(self):
        server = self.serve({"/old": [redirect("/new", 301)],
                             "/new": [reply(200)], "/fine": [reply(200)]})
        self.write(f"# List\n\n- [Old]({server.url('/old')}) - It.\n"
                   f"- [Fine]({server.url('/fine')}) - It.\n")
        result = self.run_in("--fix", "--output=json=a", "--output",
                             "jsonl=run.jsonl", *PATIENCE)
        self.assertEqual(result.returncode, 0, text(result.stderr))
        lines = lines_of(self.folder / "run.jsonl")
        heads = [line for line in lines if line["type"] == "run"]
        self.assertEqual([head.get("again") for head in heads], [None, True])
        self.assertIn(server.url("/old"), [k.get("url") for k in lines])
        run = self.merged("run.jsonl")
        self.assertEqual(run, json.loads((self.folder / "a").read_bytes()))
        self.assertEqual([k["url"] for k in run["links"]],
                         [server.url("/new"), server.url("/fine")])

    def test_changed_lines(self):
        self.write("# List\n\n" + TABLE + "| 1 | 2 |\n")
        diff = b"--- a/README.md\n+++ b/README.md\n@@ -5 +5,2 @@\n | 1 | 2 |\n"
        diff += b"+| 1 | 2 |\n"
        (self.folder / "d").write_bytes(diff)
        self.compare("--offline", "--no-config", "--diff-file", "d",
                     "README.md")
        lines = lines_of(self.folder / "run.jsonl")
        self.assertTrue(lines[0]["partial"])
        self.assertIn(True, [k.get("changed") for k in lines])

    def test_the_command_links(self):
        self.write("# List\n\n- [a](LICENSE) - It.\n")
        result = self.run_in("links", "--offline", "--output=jsonl=run.jsonl",
                             "--output=links")
        self.assertEqual(self.report("links", "run.jsonl"), result.stdout)

    def test_threads_do_not_show(self):
        runs = [self.run_in("--offline", "--output=jsonl", "--jobs", jobs,
                            *LISTS).stdout.splitlines()[:-1]
                for jobs in ("1", "8")]
        self.assertEqual(*runs)


class Merging(Stored):
    def test_rules_and_web_add_up(self):
        server = self.serve({"/fine": [reply(200)], "/gone": [reply(410)]})
        self.write(f"# List\n\n{TABLE}\n"
                   f"- [fine]({server.url('/fine')}) - It.\n"
                   f"- [gone]({server.url('/gone')}) - It.\n")
        full = self.store("full.jsonl", *PATIENCE)
        self.store("off.jsonl", *PATIENCE, "--offline")
        self.store("web.jsonl", *PATIENCE, "--select", "WEB")
        for runs in (("off.jsonl", "web.jsonl"), ("web.jsonl", "off.jsonl")):
            both = self.merged(*runs)
            self.assertEqual(both["findings"], full["findings"])
            self.assertEqual([(k["url"], k["verdict"], k["places"])
                              for k in both["links"]],
                             [(k["url"], k["verdict"], k["places"])
                              for k in full["links"]])
            for name in ("errors", "warnings", "notes", "fixable", "links",
                         "entries", "documents"):
                self.assertEqual(both["summary"][name], full["summary"][name])
        ran = [{k["code"] for k in lines_of(self.folder / name)
                if k["type"] == "rule" and k["ran"]}
               for name in ("off.jsonl", "web.jsonl", "full.jsonl")]
        self.assertLess(ran[0] | ran[1], ran[2])
        self.assertEqual(self.report("junit", "off.jsonl", "web.jsonl")
                         .count(b"not checked: no network"),
                         len(ran[2] - ran[1] - ran[0]))
        self.assertIn(b"links: 1 alive, 1 dead, 0 unverified",
                      self.report("concise", "off.jsonl", "web.jsonl"))

    def test_a_newer_run_takes_the_place_of_an_older_one(self):
        self.write("# List\n\n" + TABLE)
        old = self.store("old.jsonl", "--offline", "--no-config")
        self.assertTrue(old["findings"])
        self.write("# List\n\n" + TABLE.replace("2 |", "2 | 3 |"))
        new = self.store("new.jsonl", "--offline", "--no-config")
        self.assertEqual(new["findings"], [])
        both = self.merged("old.jsonl", "new.jsonl")
        self.assertEqual(both["findings"], [])
        self.assertEqual(both["documents"], new["documents"])
        self.assertEqual(self.merged("new.jsonl", "old.jsonl")["findings"],
                         old["findings"])

    def test_lists_add_up(self):
        self.write("# B\n\n- [x](https://a.org/) - It.\n\n" + TABLE, "b.md")
        self.write("# A\n\n- [x](https://a.org/) - It.\n\n" + TABLE, "a.md")
        one = self.store("b.jsonl", "--offline", "--no-config", "b.md")
        other = self.store("a.jsonl", "--offline", "--no-config", "a.md")
        both = self.merged("b.jsonl", "a.jsonl")
        self.assertEqual(both["documents"],
                         one["documents"] + other["documents"])
        self.assertEqual(both["findings"],
                         other["findings"] + one["findings"])
        self.assertEqual([k["path"] for k in both["links"][0]["places"]],
                         ["b.md", "a.md"])
        self.assertEqual(len(both["links"]), 1)
        self.assertTrue(self.report("concise", "b.jsonl", "a.jsonl").endswith(
            b"links: 2 not checked (offline)\n"))

    def test_files_of_several_runs(self):
        self.write("# List\n\n" + TABLE)
        for name in ("a", "b"):
            self.store(f"{name}.jsonl", "--offline", "--no-config")
        content = b"".join((self.folder / f"{name}.jsonl").read_bytes()
                           for name in ("a", "b"))
        (self.folder / "c.jsonl").write_bytes(content)
        self.assertEqual(self.report("json", "c.jsonl"),
                         self.report("json", "a.jsonl", "b.jsonl"))

    def test_a_killed_run_takes_nothing_away(self):
        self.write("# List\n\n- [x](https://a.org/) - It.\n\n" + TABLE)
        run = self.store("run.jsonl", "--offline", "--no-config")
        lines = (self.folder / "run.jsonl").read_bytes().splitlines(True)
        for count in (2, 3, len(lines) // 2, len(lines) - 2, len(lines) - 1):
            (self.folder / "cut.jsonl").write_bytes(b"".join(lines[:count]))
            for runs in (("run.jsonl", "cut.jsonl"),
                         ("cut.jsonl", "run.jsonl")):
                result = self.run_in("report", "json", *runs)
                both = json.loads(result.stdout)
                self.assertEqual(both["findings"], run["findings"])
                self.assertEqual(both["links"], run["links"])


class Command(Stored):
    def setUp(self):
        super().setUp()
        self.write("# List\n\n" + TABLE)
        self.store("run.jsonl", "--offline", "--no-config")

    def test_exit_status(self):
        self.report("human", "run.jsonl")
        for word, status in (("error", 1), ("never", 0)):
            result = self.run_in("report", "human", "run.jsonl", "--fail-on",
                                 word)
            self.assertEqual(result.returncode, status)

    def test_several_reports(self):
        result = self.run_in("report", "json=a.json", "--output", "concise",
                             "--output=junit=b.xml", "run.jsonl")
        self.assertEqual(result.returncode, 0)
        self.assertIn(b"TBL006", result.stdout)
        for name in ("a.json", "b.xml"):
            self.assertIn(b"TBL006", (self.folder / name).read_bytes())

    def test_standard_input(self):
        content = (self.folder / "run.jsonl").read_bytes()
        result = self.run_in("report", "json", "-", stdin=content)
        self.assertEqual(result.stdout, self.report("json", "run.jsonl"))

    def test_usage(self):
        for arguments, why in (
                (["report"], "report needs a FORMAT and a RUN.jsonl"),
                (["report", "json"], "report needs a FORMAT and a RUN.jsonl"),
                (["report", "jsom", "x"],
                 'unknown format "jsom"; did you mean json?'),
                (["report", "json", "-", "-"],
                 "two runs come from standard input"),
                (["report", "json", "--output", "human", "x"],
                 "two reports go to standard output"),
                (["report", "json=", "x"], "report json= names no file"),
                (["report", "json", "x", "--fix"], "report takes no --fix"),
                (["report", "json", "x", "--offline"],
                 "report takes no --offline"),
                (["report", "json", "none.jsonl"],
                 "none.jsonl: No such file or directory"),
                (["report", "json", "."], ".: Is a directory")):
            result = self.run_in(*arguments)
            self.assertEqual(text(result.stderr), f"listlint: {why}\n")
            self.assertEqual(result.returncode, 2)
            self.assertEqual(result.stdout, b"")

    def test_trouble_with_the_output(self):
        result = self.run_in("report", "json=/dev/full", "run.jsonl")
        self.assertEqual(result.returncode, 2)
        self.assertEqual(text(result.stderr),
                         "listlint: /dev/full: No space left on device\n")


NASTY = "".join(map(chr, range(256))) + (
    "\u202e\u2066\ufeff\u2028\ufffe\U000e0041 ::error::x ##[error]y ]]> "
    "</script> <!-- | ` \\ %0A {{x}}")


class Hostile(Stored):
    """What a stranger may have put into the file."""

    def nasty(self, value, key=""):
        if isinstance(value, dict):
            return {k: self.nasty(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [self.nasty(v, key) for v in value]
        known = ("type", "severity", "verdict", "reason", "was", "hex")
        if isinstance(value, str) and key not in known:
            return "::error::" + NASTY + value
        return value

    def test_no_byte_reaches_a_terminal(self):
        self.write("# List\n\n" + TABLE
                   + "\n- [x](https://a.org/) - It.\n"
                   "- [x](https://a.org/) - It.\n## H\n\n- [a b](a b)\n")
        self.store("run.jsonl", "--offline", "--no-config")
        lines = [self.nasty(k) for k in lines_of(self.folder / "run.jsonl")]
        lines[0]["offline"] = False
        for number, verdict in enumerate(("dead", "alive", "unverified")):
            link = dict([k for k in lines if k["type"] == "link"][0])
            link.update(verdict=verdict, index=100 + number, reason="timeout",
                        final_url=NASTY)
            lines.insert(2, link)
        (self.folder / "run.jsonl").write_text(
            "".join(json.dumps(k) + "\n" for k in lines))
        for form in formats():
            for options in ([], ["--color", "always"]):
                result = self.run_in("report", form, "run.jsonl", *options)
                self.assertEqual(result.returncode, 0, result.stderr)
                shown = text(result.stdout)
                if options:
                    shown = shown.replace("\033[", "")
                for c in shown:
                    self.assertTrue(
                        c == "\n" or " " <= c < "\x7f" or "\xa0" <= c
                        and c not in "\xad\u202e\u2066\ufeff\u2028\ufffe",
                        (form, c))
                for row in shown.splitlines():
                    if form != "github":
                        self.assertFalse(row.strip().startswith("::"), form)
                    self.assertNotIn("##[", row, form)

    def refuse(self, content, why):
        (self.folder / "run.jsonl").write_bytes(content)
        result = self.run_in("report", "json", "run.jsonl")
        self.assertEqual(text(result.stderr).splitlines()[-1],
                         f"listlint: run.jsonl:{why}")
        self.assertEqual(result.returncode, 2)
        self.assertEqual(result.stdout, b"")

    def test_what_is_no_run(self):
        head = (b'{"type":"run","version":1,"tool":{"name":"listlint",'
                b'"version":"1"},"time":1,"offline":true,"partial":false}\n')
        for content, why in (
                (b"", "1: there is no run"),
                (b"\n\n", "3: there is no run"),
                (b"x\n", "1: no stored run: '[' or '{' expected near 'x'"),
                (b"\0\n", "1: no stored run: '[' or '{' expected near end of file"),
                (b"\xff\n", "1: no stored run: unable to decode byte 0xff"),
                (b'{"\x1b[2J\n', "1: no stored run: control character 0x1b near '\"'"),
                (b"[]\n", '1: line has no "type"'),
                (b'{"type":1}\n', '1: "type" of line is no text'),
                (b'{"type":"link"}\n',
                 "1: the first line is not the head of a run"),
                (b'{"type":"run","version":2}\n',
                 "1: run has version 2, this listlint reads 1"),
                (head + b"[" * 100000 + b"\n",
                 "2: maximum parsing depth reached near '['"),
                (head + b'{"type":"x","type":"x"}\n',
                 """2: duplicate object key near '"type"'"""),
                (head + b'{"type":"document"}\n', '2: document has no "path"'),
                (head + b'{"type":"x","n":' + b"9" * 40 + b"}\n",
                 "2: too big integer"),
                (head + b'{"type":"x","n":1e999}\n',
                 "2: real number overflow near '1e999'")):
            with self.subTest(content[:80]):
                self.refuse(content, why)

    def test_all_lines_of_newer_versions_are_passed_over(self):
        self.write("# List\n\n" + TABLE)
        self.store("run.jsonl", "--offline", "--no-config")
        before = self.report("json", "run.jsonl")
        lines = lines_of(self.folder / "run.jsonl")
        for k in lines:
            k["news"] = {"a": [1]}
        lines.insert(1, {"type": "news"})
        (self.folder / "run.jsonl").write_text(
            "".join(json.dumps(k) + "\n" for k in lines))
        self.assertEqual(self.report("json", "run.jsonl"), before)


if __name__ == "__main__":
    unittest.main()
