#include "web/evidence.h"

#include <stddef.h>

/* What follows from a sight that is no answer. */
struct sight_fact {
    enum verdict verdict;
    enum reason reason;
    bool passing, unconnected, network;
    const char *words;
};

#define UNVERIFIED VERDICT_UNVERIFIED

static const struct sight_fact sights[SIGHT_COUNT] = {
    [SIGHT_ANSWER] = {UNVERIFIED, REASON_PROTOCOL_ERROR, false, false, true,
                      ""},
    [SIGHT_NO_NAME] = {VERDICT_DEAD, REASON_NO_SUCH_HOST, false, true, false,
                       "the host name does not exist"},
    [SIGHT_NAME_FAILURE] = {UNVERIFIED, REASON_UNREACHABLE, true, true, false,
                            "the name server did not answer for the host"},
    [SIGHT_REFUSED] = {UNVERIFIED, REASON_UNREACHABLE, true, true, true,
                       "the host refused the connection"},
    [SIGHT_NO_ROUTE] = {UNVERIFIED, REASON_UNREACHABLE, true, true, false,
                        "no route to the host"},
    [SIGHT_PROXY] = {UNVERIFIED, REASON_UNREACHABLE, true, true, true,
                     "the proxy did not reach the host"},
    [SIGHT_PROXY_KEY] = {UNVERIFIED, REASON_RESTRICTED, false, true, true,
                         "the proxy asks for a password"},
    [SIGHT_TIMEOUT_CONNECT] = {UNVERIFIED, REASON_TIMEOUT, true, true, false,
                               "timed out while connecting"},
    [SIGHT_TIMEOUT_TLS] = {UNVERIFIED, REASON_TIMEOUT, true, true, true,
                           "timed out in the TLS handshake"},
    [SIGHT_TLS] = {UNVERIFIED, REASON_UNREACHABLE, true, true, true,
                   "the TLS handshake failed"},
    [SIGHT_CERTIFICATE] = {UNVERIFIED, REASON_UNREACHABLE, false, false, true,
                           "the certificate was not accepted"},
    [SIGHT_NO_STORE] = {UNVERIFIED, REASON_UNREACHABLE, false, false, true,
                        "this machine has no certificates to trust"},
    [SIGHT_TIMEOUT_ANSWER] = {UNVERIFIED, REASON_TIMEOUT, true, false, true,
                              "timed out while waiting for the answer"},
    [SIGHT_RESET] = {UNVERIFIED, REASON_UNREACHABLE, true, false, true,
                     "the connection was reset"},
    [SIGHT_EMPTY] = {UNVERIFIED, REASON_PROTOCOL_ERROR, true, false, true,
                     "the connection was closed without an answer"},
    [SIGHT_BROKEN] = {UNVERIFIED, REASON_PROTOCOL_ERROR, false, false, true,
                      "the answer is not HTTP"},
    [SIGHT_FLOOD] = {UNVERIFIED, REASON_PROTOCOL_ERROR, false, false, true,
                     "the answer has more than 64 KiB of headers"},
    [SIGHT_HTTP2] = {UNVERIFIED, REASON_PROTOCOL_ERROR, true, false, true,
                     "the answer broke the rules of HTTP/2"},
    [SIGHT_LOOP] = {VERDICT_DEAD, REASON_REDIRECT, false, false, true,
                    "redirects in a loop"},
    [SIGHT_TOO_MANY_HOPS] = {VERDICT_DEAD, REASON_REDIRECT, false, false, true,
                             "redirects more than 10 times"},
    [SIGHT_NO_LOCATION] = {VERDICT_DEAD, REASON_REDIRECT, false, false, true,
                           "redirects without saying where to"},
    [SIGHT_BAD_LOCATION] = {UNVERIFIED, REASON_PROTOCOL_ERROR, false, false,
                            true, "redirects to what is no address"},
    [SIGHT_FOREIGN_SCHEME] = {VERDICT_DEAD, REASON_REDIRECT, false, false, true,
                              "redirects to neither http nor https"},
    [SIGHT_PRIVATE_HOP] = {VERDICT_DEAD, REASON_REDIRECT, false, false, true,
                           "redirects to a private address"},
    [SIGHT_PRIVATE] = {VERDICT_SKIPPED, REASON_PRIVATE, false, true, false,
                       "the address is private"},
    [SIGHT_OVER_BUDGET] = {UNVERIFIED, REASON_RATE_LIMITED, false, false, true,
                           "the host asks for a longer wait than the budget"},
    [SIGHT_NO_NETWORK] = {UNVERIFIED, REASON_NO_NETWORK, false, false, false,
                          "there is no network"},
    [SIGHT_INTERRUPTED] = {UNVERIFIED, REASON_INTERRUPTED, false, false, false,
                           "interrupted"},
};

/* What follows from a status, the first row that holds it. */
struct status_fact {
    int first, last;
    enum verdict verdict;
    enum reason reason;
    bool passing;
};

static const struct status_fact statuses[] = {
    {200, 299, VERDICT_ALIVE, REASON_NONE, false},
    {300, 300, UNVERIFIED, REASON_PROTOCOL_ERROR, false},
    {301, 303, VERDICT_DEAD, REASON_REDIRECT, false},
    {307, 308, VERDICT_DEAD, REASON_REDIRECT, false},
    {401, 402, UNVERIFIED, REASON_RESTRICTED, false},
    {403, 403, UNVERIFIED, REASON_BLOCKED, false},
    {404, 404, VERDICT_DEAD, REASON_NOT_FOUND, false},
    {406, 406, UNVERIFIED, REASON_BLOCKED, false},
    {407, 407, UNVERIFIED, REASON_RESTRICTED, false},
    {408, 408, UNVERIFIED, REASON_SERVER_ERROR, true},
    {409, 409, UNVERIFIED, REASON_BLOCKED, false},
    {410, 410, VERDICT_DEAD, REASON_GONE, false},
    {412, 412, UNVERIFIED, REASON_BLOCKED, false},
    {418, 418, UNVERIFIED, REASON_BLOCKED, false},
    {423, 423, UNVERIFIED, REASON_BLOCKED, false},
    {425, 425, UNVERIFIED, REASON_SERVER_ERROR, true},
    {429, 429, UNVERIFIED, REASON_RATE_LIMITED, true},
    {451, 451, UNVERIFIED, REASON_RESTRICTED, false},
    {400, 499, UNVERIFIED, REASON_REFUSED_REQUEST, false},
    {501, 501, UNVERIFIED, REASON_REFUSED_REQUEST, false},
    {520, 527, UNVERIFIED, REASON_BLOCKED, false},
    {530, 530, UNVERIFIED, REASON_BLOCKED, false},
    {500, 599, UNVERIFIED, REASON_SERVER_ERROR, true},
    {999, 999, UNVERIFIED, REASON_BLOCKED, false},
};

static const struct status_fact odd_status = {0, 0, UNVERIFIED,
                                              REASON_PROTOCOL_ERROR, false};

static const struct {
    enum mark mark;
    const char *words;
} mark_words[] = {
    {MARK_AWS_WAF, "blocked by AWS WAF"},
    {MARK_CLOUDFLARE, "blocked by Cloudflare"},
    {MARK_DATADOME, "blocked by DataDome"},
    {MARK_PERIMETERX, "blocked by PerimeterX"},
    {MARK_AKAMAI, "blocked by Akamai"},
};

static const struct status_fact *find_status(int status)
{
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
        if (status >= statuses[i].first && status <= statuses[i].last)
            return &statuses[i];
    return &odd_status;
}

/*
 * The marks that say that this very answer is a wall. AWS WAF and Cloudflare
 * set theirs only then; the others mark every answer that passes through
 * them, so theirs count only where the page was denied.
 */
static unsigned wall(const struct evidence *evidence)
{
    unsigned always = MARK_AWS_WAF | MARK_CLOUDFLARE;
    bool denied = evidence->status >= 400 && evidence->status != 404 &&
                  evidence->status != 410;

    if (evidence->status == 403)
        return evidence->marks;
    return evidence->marks & (denied ? ~(unsigned)MARK_AKAMAI : always);
}

static bool is_blocked(const struct evidence *evidence)
{
    return wall(evidence) ||
           (evidence->status == 202 && evidence->get && evidence->empty);
}

bool evidence_challenged(const struct evidence *evidence)
{
    return evidence->sight == SIGHT_ANSWER &&
           (evidence->marks & (MARK_AWS_WAF | MARK_CLOUDFLARE));
}

static bool is_unchanged(const struct evidence *evidence)
{
    return evidence->conditional && evidence->status == 304;
}

static struct judgement judge_answer(const struct evidence *evidence)
{
    const struct status_fact *fact = find_status(evidence->status);

    if (evidence->accepted || is_unchanged(evidence))
        return (struct judgement){VERDICT_ALIVE, REASON_NONE};
    if (is_blocked(evidence))
        return (struct judgement){UNVERIFIED, REASON_BLOCKED};
    return (struct judgement){fact->verdict, fact->reason};
}

/* Whether a fact is one only when it was seen twice. */
static bool needs_confirmation(enum reason reason)
{
    return reason == REASON_NOT_FOUND || reason == REASON_NO_SUCH_HOST;
}

struct judgement evidence_judge(const struct evidence *evidence)
{
    const struct sight_fact *fact = &sights[evidence->sight];
    struct judgement judgement = {fact->verdict, fact->reason};

    if (evidence->sight == SIGHT_ANSWER)
        judgement = judge_answer(evidence);
    if (judgement.verdict == VERDICT_ALIVE && evidence->bad_certificate)
        judgement.reason = REASON_CERTIFICATE;
    if (judgement.verdict != VERDICT_DEAD)
        return judgement;
    if (evidence->insecure || evidence->bad_certificate ||
        (needs_confirmation(judgement.reason) && !evidence->confirmed))
        return (struct judgement){UNVERIFIED, REASON_UNREACHABLE};
    return judgement;
}

bool evidence_alive(const struct evidence *evidence)
{
    return evidence->sight == SIGHT_ANSWER &&
           judge_answer(evidence).verdict == VERDICT_ALIVE;
}

bool evidence_redirects(const struct evidence *evidence)
{
    return evidence->sight == SIGHT_ANSWER && !evidence->accepted &&
           find_status(evidence->status)->reason == REASON_REDIRECT &&
           !is_blocked(evidence);
}

bool evidence_clear(const struct evidence *evidence)
{
    if (evidence->sight != SIGHT_ANSWER)
        return false;
    if (!evidence->get && evidence->status == 202 && !evidence->accepted)
        return false; /* only the body tells a page from a wall */
    return evidence_redirects(evidence) || evidence_alive(evidence);
}

bool evidence_not_found(const struct evidence *evidence)
{
    return evidence->sight == SIGHT_ANSWER && evidence->status == 404 &&
           !evidence->accepted && !is_blocked(evidence);
}

bool evidence_gone(const struct evidence *evidence)
{
    return evidence_not_found(evidence) ||
           (evidence->sight == SIGHT_ANSWER && evidence->status == 410 &&
            !evidence->accepted && !is_blocked(evidence));
}

bool evidence_passing(const struct evidence *evidence)
{
    if (evidence->sight != SIGHT_ANSWER)
        return sights[evidence->sight].passing;
    return find_status(evidence->status)->passing && !evidence->accepted &&
           !is_blocked(evidence);
}

bool evidence_unconnected(const struct evidence *evidence)
{
    return sights[evidence->sight].unconnected;
}

bool evidence_network(const struct evidence *evidence)
{
    return sights[evidence->sight].network;
}

const char *evidence_words(const struct evidence *evidence)
{
    if (evidence->sight != SIGHT_ANSWER)
        return sights[evidence->sight].words;
    for (size_t i = 0; i < sizeof mark_words / sizeof *mark_words; i++)
        if (wall(evidence) & mark_words[i].mark)
            return mark_words[i].words;
    return "";
}
