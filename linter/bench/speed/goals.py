"""What is wanted, beside what was measured. Nothing fails by it."""

import collections

from programs import LISTLINT, MARKDOWNLINT, ONE, PARSE, RUMDL
from rules import sum_rules
from table import digits, table

Goal = collections.namedtuple("Goal", "what figure limit least")


def most(what, figure, limit):
    return Goal(what, figure, limit, False)


def least(what, figure, limit):
    return Goal(what, figure, limit, True)


def met(goal):
    if goal.least:
        return goal.figure >= goal.limit
    return goal.figure <= goal.limit


def by_program(lists):
    return {row["program"]: row for row in lists["rows"]}


def memory(what, lists):
    """MiB at the peak: 8 times the longest file and 16."""
    limit = 8 * lists.get("largest", lists["bytes"]) / 2**20 + 16
    of = by_program(lists)
    bare = digits(of[PARSE]["memory"])
    return most(f"{what}: peak MiB, of a bare parse {bare}",
                of[LISTLINT]["memory"], limit)


def of_corpus(measured):
    for what, lists in zip(("real lists", "the longest"), measured):
        of = by_program(lists)
        for name, row in ((LISTLINT, of[LISTLINT]), (ONE, of[ONE])):
            yield most(f"{what}: {name}, wall, of a bare parse",
                       row["wall_of_parse"], 1.5)
        yield most(f"{what}: processors' time, of a bare parse",
                   of[LISTLINT]["cpu_of_parse"], 1.5)
        yield most(f"{what}: all processors' wall, of one's",
                   of[LISTLINT]["wall_of_one"], 0.7)
        yield memory(what, lists)
    of = by_program(measured[0])
    for name, limit in ((RUMDL, 6), (MARKDOWNLINT, 100)):
        if name in of:
            yield least(f"real lists: times as fast as {name}",
                        of[name]["wall_of_listlint"], limit)


def of_startup(measured):
    for row in measured["rows"]:
        if row["program"] == "listlint, one line":
            yield most("start-up, one line: ms, wall", 1e3 * row["wall"], 5)
            yield most("start-up, one line: ms, cpu", 1e3 * row["cpu"], 5)


def of_lists(measured):
    for lists in measured:
        yield memory(f"{lists['count']:,} rows", lists)
    # Of fewer the start-up is a good part.
    long = [lists for lists in measured if lists["count"] >= 10000]
    if len(long) < 2:
        return
    for name in (LISTLINT, PARSE):
        first, last = (by_program(lists)[name]["cpu"] / lists["count"]
                       for lists in (long[0], long[-1]))
        yield most(f"{name}: a row of {long[-1]['count']:,}, "
                   f"of one of {long[0]['count']:,}", last / first, 1.5)


def of_rules(measured):
    yield most("all offline rules' instructions, of a bare parse's",
               sum_rules(measured) / measured["parse"], 0.5)
    yield most("all instructions after the start, of a bare parse's",
               measured["main"] / measured["parse"], 1.5)


OF = {"corpus": of_corpus, "startup": of_startup, "rules": of_rules,
      "lists": of_lists}


def goals(measured):
    """Of the parts that were measured."""
    return [goal for part, of in OF.items() if measured.get(part)
            for goal in of(measured[part])]


def show(measured):
    rows = [["goal", "measured", "wanted", ""]]
    for goal in goals(measured):
        sign = ">=" if goal.least else "<="
        rows.append([goal.what, digits(goal.figure),
                     f"{sign} {digits(goal.limit)}",
                     "met" if met(goal) else "missed"])
    print(*table(rows), sep="\n")
