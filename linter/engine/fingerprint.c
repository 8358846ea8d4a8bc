#include "engine/fingerprint.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>

#include "engine/about.h"
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

struct str fingerprint_path(const struct document *document)
{
    struct str path = document->path;

    while (str_starts(path, STR("./")))
        path = str_slice(path, 2, path.len);
    return path;
}

static uint64_t key_at(const struct rule *rule, const struct document *document,
                       size_t offset)
{
    const struct entry *entry = about_entry(document, offset);
    size_t section = document_section(document, offset);
    uint64_t key = add(fnv_start, str_from(rule->code));

    key = add(key, fingerprint_path(document));
    while (section != NONE) {
        key = add(key, document->headings[section].slug);
        section = document->headings[section].parent;
    }
    return add(key, name_of(document, entry));
}

static uint64_t key_of(const struct finding *finding)
{
    return key_at(finding->rule, finding->document, finding->span.start);
}

static void print(char out[FINGERPRINT_SIZE], uint64_t key, uint64_t before)
{
    snprintf(out, FINGERPRINT_SIZE, "%016" PRIx64,
             add_bytes(key, &before, sizeof before));
}

void fingerprint_at(char out[FINGERPRINT_SIZE], const struct rule *rule,
                    const struct document *document, size_t offset,
                    uint64_t before)
{
    print(out, key_at(rule, document, offset), before);
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

        print(findings[i]->fingerprint, key, count_one(&all, key));
    }
    HASH_ITER(hh, all, seen, next)
    {
        HASH_DEL(all, seen);
        mem_free(seen);
    }
}
