"""What Hugging Face is asked, and what comes of its answers."""

import unittest

from hubs import ALIVE, FACE, FACE_TOKEN, LOST, Face, Hubs, as_json
from named import found, verdicts
from server import redirect, reply


class Faces(Hubs):
    token = ""

    def setUp(self):
        super().setUp()
        self.know({})

    def know(self, things):
        self.hub = self.open(Face(things))
        self.variables = {**self.hub.variables(), "HF_TOKEN": self.token,
                          "GITHUB_TOKEN": ""}

    def paths(self):
        """What the hub was asked for, without the fields."""
        return sorted(request.partition("?")[0]
                      for request in self.hub.requests)


class Api(Faces):
    def test_kinds(self):
        self.know({"datasets/o/d": {}, "models/o/m": {}, "spaces/o/s": {},
                   "datasets/old": {}})
        names = ["datasets/o/d", "o/m", "spaces/o/s", "datasets/old"]
        self.all_alive(self.ask(names, at=FACE), names, at=FACE)
        self.assertEqual(self.paths(), [
            "GET /api/datasets/o/d", "GET /api/datasets/old",
            "GET /api/models/o/m", "GET /api/spaces/o/s"])
        self.assertEqual(self.proxy.connections, 0)

    def test_gates(self):
        self.know({"datasets/o/open": {"gated": False},
                   "datasets/o/auto": {"gated": "auto"},
                   "datasets/o/shut": {"disabled": True},
                   "models/o/m": {"gated": "manual"}})
        run = self.ask(["datasets/o/open", "datasets/o/auto",
                        "datasets/o/shut", "o/m"], at=FACE)
        self.assertEqual(found(run), [("WEB009", "note", 4),
                                      ("WEB009", "note", 5),
                                      ("WEB009", "note", 6)])
        self.assertEqual(self.pages.requests, [])

    def test_rename(self):
        """A redirect of the API is taken for what it says, not followed."""
        real = self.hub.tell
        self.hub.tell = lambda path, body: redirect(
            "/api/datasets/new/name?expand=gated", 307) \
            if path == "/api/datasets/o/d" else real(path, body)
        run = self.ask(["datasets/o/d"], at=FACE)
        self.assertEqual(found(run), [("WEB003", "warning", 3)])
        self.assertEqual(run["findings"][0]["edits"][0]["text"],
                         FACE + "datasets/new/name")
        self.assertEqual(self.paths(), ["GET /api/datasets/o/d"])
        self.assertEqual(self.pages.requests, [])

    def test_what_is_not_there_is_looked_at(self):
        self.pages.script = {"/datasets/o/lost": reply(404),
                             "/datasets/o/hidden": reply(401)}
        for token in ("", FACE_TOKEN):
            self.token = token
            self.know({})
            self.pages.requests.clear()
            if token:
                self.hub.tell = lambda path, body: as_json(
                    {"error": "Repository not found"}, 404)
            run = self.ask(["datasets/o/lost", "datasets/o/hidden", "o/there"],
                           at=FACE)
            self.assertEqual(verdicts(run), {
                FACE + "datasets/o/lost": LOST, FACE + "o/there": ALIVE,
                FACE + "datasets/o/hidden": ("unverified", "restricted")})
            self.assertEqual(len(self.hub.requests), 3)

    def test_rows_and_licences(self):
        card = {"license": "apache-2.0", "dataset_info": {
            "splits": [{"name": "train", "num_examples": 15000}]}}
        self.know({"datasets/o/%d" % number: {"cardData": card}
                   for number in range(6)})
        self.write("# Data\n\n| Dataset | Rows | Licence |\n"
                   "| --- | --- | --- |\n" + "".join(
                       f"| [d{number}]({FACE}datasets/o/{number}) | {rows} | "
                       f"{licence} |\n" for number, (rows, licence) in
                       enumerate((("15k", "Apache-2.0"), ("150k", "Apache-2.0"),
                                  ("15k", "MIT"), ("1k", "Apache-2.0"),
                                  ("16k", "Apache 2.0"), ("9k", "Apache-2.0")))))
        run = self.check()
        self.assertEqual(found(run), [("WEB010", "warning", 6),
                                      ("WEB010", "warning", 7),
                                      ("WEB010", "warning", 8)])

    def test_token(self):
        self.token = FACE_TOKEN
        self.know({"datasets/o/d": {}})
        self.ask(["datasets/o/d", "o/lost", "datasets/o/d/tree/main"], at=FACE)
        for headers in self.hub.headers:
            self.assertEqual(headers["Authorization"], "Bearer " + FACE_TOKEN)
        self.assertTrue(self.pages.requests)
        self.assert_untold(self.pages, FACE_TOKEN)
        self.assertNotIn(FACE_TOKEN, self.said)


class Files(Faces):
    """Behind the API there are more answers in the files."""

    token = FACE_TOKEN

    def limit(self, action):
        real = self.hub.tell

        def tell(path, body):
            return action if path.startswith("/api/") else real(path, body)

        self.hub.tell = tell

    def test_throttled(self):
        names = ["datasets/o/%d" % number for number in range(12)]
        self.know({name: {} for name in names})
        self.limit(reply(429))
        self.all_alive(self.ask(names, "--per-host", 1, at=FACE), names,
                       at=FACE)
        self.assertEqual(self.paths(), sorted(
            ["GET /api/" + names[0]] +
            ["HEAD /%s/resolve/main/README.md" % name for name in names]))
        self.assertEqual(self.pages.requests, [])
        for request, headers in zip(self.hub.requests, self.hub.headers):
            self.assertEqual("Authorization" in headers,
                             request.startswith("GET"))

    def test_the_last_question(self):
        names = ["datasets/o/%d" % number for number in range(4)]
        self.know({name: {} for name in names})
        self.limit(as_json({"id": "o/0"}, RateLimit='"api";r=0;t=200'))
        self.all_alive(self.ask(names, "--per-host", 1, at=FACE), names,
                       at=FACE)
        self.assertEqual(self.paths(), sorted(
            ["GET /api/" + names[0]] +
            ["HEAD /%s/resolve/main/README.md" % name for name in names[1:]]))

    def test_nothing_more_at_all(self):
        names = ["datasets/o/%d" % number for number in range(12)]
        self.hub.tell = lambda path, body: reply(429)
        self.all_alive(self.ask(names, "--per-host", 1, at=FACE), names,
                       at=FACE)
        self.assertEqual(len(self.hub.requests), 2)
        self.assertEqual(self.pages_seen(), set(names))

    def test_what_has_no_file(self):
        """A gate and a missing file are of a thing that is there."""
        answers = {"gate": reply(401, {"X-Error-Code": "GatedRepo"}),
                   "empty": reply(404, {"X-Error-Code": "EntryNotFound"}),
                   "lost": reply(401, {"X-Error-Code": "RepoNotFound"}),
                   "bad": reply(500)}
        self.hub.tell = lambda path, body: reply(429) \
            if path.startswith("/api/") else answers[path.split("/")[3]]
        run = self.ask(["datasets/o/" + name for name in answers], at=FACE)
        self.assertEqual(set(verdicts(run).values()), {ALIVE})
        self.assertEqual(found(run), [("WEB009", "note", 3)])
        self.assertEqual(self.pages_seen(), {"datasets/o/lost",
                                             "datasets/o/bad"})

    def test_bad_token(self):
        names = ["datasets/o/%d" % number for number in range(4)]
        self.know({name: {} for name in names})
        self.limit(as_json({"error": "Invalid credentials in Authorization "
                                     "header"}, 401))
        self.all_alive(self.ask(names, "--per-host", 1, at=FACE), names,
                       at=FACE)
        self.assertEqual(len(self.hub.requests), 5)
        self.assertEqual(self.pages.requests, [])


if __name__ == "__main__":
    unittest.main()
