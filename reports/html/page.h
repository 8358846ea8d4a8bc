/*
 * The parts of the page, in their order.
 */
#ifndef LISTLINT_REPORTS_HTML_PAGE_H
#define LISTLINT_REPORTS_HTML_PAGE_H

#include <stddef.h>
#include <stdio.h>

#include "engine/record.h"
#include "reports/host_counts.h"
#include "reports/sections.h"
#include "text/arena.h"
#include "text/map.h"

/* What is known of a rule over the run. */
struct page_rule {
    const struct record_rule *rule;
    size_t severities[SEVERITY_ERROR + 1]; /* its findings, of each */
};

struct page {
    FILE *out;
    const struct record *record;
    struct sections sections;
    struct host_counts hosts;
    struct page_rule *rules; /* those of the record, and in the same order */
    struct map by_code;      /* of page_rule */
    const struct record_finding *first[SEVERITY_ERROR + 1]; /* of a severity;
                                                               NULL: none */
    struct arena arena;
};

/* Whether the web was asked for anything, or an earlier run's answer taken. */
bool page_has_verdicts(const struct page *page);

/* The rule, or NULL: a stored run may lack it. */
struct page_rule *page_rule(const struct page *page, const char *code);
size_t page_rule_findings(const struct page_rule *rule);

/* Links of some kind: their addresses, and the places where those stand. */
struct page_total {
    size_t addresses, places;
};

void page_total_add(struct page_total *total, const struct record_link *link);

/* "16 addresses in 17 places", or "16" where each stands in one place. */
void page_total(FILE *out, const struct page_total *total);

/* The answer to the question of this page, the totals, what to mind. */
void page_answer(struct page *page);

/* The charts. */
void page_overview(struct page *page);

/* The documents, where there are several: the worst first. */
void page_documents(struct page *page);

/* What changed since an earlier run; nothing where none is known. */
void page_changes(struct page *page);

/* Whether page_changes writes anything. */
bool page_has_changes(const struct page *page);

/* The findings by document and section; a single finding. */
void page_findings(struct page *page);
void page_finding(struct page *page, const struct record_finding *finding);

/* The links: by host, dead, moved, unverified, skipped. */
void page_links(struct page *page);

/* What the rules are about that found something, and which others ran. */
void page_rules(struct page *page);

/* "README.md:28:60", or the path alone for a whole document. */
void page_place(FILE *out, const struct record_place *place);

/* Where a link stands: the first places, and how many more there are. */
void page_places(struct page *page, const struct record_link *link);

#endif
