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

static bool refuse(struct str *error, struct arena *arena, const char *why,
                   const char *file)
{
    *error = str_printf(arena, "%s %s", why, file);
    return false;
}

bool report_files_apart(const struct options *options,
                        const char *const *inputs, size_t ninputs,
                        struct arena *arena, struct str *error)
{
    for (size_t i = 0; i < options->noutputs; i++) {
        const char *file = options->outputs[i].file;

        for (size_t j = 0; file && j < ninputs; j++)
            if (output_same(file, inputs[j], arena))
                return refuse(error, arena, "a report would replace", file);
        for (size_t j = 0; file && j < i; j++)
            if (options->outputs[j].file &&
                output_same(file, options->outputs[j].file, arena))
                return refuse(error, arena, "two reports go to", file);
    }
    return true;
}
