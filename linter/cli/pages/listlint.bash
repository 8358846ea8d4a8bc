# Completes command lines of listlint in bash.
# Made by `listlint completions bash`; to have it in one shell:
#     source <(listlint completions bash)
# shellcheck shell=bash

# What there is to complete is said by `kind`, and for a choice by `words`.

# The value of an option; fails where it takes none.
_listlint_value() {
    case $1 in
@values@
    *) return 1 ;;
    esac
}

# The argument of a command: which command, and which argument.
_listlint_argument() {
    case $1.$2 in
@arguments@
    *) kind='any' ;;
    esac
}

# The options of a command.
_listlint_options() {
    case $1 in
@options@
    esac
}

# Leaves out an option that was given and may be given once.
_listlint_given() {
    case $1 in
@repeated@
    esac
    given+=" $1 "
}

_listlint_commands() {
@commands@
}

_listlint_formats() {
@formats@
}

_listlint_rules() {
@rules@
}

# Adds those of the words that begin with $1; $2 goes before each.
_listlint_offer() {
    local word
    local IFS=$' \t\n'
    for word in $words; do
        [[ $word == "$1"* && $given != *" $word "* ]] &&
            COMPREPLY+=("$2$word")
    done
}

# Adds the folders, and the files whose names match $3, that begin with $1; $2
# goes before each.
_listlint_files() {
    local file
    compopt -o filenames 2>/dev/null
    while IFS= read -r file; do
        # Hidden names are offered where one is asked for.
        [[ ${file##*/} == .* && ${1##*/} != .* ]] && continue
        [[ -d ${file/#\~\//$HOME/} || $file =~ $3 ]] && COMPREPLY+=("$2$file")
    done < <(compgen -f -- "$1")
}

# Adds what completes $1, where $2 goes before it.
_listlint_complete() {
    local head=${1%"${1##*,}"}
    case $kind in
    words) _listlint_offer "$1" "$2" ;;
    file) _listlint_files "$1" "$2" . ;;
    list) _listlint_files "$1" "$2" '\.[mM]([dD]|[aA][rR][kK][dD][oO][wW][nN])$' ;;
    run) _listlint_files "$1" "$2" '\.jsonl$' ;;
    rule)
        _listlint_rules
        _listlint_offer "$1" "$2"
        ;;
    rules)
        compopt -o nospace 2>/dev/null
        _listlint_rules
        given=" ${head//,/ } "
        _listlint_offer "${1##*,}" "$2$head"
        ;;
    format)
        _listlint_formats
        _listlint_offer "$1" "$2"
        ;;
    output)
        if [[ $1 == *=* ]]; then
            _listlint_files "${1#*=}" "$2${1%%=*}=" .
        else
            _listlint_formats
            _listlint_offer "$1" "$2"
        fi
        ;;
    revision)
        words=$(git for-each-ref --format='%(refname:short)' 2>/dev/null)
        _listlint_offer "$1" "$2"
        ;;
    esac
}

# Sets `typed` to a word as the shell reads it.
_listlint_unquote() {
    case $1 in
    \"* | \'*) typed=${1#?} ;;
    *) typed=${1//\\/} ;;
    esac
}

# Sets `line` to the words up to the cursor, and `last` to what readline
# replaces. Bash takes words apart at = and : too, which readline does not tell
# from the spaces between words; only the line itself does.
_listlint_words() {
    local rest=${COMP_LINE:0:COMP_POINT} at
    line=()
    for ((at = 0; at < COMP_CWORD; at++)); do
        if [[ $at -eq 0 || $rest == [[:space:]]* ]]; then
            line+=("")
        fi
        line[${#line[@]} - 1]+=${COMP_WORDS[at]}
        rest=${rest#*"${COMP_WORDS[at]}"}
    done
    last=${rest#"${rest%%[![:space:]]*}"}
    if [[ $rest == [[:space:]]* ]]; then
        line+=("")
    fi
    line[${#line[@]} - 1]+=$last
    if [[ $last != *[!=:]* ]]; then
        last=
    fi
}

# Reads the words before the cursor: sets `command`, `at`, `option` and `given`.
_listlint_read() {
    local word names
    _listlint_commands
    names=" $words "
    for word in "${line[@]:1:${#line[@]}-2}"; do
        if [[ $option ]]; then
            option=
        elif [[ $ended || $word != -?* ]]; then
            if [[ $at -eq 1 && ! $command && ! $ended && $names == *" $word "* ]]; then
                command=$word
            else
                at=$((at + 1))
            fi
        elif [[ $word == -- ]]; then
            ended=yes
        else
            _listlint_given "${word%%=*}"
            if _listlint_value "$word"; then
                option=$word
            fi
        fi
    done
}

_listlint() {
    local kind='' words='' command='' at=1 option='' ended='' given=''
    local line last typed before
    COMPREPLY=()
    _listlint_words
    _listlint_read
    _listlint_unquote "${line[${#line[@]} - 1]}"
    words=
    if [[ $option ]]; then
        _listlint_value "$option"
        given=
        _listlint_complete "$typed" ''
    elif [[ ! $ended && $typed == --*=* ]]; then
        _listlint_value "${typed%%=*}" || return
        given=
        _listlint_complete "${typed#*=}" "${typed%%=*}="
    elif [[ ! $ended && $typed == -* ]]; then
        _listlint_options "${command:-check}"
        _listlint_offer "$typed" ''
    else
        _listlint_argument "${command:-check}" "$at"
        _listlint_complete "$typed" ''
        if [[ ! $command && ! $ended && $at -eq 1 ]]; then
            words=
            _listlint_commands
            _listlint_offer "$typed" ''
        fi
    fi
    before=${line[${#line[@]} - 1]}
    _listlint_unquote "${before%"$last"}"
    for at in "${!COMPREPLY[@]}"; do
        COMPREPLY[at]=${COMPREPLY[at]#"$typed"}
    done
}

complete -F _listlint listlint
