#include "cli/fail_on.h"

#include "cli/choice.h"

enum fail_on fail_on_parse(struct str word)
{
    size_t index = choice_find(FAIL_ON_WORDS, word);

    return index == STR_NONE ? FAIL_ON_UNSET : (enum fail_on)(index + 1);
}

int fail_on_least(enum fail_on fail_on)
{
    static const enum severity least[] = {
        [FAIL_ON_UNSET] = SEVERITY_ERROR,
        [FAIL_ON_ERROR] = SEVERITY_ERROR,
        [FAIL_ON_WARNING] = SEVERITY_WARNING,
        [FAIL_ON_NOTE] = SEVERITY_NOTE,
    };

    return fail_on == FAIL_ON_NEVER ? SEVERITY_ERROR + 1 : (int)least[fail_on];
}

bool fail_on_reached(enum fail_on fail_on, enum severity severity)
{
    return (int)severity >= fail_on_least(fail_on);
}
