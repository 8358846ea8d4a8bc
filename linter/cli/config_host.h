/*
 * What the configuration says of hosts.
 */
#ifndef LISTLINT_CLI_CONFIG_HOST_H
#define LISTLINT_CLI_CONFIG_HOST_H

#include "cli/config_shape.h"

enum { HOSTS_MOST = 256 };

/* A host, or "*." and one, as a pattern that takes a little more. */
#define HOST_FORM                                                              \
    "^([*][.])?[^*/?#@:\\s]+$|"                                                \
    "^\\[?[0-9A-Fa-f.]*:[0-9A-Fa-f:.]+\\]?$"

/* Of what is said of one. */
extern const struct shape host_shape;

/* Reads a mapping of hosts to what is said of them. */
key_read reading_hosts;

#endif
