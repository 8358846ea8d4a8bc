"""The built command where one call fails: linter/tests/fault/fault.h."""

import os
import pathlib
import socket
import subprocess
import sys
import tempfile

from command import LISTLINT

LIBRARY = os.environ.get("FAULT_LIBRARY", "")
CALLS = ("memory", "open", "read", "write", "sync", "rename", "truncate",
         "close", "lock", "map", "thread", "socket", "connect", "send",
         "receive")
ONE, ALL, EVERY_2 = range(3)
KILL = 0
NOTHING = ("none", 0, ONE, KILL)
# The sanitizer is not the first library then; what is left behind where the
# program ends at once is no leak.
ENVIRONMENT = {"ASAN_OPTIONS": "verify_asan_link_order=0:detect_leaks=0",
               "SOURCE_DATE_EPOCH": "1764086400"}


def require(watching=True):
    """Ends the test, as skipped, where no call can be made to fail."""
    if not LIBRARY:
        print("skipped: no failure injection in this build")
        sys.exit(77)
    faults = Faults()
    ran = faults.run(["version"], "/")
    faults.close()
    if watching and not ran.watched:
        print("skipped: the kernel lets nobody watch system calls here")
        sys.exit(77)


class Ran:
    """How a run with a fault ended."""

    def __init__(self, answer, output, error):
        status, watched, failed, *counts = map(int, answer.split())
        self.hung = status == -1
        self.status = None if self.hung else os.waitstatus_to_exitcode(status)
        self.watched = bool(watched)
        self.failed = failed
        self.counts = dict(zip(CALLS, counts, strict=True))
        self.output = output
        self.error = error

    def __str__(self):
        return (f"status {self.status}, {self.failed} failed, error "
                f"{self.error!r}, output {self.output[:200]!r}")


class Faults:
    """A server that runs the command again and again."""

    def __init__(self, **environment):
        self.socket, other = socket.socketpair(socket.AF_UNIX,
                                               socket.SOCK_SEQPACKET)
        self.scratch = tempfile.TemporaryDirectory()
        self.process = subprocess.Popen(
            [LISTLINT], pass_fds=[other.fileno()],
            env={**os.environ, **ENVIRONMENT, **environment,
                 "LD_PRELOAD": LIBRARY, "FAULT_SERVER": str(other.fileno())})
        other.close()

    def close(self):
        self.socket.close()
        self.process.wait()
        self.scratch.cleanup()

    def run(self, arguments, folder, fault=NOTHING, piece=0, stdin="/dev/null",
            stdout=None, stderr=None):
        """`fault`: class, number, span, errno or KILL. A file that is named is
        not read back; an empty name: it is closed."""
        files = [pathlib.Path(self.scratch.name, name)
                 for name in ("output", "error")]
        for path in files:
            path.write_bytes(b"")
        words = [*fault, piece, folder, stdin,
                 files[0] if stdout is None else stdout,
                 files[1] if stderr is None else stderr, LISTLINT, *arguments]
        self.socket.send(b"".join(os.fsencode(str(word)) + b"\0"
                                  for word in words))
        answer = self.socket.recv(4096)
        return Ran(answer, *(path.read_bytes() for path in files))
