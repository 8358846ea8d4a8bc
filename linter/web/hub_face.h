/*
 * Hugging Face: one data set, model or space a request. Read through
 * web/hub.h, which also says what the functions do.
 *
 * https://huggingface.co/docs/hub/api
 */
#ifndef LISTLINT_WEB_HUB_FACE_H
#define LISTLINT_WEB_HUB_FACE_H

#include "web/hub.h"

/* Whether Hugging Face could have something of that name. */
bool hub_face_has(const struct hub_subject *subject);

struct hub_question hub_face_ask(struct arena *arena,
                                 const struct hub_options *options,
                                 const struct hub_subject *subject);

struct hub_question hub_face_ask_file(struct arena *arena,
                                      const struct hub_options *options,
                                      const struct hub_subject *subject);

/* Of an answer that says nothing yet, as the next one. */
void hub_face_read(struct arena *arena, const struct hub_subject *subject,
                   const struct hub_reply *reply, struct hub_answer *answer);

void hub_face_read_file(const struct hub_subject *subject,
                        const struct hub_reply *reply,
                        struct hub_answer *answer);

#endif
