#include "text/mojibake_sieve.h"

#include "text/utf8.h"

/* The role of the character at the front of `text`, and its length; none for
   what is no character, or of a block that no page has characters of. U+FFFD
   may stand for any byte but the first. */
static struct codepage_role next_role(const struct codepages *all,
                                      struct str text, size_t *len)
{
    const unsigned char *c = (const unsigned char *)text.ptr;
    struct utf8_char any;

    *len = 0;
    if (c[0] >= 0xC2 && c[0] <= 0xDF && text.len >= 2 &&
        (c[1] & 0xC0) == 0x80) {
        *len = 2;
        return all->roles[(c[0] & 0x1F) << 6 | (c[1] & 0x3F)];
    }
    if (c[0] != 0xE2 && c[0] != 0xEF)
        return (struct codepage_role){0, 0};
    any = utf8_decode(text);
    if (!any.valid)
        return (struct codepage_role){0, 0};
    *len = any.len;
    if (any.code_point == UTF8_REPLACEMENT)
        return (struct codepage_role){.rests = ~(page_set)0};
    return codepage_role(all, any.code_point);
}

struct sieve sieve_run(const struct codepages *all, struct str text,
                       size_t start)
{
    struct sieve sieve = {start, 0, ~(page_set)0};
    page_set rests = 0;

    while (sieve.end < text.len && (unsigned char)text.ptr[sieve.end] >= 0x80) {
        struct str rest = {text.ptr + sieve.end, text.len - sieve.end};
        size_t len;
        struct codepage_role role = next_role(all, rest, &len);

        sieve.pages &= sieve.letters ? role.leads | role.rests : role.leads;
        rests |= role.rests;
        if (!sieve.pages)
            break;
        sieve.end += len;
        sieve.letters++;
    }
    sieve.pages &= rests;
    sieve.end = utf8_skip_high(text, sieve.end, &sieve.letters);
    return sieve;
}
