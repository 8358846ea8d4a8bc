"""Verdicts on a small simulated internet whose truth is known."""

import concurrent.futures
import os
import pathlib
import sys
import tempfile
import unittest

from command import LISTLINT, ROOT

sys.path.insert(0, str(ROOT / "linter" / "bench"))

from internet import Internet, run_listlint, write_list  # noqa: E402

PLAN = {"seed": 559, "hosts": 100, "links": 500, "latency": 0.03,
        "timeout": 1}


def check():
    """The links, what listlint says of each, and what the internet saw."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        with Internet(os.environ["BENCH_INTERNET"], folder, **PLAN) as net:
            links = list(net.links())
            write_list(links, folder / "README.md")
            said, _ = run_listlint(LISTLINT, net.proxy, folder,
                                   PLAN["timeout"])
        return links, said, net.seen


class Verdicts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with concurrent.futures.ThreadPoolExecutor() as threads:
            runs = [threads.submit(check) for _ in range(2)]
            cls.first, cls.second = [run.result() for run in runs]

    def test_every_verdict_is_the_truth(self):
        links, said, _ = self.first
        self.assertEqual(len(links), PLAN["links"])
        self.assertEqual(
            {link.url: (link.kind, *said[link.url]) for link in links},
            {link.url: (link.kind, link.verdict, link.reason)
             for link in links})

    def test_nothing_alive_is_called_dead(self):
        links, said, _ = self.first
        self.assertEqual([link for link in links if link.verdict != "dead" and
                          said[link.url][0] == "dead"], [])

    def test_two_runs_say_the_same(self):
        self.assertEqual(self.first[0], self.second[0])
        self.assertEqual(self.first[1], self.second[1])

    def test_no_host_is_asked_more_than_four_at_once(self):
        for _, _, seen in (self.first, self.second):
            self.assertEqual(seen["most_at_host"], 4)
            self.assertLessEqual(seen["most"], 128)
            self.assertEqual(seen["strange"], 0)


if __name__ == "__main__":
    unittest.main()
