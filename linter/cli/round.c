#include "cli/round.h"

#include "cli/disk.h"
#include "cli/today.h"
#include "engine/jobs.h"
#include "engine/suppress.h"
#include "engine/withhold.h"
#include "text/alloc.h"

bool round_start(struct round *round, const struct lists *lists,
                 struct stream *stream, const char **error)
{
    *round = (struct round){
        .options = lists->options,
        .lists = lists,
        .settings = lists_settings(lists),
        .documents = mem_zero(lists->count, sizeof(struct document *)),
        .suppressions = mem_zero(lists->count, sizeof(struct suppressions *)),
        .early = mem_zero(lists->count, sizeof(struct checked *)),
        .changed = mem_zero(lists->count, sizeof(const struct changed *)),
        .partial = lists->options->changed_since || lists->options->diff_file,
    };
    for (size_t i = 0; i < lists->count; i++)
        round->changed[i] = lists->items[i].changed;
    arena_init(&round->arena);
    round->collection.documents = round->documents;
    round->collection.count = lists->count;
    return links_start(&round->links, lists, stream, error);
}

/* Where each list may have two threads, it has. */
static void parse(struct round *round, size_t list, struct str text)
{
    const struct lists *lists = round->lists;
    bool two = lists->count <= round->options->jobs / 2;
    struct str path = lists->items[list].path;

    round->documents[list] =
        two ? document_parse_ahead(path, text) : document_parse(path, text);
    round->documents[list]->index = list;
    round->suppressions[list] = suppressions_read(round->documents[list]);
}

/* The order in which the lists are parsed, by their index: as they come where
   their links are sent or told in order; else the largest first. The caller
   frees it. */
static size_t *parse_order(const struct round *round)
{
    size_t count = round->lists->count;
    size_t *sizes = mem_zero(count, sizeof *sizes), *order;

    for (size_t i = 0; round->links.counted && i < count; i++)
        sizes[i] = round->lists->items[i].source.len;
    order = jobs_order(sizes, count);
    mem_free(sizes);
    return order;
}

/* All lists while they are parsed. */
struct parsing {
    struct round *round;
    const size_t *order;
};

/* The rules about the list alone run at once, and what they alone read goes,
   unless the lists will be fixed and checked again. */
static void check_early_one(struct round *round, size_t list)
{
    const struct options *options = round->options;
    struct document *document = round->documents[list];

    if (options->command != COMMAND_CHECK)
        return;
    round->early[list] = check_early(&round->settings, document, options->jobs);
    if (round->early[list] && !options->fix && !options->diff)
        document_forget(document);
}

static void parse_one(void *context, size_t index)
{
    const struct parsing *parsing = context;
    size_t list = parsing->order[index];

    parse(parsing->round, list,
          buf_str(&parsing->round->lists->items[list].source));
    check_early_one(parsing->round, list);
}

static void add_links(struct round *round, size_t list)
{
    links_add(&round->links, round->documents[list],
              round->lists->items[list].config, round->suppressions[list],
              round->changed[list]);
}

/* Parses all lists; meanwhile those that are parsed have their links sent to
   the web, in that order, and looked for on the disk. */
static void parse_all(struct round *round)
{
    size_t count = round->lists->count;
    size_t *order = parse_order(round);
    struct parsing parsing = {round, order};
    struct jobs *jobs =
        jobs_start(round->options->jobs, count, parse_one, &parsing);
    struct disk *disk = disk_start(round->lists);

    for (size_t i = 0; i < count; i++) {
        jobs_wait_for(jobs, i);
        add_links(round, order[i]);
        if (round->options->command == COMMAND_CHECK)
            disk_look(disk, round->documents[order[i]]);
    }
    jobs_finish(jobs);
    links_close(&round->links);
    round->files = disk_end(disk, &round->trouble);
    mem_free(order);
}

static void run_rules(struct round *round, enum stage stage)
{
    check_run(&round->findings, &round->collection, &round->settings, stage,
              round->options->jobs);
}

static void learn(void *context)
{
    struct round *round = context;

    collection_learn(&round->arena, &round->collection,
                     lists_schemas(round->lists, &round->arena));
}

/* Rules about one document need not know what the others hold. */
static void check_documents(struct round *round)
{
    const struct beside beside = {round->early, learn, round};

    check_run_beside(&round->findings, &round->collection, &round->settings,
                     round->options->jobs, &beside);
}

static void check_offline(struct round *round)
{
    round->collection.today = today();
    round->collection.files = round->files;
    check_documents(round);
    run_rules(round, STAGE_LIST);
}

static void check_web(struct round *round)
{
    round->collection.requests = round->links.requests;
    round->collection.responses = links_wait(&round->links);
    if (!round->options->offline && round->options->command == COMMAND_CHECK)
        run_rules(round, STAGE_WEB);
}

static void suppress(struct round *round)
{
    struct suppress_run run = {
        .collection = &round->collection,
        .settings = &round->settings,
        .offline = round->options->offline || round->partial,
        .threads = round->options->jobs,
    };

    round->collection.suppressions = round->suppressions;
    suppress_findings(&round->findings, &run);
}

/* Where somebody is told which fixes are safe, or has them made. */
static bool are_fixes_weighed(const struct options *options)
{
    return (options->fix || options->diff ||
            options_show(options, SHOWS_FIXES)) &&
           !options->unsafe_fixes;
}

static void check(struct round *round)
{
    if (round->options->command == COMMAND_CHECK)
        check_offline(round);
    check_web(round);
    if (round->options->command == COMMAND_CHECK)
        suppress(round);
    findings_finish(&round->findings);
    if (round->baseline)
        baseline_match(round->baseline, &round->findings);
    holds_apply(&round->holds, &round->findings);
    if (round->partial)
        changed_keep(&round->findings, &round->collection, round->changed);
    if (are_fixes_weighed(round->options))
        withhold_all(&round->findings, round->options->jobs);
}

static void begin_stream(struct round *round, long long time)
{
    struct record head = {
        .version = LISTLINT_VERSION,
        .time = time,
        .offline = round->options->offline,
        .partial = round->partial,
    };

    stream_begin(round->links.stream, &head, &round->collection);
}

void round_check(struct round *round, long long time)
{
    parse_all(round);
    if (round->links.stream)
        begin_stream(round, time);
    check(round);
}

void round_replace(struct round *round, size_t list, struct str text,
                   const struct changed *changed)
{
    round->changed[list] = changed;
    findings_release(&round->findings);
    suppressions_free(round->suppressions[list]);
    document_free(round->documents[list]);
    parse(round, list, text);
}

/* What they suppressed in the round before is no credit in this one. */
static void renew_suppressions(struct round *round, size_t list)
{
    suppressions_free(round->suppressions[list]);
    round->suppressions[list] = suppressions_read(round->documents[list]);
}

void round_recheck(struct round *round)
{
    findings_release(&round->findings);
    arena_release(&round->arena);
    round->collection = (struct collection){.documents = round->documents,
                                            .count = round->lists->count};
    links_renew(&round->links);
    for (size_t i = 0; i < round->lists->count; i++) {
        renew_suppressions(round, i);
        add_links(round, i);
    }
    check(round);
}

bool round_rechecked(const struct round *round)
{
    return links_renewed(&round->links);
}

bool round_fails(const struct round *round, const struct finding *finding)
{
    return fail_on_reached(
        lists_fail_on(round->lists, finding->document->index),
        finding->severity);
}

/* By the finding's index, in the arena. */
static const bool *find_failing(const struct round *round, struct arena *arena)
{
    const struct findings *findings = &round->findings;
    bool *fails = arena_array(arena, findings->count, sizeof *fails);

    for (size_t i = 0; i < findings->count; i++)
        fails[i] = round_fails(round, findings->items[i]);
    return fails;
}

const struct record *round_record(const struct round *round,
                                  struct arena *arena,
                                  const struct run_facts *facts)
{
    struct run_facts all = *facts;

    all.collection = &round->collection;
    all.findings = &round->findings;
    all.requests = round->links.requests;
    all.untold = round->links.untold;
    all.responses = round->collection.responses;
    all.settings = &round->settings;
    all.changed = round->partial ? round->changed : NULL;
    all.unchecked = round->options->command == COMMAND_LINKS;
    all.fails = find_failing(round, arena);
    all.unfinished = round->links.interrupted ? "interrupted" : NULL;
    all.offline = round->options->offline;
    all.sent = links_sent(&round->links);
    return record_make(arena, &all);
}

void round_release(struct round *round)
{
    links_release(&round->links);
    findings_release(&round->findings);
    holds_release(&round->holds);
    for (size_t i = 0; i < round->collection.count; i++)
        if (round->documents[i])
            document_free(round->documents[i]);
    for (size_t i = 0; i < round->collection.count; i++)
        suppressions_free(round->suppressions[i]);
    files_free(round->files);
    mem_free(round->suppressions);
    mem_free(round->early);
    mem_free(round->changed);
    mem_free(round->documents);
    arena_release(&round->arena);
}
