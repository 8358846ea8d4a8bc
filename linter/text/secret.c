#include "text/secret.h"

#include "text/buf.h"
#include "text/words.h"

/* No name, no token of a known service and no letters that begin one are
   longer, and nothing farther before a parameter is looked at. */
enum {
    LONGEST_NAME = 32,
    LONGEST_TOKEN = 256,
    LONGEST_START = 6,
    FARTHEST = 1024
};

/* How tokens of known services begin, and how long they are at least: with an
   A or an S, or with letters and a mark. */
#define TOKEN(prefix, least)                                                   \
    {                                                                          \
        prefix, sizeof(prefix) - 1, least                                      \
    }

static const struct {
    const char *prefix;
    size_t len, least;
} tokens[] = {
    TOKEN("ghp_", 36),        TOKEN("gho_", 36),     TOKEN("ghu_", 36),
    TOKEN("ghs_", 36),        TOKEN("ghr_", 36),     TOKEN("glpat-", 26),
    TOKEN("github_pat_", 50), TOKEN("xoxb-", 40),    TOKEN("xoxp-", 40),
    TOKEN("AIza", 39),        TOKEN("hf_", 34),      TOKEN("sk-proj-", 40),
    TOKEN("sk-", 40),         TOKEN("sk_live_", 28), TOKEN("npm_", 40),
    TOKEN("SG.", 50),         TOKEN("AKIA", 20),     TOKEN("pypi-", 50),
};

/* Parameters that hold nothing but secrets, and those that hold other things
   as well. */
static const char sure_names[] =
    "access_token api_key apikey api-key api_token auth_token private_token "
    "client_secret app_secret secret_key x-api-key accesstoken";
static const char token_names[] = "token authtoken";
static const char key_names[] = "key secret auth";

/* In what is no secret but stands for one, and around what all may see. */
static const char *const placeholders[] = {
    "your",     "xxx",    "demo",    "test",   "example", "sample",
    "changeme", "insert", "replace", "token",  "secret",  "apikey",
    "api_key",  "***",    "...",     "foobar", "abcdef",  "123456"};
static const char *const public_places[] = {"badge", "invite", "join",
                                            "share", ".svg",   ".png"};
static const char plain_passwords[] =
    "password passwd pass pwd pw secret user username admin root guest demo "
    "test anonymous example changeme postgres mysql token apikey key git "
    "x-oauth-basic mypassword mypass p4ssw0rd passw0rd";

static bool is_value_char(char c)
{
    return char_is_alnum(c) || c == '_' || c == '-' || c == '.' || c == '~' ||
           c == '+' || c == '/' || c == '=' || c == '%';
}

static bool holds_any(struct str text, const char *const *words, size_t count)
{
    for (size_t at = 0; at < text.len; at++)
        for (size_t i = 0; i < count; i++)
            if (str_starts_nocase(str_slice(text, at, text.len),
                                  str_from(words[i])))
                return true;
    return false;
}

#define HOLDS_ANY(text, words)                                                 \
    holds_any(text, words, sizeof(words) / sizeof *(words))

/* Made by chance: digits among letters, and many different ones. */
static bool is_random(struct str value, size_t least)
{
    bool seen[256] = {false};
    size_t digits = 0, letters = 0, different = 0;

    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];

        digits += char_is_digit(c);
        letters += char_is_alpha(c);
        if (!seen[(unsigned char)c])
            different++, seen[(unsigned char)c] = true;
    }
    return value.len >= least && digits > 2 && letters > 2 && different > 7 &&
           !HOLDS_ANY(value, placeholders);
}

static struct str value_at(struct str text, size_t start)
{
    size_t end = start;

    while (end < text.len && is_value_char(text.ptr[end]))
        end++;
    return str_slice(text, start, end);
}

/* Whether a token of a known service stands here. */
static bool token_at(struct str text, size_t at, struct secret *secret)
{
    struct str rest = str_slice(text, at, text.len), value;

    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) {
        if (!str_starts(rest, (struct str){tokens[i].prefix, tokens[i].len}))
            continue;
        value = value_at(str_slice(text, 0, at + LONGEST_TOKEN), at);
        *secret = (struct secret){SECRET_TOKEN, at, at + value.len};
        if (is_random(value, tokens[i].least))
            return true;
    }
    return false;
}

/* The part of the address around the offset that stands before it. */
static struct str address_before(struct str text, size_t at)
{
    size_t start = at;

    while (start > 0 && at - start < FARTHEST &&
           !char_is_space(text.ptr[start - 1]) &&
           !str_has_char(STR("()<>\"'|"), text.ptr[start - 1]))
        start--;
    return str_slice(text, start, at);
}

/* The name of a parameter, up to its equals sign; empty if it is none. */
static struct str name_before(struct str text, size_t equals)
{
    size_t start = equals;

    while (start > 0 && equals - start < LONGEST_NAME &&
           (char_is_alnum(text.ptr[start - 1]) ||
            str_has_char(STR("_-"), text.ptr[start - 1])))
        start--;
    if (!start || !str_has_char(STR("?&;#"), text.ptr[start - 1]))
        return STR("");
    return str_slice(text, start, equals);
}

/* Whether the last letter is that of one of the names: of few others it is. */
static bool may_be_name(struct str name)
{
    return name.len &&
           str_has_char(STR("nyth"), char_lower(name.ptr[name.len - 1]));
}

/* A parameter that holds a secret, at its equals sign. The name is asked
   before the value is read, which ends where the next name begins. */
static bool parameter_at(struct str text, size_t equals, struct secret *secret)
{
    struct str name = name_before(text, equals), value, before;
    bool sure, key;

    if (!may_be_name(name))
        return false;
    sure = words_have(sure_names, name);
    key = words_have(key_names, name);
    if (!sure && !key && !words_have(token_names, name))
        return false;
    value = value_at(text, equals + 1);
    *secret = (struct secret){SECRET_TOKEN, equals + 1, equals + 1 + value.len};
    if (sure || !is_random(value, 20))
        return sure && is_random(value, 16);
    before = address_before(text, equals);
    return !HOLDS_ANY(before, public_places) &&
           (!key || words_find(before, STR("api")) != STR_NONE);
}

static bool is_plain_password(struct str user, struct str password)
{
    bool marked = false;

    for (size_t i = 0; i < password.len; i++)
        marked |= str_has_char(STR("<>{}[]$*"), password.ptr[i]);
    return marked || !password.len || str_eq_nocase(user, password) ||
           words_have(plain_passwords, password) ||
           HOLDS_ANY(password, placeholders);
}

/* What stands before the first slash or @, which is not in it. */
static struct str authority_at(struct str text, size_t start)
{
    struct str all = str_slice(text, start, str_find_char(text, '/', start));

    return str_slice(all, 0, str_find_char(all, '@', 0));
}

static bool is_password_char(char c)
{
    return is_value_char(c) || str_has_char(STR(":!$&'*,;"), c);
}

/* user:password@ behind the slashes of an address. */
static bool password_at(struct str text, size_t start, struct secret *secret)
{
    struct str login = authority_at(text, start), password;
    size_t end = start + login.len;
    struct str user = str_cut(login, ':', &password);

    if (end + 1 >= text.len || text.ptr[end] != '@' ||
        !char_is_alnum(text.ptr[end + 1]) || user.len == login.len)
        return false;
    for (size_t i = 0; i < login.len; i++)
        if (!is_password_char(login.ptr[i]))
            return false;
    *secret = (struct secret){SECRET_PASSWORD, end - password.len, end};
    return !is_plain_password(user, password);
}

static bool begins_word(struct str text, size_t at)
{
    return !at || (!char_is_alnum(text.ptr[at - 1]) &&
                   text.ptr[at - 1] != '_' && text.ptr[at - 1] != '-');
}

/* A token whose letters end at the mark. */
static bool token_before(struct str text, size_t from, size_t mark,
                         struct secret *secret)
{
    size_t at = mark;

    while (at > from && mark - at <= LONGEST_START &&
           char_is_alpha(text.ptr[at - 1]))
        at--;
    return at < mark && mark - at <= LONGEST_START && begins_word(text, at) &&
           token_at(text, at, secret);
}

/* Whether there is one at a mark, not before `from`. */
static bool secret_at(struct str text, size_t from, size_t at,
                      struct secret *secret)
{
    switch (text.ptr[at]) {
    case '=': return parameter_at(text, at, secret);
    case ':':
        return str_starts(str_slice(text, at, text.len), STR("://")) &&
               password_at(text, at + 3, secret);
    case '-':
    case '_': return token_before(text, from, at, secret);
    default: return begins_word(text, at) && token_at(text, at, secret);
    }
}

bool secret_find(struct str text, size_t from, struct secret *secret)
{
    static const unsigned char marks[256] = {
        ['='] = 1, [':'] = 1, ['-'] = 1, ['_'] = 1, ['A'] = 1, ['S'] = 1};

    for (size_t at = from; at < text.len; at++)
        if (marks[(unsigned char)text.ptr[at]] &&
            secret_at(text, from, at, secret))
            return true;
    return false;
}

struct str secret_mask(struct arena *arena, struct str text)
{
    struct secret secret;
    struct str masked;
    struct buf buf;
    size_t at = 0;

    if (!secret_find(text, 0, &secret))
        return text;
    buf_init(&buf);
    do {
        buf_add(&buf, str_slice(text, at, secret.start));
        buf_add(&buf, STR("…"));
        at = secret.end;
    } while (secret_find(text, at, &secret));
    buf_add(&buf, str_slice(text, at, text.len));
    masked = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return masked;
}
