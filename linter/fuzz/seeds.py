#!/usr/bin/env python3
"""seeds.py ROOT FOLDER: makes the seeds of each target from the fixtures,
FOLDER/<target>/. A seed's parts stand as linter/fuzz/input.h cuts them."""

import difflib
import pathlib
import re
import shutil
import sys

SEPARATOR = b"\x1e"
LARGEST = 8192

CONFIGURATIONS = (
    b"fail-on: warning\nrules:\n  ALL: off\n  table: error\n",
    b"per-file:\n  'docs/**': {DUP001: off}\nignore: [\"*.txt\"]\n",
    b"links:\n  exclude: ['^https://a[.]example/']\n  hosts:\n"
    b"    '*.example.org':\n      requests: 2\n      per-second: 0.5\n"
    b"      timeout: 20\n      accept: [403, 999]\n"
    b"      headers: {Accept: text/html}\n",
    b"schemas:\n  - columns:\n      - name: Size\n        type: quantity\n",
)
PATHS = (
    b"README.md", b"a b/\"<x>'&amp;].md", b"::error file=a::b\n##[group].md",
    b"\xe2\x80\xae\xff\x1b[31m|`$(id)`.md", b"-->]]>{{x}}%0A,:.md",
)
HEADERS = (
    b"Location: https://example.net/new?a=1#b",
    b"Retry-After: 120",
    b"Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
    b"Retry-After: Sun, 06 Nov 1994 08:50:37 GMT",
    b'RateLimit: "a";r=0;t=12\r\nRateLimit-Policy: "a";q=1;w=10',
    b"Server: cloudflare\r\ncf-mitigated: challenge\r\nSet-Cookie: a=b",
    b"Content-Type: text/html; charset=utf-8\r\nContent-Length: 12",
    b'ETag: "x"\r\nLast-Modified: Sun, 06 Nov 1994 08:49:37 GMT',
    b"x-amzn-waf-action: challenge\r\nX-DataDome: protected",
)
PAGES = (
    b"<!DOCTYPE html><html><head><meta charset=utf-8><title>A tool</title>"
    b"</head><body><nav><a href='#use'>Use</a></nav><h1 id=install>Install"
    b"</h1><p>Words to read.</p><a name=use></a></body></html>",
    b"<title>404 Not Found</title><h1>Page not found</h1><p>There is none.</p>",
    b"<title>example.org is for sale</title><h1>Buy this domain</h1>",
    b"<html><body><div id=root></div><script src=app.js></script><noscript>"
    b"You need to enable JavaScript to run this app.</noscript></body></html>",
    b"\xff\xfe<\0t\0i\0t\0l\0e\0>\0A\0",
    b"<meta http-equiv=Content-Type content='text/html; charset=gbk'>"
    b"<title>\xd6\xd0\xce\xc4</title><script>var a = {id: \"install\"}</script>",
    b"plain text, and no page",
)
HUB_BODIES = (
    b'{"full_name":"ann/new","html_url":"https://github.com/ann/new",'
    b'"archived":true,"disabled":false,"pushed_at":"2024-05-06T07:08:09Z",'
    b'"license":{"spdx_id":"MIT"},"size":12}',
    b'{"data":{"r0":{"nameWithOwner":"ann/tool","isArchived":true,'
    b'"pushedAt":"2024-05-06T07:08:09Z","licenseInfo":{"spdxId":"MIT"}},'
    b'"r1":null},"errors":[{"type":"NOT_FOUND","path":["r1"]}]}',
    b'{"id":"ann/words","disabled":false,"gated":"auto","usedStorage":99,'
    b'"lastModified":"2024-05-06T07:08:09.000Z","cardData":{"license":"mit",'
    b'"size_categories":["1K<n<10K"],"dataset_info":{"splits":[{"name":'
    b'"train","num_examples":1200}]}}}',
    b'{"error":"Repository not found"}',
)


def lists(root):
    """What rules find and what they do not."""
    for name in ("bad.md", "good.md"):
        for path in sorted(root.glob(f"fixtures/*/*/{name}")):
            yield path.read_bytes()[:LARGEST]


def parts(root):
    """Of the lists that rules find something in: what is short is quick."""
    for path in sorted(root.glob("fixtures/*/*/bad.md")):
        for part in re.split(rb"\n\s*\n(?=#)|\n\n\n", path.read_bytes()):
            yield part[:1024]


def rows(root):
    for text in lists(root):
        for line in text.splitlines():
            if b"|" in line:
                yield line


def encodings(root):
    """Text that was damaged, whole and line by line."""
    for path in sorted(root.glob("fixtures/encoding/*/*.md")):
        text = path.read_bytes()[:LARGEST]
        yield text
        for line in text.splitlines():
            if not line.isascii():
                yield line


def addresses(root):
    for text in lists(root):
        found = re.findall(rb"[a-z]+://[^\s)>|\]]+", text)
        if found:
            yield b"\n".join(found)
        yield from found[:4]


def cells(root):
    """Of the tables of the rules about metadata."""
    for path in sorted(root.glob("fixtures/metadata/*/*.md")):
        found = [cell.strip() for line in path.read_bytes().splitlines()
                 for cell in line.split(b"|") if cell.strip(b" -:")]
        yield b"\n".join(found)[:LARGEST]
        yield from found


def joined(*parts):
    return SEPARATOR.join(parts)


def configurations(root):
    for path in sorted(root.glob("fixtures/*/*/config")):
        yield path.read_bytes()
    for path in (root / "README.md", *root.glob("linter/**/README.md")):
        yield from re.findall(rb"```ya?ml\n(.*?)```", path.read_bytes(), re.S)
    yield from CONFIGURATIONS


def patterns(root):
    yield joined(b"docs/**/*.{md,txt}", b"docs/a/b.md")
    yield joined(b"[!a-c]?/\\*", b"d\xc3\xa9/*")
    yield joined(b"[{name}]({url}) - {description}",
                 b"[a](https://example.org) - b")
    yield joined(b"^(a+)+$", b"a" * 40 + b"b")
    yield joined(b"(?<year>\\d{4})-\\d\\d", b"on 2026-01 it was")
    for text in configurations(root):
        for line in text.splitlines():
            yield joined(line.strip(b" -\"'"), b"docs/example.md")


def answers(root):
    """The headers that are read, in the order of answers."""
    for status in (b"200 OK", b"301 Moved", b"404 Not Found", b"410 Gone",
                   b"429 Too Many Requests", b"503 Busy"):
        for headers in HEADERS:
            yield b"\0\1HTTP/1.1 " + status + b"\r\n" + headers + b"\r\n\r\n"


def pages(root):
    for body in PAGES:
        for kind in (b"text/html", b"text/html; charset=windows-1251", b""):
            yield b"\1" + joined(b"https://example.org/tool", kind,
                                b"install\nuse", body)


def hubs(root):
    for url in (b"https://github.com/ann/tool",
                b"https://huggingface.co/datasets/ann/words",
                b"https://huggingface.co/ann/net"):
        for body in HUB_BODIES:
            for status in b"\0\1\7":
                yield bytes([status]) + joined(
                    url, b"https://github.com/ann/new", b"RepoNotFound", b"9",
                    body)


def patches(root):
    """Two lists one after the other, and what mends the first."""
    for path in sorted(root.glob("fixtures/*/*/fixed.md")):
        bad = (path.parent / "bad.md").read_bytes()
        fixed = path.read_bytes()
        yield joined(b"docs/list.md", bad[:LARGEST], fixed[:LARGEST])
        diff = difflib.diff_bytes(
            difflib.unified_diff, bad.splitlines(True), fixed.splitlines(True),
            b"a/list.md", b"b/list.md")
        yield b"".join(diff)


def runs(root):
    """Lists with what the web says, and with paths that attack."""
    for number, path in enumerate(sorted(root.glob("fixtures/*/*/bad.md"))):
        web = path.parent / "web.txt"
        told = web.read_bytes() if web.exists() else b""
        if told or number % 4 == 0:
            yield joined(PATHS[number % len(PATHS)], told,
                         path.read_bytes()[:2048])


def stored(root):
    text = (root / "fixtures/lists/datasets/jsonl").read_bytes()
    lines = text.splitlines(True)
    some = [line for line in lines if b'"type":"finding"' in line]
    links = [line for line in lines if b'"type":"link"' in line]
    rule = (b'{"type":"rule","code":"TBL006","name":"table/missing-cell",'
            b'"summary":"a","rationale":"b","severity":"error","ran":true}\n')
    for finding in some[:12]:
        yield b"".join([*lines[:2], *links[:2], rule, finding, lines[-1]])
    yield b"".join([*lines[:2], *links[:4]])
    yield b"".join([*lines[:2], some[0], lines[-1]]) * 2


def baselines(root):
    head = b'{"type":"baseline","version":1}\n'
    for path in sorted(root.glob("fixtures/*/*/bad.txt"))[:20]:
        entries = [
            b'{"path":"bad.md","rule":"%s","fingerprint":"%016x",'
            b'"about":"x"}\n' % (code, number) for number, code in
            enumerate(re.findall(rb"\b[A-Z]{3}\d{3}\b", path.read_bytes()))]
        yield head + b'{"list":"bad.md"}\n' + b"".join(entries)


SEEDS = {
    "document": lists, "row": rows, "mojibake": encodings,
    "legacy": encodings, "identity": addresses, "quantity": cells,
    "values": cells, "fix": parts, "config": configurations,
    "patterns": patterns, "answer": answers, "page": pages, "hub": hubs,
    "patch": patches, "baseline": baselines, "reports": runs,
    "stored": stored,
}


def main():
    root, folder = map(pathlib.Path, sys.argv[1:])
    shutil.rmtree(folder, ignore_errors=True)
    for target, make in SEEDS.items():
        seeds = folder / target
        seeds.mkdir(parents=True)
        for number, seed in enumerate(sorted(set(make(root)))):
            (seeds / f"{number:04}").write_bytes(seed)


if __name__ == "__main__":
    main()
