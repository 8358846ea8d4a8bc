#include "engine/near.h"

#include <string.h>

#include "document/damage.h"
#include "document/mended.h"
#include "engine/repeat.h"
#include "engine/rule.h"
#include "engine/schema.h"
#include "engine/sieve.h"
#include "engine/thing.h"
#include "text/alloc.h"
#include "text/hash.h"
#include "text/map.h"
#include "text/typo.h"
#include "text/url.h"
#include "text/words.h"

/* Longer names, addresses and owners are not compared; nor is a word with more
   than the first of many that look like it. */
enum {
    LONGEST_NAME = 128,
    LONGEST_ADDRESS = 2048,
    LONGEST_PLACE = 128,
    MOST_ALIKE = 8,
};

/* Sites whose pages are by strangers, who may choose nearly one name. */
static const char shared_sites[] =
    "youtube.com m.youtube.com youtu.be vimeo.com bilibili.com medium.com "
    "dev.to substack.com wikipedia.org en.wikipedia.org wikimedia.org "
    "arxiv.org doi.org openreview.net aclanthology.org semanticscholar.org "
    "papers.nips.cc openaccess.thecvf.com ieeexplore.ieee.org dl.acm.org "
    "researchgate.net udemy.com coursera.org edx.org classcentral.com "
    "skillshare.com codecademy.com amazon.com amzn.to goodreads.com "
    "leanpub.com gitbook.com gitbook.io archive.org web.archive.org "
    "kaggle.com zenodo.org figshare.com npmjs.com pypi.org crates.io "
    "rubygems.org packagist.org pkg.go.dev hub.docker.com apps.apple.com "
    "itunes.apple.com play.google.com chrome.google.com docs.google.com "
    "drive.google.com sites.google.com reddit.com twitter.com x.com "
    "facebook.com linkedin.com discord.gg discord.com t.me telegram.me "
    "sourceforge.net stackoverflow.com stackexchange.com quora.com "
    "slideshare.net modelscope.cn paperswithcode.com gist.github.com "
    "marketplace.visualstudio.com addons.mozilla.org rapidapi.com";

/* A word of an entry's name. */
struct mark {
    const struct entry *entry;
    struct str word;
};

/* A word of a name that can be compared, and a hash of what frames it: the name
   around it and its ends. */
struct framed {
    struct str word;
    uint32_t frame;
};

/* An entry whose name has such words. */
struct candidate {
    const struct entry *entry;
    uint32_t name;           /* schema_name_hash */
    size_t first_word, last; /* of all */
};

/* Words with the same name around them and the same ends. */
struct bucket {
    struct mark marks[MOST_ALIKE];
    size_t count;
};

/* Where a word stands that may be a slip. */
struct standing {
    const struct entry *home;
    bool elsewhere; /* than in that entry */
};

struct search {
    struct arena arena;
    const struct document *document;
    struct candidate *candidates;
    size_t ncandidates, candidates_capacity;
    struct framed *words;
    size_t nwords, words_capacity;
    struct sieve frames, names; /* of the candidates */
    struct map known;           /* owners with names that were seen */
    struct map buckets;         /* by owner or site, and frame */
    struct map places;          /* by the word in lower case */
    struct near *found;
    size_t count, capacity;
};

/* Who owns what the entry names, or the site it is on. */
static struct str place_of(struct arena *arena, const struct entry *entry,
                           bool *owned)
{
    struct str address = entry->link->url, place = thing_owner(address);

    *owned = place.len != 0;
    if (!*owned) {
        place = url_site(arena, address);
        if (words_have(shared_sites, place))
            return STR("");
    }
    if (place.len > LONGEST_PLACE)
        return STR("");
    place = str_lower(arena, place);
    return str_printf(arena, "%s%.*s", *owned ? "@" : "", STR_ARG(place));
}

static bool is_new(struct search *search, struct str key)
{
    void **known = map_at(&search->known, key);
    bool is = !*known;

    *known = search;
    return is;
}

/* Whether no other entry before it has its owner, or site, and its name. */
static bool has_new_name(struct search *search, const struct entry *entry,
                         struct str place)
{
    struct arena *arena = &search->arena;
    struct str name = schema_name_key(arena, entry->name);

    return is_new(
        search, str_printf(arena, "%.*s %.*s", STR_ARG(place), STR_ARG(name)));
}

static bool is_word_byte(char c)
{
    return char_is_alnum(c) || (c & 0x80);
}

/* The end of the word that starts there; digits and other letters belong to
   it. */
static size_t word_end(struct str text, size_t at)
{
    while (at < text.len && is_word_byte(text.ptr[at]))
        at++;
    return at;
}

static bool is_comparable(const struct search *search,
                          const struct entry *entry)
{
    const struct document *document = search->document;
    const struct link *link = entry->link;

    return link && link->kind != LINK_TORN && url_is_web(link->url) &&
           link->url.len <= LONGEST_ADDRESS &&
           !document_lost(document, entry->name_span) &&
           !document_damaged(document, entry->name_span);
}

/* Room for a name without the letters inside a word. */
struct frame {
    char bytes[LONGEST_NAME + 2];
    size_t len;
};

/* Adds the text in lower case, joiners made spaces. */
static void add_folded(struct frame *frame, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool joins = c == '-' || c == '_' || c == '.';

        frame->bytes[frame->len++] = joins ? ' ' : char_lower(c);
    }
}

/* The name around a word of it, and the word's ends. */
static struct frame frame_of(struct str name, struct str word)
{
    size_t start = (size_t)(word.ptr - name.ptr), end = start + word.len;
    struct frame frame = {.len = 0};

    add_folded(&frame, str_slice(name, 0, start + 1));
    frame.bytes[frame.len++] = '\n';
    add_folded(&frame, str_slice(name, end - 1, name.len));
    return frame;
}

/* Adds the words of the name; false if it has none. */
static bool add_words(struct search *search, struct str name)
{
    size_t before = search->nwords;

    for (size_t at = 0, end; at < name.len; at = end + 1) {
        struct str word;
        struct frame frame;

        end = word_end(name, at);
        word = str_slice(name, at, end);
        if (!typo_is_word(word))
            continue;
        frame = frame_of(name, word);
        search->words =
            mem_grow(search->words, search->nwords, &search->words_capacity,
                     sizeof *search->words);
        search->words[search->nwords++] =
            (struct framed){word, hash_bytes(frame.bytes, frame.len)};
    }
    return search->nwords > before;
}

static void add_candidate(struct search *search, const struct entry *entry)
{
    size_t first = search->nwords;

    if (entry->name.len > LONGEST_NAME || !add_words(search, entry->name) ||
        !is_comparable(search, entry)) {
        search->nwords = first;
        return;
    }
    search->candidates =
        mem_grow(search->candidates, search->ncandidates,
                 &search->candidates_capacity, sizeof *search->candidates);
    search->candidates[search->ncandidates++] =
        (struct candidate){.entry = entry,
                           .name = schema_name_hash(entry->name),
                           .first_word = first,
                           .last = search->nwords};
}

/* Finds which words have a frame, and which names are, that others have too. */
static void sift(struct search *search)
{
    sieve_init(&search->frames, search->nwords);
    sieve_init(&search->names, search->ncandidates);
    for (size_t i = 0; i < search->nwords; i++)
        sieve_add(&search->frames, search->words[i].frame);
    for (size_t i = 0; i < search->ncandidates; i++)
        sieve_add(&search->names, search->candidates[i].name);
}

/* Whether another entry may have its name, or one near it. */
static bool has_fellow(const struct search *search,
                       const struct candidate *candidate)
{
    if (sieve_holds(&search->names, candidate->name))
        return true;
    for (size_t i = candidate->first_word; i < candidate->last; i++)
        if (sieve_holds(&search->frames, search->words[i].frame))
            return true;
    return false;
}

/* Whose it is, and the name without the letters inside the word. */
static struct str frame_key(struct arena *arena, struct str place,
                            struct str name, struct str word)
{
    struct frame frame = frame_of(name, word);
    char *key = arena_alloc(arena, place.len + 1 + frame.len);

    memcpy(key, place.ptr, place.len);
    key[place.len] = ' ';
    memcpy(key + place.len + 1, frame.bytes, frame.len);
    return (struct str){key, place.len + 1 + frame.len};
}

static void add_found(struct search *search, const struct mark *first,
                      const struct mark *mark, bool owned)
{
    search->found = mem_grow(search->found, search->count, &search->capacity,
                             sizeof *search->found);
    search->found[search->count++] = (struct near){
        mark->entry, first->entry, mark->word, first->word, owned};
}

/* Such a pair is told as a repeated link. */
static bool has_same_link(struct search *search, const struct entry *a,
                          const struct entry *b)
{
    return str_eq(url_identity(&search->arena, a->link->url),
                  url_identity(&search->arena, b->link->url));
}

/* Compares the word with those that were seen in its frame, and adds it to
   them. True if it is near one. */
static bool compare(struct search *search, struct str key,
                    const struct mark *mark, bool owned)
{
    struct bucket **place = (struct bucket **)map_at(&search->buckets, key);
    struct bucket *bucket = *place;

    if (!bucket)
        bucket = *place = arena_alloc(&search->arena, sizeof *bucket);
    for (size_t i = 0; i < bucket->count; i++)
        if (typo_apart(bucket->marks[i].word, mark->word) &&
            !has_same_link(search, bucket->marks[i].entry, mark->entry)) {
            add_found(search, &bucket->marks[i], mark, owned);
            return true;
        }
    if (bucket->count < MOST_ALIKE)
        bucket->marks[bucket->count++] = *mark;
    return false;
}

static void look_at(struct search *search, const struct candidate *candidate)
{
    struct arena *arena = &search->arena;
    const struct entry *entry = candidate->entry;
    struct str place;
    bool owned;

    if (!has_fellow(search, candidate))
        return;
    place = place_of(arena, entry, &owned);
    if (!place.len || !has_new_name(search, entry, place))
        return;
    for (size_t i = candidate->first_word; i < candidate->last; i++) {
        const struct framed *framed = &search->words[i];
        struct mark mark = {entry, framed->word};

        if (sieve_holds(&search->frames, framed->frame) &&
            compare(search, frame_key(arena, place, entry->name, mark.word),
                    &mark, owned))
            return;
    }
}

/* Has the word looked for in the document. */
static void look_for(struct search *search, struct str word,
                     const struct entry *home)
{
    struct arena *arena = &search->arena;
    void **at = map_at(&search->places, str_lower(arena, word));
    struct standing *place = *at;

    if (!place) {
        place = *at = arena_alloc(arena, sizeof *place);
        place->home = home;
    }
    if (place->home != home)
        place->elsewhere = true;
}

static bool is_in(struct span span, size_t offset)
{
    return offset >= span.start && offset < span.end;
}

static struct standing *find_place(const struct search *search, struct str word)
{
    char lower[TYPO_LONGEST];

    if (word.len < TYPO_SHORTEST || word.len > sizeof lower)
        return NULL;
    for (size_t i = 0; i < word.len; i++)
        lower[i] = char_lower(word.ptr[i]);
    return map_get(&search->places, (struct str){lower, word.len});
}

/* Finds those words wherever they stand. */
static void find_places(struct search *search)
{
    struct str text = search->document->source;

    for (size_t at = 0, end; at < text.len; at = end + 1) {
        struct standing *place;

        end = word_end(text, at);
        place = find_place(search, str_slice(text, at, end));
        if (place && !is_in(place->home->span, at))
            place->elsewhere = true;
    }
}

static bool stands_elsewhere(const struct search *search, struct str word)
{
    const struct standing *place = find_place(search, word);

    return place && place->elsewhere;
}

static void search_names(struct search *search)
{
    const struct document *document = search->document;

    for (size_t i = 0; i < document->nentries; i++)
        add_candidate(search, &document->entries[i]);
    sift(search);
    for (size_t i = 0; i < search->ncandidates; i++)
        look_at(search, &search->candidates[i]);
    for (size_t i = 0; i < search->count; i++) {
        look_for(search, search->found[i].word, search->found[i].entry);
        look_for(search, search->found[i].first_word, search->found[i].first);
    }
    if (search->count)
        find_places(search);
}

static void search_release(struct search *search)
{
    mem_free(search->found);
    mem_free(search->candidates);
    mem_free(search->words);
    sieve_release(&search->frames);
    sieve_release(&search->names);
    map_release(&search->known);
    map_release(&search->buckets);
    map_release(&search->places);
    arena_release(&search->arena);
}

/* Whether a repeated link of the entry is told; the entries come in the order
   of the repeats. */
static bool has_repeat(struct repeat_cursor *cursor, size_t number,
                       const struct entry *entry)
{
    const struct repeats *repeats = repeat_at(cursor, number, entry);

    return repeats && repeats->link.scope != REPEAT_NONE;
}

static void look_through(struct check *check, size_t number,
                         struct repeat_cursor *cursor,
                         void (*visit)(struct check *check,
                                       const struct document *document,
                                       const struct near *near))
{
    const struct document *document = check->collection->documents[number];
    struct search search = {.document = document};

    arena_init(&search.arena);
    map_init(&search.known);
    map_init(&search.buckets);
    map_init(&search.places);
    search_names(&search);
    for (size_t i = 0; i < search.count; i++) {
        const struct near *near = &search.found[i];

        if (!has_repeat(cursor, number, near->entry) &&
            (!stands_elsewhere(&search, near->word) ||
             !stands_elsewhere(&search, near->first_word)))
            visit(check, document, near);
    }
    search_release(&search);
}

void near_each(struct check *check,
               void (*visit)(struct check *check,
                             const struct document *document,
                             const struct near *near))
{
    const struct collection *all = check->collection;
    struct repeat_cursor cursor = repeat_start(all);

    for (size_t i = 0; i < all->count; i++)
        look_through(check, i, &cursor, visit);
}
