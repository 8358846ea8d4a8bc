#include "cli/init.h"

#include <stdio.h>

#include "cli/lists.h"
#include "cli/proposal.h"
#include "cli/yaml.h"
#include "explain/words.h"
#include "text/alloc.h"
#include "text/printable.h"

/* How much of what the reader takes may be proposed: less than it takes. */
enum { BYTES_MOST = 512 * 1024, NODES_MOST = YAML_NODES * 9 / 10 };

/* The configuration while it is written. */
struct writing {
    struct buf out;
    size_t nodes;
    size_t left_out;
    struct arena arena;
};

static size_t count_nodes(const struct yaml *node)
{
    size_t count = 2; /* its key too */

    for (const struct yaml *each = node->first; each; each = each->next)
        count += count_nodes(each);
    return count;
}

/* Adds a proposal, unless the file would become more than listlint reads. */
static void add_proposal(struct writing *writing,
                         const struct proposal *proposal)
{
    struct yaml_error error = {0};
    const struct yaml *read;
    struct buf lines;
    size_t nodes;

    buf_init(&lines);
    proposal_write(&lines, proposal);
    read = yaml_read(&writing->arena, buf_str(&lines), &error);
    nodes = read ? count_nodes(read) : NODES_MOST;
    if (writing->nodes + nodes >= NODES_MOST ||
        writing->out.len + lines.len > BYTES_MOST) {
        writing->left_out++;
    } else {
        writing->nodes += nodes;
        buf_add(&writing->out, buf_str(&lines));
    }
    buf_release(&lines);
}

static bool any_held(const struct proposals *proposals)
{
    for (size_t i = 0; i < proposals->count; i++)
        if (proposals->items[i].held)
            return true;
    return false;
}

static void add_schemas(struct writing *writing,
                        const struct proposals *proposals)
{
    if (!proposals->count) {
        buf_add(&writing->out,
                STR("# No kind of table has five rows: there is nothing to say "
                    "of columns.\n"));
        return;
    }
    buf_add(&writing->out,
            STR("# What the columns of tables hold. A line behind "
                "# is what some rows contradict,\n"
                "# or your choice.\n"));
    buf_add(&writing->out,
            any_held(proposals) ? STR("schemas:\n") : STR("# schemas:\n"));
    for (size_t i = 0; i < proposals->count; i++)
        if (proposals->items[i].schema)
            add_proposal(writing, &proposals->items[i]);
        else
            writing->left_out++;
}

/* What else may be said, as examples. */
static void add_rest(struct writing *writing)
{
    buf_add(
        &writing->out,
        STR("\n# Other keys, with examples and the options of rules as they "
            "are:\n"
            "# fail-on: error\n"
            "# rules: {duplicate: warning}\n"
            "# ignore: [\"vendor/**\"]\n"
            "# per-file: {\"docs/**\": {metadata: off}}\n"
            "# links: {exclude: ['^https://internal\\.']}\n"
            "# options:\n"));
    for (size_t i = 0; all_rules[i]; i++) {
        struct str defaults;

        if (!all_rules[i]->options)
            continue;
        defaults = option_defaults(&writing->arena, all_rules[i]);
        buf_printf(&writing->out, "#   %.*s\n", STR_ARG(defaults));
    }
}

static void add_all(struct writing *writing, const struct proposals *proposals)
{
    writing->left_out = proposals->left_out;
    buf_add(&writing->out,
            STR("# Made by `listlint init`. Kept as .listlint.yml, "
                "it holds from then on.\n\n"));
    add_schemas(writing, proposals);
    if (writing->left_out)
        buf_printf(&writing->out,
                   "# Left out: %zu more kind%s of tables, of which the file "
                   "cannot speak.\n",
                   writing->left_out, writing->left_out == 1 ? "" : "s");
    add_rest(writing);
}

static void print(const struct proposals *proposals)
{
    struct writing writing = {0};

    buf_init(&writing.out);
    arena_init(&writing.arena);
    add_all(&writing, proposals);
    fwrite(writing.out.ptr, 1, writing.out.len, stdout);
    buf_release(&writing.out);
    arena_release(&writing.arena);
}

static void propose(const struct lists *lists)
{
    struct document **documents =
        mem_zero(lists->count, sizeof(struct document *));
    struct proposals proposals;
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < lists->count; i++) {
        documents[i] = document_parse(lists->items[i].path,
                                      buf_str(&lists->items[i].source));
        documents[i]->index = i;
    }
    proposals = proposals_make(&arena, documents, lists->count);
    print(&proposals);
    arena_release(&arena);
    for (size_t i = 0; i < lists->count; i++)
        document_free(documents[i]);
    mem_free(documents);
}

enum exit_status run_init(const struct options *options)
{
    enum exit_status status = EXIT_CLEAN;
    struct lists lists;
    struct str error;

    if (lists_load(&lists, options, &error)) {
        propose(&lists);
    } else {
        fprintf(stderr, "listlint: %s\n", printable(&lists.arena, error));
        status = EXIT_TROUBLE;
    }
    lists_release(&lists);
    return status;
}
