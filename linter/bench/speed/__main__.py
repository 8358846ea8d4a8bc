"""Measures how quick listlint is, beside a bare parse by cmark-gfm and other
linters; ../README.md tells what the figures mean.

usage: ./test bench [--quick] [--json FILE] [corpus] [startup] [rules] [lists]
"""

import argparse
import json
import os
import pathlib
import sys
import tempfile

import corpus
import foreign
import goals
import lists
import rules
import startup
from measure import Stopwatch
from programs import LISTLINT, MARKDOWNLINT, ONE, PARSE, Programs, RUMDL

ROOT = pathlib.Path(__file__).resolve().parents[3]
PARTS = {"corpus": corpus, "startup": startup, "rules": rules, "lists": lists}


def runs_of(ours, rumdl, markdownlint):
    """How often each program runs."""
    return {PARSE: ours, LISTLINT: ours, ONE: ours, RUMDL: rumdl,
            MARKDOWNLINT: markdownlint}


# Less often what takes long, and not at all what takes minutes.
WHOLE = {
    "corpus": runs_of(11, 5, 3), "largest": runs_of(21, 7, 5), "startup": 50,
    "rules": 10,
    "lists": {1000: runs_of(15, 5, 3), 10000: runs_of(9, 3, 1),
              100000: runs_of(3, 1, 0), 1000000: runs_of(1, 0, 0)},
}
QUICK = {
    "corpus": runs_of(3, 1, 0), "largest": runs_of(5, 3, 1), "startup": 20,
    "rules": 5,
    "lists": {1000: runs_of(3, 1, 1), 10000: runs_of(3, 1, 0),
              100000: runs_of(1, 0, 0)},
}


def repeat(runs, times):
    """The same with so many times as many runs; a list is read for its
    instructions once."""
    if isinstance(runs, dict):
        return {name: count if name == "rules" else repeat(count, times)
                for name, count in runs.items()}
    return runs * times


class Bench:
    """What a part is given."""

    def __init__(self, arguments, folder):
        build = arguments.build.resolve()
        self.root = ROOT
        self.corpus = arguments.corpus.resolve()
        self.folder = pathlib.Path(folder)
        self.stopwatch = Stopwatch(build)
        self.functions = arguments.functions
        self.runs = repeat(QUICK if arguments.quick else WHOLE,
                           arguments.repeat)
        wants_others = {"corpus", "lists"} & set(arguments.parts)
        self.programs = Programs(
            build, foreign.installed()
            if wants_others and not arguments.alone else {})


def parse_arguments():
    parser = argparse.ArgumentParser(
        prog="./test bench", description=__doc__.partition(";")[0])
    parser.add_argument("parts", nargs="*", metavar="PART",
                        help=f"of {', '.join(PARTS)}; all by default")
    parser.add_argument("--quick", action="store_true",
                        help="half a minute, with fewer runs")
    parser.add_argument("--repeat", type=int, default=1, metavar="N",
                        help="N times as many runs")
    parser.add_argument("--alone", action="store_true",
                        help="without other linters")
    parser.add_argument("--functions", type=int, default=12, metavar="N",
                        help="show so many of the busiest functions")
    parser.add_argument("--json", type=pathlib.Path, metavar="FILE",
                        help="write all figures there")
    parser.add_argument("--build", type=pathlib.Path, metavar="FOLDER",
                        default=foreign.FOLDER / "release",
                        help="where the programs are")
    parser.add_argument("--corpus", type=pathlib.Path, metavar="FOLDER",
                        default=ROOT.parent / "shared" / "corpus",
                        help="where real lists are")
    arguments = parser.parse_args()
    unknown = set(arguments.parts) - set(PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    if arguments.repeat < 1:
        parser.error("--repeat: at least once")
    arguments.parts = arguments.parts or list(PARTS)
    return arguments


def machine():
    """Where it was measured."""
    return {"processors": os.cpu_count(), "load": os.getloadavg()[0],
            "versions": foreign.VERSIONS}


def show_machine(where):
    print(f"{where['processors']} processors, load {where['load']:.1f}; "
          "medians of runs that take turns, ratios within a turn")
    if where["load"] > 0.5:
        print("the machine has other work: trust instructions, not times")
    print(flush=True)


def measure(arguments):
    """Figures by part, each shown when it is there."""
    measured = {}
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(arguments, folder)
        for name in arguments.parts:
            measured[name] = PARTS[name].measure(bench)
            if measured[name]:
                PARTS[name].show(measured[name])
            sys.stdout.flush()
    return measured


def write_json(path, where, measured):
    wanted = [{**goal._asdict(), "met": goals.met(goal)}
              for goal in goals.goals(measured)]
    text = json.dumps({"machine": where, **measured, "goals": wanted}, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def main():
    arguments = parse_arguments()
    where = machine()
    show_machine(where)
    try:
        measured = measure(arguments)
    except (OSError, RuntimeError) as error:
        print(f"bench: {error}", file=sys.stderr)
        sys.exit(2)
    goals.show(measured)
    if arguments.json:
        write_json(arguments.json, where, measured)


if __name__ == "__main__":
    main()
