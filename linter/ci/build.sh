# shellcheck shell=sh
# The version of this tree, and how it is built. Sourced, with `root` set to
# the tree and say.sh before it.

tree_version() {
    sed -n 's/^project(listlint VERSION \([0-9.]*\).*/\1/p' \
        "${root:?}/CMakeLists.txt"
}

# The version of a program, or nothing where it is no listlint that runs.
program_version() {
    "$1" version 2>/dev/null | sed -n '1s/^listlint \([^ ]*\).*/\1/p'
}

# Prints the path of the listlint on PATH if it is of that version.
find_on_path() {
    found=$(command -v listlint) || return 1
    [ "$(program_version "$found")" = "$1" ] || return 1
    printf '%s\n' "$found"
}

# Builds the program alone, in a folder, and leaves what was said in a file.
build_program() {
    {
        cmake -S "$root" -B "$1" -G Ninja -DBUILD_TESTING=OFF \
            -DCMAKE_BUILD_TYPE=RelWithDebInfo -DLISTLINT_WERROR=OFF &&
            cmake --build "$1" --target listlint
    } >"$2" 2>&1 && return
    tail -n 30 "$2" >&2
    return 1
}
