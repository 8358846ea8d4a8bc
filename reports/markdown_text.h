/*
 * Text of strangers in GitHub Flavored Markdown: shown as it is, whatever it
 * holds.
 */
#ifndef LISTLINT_REPORTS_MARKDOWN_TEXT_H
#define LISTLINT_REPORTS_MARKDOWN_TEXT_H

#include "text/buf.h"
#include "text/str.h"

/*
 * Adds text that is neither markup nor HTML and ends no cell, wherever it
 * stands: in a paragraph, in a cell, between tags of HTML, at the start of a
 * line. What GitHub makes links of once the markup is read (addresses,
 * @names, #numbers, :emoji:) is torn by an empty comment, which nobody sees;
 * an entity would not help there.
 */
void markdown_text(struct buf *out, struct str text);

/* A link that shows its address, the end of a long one left out. What is not
   http or https, or too long to be a link, is text. */
void markdown_link(struct buf *out, struct str url);

#endif
