#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sample_page.h"
#include "web/page_words.h"

static struct arena arena;

struct row {
    const char *body;
    bool is_so;
    const char *url;
};

#define A "https://example.com/a"
#define MENU                                                                   \
    "<header><nav>" WORDS_400 "</nav></header><footer>" WORDS_100 "</footer>"
#define GONE "<p>The page you are looking for doesn't exist."

static const struct row not_found[] = {
    /* Servers. */
    {PAGE("404 Not Found", "<center><h1>404 Not Found</h1></center><hr>"
                           "<center>nginx/1.25</center>"),
     true, A},
    {PAGE("404 Not Found", "<h1>Not Found</h1><p>The requested URL was not "
                           "found on this server.</p><hr>"),
     true, A},
    {PAGE("404 - File or directory not found.",
          "<h1>Server Error</h1><h2>404 - File or directory not found.</h2>"
          "<p>The resource you are looking for might have been removed."),
     true, A},
    {PAGE("The resource cannot be found.",
          "<h1>Server Error in '/' Application.</h1><h2><i>The resource cannot "
          "be found.</i></h2>Description: HTTP 404. The resource might have "
          "been removed."),
     true, A},
    {PAGE("404 Not Found", "<h1>404 Not Found</h1><ul><li>Code: NoSuchKey</li>"
                           "<li>Message: The specified key does not exist."),
     true, A},
    {PAGE("Error 404 (Not Found)!!1",
          "<p><b>404.</b> <ins>That's an error.</ins><p>The requested URL was "
          "not found on this server."),
     true, A},
    {"<h1>Not Found</h1>", false, A}, /* says too little */
    {"<h1>404 page not found</h1>", true, A},
    {"<h1>404 page not found</h1>" WORDS_50 WORDS_10, false, A},
    /* Hosts of pages. */
    {PAGE(
         "Site not found &middot; GitHub Pages",
         "<h1>404</h1><p><strong>There isn't a GitHub Pages site here.</strong>"
         "</p><p>" WORDS_50),
     true, A},
    {PAGE("Page not found &middot; GitHub Pages",
          "<h1>404</h1><p><strong>File not found</strong></p>" WORDS_50),
     true, A},
    {PAGE("Not Found", "<h1>404: Page not found</h1><p>Make sure the address "
                       "is correct and the page has not moved."),
     true, A},
    {PAGE("Page Not Found", "<h1>Page Not Found</h1><p>Looks like you've "
                            "followed a broken link or entered a URL that "
                            "doesn't exist on this site."),
     true, A},
    {PAGE("404: NOT_FOUND", "<h1>404: NOT_FOUND</h1><p>Code: NOT_FOUND"), true,
     A},
    {PAGE("404: This page could not be found",
          "<h1>404</h1><h2>This page could not be found.</h2>"),
     true, A},
    {PAGE("404 | This page could not be found",
          "<h1>404</h1><h2>This page could not be found.</h2>"),
     true, A},
    /* Systems that make sites. */
    {PAGE("Page not found &#8211; A Blog",
          MENU "<h1>Oops! That page can&rsquo;t be found.</h1><p>It looks like "
               "nothing was found at this location. Maybe try a search?"),
     true, A},
    {PAGE("Page not found | A Site",
          MENU "<h1>Page not found</h1>The requested page could not be found."),
     true, A},
    {PAGE("A Site &raquo; Page not found", MENU "<h1>404</h1>" GONE), true, A},
    {PAGE("404 Page not found", "<h1>404</h1><p>Page not found</p>"), true, A},
    {PAGE("404 - Page Not Found | Docs",
          MENU "<h1>404 - Page Not Found</h1>" GONE WORDS_100),
     true, A},
    {PAGE("Page Not Found | A Project",
          MENU "<h1>Page Not Found</h1><p>We could not find what you were "
               "looking for."),
     true, A},
    {PAGE("A Shop - Error 404", "<h1>Error 404</h1>" GONE), true, A},
    {PAGE("404", "<p>Page not found"), true, A},
    {PAGE("404 Error", "<h1>Sorry, page not found!</h1>" GONE), true, A},
    {PAGE("Page not found", "<p>Sorry, we couldn't find that page." WORDS_50),
     true, A},
    {PAGE("Oops! 404 | A Site", "<h1>Oops!</h1>"
                                "<p>We can't find that page."),
     true, A},
    /* Languages. */
    {PAGE("页面不存在 - 网站", "<h1>404</h1><p>抱歉，您访问的页面不存在</p>"),
     true, A},
    {PAGE("404 - 找不到页面", "<p>找不到您要的页面</p>"), true, A},
    {PAGE("ページが見つかりません｜サイト",
          "<h1>ページが見つかりません</h1><p>お探しのページは見つかりません"),
     true, A},
    {PAGE("404 페이지를 찾을 수 없습니다.", "<h1>페이지를 찾을 수 "
                                            "없습니다</h1>"),
     true, A},
    {PAGE("Seite nicht gefunden - Ein Verein", "<h1>Seite nicht gefunden</h1>"),
     true, A},
    {PAGE("Page non trouvée | Un site",
          MENU "<h1>Page non trouvée</h1><p>La page n’existe plus."),
     true, A},
    {PAGE("Página no encontrada", "<h1>Error 404</h1>"), true, A},
    {PAGE("Página não encontrada – Blog", "<h1>Página não encontrada</h1>"),
     true, A},
    {PAGE("СТРАНИЦА НЕ НАЙДЕНА", "<h1>Ошибка 404</h1>"), true, A},
    {PAGE("Nie znaleziono strony", "<h1>404</h1>"), true, A},
    {PAGE("Sayfa bulunamadı", "<h1>404</h1>"), true, A},
    {PAGE("Pagina non trovata", "<h1>404</h1>"), true, A},
    /* Pages about such pages, and names. */
    {PAGE("HTTP 404 - Wikipedia", "<h1>HTTP 404</h1>In computer network "
                                  "communications, not found" WORDS_400),
     false, "https://en.wikipedia.org/wiki/HTTP_404"},
    {PAGE("HTTP 404 - Wikipedia",
          "<h1>HTTP 404</h1>not found" WORDS_400 WORDS_400),
     false, A},
    {PAGE("404 Not Found (album) - Wikipedia",
          "<h1>404 Not Found (album)</h1>An album not found in shops."),
     false, A},
    {PAGE("How to fix 404 Not Found", "<h1>How to fix 404 Not Found</h1>" GONE),
     false, A},
    {PAGE("How to fix 404 Not Found - A Blog", "<h1>How to fix it</h1>" GONE),
     false, A},
    {PAGE("404 Not Found - HTTP | MDN Web Docs",
          "<h1>404 Not Found</h1>" GONE WORDS_100),
     false, A},
    {PAGE("Custom 404 pages | A Project", "<h1>Custom 404 pages</h1>" GONE),
     false, A},
    {PAGE("Page not found", "<h1>Page not found</h1>" GONE), false,
     "https://example.com/docs/page-not-found"},
    {PAGE("404", "<h1>404</h1>" GONE), false, "https://example.com/404.html"},
    {PAGE("404 - A Music Archive", "<h1>404</h1>A band from Oslo."), false, A},
    {PAGE("404 Media", "<h1>404 Media</h1>News."), false, A},
    {PAGE("404 Media - News", "<h1>404 Media</h1>Not found elsewhere."), false,
     A},
    {PAGE("Not Found | A Film Archive", "<h1>Not Found</h1>A film of 2021."),
     false, A},
    {PAGE("Not Found | A Film Archive", "<h1>Not Found</h1>A man cannot find "
                                        "his keys, nor his way home, which is "
                                        "how a long night in a small town "
                                        "begins."),
     false, A},
    {PAGE("Not Found", "<h1>Not Found</h1>The requested resource was not found "
                       "on this server."),
     true, A},
    {PAGE("Not Found", "<h1>Found</h1>" WORDS_100), false, A},
    {PAGE("Page Not Found: A Novel", "<h1>Page Not Found: A Novel</h1>" GONE),
     false, A},
    {PAGE("Page not found | A Blog", "<h1>Page not found</h1>" WORDS_400),
     false, A}, /* a poem, as it may be */
    {PAGE("Page not found | A Blog", "<h1>A page</h1>" WORDS_400 GONE), false,
     A},
    {PAGE("The page not found in history", "<h1>The page</h1>"), false, A},
    {PAGE("Area 404", "<h1>Area 404</h1>" GONE), false, A},
    {PAGE("Error codes", "<h1>Error codes</h1>404 page not found" WORDS_100),
     false, A},
    {PAGE("Error", "<h1>Error</h1>" GONE), false, A},
    {PAGE("A Site", "<h1>A Site</h1>" GONE), false, A},
    {PAGE("A Site", "<h1>Page not found</h1>" WORDS_100), false, A},
    {PAGE("Issue 404 | A Project", "<h1>Link not found</h1>" GONE), false, A},
    {PAGE("Data set not found in the wild", "<h1>Data</h1>" GONE), false, A},
    {PAGE("Peugeot 404", "<h1>Peugeot 404</h1>A car."), false, A},
    {PAGE("Room 404 | A Hotel", "<h1>Room 404</h1>A room."), false, A},
    {PAGE("404 | A Number", "<h1>404</h1>The number between 403 and 405."),
     false, A},
    {PAGE("AD 404 - Wikipedia", "<h1>AD 404</h1>A year."), false, A},
    {PAGE("Dataset: page", "<h1>Page</h1>" GONE), false, A},
    {PAGE("Page 404 | A Book", "<h1>Page 404</h1>" WORDS_10), false, A},
    {PAGE("Page not found", "<h1>404</h1><app-root>"), false, A},
    {"<meta http-equiv=refresh>" PAGE("Page not found", "<h1>404</h1>"), false,
     A},
    {PAGE("Oops", "<h1>Oops</h1>" GONE), false, A},
    {PAGE("Sorry | A Song", "<h1>Sorry</h1>" GONE), false, A},
    {PAGE("", "<h1>Welcome</h1>" GONE), false, A},
    {"", false, A},
};

#define SEDO "<script src='//img.sedoparking.com/x.js'></script>"

static const struct row parked[] = {
    {PAGE("example.com is for sale | HugeDomains", "<p>Buy it"), true, A},
    {PAGE("EXAMPLE.COM may be for sale", "<p>Buy it"), true, A},
    {PAGE("Example.com is for sale", "<p>Buy it"), true,
     "http://www.example.com/a/b"},
    {PAGE("other.com is for sale", "<p>Buy it"), false, A},
    {PAGE("other.com is for sale: a story", SEDO "<p>Buy it"), false, A},
    {PAGE("The domain name other.com is for sale",
          "<a href='https://www.afternic.com/x'>Get a price</a>"),
     false, A},
    {PAGE("The domain is for sale", SEDO "<p>x"), true, A},
    {PAGE("This domain is for sale", ""), true, A},
    {PAGE("This domain may be for sale!",
          "<a href='https://sedo.com/search'>Buy this domain</a>"),
     true, A},
    {PAGE("example.com", SEDO "<p>This domain may be for sale."), true, A},
    {PAGE("example.com", SEDO "<p>Resources and information."), false, A},
    {PAGE("Parked Domain", "<h1>This domain is parked</h1><p>Parked free, "
                           "courtesy of a registrar."),
     true, A},
    {PAGE("Registrant WHOIS contact information verification | Namecheap.com",
          "<p>x"),
     true, A},
    {PAGE("域名出售", "<script>location='https://dan.com/a'</script>"), true,
     A},
    {PAGE("How to sell domains", "<a href='https://sedo.com'>Sedo</a> This "
                                 "domain is for sale" WORDS_100),
     false, A},
    {PAGE("Domain parking - Wikipedia",
          "<a href='https://sedo.com'>Sedo</a>" WORDS_400),
     false, A},
    {PAGE("Sell your domain", "<h1>Domain parking</h1>" SEDO), false,
     "https://sedo.com/park"},
    {PAGE("A book is for sale", SEDO "<p>x"), false, A},
    {PAGE("example.com", "<p>Our site"), false, A},
    {PAGE("localhost is for sale", "<p>Buy it"), false, "http://localhost/a"},
    {PAGE("A registrar: Parked Domain", "<p>This domain is parked."), true, A},
    {PAGE("A registrar: Parked Domain", "<p>A field."), false, A},
    {PAGE("A registrar: Parked Domain",
          "<p>This domain is parked." WORDS_50 WORDS_10),
     false, A},
    {PAGE("A registrar", "<h1>Parked domain</h1><p>This domain is parked."),
     false, A},
    {PAGE("example.com", SEDO "<p>This domain may be for sale." WORDS_100),
     false, A},
    {"", false, A},
};

/* A title that is no UTF-8 at its end is nothing that is known. */
static void test_no_text(void **state)
{
    struct page_words page = {.url = STR(A), .words = 2};

    (void)state;
    page.heading = STR("page not found");
    page.title = STR("404 not found!");
    assert_true(page_is_not_found(&page));
    page.title = STR("page not found!\x80");
    page.heading = STR("");
    assert_false(page_is_not_found(&page));
}

static void check(const struct row *row, bool seen)
{
    if (seen != row->is_so)
        print_error("%.200s\n", row->body);
    assert_int_equal(seen, row->is_so);
}

static struct page_facts read_row(const struct row *row, bool whole)
{
    struct page page = sample_page(row->url, row->body);
    struct page_facts facts;

    page.whole = whole;
    page_read(&arena, &page, NULL, 0, &facts);
    return facts;
}

static void test_not_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof not_found / sizeof *not_found; i++) {
        check(&not_found[i], read_row(&not_found[i], true).not_found);
        assert_false(read_row(&not_found[i], true).parked);
        assert_false(read_row(&not_found[i], false).not_found);
    }
}

static void test_parked(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof parked / sizeof *parked; i++) {
        check(&parked[i], read_row(&parked[i], true).parked);
        assert_false(read_row(&parked[i], true).not_found);
        assert_false(read_row(&parked[i], false).parked);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_not_found),
        cmocka_unit_test(test_parked),
        cmocka_unit_test(test_no_text),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    arena_release(&arena);
    return failed;
}
