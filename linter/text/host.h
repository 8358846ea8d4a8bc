/*
 * Hosts as a request spells them, names in ASCII, addresses in one form; and
 * as people read them.
 */
#ifndef LISTLINT_TEXT_HOST_H
#define LISTLINT_TEXT_HOST_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/str.h"

/*
 * The host of an address (without brackets) in normal form: percent escapes
 * decoded, in ASCII (IDNA 2008 with the mapping of UTS #46, so that fullwidth
 * dots and digits are plain ones), in lower case. What a browser takes for an
 * IPv4 address, such as `0x7f.1` or `2130706433`, is written with four
 * decimal numbers, an IPv6 address as RFC 5952 has it. Empty where no host
 * can have that name.
 */
struct str host_normal(struct arena *arena, struct str host);

/* Whether the host is a name in normal form, told from a glance: false for some
   that are. */
bool host_is_normal(struct str host);

/* Where such a name ends that begins at the offset of a text, at the first byte
   that is none of a name in lower case; the offset itself if there is none. */
size_t host_name_end(struct str text, size_t start);

/*
 * The host as people are meant to read it: percent escapes and `xn--` decoded,
 * mapped as UTS #46 does it (small letters, NFKC). Of a name that IDNA refuses
 * the mapping alone. Empty for an IPv6 address and for what is not UTF-8.
 */
struct str host_readable(struct arena *arena, struct str host);

#endif
