#include "document/topic.h"

#include "text/words.h"

static const char *const phrases[] = {
    "BOM",
    "byte order mark",
    "combining",
    "decomposed",
    "invisible character",
    "invisible characters",
    "joiner",
    "NFC",
    "NFD",
    "precomposed",
    "replacement character",
    "replacement characters",
    "soft hyphen",
    "variation selector",
    "variation selectors",
    "zero width",
    "zero-width",
};

/* U+ and four digits at least. */
static bool has_number(struct str text)
{
    for (size_t at = 0; (at = str_find(text, STR("U+"), at)) != STR_NONE;
         at++) {
        size_t digits = 0;

        while (digits < 4 && at + 2 + digits < text.len &&
               char_is_hex(text.ptr[at + 2 + digits]))
            digits++;
        if (digits == 4)
            return true;
    }
    return false;
}

static bool has_phrase(struct str text)
{
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (words_find(text, str_from(phrases[i])) != STR_NONE)
            return true;
    return false;
}

bool topic_is_unicode(struct topic *topic, size_t offset)
{
    const struct document *document = topic->document;
    size_t line = document_line(document, offset);
    struct str text = document_text(document, document->lines[line]);

    if (line != topic->line)
        topic->is_unicode = has_number(text) || has_phrase(text);
    topic->line = line;
    return topic->is_unicode;
}
