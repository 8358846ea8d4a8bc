#ifndef LISTLINT_CLI_PROPOSAL_NAME_H
#define LISTLINT_CLI_PROPOSAL_NAME_H

#include "cli/proposal.h"

/* What to call the schema: its heading in a few words, or `tables`, and unlike
   the proposals that are there. In the arena. */
struct str proposal_name(struct arena *arena, const struct proposals *proposals,
                         const struct schema *schema);

#endif
