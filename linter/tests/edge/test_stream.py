"""Reports that are written while the run goes on."""

import json
import os
import signal
import subprocess
import time
import unittest

from command import LISTLINT, formats, text
from server import hang, reply
from stored import DATE, TABLE, Stored, lines_of


class Streaming(Stored):
    def start(self, server, *options):
        self.write(f"# List\n\n{TABLE}\n"
                   f"- [file](LICENSE) - It.\n"
                   f"- [fine]({server.url('/fine')}) - It.\n"
                   f"- [hung]({server.url('/hung')}) - It.\n"
                   f"- [gone]({server.url('/gone')}) - It.\n")
        return subprocess.Popen(
            [LISTLINT, "--timeout", "60", "--allow-private", "--no-config",
             *options], cwd=self.folder, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env={**os.environ, **DATE})

    def wait_for(self, count):
        path = self.folder / "run.jsonl"
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if path.exists() and path.read_bytes().count(b"\n") >= count:
                return lines_of(path)
            time.sleep(0.02)
        self.fail(path.read_bytes())

    def test_a_killed_run_keeps_what_it_learnt(self):
        server = self.serve({"/fine": [reply(200)], "/gone": [reply(410)],
                             "/hung": [hang]})
        process = self.start(server, "--output", "jsonl=run.jsonl")
        lines = self.wait_for(5)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=20)
        self.assertEqual([k["type"] for k in lines],
                         ["run", "document", "link", "link", "link"])
        self.assertEqual({k["url"].rsplit("/")[-1]: k["verdict"]
                          for k in lines[2:]},
                         {"LICENSE": "skipped", "fine": "alive",
                          "gone": "dead"})
        told = ("listlint: warning: run.jsonl: the run did not come to its "
                "end; this is what it had found out by then\n")
        self.assertEqual(
            text(self.report("concise", "run.jsonl", warnings=told)),
            "unfinished (cut off): nothing found by then in 1 document "
            "(5 entries, 4 links)\n"
            "links: 1 alive, 1 dead, 0 unverified, 1 skipped (not web); "
            "0 requests\n")
        reports = self.reports(formats(), "run.jsonl", warnings=told)
        self.assertTrue(all(reports.values()))
        with open(self.folder / "run.jsonl", "ab") as file:
            file.write(b'{"type":"link","index":3,"ur')
        self.report("concise", "run.jsonl", warnings=told.replace(
            "run.jsonl:", "run.jsonl:6: the line is cut off and left out\n"
            "listlint: warning: run.jsonl:"))

    def test_an_interrupted_run_comes_to_its_end(self):
        server = self.serve({"/fine": [reply(200)], "/gone": [reply(410)],
                             "/hung": [hang]})
        process = self.start(server, "--output", "jsonl=run.jsonl",
                             "--output", "json")
        self.wait_for(5)
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=20)
        self.assertEqual(process.returncode, 130, error)
        self.assertEqual(self.report("json", "run.jsonl"), out)
        self.assertEqual(json.loads(out)["links"][2]["reason"], "interrupted")

    def test_who_did_not_finish_calls_nothing_well(self):
        server = self.serve({"/fine": [reply(200)], "/gone": [reply(410)],
                             "/hung": [hang]})
        process = self.start(server, "--output", "jsonl=run.jsonl",
                             "--select", "WEB010", "--output", "markdown")
        self.wait_for(5)
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=20)
        self.assertEqual(process.returncode, 130, error)
        self.assertTrue(text(out).startswith(
            "### ⚠️ listlint: unfinished (interrupted): nothing found by then"
            "\n"), text(out))
        sarif, = json.loads(self.report("sarif", "run.jsonl"))["runs"]
        self.assertFalse(sarif["invocations"][0]["executionSuccessful"])
        result = self.run_in("report", "--fail-on", "error", "concise",
                             "run.jsonl")
        self.assertEqual(result.returncode, 2)

    def test_to_standard_output(self):
        server = self.serve({"/fine": [reply(200)], "/gone": [reply(410)],
                             "/hung": [hang]})
        process = self.start(server, "--output", "jsonl")
        read = [json.loads(process.stdout.readline()) for _ in range(5)]
        self.assertIsNone(process.poll())
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=20)
        self.assertEqual(process.returncode, 130, error)
        rest = [json.loads(line) for line in out.splitlines()]
        self.assertEqual([k["type"] for k in read],
                         ["run", "document", "link", "link", "link"])
        self.assertEqual(rest[0]["reason"], "interrupted")
        self.assertEqual(rest[-1]["type"], "summary")
        ran = {k["code"]: k["ran"] for k in rest if k["type"] == "rule"}
        self.assertEqual((ran["WEB001"], ran["LNK001"]), (False, True))

    def test_no_network_is_told_at_last(self):
        """Whatever was thought of each link before."""
        self.write("# List\n\n- [a](https://a.invalid/) - It.\n"
                   "- [b](https://b.invalid/) - It.\n")
        run = self.store("run.jsonl", "--timeout", "1", "--no-config",
                         "--retries", "0", "--proxy", "http://127.0.0.1:9")
        self.assertEqual(self.merged("run.jsonl")["links"], run["links"])

    def test_many_links(self):
        self.write("# List\n\n" + "".join(
            f"- [a{n}](https://example.org/{n}) - It.\n"
            for n in range(20000)))
        run = self.store("run.jsonl", "--offline", "--no-config", "--select",
                         "TBL")
        self.assertEqual(len(run["links"]), 20000)
        self.assertEqual(self.merged("run.jsonl"), run)
        self.assertEqual(self.merged("run.jsonl", "run.jsonl")["links"],
                         run["links"])

    def test_trouble(self):
        self.write("# List\n")
        for target, why in (("/dev/full", "No space left on device"),
                            ("none/x", "No such file or directory"),
                            (".", "Is a directory")):
            result = self.run_in("--offline", "--output", f"jsonl={target}")
            self.assertEqual(result.returncode, 2)
            self.assertEqual(text(result.stderr),
                             f"listlint: {target}: {why}\n")

    def test_closed_pipe(self):
        self.write("# List\n")
        end, start = os.pipe()
        os.close(end)
        result = subprocess.run(
            [LISTLINT, "--offline", "--output", "jsonl"], cwd=self.folder,
            stdout=start, stderr=subprocess.PIPE, check=False, timeout=60)
        os.close(start)
        self.assertEqual(result.returncode, 2)
        self.assertEqual(text(result.stderr),
                         "listlint: standard output: Broken pipe\n")

    def test_several_places(self):
        self.write("# List\n\n" + TABLE)
        os.mkfifo(self.folder / "pipe")
        with subprocess.Popen(["cat", "pipe"], cwd=self.folder,
                              stdout=subprocess.PIPE) as reader:
            result = self.run_in("--offline", *(
                f"--output=jsonl{place}" for place in ("", "=a", "=pipe")))
            piped = reader.communicate(timeout=60)[0]
        self.assertTrue(result.stdout.endswith(b"}\n"))
        self.assertEqual(result.stdout, (self.folder / "a").read_bytes())
        self.assertEqual(result.stdout, piped)

    def test_what_was_there_is_gone(self):
        self.write("# List\n")
        (self.folder / "run.jsonl").write_text("x" * 100000)
        run = self.store("run.jsonl", "--offline")
        self.assertEqual(self.merged("run.jsonl"), run)

    def test_fixed_standard_input_keeps_standard_output(self):
        result = self.run_in("--fix", "--offline", "--no-config", "--output",
                             "jsonl", "-", stdin=TABLE.encode())
        self.assertTrue(result.stdout.startswith(b"| A |"), result.stdout)
        lines = [json.loads(line) for line in result.stderr.splitlines()]
        self.assertEqual(lines[-1]["type"], "summary")


if __name__ == "__main__":
    unittest.main()
