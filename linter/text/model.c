#include "text/model.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

#include <utf8proc.h>

#include "text/model_data.h"

/*
 * A file of linter/data: the bytes `head` describes, then the symbols' code
 * points in rising order, their probabilities, their weights as contexts, and
 * the longer grams.
 *
 * The grams are a binary fuse filter (Graf and Lemire, 2022) that holds values:
 * a gram's three cells, xored, give its mark and its value. What is not in it
 * gives a wrong mark, but for one in 4,096. Cells of CELL_BITS stand one behind
 * the other. Values are negative logarithms; the files count them in somewhat
 * larger steps than STEP and PRIOR_STEP, since what the grams around a
 * character say of it is not independent (measured by linter/bench/).
 */
struct head {
    char magic[4];
    unsigned char order, latin, spaced, version;
    unsigned char nsymbols[4], segments[4]; /* little-endian */
};

enum { CELL_BITS = 18, VALUE_BITS = 6, MARK_BITS = 12, SEGMENT = 1 << 11 };

#define STEP       0.21
#define PRIOR_STEP 0.0525
#define UNKNOWN    0xFFFCu

/* Code points of the basic plane, and those that capital letters are below. */
#define BASIC      0x10000u
#define LAST_CASED 0x2E80u

/* The weight of a context of two symbols and more; those of one have their
   own. */
#define LONGER 0.5f

/* exp(-i * STEP) and exp(-i * PRIOR_STEP): written once, under the guard. */
static float values[1 << VALUE_BITS];
static float priors[256];
static pthread_once_t tables_made = PTHREAD_ONCE_INIT;

static void make_tables(void)
{
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        values[i] = (float)exp(-(double)i * STEP);
    for (size_t i = 0; i < sizeof priors / sizeof *priors; i++)
        priors[i] = (float)exp(-(double)i * PRIOR_STEP);
}

static uint32_t read_32(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 |
           (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/* The number at an index of an array of numbers of two bytes. */
static uint32_t read_16(const unsigned char *array, size_t index)
{
    return (uint32_t)array[2 * index] | (uint32_t)array[2 * index + 1] << 8;
}

static uint64_t mix(uint64_t key, uint64_t symbol)
{
    key = (key + symbol + 1) * 0x9E3779B97F4A7C15u;
    return key ^ key >> 29;
}

static uint32_t read_cell(const struct model *model, uint32_t index)
{
    size_t bit = (size_t)index * CELL_BITS;

    return read_32(model->cells + bit / 8) >> bit % 8 & ((1u << CELL_BITS) - 1);
}

/* The value of a gram, or -1. */
static int find(const struct model *model, uint64_t key)
{
    uint64_t hash = key * 0xD6E8FEB86659FD93u;
    uint32_t size = model->segments * SEGMENT;
    uint32_t first = (uint32_t)((hash >> 32) * size >> 32);
    uint32_t second =
        (first + SEGMENT) ^ (uint32_t)(hash >> 18 & (SEGMENT - 1));
    uint32_t third = (first + 2 * SEGMENT) ^ (uint32_t)(hash & (SEGMENT - 1));
    uint32_t cell = read_cell(model, first) ^ read_cell(model, second) ^
                    read_cell(model, third);
    uint32_t mark = (uint32_t)(key * 0x2545F4914F6CDD1Du >> (64 - MARK_BITS));

    if (cell >> VALUE_BITS != mark)
        return -1;
    return (int)(cell & ((1u << VALUE_BITS) - 1));
}

static uint16_t find_symbol(const struct model *model, uint32_t code_point)
{
    size_t low = 0, high = model->nsymbols;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint32_t found = read_16(model->symbols, middle);

        if (found == code_point)
            return (uint16_t)middle;
        if (found < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return model->other;
}

static uint32_t fold(const struct model *model, uint32_t c)
{
    if (c >= 0x80)
        return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
    if (char_is_digit((char)c))
        return '0';
    if (char_is_alpha((char)c))
        return model->latin ? (uint32_t)char_lower((char)c) : 'A';
    if (!c || strchr("[]|<>*_#`~\n", (int)c))
        return '\n';
    return strchr(".,:;!?()\"'/-%", (int)c) ? c : ' ';
}

uint16_t model_symbol(const struct model *model, uint32_t code_point)
{
    return code_point < BASIC ? model->by_code_point[code_point] : model->other;
}

unsigned model_cost(const struct model *model, uint16_t symbol)
{
    return symbol == model->other ? MODEL_STRANGE : model->prior[symbol];
}

/* The bytes of a whole file with this head. */
static size_t file_length(const struct head *head)
{
    size_t cells = ((size_t)read_32(head->segments) + 2) * SEGMENT;

    return sizeof *head + 4 * (size_t)read_32(head->nsymbols) +
           cells * CELL_BITS / 8 + 1 + sizeof(uint32_t);
}

bool model_read(struct str bytes, struct model *model)
{
    const struct head *head = (const void *)bytes.ptr;

    pthread_once(&tables_made, make_tables);
    if (bytes.len < sizeof *head || memcmp(head->magic, "LLcm", 4) ||
        bytes.len != file_length(head))
        return false;
    *model = (struct model){.order = head->order,
                            .latin = head->latin,
                            .spaced = head->spaced,
                            .nsymbols = read_32(head->nsymbols),
                            .segments = read_32(head->segments)};
    model->symbols = (const unsigned char *)bytes.ptr + sizeof *head;
    model->prior = model->symbols + 2 * model->nsymbols;
    model->backoff = model->prior + model->nsymbols;
    model->cells = model->backoff + model->nsymbols;
    model->other = find_symbol(model, UNKNOWN);
    model->edge = find_symbol(model, '\n');
    model->space = find_symbol(model, ' ');
    model->digit = find_symbol(model, '0');
    model->letter = find_symbol(model, 'A');
    return true;
}

/* Written once, under the guard below, and only read from then on. */
static struct model all_models[MODELS_MOST];
static uint16_t code_points[MODELS_MOST][BASIC];
static size_t nmodels;
static pthread_once_t models_made = PTHREAD_ONCE_INIT;

/* Finds the symbol of every code point once: most have none. */
static void index_symbols(struct model *model, uint16_t table[BASIC])
{
    for (uint32_t c = 0; c < BASIC; c++)
        table[c] = model->other;
    for (size_t i = 0; i < model->nsymbols; i++)
        table[read_16(model->symbols, i)] = (uint16_t)i;
    for (uint32_t c = 0; c < LAST_CASED; c++)
        if (fold(model, c) != c)
            table[c] = find_symbol(model, fold(model, c));
    model->by_code_point = table;
}

static void make_models(void)
{
    for (const struct model_data *data = model_data; data->language; data++) {
        struct str bytes = {data->start, (size_t)(data->end - data->start)};

        if (!model_read(bytes, &all_models[nmodels]))
            continue;
        index_symbols(&all_models[nmodels], code_points[nmodels]);
        all_models[nmodels++].language = data->language;
    }
}

const struct model *models(size_t *count)
{
    pthread_once(&models_made, make_models);
    *count = nmodels;
    return all_models;
}

struct model_context model_start(const struct model *model)
{
    return (struct model_context){.symbols = {model->edge}, .length = 1};
}

double model_next(const struct model *model,
                  const struct model_context *context, uint16_t symbol)
{
    uint64_t key = mix(0, symbol);
    float p = priors[model->prior[symbol]];
    unsigned n = 0;

    for (; n < context->length; n++) {
        int value;

        key = mix(key, context->symbols[n]);
        value = find(model, key);
        if (value < 0)
            break;
        p = values[value];
    }
    for (; n < context->length; n++)
        p *= n ? LONGER : values[model->backoff[context->symbols[0]]];
    return (double)p;
}

bool model_passes(const struct model *model,
                  const struct model_context *context, uint16_t symbol)
{
    if (symbol == model->space)
        return !model->spaced || context->symbols[0] == model->space ||
               context->symbols[0] == model->edge;
    return symbol == context->symbols[0] &&
           (symbol == model->digit || symbol == model->other ||
            symbol == model->edge ||
            (!model->latin && symbol == model->letter));
}

struct model_context model_push(const struct model *model,
                                const struct model_context *context,
                                uint16_t symbol)
{
    struct model_context pushed = {.symbols = {symbol}};
    unsigned keep = context->length;

    if (keep > model->order - 2)
        keep = model->order - 2;
    for (unsigned i = 0; i < keep; i++)
        pushed.symbols[i + 1] = context->symbols[i];
    pushed.length = keep + 1;
    return pushed;
}
