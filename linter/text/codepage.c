#include "text/codepage.h"

size_t codepage_slot(const struct codepages *all, uint32_t code_point)
{
    size_t slot = code_point * 2654435761u >> 8 & (CODEPAGE_SLOTS - 1);

    while (all->slots[slot].code_point &&
           all->slots[slot].code_point != code_point)
        slot = (slot + 1) & (CODEPAGE_SLOTS - 1);
    return slot;
}

/* First bytes of the characters that are in everyday use: none of Yi, of
   private use, or of planes behind the first two. */
static bool is_lead(unsigned char byte)
{
    return (byte >= 0xC2 && byte <= 0xED) || byte == 0xEF || byte == 0xF0;
}

struct codepage_role codepage_role_of(const unsigned char *bytes)
{
    struct codepage_role role = {0, 0};

    for (size_t i = 0; bytes && i < CODEPAGE_COUNT; i++) {
        role.leads |= (page_set)is_lead(bytes[i]) << i;
        role.rests |= (page_set)(bytes[i] >= 0x80 && bytes[i] <= 0xBF) << i;
    }
    return role;
}

const unsigned char *codepage_bytes(const struct codepages *all,
                                    uint32_t code_point)
{
    const struct codepage_row *row =
        &all->slots[codepage_slot(all, code_point)];

    return row->code_point ? row->bytes : NULL;
}

unsigned char codepage_byte(const struct codepages *all, size_t page,
                            uint32_t code_point)
{
    const unsigned char *bytes;

    if (code_point < CODEPAGE_LOW)
        return all->pages[page].encode[code_point];
    bytes = codepage_bytes(all, code_point);
    return bytes ? bytes[page] : 0;
}

struct codepage_role codepage_role(const struct codepages *all,
                                   uint32_t code_point)
{
    if (code_point < CODEPAGE_LOW)
        return all->roles[code_point];
    return codepage_role_of(codepage_bytes(all, code_point));
}
