/*
 * A few rules that do nothing, for the tests of what selects rules.
 */
#ifndef LISTLINT_TESTS_SAMPLE_RULES_H
#define LISTLINT_TESTS_SAMPLE_RULES_H

#include "engine/rule.h"

static const struct option sample_options[] = {
    {"style", "both", "both leading none", "which pipes a row has"},
    {"words", "soon", NULL, "what may stand there"},
    {"most", "80", option_number, "how many there may be"},
    {"shape", "{a}", option_form, "what each looks like"},
    {0},
};

static const struct rule sample_missing_cell = {
    .code = "TBL006",
    .name = "table/missing-cell",
    .severity = SEVERITY_ERROR,
};
static const struct rule sample_pipe_style = {
    .code = "TBL011",
    .name = "table/pipe-style",
    .severity = SEVERITY_WARNING,
    .options = sample_options,
};
static const struct rule sample_alignment = {
    .code = "TBL017",
    .name = "table/alignment",
    .severity = SEVERITY_OFF,
};
static const struct rule sample_url = {
    .code = "DUP001",
    .name = "duplicate/url",
    .severity = SEVERITY_ERROR,
};

static const struct rule *const sample_rules[] = {
    &sample_missing_cell,
    &sample_pipe_style,
    &sample_alignment,
    &sample_url,
    NULL,
};

#endif
