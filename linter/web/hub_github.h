/*
 * GitHub's two interfaces: REST, one repository a request and open to all,
 * and GraphQL, many repositories a request and only with a token. Read through
 * web/hub.h, which also says what the functions do.
 *
 * https://docs.github.com/rest/repos/repos, https://docs.github.com/graphql
 */
#ifndef LISTLINT_WEB_HUB_GITHUB_H
#define LISTLINT_WEB_HUB_GITHUB_H

#include "web/hub.h"

/* Whether GitHub could have a repository of that name. */
bool hub_github_has(const struct hub_subject *subject);

struct hub_question hub_github_ask_one(struct arena *arena,
                                       const struct hub_options *options,
                                       const struct hub_subject *subject);
struct hub_question hub_github_ask_many(struct arena *arena,
                                        const struct hub_options *options,
                                        const struct hub_subject *subjects,
                                        size_t count);

/* Of an answer that says nothing yet. */
void hub_github_read_one(struct arena *arena, const struct hub_subject *subject,
                         const struct hub_reply *reply,
                         struct hub_answer *answer);
void hub_github_read_many(struct arena *arena,
                          const struct hub_subject *subjects, size_t count,
                          const struct hub_reply *reply,
                          struct hub_answer *answers);

#endif
