# Completes command lines of listlint in fish.
# Made by `listlint completions fish`; to have it in one shell:
#     listlint completions fish | source

# The options that take a value.
function __listlint_valued
@values@
end

# The command, or nothing where none was named; which argument of it stands at
# the cursor; and `ended` behind `--`.
function __listlint_read
    set -l command
    set -l at 1
    set -l ended
    set -l skip
    set -l valued (__listlint_valued)
    set -l words (commandline -opc)
    for word in $words[2..-1]
        if test -n "$skip"
            set skip
        else if test -z "$ended"; and test "x$word" = x--
            set ended ended
        else if test -z "$ended"; and string match -qr -- '^-.' $word
            contains -- $word $valued; and set skip yes
        else if test -z "$command$ended" -a $at = 1
            and contains -- $word (__listlint_commands | string split -f 1 \t)
            set command $word
        else
            set at (math $at + 1)
        end
    end
    printf '%s\n' "$command" $at "$ended"
end

# Whether the command heeds an option, which may be given once or many times.
# Behind `--` fish itself offers none.
function __listlint_heeds -a times option
    set -l command (__listlint_read)[1]
    test -n "$command"; or set command check
    contains -- $command $argv[3..-1]; or return 1
    test $times = many; and return 0
    # The one whose value stands at the cursor was not given before.
    set -l words (commandline -opc)
    test "x$words[-1]" = x$option; and contains -- $option (__listlint_valued)
    and set -e words[-1]
    not string match -qr -- "^$option(=|\$)" $words
end

function __listlint_commands
@commands@
end

function __listlint_any
end

# The token at the cursor, without an option before it.
function __listlint_token
    string replace -r -- '^--[^=]*=' '' (commandline -ct)
end

# Paths that begin with $argv[1].
function __listlint_paths
    complete -C "__listlint_no_command $argv[1]"
end

function __listlint_file
    __listlint_paths (__listlint_token)
end

function __listlint_list
    __listlint_file | string match -ri -- '.*(?:/|\.md|\.markdown)(?:\t.*)?$'
end

function __listlint_run
    __listlint_file | string match -r -- '.*(?:/|\.jsonl)(?:\t.*)?$'
end

function __listlint_rule
@rules@
end

function __listlint_rules
    set -l head (string match -r -- '.*,' (__listlint_token))
    for rule in (__listlint_rule)
        contains -- (string split -f 1 \t $rule) (string split , "$head")
        or printf '%s%s\n' "$head" $rule
    end
end

function __listlint_format
@formats@
end

function __listlint_output
    set -l token (__listlint_token)
    set -l format (string match -r -- '^[^=]*=' $token)
    if test -n "$format"
        for path in (__listlint_paths (string replace -r -- '^[^=]*=' '' $token))
            printf '%s%s\n' $format $path
        end
    else
        __listlint_format
    end
end

function __listlint_revision
    git for-each-ref --format='%(refname:short)' 2>/dev/null
end

function __listlint_argument
    set -l read (__listlint_read)
    set -l command $read[1]
    if test -z "$command"
        test $read[2] = 1 -a -z "$read[3]"; and __listlint_commands
        set command check
    end
    switch $command.$read[2]
@arguments@
    end
end

complete -c listlint -f -a '(__listlint_argument)'
@options@
