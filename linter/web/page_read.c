#include "web/page_read.h"

#include "text/url.h"
#include "text/utf8.h"
#include "web/page_fold.h"
#include "web/page_parse.h"
#include "web/page_words.h"

/* Words of a page that has hardly any, and of one that a framework may still
   fill; ids of parts that show that a page comes with them. */
enum { FEW_WORDS = 100, SOME_WORDS = 300, SOME_ANCHORS = 3 };

static bool is_html(struct str content_type)
{
    struct str rest, type = str_trim(str_cut(content_type, ';', &rest));

    return str_eq_nocase(type, STR("text/html")) ||
           str_eq_nocase(type, STR("application/xhtml+xml"));
}

/* At most PAGE_TITLE_MAX bytes, without a space at the end. */
static struct str take_title(struct arena *arena, const struct buf *title)
{
    struct str front = utf8_front(buf_str(title), PAGE_TITLE_MAX);

    return str_copy(arena, str_trim(front));
}

/* GitHub's pages hold their text with the ids that it gives, or get it later.
 */
static bool is_awaited(struct str address, const struct page_sight *sight,
                       const struct page_fragments *fragments)
{
    struct url url;
    bool hub = sight->hub || (url_split(address, &url) &&
                              (str_eq_nocase(url.host, STR("github.com")) ||
                               str_ends(url.host, STR(".github.com"))));

    return hub && !fragments->user_content;
}

/* Whether the ids of the page may not all be in its source. */
static bool is_scripted(const struct page_sight *sight)
{
    if (sight->broken || sight->application || sight->routes ||
        sight->elsewhere)
        return true;
    if ((sight->root || sight->asks_script) && sight->words < SOME_WORDS)
        return true;
    return sight->scripts &&
           (sight->words < FEW_WORDS || sight->anchors < SOME_ANCHORS);
}

static struct str fold(struct arena *arena, struct str text)
{
    struct buf out;
    struct str copy;

    buf_init(&out);
    page_fold(&out, text);
    copy = str_copy(arena, buf_str(&out));
    buf_release(&out);
    return copy;
}

static void tell_words(struct arena *arena, const struct page *page,
                       const struct page_sight *sight, struct page_facts *facts)
{
    struct page_words words = {.url = fold(arena, page->url),
                               .title = fold(arena, facts->title),
                               .heading = fold(arena, facts->heading),
                               .text = fold(arena, buf_str(&sight->text)),
                               .words = sight->content,
                               .parking = sight->parking};

    facts->not_found = page_is_not_found(&words);
    facts->parked = page_is_parked(&words);
}

static void tell(struct arena *arena, const struct page *page,
                 const struct page_sight *sight,
                 const struct page_fragments *fragments,
                 struct page_facts *facts)
{
    facts->title = take_title(arena, &sight->title);
    facts->heading = take_title(arena, &sight->heading);
    facts->scripted =
        is_scripted(sight) || is_awaited(page->url, sight, fragments);
    if (!page->whole || sight->broken)
        return;
    if (!sight->application && !sight->routes && !sight->elsewhere)
        tell_words(arena, page, sight, facts);
    if (!facts->scripted)
        facts->missing =
            page_fragments_missing(fragments, arena, &facts->nmissing);
}

void page_read(struct arena *arena, const struct page *page,
               const struct str *fragments, size_t count,
               struct page_facts *facts)
{
    struct page_decoder decoder;
    struct page_fragments wanted;
    struct page_sight sight;

    *facts = (struct page_facts){.title = STR(""), .heading = STR("")};
    if (!is_html(page->content_type))
        return;
    if (!page_decoder_init(&decoder, page->body, page->content_type)) {
        facts->scripted = true;
        return;
    }
    page_fragments_init(&wanted, arena, fragments, count);
    page_sight_init(&sight);
    page_parse(&decoder, &wanted, &sight);
    tell(arena, page, &sight, &wanted, facts);
    page_sight_release(&sight);
    page_fragments_release(&wanted);
}
