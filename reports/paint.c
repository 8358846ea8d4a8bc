#include "reports/paint.h"

static const char *const paints[] = {
    [PAINT_END] = "\033[0m",
    [PAINT_BOLD] = "\033[1m",
    [PAINT_DIM] = "\033[2m",
};

static const char *const severity_paints[] = {
    [SEVERITY_OFF] = "",
    [SEVERITY_NOTE] = "\033[1;36m",
    [SEVERITY_WARNING] = "\033[1;33m",
    [SEVERITY_ERROR] = "\033[1;31m",
};

const char *paint(const struct report_style *style, enum paint paint)
{
    return style->color ? paints[paint] : "";
}

const char *paint_severity(const struct report_style *style,
                           enum severity severity)
{
    return style->color ? severity_paints[severity] : "";
}
