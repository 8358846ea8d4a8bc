#include "cli/lists.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>

#include "cli/path.h"
#include "cli/paths.h"
#include "cli/read.h"
#include "text/alloc.h"

/* The configuration of a file, read if it was not yet; NULL on failure. */
static const struct config *load_config(struct lists *lists, struct str path,
                                        struct str *error)
{
    struct config *config;

    for (size_t i = 0; i < lists->nconfigs; i++)
        if (str_eq(lists->config_paths[i], path))
            return lists->configs[i];
    config = path.len ? config_load(path, all_rules, &lists->arena, error)
                      : config_none(all_rules);
    if (!config)
        return NULL;
    if (lists->nconfigs == lists->config_capacity) {
        lists->config_capacity = lists->nconfigs * 2 + 4;
        lists->configs = mem_resize(lists->configs, lists->config_capacity,
                                    sizeof *lists->configs);
        lists->config_paths =
            mem_resize(lists->config_paths, lists->config_capacity,
                       sizeof *lists->config_paths);
    }
    lists->config_paths[lists->nconfigs] = path;
    lists->configs[lists->nconfigs++] = config;
    return config;
}

static struct str config_path(struct lists *lists, struct str folder)
{
    const struct options *options = lists->options;

    if (options->no_config)
        return STR("");
    if (options->config)
        return str_from(options->config);
    return config_find(&lists->arena, folder);
}

/* Makes it the folder of the next list; false if its configuration fails. */
static bool enter_folder(struct lists *lists, struct str path,
                         struct str *error)
{
    struct lists_folder *folder = &lists->folder;

    if (folder->config && str_eq(folder->path, path))
        return true;
    folder->path = path;
    folder->real = path_real(&lists->arena, path);
    folder->config =
        load_config(lists, config_path(lists, folder->real), error);
    return folder->config != NULL;
}

/* The file is looked at first: if it changes while it is read, it will not be
   taken for what was read. */
static bool look_at(struct lists *lists, struct list *list, struct str *error)
{
    if (list->standard_input || !stat(list->path.ptr, &list->info))
        return true;
    *error = path_error(&lists->arena, list->path, errno);
    return false;
}

/* What reports call it, and where its configuration is looked for. */
static struct str list_name(const struct options *options, struct str path)
{
    if (!path_is_stdin(path))
        return path;
    return str_from(options->stdin_name ? options->stdin_name : "<stdin>");
}

static bool add_list(struct lists *lists, struct str path, struct str *error)
{
    struct str name = list_name(lists->options, path), relative;
    const struct config *config;
    struct list *list;

    if (!enter_folder(lists, path_folder(name), error))
        return false;
    config = lists->folder.config;
    relative = config_relative(
        config, path_join(&lists->arena, lists->folder.real, path_name(name)));
    if (config_ignores(config, relative))
        return true;
    lists->items = mem_grow(lists->items, lists->count, &lists->capacity,
                            sizeof *lists->items);
    list = &lists->items[lists->count++];
    *list = (struct list){.path = name,
                          .standard_input = path_is_stdin(path),
                          .config = config,
                          .relative = relative};
    return look_at(lists, list, error);
}

static bool read_list(struct lists *lists, struct list *list, struct str *error)
{
    if (list->standard_input)
        return read_standard_input(&list->source, LIST_LARGEST, &lists->arena,
                                   error);
    return read_file(&list->source, list->path, LIST_LARGEST, &lists->arena,
                     error);
}

/* The bytes of the lists, as far as they can be known before. */
static size_t bytes_of(const struct lists *lists)
{
    size_t bytes = 0;

    for (size_t i = 0; i < lists->count; i++) {
        uintmax_t size = (uintmax_t)lists->items[i].info.st_size;

        bytes += size < LIST_LARGEST ? (size_t)size : LIST_LARGEST;
    }
    return bytes;
}

/* Reads all. Before that there is room for what is made of them, several times
   as much, so that they have part of it. */
static bool read_lists(struct lists *lists, struct str *error)
{
    enum { TIMES = 8 };
    bool fine = true;

    mem_expect(TIMES * bytes_of(lists));
    for (size_t i = 0; fine && i < lists->count; i++)
        fine = read_list(lists, &lists->items[i], error);
    return fine;
}

bool lists_load(struct lists *lists, const struct options *options,
                struct str *error)
{
    struct paths paths;
    bool fine;

    *lists = (struct lists){.options = options};
    arena_init(&lists->arena);
    paths_init(&paths);
    fine = paths_collect(&paths, &lists->arena,
                         (const char *const *)options->paths, options->npaths,
                         error);
    for (size_t i = 0; fine && i < paths.count; i++)
        fine = add_list(lists, paths.items[i], error);
    paths_release(&paths);
    return fine && read_lists(lists, error);
}

void lists_release(struct lists *lists)
{
    for (size_t i = 0; i < lists->count; i++)
        buf_release(&lists->items[i].source);
    for (size_t i = 0; i < lists->nconfigs; i++)
        config_free(lists->configs[i]);
    mem_free(lists->items);
    mem_free(lists->configs);
    mem_free(lists->config_paths);
    arena_release(&lists->arena);
}

static enum severity severity_of(const struct lists *lists, size_t index,
                                 const struct rule *rule)
{
    const struct list *list = &lists->items[index];

    return options_severity(
        lists->options, rule,
        config_severity(list->config, rule, list->relative));
}

static struct rule_setting setting_of(const void *context,
                                      const struct rule *rule,
                                      const struct document *document)
{
    const struct lists *lists = context;
    const struct list *list = &lists->items[document->index];

    return (struct rule_setting){
        .severity = severity_of(lists, document->index, rule),
        .options = config_options(list->config, rule),
    };
}

bool lists_check(const struct lists *lists, const char *code)
{
    const struct rule *const *rule = all_rules;

    while (*rule && strcmp((*rule)->code, code))
        rule++;
    for (size_t i = 0; *rule && i < lists->count; i++)
        if (severity_of(lists, i, *rule) != SEVERITY_OFF)
            return lists->options->command == COMMAND_CHECK;
    return false;
}

struct settings lists_settings(const struct lists *lists)
{
    return (struct settings){.of = setting_of, .context = lists};
}

const struct given_schema *const *lists_schemas(const struct lists *lists,
                                                struct arena *arena)
{
    const struct given_schema **schemas =
        arena_array(arena, lists->count, sizeof(const struct given_schema *));

    for (size_t i = 0; i < lists->count; i++)
        schemas[i] = config_schemas(lists->items[i].config);
    return schemas;
}

enum fail_on lists_fail_on(const struct lists *lists, size_t index)
{
    if (lists->options->fail_on != FAIL_ON_UNSET)
        return lists->options->fail_on;
    return config_fail_on(lists->items[index].config);
}
