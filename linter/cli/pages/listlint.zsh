#compdef listlint
# Completes command lines of listlint in zsh.
# Made by `listlint completions zsh`, for a file _listlint in a folder of $fpath;
# to have it in one shell:
#     source <(listlint completions zsh)

_listlint_any() {
    _message -e values value
}

_listlint_file() {
    _files "$@"
}

_listlint_list() {
    _files "$@" -g '(#i)*.(md|markdown)(-.)'
}

_listlint_run() {
    _files "$@" -g '*.jsonl(-.)'
}

_listlint_rule() {
    local -a rules=(
@rules@
    )
    _describe -t rules rule rules "$@"
}

_listlint_rules() {
    _sequence _listlint_rule
}

_listlint_format() {
    local -a formats=(
@formats@
    )
    _describe -t formats format formats "$@"
}

# A file may stand behind the format.
_listlint_output() {
    if compset -P '*='; then
        _files "$@"
    else
        _listlint_format "$@"
    fi
}

_listlint_revision() {
    local -a revisions=(
        ${(f)"$(git for-each-ref --format='%(refname:short)' 2>/dev/null)"}
    )
    _describe -t revisions revision revisions "$@"
}

_listlint_command() {
    _describe -t commands command listlint_commands "$@"
}

_listlint_argument() {
    case $listlint_command.$listlint_at in
@arguments@
    (*) _message 'no more arguments' ;;
    esac
}

# The first word may be a command, or an argument of the command that need not
# be named.
_listlint_word() {
    if [[ -n $listlint_first ]]; then
        _alternative 'commands:command:_listlint_command' \
            'arguments:argument:_listlint_argument'
    else
        _listlint_argument "$@"
    fi
}

# Sets the command, which argument of it stands at the cursor, and whether a
# command may stand there.
_listlint_read() {
    local word skip
    local -a valued=(
@values@
    )
    listlint_command=check listlint_at=1 listlint_first=yes
    for word in "${(@Q)words[2,CURRENT-1]}"; do
        if [[ -n $skip ]]; then
            skip=
        elif [[ -z $listlint_ended && $word == -- ]]; then
            listlint_ended=yes listlint_first=
        elif [[ -z $listlint_ended && $word == -?* ]]; then
            skip=${valued[(re)$word]}
        elif [[ -n $listlint_first && -n ${(M)listlint_commands:#$word:*} ]]; then
            listlint_command=$word listlint_first=
        else
            listlint_at+=1 listlint_first=
        fi
    done
}

_listlint() {
    local commands spec listlint_command listlint_first listlint_ended
    local -i listlint_at
    local -a options listlint_commands=(
@commands@
    )
    # The commands that heed an option, and the option.
    local -a listlint_options=(
@options@
    )
    _listlint_read
    for commands spec in "${listlint_options[@]}"; do
        [[ " $commands " == *" $listlint_command "* ]] && options+=("$spec")
    done
    _arguments -S : "${options[@]}" '*: :_listlint_word'
}

if [[ $funcstack[1] == _listlint ]]; then
    _listlint "$@"
else
    compdef _listlint listlint
fi
