#include "engine/fingerprint.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

#include "engine/rule.h"
#include "text/alloc.h"
#include "text/hash.h"

/* How many findings have this key so far. */
struct seen {
    uint64_t key;
    uint64_t count;
    UT_hash_handle hh;
};

/* FNV-1a, 64 bits: not for secrets, only for names. */
static const uint64_t fnv_start = 0xcbf29ce484222325u;

static uint64_t add_bytes(uint64_t hash, const void *bytes, size_t len)
{
    const unsigned char *byte = bytes;

    for (size_t i = 0; i < len; i++)
        hash = (hash ^ byte[i]) * 0x100000001b3u;
    return hash;
}

/* A part and a mark behind it, so that "ab" + "c" is not "a" + "bc". */
static uint64_t add(uint64_t hash, struct str part)
{
    return add_bytes(add_bytes(hash, part.ptr, part.len), "\xff", 1);
}

/* What was guessed once may be guessed otherwise the next time. */
static struct str name_of(const struct document *document,
                          const struct entry *entry)
{
    if (!entry)
        return STR("");
    return document_lost(document, entry->name_span)
               ? document_text(document, entry->name_span)
               : entry->name;
}

static uint64_t key_of(const struct finding *finding)
{
    const struct document *document = finding->document;
    const struct entry *entry = document_entry(document, finding->span.start);
    size_t section = document_section(document, finding->span.start);
    uint64_t key = add(fnv_start, str_from(finding->rule->code));

    key = add(key, document->path);
    while (section != NONE) {
        key = add(key, document->headings[section].slug);
        section = document->headings[section].parent;
    }
    return add(key, name_of(document, entry));
}

static uint64_t count_one(struct seen **all, uint64_t key)
{
    struct seen *seen;

    HASH_FIND(hh, *all, &key, sizeof key, seen);
    if (!seen) {
        seen = mem_zero(1, sizeof *seen);
        seen->key = key;
        HASH_ADD(hh, *all, key, sizeof seen->key, seen);
    }
    return seen->count++;
}

void fingerprint_all(struct finding *const *findings, size_t count)
{
    struct seen *all = NULL, *seen, *next;

    for (size_t i = 0; i < count; i++) {
        uint64_t key = key_of(findings[i]);
        uint64_t nth = count_one(&all, key);

        snprintf(findings[i]->fingerprint, sizeof findings[i]->fingerprint,
                 "%016" PRIx64, add_bytes(key, &nth, sizeof nth));
    }
    HASH_ITER(hh, all, seen, next)
    {
        HASH_DEL(all, seen);
        mem_free(seen);
    }
}
