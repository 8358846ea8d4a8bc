#include "web/page_fold.h"

#include <utf8proc.h>

#include "text/utf8.h"

enum { NO_BREAK = 0xA0, QUOTE_LEFT = 0x2018, QUOTE_RIGHT = 0x2019 };

static uint32_t fold(uint32_t c)
{
    if (c == NO_BREAK)
        return ' ';
    if (c == QUOTE_LEFT || c == QUOTE_RIGHT)
        return '\'';
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

void page_fold(struct buf *out, struct str text)
{
    while (text.len) {
        struct utf8_char c = {(unsigned char)text.ptr[0], 1, true};

        if (c.code_point < 0x80) {
            buf_add_char(out, char_lower(text.ptr[0]));
        } else {
            c = utf8_decode(text);
            buf_add_code_point(out, fold(c.code_point));
        }
        text = str_slice(text, c.len, text.len);
    }
}
