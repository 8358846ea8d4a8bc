/*
 * A page of HTML as libxml2's parser sees it, piece by piece: its title, its
 * first heading, the front of its text and what tells how it is made.
 */
#ifndef LISTLINT_WEB_PAGE_PARSE_H
#define LISTLINT_WEB_PAGE_PARSE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/buf.h"
#include "web/page_charset.h"
#include "web/page_fragment.h"

struct page_sight {
    struct buf title;   /* white space collapsed, as are the next two */
    struct buf heading; /* the first <h1> */
    struct buf text;    /* what a reader sees beside these and menus:
                           some KiB */
    size_t words;       /* all that a reader sees without scripts; two
                           ideographs count as a word */
    size_t content;     /* of these, beside menus and the like */
    size_t anchors;     /* ids of headings and of what begins a part */
    size_t scripts;     /* that may run */
    bool application;   /* marks of a framework that builds pages in place */
    bool hub;           /* says that it is of GitHub */
    bool root;          /* an element that such frameworks fill */
    bool asks_script;   /* <noscript> asks for scripts */
    bool routes;        /* links to `#/` and `#!` */
    bool elsewhere;     /* frames, a refresh, or a field for a password: the
                           content may be on another page */
    bool parking;       /* names a service that parks domains, in a link or
                           a script */
    bool broken;        /* given up: too deep, or made to be slow */
};

void page_sight_init(struct page_sight *sight);
void page_sight_release(struct page_sight *sight);

/* Reads all that the decoder gives; the fragments see its ids and its source.
   A page that is given up is read as far as that. */
void page_parse(struct page_decoder *decoder, struct page_fragments *fragments,
                struct page_sight *sight);

#endif
