#include "cli/report_write.h"

#include <unistd.h>

#include "cli/output.h"
#include "cli/terminal.h"

bool report_write(const struct options *options,
                  const struct output_option *wanted,
                  const struct record *record, int standard,
                  struct arena *arena, struct str *error)
{
    int file = wanted->file ? -1 : standard;
    struct report_style style = terminal_style(options, file);
    struct output output;

    output_open(&output, arena, wanted->file);
    output.to_error = file == STDERR_FILENO;
    wanted->format->write(output.stream, record, &style);
    return output_save(&output, arena, error);
}
