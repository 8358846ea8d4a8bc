#include "engine/rule.h"

static bool is_word_end(char c)
{
    return char_is_alnum(c) || c == '/' || c == ')' || c == '_' || c == '-' ||
           c == '=';
}

/* The first bytes of the parentheses of either width. */
static const unsigned char marks[256] = {['('] = 1, [')'] = 1, [0xEF] = 1};

/* A parenthesis in a text: 1 opens, -1 closes. */
static int turn_at(struct str text, size_t at)
{
    struct str rest = str_slice(text, at, text.len);

    if (str_starts(rest, STR("(")) || str_starts(rest, STR("（")))
        return 1;
    if (str_starts(rest, STR(")")) || str_starts(rest, STR("）")))
        return -1;
    return 0;
}

/* How many are open behind a parenthesis; what opens nothing closes nothing. */
static size_t take_turn(size_t open, int turn)
{
    if (turn > 0)
        return open + 1;
    return open - (turn < 0 && open);
}

/* The parentheses that the text of a link leaves open: a sentence may close
   them behind the link. */
static size_t left_open(struct str text)
{
    size_t open = 0, at = 0;

    for (; (at = bytes_find(text, at, marks)) < text.len; at++)
        open = take_turn(open, turn_at(text, at));
    return open;
}

/* `)` is missing at the end of the address; there is one reading where the
   address ends as an address does and opens no other parenthesis. */
static void check_end(struct check *check, const struct broken *broken)
{
    const struct document *document = check->document;
    struct str shown = quote(check, document_text(document, broken->span));
    struct str target = document_text(document, broken->target);
    size_t end = broken->target.end;
    struct finding *finding = report(
        check, document, broken->span,
        "no ) closes the address: GitHub shows %.*s as text", STR_ARG(shown));

    finding_help(check, finding, "write ) behind the address");
    if (!left_open(target) && is_word_end(target.ptr[target.len - 1]))
        finding_edit(check, finding, (struct span){end, end}, STR(")"),
                     !destination_is_resolved(target));
}

/* The walk over the texts. A sentence may go on in the next paragraph, but
   cells, list items and sections begin anew. */
struct balance {
    struct check *check;
    struct span text;
    size_t open;    /* parentheses that are open here */
    size_t link;    /* the first that ends at or behind the place at hand */
    size_t reached; /* the farthest end of those before it */
    size_t block;   /* the first that ends behind it */
    size_t section; /* of the text before */
};

static void check_stray(struct check *check, const struct link *link,
                        struct span span)
{
    bool one = span.end == span.start + 1;
    struct finding *finding =
        report(check, check->document, span,
               "nothing opens the %s behind the link to %.*s: GitHub shows %s "
               "as text",
               one ? ")" : "parentheses", STR_ARG(quote(check, link->url)),
               one ? "it" : "them");

    finding_help(check, finding,
                 one ? "remove it, or write it as %%29 if it is part of the "
                       "address"
                     : "remove those that are no part of the address, and "
                       "write the others as %%29");
    finding_edit(check, finding, span, STR(""), false);
}

/* A link ends here. The text of bare links and of <a> is plain text. */
static void pass_link(struct balance *balance, const struct link *link)
{
    struct str plain = balance->check->document->plain;
    size_t end = link->span.end, run = 0;

    if (link->kind == LINK_BARE || link->kind == LINK_HTML)
        return;
    balance->open += left_open(link->text);
    while (end + run < balance->text.end && plain.ptr[end + run] == ')')
        run++;
    if (link->kind == LINK_INLINE && run > balance->open)
        check_stray(balance->check, link,
                    (struct span){end + balance->open, end + run});
}

/* Those that end up to the offset; one inside of another ends with it. */
static void pass_links(struct balance *balance, size_t at)
{
    const struct document *document = balance->check->document;

    while (balance->link < document->nlinks &&
           document->links[balance->link].span.end <= at) {
        const struct link *link = &document->links[balance->link++];

        if (link->span.end < balance->reached)
            continue;
        balance->reached = link->span.end;
        if (link->span.start >= balance->text.start)
            pass_link(balance, link);
    }
}

/* Faces open and close nothing. */
static bool is_face(struct str plain, size_t at)
{
    return at && str_has_char(STR(":;=-^"), plain.ptr[at - 1]);
}

static void check_text(struct balance *balance)
{
    size_t at = balance->text.start, end = balance->text.end;
    struct str plain = str_slice(balance->check->document->plain, 0, end);

    balance->reached = at;
    for (; (at = bytes_find(plain, at, marks)) < end; at++) {
        pass_links(balance, at);
        if (!is_face(plain, at))
            balance->open = take_turn(balance->open, turn_at(plain, at));
    }
    pass_links(balance, end - 1);
}

static void begin_text(struct balance *balance)
{
    const struct document *document = balance->check->document;
    const struct block *block = &document->blocks[balance->block];

    while (balance->block + 1 < document->nblocks &&
           block->span.end <= balance->text.start)
        block = &document->blocks[++balance->block];
    if (block->kind != BLOCK_PARAGRAPH || block->item != NONE ||
        block->section != balance->section)
        balance->open = 0;
    balance->section = block->section;
}

/* Whether what is open before a block may be closed in it or behind it. */
static bool goes_on(const struct document *document, size_t index)
{
    const struct block *block = &document->blocks[index];
    size_t start = block->span.start;

    if (start && document->plain.ptr[start - 1] != PLAIN_NONE)
        return true; /* its text begins before it */
    if (block->kind != BLOCK_PARAGRAPH)
        return block->kind == BLOCK_CODE || block->kind == BLOCK_HTML;
    return block->item == NONE && block->section == block[-1].section;
}

/* Goes to the last place before a block at which nothing is open. */
static void skip_to(struct balance *balance, size_t block)
{
    const struct document *document = balance->check->document;

    while (block > balance->block && goes_on(document, block))
        block--;
    if (block <= balance->block ||
        document->blocks[block].span.start < balance->text.end)
        return;
    balance->block = block;
    balance->section = NONE;
    balance->text.end = document->blocks[block].span.start;
}

/* Whether `)` stands behind a link; only there anything is to be judged. */
static bool may_have_stray(const struct document *document,
                           const struct link *link)
{
    size_t end = link->span.end;

    return link->kind == LINK_INLINE && end < document->plain.len &&
           document->plain.ptr[end] == ')';
}

static void check_strays(struct check *check)
{
    const struct document *document = check->document;
    struct balance balance = {.check = check, .section = NONE};

    for (size_t i = 0; i < document->nlinks; i++) {
        const struct link *link = &document->links[i];

        if (!may_have_stray(document, link) ||
            link->span.end < balance.text.end)
            continue;
        skip_to(&balance, link->block);
        while (balance.text.end <= link->span.end &&
               plain_next(document, balance.text.end, &balance.text)) {
            begin_text(&balance);
            check_text(&balance);
        }
    }
}

static void check_document(struct check *check)
{
    const struct document *document = check->document;

    for (size_t i = 0; i < document->nbroken; i++)
        if (document->broken[i].kind == BROKEN_END)
            check_end(check, &document->broken[i]);
    check_strays(check);
}

const struct rule rule_link_unbalanced_parenthesis = {
    .code = "LNK007",
    .name = "link/unbalanced-parenthesis",
    .summary = "a parenthesis too few or too many around a URL",
    .rationale =
        "Parentheses inside a destination are part of it as long as they are "
        "balanced, so `(https://en.wikipedia.org/wiki/C_(language)` lacks "
        "its end and is shown as text. One too many stands behind the link "
        "as text; a sentence in parentheses that ends in a link is right.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_document,
};
