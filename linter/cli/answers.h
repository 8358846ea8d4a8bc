/*
 * What the web has said, by address: for lists that were fixed since.
 */
#ifndef LISTLINT_CLI_ANSWERS_H
#define LISTLINT_CLI_ANSWERS_H

#include <stdbool.h>

#include "engine/response.h"

struct answers;

/* No answers yet; the caller owns them: answers_free. */
struct answers *answers_new(void);

/* NULL is fine. */
void answers_free(struct answers *answers);

/* Adds what the web said of response->url; it must outlive the answers. */
void answers_add(struct answers *answers, const struct response *response);

/* The answer for an address in normal form, or NULL. */
const struct response *answers_of(const struct answers *answers,
                                  struct str url);

/*
 * Where the address, in normal form, was not asked itself but is the one that
 * a permanent redirect ended at: fills in what came of it there, and returns
 * true. The strings live as long as the answers and `url`.
 */
bool answers_of_redirect(const struct answers *answers, struct str url,
                         struct response *response);

#endif
