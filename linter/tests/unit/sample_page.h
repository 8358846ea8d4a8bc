/* Pages of HTML for tests: read from a literal. */
#ifndef LISTLINT_TESTS_SAMPLE_PAGE_H
#define LISTLINT_TESTS_SAMPLE_PAGE_H

#include "web/page_read.h"

#define WORDS_10  "one two three four five six seven eight nine ten "
#define WORDS_100 WORDS_50 WORDS_50
#define WORDS_50  WORDS_10 WORDS_10 WORDS_10 WORDS_10 WORDS_10
#define WORDS_400 WORDS_100 WORDS_100 WORDS_100 WORDS_100

#define PAGE(title, body)                                                      \
    "<!DOCTYPE html><html><head><meta charset=utf-8><title>" title             \
    "</title></head><body>" body "</body></html>"

/* A whole page of text/html. */
static inline struct page sample_page(const char *url, const char *body)
{
    return (struct page){.url = str_from(url),
                         .content_type = STR("text/html"),
                         .body = str_from(body),
                         .whole = true};
}

#endif
