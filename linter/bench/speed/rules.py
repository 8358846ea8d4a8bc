"""Instructions of each rule, of the parts of a run and of each report, counted
by callgrind: the same on any day, however busy the machine is."""

import re
import shutil

import callgrind
from rows import write
from table import digits, table

CODE = re.compile(r'^    \.code = "(\w+)",\n    \.name = "([^"]+)"', re.M)
CHECK = re.compile(r"^    \.check = (\w+),?\n", re.M)

# What a run does, by the functions that do it. What the compiler puts into its
# caller is not told apart.
PARTS = [
    ("libraries loaded", "_dl_start", ""),
    ("lists parsed", "document_parse", "document/parse.c"),
    ("  by cmark-gfm: blocks", "cmark_parser_feed", ""),
    ("  by cmark-gfm: inlines", "cmark_parser_finish", ""),
    ("  by cmark-gfm: freed", "cmark_node_free", ""),
    ("  guarded from what it gets wrong", "guard_source", "guard.c"),
    ("  tables that GitHub does not show", "visited_mask", "visited.c"),
    ("  blocks, rows and links", "walk_blocks", "document/parse.c"),
    ("links gathered", "add_links", "cli/round.c"),
    ("suppressions read", "suppressions_read", ""),
    ("schemas inferred", "schema_infer", ""),
    ("rules run", "check_run", "engine/check.c"),
    ("findings suppressed", "suppress_findings", ""),
    ("fingerprints", "fingerprint_all", ""),
    ("record and report", "write_reports", "cli/run.c"),
]


def rules(root):
    """Of each rule: code, name, file and function, as its source has them."""
    for path in sorted(root.glob("rules/*/*.c")):
        source = path.read_text(encoding="utf-8")
        match = CODE.search(source)
        check = CHECK.search(source, match.end())
        yield (match[1], match[2], f"/{path.relative_to(root)}", check[1])


def choose(bench):
    """The README.md of each real list, or a list that is made."""
    folder = bench.folder / "read"
    folder.mkdir()
    lists = sorted(bench.corpus.glob("*/README.md"),
                   key=lambda path: path.stat().st_size)
    for number, path in enumerate(lists[:bench.runs["rules"]]):
        shutil.copy(path, folder / f"{number}.md")
    if not lists:
        write(folder / "0.md", 200 * bench.runs["rules"])
    return folder, sorted(path.name for path in folder.iterdir())


def formats(bench):
    """Every format but the one that is written while the run goes on."""
    source = (bench.root / "reports/report.c").read_text(encoding="utf-8")
    return [name for name in re.findall(r"\breport_(\w+)\},", source)
            if name != "jsonl"]


def profile_run(bench, folder, files, *more):
    return callgrind.run([*bench.programs.check("--jobs", "1", *more), *files],
                         folder)


def profile_all(bench, folder, files):
    """With the rules that are off by default, and every report."""
    outputs = [word for name in formats(bench)
               for word in ("--output", f"{name}={folder / name}.out")]
    codes = ",".join(code for code, *_ in rules(bench.root))
    return profile_run(bench, folder, files, "--extend-select", codes,
                       *outputs)


def of_rules(bench, profile, extended):
    """Those of the web do not run."""
    for code, name, file, check in rules(bench.root):
        count, is_on = profile.find(check, file), True
        if count is None:
            count, is_on = extended.find(check, file), False
        if count is not None:
            yield {"part": f"{code} {name}", "on": is_on,
                   "instructions": count}


def of_functions(bench, profile):
    for function in profile.largest(bench.functions):
        yield {"part": function.label, "instructions": function.all}


def of_functions_alone(bench, profile):
    for function in profile.busiest(bench.functions):
        yield {"part": function.label, "instructions": function.own}


def of_parts(profile):
    for part, name, file in PARTS:
        count = profile.find(name, file)
        if count is not None:
            yield {"part": part, "instructions": count}


def of_reports(bench, profile):
    for name in formats(bench):
        count = profile.find(f"report_{name}", f"reports/{name}.c")
        if count is not None:
            yield {"part": f"report {name}", "instructions": count}


def measure(bench):
    if not shutil.which("valgrind"):
        print("skipped: there is no valgrind\n")
        return None
    folder, files = choose(bench)
    size = sum((folder / file).stat().st_size for file in files)
    bare = callgrind.run([bench.programs.parse, *files], folder)
    profile = profile_run(bench, folder, files)
    extended = profile_all(bench, folder, files)
    return {
        "files": len(files), "bytes": size,
        "parse": bare.find("main"), "main": profile.find("main"),
        "rules": list(of_rules(bench, profile, extended)),
        "parts": list(of_parts(profile)),
        "reports": list(of_reports(bench, extended)),
        "functions": list(of_functions(bench, profile)),
        "alone": list(of_functions_alone(bench, profile)),
    }


def sum_rules(measured):
    """Of those that are on by default."""
    return sum(row["instructions"] for row in measured["rules"] if row["on"])


def totals(measured):
    return [{"part": "bare parse", "instructions": measured["parse"]},
            {"part": "listlint, without loading its libraries",
             "instructions": measured["main"]},
            {"part": "all offline rules", "instructions": sum_rules(measured)}]


def most_first(rows):
    return sorted(rows, key=lambda row: -row["instructions"])


def worth_a_line(rows, whole):
    """The rows that are not next to nothing, and one for all that are."""
    few = [row for row in rows if row["instructions"] < whole / 2000]
    yield from (row for row in rows if row not in few)
    if few:
        yield {"part": f"{len(few)} of less than 0.05%",
               "instructions": sum(row["instructions"] for row in few)}


def lines(measured, title, rows):
    """A table with shares of the bare parse."""
    shown = [[title, "million", "of parse", "a byte"]]
    for row in rows:
        count = row["instructions"]
        off = "" if row.get("on", True) else " (off)"
        shown.append([row["part"] + off, f"{count / 1e6:,.2f}",
                      f"{100 * count / measured['parse']:.2f}%",
                      digits(count / measured["bytes"])])
    return [*table(shown), ""]


def show(measured):
    print(f"instructions over {measured['files']} lists, "
          f"{measured['bytes'] / 2**20:.2f} MiB, --jobs 1; what several rules "
          "share is counted\nwith the first; (off): off by default, not in "
          "the sums")
    ruled = worth_a_line(most_first(measured["rules"]), measured["parse"])
    for title, rows in (
            ("whole", totals(measured)), ("part", measured["parts"]),
            ("rule", ruled), ("report", most_first(measured["reports"])),
            ("function, with what it calls", measured["functions"]),
            ("function, by itself", measured["alone"])):
        print(*lines(measured, title, rows), sep="\n")
