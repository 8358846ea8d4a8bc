#define PCRE2_CODE_UNIT_WIDTH 8

#include "cli/libraries.h"

#include <cmark-gfm.h>
#include <curl/curl.h>
#include <idn2.h>
#include <jansson.h>
#include <libxml/parser.h>
#include <pcre2.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <utf8proc.h>
#include <yaml.h>

#include "text/buf.h"

#define DIGITS(number)            #number
#define DOTTED(major, minor)      DIGITS(major) "." DIGITS(minor)
#define DOTTED3(major, minor, up) DOTTED(major, minor) "." DIGITS(up)

struct library {
    const char *name;
    const char *built; /* the version of its headers; NULL: they do not say */
    void (*version)(struct buf *text);   /* of what runs */
    void (*abilities)(struct buf *text); /* may be NULL */
};

static void curl_tells_version(struct buf *text)
{
    const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);

    buf_add(text, info ? str_from(info->version) : STR("cannot be loaded"));
}

static void curl_abilities(struct buf *text)
{
    const curl_version_info_data *info = curl_version_info(CURLVERSION_NOW);

    if (!info)
        return;
    buf_add(text, str_from(info->ssl_version ? info->ssl_version : "no TLS"));
    if (info->features & CURL_VERSION_HTTP2)
        buf_add(text, STR(", HTTP/2"));
}

/* It has one number, 20914 for 2.9.14, and may have more behind it. */
static void xml_version(struct buf *text)
{
    long number = strtol(xmlParserVersion, NULL, 10);

    buf_printf(text, "%ld.%ld.%ld", number / 10000, number / 100 % 100,
               number % 100);
}

/* The date behind the version is left out. */
static void pcre_version(struct buf *text)
{
    char version[64] = "";
    struct str rest;

    pcre2_config(PCRE2_CONFIG_VERSION, version);
    buf_add(text, str_cut(str_from(version), ' ', &rest));
}

static void pcre_abilities(struct buf *text)
{
    uint32_t jit = 0;

    pcre2_config(PCRE2_CONFIG_JIT, &jit);
    buf_add(text, jit ? STR("JIT") : STR("no JIT"));
}

static void cmark_tells_version(struct buf *text)
{
    buf_add(text, str_from(cmark_version_string()));
}

static void utf8proc_tells_version(struct buf *text)
{
    buf_add(text, str_from(utf8proc_version()));
}

static void utf8proc_abilities(struct buf *text)
{
    buf_printf(text, "Unicode %s", utf8proc_unicode_version());
}

static void yaml_version(struct buf *text)
{
    buf_add(text, str_from(yaml_get_version_string()));
}

static void jansson_tells_version(struct buf *text)
{
    buf_add(text, str_from(jansson_version_str()));
}

static void idn2_version(struct buf *text)
{
    buf_add(text, str_from(idn2_check_version(NULL)));
}

static void sqlite_version(struct buf *text)
{
    buf_add(text, str_from(sqlite3_libversion()));
}

static const struct library libraries[] = {
    {"libcurl", LIBCURL_VERSION, curl_tells_version, curl_abilities},
    {"libxml2", LIBXML_DOTTED_VERSION, xml_version, NULL},
    {"PCRE2", DOTTED(PCRE2_MAJOR, PCRE2_MINOR), pcre_version, pcre_abilities},
    {"cmark-gfm", CMARK_GFM_VERSION_STRING, cmark_tells_version, NULL},
    {"utf8proc",
     DOTTED3(UTF8PROC_VERSION_MAJOR, UTF8PROC_VERSION_MINOR,
             UTF8PROC_VERSION_PATCH),
     utf8proc_tells_version, utf8proc_abilities},
    {"libyaml", NULL, yaml_version, NULL},
    {"jansson", JANSSON_VERSION, jansson_tells_version, NULL},
    {"libidn2", IDN2_VERSION, idn2_version, NULL},
    {"SQLite", SQLITE_VERSION, sqlite_version, NULL},
};

/* ` (JIT, built with 10.40)` */
static void write_more(FILE *out, const struct library *library,
                       struct str version)
{
    struct str built = str_from(library->built);
    struct buf text;

    buf_init(&text);
    if (library->abilities)
        library->abilities(&text);
    if (built.len && !str_eq(built, version))
        buf_printf(&text, "%sbuilt with %.*s", text.len ? ", " : "",
                   STR_ARG(built));
    if (text.len)
        fprintf(out, " (%.*s)", STR_ARG(buf_str(&text)));
    buf_release(&text);
}

static void write_library(FILE *out, const struct library *library)
{
    struct buf version;

    buf_init(&version);
    library->version(&version);
    fprintf(out, "%s %.*s", library->name, STR_ARG(buf_str(&version)));
    write_more(out, library, buf_str(&version));
    fputc('\n', out);
    buf_release(&version);
}

void version_write(FILE *out)
{
    fprintf(out, "listlint %s\n", LISTLINT_VERSION);
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
        write_library(out, &libraries[i]);
}
