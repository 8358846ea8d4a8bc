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
    for (int i = SEVERITY_OFF; i <= SEVERITY_ERROR; i++) {
        if (!str_eq(name, str_from(names[i])))
            continue;
        *severity = (enum severity)i;
        return true;
    }
    return false;
}
