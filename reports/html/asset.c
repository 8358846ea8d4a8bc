#include "reports/html/asset.h"

#include "text/incbin.h"

INCBIN(html_style_file, LISTLINT_PAGE "/page.css");
INCBIN(html_script_file, LISTLINT_PAGE "/page.js");

const struct html_asset html_style = {html_style_file, html_style_file_end,
                                      LISTLINT_STYLE_HASH};
const struct html_asset html_script = {html_script_file, html_script_file_end,
                                       LISTLINT_SCRIPT_HASH};

struct str html_asset_text(const struct html_asset *asset)
{
    return (struct str){asset->bytes, (size_t)(asset->end - asset->bytes)};
}
