"""Stand-ins for the hubs, which know what they are told of.

A script of theirs comes before what they know: it maps a path to what is done
for it, as a server's.
"""
import json

from named import Named, verdicts
from server import Server, redirect, reply

GITHUB, FACE = "https://github.com/", "https://huggingface.co/"
TOKEN, FACE_TOKEN = "ghp_s3cret0fGitHub", "hf_s3cret0fTheFace"
ALIVE = ("alive", None)
LOST = ("dead", "not-found")
GRAPH = "POST /graphql"


def repositories(count):
    return ["owner/repo-%d" % number for number in range(count)]


def as_json(value, status=200, **headers):
    pairs = [(name.replace("_", "-"), text) for name, text in headers.items()]
    return reply(status, [("Content-Type", "application/json; charset=utf-8"),
                          *pairs], json.dumps(value).encode())


class Hub(Server):
    def choose(self, method, path, body):
        if path in self.script:
            return self.turn_of(self.script[path], path)
        return self.tell(path.partition("?")[0], body)


def graph_facts(full_name, facts):
    return {"nameWithOwner": facts.get("name", full_name),
            "isArchived": facts.get("archived", False),
            "isDisabled": facts.get("disabled", False),
            "isPrivate": facts.get("private", False),
            "pushedAt": "2026-01-02T03:04:05Z",
            "licenseInfo": facts.get("licence") and
            {"spdxId": facts["licence"]}}


def rest_facts(full_name, facts):
    return {"full_name": facts.get("name", full_name),
            "archived": facts.get("archived", False),
            "disabled": facts.get("disabled", False),
            "private": facts.get("private", False),
            "pushed_at": "2026-01-02T03:04:05Z",
            "license": facts.get("licence") and {"spdx_id": facts["licence"]}}


class GitHub(Hub):
    """`repositories`: "owner/name" to facts, or to the type of an error; one
    that it is not told of is there, and plain."""

    def __init__(self, repositories=None, tls=None):
        self.repositories = repositories or {}
        super().__init__(tls=tls)

    def variables(self):
        return {"GITHUB_API_URL": self.url("", "127.0.0.1"),
                "GITHUB_GRAPHQL_URL": self.url("/graphql", "127.0.0.1")}

    def tell(self, path, body):
        if path == "/graphql":
            return self.tell_many(json.loads(body)["variables"])
        full_name = path.removeprefix("/repos/")
        facts = self.repositories.get(full_name, {})
        if isinstance(facts, str):
            return as_json({"message": "Not Found"}, 404)
        if "name" in facts:
            return redirect("/repositories/1", 301)
        return as_json(rest_facts(full_name, facts))

    def tell_many(self, variables):
        data, errors = {}, []
        for number, full_name in enumerate(names_in(variables)):
            alias = "r%d" % number
            facts = self.repositories.get(full_name, {})
            data[alias] = None
            if isinstance(facts, str):
                errors.append({"type": facts, "path": [alias],
                               "message": "Could not resolve it."})
            else:
                data[alias] = graph_facts(full_name, facts)
        return as_json({"data": data, "errors": errors} if errors
                       else {"data": data})

    def asked_for(self):
        """The repositories of each question about many."""
        return [names_in(json.loads(body)["variables"])
                for request, body in zip(self.requests, self.bodies)
                if request == "POST /graphql"]


def names_in(variables):
    return ["%s/%s" % (variables["o%d" % number], variables["n%d" % number])
            for number in range(len(variables) // 2)]


class Face(Hub):
    """`things`: "datasets/owner/name" and the like to facts; others are not
    there. All that are there have a README.md."""

    def __init__(self, things=None, tls=None):
        self.things = things or {}
        super().__init__(tls=tls)

    def variables(self):
        return {"HF_ENDPOINT": self.url("", "127.0.0.1")}

    def tell(self, path, body):
        thing = path.removeprefix("/api/")
        if path.startswith("/api/") and thing in self.things:
            return as_json({"id": thing.split("/", 1)[1],
                            **self.things[thing]})
        if path.endswith("/resolve/main/README.md"):
            thing = path[1:].removesuffix("/resolve/main/README.md")
            if thing in self.things or "models/" + thing in self.things:
                return reply(200)
        return as_json({"error": "Repository not found"}, 401,
                       X_Error_Code="RepoNotFound")


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
