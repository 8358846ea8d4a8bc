# shellcheck shell=sh
# What the scripts here tell. Names of branches and files are written by
# strangers: they stay on one line, and no line of theirs is a command to a
# runner. Sourced.

printable() {
    printf '%s' "$*" | LC_ALL=C tr -c '\040-\176' '?' | sed 's/##\[/## [/g'
}

say() {
    printf 'listlint: %s\n' "$(printable "$@")" >&2
}

# Could not run: the exit status of listlint for that.
give_up() {
    say "$@"
    exit 2
}
