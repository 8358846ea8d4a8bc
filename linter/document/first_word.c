#include "document/first_word.h"

#include <utf8proc.h>

#include "text/utf8.h"
#include "text/words.h"

/* Latin letters for each ideograph or kana. */
enum { FEW = 4 };

/* Names that are written small where a sentence begins, too. */
static const char small_names[] =
    "npm pip git svn bash zsh fish curl wget grep awk sed vim tmux emacs jq "
    "nginx systemd redis pandas numpy scipy pytest sklearn scikit matplotlib "
    "ffmpeg webpack kubectl etcd apt yum brew dotnet golang node jemalloc "
    "glibc musl llvm gcc clang asyncio aiohttp tokio lodash memcache memcached";

/* Not in a script such as Georgian's, whose sentences begin small. */
static bool is_lower(uint32_t c)
{
    return utf8proc_totitle((utf8proc_int32_t)c) != (utf8proc_int32_t)c &&
           utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LL;
}

static bool is_upper(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

static bool is_eastern(uint32_t c)
{
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

/* What no letter of the text is, and no hyphen or apostrophe between two. */
static bool is_plain_word(struct str word, size_t *uppers, size_t *vowels)
{
    *uppers = *vowels = 0;
    for (size_t at = 0; at < word.len;) {
        struct utf8_char c = utf8_decode(str_slice(word, at, word.len));

        if (!utf8_is_letter(c.code_point) && c.code_point != '-' &&
            c.code_point != '\'' && c.code_point != 0x2019)
            return false;
        *uppers += is_upper(c.code_point);
        *vowels += c.code_point >= 0x80 ||
                   words_have("a e i o u y", str_slice(word, at, at + c.len));
        at += c.len;
    }
    return true;
}

/* Before these a hyphen joins a name as well as a word. */
static const char suffixes[] = "based like powered compatible style inspired "
                               "driven compliant backed";

/* libuv, but no library. */
static bool is_library(struct str word)
{
    return str_starts(word, STR("lib")) && !str_starts(word, STR("librar")) &&
           !str_starts(word, STR("liber"));
}

/* Whether a word that begins small may be meant so. */
static bool is_name(struct str word, struct str entry)
{
    struct str behind, first = str_cut(word, '-', &behind);
    size_t uppers, vowels;

    if (!is_plain_word(word, &uppers, &vowels) || uppers || !vowels)
        return true;
    if (str_ends(first, STR("'s")))
        first.len -= 2;
    return words_have(small_names, first) || words_have(suffixes, behind) ||
           is_library(first) ||
           (first.len > 1 && words_find(entry, first) != STR_NONE);
}

/* "goworker is a pool": what the sentence is about is a name, and so is a word
   alone or with no more than brackets behind it: "matz (PDF)". */
static bool is_subject(const struct tokens *behind)
{
    struct str rest = str_trim(document_text(behind->document, behind->span));

    if (!rest.len || rest.ptr[0] == '(')
        return true;
    return words_have("is are was has can", str_cut(rest, ' ', &rest));
}

/* Whether the text is Chinese, Japanese or Korean: Latin words in it are
   names. `*eastern` is set where it is not English with a few such words. */
static bool is_foreign(struct str text, bool *eastern)
{
    size_t latin = 0, ideographs = 0, hangul = 0;

    for (size_t at = 0; at < text.len;) {
        struct utf8_char c = utf8_decode(str_slice(text, at, text.len));

        latin += c.code_point < 0x80 && char_is_alpha(text.ptr[at]);
        ideographs += is_eastern(c.code_point);
        hangul += c.code_point >= 0xAC00 && c.code_point <= 0xD7A3;
        at += c.len;
    }
    *eastern = ideographs * FEW > latin;
    return ideographs || hangul;
}

/* Without the marks that end a sentence or a part of one. */
static struct span trim_marks(const struct document *document, struct span word)
{
    static const char ends[] = ",;:.!?)\"'";

    while (word.end > word.start &&
           str_has_char(str_from(ends), document->source.ptr[word.end - 1]))
        word.end--;
    return word;
}

/* Whether the token may stand before the first word, unread. */
static bool is_before(const struct token *token)
{
    return token->kind == TOKEN_MARK || token->kind == TOKEN_EMOJI ||
           token->kind == TOKEN_COMMENT || token->kind == TOKEN_PICTURE ||
           token->kind == TOKEN_SPACE;
}

/* The first letter; the walk stands behind it. 0 where no letter begins. */
static uint32_t read_letter(struct tokens *tokens, struct span *word)
{
    struct token token;

    while (tokens_next(tokens, &token)) {
        if (is_before(&token))
            continue;
        if (token.kind != TOKEN_CHARACTER || !utf8_is_letter(token.code_point))
            return 0;
        *word = token.span;
        return token.code_point;
    }
    return 0;
}

/* A word goes on up to white space; where a mark, code or a link touches it,
   it may be anything: false. */
static bool read_rest(struct tokens *tokens, struct span *word)
{
    struct token token;

    while (tokens_next(tokens, &token)) {
        if (token.kind != TOKEN_CHARACTER)
            return token.kind == TOKEN_SPACE;
        word->end = token.span.end;
    }
    return true;
}

struct first_word first_word_read(struct tokens tokens, struct str entry)
{
    const struct document *document = tokens.document;
    struct first_word word = {.start = FIRST_OTHER};
    bool foreign =
        is_foreign(document_text(document, tokens.span), &word.eastern);
    uint32_t letter;

    word.span = (struct span){tokens.span.start, tokens.span.start};
    letter = read_letter(&tokens, &word.span);
    if (!letter || !read_rest(&tokens, &word.span))
        return word;
    word.span = trim_marks(document, word.span);
    if (is_upper(letter))
        word.start = FIRST_UPPER;
    else if (is_lower(letter) && !foreign && !is_subject(&tokens) &&
             !is_name(document_text(document, word.span), entry))
        word.start = FIRST_LOWER;
    return word;
}
