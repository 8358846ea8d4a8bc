/*
 * What a hub answers in JSON, read as a stranger's: what is not of the type
 * that it should be is not there.
 */
#ifndef LISTLINT_WEB_HUB_JSON_H
#define LISTLINT_WEB_HUB_JSON_H

#include <jansson.h>

#include "text/arena.h"
#include "text/date.h"
#include "text/str.h"

/* Bytes of an answer, and of a text in it, that are read. */
enum { HUB_BODY_MAX = 1 << 20, HUB_TEXT_MAX = 1024 };

/* An object, which the caller gives back with json_decref; NULL where the
   answer is something else. */
json_t *hub_json_load(struct str body);

/* A view that lives as long as the value; empty where it is no string or a
   longer one than HUB_TEXT_MAX. */
struct str hub_json_text(const json_t *value);

/* The day of a time as RFC 3339 writes it; year 0 where it is none. */
struct date hub_json_day(struct arena *arena, const json_t *value);

#endif
