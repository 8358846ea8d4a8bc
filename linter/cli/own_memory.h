/*
 * The libraries take their memory where the program takes its own.
 */
#ifndef LISTLINT_CLI_OWN_MEMORY_H
#define LISTLINT_CLI_OWN_MEMORY_H

/*
 * To be called before anything else is: from then on jansson, libxml2, SQLite
 * and cmark-gfm end the program when there is no memory (text/alloc.h), so that
 * nothing of theirs is null for want of it, nor half done. PCRE2 is told so by
 * text/patterns.h, libcurl and OpenSSL by web/; libyaml, libidn2 and utf8proc
 * cannot be told, and say what went wrong.
 */
void own_memory(void);

#endif
