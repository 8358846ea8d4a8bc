#include "document/damage.h"
#include "document/damage_kinds.h"
#include "text/utf8.h"

struct damages document_damages(struct arena *arena,
                                const struct document *document)
{
    struct damages damages = {NULL, 0};

    if (utf8_skip_ascii(document->source, 0) == document->source.len)
        return damages;
    damages = damage_find_singles(arena, document);
    damage_read_again(arena, document, &damages);
    return damages;
}
