"""Lists that are made, a thousand to a million rows long: neither the time nor
the memory of a row depends on how many there are."""

from corpus import compare
from rows import write
from table import digits, table

# What is shown, and what it is of a list of so many rows.
FIGURES = [
    ("wall us a row", lambda row, count: 1e6 * row["wall"] / count),
    ("cpu us a row", lambda row, count: 1e6 * row["cpu"] / count),
    ("peak MiB", lambda row, count: row["memory"]),
]


def measure(bench):
    measured = []
    for count, runs in bench.runs["lists"].items():
        path = bench.folder / f"rows-{count}.md"
        write(path, count)
        measured.append({
            "count": count, "bytes": path.stat().st_size,
            "rows": compare(bench, bench.folder, [path.name], runs)})
        path.unlink()
    return measured


def show(measured):
    programs = dict.fromkeys(row["program"] for lists in measured
                             for row in lists["rows"])
    for title, figure in FIGURES:
        rows = [[title, "file MiB", *programs]]
        for lists in measured:
            of = {row["program"]: figure(row, lists["count"])
                  for row in lists["rows"]}
            rows.append([f"{lists['count']:,} rows",
                         digits(lists["bytes"] / 2**20),
                         *(digits(of.get(name)) for name in programs)])
        print(*table(rows), "", sep="\n")
    print("- is left out: it takes too long\n")
