#include "document/invisible.h"

#include <string.h>

#include "text/utf8.h"

/* Longer words of ASCII are addresses more often than words. */
enum { LONGEST_WORD = 64 };

/* The line around the bytes, and the word that they stand in. */
struct setting {
    struct str line;
    struct span span; /* the bytes, within the line */
    struct span word; /* ASCII letters and digits at both sides included */
};

/* A byte of the line, or a line end outside of it. */
static char at(const struct setting *setting, size_t offset)
{
    return offset < setting->line.len ? setting->line.ptr[offset] : '\n';
}

static bool is_above_ascii(char c)
{
    return (unsigned char)c >= 0x80;
}

static bool is_letter(char c)
{
    return char_is_alpha(c) || is_above_ascii(c);
}

static bool is_one_of(char c, const char *set)
{
    return strchr(set, c) && c;
}

/* Whether nothing before the word can make one construct with it. */
static bool is_apart_before(const struct setting *setting)
{
    char c = at(setting, setting->word.start - 1);

    if (c == '[')
        return at(setting, setting->word.end) == ']' &&
               at(setting, setting->word.end + 1) == '(';
    if (c == '(')
        return at(setting, setting->word.start - 2) != ']';
    return is_above_ascii(c) || is_one_of(c, " \t\n|*\"',");
}

/* The same behind the word: a colon would make it the scheme of an address,
   a full stop part of a host name; `www.` is one even at the end. */
static bool is_apart_behind(const struct setting *setting)
{
    char c = at(setting, setting->word.end);
    char next = at(setting, setting->word.end + 1);
    bool ends_word = setting->word.end == setting->span.end;
    size_t end = ends_word ? setting->span.start : setting->word.end;

    if (c == '.')
        return is_one_of(next, " \t\n|") &&
               char_lower(at(setting, end - 1)) != 'w';
    if (c == ']')
        return next == '(';
    return is_above_ascii(c) || is_one_of(c, " \t\n|*\"',!?)");
}

/* Digits at a line's start and a mark behind them begin a list. */
static bool may_be_list_marker(const struct setting *setting)
{
    if (!is_one_of(at(setting, setting->word.end), ".)"))
        return false;
    for (size_t i = setting->word.start; i < setting->word.end; i++)
        if (is_letter(at(setting, i)) &&
            (i < setting->span.start || i >= setting->span.end))
            return false;
    return true;
}

/* Alone between two words and single spaces. */
static bool is_between_words(const struct setting *setting)
{
    size_t start = setting->span.start, end = setting->span.end;

    return at(setting, start - 1) == ' ' && at(setting, end) == ' ' &&
           is_letter(at(setting, start - 2)) && is_letter(at(setting, end + 1));
}

static bool is_in_text_removable(const struct setting *setting)
{
    if (is_between_words(setting))
        return true;
    if (!is_letter(at(setting, setting->span.start - 1)) &&
        !is_letter(at(setting, setting->span.end)))
        return false;
    if (setting->word.end - setting->word.start > LONGEST_WORD)
        return false;
    return is_apart_before(setting) && is_apart_behind(setting) &&
           !may_be_list_marker(setting);
}

/* In code it matters what ends it, and what a line of several begins with. */
static bool is_in_code_removable(const struct setting *setting)
{
    char before = at(setting, setting->span.start - 1);
    char behind = at(setting, setting->span.end);

    if (is_one_of(before, "`~") || is_one_of(behind, "`~"))
        return false;
    return is_letter(before) || is_letter(behind);
}

static void find_word(struct setting *setting)
{
    struct span word = setting->span;
    size_t most = word.end - word.start + LONGEST_WORD + 1;

    while (word.end - word.start < most &&
           char_is_alnum(at(setting, word.start - 1)))
        word.start--;
    while (word.end - word.start < most && char_is_alnum(at(setting, word.end)))
        word.end++;
    setting->word = word;
}

/* What stands before may be the start of a UTF-8 sequence, which would go on
   behind. */
static bool may_join(const struct document *document,
                     const struct setting *setting)
{
    return !document->is_utf8 &&
           is_above_ascii(at(setting, setting->span.start - 1));
}

/* What stands behind is a mark, and would be shown with what stands before. */
static bool would_compose(const struct setting *setting)
{
    struct str behind =
        str_slice(setting->line, setting->span.end, setting->line.len);

    return behind.len && utf8_is_mark(utf8_decode(behind).code_point);
}

/* Where the text begins that may hold a tag around the offset. */
static size_t text_start(const struct document *document, size_t offset)
{
    const struct block *block = document_block(document, offset);

    if (block && block->kind != BLOCK_TABLE)
        return block->span.start;
    return document->lines[document_line(document, offset)].start;
}

/* Whether the bytes may be all that keeps a `<` before them from beginning a
   tag, of which nothing is shown. */
static bool may_be_in_tag(const struct document *document, size_t offset)
{
    enum { FARTHEST = 1024 };
    size_t start = text_start(document, offset);

    if (offset > start + FARTHEST)
        return true;
    return str_has_char(str_slice(document->plain, start, offset), '<');
}

bool invisible_removable(const struct document *document, struct span span)
{
    size_t line = document_line(document, span.start);
    size_t start = document->lines[line].start;
    struct setting setting = {
        document_text(document, document->lines[line]),
        {span.start - start, span.end - start},
        {0, 0},
    };

    if (may_join(document, &setting) || would_compose(&setting))
        return false;
    if (document_in_code(document, span.start))
        return is_in_code_removable(&setting);
    find_word(&setting);
    return is_in_text_removable(&setting) &&
           !may_be_in_tag(document, span.start);
}
