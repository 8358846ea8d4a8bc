"""Running text and words out of unpacked Debian packages.

Each reader takes the folder that a package was unpacked into and gives lines:
a sentence, a label or a paragraph each, as a reader sees it.
"""

import gettext
import gzip
import html
import re
import struct
import zipfile

SCRIPT = re.compile(r"<(script|style)[^>]*>.*?</\1>", re.S)
BREAK = re.compile(r"</(p|div|h\d|li|td|th|tr|title|dt|dd)>|<br ?/?>")
TAG = re.compile(r"<[^>]+>")
MACRO = re.compile(r"^\.\S+|\\f.|\\", re.M)

# What stands for something else in the messages of programs.
FLUENT_VARIABLE = re.compile(r"\{[^{}]*\}")
FLUENT_NAME = re.compile(r"^\s*(\*?\[\w+\]|\.[\w-]+ =|\w[\w-]* =)\s*")
PLACE_HOLDER = re.compile(r"%\d*\$?[A-Za-z]|\$[A-Z_]+|%\w+%|\$\d")
ACCESS_KEY = re.compile(r"[(（][&_~]?[A-Za-z0-9][)）]|[&_~](?=\w)")


def html_lines(source):
    """The text of a page of HTML."""
    source = BREAK.sub("\n", SCRIPT.sub(" ", source))
    return html.unescape(TAG.sub("", source)).split("\n")


def help_pages(folder):
    """LibreOffice's help."""
    help_folder = folder / "usr/share/libreoffice/help"
    for page in sorted(help_folder.glob("*/text/**/*.html")):
        source = page.read_text("utf-8")
        start = source.find('id="DisplayArea"')
        yield from html_lines(source[max(start, 0):])


def pages(folder, pattern):
    """Documentation in HTML."""
    for page in sorted(folder.glob(pattern)):
        data = page.read_bytes()
        if page.suffix == ".gz":
            data = gzip.decompress(data)
        yield from html_lines(data.decode("utf-8", "ignore"))


def manual_pages(folder, pattern):
    """Manual pages without their macros."""
    for page in sorted(folder.glob(pattern)):
        text = gzip.decompress(page.read_bytes()).decode("utf-8", "ignore")
        yield from MACRO.sub("", text).split("\n")


def catalogues(folder, pattern):
    """The messages of gettext's catalogues."""
    for file in sorted(folder.glob(pattern)):
        with file.open("rb") as opened:
            messages = gettext.GNUTranslations(opened)._catalog
        for key, text in messages.items():
            if key and isinstance(text, str):
                yield from text.split("\n")


def fluent_lines(source):
    """The messages of one file of Project Fluent's: `name = text`."""
    for line in source.split("\n"):
        if not line.startswith("#"):
            yield FLUENT_VARIABLE.sub(" ", FLUENT_NAME.sub("", line))


def property_lines(source):
    """The messages of one of Java's property files."""
    for line in source.split("\n"):
        if not line.startswith(("#", "!")):
            yield from line.partition("=")[2].split("\\n")


def language_packs(folder):
    """The messages of Mozilla's language packs."""
    readers = {"ftl": fluent_lines, "properties": property_lines}
    for pack in sorted(folder.glob("**/*.xpi")):
        with zipfile.ZipFile(pack) as files:
            for name in sorted(files.namelist()):
                reader = readers.get(name.rpartition(".")[2])
                if reader:
                    yield from reader(files.read(name).decode("utf-8"))


def resource_pack(folder, pattern):
    """The messages of Chromium's: version 5 of its format, in UTF-8."""
    for pack in sorted(folder.glob(pattern)):
        data = pack.read_bytes()
        if data[:2] == b"\x1f\x8b":
            data = gzip.decompress(data)
        count, = struct.unpack_from("<H", data, 8)
        for i in range(count):
            start, = struct.unpack_from("<I", data, 12 + 6 * i + 2)
            end, = struct.unpack_from("<I", data, 12 + 6 * i + 8)
            yield from html_lines(data[start:end].decode("utf-8", "ignore"))


def words(file, divisor):
    """Words with their frequencies: `word frequency kind` a line."""
    for line in file.read_text("utf-8").split("\n"):
        parts = line.split()
        if parts:
            yield parts[0], max(int(parts[1]), 1) / divisor


def clean(lines):
    """The lines, each once, without what people do not read."""
    seen = {}
    for line in lines:
        line = PLACE_HOLDER.sub(" ", ACCESS_KEY.sub("", line)).strip()
        if line and not line.isascii():
            seen[line] = None
    return list(seen)
