/*
 * The headers of an answer and the evidence that they are: what is kept is
 * bounded, a host is not waited for without end, and nothing is dead without a
 * fact: an answer that may be a mistake was seen twice, and no certificate was
 * wrong.
 *
 * The first two bytes say what was seen beside the headers.
 */
#include <math.h>

#include "input.h"
#include "target.h"
#include "text/url.h"
#include "web/answer.h"
#include "web/evidence.h"

/* 1994-11-06 08:49:37 UTC, the date of RFC 9110. */
static const time_t now = 784111777;

static void promise_answer(struct arena *arena, const struct answer *answer)
{
    double wait = answer_wait(answer, now);
    struct str url;

    promise(answer->status >= 0 && answer->status <= 999,
            "a status has three digits");
    promise(answer->location.len <= ANSWER_LOCATION_MAX,
            "an address to go to is bounded");
    promise(answer->length >= -1, "a length is one, or is not known");
    promise(isfinite(wait) && wait >= -1, "a wait is a number");
    if (!answer->location.len)
        return;
    url = url_normal(arena, url_resolve(arena, STR("https://example.org/a/b"),
                                        answer->location));
    promise_of(!url.len || url_is_web(url), "where it leads can be asked",
               answer->location);
}

/* 404 and a name that does not exist may be a mistake; 410 says that it is
   none, and a redirect that leads nowhere leads nowhere. */
static bool is_fact(const struct evidence *evidence, enum reason reason)
{
    if (evidence->insecure || evidence->bad_certificate)
        return false;
    return evidence->confirmed || reason == REASON_GONE ||
           reason == REASON_REDIRECT;
}

static void promise_judgement(struct evidence evidence)
{
    struct judgement judgement = evidence_judge(&evidence);

    promise(judgement.verdict != VERDICT_DEAD ||
                is_fact(&evidence, judgement.reason),
            "only a fact is dead");
    promise(judgement.verdict != VERDICT_DEAD ||
                (judgement.reason >= REASON_NOT_FOUND &&
                 judgement.reason <= REASON_NO_SUCH_HOST),
            "what is dead has one of the reasons for it");
    promise(!evidence_alive(&evidence) || !evidence_gone(&evidence),
            "nothing is there and gone");
    promise(!evidence_alive(&evidence) || judgement.verdict != VERDICT_DEAD,
            "nothing is there and dead");
    promise(!evidence_challenged(&evidence) ||
                judgement.verdict != VERDICT_DEAD,
            "a wall is not dead");
    promise(evidence_words(&evidence) != NULL, "there are words for it");
    evidence_clear(&evidence);
    evidence_passing(&evidence);
    evidence_network(&evidence);
    evidence_unconnected(&evidence);
}

static void check_evidence(const struct answer *answer, size_t sight,
                           unsigned seen)
{
    struct evidence evidence = {
        .sight = (enum sight)sight,
        .status = answer->status,
        .marks = answer->marks,
        .get = seen & 1,
        .empty = seen & 2,
        .accepted = seen & 4,
        .conditional = seen & 8,
        .insecure = seen & 16,
        .bad_certificate = seen & 32,
    };

    promise_judgement(evidence);
    evidence.confirmed = true;
    promise_judgement(evidence);
    evidence.confirmed = false;
    evidence.sight = SIGHT_ANSWER;
    promise_judgement(evidence);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str rest = input_of(data, size);
    size_t sight = input_choice(&rest, SIGHT_COUNT);
    unsigned seen = input_byte(&rest);
    struct answer answer;
    struct arena arena;

    arena_init(&arena);
    answer_init(&answer);
    while (rest.len)
        if (!answer_line(&answer, &arena, str_cut(rest, '\n', &rest)))
            break;
    promise_answer(&arena, &answer);
    check_evidence(&answer, sight, seen);
    arena_release(&arena);
    return 0;
}
