/*
 * The file of certificates to trust. libcurl knows one place, that of the
 * system it was built on; a program that takes its libraries along meets
 * others.
 */
#ifndef LISTLINT_WEB_CERTIFICATES_H
#define LISTLINT_WEB_CERTIFICATES_H

#include <stdbool.h>

/*
 * What the environment names: SSL_CERT_FILE, which is OpenSSL's, or else
 * CURL_CA_BUNDLE, which is curl's; both leave that to the program. NULL: none.
 * `environment` is getenv.
 */
const char *certificates_named(char *(*environment)(const char *name));

/*
 * Where to look instead of at `preset`, libcurl's own place: the first of
 * the places of other systems that `is_there`. NULL where libcurl may be left
 * alone: its place is there, or it has none (its store is not a file), or
 * there is no other either.
 */
const char *certificates_found(const char *preset,
                               bool (*is_there)(const char *path));

/* Both, for this process. Constant, or the environment's. */
const char *certificates_find(void);

#endif
