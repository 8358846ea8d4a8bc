#!/usr/bin/env python3
"""Measures the checking of links on a simulated internet; beside lychee.

usage: internet.py BUILD [--lychee PROGRAM]

BUILD holds listlint and bench_internet (the targets of that name). The README
beside this file says what the figures mean.
"""

import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

Link = collections.namedtuple("Link", "url kind verdict reason")
Run = collections.namedtuple(
    "Run", "name said seconds cpu memory seen best least asked")

# What is said of a link, whichever program says it.
FINE, BROKEN, UNTOLD = "fine", "broken", "cannot tell"
SAID_OF_VERDICT = {"alive": FINE, "dead": BROKEN, "unverified": UNTOLD}


class Internet:
    """The proxy with its hosts; `seen` holds its counts in the end."""

    def __init__(self, program, folder, **plan):
        self.links_file = pathlib.Path(folder) / "links.tsv"
        self.log_file = pathlib.Path(folder) / "log.tsv"
        options = [f"--{name.replace('_', '-')}={value}"
                   for name, value in plan.items()]
        self.process = subprocess.Popen(
            [program, *options, "--write", self.links_file, "--log",
             self.log_file],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def __enter__(self):
        first = json.loads(self.process.stdout.readline())
        self.proxy = f"http://127.0.0.1:{first['port']}"
        self.best = first["best"]
        self.least = first["least"]
        return self

    def __exit__(self, *_):
        rest, _ = self.process.communicate()
        if self.process.returncode:
            raise RuntimeError("the simulated internet failed")
        self.seen = json.loads(rest)

    def asked(self):
        """Requests by kind of link, from the log."""
        return collections.Counter(line.split("\t")[6]
                                   for line in self.log_file.open())

    def links(self):
        for line in self.links_file.read_text().splitlines():
            host, page, kind, verdict, reason = line.split("\t")
            yield Link(f"http://h{host}.internal/p{page}", kind, verdict,
                       reason or None)


def write_list(links, path):
    """A list in Markdown, its hosts mixed as they are in real ones."""
    lines = ["# Links", ""]
    lines += [f"- [Page {number}]({link.url}) - About it."
              for number, link in enumerate(sorted(
                  links, key=lambda link: link.url[::-1]))]
    path.write_text("\n".join(lines) + "\n")


def run_program(command, env=None):
    """Seconds, seconds of CPU and MiB that a program takes."""
    start = time.monotonic()
    process = subprocess.Popen(list(map(str, command)),
                               env={**os.environ, **(env or {})},
                               stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def run_listlint(program, proxy, folder, timeout, more=()):
    """What listlint says, by address: verdict and reason; and the cost."""
    report = folder / "listlint.json"
    cost = run_program([program, "links", "--no-config", "--no-progress",
                        "--quiet", "--proxy", proxy, "--timeout", timeout,
                        "--output", f"json={report}", *more,
                        folder / "README.md"])
    links = json.loads(report.read_text())["links"]
    return {link["url"]: (link["verdict"], link["reason"])
            for link in links}, cost


def run_lychee(program, proxy, folder, timeout, more=()):
    """What lychee says, by address: its status in words, and the cost."""
    report = folder / "lychee.json"
    cost = run_program([program, "--no-progress", "--timeout", timeout,
                        "--format", "json", "--output", report, *more,
                        folder / "README.md"],
                       {"http_proxy": proxy, "no_proxy": "", "NO_PROXY": ""})
    result = json.loads(report.read_text())
    said = {}
    for name in ("error_map", "timeout_map"):
        for found in result[name].values():
            for item in found:
                said[item["url"]] = (name, item["status"]["text"])
    if result["total"] - result["successful"] != len(said):
        print(f"lychee: {result['total']} in all, {result['successful']} "
              f"well, but {len(said)} with a fault", file=sys.stderr)
    return said, cost


def says_of_listlint(said, link):
    return SAID_OF_VERDICT[said[link.url][0]]


def says_of_lychee(said, link):
    """What it does not complain of is fine; of a timeout it says no more."""
    name, _ = said.get(link.url, (None, None))
    return {None: FINE, "timeout_map": UNTOLD}.get(name, BROKEN)


PROGRAMS = {"listlint": (run_listlint, says_of_listlint),
            "lychee": (run_lychee, says_of_lychee)}


def measure(name, program, internet, plan, more=()):
    run, says = PROGRAMS[name]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        with Internet(internet, folder, **plan) as net:
            links = list(net.links())
            write_list(links, folder / "README.md")
            said, cost = run(program, net.proxy, folder, plan["timeout"], more)
        return links, Run(name, [says(said, link) for link in links], *cost,
                          net.seen, net.best, net.least, net.asked()), said


def count(links, run, verdict, said):
    return sum(link.verdict == verdict and what == said
               for link, what in zip(links, run.said))


def rows(links, run):
    """The figures of a run: name and value."""
    def of(verdict, said):
        return f"{count(links, run, verdict, said):,}"

    right = sum(count(links, run, verdict, said)
                for verdict, said in SAID_OF_VERDICT.items())
    seen = run.seen
    yield "right, of all", f"{right:,} ({100 * right / len(links):.2f}%)"
    yield "there: said to be there", of("alive", FINE)
    yield "there: said to be broken (false alarm)", of("alive", BROKEN)
    yield "there: not told", of("alive", UNTOLD)
    yield "broken: said to be broken", of("dead", BROKEN)
    yield "broken: said to be there (missed)", of("dead", FINE)
    yield "broken: not told", of("dead", UNTOLD)
    yield "cannot be told: not told", of("unverified", UNTOLD)
    yield "cannot be told: said to be broken", of("unverified", BROKEN)
    yield "cannot be told: said to be there", of("unverified", FINE)
    yield "requests", f"{seen['requests']:,}"
    yield "of which GET", f"{seen['gets']:,}"
    yield "of which answered 429", f"{seen['limited']:,}"
    yield "MiB sent to it", f"{seen['bytes'] / 2**20:.1f}"
    yield "connections", f"{seen['connections']:,}"
    yield "most at once", f"{seen['most']:,}"
    yield "most at once to a host", f"{seen['most_at_host']:,}"
    yield "seconds", f"{run.seconds:.1f}"
    yield "over the best possible", f"{run.seconds / run.best:.2f}"
    yield "CPU, ms a link", f"{1000 * run.cpu / len(links):.3f}"
    yield "peak memory, MiB", f"{run.memory:.1f}"


def print_table(links, runs):
    columns = [list(rows(links, run)) for run in runs]
    print(f"{len(links):,} links; best possible: {runs[0].best:.1f} s and "
          f"{runs[0].least:,} requests")
    print(f"{'':42}" + "".join(f"{run.name:>18}" for run in runs))
    for row in zip(*columns):
        print(f"{row[0][0]:42}" + "".join(f"{value:>18}" for _, value in row))


def print_asked(links, runs):
    """Requests for a link of each kind."""
    kinds = collections.Counter(link.kind for link in links)
    print("\nrequests a link")
    for kind, number in kinds.most_common():
        print(f"{number:7,}  {kind:33}" +
              "".join(f"{run.asked[kind] / number:18.2f}" for run in runs))


def print_wrong(links, run, said):
    """By kind of link: what was said of it that is not right."""
    wrong = collections.Counter()
    for link, what in zip(links, run.said):
        if what != SAID_OF_VERDICT[link.verdict]:
            words = str(said.get(link.url)).replace(link.url, "")
            wrong[link.kind, link.verdict, what, words] += 1
    print(f"\n{run.name}, what is not right:")
    for (kind, verdict, what, words), number in sorted(wrong.items()):
        print(f"{number:7,}  {kind} ({verdict}): {what} {words}")


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--lychee", help="the program to measure beside it")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scale", type=float, default=1,
                        help="share of 20,000 links on 2,500 hosts")
    parser.add_argument("--latency", type=float, default=0.12)
    parser.add_argument("--timeout", type=int, default=5)
    parser.add_argument("--kinds", action="store_true",
                        help="show the requests for a link of each kind")
    parser.add_argument("--wrong", action="store_true",
                        help="show what is not right")
    parser.add_argument("--option", action="append", default=[],
                        help="one more for listlint")
    parser.add_argument("--lychee-option", action="append", default=[],
                        help="one more for lychee")
    return parser.parse_args()


def main():
    arguments = parse_arguments()
    plan = {"seed": arguments.seed, "hosts": round(2500 * arguments.scale),
            "links": round(20000 * arguments.scale),
            "latency": arguments.latency, "timeout": arguments.timeout}
    internet = arguments.build / "linter" / "bench" / "bench_internet"
    programs = [("listlint", arguments.build / "listlint", arguments.option)]
    if arguments.lychee:
        programs.append(("lychee", arguments.lychee, arguments.lychee_option))
    done = [measure(name, program, internet, plan, more)
            for name, program, more in programs]
    print_table(done[0][0], [run for _, run, _ in done])
    if arguments.kinds:
        print_asked(done[0][0], [run for _, run, _ in done])
    if arguments.wrong:
        for links, run, said in done:
            print_wrong(links, run, said)


if __name__ == "__main__":
    main()
