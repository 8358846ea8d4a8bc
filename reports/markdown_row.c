#include "reports/markdown_sheet.h"
#include "reports/markdown_text.h"
#include "reports/message.h"

static const char *const marks[] = {
    [SEVERITY_OFF] = "",
    [SEVERITY_NOTE] = "ℹ️&nbsp;note",
    [SEVERITY_WARNING] = "⚠️&nbsp;warning",
    [SEVERITY_ERROR] = "❌&nbsp;error",
};

static void add_also(struct buf *out, const struct record_finding *finding,
                     const struct record_place *place)
{
    struct buf text;

    buf_init(&text);
    message_add_also(&text, finding, place);
    buf_add(out, STR("<br>*also at* "));
    markdown_text(out, buf_str(&text));
    buf_release(&text);
}

static void add_related(struct buf *out, const struct record_finding *finding)
{
    size_t more, count = finding->nrelated;

    for (size_t i = 0; i < count && i < MESSAGE_ALSO_MAX; i++)
        add_also(out, finding, &finding->related[i]);
    if (count <= MESSAGE_ALSO_MAX)
        return;
    more = count - MESSAGE_ALSO_MAX;
    buf_printf(out, "<br>*and %zu more place%s*", more, more == 1 ? "" : "s");
}

void markdown_row(struct buf *out, const struct record_finding *finding)
{
    buf_add(out, STR("| "));
    if (finding->place.start.line)
        buf_printf(out, "%zu", finding->place.start.line);
    buf_printf(out, " | %s | ", marks[finding->severity]);
    markdown_text(out, str_from(finding->place.message));
    if (*finding->help) {
        buf_add(out, STR("<br>*help:* "));
        markdown_text(out, str_from(finding->help));
    }
    add_related(out, finding);
    buf_add(out, STR(" | "));
    markdown_text(out, str_from(finding->rule));
    buf_add(out, STR("<br>"));
    markdown_text(out, str_from(finding->name));
    buf_add(out, STR(" |\n"));
}
