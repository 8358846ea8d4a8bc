"""Wherever memory ends, one line says so, and no file is damaged."""

import os
import unittest

from command import ROOT
from faults import ALL, ONE
from faulty import GOLDEN, SMALL, Faulty

ENOMEM = 12
# Every n-th call of the little list; of the golden ones, whose runs make
# thousands, one in so many. FAULT_SWEEP=1: all.
WHOLE = os.environ.get("FAULT_SWEEP") == "1"
STRIDE = 1 if WHOLE else 97


class Memory(Faulty):
    def sweep(self, kind, lists, stride):
        whole = self.whole(kind, lists)
        count = whole[0].counts["memory"]
        self.assertGreater(count, 100)
        for number in range(1, count + 1, stride):
            self.check(kind, lists, ("memory", number, ONE, ENOMEM), whole)

    def test_each_call_of_a_little_list(self):
        for name, kind in self.kinds.items():
            with self.subTest(kind=name):
                self.sweep(kind, {"README.md": SMALL}, 1 if WHOLE else 7)


if __name__ == "__main__":
    unittest.main()
