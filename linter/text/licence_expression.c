#include "text/licence_expression.h"

#include "text/buf.h"
#include "text/licence_table.h"

/* What may come next. */
enum state {
    WANT_ID,
    AFTER_ID, /* an operator, WITH among them, or the end */
    WANT_EXCEPTION,
    AFTER_GROUP, /* an operator, but not WITH */
};

struct reader {
    struct str rest;
    enum state state;
    size_t depth; /* parentheses that are open */
    struct buf out;
    struct licence_expression *result;
};

static int compare(struct str id, const char *entry)
{
    size_t i = 0;

    for (; i < id.len && entry[i]; i++) {
        int apart = (unsigned char)char_lower(id.ptr[i]) -
                    (unsigned char)char_lower(entry[i]);

        if (apart)
            return apart;
    }
    return (i < id.len) - (entry[i] != '\0');
}

static const struct licence_entry *search(const struct licence_entry *entries,
                                          size_t count, struct str id)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(id, entries[middle].id);

        if (!order)
            return &entries[middle];
        if (order > 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* NULL if there is none of that id. */
static const struct licence_entry *find_licence(struct str id)
{
    return search(licence_ids, licence_id_count, id);
}

static const struct licence_entry *find_exception(struct str id)
{
    return search(licence_exceptions, licence_exception_count, id);
}

static bool is_id_char(char c)
{
    return char_is_alnum(c) || c == '-' || c == '.';
}

/* Cuts off a parenthesis, or what stands before the next one or a space. */
static struct str cut_token(struct str *rest)
{
    struct str all = *rest;
    size_t len = 0;

    while (len < all.len && !char_is_space(all.ptr[len]) &&
           !str_has_char(STR("()"), all.ptr[len]))
        len++;
    if (!len)
        len = 1;
    *rest = str_slice(all, len, all.len);
    return str_slice(all, 0, len);
}

/* `PREFIX-…` with at least one character that ids are made of. */
static bool is_reference(struct str token, struct str prefix)
{
    if (!str_starts_nocase(token, prefix) || token.len == prefix.len)
        return false;
    for (size_t i = prefix.len; i < token.len; i++)
        if (!is_id_char(token.ptr[i]))
            return false;
    return true;
}

/* The same, perhaps behind the document that has it. */
static bool is_any_reference(struct str token, struct str prefix)
{
    size_t colon = str_find_char(token, ':', 0);

    if (colon == STR_NONE)
        return is_reference(token, prefix);
    return is_reference(str_slice(token, 0, colon), STR("DocumentRef-")) &&
           is_reference(str_slice(token, colon + 1, token.len), prefix);
}

/* Adds a word, a space before it unless a parenthesis was opened there. */
static void add_word(struct buf *out, struct str word)
{
    if (out->len && out->ptr[out->len - 1] != '(')
        buf_add_char(out, ' ');
    buf_add(out, word);
}

static void add_entry(struct reader *reader, const struct licence_entry *entry)
{
    struct str *deprecated = &reader->result->deprecated;

    if (entry->deprecated && !deprecated->len)
        *deprecated = str_from(entry->id);
    add_word(&reader->out, str_from(entry->id));
}

static bool take_id(struct reader *reader, struct str token)
{
    bool plus = str_ends(token, STR("+"));
    const struct licence_entry *entry = find_licence(token);

    reader->state = AFTER_ID;
    if (!entry && plus) {
        entry = find_licence(str_slice(token, 0, token.len - 1));
        if (entry) {
            add_entry(reader, entry);
            buf_add_char(&reader->out, '+');
            return true;
        }
    }
    if (entry)
        add_entry(reader, entry);
    else if (is_any_reference(token, STR("LicenseRef-")))
        add_word(&reader->out, token);
    else
        return false;
    return true;
}

static bool take_exception(struct reader *reader, struct str token)
{
    const struct licence_entry *entry = find_exception(token);

    reader->state = AFTER_GROUP;
    if (entry)
        add_entry(reader, entry);
    else if (is_any_reference(token, STR("AdditionRef-")))
        add_word(&reader->out, token);
    else
        return false;
    return true;
}

static bool take_operator(struct reader *reader, struct str token)
{
    static const struct {
        struct str word;
        enum state next;
    } operators[] = {{{"AND", 3}, WANT_ID},
                     {{"OR", 2}, WANT_ID},
                     {{"WITH", 4}, WANT_EXCEPTION}};

    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        if (!str_eq_nocase(token, operators[i].word))
            continue;
        if (operators[i].next == WANT_EXCEPTION && reader->state != AFTER_ID)
            return false;
        add_word(&reader->out, operators[i].word);
        reader->state = operators[i].next;
        return true;
    }
    return false;
}

static bool take_open(struct reader *reader)
{
    if (reader->state != WANT_ID)
        return false;
    reader->depth++;
    add_word(&reader->out, STR("("));
    return true;
}

static bool take_close(struct reader *reader)
{
    if (!reader->depth || reader->state == WANT_ID ||
        reader->state == WANT_EXCEPTION)
        return false;
    reader->depth--;
    reader->state = AFTER_GROUP;
    buf_add_char(&reader->out, ')');
    return true;
}

static bool take(struct reader *reader, struct str token)
{
    if (str_eq(token, STR("(")))
        return take_open(reader);
    if (str_eq(token, STR(")")))
        return take_close(reader);
    if (reader->state == WANT_ID)
        return take_id(reader, token);
    if (reader->state == WANT_EXCEPTION)
        return take_exception(reader, token);
    return take_operator(reader, token);
}

static bool read_all(struct reader *reader)
{
    for (;;) {
        reader->rest = str_trim(reader->rest);
        if (!reader->rest.len)
            break;
        if (!take(reader, cut_token(&reader->rest)))
            return false;
    }
    return !reader->depth &&
           (reader->state == AFTER_ID || reader->state == AFTER_GROUP);
}

bool licence_expression(struct arena *arena, struct str text,
                        struct licence_expression *result)
{
    struct reader reader = {.rest = text, .result = result};
    bool valid;

    *result = (struct licence_expression){STR(""), STR("")};
    buf_init(&reader.out);
    valid = read_all(&reader);
    if (valid)
        result->canonical = str_copy(arena, buf_str(&reader.out));
    buf_release(&reader.out);
    return valid;
}
