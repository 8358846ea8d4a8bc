#include "engine/finding.h"

static const char *const names[] = {
    [SEVERITY_OFF] = "off",
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

const char *severity_name(enum severity severity)
{
    return names[severity];
}

bool severity_parse(struct str name, enum severity *severity)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!str_eq(name, str_from(names[i])))
            continue;
        *severity = (enum severity)i;
        return true;
    }
    return false;
}
