"""Wherever memory ends, one line says so, and no file is damaged."""

import errno
import unittest

from faults import ALL, ONE, require
from faulty import GOLDEN, LONG, SMALL, SWEEP, THREADS, Faulty

require(watching=False)

LITTLE = {"README.md": SMALL}
# Every call of a check and of a mending; of what makes thousands of calls, one
# in so many.
EVERY = {"check": 1, "fix": 1, "reports": 101, "report": 101, "explain": 29}
OTHERS = 7
OF_GOLDEN = {"check": 31, "fix": 101, "baseline": 101, "init": 101,
             "reports": 307}


class Memory(Faulty):
    def sweep(self, kind, lists, every, span=ONE):
        whole = self.whole(kind, lists)
        count = whole[0].counts["memory"]
        for number in range(1, count + 1, 1 if SWEEP else every):
            self.check(kind, lists, ("memory", number, span, errno.ENOMEM),
                       whole)

    def test_calls_are_seen(self):
        """Or the rest would hold whatever the program does."""
        ran, _ = self.whole(self.kinds["check"], LITTLE)
        self.assertGreater(ran.counts["memory"], 200)
        ran, _ = self.run_kind(self.kinds["check"], LITTLE,
                               ("memory", 100, ONE, errno.ENOMEM))
        self.assertEqual((ran.failed, ran.status), (1, 2))

    def test_little_list(self):
        for name, kind in self.kinds.items():
            with self.subTest(kind=name):
                self.sweep(kind, LITTLE, EVERY.get(name, OTHERS))

    def test_golden_lists(self):
        for path in GOLDEN:
            for name, every in OF_GOLDEN.items():
                with self.subTest(kind=name, list=path.name):
                    self.sweep(self.kinds[name],
                               {path.name: path.read_bytes()}, every)

    def test_threads_that_all_run_out(self):
        for path in GOLDEN:
            lists = {f"{n}.md": path.read_bytes() for n in range(3)}
            self.sweep(THREADS, lists, 211, ALL)

    def test_a_list_that_is_parsed_ahead(self):
        self.sweep(THREADS, {"README.md": LONG}, 211)
        self.sweep(THREADS, {"README.md": LONG}, 211, ALL)


if __name__ == "__main__":
    unittest.main()
