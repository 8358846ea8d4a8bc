"""Shells that complete command lines: what each offers for many lines.

Every function takes the completions (a file), the folder to be in and the
lines, and returns the words that the shell offers for each line, sorted.
"""

import fcntl
import os
import pathlib
import pty
import re
import select
import shlex
import struct
import subprocess
import tempfile
import termios
import time

WAIT = 30  # seconds for a shell that is slow to answer

# Words as bash hands them to a function: what stands between quotes or behind a
# backslash is kept, and each of these characters is a word of its own.
BASH_BREAKS = re.compile(r"""[=:]|(?:\\.|"[^"]*"?|'[^']*'?|[^\s=:"'\\])+""")

BASH = """
%s
source %s
offer() {
    COMP_LINE=$1 COMP_POINT=${#1}
    COMP_WORDS=("${@:2}") COMP_CWORD=$(($# - 2))
    _listlint
    printf '%%s\\n' "${COMPREPLY[@]}" =
}
"""


def bash_words(line):
    words = BASH_BREAKS.findall(line)
    return words if re.search(r"\S$", line) else [*words, ""]


def run(arguments, folder, script):
    result = subprocess.run(arguments, input=script.encode(), cwd=folder,
                            capture_output=True, timeout=WAIT, check=False)
    assert result.stderr == b"", result.stderr.decode()
    return result.stdout.decode()


def bash(completions, folder, lines, before="", breaks=True):
    """`before` runs first; without `breaks`, = and : are parts of words."""
    script = BASH % (before, shlex.quote(str(completions)))
    for line in lines:
        words = bash_words(line) if breaks else line.split(" ")
        script += "offer " + " ".join(map(shlex.quote, [line, *words])) + "\n"
    shown = run(["bash", "--norc", "--noprofile"], folder, script)
    return [sorted(filter(None, part.splitlines()))
            for part in shown.split("=\n")][:-1]


def fish(completions, folder, lines):
    """Words with what is said of them: `word\\tsummary`."""
    script = f"source {shlex.quote(str(completions))}\n"
    for line in lines:
        script += f"complete -C {shlex.quote(line)}\necho =\n"
    with tempfile.TemporaryDirectory() as home:
        shown = run(["env", f"HOME={home}", f"XDG_CONFIG_HOME={home}",
                     "fish", "--no-config"], folder, script)
    return [sorted(part.splitlines()) for part in shown.split("=\n")][:-1]


# Every word that is added passes compadd, which says here what was added.
ZSH = """
PS1='ready> ' LISTMAX=100000
fpath=(%(functions)s $fpath)
autoload -Uz compinit && compinit -u -D
zstyle ':completion:*' completer _complete
zstyle ':completion:*' list-prompt ''
compadd() {
    local -a hits before
    [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]] && { builtin compadd "$@"; return }
    zparseopts -E p:=before
    builtin compadd -A hits "$@"
    print -rl -- $IPREFIX$before[2]${^hits} >> %(told)s
    builtin compadd "$@"
}
offer() {
    local line
    for line in "${(@f)$(<%(lines)s)}"; do
        BUFFER=$line CURSOR=$#line
        zle list-choices
        print -r -- = >> %(told)s
    done
    print -r -- END >> %(told)s
    BUFFER=
}
zle -N offer
bindkey '^X' offer
"""


class Terminal:
    """A program on a terminal that is large."""

    def __init__(self, arguments, folder, env):
        self.shown = b""
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ,
                    struct.pack("HHHH", 1000, 250, 0, 0))
        self.process = subprocess.Popen(
            arguments, cwd=folder, stdin=slave, stdout=slave, stderr=slave,
            env={**os.environ, "TERM": "dumb", **env}, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(slave)

    def type(self, keys):
        os.write(self.master, keys.encode())

    def read(self):
        if select.select([self.master], [], [], 0.05)[0]:
            self.shown += os.read(self.master, 65536)
        return self.shown.decode(errors="replace")

    def wait_for(self, pattern):
        end = time.monotonic() + WAIT
        while time.monotonic() < end:
            found = re.search(pattern, self.read(), re.S)
            if found:
                self.shown = self.shown[found.end():]
                return found
        raise AssertionError(f"no {pattern!r} in {self.shown!r}")

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.master)


def zsh(completions, folder, lines):
    """The completions stand in a file `_listlint`."""
    with tempfile.TemporaryDirectory() as scratch:
        told = pathlib.Path(scratch, "told")
        told.touch()
        pathlib.Path(scratch, "lines").write_text("\n".join(lines))
        pathlib.Path(scratch, ".zshrc").write_text(ZSH % {
            "functions": shlex.quote(str(completions.parent)),
            "told": shlex.quote(str(told)),
            "lines": shlex.quote(f"{scratch}/lines")})
        terminal = Terminal(["zsh", "-d", "-i"], folder, {"ZDOTDIR": scratch})
        try:
            terminal.wait_for("ready> ")
            terminal.type("\x18")
            end = time.monotonic() + WAIT
            while not told.read_text().endswith("END\n"):
                terminal.read()
                assert time.monotonic() < end, terminal.shown
        finally:
            terminal.close()
        parts = told.read_text().split("=\n")[:-1]
    return [sorted(set(filter(None, part.splitlines()))) for part in parts]
