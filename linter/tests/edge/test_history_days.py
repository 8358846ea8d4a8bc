"""A link is an error only when it has been dead for days."""

import time
import unittest

from remembered import DAY, Remembering
from server import reply


class Days(Remembering):
    def setUp(self):
        super().setUp()
        self.script(gone=reply(410))
        self.write("/gone")
        self.configure("fail-on: error\nlinks: {dead-after: 3}\n")

    def day(self, code, severity):
        """The link, the next day."""
        run = self.quiet()
        self.assertEqual((run.code, [row[:2] for row in run.rules()]),
                         (code, [("WEB001", severity)]))
        self.age(DAY)

    def test_an_error_on_the_third_day(self):
        for code, severity in ((0, "warning"), (0, "warning"), (1, "error"),
                               (1, "error")):
            self.day(code, severity)

    def test_what_is_remembered_is_of_the_same_age(self):
        first, second = self.quiet(), self.quiet()
        self.assertEqual(second.cached(), {"/gone"})
        self.assertEqual(second.findings, first.findings)
        self.age(DAY)
        self.day(0, "warning")
        self.quiet()
        third, fourth = self.quiet(), self.quiet()
        self.assertEqual(fourth.cached(), {"/gone"})
        self.assertEqual([row[1] for row in third.rules() + fourth.rules()],
                         ["error"] * 2)

    def test_alive_between_ends_the_row(self):
        self.day(0, "warning")
        self.day(0, "warning")
        self.script(gone=reply(200))
        self.assertEqual(self.quiet().rules(), [])
        self.age(7 * DAY)
        self.script(gone=reply(410))
        self.day(0, "warning")
        self.day(0, "warning")
        self.day(1, "error")

    def test_days_on_which_nobody_could_tell(self):
        self.day(0, "warning")
        self.day(0, "warning")
        self.script(gone=reply(403))
        self.assertEqual(self.quiet().rules(), [("WEB002", "note", 3)])
        self.age(DAY)
        self.script(gone=reply(410))
        self.day(1, "error")

    def test_one_day_is_counted_once(self):
        self.configure("fail-on: error\n"
                       "links: {dead-after: 3, cache: {dead: 0d}}\n")
        begin = int(time.time()) // DAY
        for _ in range(3):
            self.quiet()
        days = self.rows()["/gone"]["failing_days"]
        self.assertLessEqual(days, int(time.time()) // DAY - begin + 1)

    def test_what_was_dead_before_anybody_counted(self):
        """An alive link that dies later begins on its first day, however long
        it has been known."""
        self.script(gone=reply(200))
        self.quiet()
        self.age(30 * DAY)
        self.script(gone=reply(410))
        self.day(0, "warning")

    def test_one_day_is_enough(self):
        self.configure("fail-on: error\nlinks: {dead-after: 1}\n")
        self.day(1, "error")

    def test_without_a_history_nobody_counts(self):
        run = self.run_it(cache=False)
        self.assertEqual(
            run.error, "listlint: warning: dead-after: 3 without a cache, in "
            "which the days are counted: a dead link stays a warning\n")
        self.assertEqual((run.code, run.rules()),
                         (0, [("WEB001", "warning", 3)]))
        self.configure("links: {dead-after: 3, cache: }\n")
        self.assertIn("dead-after", self.run_it("--no-cache", cache=False)
                      .error)
        self.configure("links: {dead-after: 1}\n")
        self.quiet(cache=False)


if __name__ == "__main__":
    unittest.main()
