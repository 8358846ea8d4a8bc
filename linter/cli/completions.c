#include "cli/completions.h"

#include "cli/choice.h"

static void (*const writers[])(FILE *out) = {
    completions_bash,
    completions_zsh,
    completions_fish,
};

bool completions_write(FILE *out, struct options *options, struct str *error)
{
    size_t shell;

    if (options->npaths != 1) {
        *error = STR("completions needs one SHELL: bash, zsh or fish");
        return false;
    }
    shell = choice_find(COMPLETION_SHELLS, str_from(options->paths[0]));
    if (shell == STR_NONE) {
        *error = choice_error(&options->arena, "completions", COMPLETION_SHELLS,
                              str_from(options->paths[0]));
        return false;
    }
    writers[shell](out);
    return true;
}
