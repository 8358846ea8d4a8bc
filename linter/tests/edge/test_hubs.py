"""What hubs are asked, what comes of their answers, and who gets the token."""

import os
import signal
import socket
import subprocess
import time
import unittest

from command import LISTLINT
from hubs import Face, GitHub, as_json
from named import Named, found, verdicts
from server import Server, close, hang, raw, redirect, reply, reset

GITHUB, FACE = "https://github.com/", "https://huggingface.co/"
TOKEN, FACE_TOKEN = "ghp_s3cret0fGitHub", "hf_s3cret0fTheFace"
ALIVE = ("alive", None)
LOST = ("dead", "not-found")
GRAPH = "POST /graphql"


def repositories(count, first=0):
    return ["owner/repo-%d" % number
            for number in range(first, first + count)]


class Pages(Server):
    """Answers for every page that its script has nothing about: 200."""

    def choose(self, method, path, body):
        return self.turn_of(self.script.get(path, reply(200)), path)


class Hubs(Named):
    names = ("github.com", "huggingface.co", "api.github.com")

    def setUp(self):
        super().setUp()
        self.pages = self.open(Pages(tls=self.certificate.context()))
        for name in self.names:
            self.proxy.secure[name] = self.pages.port

    def ask(self, names, *options, at=GITHUB, **more):
        self.write_links([at + name for name in names])
        return self.check(*options, **more)

    def all_alive(self, run, names, at=GITHUB):
        self.assertEqual(verdicts(run), {at + name: ALIVE for name in names})

    def pages_seen(self):
        """The pages that were asked for, each once."""
        seen = [request.split(" /", 1)[1] for request in self.pages.requests]
        self.assertEqual(len(seen), len(set(seen)), "asked for twice")
        return set(seen)


class GitHubs(Hubs):
    token = TOKEN

    def setUp(self):
        super().setUp()
        self.know({})

    def know(self, known, tls=None):
        self.hub = self.open(GitHub(known, tls=tls))
        self.variables = {**self.hub.variables(), "GITHUB_TOKEN": self.token,
                          "HF_TOKEN": FACE_TOKEN}


class Many(GitHubs):
    """With a token: many repositories a question."""

    def test_questions_of_fifty(self):
        names = repositories(120)
        run = self.ask(names + names[:30])
        self.all_alive(run, names)
        self.assertEqual(run["summary"]["requests"], 3)
        self.assertEqual(self.hub.requests, [GRAPH] * 3)
        asked = self.hub.asked_for()
        self.assertEqual(sorted(map(len, asked)), [20, 50, 50])
        self.assertEqual(sorted(sum(asked, [])), sorted(names))
        self.assertEqual(self.proxy.connections, 0)
        for headers in self.hub.headers:
            self.assertEqual(headers["Authorization"], "Bearer " + TOKEN)

    def test_ways_to_write_one(self):
        names = ["o/r", "O/R", "o/r/", "o/r.git", "o/r?tab=readme-ov-file"]
        run = self.ask(names)
        self.assertEqual(set(verdicts(run).values()), {ALIVE})
        self.assertEqual(len(self.hub.requests), 1)
        self.assertEqual(self.pages.requests, [])

    def test_what_is_no_repository(self):
        names = ["o/r/issues", "o/r/blob/main/a.md", "o", "features/actions",
                 "o/r?tab=x", "o/r/tree/dev", "o/r/wiki", "o/-/x", "o/.."]
        self.ask(names)
        self.assertEqual(self.hub.requests, [])

    def test_facts(self):
        self.know({"o/old": {"archived": True}, "o/shut": {"disabled": True},
                   "o/moved": {"name": "new/name"}})
        run = self.ask(["o/fine", "o/old", "o/shut", "o/moved"])
        self.assertEqual(found(run), [
            ("WEB008", "note", 4), ("WEB008", "note", 5),
            ("WEB003", "warning", 6)])
        self.assertEqual(self.pages.requests, [])
        moved = next(link for link in run["links"]
                     if link["url"] == GITHUB + "o/moved")
        self.assertEqual(moved["final_url"], GITHUB + "new/name")
        edits = [(edit["text"], edit["safe"])
                 for edit in run["findings"][2]["edits"]]
        self.assertEqual(edits, [(GITHUB + "new/name", True)])

    def test_another_case_is_no_move(self):
        self.know({"o/r": {"name": "O/R"}})
        self.assertEqual(found(self.ask(["o/r"])), [])

    def test_what_the_hub_does_not_show_is_looked_at(self):
        """Only the page says what is dead."""
        self.know({"o/lost": "NOT_FOUND", "o/there": "NOT_FOUND",
                   "o/wall": "FORBIDDEN", "o/mine": {"private": True}})
        self.pages.script = {"/o/lost": reply(404), "/o/mine": reply(404)}
        run = self.ask(["o/lost", "o/there", "o/wall", "o/mine", "o/fine"])
        self.assertEqual(verdicts(run), {
            GITHUB + "o/lost": LOST, GITHUB + "o/there": ALIVE,
            GITHUB + "o/wall": ALIVE, GITHUB + "o/mine": LOST,
            GITHUB + "o/fine": ALIVE})
        self.assertEqual(self.pages.seen("/o/lost"), ["HEAD", "GET", "GET"])
        self.assertEqual(self.pages.seen("/o/there"), ["HEAD"])
        self.assertEqual(self.pages.seen("/o/fine"), [])
        self.assertEqual(self.hub.requests, [GRAPH])

    def test_fragments(self):
        """Of its text the hub says nothing; what it says of the repository
        holds."""
        self.know({"o/old": {"archived": True}})
        run = self.ask(["o/old#usage", "o/old", "o/r#usage"])
        self.assertEqual(set(verdicts(run).values()), {ALIVE})
        self.assertEqual(self.hub.requests, [GRAPH])
        self.assertEqual(self.pages.seen("/o/old"), ["HEAD", "GET"])
        self.assertEqual(self.pages.seen("/o/r"), ["HEAD", "GET"])
        self.assertEqual([rule for rule, _, _ in found(run)],
                         ["WEB008", "WEB008"])

    def test_licence(self):
        self.know({"o/a": {"licence": "Apache-2.0"}, "o/b": {"licence": "MIT"}})
        self.write("# Tools\n\n| Tool | Licence |\n| --- | --- |\n" + "".join(
            f"| [{name}]({GITHUB}o/{name}) | MIT |\n" for name in "abcdef"))
        self.assertEqual(found(self.check()), [("WEB010", "warning", 5)])


class Refusals(GitHubs):
    """A hub that is of no use costs little, and no page its verdict."""

    def test_a_bad_token(self):
        names = repositories(120)
        self.hub.script = {"/graphql": as_json({"message": "Bad credentials"},
                                               401)}
        run = self.ask(names, "--per-host", 1)
        self.all_alive(run, names)
        self.assertEqual(self.hub.requests, [GRAPH])
        self.assertEqual(self.pages_seen(), set(names))

    def test_a_thousand_repositories(self):
        for action in (as_json({"message": "Bad credentials"}, 401),
                       as_json({"message": "secondary rate limit"}, 403,
                               Retry_After="60"), reset):
            names = repositories(1000)
            self.know({})
            self.hub.script = {"/graphql": action}
            run = self.ask(names)
            self.all_alive(run, names)
            self.assertLessEqual(len(self.hub.requests), 4)

    def test_limit_in_the_middle(self):
        limit = {"data": None, "errors": [{"type": "RATE_LIMITED",
                                           "message": "rate limit exceeded"}]}
        for action in (as_json(limit), as_json({"message": "x"}, 429),
                       as_json({"message": "API rate limit exceeded"}, 403,
                               X_RateLimit_Remaining="0")):
            names = repositories(170)
            self.know({})
            self.pages.requests.clear()
            self.hub.script = {"/graphql": [self.hub.tell_many(
                dict(zip(["o%d" % n for n in range(50)] +
                         ["n%d" % n for n in range(50)],
                         ["owner"] * 50 + [name.split("/")[1] for name
                                           in names[:50]]))), action]}
            run = self.ask(names, "--per-host", 1)
            self.all_alive(run, names)
            self.assertEqual(self.hub.requests, [GRAPH] * 2)
            self.assertEqual(self.pages_seen(), set(names[50:]))

    def test_the_last_question(self):
        """It is answered, and said that there is none after it."""
        names = repositories(120)
        real = self.hub.tell_many

        def tell(variables):
            act = real(variables)

            def answer(connection, method):
                act(Counted(connection), method)
            return answer

        class Counted:
            def __init__(self, connection):
                self.connection = connection

            def sendall(self, data):
                self.connection.sendall(data.replace(
                    b"\r\n", b"\r\nX-RateLimit-Remaining: 0\r\n", 1))

        self.hub.tell_many = tell
        run = self.ask(names, "--per-host", 1)
        self.all_alive(run, names)
        self.assertEqual(self.hub.requests, [GRAPH])
        self.assertEqual(self.pages_seen(), set(names[50:]))

    def test_every_other_fault(self):
        huge = b'{"data": {"r0": null, "x": "' + b"x" * (2 << 20) + b'"}}'
        json_type = {"Content-Type": "application/json"}
        actions = {
            "500": reply(500), "502": reply(502), "404": reply(404),
            "garbage": reply(200, json_type, b"{\"data\": {\"r0\": "),
            "no JSON": reply(200, {"Content-Type": "text/html"}, b"<p>Hi"),
            "a list": as_json([1, 2]), "nothing": as_json({}),
            "null": as_json({"data": None}), "numbers": as_json({"data": {
                "r0": 7, "r1": {"nameWithOwner": 7}, "r2": []}}),
            "no body": reply(200, json_type, b""),
            "2 MiB": reply(200, json_type, huge), "closed": close,
            "reset": reset, "no HTTP": raw(b"\x00\xff\r\n\r\n"),
            "a name of nobody": as_json({"data": {"r0": {
                "nameWithOwner": "../..", "isArchived": True}}}),
        }
        names = repositories(3)
        for name, action in actions.items():
            with self.subTest(name):
                self.know({})
                self.pages.requests.clear()
                self.hub.script = {"/graphql": action}
                run = self.ask(names)
                self.all_alive(run, names)
                self.assertEqual(found(run), [])
                self.assertEqual(self.hub.requests, [GRAPH])
                self.assertEqual(self.pages_seen(), set(names))

    def test_silence(self):
        names = repositories(60)
        self.hub.script = {"/graphql": hang}
        begun = time.monotonic()
        run = self.ask(names, timeout=1.2)
        self.all_alive(run, names)
        self.assertLessEqual(len(self.hub.requests), 2)
        self.assertLess(time.monotonic() - begun, 15)

    def test_nobody_there(self):
        names = repositories(60)
        self.hub.close()
        self.all_alive(self.ask(names), names)

    def test_one_repository_of_another(self):
        """An answer about a repository that was not asked for."""
        self.hub.script = {"/graphql": as_json({"data": {
            "r7": {"nameWithOwner": "evil/x"}, "r0": {
                "nameWithOwner": "o/a", "isArchived": True}}})}
        run = self.ask(["o/a", "o/b"])
        self.assertEqual(found(run), [("WEB008", "note", 3)])
        self.assertEqual(self.pages_seen(), {"o/b"})

    def test_failing_pages_are_no_lost_network(self):
        """The hub was reached: what it said holds, whoever else fails."""
        port = self.silent_port()
        names = ["silent-%d.example" % number for number in range(4)]
        self.variables["no_proxy"] = "127.0.0.1,example"
        self.write_links([GITHUB + "o/r"] + [
            "http://%s:%d/" % (name, port) for name in names])
        run = self.check("--retries", 0, *sum((
            ["--resolve", "%s:%d:127.0.0.1" % (name, port)]
            for name in names), []), timeout=0.5)
        said = verdicts(run)
        self.assertEqual(said.pop(GITHUB + "o/r"), ALIVE)
        self.assertEqual(set(said.values()), {("unverified", "timeout")})

    def silent_port(self):
        """Where no connection comes about, nor is any refused."""
        listener = self.open(socket.create_server(("127.0.0.1", 0),
                                                  backlog=0))
        for _ in range(4):
            caller = self.open(socket.socket())
            caller.setblocking(False)
            caller.connect_ex(listener.getsockname())
        return listener.getsockname()[1]


class One(GitHubs):
    """Without a token: one repository a question."""

    token = ""

    def test_budget(self):
        names = repositories(60)
        run = self.ask(names)
        self.all_alive(run, names)
        self.assertEqual(sorted(self.hub.requests),
                         sorted("GET /repos/" + name for name in names[:50]))
        self.assertEqual(self.pages_seen(), set(names[50:]))
        for headers in self.hub.headers:
            self.assertNotIn("Authorization", headers)

    def test_facts(self):
        self.know({"o/old": {"archived": True}, "o/shut": {"disabled": True},
                   "o/moved": {"name": "new/name"}, "o/lost": "NOT_FOUND"})
        self.pages.script = {"/o/lost": reply(404),
                             "/o/moved": redirect("/new/name", 301)}
        run = self.ask(["o/fine", "o/old", "o/shut", "o/moved", "o/lost"])
        self.assertEqual(found(run), [
            ("WEB008", "note", 4), ("WEB008", "note", 5),
            ("WEB003", "warning", 6), ("WEB001", "error", 7)])
        self.assertEqual(self.pages_seen_once(), {"o/moved", "new/name",
                                                  "o/lost"})

    def pages_seen_once(self):
        return {request.split(" /", 1)[1] for request in self.pages.requests}

    def test_nothing_remains(self):
        names = repositories(20)
        self.hub.script = {
            "/repos/" + names[4]: as_json({"full_name": names[4]},
                                          X_RateLimit_Remaining="0")}
        run = self.ask(names, "--per-host", 1)
        self.all_alive(run, names)
        self.assertEqual(len(self.hub.requests), 5)
        self.assertEqual(self.pages_seen(), set(names[5:]))

    def test_limits(self):
        for action in (
                as_json({"message": "API rate limit exceeded"}, 403,
                        X_RateLimit_Remaining="0"),
                as_json({"message": "rate limit"}, 429), reset, reply(401)):
            names = repositories(20)
            self.know({})
            self.pages.requests.clear()
            self.hub.script = {"/repos/" + names[0]: action}
            run = self.ask(names, "--per-host", 1)
            self.all_alive(run, names)
            self.assertEqual(len(self.hub.requests), 1)
            self.assertEqual(self.pages_seen(), set(names))

    def test_a_fault_of_one(self):
        """It is that repository's."""
        names = repositories(5)
        for action in (reply(500), reply(404), as_json([]),
                       as_json({"message": "access blocked"}, 451)):
            self.know({})
            self.pages.requests.clear()
            self.hub.script = {"/repos/" + names[0]: action}
            run = self.ask(names, "--per-host", 1)
            self.all_alive(run, names)
            self.assertEqual(len(self.hub.requests), 5)
            self.assertEqual(self.pages_seen(), {names[0]})


class Tokens(GitHubs):
    """Go to the hub alone."""

    def test_pages_do_not_get_it(self):
        self.know({"o/a": "NOT_FOUND"})
        self.pages.script = {"/o/a": redirect(GITHUB + "o/c", 301)}
        self.ask(["o/a", "o/b#x", "o/b/issues"])
        self.assertTrue(self.pages.requests)
        self.assert_untold(self.pages, TOKEN, FACE_TOKEN)
        self.assert_untold(self.hub, FACE_TOKEN)
        self.assertNotIn(TOKEN, self.said)

    def test_no_redirect_of_the_hub_is_followed(self):
        names = repositories(3)
        for status in (301, 302, 303, 307, 308):
            for token in (TOKEN, ""):
                self.token = token
                self.know({})
                self.pages.requests.clear()
                other = self.open(Pages())
                for path in ["/graphql"] + ["/repos/" + n for n in names]:
                    self.hub.script[path] = redirect(other.url("/x"), status)
                run = self.ask(names)
                self.all_alive(run, names)
                self.assertEqual(other.connections, 0)
                self.assertEqual(self.pages_seen(), set(names))

    def test_verified(self):
        self.know({}, tls=self.certificate.context())
        self.all_alive(self.ask(["o/r"]), ["o/r"])
        self.assertEqual(self.hub.requests, [GRAPH])
        self.assertEqual(self.pages.requests, [])

    def test_unverified(self):
        for bad in (self.authority.issue("127.0.0.1", days=(-3, -1)),
                    self.authority.issue("other.example"),
                    self.authority.issue("127.0.0.1", selfsigned=True)):
            for token in (TOKEN, ""):
                self.token = token
                self.know({}, tls=bad.context())
                self.pages.requests.clear()
                self.all_alive(self.ask(["o/r"]), ["o/r"])
                self.assertEqual(self.hub.requests, [])
                self.assertEqual(self.pages_seen(), {"o/r"})

    def test_another_server_s_token(self):
        """On a runner of GitHub Enterprise the token is not github.com's."""
        self.variables["GITHUB_SERVER_URL"] = "https://git.example.org"
        api = self.serve("api.github.com", {
            "/repos/o/r": as_json({"full_name": "o/r"})})
        self.all_alive(self.ask(["o/r"]), ["o/r"])
        self.assertEqual(self.hub.connections, 0)
        self.assertEqual(api.requests, ["GET /repos/o/r"])
        self.assert_untold(api, TOKEN)

    def test_a_setting_of_the_host_adds_nothing(self):
        """Headers that the configuration has for pages are not the hub's."""
        self.options = ("--config", "c.yml")
        self.write("links: {hosts: {127.0.0.1: {headers: {X-Key: k1}}, "
                   "github.com: {headers: {X-Key: k2}}}}\n", "c.yml")
        self.ask(["o/r", "o/r/issues"])
        self.assert_untold(self.hub, "k1", "k2")
        self.assertEqual(self.pages.headers[0].get("X-Key"), "k2")


class Reach(GitHubs):
    def test_offline(self):
        run = self.ask(repositories(3), "--offline")
        self.assertEqual(run["summary"]["requests"], 0)
        self.assertEqual(self.hub.connections, 0)
        self.assertEqual(self.proxy.connections, 0)

    def test_a_private_hub_is_no_way_for_links(self):
        """That the user moved the hub there opens nothing to a list."""
        self.write_links([GITHUB + "o/r", self.hub.url("/repos/o/r"),
                          "http://localhost:%d/x" % self.hub.port])
        run = self.check()
        self.assertEqual(verdicts(run), {
            GITHUB + "o/r": ALIVE,
            self.hub.url("/repos/o/r"): ("skipped", "private"),
            "http://localhost:%d/x" % self.hub.port: ("skipped", "private")})
        self.assertEqual(self.hub.requests, [GRAPH])

    def test_a_redirect_into_the_hub(self):
        self.serve("evil.example", {"/": redirect(self.hub.url("/graphql"))},
                   self.authority.issue("evil.example"))
        self.write_links([GITHUB + "o/r", "https://evil.example/"])
        run = self.check()
        self.assertEqual(verdicts(run)["https://evil.example/"],
                         ("dead", "redirect"))
        self.assertEqual(self.hub.requests, [GRAPH])

    def test_interrupt(self):
        self.write_links([GITHUB + "o/r", GITHUB + "o/r/issues"])
        self.hub.script = {"/graphql": hang}
        process = subprocess.Popen(
            [LISTLINT, "links", "--no-config", "--timeout", "60"],
            cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, **self.environment()})
        deadline = time.monotonic() + 20
        while not (self.hub.requests and self.pages.requests) and \
                time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=20)
        self.assertEqual(process.returncode, 130, error)
        self.assertRegex(out.decode(), r"unverified\s+interrupted.*o/r ")
        self.assertRegex(out.decode(), r"alive\s+200.*o/r/issues ")


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


if __name__ == "__main__":
    unittest.main()
