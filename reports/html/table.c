#include "reports/html/table.h"

#include "reports/html/text.h"

void table_open(FILE *out, const char *label,
                const struct table_column *columns, enum table_shape shape)
{
    html_put(out,
             "<div class=\"box\" role=\"region\" tabindex=\"0\" "
             "aria-label=\"%s\">\n<table class=\"sortable%s\">\n<thead><tr>",
             label, shape == TABLE_CARDS ? " cards" : "");
    for (; columns->title; columns++)
        html_put(out, "<th scope=\"col\" class=\"%s\">%s</th>",
                 columns->is_number ? "number" : "text", columns->title);
    html_put(out, "</tr></thead>\n<tbody>\n");
}

void table_close(FILE *out)
{
    html_put(out, "</tbody>\n</table>\n</div>\n");
}

void table_named(FILE *out, const char *title)
{
    html_put(out, "<td data-title=\"%s\">", title);
}

void table_number(FILE *out, size_t number)
{
    html_put(out, "<td class=\"number%s\">%zu</td>", number ? "" : " none",
             number);
}
