/*
 * Which proxy a request goes through.
 *
 * The same choice as curl's, made here because what goes through a proxy is
 * not looked up by us, and what does not is: both sides must agree.
 */
#ifndef LISTLINT_WEB_PROXY_H
#define LISTLINT_WEB_PROXY_H

#include <stdbool.h>

#include "text/str.h"

/*
 * The proxy for a host: `option` if there is one, else http_proxy,
 * https_proxy, HTTPS_PROXY, all_proxy or ALL_PROXY, unless no_proxy or
 * NO_PROXY names the host. Empty for none. `environment` is getenv.
 */
const char *proxy_for(bool https, struct str host, const char *option,
                      char *(*environment)(const char *name));

/* Whether the proxy is told an address, and the name is to be looked up here:
   SOCKS 4 and 5 without the `a` and the `h`. */
bool proxy_wants_address(const char *proxy);

#endif
