#ifndef LISTLINT_CLI_PROPOSAL_NAME_H
#define LISTLINT_CLI_PROPOSAL_NAME_H

#include "cli/proposal.h"

/* What to call the schema: in a few words the heading of its tables, or the
   column that names its entries, or `tables`; and unlike the proposals that are
   there. In the arena. */
struct str proposal_name(struct arena *arena, const struct proposals *proposals,
                         const struct schema *schema);

#endif
