#!/bin/sh
# program.sh FOLDER: prints the path of a listlint of this tree's version. That
# is the one on PATH; else the prebuilt one, if its checksum stands in
# SHA256SUMS here; else one that is built, with what it needs installed first.
# FOLDER takes what is fetched and built, and may be kept for the next time.
#
# LISTLINT_VERSION asks for another version, which must have a checksum here;
# `build` asks for a build. LISTLINT_RELEASES is where the releases are.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=linter/ci/say.sh
. "$here/say.sh"
# shellcheck source=linter/ci/build.sh
. "$here/build.sh"

# https://github.com/OWNER/listlint/releases/download, of where this tree is
# from.
find_releases() {
    if [ -n "${LISTLINT_RELEASES:-}" ]; then
        printf '%s\n' "$LISTLINT_RELEASES"
        return
    fi
    origin=$(git -C "$root" config --get remote.origin.url 2>/dev/null) ||
        return 1
    case $origin in
    https://*) printf '%s/releases/download\n' "${origin%.git}" ;;
    *) return 1 ;;
    esac
}

bundle_name() {
    case $(uname -s)-$(uname -m) in
    Linux-x86_64) printf 'listlint-%s-linux-x86_64.tar.gz\n' "$1" ;;
    *) return 1 ;;
    esac
}

# The checksum that this tree has for a file, or nothing.
known_sum() {
    [ -f "$here/SHA256SUMS" ] || return 0
    awk -v name="$1" '$2 == name || $2 == "*" name { print $1; exit }' \
        "$here/SHA256SUMS"
}

sum_of() {
    if command -v sha256sum >/dev/null 2>&1; then
        sha256sum <"$1"
    else
        shasum -a 256 <"$1"
    fi | cut -d ' ' -f 1
}

# Fetches a file whole, or not at all. Status 1: it is not to be had.
fetch() {
    rm -f "$2.part"
    curl -fsSL --proto '=https,file' --proto-redir '=https' --retry 2 \
        --max-time 300 --max-filesize 200000000 -o "$2.part" -- "$1" >&2 ||
        return 1
    mv "$2.part" "$2"
}

# Unpacks a bundle; prints the program in it.
unpack() {
    rm -rf "$folder/bundle"
    mkdir "$folder/bundle"
    tar -xzf "$1" -C "$folder/bundle" || return 1
    for program in "$folder"/bundle/bin/listlint \
        "$folder"/bundle/*/bin/listlint; do
        [ -x "$program" ] || continue
        printf '%s\n' "$program"
        return
    done
    return 1
}

# Prints the prebuilt program. Status 1: there is none for this machine. A file
# that is not what its checksum says ends everything.
prebuilt() {
    name=$(bundle_name "$1") || return 1
    sum=$(known_sum "$name")
    [ -n "$sum" ] || {
        say "no checksum of $name in this version: it has no release"
        return 1
    }
    releases=$(find_releases) || return 1
    [ -f "$folder/$name" ] || fetch "$releases/v$1/$name" "$folder/$name" || {
        say "$name could not be fetched"
        return 1
    }
    [ "$(sum_of "$folder/$name")" = "$sum" ] || {
        rm -f "$folder/$name"
        give_up "$name is not the file that was released: its checksum differs"
    }
    program=$(unpack "$folder/$name") || program=false
    if [ "$(program_version "$program")" != "$1" ]; then
        say "the prebuilt program does not run here"
        return 1
    fi
    printf '%s\n' "$program"
}

built() {
    program=$folder/build/listlint
    [ "$(program_version "$program")" = "$1" ] || {
        say "building listlint $1, which takes some minutes"
        "$root/install" build >&2 || give_up "what it needs is not there"
        build_program "$folder/build" "$folder/build.log" ||
            give_up "listlint could not be built"
    }
    printf '%s\n' "$program"
}

# The fallbacks are in their order; status 2 is not "there is none".
find_program() {
    own=$(tree_version)
    version=${LISTLINT_VERSION:-$own}
    [ "$version" = build ] || {
        find_on_path "$version" && return
        status=0
        prebuilt "$version" || status=$?
        [ "$status" = 1 ] || return "$status"
        [ "$version" = "$own" ] ||
            give_up "no listlint $version: this is version $own," \
                "which can build no other"
    }
    built "$own"
}

[ $# = 1 ] || give_up "usage: program.sh FOLDER"
mkdir -p -- "$1"
folder=$(cd -- "$1" && pwd)
find_program
