#!/bin/sh
# released.sh FOLDER [TAG]: holds the packages in a folder, with their
# SHA256SUMS, to what this tree knows of them. Without a tag, before a release,
# it prints the checksums to be known; with one, all else is an error.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=linter/ci/say.sh
. "$here/say.sh"
# shellcheck source=linter/ci/build.sh
. "$here/build.sh"

[ $# = 1 ] || [ $# = 2 ] || give_up "usage: released.sh FOLDER [TAG]"
version=$(tree_version)
(cd "$1" && sha256sum --quiet -c SHA256SUMS >&2) ||
    give_up "the packages are not those of their SHA256SUMS"
bundle=$(grep " listlint-$version-linux-x86_64.tar.gz\$" "$1/SHA256SUMS") ||
    give_up "no bundle of version $version in $1"
if [ $# = 1 ]; then
    printf '%s\n' "$bundle"
    exit
fi
[ "$2" = "v$version" ] || give_up "the tag $2 is not v$version"
grep -qxF "$bundle" "$here/SHA256SUMS" ||
    give_up "linter/ci/SHA256SUMS does not have \"$bundle\""
