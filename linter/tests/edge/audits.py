"""Pages from real runs: a list with defects, links on loopback that change
between two runs, and a list in which everything is hostile."""

import contextlib
import json
import pathlib
import sqlite3
import subprocess

from command import LISTLINT, ROOT
from remembered import DAY, PATIENCE, TIMES, surroundings
from server import Server, hang, redirect, reply

EPOCH = "1764086400"
HOSTS = ("one.example", "two.example", "three.example")


class Audit:
    """A page, and what the JSON of the same run says."""

    def __init__(self, page, run):
        self.page = page
        self.html = page.read_bytes()
        self.findings = run["findings"]
        self.links = run["links"]
        self.summary = run["summary"]


def check(folder, *arguments, cwd=None, env=None):
    page = pathlib.Path(folder, "page.html")
    done = subprocess.run(
        [LISTLINT, "--no-progress", "--output", f"html={page}", "--output",
         "json", *map(str, arguments)], cwd=cwd or folder, timeout=120,
        env=surroundings({"SOURCE_DATE_EPOCH": EPOCH, **(env or {})}),
        capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    return Audit(page, json.loads(done.stdout))


def golden(folder):
    return check(folder, "--offline", "fixtures/lists/datasets.md", cwd=ROOT)


def clean(folder):
    path = pathlib.Path(folder, "README.md")
    path.write_text("# List\n\n- [A](https://example.org/) - Is it.\n",
                    encoding="utf-8")
    return check(folder, "--offline", "README.md")


def script(dies, returns):
    """What the server does, before or after things changed."""
    pages = {"/fine/%d" % n: reply(200) for n in range(6)}
    return pages | {
        "/dies": reply(404) if dies else reply(200),
        "/returns": reply(200) if returns else reply(410),
        "/lost": reply(404), "/wall": reply(403), "/busy": reply(500),
        "/hang": hang, "/old": redirect("/fine/0", 301),
        "/walk": redirect("/fine/1", 302)}


def entries(server):
    """Entries in two sections; one has a fault that no web knows of."""
    def url(host, path):
        return server.url(path, host=HOSTS[host])

    named = [("Fine", url(0, "/fine/%d" % n)) for n in range(3)]
    named += [("Good", url(1, "/fine/%d" % n)) for n in range(3, 6)]
    named += [("Dies", url(0, "/dies")), ("Returns", url(1, "/returns")),
              ("Lost", url(0, "/lost")), ("Old", url(1, "/old"))]
    unsure = [("Walk", url(1, "/walk")), ("Wall", url(2, "/wall")),
              ("Busy", url(2, "/busy")), ("Hang", url(2, "/hang")),
              ("Lost too", url(1, "/lost"))]
    rest = "- [Mail](mailto:a@example.org) - Is asked by nobody.\n"

    def lines(items):
        return "".join(f"- [{name} {n}]({address}) - Says what it is.\n"
                       for n, (name, address) in enumerate(items))

    return (f"# A list\n\n## Named\n\n{lines(named)}\n"
            f"## Unsure\n\n{lines(unsure)}{rest}- [None]() - Has no link.\n")


def age(file, seconds):
    with contextlib.closing(sqlite3.connect(file)) as database:
        for time in TIMES:
            database.execute(f"UPDATE link SET {time} = {time} - ? "
                             f"WHERE {time} > 0", (seconds,))
        database.commit()


def twice(folder, days, *, script_then):
    """The second of two runs, that many days after the first."""
    memory = pathlib.Path(folder, "memory.sqlite3")
    server = Server(script(dies=False, returns=False))
    try:
        options = [*PATIENCE, "--retries", "0", "--cache", memory]
        for host in HOSTS:
            options += ["--resolve", f"{host}:{server.port}:127.0.0.1"]
        pathlib.Path(folder, "README.md").write_text(entries(server),
                                                     encoding="utf-8")
        now = {"SOURCE_DATE_EPOCH": ""}
        check(folder, *options, "README.md", env=now)
        age(memory, days * DAY)
        server.script = script_then
        return check(folder, *options, "README.md", env=now)
    finally:
        server.close()


def changed(folder):
    return twice(folder, 40, script_then=script(dies=True, returns=True))


def remembered(folder):
    """So soon that only what did not answer well is asked again."""
    return twice(folder, 0, script_then=script(dies=False, returns=False))


PAYLOADS = [
    b"</script><script>pwned=1</script>", b"<img src=x onerror=pwned=1>",
    b'"><svg onload=pwned=1>', b"'><svg onload=pwned=1>", b"]]>", b"-->",
    b"<!--", b"</style><style>*{display:none}</style>", b"</title>",
    b"</pre></code></details>", b"&lt;b&gt; &amp;amp; &#0; &#x202e;",
    b"<base href=https://evil.example/>", b"<meta http-equiv=refresh>",
    b"\xe2\x80\xae\xd7\xa9\xd7\x9c\xe2\x81\xa6x", b"##[error]x ::error::y",
    b"%s%n%d %zu", b"\x1b]8;;x\x07\x1b[31m", bytes(range(1, 256))
    .replace(b"\n", b"").replace(b"\r", b""), b"\0"]
URLS = [b"javascript:pwned=1", b"JaVaScRiPt:pwned=1", b"java\tscript:pwned=1",
        b"&#106;avascript:pwned=1", b"\x01javascript:pwned=1",
        b"data:text/html,<script>pwned=1</script>", b"vbscript:pwned",
        b"//evil.example/", b"http:pwned", b"https:///pwned", b"blob:x",
        b'https://evil.example/"onmouseover="pwned=1', b"#a\"b", b"?x=<b>",
        b"https://evil.example/<svg/onload=pwned=1>", b"file:///etc/passwd",
        b"https://javascript:x@evil.example/", b"http://[::1]/'\"><b>"]


def hostile(folder):
    lines = [b"# A list " + PAYLOADS[0] + b"\n"]
    for payload in PAYLOADS:
        cell = payload.replace(b"|", b"\\|").replace(b"`", b"")
        lines.append(b"## " + payload + b"\n\n- [" + cell + b"]() " + payload
                     + b"\n- [" + cell + b"](www.evil.example/" + cell
                     + b")\n\n| Name | Link |\n| --- | --- |\n| " + cell
                     + b" |\n| " + cell + b" | b | " + cell + b" |\n")
    for url in URLS:
        lines.append(b"- [a](" + url + b")\n- [a](<" + url + b">)\n")
    name = "\"><svg onload=pwned=1>&'.md"
    pathlib.Path(folder, name).write_bytes(b"\n".join(lines))
    return check(folder, "--offline", name)


def large(folder, count):
    """So many findings in one section, and so many hosts."""
    path = pathlib.Path(folder, "README.md")
    path.write_text(
        "# List\n\n## Section\n\n" + "".join(
            f"- [Thing {n}](www.host-{n}.example) - Says what it is.\n"
            for n in range(count)), encoding="utf-8")
    return check(folder, "--offline", "README.md")
