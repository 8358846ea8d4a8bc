"""What GitHub is asked, and what comes of its answers."""

import socket
import time
import unittest

from hubs import (ALIVE, GITHUB, GRAPH, LOST, TOKEN, GitHubs, as_json,
                  repositories)
from named import found, verdicts
from server import close, hang, raw, redirect, reply, reset


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
                       as_json({"message": "access blocked"}, 451),
                       as_json({"message": "Repository access blocked"}, 403)):
            self.know({})
            self.pages.requests.clear()
            self.hub.script = {"/repos/" + names[0]: action}
            run = self.ask(names, "--per-host", 1)
            self.all_alive(run, names)
            self.assertEqual(len(self.hub.requests), 5)
            self.assertEqual(self.pages_seen(), {names[0]})


if __name__ == "__main__":
    unittest.main()
