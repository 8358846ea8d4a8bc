/*
 * Which of the settings of hosts holds for a host.
 *
 * They stand in an order in which they are found quickly, since several
 * configurations of strangers may name many.
 */
#ifndef LISTLINT_WEB_HOST_SETTING_H
#define LISTLINT_WEB_HOST_SETTING_H

#include <stddef.h>

#include "text/str.h"
#include "web/web.h"

/* Orders names of settings as web_host_setting wants them: 0 if they are the
   same. */
int host_setting_compare(struct str a, struct str b);

/*
 * What is said of a host, which is named as host_normal has it: under its own
 * name, else under the longest "*." that it is below. NULL if nothing is.
 */
const struct web_host_setting *web_host_setting(
    const struct web_options *options, struct str name);

#endif
