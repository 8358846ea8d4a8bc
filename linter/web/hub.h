/*
 * Hubs, which know more of a repository, a data set, a model or a space than
 * its page says: what to ask them about an address, and what their answers
 * mean. Pure: nothing here asks anybody.
 *
 * Answers are a stranger's. Names are held against the hub's own alphabet
 * before an address is built of them, and no answer says that a page is dead:
 * who wants to know that looks at the page itself.
 */
#ifndef LISTLINT_WEB_HUB_H
#define LISTLINT_WEB_HUB_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/response.h"
#include "text/arena.h"
#include "text/site.h"
#include "text/str.h"
#include "web/hub_options.h"
#include "web/hub_question.h"

/* As many as one question may be about. */
enum { HUB_MANY = 50 };

enum hub_kind {
    HUB_NONE,
    HUB_GITHUB,
    HUB_FACE, /* Hugging Face */
};

struct hub_subject {
    enum hub_kind kind;
    enum site_kind what;    /* SITE_REPOSITORY, _DATASET, _MODEL or _SPACE */
    struct str owner, name; /* views into the address; the oldest data sets
                               and models of Hugging Face have no owner */
};

/* What came back. What the answer does not have is empty. */
struct hub_reply {
    int status;
    struct str body;       /* at most HUB_BODY_MAX bytes are read */
    struct str location;   /* Location, as it stands */
    struct str error_code; /* X-Error-Code */
    struct str remaining;  /* X-RateLimit-Remaining */
};

enum hub_state {
    HUB_UNKNOWN, /* no use: look at the page */
    HUB_FOUND,   /* it is there, and `facts` are its own */
    HUB_MOVED,   /* it is there, by another name; facts where they were told */
    HUB_MISSING, /* the hub has no such thing, or does not show it to us: a
                    hint, look at the page */
    HUB_REFUSED, /* no answer, nor one to the next question: ask this hub no
                    more in this run, and look at the page */
};

struct hub_answer {
    enum hub_state state;
    struct hub_facts facts; /* FOUND, MOVED; strings are in the arena. The
                               most rows are LLONG_MAX where only the least
                               are told */
    struct str url; /* MOVED: the page's present address, in normal form */
};

/*
 * Whether the address is the very page of such a thing, so that an answer
 * about it tells that the page is there: no file, issue, wiki or branch
 * (a repository may lack `main`), and no query but one that changes nothing.
 * False leaves HUB_NONE.
 */
bool hub_subject_of(struct str url, struct hub_subject *subject);

/* The question about one subject. */
struct hub_question hub_ask_one(struct arena *arena,
                                const struct hub_options *options,
                                const struct hub_subject *subject);

/* The question about one subject's README, of which Hugging Face answers more
   than of those before; to be asked with HEAD. Its url is empty where that hub
   has none. */
struct hub_question hub_ask_file(struct arena *arena,
                                 const struct hub_options *options,
                                 const struct hub_subject *subject);

/* Whether hub_ask_many can be asked about that kind. */
bool hub_asks_many(const struct hub_options *options, enum hub_kind kind);

/* One question about up to HUB_MANY subjects of one kind. */
struct hub_question hub_ask_many(struct arena *arena,
                                 const struct hub_options *options,
                                 const struct hub_subject *subjects,
                                 size_t count);

/*
 * What the reply to hub_ask_one says. If a redirect is followed, which is
 * worth it on GitHub only and only within the question's origin, the reply is
 * the last one; hub_read_one then sees by the name that it moved.
 */
void hub_read_one(struct arena *arena, const struct hub_subject *subject,
                  const struct hub_reply *reply, struct hub_answer *answer);

/* What the reply to hub_ask_file says: no more than whether it is there, and
   gated. */
void hub_read_file(const struct hub_subject *subject,
                   const struct hub_reply *reply, struct hub_answer *answer);

/* What the reply to hub_ask_many says: `count` answers, in the same order. */
void hub_read_many(struct arena *arena, const struct hub_subject *subjects,
                   size_t count, const struct hub_reply *reply,
                   struct hub_answer *answers);

/* How many questions GitHub still takes, from X-RateLimit-Remaining; -1: it
   does not say. */
long long hub_remaining(struct str value);

#endif
