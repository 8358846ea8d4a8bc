"""The file that is remembered in: killed runs, damage, others at it."""

import contextlib
import os
import signal
import socket
import sqlite3
import subprocess
import time
import unittest

from command import LISTLINT
from remembered import Remembering, Run, surroundings
from server import hang, reply, slow

GOES_ON = "; the run goes on without what is known of links\n"
PATIENT = ("--timeout", "30")
NOBODY = 65534


def wait_for(what, seconds=20):
    """Until it is so."""
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            raise AssertionError("waited in vain")
        time.sleep(0.02)


class Stopped(Remembering):
    """A run that does not come to its end, and the next."""

    def setUp(self):
        super().setUp()
        self.fast = [f"/fast{n}" for n in range(12)]
        self.slow = [f"/slow{n}" for n in range(12)]
        for path in self.fast:
            self.server.script[path] = reply(200)
        self.hung = self.serve({path: hang for path in self.slow})
        self.write(*[link for pair in zip(
            self.fast, map(self.hung.url, self.slow)) for link in pair])

    def kept(self):
        with contextlib.suppress(sqlite3.OperationalError):
            return self.file.exists() and set(self.rows()) == set(self.fast)
        return False

    def stop(self, number, until=lambda: True):
        process = self.start(*PATIENT)
        wait_for(lambda: len(self.server.requests) >= 12 and
                 self.hung.requests)
        wait_for(until)
        time.sleep(0.4)
        process.send_signal(number)
        out, error = process.communicate(timeout=20)
        self.asked()
        self.asked(self.hung)
        return Run(subprocess.CompletedProcess(
            [], process.returncode, out, error), self.server)

    def check_rest(self):
        for path in self.slow:
            self.hung.script[path] = reply(200)
        run = self.quiet()
        self.assertEqual(self.asked(), [])
        self.assertEqual(sorted(self.asked(self.hung)),
                         sorted("HEAD " + path for path in self.slow))
        self.assertEqual(run.cached(), set(self.fast))
        self.assertEqual({said for said in run.said().values()},
                         {("alive", None)})
        self.assertEqual(len(self.quiet().cached()), 24)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()),
                         ["README.md", "memory.sqlite3"])

    def test_killed(self):
        run = self.stop(signal.SIGKILL, self.kept)
        self.assertEqual((run.code, run.out), (-signal.SIGKILL, ""))
        self.check_rest()

    def test_interrupted(self):
        run = self.stop(signal.SIGINT)
        self.assertEqual((run.code, run.error), (130, ""))
        said = run.said()
        self.assertEqual({said[path] for path in self.fast},
                         {("alive", None)})
        self.assertEqual({said[self.hung.url(path)] for path in self.slow},
                         {("unverified", "interrupted")})
        self.check_rest()

    def test_dead_that_nobody_confirmed(self):
        self.server.script["/fast0"] = reply(404)
        self.fast.remove("/fast0")
        self.stop(signal.SIGINT)
        self.assertNotIn("/fast0", self.rows())


class Files(Remembering):
    def setUp(self):
        super().setUp()
        self.script(fine=reply(200), gone=reply(410))
        self.write("/fine", "/gone")

    def fresh(self, run, warning=""):
        """Nothing was known, and all came out as it is."""
        self.assertEqual(run.error, warning and
                         f"listlint: warning: {warning}\n")
        self.assertEqual(run.said(), {"/fine": ("alive", None),
                                      "/gone": ("dead", "gone")})
        self.assertEqual((run.cached(), run.code), (set(), 1))


class Damaged(Files):
    def damage(self, data):
        """Set aside as it is, and a new one begun."""
        self.file.write_bytes(data)
        aside = self.folder / "memory.sqlite3.damaged"
        self.fresh(self.run_it(), f"{self.file}: damaged, and renamed to "
                                  f"{aside}")
        self.assertEqual(aside.read_bytes(), data)
        self.assertEqual(self.quiet().cached(), {"/fine", "/gone"})

    def test_garbage_behind_the_header(self):
        self.quiet()
        data = self.file.read_bytes()
        self.damage(data[:100] + b"\xa5garbage" * (len(data) // 8))

    def test_truncated(self):
        self.quiet()
        data = self.file.read_bytes()
        for length in (10, 50, 100, 2000, len(data) // 2):
            with self.subTest(length):
                self.damage(data[:length])

    def test_empty(self):
        self.file.touch()
        self.fresh(self.run_it())
        self.assertEqual(self.quiet().cached(), {"/fine", "/gone"})

    def test_another_table(self):
        self.quiet()
        self.edit("ALTER TABLE link ADD COLUMN more TEXT")
        self.damage(self.file.read_bytes())

    def test_a_trigger(self):
        self.quiet()
        self.edit("CREATE TRIGGER t AFTER INSERT ON link BEGIN "
                  "DELETE FROM link; END")
        self.damage(self.file.read_bytes())

    def test_damaged_again(self):
        """The older one is no loss."""
        self.damage(b"SQLite format 3\0 but no more")
        self.damage(b"no database, yet named like one")


class Refused(Files):
    """What is somebody else's stays as it is, and nothing is asked."""

    def check(self, file, why, *options):
        before = file.read_bytes() if file.is_file() else None
        run = self.run_it("--cache", file, *options, cache=False)
        self.assertEqual((run.code, run.out, run.error),
                         (2, "", f"listlint: {file}: {why}\n"))
        self.assertEqual(file.read_bytes() if file.is_file() else None, before)
        self.assertEqual(self.asked(), [])
        self.assertEqual([p.name for p in self.folder.iterdir()
                          if "damaged" in p.name], [])

    def test_another_programs_database(self):
        with self.database() as database:
            database.execute("CREATE TABLE link (key)")
        self.check(self.file, "a database of another program")

    def test_no_database(self):
        self.check(self.folder / "README.md", "not a database")

    def test_no_file(self):
        self.check(self.folder, "not a file")
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        self.check(pipe, "not a file")

    def test_nowhere(self):
        self.check(self.folder / "none" / "file", "No such file or directory")

    def test_of_a_newer_version(self):
        self.quiet()
        self.asked()
        self.edit("PRAGMA user_version = 99")
        self.check(self.file, "written by a newer version of listlint")

    def test_a_symbolic_link_of_the_configuration(self):
        """What a pull request brings leads nowhere else; what its user says
        at the command line leads where the user wants."""
        target = self.folder / "precious"
        target.write_bytes(b"")
        self.configure("links: {cache: {file: memory.sqlite3}}\n")
        self.file.symlink_to(target)
        run = self.run_it(cache=False)
        self.assertEqual((run.code, run.error),
                         (2, f"listlint: {self.file}: a symbolic link\n"))
        self.assertEqual(target.read_bytes(), b"")
        self.assertEqual(self.asked(), [])
        self.fresh(self.run_it("--no-cache", cache=False))
        self.fresh(self.run_it())
        self.assertNotEqual(target.read_bytes(), b"")
        self.assertTrue(self.file.is_symlink())

    def test_a_folder_that_is_a_symbolic_link(self):
        outside = self.folder / "outside"
        outside.mkdir()
        (self.folder / "in").symlink_to(outside)
        self.configure("links: {cache: {file: in/memory.sqlite3}}\n")
        run = self.run_it(cache=False)
        self.assertEqual(run.code, 2)
        self.assertIn("symbolic link", run.error)
        self.assertEqual(list(outside.iterdir()), [])
        self.assertEqual(self.asked(), [])


class Shared(Files):
    @contextlib.contextmanager
    def locked(self):
        with self.database() as database:
            database.execute("BEGIN EXCLUSIVE")
            yield

    def test_locked_all_the_time(self):
        self.quiet()
        self.edit("DELETE FROM link")
        with self.locked():
            run = self.run_it()
        self.fresh(run, f"{self.file}: held by another run; not all verdicts "
                        "were kept")
        self.assertEqual(self.rows(), {})

    def test_locked_before_it_is_one(self):
        with self.locked():
            run = self.run_it()
        self.fresh(run, f"{self.file}: held by another run{GOES_ON[:-1]}")

    def test_what_is_known_is_known_while_another_writes(self):
        self.quiet()
        self.asked()
        with self.locked():
            run = self.run_it()
        self.assertEqual((run.cached(), run.error), ({"/fine", "/gone"}, ""))
        self.assertEqual(self.asked(), [])

    def test_two_at_once(self):
        """From the beginning of the file on, and again."""
        for turn in range(2):
            for n in range(8):
                self.server.script[f"/{turn}a{n}"] = slow(0.05, reply(200))
                self.server.script[f"/{turn}b{n}"] = slow(0.05, reply(200))
            self.write(*[f"/{turn}a{n}" for n in range(8)], name="a.md")
            self.write(*[f"/{turn}b{n}" for n in range(8)], name="b.md")
            runs = [self.start(name) for name in ("a.md", "b.md")]
            for run in runs:
                _, error = run.communicate(timeout=60)
                self.assertEqual((run.returncode, error), (0, b""))
        self.assertEqual(set(self.rows()), {
            f"/{turn}{name}{n}" for turn in range(2) for name in "ab"
            for n in range(8)})
        self.asked()
        self.quiet("a.md", "b.md")
        self.assertEqual(self.asked(), [])


class Protected(Files):
    """Where nothing can be written: with the rights of nobody where root runs
    the tests, to whom nothing is forbidden."""

    def setUp(self):
        super().setUp()
        self.who = {}
        if os.geteuid() == 0:
            self.who = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
            self.folder.chmod(0o755)
        if subprocess.run([LISTLINT, "--version"], check=False,
                          capture_output=True, **self.who).returncode:
            self.skipTest("not for nobody to run")

    def test_a_folder(self):
        self.folder.chmod(0o555)
        self.fresh(self.run_it(**self.who),
                   f"{self.file}: Permission denied{GOES_ON[:-1]}")

    def test_a_file(self):
        self.quiet()
        self.file.chmod(0o444)
        self.folder.chmod(0o555)
        run = self.run_it(**self.who)
        self.fresh(run, f"{self.file}: cannot be written{GOES_ON[:-1]}")


class CutOff(Files):
    """Where nobody answers, nobody is dead."""

    def silent(self):
        """A port where connections come to no end: its queue is full."""
        listener = socket.create_server(("127.0.0.1", 0), backlog=0)
        self.addCleanup(listener.close)
        port = listener.getsockname()[1]
        for _ in range(4):
            filler = socket.socket()
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", port))
            self.addCleanup(filler.close)
        return f"http://127.0.0.1:{port}/"

    def test_nothing_is_made_of_it(self):
        """Whether names are said not to exist, or nothing: only what is dead
        in the end is remembered."""
        names = [f"http://nowhere{n}.invalid/" for n in range(3)]
        self.write(*names)
        run = self.run_it("--retries", "0")
        dead = {name for name, said in run.said().items()
                if said[0] == "dead"}
        self.assertEqual(set(self.rows()), dead)

    def test_what_is_known_stays(self):
        self.quiet()
        before = self.rows()
        self.write("/fine", "/gone", *[self.silent() for _ in range(4)])
        run = self.run_it("--timeout", "0.3", "--retries", "1")
        self.assertEqual(list(run.said().values())[2:],
                         [("unverified", "no-network")] * 4)
        self.assertEqual(self.rows(), before)
        self.assertEqual(list(run.said().values())[:2],
                         [("alive", None), ("dead", "gone")],
                         "what needs no network")
        self.assertEqual(run.cached(), {"/fine", "/gone"})

    def test_what_is_stale_is_not_overwritten(self):
        self.write(*[self.silent() for _ in range(4)])
        self.run_it("--timeout", "0.3", "--retries", "1")
        self.assertEqual(self.rows(), {})
        self.write("/fine", "/gone")
        self.quiet()
        self.age(30 * 86400)
        before = self.rows()
        self.server.listener.shutdown(socket.SHUT_RDWR)
        self.server.close()
        run = self.run_it("--retries", "0")
        self.assertEqual({said[0] for said in run.said().values()},
                         {"unverified"})
        self.assertEqual(self.rows(), before)


if __name__ == "__main__":
    unittest.main()
