#include "text/pairpage.h"

#include "text/pairpage_code.h"

struct pair pairpage_unpack(uint16_t code)
{
    if (code < 0x100)
        return (struct pair){(unsigned char)code, 0, false, false};
    return (struct pair){(unsigned char)(code >> 8 | 0x80), (unsigned char)code,
                         code & PAIRPAGE_WIDER, false};
}

static uint16_t code_of(const struct pairpage *page, uint32_t code_point)
{
    return code_point < 0x10000 ? page->codes[code_point] : 0;
}

struct pair pairpage_bytes(const struct pairpage *page, uint32_t code_point)
{
    uint16_t code = code_of(page, code_point);
    struct pair pair = pairpage_unpack(code);

    if (!code || code >= PAIRPAGE_SINGLE)
        return pair;
    pair = pairpage_unpack(page->twins[code - 1][0]);
    pair.is_twin = true;
    return pair;
}

struct pair pairpage_other(const struct pairpage *page, uint32_t code_point)
{
    uint16_t code = code_of(page, code_point);

    if (!code || code >= PAIRPAGE_SINGLE)
        return pairpage_unpack(0);
    return pairpage_unpack(page->twins[code - 1][1]);
}

bool pairpage_odd(const struct pairpage *page, struct pair pair)
{
    if (!page->is_square)
        return !pair.second || pair.first >= 0xF0;
    return pair.first < 0xA1 || pair.second < 0xA1;
}

unsigned pairpage_beginnings(const struct pairpage *all, uint32_t code_point)
{
    return code_point < 0x10000 ? all->beginnings[code_point] : 0;
}
