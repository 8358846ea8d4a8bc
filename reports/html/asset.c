#include "reports/html/asset.h"

#include <stddef.h>

#ifdef __APPLE__
#define SECTION     ".section __TEXT,__const\n"
#define RETURN      ".text\n"
#define LABEL(name) "_" name
#else
#define SECTION     ".pushsection .rodata\n"
#define RETURN      ".popsection\n"
#define LABEL(name) name
#endif

#define FILE_OF(name, path)                                                    \
    extern const char name[], name##_end[];                                    \
    __asm__(SECTION                                                            \
            ".globl " LABEL(#name) "\n"                                        \
                                   ".globl " LABEL(#name "_end") "\n" LABEL(   \
                                       #name) ":\n"                            \
                                              ".incbin \"" path "\"\n" LABEL(  \
                                                  #name "_end") ":\n" RETURN)

FILE_OF(html_style_file, LISTLINT_PAGE "/page.css");
FILE_OF(html_script_file, LISTLINT_PAGE "/page.js");

const struct html_asset html_style = {html_style_file, html_style_file_end,
                                      LISTLINT_STYLE_HASH};
const struct html_asset html_script = {html_script_file, html_script_file_end,
                                       LISTLINT_SCRIPT_HASH};

struct str html_asset_text(const struct html_asset *asset)
{
    return (struct str){asset->bytes, (size_t)(asset->end - asset->bytes)};
}
