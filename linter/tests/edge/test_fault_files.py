"""Whatever call to the system fails, lists and reports are whole."""

import errno
import unittest

from faults import ALL, EVERY_2, KILL, NOTHING, ONE, require
from faulty import (GOLDEN, LONG, SMALL, SWEEP, THREADS, Faulty,
                    steady_all)
from test_golden import steady

require()

# What each class of calls says when it fails.
ERRORS = {"open": [errno.EMFILE, errno.EIO], "read": [errno.EIO],
          "write": [errno.ENOSPC, errno.EIO], "sync": [errno.EIO],
          "rename": [errno.EIO], "truncate": [errno.EIO],
          "close": [errno.EIO]}
WHAT_WRITES = ("open", "write", "sync", "rename", "close")
LITTLE = {"README.md": SMALL}
# Of the kinds that write all reports one call in so many is tried.
MANY = {"reports": 5, "report": 5}
OF_GOLDEN = ("check", "fix", "baseline", "init", *MANY) if SWEEP else (
    "fix", "baseline")
# Those that read and write by stdio: with no handler of a signal, or while no
# signal comes through, so that the kernel interrupts none of their calls.
BY_STDIO = ("reports", "report", "baseline", "init", "help", "rules",
            "explain")


class Calls(Faulty):
    def sweep(self, name, lists, call, error, span=ONE):
        kind = self.kinds[name]
        whole = self.whole(kind, lists)
        every = 1 if SWEEP else MANY.get(name, 1)
        for number in range(1, whole[0].counts[call] + 1, every):
            with self.subTest(kind=name):
                self.check(kind, lists, (call, number, span, error), whole)

    def each(self, call, error, span=ONE):
        for name in self.kinds:
            self.sweep(name, LITTLE, call, error, span)

    def test_golden_lists(self):
        for path in GOLDEN:
            lists = {path.name: path.read_bytes()}
            for call in WHAT_WRITES:
                for name in OF_GOLDEN:
                    self.sweep(name, lists, call, errno.EIO)
                    self.sweep(name, lists, call, KILL)

    def test_calls_are_seen(self):
        """Or the rest would hold whatever the program does."""
        counts = self.whole(self.kinds["fix"], LITTLE)[0].counts
        for call in WHAT_WRITES:
            self.assertGreater(counts[call], 0, call)
            ran, _ = self.run_kind(self.kinds["fix"], LITTLE,
                                   (call, 1, ALL, errno.EIO))
            self.assertGreater(ran.failed, 0, call)

    def test_one_call_fails(self):
        for call, errors in ERRORS.items():
            for error in errors:
                self.each(call, error)

    def test_all_calls_fail_from_one_on(self):
        """But those that write: the line that says why is written too."""
        for call, errors in ERRORS.items():
            if call != "write":
                self.each(call, errors[0], ALL)

    def test_nothing_can_be_written(self):
        for name, kind in self.kinds.items():
            with self.subTest(kind=name):
                ran, files = self.run_kind(kind, LITTLE,
                                           ("write", 1, ALL, errno.ENOSPC))
                self.assertEqual((ran.status, ran.output), (2, b""))
                before = {**LITTLE, **kind.files}
                files["told.jsonl"] = before["told.jsonl"] = b""
                self.assertEqual(files, before)

    def test_threads_that_do_not_start(self):
        for lists in ({"README.md": LONG}, {"a.md": SMALL, "b.md": SMALL}):
            whole = self.whole(THREADS, lists)
            count = whole[0].counts["thread"]
            self.assertGreater(count, 1)
            for number in range(1, count + 1):
                for span in (ONE, ALL):
                    self.check(THREADS, lists,
                               ("thread", number, span, errno.EAGAIN), whole)

    def test_killed(self):
        for call in WHAT_WRITES:
            self.each(call, KILL)

    def same(self, kind, *fault, **options):
        whole = self.whole(kind, LITTLE)
        ran, files = self.run_kind(kind, LITTLE, *fault, **options)
        self.assertEqual((ran.status, ran.error), (whole[0].status, b""))
        self.assertEqual(steady(ran.output), steady(whole[0].output))
        self.assertEqual(steady_all(files), steady_all(whole[1]))

    def test_interrupted_calls_are_made_again(self):
        for name, kind in self.kinds.items():
            for call in ("open", "read", "write", "sync", "close"):
                if name not in BY_STDIO:
                    with self.subTest(kind=name, call=call):
                        self.same(kind, (call, 1, EVERY_2, errno.EINTR))

    def test_calls_that_do_a_part(self):
        for name, kind in self.kinds.items():
            for piece in (1, 1000):
                with self.subTest(kind=name, piece=piece):
                    self.same(kind, NOTHING, piece=piece)


if __name__ == "__main__":
    unittest.main()
