"""Lists that are made, as long as one likes, and the same from the same seed.

They have what real lists have: sections, tables and bullets of named things,
each with an address, words about it, and quantities; a few addresses that stand
there twice; and the same mix of it at any length.
"""

import random

FIRST = ("Amber Blue Cedar Delta Ember Fjord Garnet Heath Iris Jade "
         "Kite Lumen Maple Nimbus Opal Pine Quartz River Sierra "
         "Tundra").split()
SECOND = ("Atlas Bank Corpus Digest Engine Forge Graph Hub Index Journal Kit "
          "Log Map Notes Orbit Parser Queue Reader Set Tools").split()
VERBS = "Reads Sorts Maps Counts Draws Links Keeps Tests".split()
NOUNS = ("texts tables images maps speech code logs papers songs "
         "graphs").split()
KINDS = "Text Image Audio Video".split()
SECTION = 200  # rows below a heading
TWICE = 1 / 250  # of the rows have the address of the one before
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def short(number):
    """In as few digits as can be: a million rows are less than the 64 MiB that
    a list may have."""
    return (short(number // 36) if number >= 36 else "") + DIGITS[number % 36]


def address(number):
    host = FIRST[number % len(FIRST)].lower()
    return f"https://{host}.example/{short(number)}"


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, words):
        return words[int(self.random.random() * len(words))]

    def named(self, number):
        """A name that no other row has, and its link."""
        name = f"{self.pick(FIRST)} {self.pick(SECOND)} {short(number)}"
        again = number and self.random.random() < TWICE
        return f"[{name}]({address(number - 1 if again else number)})"

    def words(self):
        return f"{self.pick(VERBS)} {self.pick(NOUNS)}."

    def quantity(self):
        return f"{1 + int(self.random.random() * 999)}{self.pick('KMB')}"

    def row(self, number):
        return (f"| {self.named(number)} | {self.pick(KINDS)} | "
                f"{self.quantity()} |\n")

    def bullet(self, number):
        return f"- {self.named(number)} - {self.words()}\n"

    def section(self, first, rows):
        """Every other section is a table."""
        number = first // SECTION + 1
        yield f"\n## Part {number}\n\n"
        make = self.bullet if number % 2 else self.row
        if make == self.row:
            yield "| Name | Kind | Size |\n| --- | --- | --- |\n"
        for index in range(first, first + rows):
            yield make(index)


def lines(rows, seed=1):
    """A list of that many rows, in pieces."""
    maker = Maker(seed)
    yield "# A list that was made\n"
    for first in range(0, rows, SECTION):
        yield from maker.section(first, min(SECTION, rows - first))


def write(path, rows, seed=1):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(lines(rows, seed))
