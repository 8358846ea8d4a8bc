#include "engine/near_sift.h"

#include "document/damage.h"
#include "document/mended.h"
#include "engine/schema.h"
#include "text/alloc.h"
#include "text/hash.h"
#include "text/typo.h"
#include "text/url.h"

static bool is_word_byte(char c)
{
    return char_is_alnum(c) || (c & 0x80);
}

size_t near_word_end(struct str text, size_t at)
{
    while (at < text.len && is_word_byte(text.ptr[at]))
        at++;
    return at;
}

static bool is_comparable(const struct document *document,
                          const struct entry *entry)
{
    const struct link *link = entry->link;

    return link && link->kind != LINK_TORN && url_is_web(link->url) &&
           link->url.len <= NEAR_LONGEST_ADDRESS &&
           !document_lost(document, entry->name_span) &&
           !document_damaged(document, entry->name_span);
}

/* Adds the text in lower case, joiners made spaces. */
static void add_folded(struct near_frame *frame, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool joins = c == '-' || c == '_' || c == '.';

        frame->bytes[frame->len++] = joins ? ' ' : char_lower(c);
    }
}

struct near_frame near_frame_of(struct str name, struct str word)
{
    size_t start = (size_t)(word.ptr - name.ptr), end = start + word.len;
    struct near_frame frame = {.len = 0};

    add_folded(&frame, str_slice(name, 0, start + 1));
    frame.bytes[frame.len++] = '\n';
    add_folded(&frame, str_slice(name, end - 1, name.len));
    return frame;
}

/* Adds the words of the name; false if it has none. */
static bool add_words(struct near_sift *sift, struct str name)
{
    size_t before = sift->nwords;

    for (size_t at = 0, end; at < name.len; at = end + 1) {
        struct near_frame frame;
        struct str word;

        end = near_word_end(name, at);
        word = str_slice(name, at, end);
        if (!typo_is_word(word))
            continue;
        frame = near_frame_of(name, word);
        sift->words = mem_grow(sift->words, sift->nwords, &sift->words_capacity,
                               sizeof *sift->words);
        sift->words[sift->nwords++] =
            (struct near_word){word, hash_bytes(frame.bytes, frame.len)};
    }
    return sift->nwords > before;
}

static void add_candidate(struct near_sift *sift,
                          const struct document *document,
                          const struct entry *entry)
{
    size_t first = sift->nwords;

    if (entry->name.len > NEAR_LONGEST_NAME || !add_words(sift, entry->name) ||
        !is_comparable(document, entry)) {
        sift->nwords = first;
        return;
    }
    sift->candidates = mem_grow(sift->candidates, sift->count, &sift->capacity,
                                sizeof *sift->candidates);
    sift->candidates[sift->count++] = (struct near_candidate){
        entry, schema_name_hash(entry->name), first, sift->nwords};
}

void near_sift_start(struct near_sift *sift, const struct document *document)
{
    *sift = (struct near_sift){0};
    for (size_t i = 0; i < document->nentries; i++)
        add_candidate(sift, document, &document->entries[i]);
    sieve_init(&sift->frames, sift->nwords);
    sieve_init(&sift->names, sift->count);
    for (size_t i = 0; i < sift->nwords; i++)
        sieve_add(&sift->frames, sift->words[i].frame);
    for (size_t i = 0; i < sift->count; i++)
        sieve_add(&sift->names, sift->candidates[i].name);
}

void near_sift_end(struct near_sift *sift)
{
    mem_free(sift->candidates);
    mem_free(sift->words);
    sieve_release(&sift->frames);
    sieve_release(&sift->names);
}

bool near_shares_frame(const struct near_sift *sift,
                       const struct near_word *word)
{
    return sieve_holds(&sift->frames, word->frame);
}

bool near_has_fellow(const struct near_sift *sift,
                     const struct near_candidate *candidate)
{
    if (sieve_holds(&sift->names, candidate->name))
        return true;
    for (size_t i = candidate->first; i < candidate->last; i++)
        if (near_shares_frame(sift, &sift->words[i]))
            return true;
    return false;
}
