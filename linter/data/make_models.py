#!/usr/bin/env python3
"""Makes the character models, linter/data/*.model, from Debian packages.

usage: make_models.py FOLDER [LANGUAGE...]

FOLDER keeps the packages. What is missing there is fetched by `apt-get
download`; each must be the one that sources.txt names by its SHA-256, so that
the same models come out.
"""

import argparse
import hashlib
import pathlib
import subprocess
import sys

import debian_text as text
from ngrams import Alphabet, Counts, Model, Thinner, backoffs
from pack import pack

HERE = pathlib.Path(__file__).resolve().parent
SOURCES = HERE / "sources.txt"

# Continuation bytes that are lost, and how much that case counts: Windows-1252
# and 1254 without what they leave undefined and without controls, no-break
# space too; Windows-1250 likewise.
LOSSES = [(frozenset(b"\x81\x8d\x8e\x8f\x90\x9d\x9e\xad\xa0"), 1.0),
          (frozenset(b"\x81\x83\x88\x90\x98\xad"), 0.5)]


def programs(language, locale, chromium):
    """What is translated into every language: office, browser, mail."""
    yield f"libreoffice-l10n-{language}", text.catalogues, "**/*.mo"
    yield f"firefox-esr-l10n-{language}", text.language_packs
    yield f"thunderbird-l10n-{language}", text.language_packs
    yield "chromium-l10n", text.resource_pack, f"**/locales/{chromium}.pak"
    for package in ("inkscape", "krita-l10n", "vlc-l10n"):
        yield package, text.catalogues, f"**/{locale}/**/*.mo"


def helps(*languages):
    for language in languages:
        yield f"libreoffice-help-{language}", text.help_pages


def handbook(locale):
    return ("debian-handbook", text.pages,
            f"usr/share/doc/debian-handbook/html/{locale}/*.html")


LANGUAGES = {
    "chinese": {
        "order": 4, "grams": 190000, "symbols": 7000,
        "sources": [
            *programs("zh-cn", "zh_CN", "zh-CN"), *helps("zh-cn"),
            handbook("zh-CN"),
            ("manpages-zh", text.manual_pages, "usr/share/man/zh_CN/**/*.gz"),
            ("debian-reference-zh-cn", text.pages, "**/*.html"),
            ("debian-faq-zh-cn", text.pages, "**/*.html"),
            ("debian-edu-doc-zh-cn", text.pages, "**/*.html"),
            ("maint-guide-zh-cn", text.pages, "**/*.html"),
            ("installation-guide-amd64", text.pages, "**/zh_CN*/**/*.html"),
            ("kicad-doc-zh", text.pages, "**/*.html"),
        ],
        "words": ("python3-jieba", "**/jieba/dict.txt", 60),
        "as": str.maketrans("「」", "“”"),
    },
    "traditional": {
        "order": 4, "grams": 38000, "symbols": 5500,
        "sources": [
            *programs("zh-tw", "zh_TW", "zh-TW"), *helps("zh-tw"),
            ("manpages-zh", text.manual_pages, "usr/share/man/zh_TW/**/*.gz"),
            ("debian-reference-zh-tw", text.pages, "**/*.html"),
            
        ],
        "words": ("python3-jieba", "**/jieba/dict.txt", 100),
        "convert": ["opencc", "-c", "s2tw"],
    },
    "japanese": {
        "order": 4, "grams": 22000, "symbols": 2700,
        "sources": [*programs("ja", "ja", "ja"), *helps("ja")],
    },
    "korean": {
        "order": 4, "grams": 22000, "symbols": 2300, "spaced": True,
        "sources": [*programs("ko", "ko", "ko"), *helps("ko")],
    },
    "russian": {
        "order": 5, "grams": 20000, "symbols": 200, "spaced": True,
        "sources": [*programs("ru", "ru", "ru"), *helps("ru")],
    },
    "ukrainian": {
        "order": 5, "grams": 20000, "symbols": 200, "spaced": True,
        "sources": [*programs("uk", "uk", "uk")],
    },
    "greek": {
        "order": 5, "grams": 13000, "symbols": 200, "spaced": True,
        "sources": [*programs("el", "el", "el"), *helps("el")],
    },
    "vietnamese": {
        "order": 5, "grams": 14000, "symbols": 300, "spaced": True,
        "latin": True,
        "sources": [*programs("vi", "vi", "vi"), *helps("vi")],
    },
    "latin": {
        "order": 4, "grams": 9000, "symbols": 300, "spaced": True,
        "latin": True,
        "sources": [*helps("es", "pt-br", "fr", "de", "cs", "pl", "hu", "sv",
                           "tr")],
    },
}


def digest(file):
    return hashlib.sha256(file.read_bytes()).hexdigest()


def recorded():
    """By package the name and the SHA-256 of its file."""
    lines = [line.split() for line in SOURCES.read_text().split("\n")
             if line and not line.startswith("#")]
    return {name.partition("_")[0]: (name, sha) for sha, name in lines}


def fetch(folder, package):
    """The unpacked package."""
    files = sorted(folder.glob(f"{package}_*.deb"))
    if not files:
        subprocess.run(["apt-get", "-q", "download", package], cwd=folder,
                       check=True)
        files = sorted(folder.glob(f"{package}_*.deb"))
    unpacked = folder / "unpacked" / package
    if not unpacked.exists():
        unpacked.mkdir(parents=True)
        subprocess.run(["dpkg-deb", "-x", files[-1], unpacked], check=True)
    return files[-1], unpacked


def verify(package, file, known):
    name, sha = known.get(package, (None, None))
    if digest(file) != sha:
        sys.exit(f"{file.name} is not the {name or package} of sources.txt")


def converted(words, command):
    """The words as the command writes them in another script."""
    words = list(words)
    done = subprocess.run(command, check=True, capture_output=True,
                          input="\n".join(word for word, _ in words).encode())
    return zip(done.stdout.decode().split("\n"), (w for _, w in words))


def count(setting, unpacked):
    alphabet = Alphabet(setting.get("latin", False),
                        setting.get("spaced", False))
    counts = Counts(setting["order"], alphabet)
    lines = [line for package, reader, *pattern in setting["sources"]
             for line in reader(unpacked[package], *pattern)]
    lines = text.clean(lines)
    if "as" in setting:
        lines = [line.translate(setting["as"]) for line in lines]
    counts.add_text(lines)
    if "words" in setting:
        package, pattern, divisor = setting["words"]
        file, = unpacked[package].glob(pattern)
        found = text.words(file, divisor)
        if "convert" in setting:
            found = converted(found, setting["convert"])
        counts.add_words(found)
    return counts


def make(setting, unpacked):
    model = Model(count(setting, unpacked), setting["symbols"])
    kept = Thinner(model, LOSSES).thin(setting["grams"])
    return pack(model, kept, backoffs(model, kept))


def packages_of(setting):
    names = {package for package, *_ in setting["sources"]}
    return names | {setting["words"][0]} if "words" in setting else names


def all_packages(languages):
    return sorted(set().union(*(packages_of(LANGUAGES[name])
                                for name in languages)))


def record(folder):
    """Writes which packages there are."""
    files = [fetch(folder, package)[0] for package in all_packages(LANGUAGES)]
    SOURCES.write_text("".join(f"{digest(file)}  {file.name}\n"
                               for file in files))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("languages", nargs="*", metavar="language")
    parser.add_argument("--record", action="store_true",
                        help="write sources.txt and no model")
    parser.add_argument("--output", type=pathlib.Path, default=HERE)
    arguments = parser.parse_args()
    if arguments.record:
        return record(arguments.folder)
    known, unpacked = recorded(), {}
    chosen = arguments.languages or list(LANGUAGES)
    for package in all_packages(chosen):
        file, unpacked[package] = fetch(arguments.folder, package)
        verify(package, file, known)
    for name in chosen:
        data = make(LANGUAGES[name], unpacked)
        (arguments.output / f"{name}.model").write_bytes(data)
        print(f"{name}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
