#include "engine/response.h"

static const char *const verdicts[] = {
    [VERDICT_SKIPPED] = "skipped",
    [VERDICT_ALIVE] = "alive",
    [VERDICT_DEAD] = "dead",
    [VERDICT_UNVERIFIED] = "unverified",
};

static const char *const reasons[REASON_COUNT] = {
    [REASON_NONE] = "none",
    [REASON_NOT_FOUND] = "not-found",
    [REASON_GONE] = "gone",
    [REASON_REDIRECT] = "redirect",
    [REASON_NO_SUCH_HOST] = "no-such-host",
    [REASON_BLOCKED] = "blocked",
    [REASON_RESTRICTED] = "restricted",
    [REASON_REFUSED_REQUEST] = "refused-request",
    [REASON_RATE_LIMITED] = "rate-limited",
    [REASON_SERVER_ERROR] = "server-error",
    [REASON_UNREACHABLE] = "unreachable",
    [REASON_PROTOCOL_ERROR] = "protocol-error",
    [REASON_TIMEOUT] = "timeout",
    [REASON_NO_NETWORK] = "no-network",
    [REASON_INTERRUPTED] = "interrupted",
    [REASON_CERTIFICATE] = "certificate",
    [REASON_OFFLINE] = "offline",
    [REASON_EXCLUDED] = "excluded",
    [REASON_NOT_WEB] = "not-web",
    [REASON_PRIVATE] = "private",
    [REASON_INVALID] = "invalid",
    [REASON_FIXED] = "fixed",
    [REASON_UNCHANGED] = "unchanged",
};

enum { VERDICTS = sizeof verdicts / sizeof *verdicts };

/* The index of the name in a table, or `count`. */
static size_t find_name(const char *const *names, size_t count, struct str name)
{
    size_t at = 0;

    while (at < count && !str_eq(name, str_from(names[at])))
        at++;
    return at;
}

const char *verdict_name(enum verdict verdict)
{
    return verdicts[verdict];
}

bool verdict_parse(struct str name, enum verdict *verdict)
{
    size_t at = find_name(verdicts, VERDICTS, name);

    if (at == VERDICTS)
        return false;
    *verdict = (enum verdict)at;
    return true;
}

const char *reason_name(enum reason reason)
{
    return reasons[reason];
}

bool reason_parse(struct str name, enum reason *reason)
{
    size_t at = find_name(reasons, REASON_COUNT, name);

    if (at == REASON_COUNT)
        return false;
    *reason = (enum reason)at;
    return true;
}
