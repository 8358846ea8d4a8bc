/*
 * The files around a fixture: files.txt stands in for the disk.
 *
 *     docs/guide.md#install,use    a file, and the fragments that it has
 *     docs/logo.png                a file
 *
 * Every folder above a file is there; nothing else is. The fixture itself
 * stands at the root of a repository.
 */
#ifndef LISTLINT_TESTS_FIXTURE_FILES_H
#define LISTLINT_TESTS_FIXTURE_FILES_H

#include "document/document.h"
#include "engine/files.h"

/* What the links of the document lead to, by the lines of files.txt, which
   must outlive the result; the caller owns it: files_free. */
struct files *fixture_files(const struct document *document,
                            struct str listing);

#endif
