/*
 * What elements of HTML and their attributes are to a reader, and what they
 * tell of how a page is made.
 */
#ifndef LISTLINT_WEB_PAGE_ELEMENT_H
#define LISTLINT_WEB_PAGE_ELEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

enum { PAGE_ROLES = 11 };

enum page_role {
    ROLE_INLINE = 1 << 0, /* does not end a word */
    ROLE_HIDDEN = 1 << 1, /* nobody reads what is in it */
    ROLE_SCRIPT = 1 << 2,
    ROLE_NOSCRIPT = 1 << 3,
    ROLE_FRAME = 1 << 4, /* menus, heads and feet of pages */
    ROLE_TITLE = 1 << 5,
    ROLE_FIRST_HEADING = 1 << 6, /* <h1> */
    ROLE_HEADING = 1 << 7,
    ROLE_PART = 1 << 8,         /* its id is a place that links mean */
    ROLE_FRAMES = 1 << 9,       /* the content is another page */
    ROLE_APPLICATION = 1 << 10, /* a framework fills it */
};

struct page_attribute {
    struct str element, name, value;
};

/* Of an element by its name in lower case; 0 for what is not known. */
unsigned page_element_roles(struct str name);

/* An id, or the name of an <a>. */
bool page_attribute_names(struct page_attribute attribute);

/* The id of an element that frameworks fill. */
bool page_attribute_is_root(struct page_attribute attribute);

/* What only frameworks write that build the page in the browser. */
bool page_attribute_is_application(struct page_attribute attribute);

/* <meta content="GitHub">, by which GitHub names itself. */
bool page_attribute_is_hub(struct page_attribute attribute);

/* A link to a route that scripts read. */
bool page_attribute_routes(struct page_attribute attribute);

/* That the content may be on another page: a refresh, or a field for a
   password. */
bool page_attribute_is_gate(struct page_attribute attribute);

/* An address. */
bool page_attribute_is_link(struct page_attribute attribute);

/* Whether a <script> with these attributes, names and values in turn, is code:
   not data or a template. */
bool page_script_runs(const char **attributes);

#endif
