#!/bin/sh
# action.sh get: gets listlint; action.sh check: checks the lists with it. The
# steps of action.yml, on a runner of GitHub.
#
# All comes by the environment, INPUT_... from the workflow and EVENT_... from
# what happened. What strangers can write there is handed on as a word and never
# read by a shell again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=linter/ci/say.sh
. "$here/say.sh"
# shellcheck source=linter/ci/since.sh
. "$here/since.sh"

# GitHub takes no larger summary of a step.
summary_largest=1048576

scratch=${RUNNER_TEMP:?}/listlint
history=$scratch/history.sqlite3
mkdir -p "$scratch"

# An output of the step.
put() {
    printf '%s=%s\n' "$1" "$2" >>"${GITHUB_OUTPUT:?}"
}

# What went wrong, as an annotation too.
fail() {
    printf '::error title=listlint::%s\n' \
        "$(printable "$@" | sed 's/%/%25/g')"
    put status 2
    give_up "$@"
}

get() {
    if [ -z "${LISTLINT_RELEASES:-}" ] && [ -n "${ACTION_REPOSITORY:-}" ]; then
        server=${GITHUB_SERVER_URL:-https://github.com}
        export LISTLINT_RELEASES="$server/$ACTION_REPOSITORY/releases/download"
    fi
    program=$(LISTLINT_VERSION=${INPUT_VERSION:-} \
        sh "$here/program.sh" "$scratch/program") ||
        fail "no listlint could be had, see the log"
    put program "$program"
    put history "$history"
    dirname -- "$program" >>"${GITHUB_PATH:?}"
}

# The file that a report is to be written to, or nothing.
report_file() {
    case $1 in
    sarif) printf '%s\n' "${INPUT_SARIF_FILE:-}" ;;
    html) printf '%s\n' "${INPUT_HTML_FILE:-}" ;;
    junit) printf '%s\n' "${INPUT_JUNIT_FILE:-}" ;;
    jsonl) printf '%s\n' "${INPUT_JSONL_FILE:-}" ;;
    esac
}

# Nothing that stands in one line of the workflow may hold another.
check_inputs() {
    for value in "${INPUT_CONFIG:-}" "${INPUT_CHANGED_SINCE:-}" \
        "${INPUT_FAIL_ON:-}" "${INPUT_BASELINE:-}" "${INPUT_SARIF_FILE:-}" \
        "${INPUT_HTML_FILE:-}" "${INPUT_JUNIT_FILE:-}" \
        "${INPUT_JSONL_FILE:-}"; do
        case $value in
        *"
"*) fail "an input has several lines: \"$value\"" ;;
        esac
    done
    case ${INPUT_OFFLINE:-false}:${INPUT_CACHE:-true} in
    true:true | true:false | false:true | false:false) ;;
    *) fail "offline and cache are true or false" ;;
    esac
}

# Makes place for a report. A link in what was checked out may lead to any file
# of the runner, and is not followed; a file with that name is a stranger's, and
# nobody shall take it for the report if there comes to be none.
make_place() {
    step=${1#"${GITHUB_WORKSPACE:-.}"/}
    while [ "${step#/}" = "$step" ] && [ "$step" != . ]; do
        [ ! -L "$step" ] ||
            fail "\"$step\" is a symbolic link: no report is written there"
        step=$(dirname -- "$step")
    done
    mkdir -p -- "$(dirname -- "$1")" || fail "no folder for \"$1\""
    rm -f -- "$1" || fail "no place for \"$1\""
}

# Runs listlint with what the inputs ask for, behind the words that are given.
run_with_inputs() {
    [ -z "${INPUT_CONFIG:-}" ] || set -- "$@" --config "$INPUT_CONFIG"
    [ -z "${INPUT_FAIL_ON:-}" ] || set -- "$@" --fail-on "$INPUT_FAIL_ON"
    [ -z "${INPUT_SELECT:-}" ] || set -- "$@" --select "$INPUT_SELECT"
    [ -z "${INPUT_IGNORE:-}" ] || set -- "$@" --ignore "$INPUT_IGNORE"
    [ -z "${INPUT_BASELINE:-}" ] || set -- "$@" --baseline "$INPUT_BASELINE"
    [ -z "$since_option" ] || set -- "$@" "$since_option" "$since_value"
    if [ "${INPUT_OFFLINE:-false}" = true ]; then
        set -- "$@" --offline
    elif [ "${INPUT_CACHE:-true}" = true ]; then
        set -- "$@" --cache "$history"
    fi
    for format in sarif html junit jsonl; do
        file=$(report_file "$format")
        [ -n "$file" ] || continue
        make_place "$file"
        set -- "$@" --output "$format=$file"
    done
    while IFS= read -r line; do
        [ -z "$line" ] || set -- "$@" "$line"
    done <<LINES
${INPUT_ARGS:-}
LINES
    set -- "$@" --
    while IFS= read -r line; do
        [ -z "$line" ] || set -- "$@" "$line"
    done <<LINES
${INPUT_PATHS:-}
LINES
    run "$@"
}

# Runs listlint with a log in which no line is a command to the runner,
# whatever a list may hold. Sets its exit status.
run() {
    token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
    status=0
    printf '::stop-commands::%s\n' "$token"
    with_token "$@" </dev/null 2>&1 || status=$?
    printf '\n::%s::\n' "$token"
}

# The token is for looks at GitHub's hub; a fork's may read and no more, and
# none at all is fine.
with_token() (
    unset GITHUB_TOKEN
    [ -z "${INPUT_GITHUB_TOKEN:-}" ] ||
        export GITHUB_TOKEN="$INPUT_GITHUB_TOKEN"
    unset INPUT_GITHUB_TOKEN
    exec "${PROGRAM:?}" "$@"
)

size_of() {
    wc -c <"$1" | tr -d ' '
}

add_summary() {
    [ -s "$scratch/summary.md" ] || return 0
    : >>"${GITHUB_STEP_SUMMARY:?}"
    size=$(($(size_of "$GITHUB_STEP_SUMMARY") + \
        $(size_of "$scratch/summary.md")))
    if [ "$size" -lt "$summary_largest" ]; then
        { printf '\n' && cat "$scratch/summary.md"; } >>"$GITHUB_STEP_SUMMARY"
    else
        say "the summary is left out: with what is there already it would" \
            "have $size bytes, more than GitHub shows"
    fi
}

# A count of the report's end. No text in JSON holds that: a quote in a text
# has a backslash before it.
count() {
    sed -n 's/^ *"'"$1"'": \([0-9][0-9]*\),\{0,1\}$/\1/p' \
        "$scratch/report.json" | tail -n 1
}

put_outputs() {
    put status "$status"
    if [ -s "$scratch/report.json" ]; then
        for what in errors warnings notes; do
            put "$what" "$(count "$what")"
        done
        put dead-links "$(grep -c '^ *"verdict": "dead",*$' \
            "$scratch/report.json" || true)"
    fi
    for format in sarif html junit jsonl; do
        file=$(report_file "$format")
        [ -z "$file" ] || [ ! -f "$file" ] || put "$format-file" "$file"
    done
    [ ! -f "$history" ] || put history "$history"
}

check() {
    rm -f "$scratch/summary.md" "$scratch/annotations" "$scratch/report.json"
    check_inputs
    find_since "$scratch/pull.diff"
    run_with_inputs check --no-progress --output human \
        --output "github=$scratch/annotations" \
        --output "markdown=$scratch/summary.md" \
        --output "json=$scratch/report.json"
    [ ! -f "$scratch/annotations" ] || cat "$scratch/annotations"
    add_summary
    put_outputs
    [ "$status" -lt 2 ] ||
        printf '::error title=listlint::%s\n' \
            "ended with status $status: the log says why"
    exit "$status"
}

case ${1:-} in
get | check) "$1" ;;
*) give_up "usage: action.sh get|check" ;;
esac
