#include "web/certificates.h"

#include <stddef.h>
#include <stdlib.h>
#include <unistd.h>

#include <curl/curl.h>

static const char *const variables[] = {"SSL_CERT_FILE", "CURL_CA_BUNDLE"};

/* The usual places first; a file at two of them is the same store. */
static const char *const places[] = {
    "/etc/ssl/certs/ca-certificates.crt",                /* Debian, Alpine */
    "/etc/pki/tls/certs/ca-bundle.crt",                  /* Fedora to 42 */
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", /* Fedora, RHEL */
    "/etc/ssl/ca-bundle.pem",                            /* openSUSE */
    "/etc/ssl/cert.pem",                                 /* Alpine, macOS */
    "/usr/local/share/certs/ca-root-nss.crt",            /* FreeBSD */
};

const char *certificates_named(char *(*environment)(const char *name))
{
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *file = environment(variables[i]);

        if (file && *file)
            return file;
    }
    return NULL;
}

const char *certificates_found(const char *preset,
                               bool (*is_there)(const char *path))
{
    if (!preset || is_there(preset))
        return NULL;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        if (is_there(places[i]))
            return places[i];
    }
    return NULL;
}

static bool can_be_read(const char *path)
{
    return !access(path, R_OK);
}

const char *certificates_find(void)
{
    const char *file = certificates_named(getenv);

    if (file)
        return file;
    return certificates_found(curl_version_info(CURLVERSION_NOW)->cainfo,
                              can_be_read);
}
