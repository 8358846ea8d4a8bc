"""How each program is run over lists: as it comes, with no network, cache or
configuration."""

from measure import Command

PARSE = "bare parse"
LISTLINT = "listlint"
ONE = "listlint --jobs 1"
RUMDL = "rumdl"
MARKDOWNLINT = "markdownlint-cli2"


class Programs:
    def __init__(self, build, foreign):
        self.listlint = build / "listlint"
        self.parse = build / "linter/bench/bench_parse"
        self.foreign = foreign  # paths by name

    def check(self, *more):
        return [self.listlint, "--offline", "--no-config", "--no-cache",
                "--no-progress", "--output", "human", *more]

    def words(self, name, files):
        if name == PARSE:
            return [self.parse, *files]
        if name == LISTLINT:
            return [*self.check(), *files]
        if name == ONE:
            return [*self.check("--jobs", "1"), *files]
        if name == RUMDL:
            return [self.foreign[name], "check", "--no-cache", *files]
        # A colon: this is a path, no pattern.
        return [self.foreign[name], *(f":{file}" for file in files)]

    def commands(self, runs, files):
        """The commands of a comparison, from how often each is to run; those
        of programs that are not there are left out."""
        ours = (PARSE, LISTLINT, ONE)
        return [Command(name, self.words(name, files), count)
                for name, count in runs.items()
                if count and (name in ours or name in self.foreign)]
