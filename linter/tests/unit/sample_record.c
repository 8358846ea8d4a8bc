#include "sample_record.h"

#include <stdlib.h>

/* A table of constant size and how many items it has. */
#define ITEMS(table) (table), sizeof(table) / sizeof *(table)

#define DEAD_URL "https://example.org/gone?a=1&b=<2>"

static const struct record_document documents[] = {
    {"README.md", 4096, 2, 40, 5},
    {"docs/\xE6\x9B\xB4\xE5\xA4\x9A.md", 512, 0, 5, 2},
};

static const struct record_rule rules[] = {
    {"DUP001", "duplicate/url", "two entries link to one address",
     "The same address twice, `https://example.org/?a=1` and with `&amp;`, is "
     "one too many.",
     SEVERITY_ERROR, true},
    {"ENC005", "encoding/replacement-character", "text is lost",
     "Text is lost.", SEVERITY_ERROR, true},
    {"LST002", "list/file-size", "the file is nearly too large",
     "The file is nearly too large.", SEVERITY_WARNING, true},
    {"TBL006", "table/missing-cell", "a row lacks cells", "A row lacks cells.",
     SEVERITY_ERROR, true},
    {"TBL016", "table/blank-lines", "no blank line at a table",
     "No blank line at a table.", SEVERITY_NOTE, true},
    {"WEB001", "web/dead", "a link is dead", "A link is dead.", SEVERITY_ERROR,
     true},
    {"WEB006", "web/missing-fragment", "a fragment is missing",
     "A fragment is missing.", SEVERITY_ERROR, false},
};

static const struct record_place also[] = {
    {"README.md", {12, 3, 300, 3}, {12, 9, 306, 9}, "first named here"},
    {"README.md", {13, 3, 340, 3}, {13, 9, 346, 9}, ""},
    {"other.md", {0, 0, 0, 0}, {0, 0, 0, 0}, ""},
    {"README.md", {14, 3, 380, 3}, {14, 9, 386, 9}, ""},
    {"README.md", {15, 3, 420, 3}, {15, 9, 426, 9}, ""},
    {"README.md", {16, 3, 460, 3}, {16, 9, 466, 9}, ""},
    {"README.md", {17, 3, 500, 3}, {17, 9, 506, 9}, ""},
    {"README.md", {18, 3, 540, 3}, {18, 9, 546, 9}, ""},
    {"README.md", {19, 3, 580, 3}, {19, 9, 586, 9}, ""},
    {"README.md", {20, 3, 620, 3}, {20, 9, 626, 9}, ""},
    {"README.md", {21, 3, 660, 3}, {21, 9, 666, 9}, ""},
    {"README.md", {22, 3, 700, 3}, {22, 9, 706, 9}, ""},
};

static const struct record_edit pad[] = {
    {{28, 30, 1003, 60}, {28, 30, 1003, 60}, {" | |", 4}, true}};

static const struct record_edit odd[] = {
    {{50, 3, 1200, 3}, {50, 7, 1204, 7}, {"\xFF\xC3(\n", 4}, false},
    {{51, 1, 1210, 1}, {51, 1, 1210, 1}, {"##[error]x", 10}, true},
};

static const char *const headings[] = {"A list", "Data & \"sets\""};

static const struct record_finding findings[] = {
    {
        .rule = "LST002",
        .name = "list/file-size",
        .severity = SEVERITY_WARNING,
        .fails = true,
        .place =
            {"README.md", {0, 0, 0, 0}, {0, 0, 0, 0}, "file has 480,000 bytes"},
        .help = "GitHub shows 512,000 bytes",
        .fingerprint = "0000000000000001",
        .identity = "",
        .excerpt = {0, "", "", ""},
    },
    {
        .rule = "TBL006",
        .name = "table/missing-cell",
        .severity = SEVERITY_ERROR,
        .fails = true,
        .place = {"README.md",
                  {28, 8, 912, 8},
                  {28, 12, 924, 12},
                  "row has 6 cells, the header has 7"},
        .help = "",
        .fingerprint = "0000000000000002",
        .identity = "LLaVA & \"x\"",
        .headings = headings,
        .nheadings = 2,
        .excerpt = {28, "| \xE4\xB8\xAD\xE6\x96\x87 | ",
                    "\xE6\x95\xB0\xE6\x8D\xAE\xF0\x9F\x98\x80", " |"},
        .edits = pad,
        .nedits = 1,
    },
    {
        .rule = "TBL006",
        .name = "table/missing-cell",
        .severity = SEVERITY_ERROR,
        .fails = true,
        .place = {"README.md",
                  {1234567, 1, 1004, 1},
                  {1234567, 4, 1007, 4},
                  "row has 5 cells, the header has 7"},
        .help = "",
        .fingerprint = "0000000000000003",
        .identity = "LLaVA & \"x\"",
        .headings = headings,
        .nheadings = 2,
        .excerpt = {1234567, "", "| x", ""},
    },
    {
        .rule = "DUP001",
        .name = "duplicate/url",
        .severity = SEVERITY_ERROR,
        .fails = true,
        .place =
            {"README.md", {40, 3, 1100, 3}, {40, 4, 1101, 4}, "linked twice"},
        .help = "keep one of them",
        .fingerprint = "0000000000000004",
        .identity = "x",
        .headings = headings,
        .nheadings = 1,
        .excerpt = {40, "- ", "x", ""},
        .related = also,
        .nrelated = sizeof also / sizeof *also,
    },
    {
        .rule = "TBL016",
        .name = "table/blank-lines",
        .severity = SEVERITY_NOTE,
        .place =
            {"README.md", {50, 3, 1200, 3}, {50, 3, 1200, 3}, "no blank line"},
        .help = "",
        .fingerprint = "0000000000000005",
        .identity = "",
        .excerpt = {50, "ab", "", ""},
        .edits = odd,
        .nedits = 2,
    },
    {
        .rule = "WEB001",
        .name = "web/dead",
        .severity = SEVERITY_ERROR,
        .fails = true,
        .place = {"README.md", {60, 7, 1310, 7}, {60, 9, 1340, 9}, "404 twice"},
        .help = "",
        .fingerprint = "0000000000000006",
        .identity = "y",
        .excerpt = {60, "- [y](", DEAD_URL, ")"},
    },
};

static const struct record_place alive_places[] = {
    {"README.md", {10, 1, 100, 1}, {10, 9, 130, 9}, ""},
    {"README.md", {11, 1, 140, 1}, {11, 9, 170, 9}, ""},
    {"docs/\xE6\x9B\xB4\xE5\xA4\x9A.md", {2, 1, 20, 1}, {2, 9, 40, 9}, ""},
};

static const struct record_place dead_places[] = {
    {"README.md", {60, 3, 1300, 3}, {60, 40, 1345, 40}, ""},
    {"docs/\xE6\x9B\xB4\xE5\xA4\x9A.md", {5, 1, 90, 1}, {5, 9, 140, 9}, ""},
};

static const struct record_place slow_places[] = {
    {"README.md", {70, 1, 1400, 1}, {70, 9, 1440, 9}, ""},
};

static const struct record_place file_places[] = {
    {"README.md", {71, 1, 1500, 1}, {71, 9, 1540, 9}, ""},
};

static const struct record_link links[] = {
    {"https://example.org/", VERDICT_ALIVE, REASON_NONE, 200,
     "https://www.example.org/", true, 1, 1250, false, "", VERDICT_DEAD,
     1764000000, 0, ITEMS(alive_places)},
    {DEAD_URL, VERDICT_DEAD, REASON_NOT_FOUND, 404, "", false, 2, 500, false,
     "HTTP 404, twice", VERDICT_ALIVE, 1764000000, 1764086400,
     ITEMS(dead_places)},
    {"https://slow.example/", VERDICT_UNVERIFIED, REASON_TIMEOUT, 0, "", false,
     3, 20000, true, "no answer in 20 s", VERDICT_ALIVE, 1764000000, 0,
     ITEMS(slow_places)},
    {"LICENSE", VERDICT_SKIPPED, REASON_NOT_WEB, 0, "", false, 0, 0, false, "",
     VERDICT_SKIPPED, 0, 0, ITEMS(file_places)},
};

const struct record sample_full = {
    .version = "1.2.3",
    .time = 1764086400,
    .documents = documents,
    .ndocuments = sizeof documents / sizeof *documents,
    .rules = rules,
    .nrules = sizeof rules / sizeof *rules,
    .findings = findings,
    .nfindings = sizeof findings / sizeof *findings,
    .links = links,
    .nlinks = sizeof links / sizeof *links,
    .summary = {.documents = 2,
                .entries = 45,
                .links = 7,
                .requests = 6,
                .errors = 4,
                .warnings = 1,
                .notes = 1,
                .fixable = 2,
                .fixed = 4,
                .suppressed = 1,
                .baselined = 3,
                .alive = 1,
                .dead = 1,
                .unverified = 1,
                .skipped = 1,
                .seconds = 1.0126},
};

static const struct record_place early_places[] = {
    {"a.md", {1, 3, 2, 3}, {1, 9, 8, 9}, ""},
};

static const struct record_link unverified_links[] = {
    {"https://a.example/", VERDICT_UNVERIFIED, REASON_NO_NETWORK, 0, "", false,
     1, 0, false, "there is no network", VERDICT_SKIPPED, 0, 0,
     ITEMS(early_places)},
    {"https://b.example/", VERDICT_UNVERIFIED, REASON_INTERRUPTED, 0, "", false,
     1, 0, false, "interrupted", VERDICT_SKIPPED, 0, 0, ITEMS(early_places)},
    {"https://b.example/2", VERDICT_UNVERIFIED, REASON_INTERRUPTED, 0, "",
     false, 0, 0, false, "interrupted", VERDICT_SKIPPED, 0, 0,
     ITEMS(early_places)},
    {"https://c.example/", VERDICT_UNVERIFIED, REASON_SERVER_ERROR, 503, "",
     false, 3, 0, false, "HTTP 503", VERDICT_SKIPPED, 0, 0,
     ITEMS(early_places)},
};

static const struct record_document early_documents[] = {
    {"a.md", 100, 0, 4, 4},
};

const struct record sample_unverified = {
    .version = "1.2.3",
    .time = 1764086400,
    .documents = early_documents,
    .ndocuments = sizeof early_documents / sizeof *early_documents,
    .rules = rules,
    .nrules = sizeof rules / sizeof *rules,
    .links = unverified_links,
    .nlinks = sizeof unverified_links / sizeof *unverified_links,
    .summary = {.documents = 1,
                .entries = 4,
                .links = 4,
                .requests = 5,
                .unverified = 4},
};

static const struct record_place clean_places[] = {
    {"a.md", {1, 3, 2, 3}, {1, 9, 8, 9}, ""},
};

static const struct record_link clean_links[] = {
    {"https://example.org/", VERDICT_SKIPPED, REASON_OFFLINE, 0, "", false, 0,
     0, false, "", VERDICT_SKIPPED, 0, 0, ITEMS(clean_places)},
};

static const struct record_document clean_document = {"a.md", 9, 0, 1, 1};

const struct record sample_clean = {
    .version = "1.2.3",
    .time = 1764086400,
    .documents = &clean_document,
    .ndocuments = 1,
    .links = clean_links,
    .nlinks = 1,
    .rules = rules,
    .nrules = sizeof rules / sizeof *rules,
    .offline = true,
    .summary = {.documents = 1, .entries = 1, .links = 1, .skipped = 1},
};

char *sample_write(const char *format, const struct record *record,
                   const struct report_style *style)
{
    size_t len = 0;
    char *text = NULL;
    FILE *out = open_memstream(&text, &len);

    if (!out)
        abort();
    report_find(format)->write(out, record, style);
    fclose(out);
    return text;
}
