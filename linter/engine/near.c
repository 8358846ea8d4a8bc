#include "engine/near.h"

#include <string.h>

#include "engine/near_sift.h"
#include "engine/repeat.h"
#include "engine/rule.h"
#include "engine/schema.h"
#include "engine/thing.h"
#include "text/alloc.h"
#include "text/map.h"
#include "text/typo.h"
#include "text/url.h"
#include "text/words.h"

/* Longer owners are not compared; nor is a word with more than the first of
   many that look like it. */
enum {
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
    struct near_sift sift;
    struct map known;   /* owners with names that were seen */
    struct map buckets; /* by owner or site, and frame */
    struct map places;  /* by the word in lower case */
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

/* Whose it is, and the name without the letters inside the word. */
static struct str frame_key(struct arena *arena, struct str place,
                            struct str name, struct str word)
{
    struct near_frame frame = near_frame_of(name, word);
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

static void look_at(struct search *search,
                    const struct near_candidate *candidate)
{
    struct arena *arena = &search->arena;
    const struct entry *entry = candidate->entry;
    struct str place;
    bool owned;

    if (!near_has_fellow(&search->sift, candidate))
        return;
    place = place_of(arena, entry, &owned);
    if (!place.len || !has_new_name(search, entry, place))
        return;
    for (size_t i = candidate->first; i < candidate->last; i++) {
        const struct near_word *word = &search->sift.words[i];
        struct mark mark = {entry, word->text};

        if (near_shares_frame(&search->sift, word) &&
            compare(search, frame_key(arena, place, entry->name, word->text),
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

        end = near_word_end(text, at);
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
    near_sift_start(&search->sift, search->document);
    for (size_t i = 0; i < search->sift.count; i++)
        look_at(search, &search->sift.candidates[i]);
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
    near_sift_end(&search->sift);
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
