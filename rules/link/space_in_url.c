#include "engine/rule.h"

/* What GitHub links instead: the address up to the first space. */
static const struct link *linked_prefix(const struct document *document,
                                        const struct link *torn)
{
    size_t i = document_first_link(document, torn->target.start);

    if (i < document->nlinks && document->links[i].partial &&
        document->links[i].span.start < torn->target.end)
        return &document->links[i];
    return NULL;
}

/* Where a title begins behind the address; its length if there is none. */
static size_t title_start(struct str target)
{
    static const char *const openings[] = {" \"", " '"};

    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        struct str opening = str_from(openings[i]);
        size_t at = str_find(target, opening, 0);

        if (at != STR_NONE && target.len > at + opening.len &&
            target.ptr[target.len - 1] == opening.ptr[1])
            return at;
    }
    return target.len;
}

/* Behind white space: whether it stands around a hyphen, which automatic
   spacing has torn. */
static size_t torn_hyphen(struct str address, size_t end)
{
    bool hyphen = end + 1 < address.len && address.ptr[end] == '-' &&
                  char_is_space(address.ptr[end + 1]);

    return hyphen ? end + 1 : end;
}

static size_t space_end(struct str s, size_t at)
{
    while (at < s.len && char_is_space(s.ptr[at]))
        at++;
    return at;
}

/* ` - ` becomes `-`, every other white space `%20`. */
static struct str join(struct arena *arena, struct str address)
{
    struct str joined;
    struct buf buf;

    buf_init(&buf);
    for (size_t at = 0; at < address.len;) {
        size_t end = space_end(address, at), hyphen;

        if (end == at) {
            buf_add_char(&buf, address.ptr[at++]);
            continue;
        }
        hyphen = torn_hyphen(address, end);
        buf_add(&buf, hyphen > end ? STR("-") : STR("%20"));
        at = hyphen > end ? space_end(address, hyphen) : end;
    }
    joined = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return joined;
}

static void propose(struct check *check, struct finding *finding,
                    const struct link *torn)
{
    struct str target = document_text(check->document, torn->target);
    struct str address = str_slice(target, 0, title_start(target));
    struct str trimmed = str_trim(address), joined;
    size_t start = torn->target.start + (size_t)(trimmed.ptr - target.ptr);
    struct span span = {start, start + trimmed.len};

    if (str_find(trimmed, STR("://"), 8) != STR_NONE) {
        finding_help(check, finding,
                     "only one address can stand between the parentheses");
        return;
    }
    joined = join(check->arena, trimmed);
    finding_help(check, finding, "write the address without spaces: %.*s",
                 STR_ARG(joined));
    finding_edit(check, finding, span, joined, false);
}

static void check_torn(struct check *check, const struct link *torn)
{
    const struct document *document = check->document;
    const struct link *prefix = linked_prefix(document, torn);
    struct str shown = quote(check, document_text(document, torn->span));
    struct finding *finding;

    if (prefix)
        finding = report(check, document, torn->target,
                         "space in the URL: GitHub shows %.*s as text and "
                         "links only %.*s",
                         STR_ARG(shown), STR_ARG(quote(check, prefix->url)));
    else
        finding = report(check, document, torn->target,
                         "space in the URL: GitHub shows %.*s as text",
                         STR_ARG(shown));
    propose(check, finding, torn);
}

static void check_document(struct check *check)
{
    for (size_t i = 0; i < check->document->ntorn; i++)
        check_torn(check, &check->document->torn[i]);
}

const struct rule rule_link_space_in_url = {
    .code = "LNK001",
    .name = "link/space-in-url",
    .summary = "a space in a URL: GitHub shows no link",
    .rationale =
        "A destination ends at the first space. GitHub then shows the "
        "brackets as text and makes a link of what stands before the space, "
        "which is another page or none. Editors that space Chinese text by "
        "themselves turn `a-b` into `a - b`: the fix joins such hyphens, and "
        "writes any other space as `%20`.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_document,
};
