"""Whatever call to the system fails, lists and reports are whole."""

import errno
import os
import subprocess
import unittest

import faults
from command import LISTLINT
from faults import ALL, EVERY_2, KILL, ONE
from faulty import GOLDEN, SMALL, Faulty, steady_all
from test_golden import steady

# What each class of calls says when it fails.
ERRORS = {"open": [errno.EMFILE], "read": [errno.EIO],
          "write": [errno.ENOSPC, errno.EIO], "sync": [errno.EIO],
          "rename": [errno.EIO], "truncate": [errno.EIO],
          "close": [errno.EIO], "thread": [errno.EAGAIN]}
WHAT_WRITES = ("open", "write", "sync", "rename", "close")
LITTLE = {"README.md": SMALL}


class Calls(Faulty):
    def each(self, call, error, span=ONE):
        for name, kind in self.kinds.items():
            whole = self.whole(kind, LITTLE)
            for number in range(1, whole[0].counts[call] + 1):
                with self.subTest(kind=name):
                    self.check(kind, LITTLE, (call, number, span, error),
                               whole)

    def test_one_call_fails(self):
        for call, errors in ERRORS.items():
            for error in errors:
                self.each(call, error)

    def test_all_calls_fail_from_one_on(self):
        """But what tells why, which is a write as well."""
        for call, errors in ERRORS.items():
            if call != "write":
                self.each(call, errors[0], ALL)

    def test_killed(self):
        for call in WHAT_WRITES:
            self.each(call, KILL)


if __name__ == "__main__":
    unittest.main()
