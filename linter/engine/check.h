/*
 * Runs the rules over the documents and gathers what they find.
 */
#ifndef LISTLINT_ENGINE_CHECK_H
#define LISTLINT_ENGINE_CHECK_H

#include "engine/rule.h"

/* What a rule is to do for a document. */
struct rule_setting {
    enum severity severity;     /* SEVERITY_OFF: nothing */
    const char *const *options; /* in the order of rule->options; NULL: the
                                   defaults */
};

/* Who knows the settings: the command line and the configuration. Asked by
   several threads at once. */
struct settings {
    struct rule_setting (*of)(const void *context, const struct rule *rule,
                              const struct document *document);
    const void *context;
};

/* The findings of a run; the caller owns them: findings_release. */
struct findings {
    struct finding **items; /* by path, offset and rule */
    size_t count;
    struct finding **suppressed; /* engine/suppress.h */
    size_t nsuppressed;
    struct finding **baselined; /* engine/baseline.h */
    size_t nbaselined;
    struct arena *arenas; /* of the checks, which hold the findings */
    size_t narenas;
};

/*
 * Runs the rules of a stage over the collection with
 * so many threads, and adds what they find. The result does not depend on the
 * number of threads. Settings of a list rule are those of the first document
 * where it is not off; its findings have the severity of their own document.
 */
void check_run(struct findings *findings, const struct collection *collection,
               const struct settings *settings, enum stage stage,
               size_t threads);

/* What the rules that ask for nothing but one document have found there. */
struct checked;

/*
 * Runs those rules over a document as soon as it is parsed, while it is near
 * the processor. NULL where they are too much for one thread of so many. The
 * result is for check_run_beside.
 */
struct checked *check_early(const struct settings *settings,
                            const struct document *document, size_t threads);

/* What goes with the rules about each document. */
struct beside {
    struct checked **early; /* by the document's index, or NULL: what was found
                               of it before, which is taken over */
    void (*work)(void *context); /* that no rule of the stage waits for: the
                                    threads do it, too */
    void *context;
};

/* The same as check_run, of STAGE_DOCUMENT. */
void check_run_beside(struct findings *findings,
                      const struct collection *collection,
                      const struct settings *settings, size_t threads,
                      const struct beside *beside);

/* How many of them, which stand together once they are sorted, are about the
   document of the first. */
size_t findings_of_one(const struct findings *findings, size_t first);

/* By path, offset and rule. */
void findings_sort(struct findings *findings);

/* Sorts them and gives each its fingerprint; when all checks have run. */
void findings_finish(struct findings *findings);
void findings_release(struct findings *findings);

#endif
