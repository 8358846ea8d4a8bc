#include "engine/collection.h"

#include "engine/repeat.h"
#include "engine/schema.h"

void collection_learn(struct arena *arena, struct collection *collection,
                      const struct given_schema *const *given)
{
    collection->schemas =
        schema_infer(arena, collection->documents, collection->count, given);
    repeat_find(arena, collection);
}
