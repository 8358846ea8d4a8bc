/*
 * What hubs answer: a question is asked where the address says, and an answer
 * of any bytes never says that a page is dead, nor a number that cannot be.
 *
 * The first byte chooses the status. Parts: address, Location, X-Error-Code,
 * X-RateLimit-Remaining, body.
 */
#include "input.h"
#include "target.h"
#include "text/url.h"
#include "web/hub.h"

static const int statuses[] = {200, 301, 302, 307, 400, 401, 403,
                               404, 410, 429, 451, 500, 502, 999};

static const struct hub_options options = {
    .github_api = {"https://api.github.com", 22},
    .github_graphql = {"https://api.github.com/graphql", 30},
    .github_token = {"t1", 2},
    .face = {"https://huggingface.co", 22},
    .face_token = {"t2", 2},
};

static void promise_question(struct arena *arena,
                             const struct hub_question *question)
{
    if (!question->url.len)
        return;
    promise_of(str_eq(url_normal(arena, question->url), question->url),
               "a question has an address in normal form", question->url);
    promise_of(str_starts(question->url, STR("https://api.github.com/")) ||
                   str_starts(question->url, STR("https://huggingface.co/")),
               "a hub is asked, and nobody else", question->url);
    promise_printable(question->body, STR("\n"));
}

static void promise_answer(struct arena *arena, const struct hub_answer *answer)
{
    const struct hub_facts *facts = &answer->facts;

    promise(answer->state <= HUB_REFUSED, "an answer has a state");
    promise((answer->state == HUB_MOVED) == (answer->url.len > 0),
            "what moved has an address");
    promise_of(str_eq(url_normal(arena, answer->url), answer->url),
               "it moved to an address in normal form", answer->url);
    if (answer->state != HUB_FOUND && answer->state != HUB_MOVED)
        return;
    promise((facts->rows_least == -1) == (facts->rows_most == -1),
            "rows are told or not");
    promise(facts->rows_least >= -1 && facts->rows_least <= facts->rows_most,
            "the least rows are not more than the most");
    promise(facts->bytes >= -1, "bytes are told or not");
    promise(!facts->pushed.year ||
                (facts->pushed.month >= 1 && facts->pushed.month <= 12 &&
                 facts->pushed.day >= 1 && facts->pushed.day <= 31),
            "the day of a change is one");
}

static void check(struct arena *arena, const struct hub_subject *subject,
                  const struct hub_reply *reply)
{
    struct hub_question question;
    struct hub_answer answer = {0}, many[3] = {0};
    const struct hub_subject subjects[] = {*subject, *subject, *subject};

    question = hub_ask_one(arena, &options, subject);
    promise_question(arena, &question);
    hub_read_one(arena, subject, reply, &answer);
    promise_answer(arena, &answer);
    question = hub_ask_file(arena, &options, subject);
    promise_question(arena, &question);
    if (question.url.len) {
        answer = (struct hub_answer){0};
        hub_read_file(subject, reply, &answer);
        promise(answer.state <= HUB_REFUSED, "an answer has a state");
    }
    if (!hub_asks_many(&options, subject->kind))
        return;
    question = hub_ask_many(arena, &options, subjects, 3);
    promise_question(arena, &question);
    hub_read_many(arena, subjects, 3, reply, many);
    for (size_t i = 0; i < 3; i++)
        promise_answer(arena, &many[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str input = input_of(data, size), url;
    struct hub_reply reply = {0};
    struct hub_subject subject;
    struct arena arena;

    reply.status =
        statuses[input_choice(&input, sizeof statuses / sizeof *statuses)];
    url = input_part(&input);
    reply.location = input_part(&input);
    reply.error_code = input_part(&input);
    reply.remaining = input_part(&input);
    reply.body = input;
    promise(hub_remaining(reply.remaining) >= -1,
            "what remains is a number, or not told");
    arena_init(&arena);
    if (hub_subject_of(url, &subject)) {
        promise_within(subject.owner, url, "the owner is in the address");
        promise_within(subject.name, url, "the name is in the address");
        check(&arena, &subject, &reply);
    }
    arena_release(&arena);
    return 0;
}
