/*
 * Languages in the names of files and in addresses: which part names one.
 */
#ifndef LISTLINT_TEXT_LANGUAGE_H
#define LISTLINT_TEXT_LANGUAGE_H

#include <stdbool.h>

#include "text/arena.h"
#include "text/str.h"

/*
 * Whether the word is a language as people write it in paths: a code of
 * ISO 639-1 with or without a script and a region (`de`, `pt_BR`, `zh-Hans`),
 * a country in its place (`cn`, `jp`), or an English name (`chinese`).
 */
bool language_tag(struct str word);

/*
 * What is left of the path of a file when languages are taken out: the same
 * for `README.md`, `README_zh-CN.md` and `docs/README.ja.md`, and for
 * `en/links.md` and `de/links.md`. Files with the same rest are translations
 * of one list.
 */
struct str language_family(struct arena *arena, struct str path);

/*
 * The language that the path of a file names, in lower case and without a
 * script or a region: `zh` of `README_zh-CN.md`. Empty where none is named,
 * and for English. In the arena or constant.
 */
struct str language_of(struct arena *arena, struct str path);

#endif
