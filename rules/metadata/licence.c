#include "engine/rule.h"

/* Whether it is an old id that leaves open whether later versions are meant:
   `GPL-2.0`. */
static bool is_open(struct str id)
{
    return str_find(id, STR("GPL-"), 0) != STR_NONE && id.len > 3 &&
           char_is_digit(id.ptr[id.len - 1]);
}

static void report_open(struct check *check, const struct value *value,
                        const struct licence *licence, struct span place)
{
    report(check, value->table->document, place,
           "%.*s is no SPDX licence; did you mean \"%.*s-only\" or "
           "\"%.*s-or-later\"?",
           STR_ARG(quote(check, licence->word)), STR_ARG(licence->meant),
           STR_ARG(licence->meant));
}

/* Proposes the id in the place of what was written. */
static void report_near(struct check *check, const struct value *value,
                        const struct licence *licence)
{
    struct span place;
    bool found = value_place(value, licence->word, &place);
    struct finding *finding;

    if (is_open(licence->meant)) {
        report_open(check, value, licence, place);
        return;
    }
    finding = report(check, value->table->document, place,
                     "%.*s is no SPDX licence; did you mean %.*s?",
                     STR_ARG(quote(check, licence->word)),
                     STR_ARG(quote(check, licence->meant)));
    if (found)
        finding_edit(check, finding, place, licence->meant, false);
}

static void report_family(struct check *check, const struct value *value,
                          const struct licence *licence)
{
    struct finding *finding;
    struct span place;

    value_place(value, licence->word, &place);
    finding = report(check, value->table->document, place,
                     "%.*s names several licences",
                     STR_ARG(quote(check, licence->word)));
    finding_limit(finding, SEVERITY_NOTE);
    finding_help(check, finding, "write the SPDX id of the one that is meant");
}

static void check_value(struct check *check, const struct column *column,
                        const struct value *value)
{
    struct licence licence = licence_judge(check->arena, value_text(value));
    bool given = column->given && column->given->typed;

    if (licence.answer == LICENCE_NEAR)
        report_near(check, value, &licence);
    else if (licence.answer == LICENCE_AMBIGUOUS)
        report_family(check, value, &licence);
    else if (licence.answer == LICENCE_OTHER && given && value_text(value).len)
        report(check, value->table->document, value->cell->content,
               "%.*s is no SPDX licence",
               STR_ARG(quote(check, value_text(value))));
}

static void check_lists(struct check *check)
{
    columns_each_value(check, COLUMN_LICENCE, check_value);
}

const struct rule rule_metadata_licence = {
    .code = "MET008",
    .name = "metadata/licence",
    .summary = "a licence that is not written as SPDX writes it",
    .rationale =
        "Programs compare licences by the ids of SPDX: `Apache-2.0`, not "
        "`Apache 2`. In a column of licences a near miss is told with the id "
        "that is meant; a family such as `BSD` is a note, since it leaves open "
        "which one. Other words (`custom`, `see website`) are told only where "
        "the configuration says that the column holds licences.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_lists,
};
