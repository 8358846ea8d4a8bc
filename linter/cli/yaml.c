#include "cli/yaml.h"

#include <string.h>
#include <yaml.h>

#include "text/alloc.h"

/* A mapping or list that is not closed yet. */
struct level {
    struct yaml *node;
    struct yaml *last; /* of its children */
    struct yaml *key;  /* read, and waiting for its value */
};

struct reader {
    struct arena *arena;
    struct level levels[YAML_DEPTH];
    size_t depth;
    size_t nodes;
    struct yaml *root;
    struct yaml_error *error;
    bool failed;
};

static void fail(struct reader *reader, const yaml_mark_t *mark,
                 struct str message)
{
    reader->failed = true;
    *reader->error = (struct yaml_error){
        .line = mark->line + 1,
        .column = mark->column + 1,
        .message = message,
    };
}

static struct yaml *add_node(struct reader *reader, const yaml_event_t *event,
                             enum yaml_kind kind)
{
    struct yaml *node = arena_alloc(reader->arena, sizeof *node);

    node->kind = kind;
    node->text = STR("");
    node->line = event->start_mark.line + 1;
    node->column = event->start_mark.column + 1;
    if (++reader->nodes > YAML_NODES)
        fail(reader, &event->start_mark, STR("more than 10000 values"));
    return node;
}

const struct yaml *yaml_find(const struct yaml *mapping, struct str key)
{
    const struct yaml *value = mapping->first;

    while (value && !str_eq(value->key->text, key))
        value = value->next;
    return value;
}

static void take_key(struct reader *reader, struct level *level,
                     struct yaml *key, const yaml_event_t *event)
{
    const struct yaml *before;

    if (key->kind != YAML_TEXT) {
        fail(reader, &event->start_mark, STR("a key must be text"));
        return;
    }
    before = yaml_find(level->node, key->text);
    if (before)
        fail(reader, &event->start_mark,
             str_printf(reader->arena,
                        "repeated key \"%.*s\", first in line %zu",
                        STR_ARG(key->text), before->key->line));
    level->key = key;
}

/* Puts a node where it belongs: the root, a key, a value or an item. */
static void place(struct reader *reader, struct yaml *node,
                  const yaml_event_t *event)
{
    struct level *level;

    if (!reader->depth) {
        reader->root = node;
        return;
    }
    level = &reader->levels[reader->depth - 1];
    if (level->node->kind == YAML_MAPPING && !level->key) {
        take_key(reader, level, node, event);
        return;
    }
    node->key = level->key;
    level->key = NULL;
    if (level->last)
        level->last->next = node;
    else
        level->node->first = node;
    level->last = node;
}

static void open_level(struct reader *reader, const yaml_event_t *event,
                       enum yaml_kind kind)
{
    struct yaml *node = add_node(reader, event, kind);

    place(reader, node, event);
    if (reader->failed)
        return;
    if (reader->depth == YAML_DEPTH)
        fail(reader, &event->start_mark, STR("nested more than 32 deep"));
    else
        reader->levels[reader->depth++] = (struct level){.node = node};
}

static void take_scalar(struct reader *reader, const yaml_event_t *event)
{
    const char *value = (const char *)event->data.scalar.value;
    size_t len = event->data.scalar.length;
    struct yaml *node = add_node(reader, event, YAML_TEXT);

    node->text = str_copy(reader->arena, (struct str){value, len});
    node->null = !len && event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (str_has_char(node->text, '\0'))
        fail(reader, &event->start_mark, STR("a NUL character"));
    else
        place(reader, node, event);
}

struct properties {
    bool anchor, tag;
};

static struct properties properties_of(const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return (struct properties){event->data.scalar.anchor,
                                   event->data.scalar.tag};
    case YAML_SEQUENCE_START_EVENT:
        return (struct properties){event->data.sequence_start.anchor,
                                   event->data.sequence_start.tag};
    case YAML_MAPPING_START_EVENT:
        return (struct properties){event->data.mapping_start.anchor,
                                   event->data.mapping_start.tag};
    default: return (struct properties){false, false};
    }
}

static void take_event(struct reader *reader, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT: take_scalar(reader, event); return;
    case YAML_MAPPING_START_EVENT:
        open_level(reader, event, YAML_MAPPING);
        return;
    case YAML_SEQUENCE_START_EVENT:
        open_level(reader, event, YAML_LIST);
        return;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT: reader->depth--; return;
    case YAML_ALIAS_EVENT:
        fail(reader, &event->start_mark, STR("aliases are not allowed"));
        return;
    case YAML_DOCUMENT_START_EVENT:
        if (reader->root)
            fail(reader, &event->start_mark,
                 STR("more than one document is not allowed"));
        return;
    default: return;
    }
}

static void check_event(struct reader *reader, const yaml_event_t *event)
{
    struct properties properties = properties_of(event);

    if (properties.anchor)
        fail(reader, &event->start_mark, STR("anchors are not allowed"));
    else if (properties.tag)
        fail(reader, &event->start_mark, STR("tags are not allowed"));
    else
        take_event(reader, event);
}

/* libyaml gives no line for bytes that are no text. */
static void parser_failed(struct reader *reader, const yaml_parser_t *parser)
{
    const char *problem = parser->problem ? parser->problem : "no YAML";

    if (parser->error == YAML_MEMORY_ERROR)
        mem_exhausted();
    if (parser->error == YAML_READER_ERROR) {
        fail(reader, &parser->problem_mark,
             str_printf(reader->arena, "%s (byte %zu)", problem,
                        parser->problem_offset));
        reader->error->line = 0;
        return;
    }
    fail(reader, &parser->problem_mark,
         str_printf(reader->arena, "%s%s%s", problem,
                    parser->context ? " " : "",
                    parser->context ? parser->context : ""));
}

static void read_events(struct reader *reader, yaml_parser_t *parser)
{
    yaml_event_type_t type = YAML_NO_EVENT;

    while (!reader->failed && type != YAML_STREAM_END_EVENT) {
        yaml_event_t event;

        if (!yaml_parser_parse(parser, &event)) {
            parser_failed(reader, parser);
            return;
        }
        type = event.type;
        check_event(reader, &event);
        yaml_event_delete(&event);
    }
}

const struct yaml *yaml_read(struct arena *arena, struct str source,
                             struct yaml_error *error)
{
    struct reader reader = {.arena = arena, .error = error};
    yaml_parser_t parser;

    if (!yaml_parser_initialize(&parser))
        mem_exhausted();
    yaml_parser_set_input_string(
        &parser, (const unsigned char *)(source.len ? source.ptr : ""),
        source.len);
    read_events(&reader, &parser);
    yaml_parser_delete(&parser);
    if (reader.failed)
        return NULL;
    if (!reader.root) {
        reader.root = arena_alloc(arena, sizeof *reader.root);
        *reader.root = (struct yaml){.text = STR(""), .null = true};
    }
    return reader.root;
}
