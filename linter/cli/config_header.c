#include "cli/config_header.h"

#include "cli/config_reading.h"

/* Bytes of a header: servers refuse much more. */
enum { HEADER_LONGEST = 4096 };

/* What belongs to the connection or to the request at hand (RFC 9110, 7.6.1):
   a wrong one would make it another request. */
static const char *const own_headers[] = {
    "Connection",
    "Content-Length",
    "Expect",
    "Host",
    "HTTP2-Settings",
    "Keep-Alive",
    "Proxy-Authenticate",
    "Proxy-Authorization",
    "Proxy-Connection",
    "Range",
    "TE",
    "Trailer",
    "Transfer-Encoding",
    "Upgrade",
};

static bool is_token_char(char c)
{
    return char_is_alnum(c) || str_has_char(STR("!#$%&'*+-.^_`|~"), c);
}

static bool is_token(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!is_token_char(text.ptr[i]))
            return false;
    return text.len;
}

static bool is_own(struct str name)
{
    for (size_t i = 0; i < sizeof own_headers / sizeof *own_headers; i++)
        if (str_eq_nocase(name, str_from(own_headers[i])))
            return true;
    return false;
}

static bool has_control(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < ' ' || text.ptr[i] == '\x7f')
            return true;
    return false;
}

static void check_name(struct reading *reading, const struct yaml *key)
{
    struct arena *arena = reading->arena;

    if (!is_token(key->text))
        reading_fail(reading, key,
                     str_printf(arena, "\"%.*s\" is no name of a header",
                                STR_ARG(key->text)));
    else if (is_own(key->text))
        reading_fail(reading, key,
                     str_printf(arena,
                                "the header \"%.*s\" is not for a "
                                "configuration: each request has its own",
                                STR_ARG(key->text)));
}

static void check_value(struct reading *reading, const struct yaml *value)
{
    const char *name = value->key->text.ptr, *wrong = NULL;

    if (!str_trim(value->text).len)
        wrong = "has no value";
    else if (has_control(value->text))
        wrong = "holds a control character";
    else if (value->key->text.len + value->text.len > HEADER_LONGEST)
        wrong = "is longer than 4096 bytes";
    if (wrong)
        reading_fail(
            reading, value,
            str_printf(reading->arena, "the header %.64s %s", name, wrong));
}

/* Names are the same in either case. */
static void check_repeated(struct reading *reading, const struct yaml *headers,
                           const struct yaml *value)
{
    for (; headers != value; headers = headers->next)
        if (str_eq_nocase(headers->key->text, value->key->text))
            reading_fail(reading, value->key,
                         str_printf(reading->arena,
                                    "\"%.*s\" is the same header as \"%.*s\"",
                                    STR_ARG(value->key->text),
                                    STR_ARG(headers->key->text)));
}

void reading_headers(struct reading *reading, const struct yaml *value)
{
    struct arena *arena = &reading->config->arena;
    const char **headers =
        arena_array(arena, HEADERS_MOST + 1, sizeof *headers);
    size_t count = 0;

    *(const char *const **)reading->field = headers;
    for (const struct yaml *each = value->first; each && !reading->failed;
         each = each->next) {
        check_name(reading, each->key);
        check_value(reading, each);
        check_repeated(reading, value->first, each);
        headers[count++] =
            str_printf(arena, "%.*s: %.*s", STR_ARG(each->key->text),
                       STR_ARG(str_trim(each->text)))
                .ptr;
    }
}
