#include "cli/stream.h"

#include <errno.h>
#include <unistd.h>

#include "cli/again.h"
#include "cli/output.h"
#include "cli/read.h"
#include "cli/replace.h"
#include "engine/recorder.h"
#include "reports/jsonl.h"
#include "text/alloc.h"
#include "text/hash.h"

struct stream_place {
    const char *path; /* NULL: no file of its own, but this: */
    int standard;
    int file;   /* -1: it is closed */
    int number; /* errno of what failed, or 0 */
};

static void add_place(struct stream *stream, const char *path, int standard)
{
    stream->places =
        mem_resize(stream->places, stream->count + 1, sizeof *stream->places);
    stream->places[stream->count++] =
        (struct stream_place){path, standard, -1, 0};
}

void stream_init(struct stream *stream, const struct options *options,
                 int standard)
{
    *stream = (struct stream){0};
    for (size_t i = 0; i < options->noutputs; i++)
        if (report_is_streamed(options->outputs[i].format))
            add_place(stream, options->outputs[i].file, standard);
    if (!stream->count)
        return;
    stream->text = open_memstream(&stream->bytes, &stream->len);
    if (!stream->text)
        mem_exhausted();
}

/* Standard output is not ours to close. */
static bool close_place(struct stream_place *place)
{
    int file = place->file;

    place->file = -1;
    return file < 0 || !place->path || again_close(file);
}

void stream_release(struct stream *stream)
{
    for (size_t i = 0; i < stream->count; i++)
        close_place(&stream->places[i]);
    if (stream->text)
        fclose(stream->text);
    mem_free(stream->bytes);
    mem_free(stream->places);
    mem_free(stream->told);
}

bool stream_wanted(const struct stream *stream)
{
    return stream->count > 0;
}

static void give_up(struct stream_place *place)
{
    place->number = errno;
    close_place(place);
}

static void open_place(struct stream_place *place)
{
    place->file = place->path ? output_begin(place->path) : place->standard;
    if (place->file < 0)
        give_up(place);
}

/* What was made of lines, in memory. */
static struct str made(struct stream *stream)
{
    if (fflush(stream->text))
        mem_exhausted();
    return (struct str){stream->bytes, stream->len};
}

static void drop(struct stream *stream)
{
    rewind(stream->text);
}

static void send_lines(struct stream *stream)
{
    struct str lines = made(stream);

    for (size_t i = 0; i < stream->count; i++) {
        struct stream_place *place = &stream->places[i];

        if (place->file >= 0 && !write_all(place->file, lines))
            give_up(place);
    }
    drop(stream);
}

void stream_begin(struct stream *stream, const struct record *head,
                  const struct collection *collection)
{
    struct arena arena;

    for (size_t i = 0; i < stream->count; i++)
        open_place(&stream->places[i]);
    jsonl_run(stream->text, head, false);
    send_lines(stream);
    arena_init(&arena);
    for (size_t i = 0; i < collection->count; i++) {
        struct record_document document =
            record_document_make(&arena, collection->documents[i]);

        jsonl_document(stream->text, &document);
        send_lines(stream);
    }
    arena_release(&arena);
}

/* It is not 0. */
static uint64_t hash_of(struct str line)
{
    static const struct hash_turns turns = {1, 3};
    static const uint64_t key[2] = {0};

    return hash_sip(turns, key, line.ptr, line.len) | 1;
}

static void reserve(struct stream *stream, size_t index)
{
    size_t old = stream->room;

    if (index < old)
        return;
    stream->room = index < 64 ? 128 : index * 2;
    stream->told = mem_resize(stream->told, stream->room, sizeof *stream->told);
    for (size_t i = old; i < stream->room; i++)
        stream->told[i] = 0;
}

void stream_link(struct stream *stream, const struct request *request,
                 const struct response *response)
{
    struct record_link link;
    struct arena arena;
    uint64_t hash;

    arena_init(&arena);
    link = record_link_make(&arena, request, response);
    jsonl_link(stream->text, &link, request->index);
    arena_release(&arena);
    hash = hash_of(made(stream));
    reserve(stream, request->index);
    if (stream->told[request->index] == hash)
        drop(stream);
    else
        send_lines(stream);
    stream->told[request->index] = hash;
}

/* The documents and links anew. */
static void tell_again(struct stream *stream, const struct record *record)
{
    jsonl_run(stream->text, record, true);
    send_lines(stream);
    for (size_t i = 0; i < record->ndocuments; i++) {
        jsonl_document(stream->text, &record->documents[i]);
        send_lines(stream);
    }
    for (size_t i = 0; i < record->nlinks; i++) {
        jsonl_link(stream->text, &record->links[i], i);
        send_lines(stream);
    }
}

void stream_end(struct stream *stream, const struct record *record, bool again)
{
    if (again)
        tell_again(stream, record);
    for (size_t i = 0; i < record->nrules; i++) {
        jsonl_rule(stream->text, &record->rules[i]);
        send_lines(stream);
    }
    for (size_t i = 0; i < record->nfindings; i++) {
        jsonl_finding(stream->text, &record->findings[i]);
        send_lines(stream);
    }
    jsonl_summary(stream->text, record);
    send_lines(stream);
}

static struct stream_place *place_of(struct stream *stream, const char *file)
{
    size_t i = 0;

    while (stream->places[i].path != file)
        i++;
    return &stream->places[i];
}

static const char *name_of(const struct stream_place *place)
{
    if (place->path)
        return place->path;
    return place->standard == STDERR_FILENO ? "standard error"
                                            : "standard output";
}

bool stream_close(struct stream *stream, const char *file, struct arena *arena,
                  struct str *error)
{
    struct stream_place *place = place_of(stream, file);

    if (!close_place(place) && !place->number)
        place->number = errno;
    if (place->number)
        *error = path_error(arena, str_from(name_of(place)), place->number);
    return !place->number;
}
