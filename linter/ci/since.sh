# shellcheck shell=sh disable=SC2034 # since_... are for action.sh
# What of the lists is new. Sourced by action.sh; asks the environment
# of action.yml, and git for as little history as tells.
#
# Commits are named by their hash wherever the event tells it: the name of a
# branch is a stranger's.

# What a push to a new branch comes from.
no_commit=0000000000000000000000000000000000000000

# A password that nobody can type is not to be waited for.
quiet_git() {
    GIT_TERMINAL_PROMPT=0 git -c core.hooksPath=/dev/null \
        -c http.lowSpeedLimit=1000 -c http.lowSpeedTime=60 "$@" 2>/dev/null
}

# Prints the hash of a commit. Status 1: it is not here.
commit_of() {
    quiet_git rev-parse --verify --quiet "$1^{commit}"
}

is_shallow() {
    [ "$(quiet_git rev-parse --is-shallow-repository)" = true ]
}

has_base() {
    quiet_git merge-base "$1" HEAD >/dev/null
}

fetch_commits() {
    quiet_git fetch --quiet --no-tags --no-recurse-submodules "$@"
}

# Fetches what a revision may be the name of; prints its hash. A whole clone
# stays whole.
fetch_revision() {
    name=${1#origin/}
    quiet_git check-ref-format --allow-onelevel "$name" || return 1
    if is_shallow; then
        fetch_commits --depth=1 origin "$name"
    else
        fetch_commits origin "$name"
    fi && commit_of FETCH_HEAD
}

# Prints the hash of a revision that has a merge base with HEAD here. A shallow
# clone is deepened until it has one: both lines by 20 commits, by 100, 500
# and 2500 more.
reach() {
    commit=$(commit_of "$1") || commit=$(fetch_revision "$1") || return 1
    for more in 20 100 500 2500; do
        if has_base "$commit"; then
            break
        fi
        is_shallow || return 1
        fetch_commits --deepen="$more" origin "$commit" "$(commit_of HEAD)" ||
            fetch_commits --deepen="$more" origin "$commit" || return 1
    done
    has_base "$commit" && printf '%s\n' "$commit"
}

# Where HEAD is the merge that GitHub makes of a pull request, its first parent
# is the base: with one commit more than actions/checkout takes by default all
# is there. Prints the hash of that parent.
base_of_merge() {
    [ -n "${EVENT_HEAD:-}" ] || return 1
    [ "$(commit_of HEAD)" = "${GITHUB_SHA:-}" ] || return 1
    commit_of HEAD^2 >/dev/null || {
        is_shallow && fetch_commits --depth=2 origin "$GITHUB_SHA"
    } || return 1
    [ "$(commit_of HEAD^2)" = "$EVENT_HEAD" ] && commit_of HEAD^1
}

# Fetches the diff of the pull request into a file. A token only helps: it is
# handed over in a file, for arguments are seen by all.
fetch_diff() {
    case ${EVENT_NUMBER:-} in
    '' | *[!0-9]*) return 1 ;;
    esac
    : >"$1.header"
    chmod 600 "$1.header"
    [ -z "${INPUT_GITHUB_TOKEN:-}" ] ||
        printf 'Authorization: Bearer %s\n' "$INPUT_GITHUB_TOKEN" >"$1.header"
    got=0
    curl -fsS --max-time 120 --max-filesize 100000000 -o "$1" \
        -H 'Accept: application/vnd.github.diff' -H "@$1.header" -- \
        "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/pulls/$EVENT_NUMBER" >&2 ||
        got=$?
    rm -f "$1.header"
    return "$got"
}

# Sets since_option and since_value for a pull request.
since_pull_request() {
    since_option=--changed-since
    if since_value=$(base_of_merge || reach "${EVENT_BASE:-}"); then
        say "only what changed since $since_value is reported and asked, the" \
            "base of the pull request (changed-since: none checks all)"
        return
    fi
    since_option=--diff-file
    since_value=$1
    fetch_diff "$1" || fail "what the pull request changes is not to be" \
        "known: git has no merge base and GitHub gives no diff; use" \
        "actions/checkout with fetch-depth: 0, or changed-since: none"
    say "git has no merge base: only what GitHub's diff of the pull request" \
        "adds is reported and asked (fetch-depth: 0 gives the history)"
}

since_revision() {
    since_option=--changed-since
    # What git does not know, listlint tells of.
    since_value=$(reach "$1") || since_value=$1
    say "only what changed since $1 is reported and asked"
}

# Sets since_option and since_value; both stay empty for whole lists. The file
# takes a diff, where it comes to that.
find_since() {
    since_option='' since_value=''
    case ${INPUT_CHANGED_SINCE:-auto}:${GITHUB_EVENT_NAME:-} in
    auto:pull_request | auto:pull_request_target | auto:merge_group)
        since_pull_request "$1"
        ;;
    none:* | auto:* | "$no_commit":*) say "the whole lists are checked" ;;
    -*) fail "changed-since: \"$INPUT_CHANGED_SINCE\" is no revision" ;;
    *) since_revision "$INPUT_CHANGED_SINCE" ;;
    esac
}
