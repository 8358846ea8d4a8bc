#!/usr/bin/env python3
"""Makes linter/text/script_table.c and linter/text/lookalike_table.c.

    make_unicode_tables.py [FOLDER]

Reads the Unicode Character Database where Debian's package unicode-data has
it. The confusables of UTS #39 are not part of that package; they are asked of
ICU (libicu, which libxml2 stands on), one character at a time, and must be of
the same version of Unicode. Writes into the FOLDER, else over the files of
this tree.
"""

import ctypes
import ctypes.util
import pathlib
import re
import sys

DATA = pathlib.Path("/usr/share/unicode")
TEXT = pathlib.Path(__file__).resolve().parent.parent / "text"

HEAD = """\
/*
 * Made by linter/data/make_unicode_tables.py: do not edit.
 *
 * {what}
 *
 * From Unicode {version}: {source}.
 * Copyright (C) 1991-2022 Unicode, Inc., under the Unicode licence:
 * linter/data/UNICODE-LICENCE.
 */
"""

# What IDNA lets stand in a host name (RFC 5892, 2.1); capital letters are
# mapped to small ones before.
LETTERS = {"Ll", "Lo", "Lm", "Mn", "Mc", "Nd"}

# What in a host name, or right behind one, takes a reader in.
ADDRESS = re.compile(r"[A-Za-z0-9_./\\:?#@-]+")

# Where the eye says something else than the confusables: the palochka is an i
# to them, and these ligatures are two letters, though they are letters of
# living alphabets that nobody reads as two.
OWN = {"æ": "æ", "œ": "œ", "ӕ": "æ", "ӏ": "l"}

# The letters that Hangul syllables are taken apart into; no host has others.
JAMO = {*range(0x1100, 0x1113), *range(0x1161, 0x1176), *range(0x11A8, 0x11C3)}

# Sets of scripts that are written together (UTS #39, 5.1).
TOGETHER = {"Hani": ["Jpan", "Hanb", "Kore"], "Hira": ["Jpan"],
            "Kana": ["Jpan"], "Bopo": ["Hanb"], "Hang": ["Kore"]}

# The first ones, as linter/text/script.h numbers them.
FIRST = ["Latn", "Jpan", "Hanb", "Kore"]


def lines(name):
    """The fields of each line of a file of the database."""
    for line in (DATA / name).read_text("utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if fields != [""]:
            yield fields


def characters(field):
    """The code points of `0041` or `0041..005A`."""
    ends = [int(end, 16) for end in field.split("..")]
    return range(ends[0], ends[-1] + 1)


def read_property(name):
    """What the second field of a file says of each code point."""
    return {c: fields[1] for fields in lines(name)
            for c in characters(fields[0])}


def read_mapped():
    """Code points that mapping a host name replaces or removes."""
    return {c for fields in lines("DerivedNormalizationProps.txt")
            if fields[1] == "NFKC_CF" for c in characters(fields[0])}


def read_decomposed():
    """Code points that are another sequence in NFD."""
    hangul = set(range(0xAC00, 0xD7A4))
    return hangul | {int(fields[0], 16) for fields in lines("UnicodeData.txt")
                     if fields[5] and not fields[5].startswith("<")}


def read_version():
    head = (DATA / "Scripts.txt").read_text("utf-8").splitlines()[0]
    return re.search(r"Scripts-([\d.]+)\.txt", head).group(1)


class Confusables:
    """The skeletons of ICU."""

    def __init__(self):
        name = ctypes.util.find_library("icui18n")
        if not name:
            sys.exit("there is no libicui18n: install libicu")
        self.suffix = "_" + name.rsplit(".", 1)[1]
        self.library = ctypes.CDLL(name)
        self.checker = self.call("uspoof_open", ctypes.c_void_p)

    def call(self, function, result, *arguments):
        error = ctypes.c_int(0)
        call = getattr(self.library, function + self.suffix)
        call.restype = result
        value = call(*arguments, ctypes.byref(error))
        if error.value > 0:
            sys.exit(f"{function}: error {error.value}")
        return value

    def version(self):
        numbers = (ctypes.c_uint8 * 4)()
        common = ctypes.CDLL(ctypes.util.find_library("icuuc"))
        getattr(common, "u_getUnicodeVersion" + self.suffix)(numbers)
        return ".".join(str(number) for number in numbers[:3])

    def skeleton(self, text):
        data = text.encode()
        out = ctypes.create_string_buffer(256)
        length = self.call("uspoof_getSkeletonUTF8", ctypes.c_int32,
                           ctypes.c_void_p(self.checker), ctypes.c_uint32(0),
                           data, ctypes.c_int32(len(data)), out,
                           ctypes.c_int32(len(out)))
        return out.raw[:length].decode()


def unmapped():
    """The category of each character that mapping a host name leaves."""
    category = read_property("extracted/DerivedGeneralCategory.txt")
    jamo = {c for c, kind in read_property("HangulSyllableType.txt").items()
            if kind in {"L", "V", "T"}}
    left = category.keys() - read_mapped() - (jamo - JAMO)
    return {c: category[c] for c in sorted(left)
            if category[c] not in {"Cc", "Cn", "Co", "Cs"}}


def script_codes():
    """The four letters of each script by its name."""
    return {fields[2]: fields[1]
            for fields in lines("PropertyValueAliases.txt")
            if fields[0] == "sc"}


def script_ranges():
    """[first, last, scripts]: ranges of which all that a mapped host may hold
    belongs to the same scripts. What belongs to any is left out."""
    codes, ranges = script_codes(), []
    script = read_property("Scripts.txt")
    extended = read_property("ScriptExtensions.txt")
    for c in unmapped():
        own = codes[script.get(c, "Unknown")]
        used = extended.get(c, own).split()
        used.sort(key=lambda code: (code != own, code))
        if ranges and ranges[-1][2] == used:
            ranges[-1][1] = c
        else:
            ranges.append([c, c, used])
    return [r for r in ranges if not set(r[2]) & {"Zyyy", "Zinh"}]


def mask(used, numbers):
    """The set of scripts as words of 64 bits."""
    members = [m for code in used for m in [code, *TOGETHER.get(code, [])]]
    bits = sum(1 << number for number in {numbers[m] for m in members})
    words = [bits >> 64 * i & (1 << 64) - 1 for i in range(3)]
    return ", ".join(f"{word:#x}" for word in words)


def script_table(version):
    ranges = script_ranges()
    rest = {code for r in ranges for code in r[2]} - set(FIRST)
    numbers = {code: i for i, code in enumerate(FIRST + sorted(rest))}
    names = {code: name.replace("_", " ")
             for name, code in script_codes().items()}
    yield HEAD.format(
        version=version, source="Scripts.txt, ScriptExtensions.txt and others",
        what="The scripts of the characters that a host name may hold.")
    yield '#include "text/script_table.h"\n\n/* clang-format off */\n'
    yield "const char *const script_names[] = {\n"
    yield from (f'    "{names.get(code, "")}",\n' for code in numbers)
    yield "};\n\nconst struct script_range script_ranges[] = {\n"
    for first, last, used in ranges:
        yield (f"    {{{first:#x}, {last:#x}, {numbers[used[0]]}, "
               f"{{{{{mask(used, numbers)}}}}}}},\n")
    yield ("};\n\nconst size_t script_range_count =\n"
           "    sizeof script_ranges / sizeof *script_ranges;\n")


def lookalikes(confusables):
    """(code point, what it looks like) of all that hosts may hold, and of
    symbols that look like a part of an address."""
    decomposed = read_decomposed()
    for c, category in unmapped().items():
        if c in decomposed:
            continue
        text = OWN.get(chr(c)) or confusables.skeleton(chr(c))
        if text != chr(c) and (category in LETTERS or ADDRESS.fullmatch(text)):
            yield c, text


def literal(text):
    """As a string of C, in ASCII."""
    def escape(c):
        if c < 0x80:
            return "\\" * (chr(c) in '"\\?') + chr(c)
        return f"\\u{c:04X}" if c < 0x10000 else f"\\U{c:08X}"

    return '"' + "".join(escape(ord(c)) for c in text) + '"'


def lookalike_table(version, confusables):
    yield HEAD.format(
        version=version,
        source="confusables.txt as ICU has it, UnicodeData.txt",
        what="What the characters of a host name look like (UTS #39, 4).")
    yield '#include "text/lookalike_table.h"\n\n/* clang-format off */\n'
    yield "const struct lookalike lookalikes[] = {\n"
    row = "   "
    for c, text in lookalikes(confusables):
        item = f" {{{c:#x}, {literal(text)}}},"
        if len(row + item) > 80:
            yield row + "\n"
            row = "   "
        row += item
    yield (f"{row}\n}};\n\nconst size_t lookalike_count =\n"
           "    sizeof lookalikes / sizeof *lookalikes;\n")


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else TEXT
    version, confusables = read_version(), Confusables()
    if confusables.version() != version:
        sys.exit(f"ICU has Unicode {confusables.version()}, {DATA} {version}")
    for name, parts in (("script_table.c", script_table(version)),
                        ("lookalike_table.c",
                         lookalike_table(version, confusables))):
        (folder / name).write_text("".join(parts), "utf-8")


if __name__ == "__main__":
    main()
