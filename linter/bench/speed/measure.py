"""What runs of programs cost: seconds by the clock, seconds of processors, and
MiB of memory at the peak."""

import collections
import pathlib
import statistics
import subprocess
import tempfile

Cost = collections.namedtuple("Cost", "wall cpu memory")


class Command:
    """A program to run, and how often."""

    def __init__(self, name, words, runs, statuses=(0, 1)):
        self.name = name
        self.words = [str(word) for word in words]
        self.runs = runs
        self.statuses = statuses


class Series:
    """The costs of one command, a round each."""

    def __init__(self):
        self.costs = []

    def median(self, field):
        return statistics.median(getattr(cost, field) for cost in self.costs)

    def ratio(self, other, field):
        """The median of the ratios within a round: what slows the machine down
        for a while slows both."""
        pairs = zip(self.costs, other.costs)
        return statistics.median(getattr(a, field) / (getattr(b, field) or 1e-6)
                                 for a, b in pairs)


class Stopwatch:
    """Runs commands by the program bench_cost."""

    def __init__(self, build):
        self.program = pathlib.Path(build) / "linter/bench/bench_cost"

    def once(self, command, folder):
        with tempfile.TemporaryFile("w+") as said:
            result = subprocess.run(
                [self.program, *command.words], cwd=folder, check=False,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said,
                text=True)
            status, *figures = result.stdout.split() or [None]
            if status is None or int(status) not in command.statuses:
                said.seek(0)
                raise RuntimeError(f"{command.name} ended with {status}: "
                                   f"{said.read()[-2000:]}")
        wall, cpu, kibibytes = map(float, figures)
        return Cost(wall, cpu, kibibytes / 1024)

    def rounds(self, commands, folder):
        """One run of each after the other, and again: a Series by name."""
        series = {command.name: Series() for command in commands}
        for number in range(max(command.runs for command in commands)):
            for command in commands:
                if number < command.runs:
                    series[command.name].costs.append(
                        self.once(command, folder))
        return series
