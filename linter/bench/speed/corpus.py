"""Real lists, and the longest of them: listlint beside a bare parse of the same
bytes and beside other linters."""

import os
import shutil

from programs import LISTLINT, ONE, PARSE
from table import digits, table, times


def copy(source, folder):
    """Programs may write where they work; the lists are not ours."""
    shutil.copytree(source, folder)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(path.stat().st_mode | 0o200)
    return sorted((path.relative_to(folder)
                   for path in folder.rglob("*.md")), key=str)


def compare(bench, folder, files, runs):
    """What each program costs over the files; beside the bare parse."""
    commands = bench.programs.commands(runs, files)
    series = bench.stopwatch.rounds(commands, folder)
    parse = series[PARSE]
    return [{
        "program": name, "runs": len(of.costs),
        "wall": of.median("wall"), "cpu": of.median("cpu"),
        "memory": of.median("memory"),
        "wall_of_parse": of.ratio(parse, "wall"),
        "cpu_of_parse": of.ratio(parse, "cpu"),
        "wall_of_listlint": of.ratio(series[LISTLINT], "wall"),
        "wall_of_one": of.ratio(series[ONE], "wall"),
    } for name, of in series.items()]


def measure(bench):
    source, folder = bench.corpus, bench.folder / "corpus"
    if not any(source.rglob("*.md")):
        print(f"skipped: there are no lists in {source}\n")
        return None
    files = copy(source, folder)
    sizes = {file: os.path.getsize(folder / file) for file in files}
    largest = max(files, key=sizes.get)
    return [{
        "what": f"{len(files)} real lists", "bytes": sum(sizes.values()),
        "largest": sizes[largest],
        "rows": compare(bench, folder, files, bench.runs["corpus"]),
    }, {
        "what": f"the longest, {largest}", "bytes": sizes[largest],
        "largest": sizes[largest],
        "rows": compare(bench, folder, [largest], bench.runs["largest"]),
    }]


def show(measured):
    for lists in measured:
        print(f"{lists['what']}: {lists['bytes'] / 2**20:.2f} MiB")
        rows = [["", "runs", "wall ms", "of parse", "cpu ms", "of parse",
                 "peak MiB", "of listlint"]]
        for row in lists["rows"]:
            rows.append([
                row["program"], row["runs"], digits(1e3 * row["wall"]),
                times(row["wall_of_parse"]), digits(1e3 * row["cpu"]),
                times(row["cpu_of_parse"]), digits(row["memory"]),
                times(row["wall_of_listlint"])])
        print(*table(rows), "", sep="\n")
