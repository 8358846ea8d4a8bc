#include "web/page_words.h"

/* Words of content: a sentence, a page that says no more, hints, and links to
   everything else. */
enum { BARE = 20, FEW = 60, SOME = 150, MANY = 800 };

/* What a title or heading says. The number alone, or words that may be the name
   of something, are not clear; both are. */
enum claim {
    CLAIM_NONE = 0,
    CLAIM_NUMBER = 1,
    CLAIM_WORDS = 2,
    CLAIM_CLEAR = CLAIM_NUMBER | CLAIM_WORDS
};

/* The whole of what a title says, beside what `decoration` has. */
static const char *const clear_phrases[] = {
    "page not found",
    "page is not found",
    "page cannot be found",
    "page can't be found",
    "page could not be found",
    "page couldn't be found",
    "the page cannot be found",
    "the page can't be found",
    "the page could not be found",
    "the page was not found",
    "this page cannot be found",
    "this page can't be found",
    "this page could not be found",
    "that page can't be found",
    "that page cannot be found",
    "the page you requested cannot be found",
    "the page you requested could not be found",
    "the page you requested was not found",
    "the requested page could not be found",
    "the requested page was not found",
    "requested page not found",
    "the page you are looking for cannot be found",
    "the page you're looking for can't be found",
    "the page you're looking for doesn't exist",
    "the page you are looking for does not exist",
    "the page you are looking for doesn't exist",
    "page doesn't exist",
    "page does not exist",
    "this page doesn't exist",
    "this page does not exist",
    "that page doesn't exist",
    "the page does not exist",
    "page no longer exists",
    "this page no longer exists",
    "we can't find that page",
    "we can't find the page you're looking for",
    "we couldn't find that page",
    "we couldn't find this page",
    "we couldn't find the page you're looking for",
    "we couldn't find the page you were looking for",
    "we could not find that page",
    "can't find that page",
    "could not find that page",
    "site not found",
    "url not found",
    "file not found",
    "file or directory not found",
    "the resource cannot be found",
    "the requested url was not found on this server",
    "object not found",
    "not found)!!1", /* Google's servers: "Error 404 (Not Found)!!1" */
    "页面不存在",
    "该页面不存在",
    "您访问的页面不存在",
    "你访问的页面不存在",
    "找不到页面",
    "找不到该页面",
    "页面未找到",
    "未找到页面",
    "页面找不到了",
    "页面没有找到",
    "无法找到该页",
    "無法找到該頁",
    "找不到頁面",
    "找不到網頁",
    "頁面不存在",
    "此頁面不存在",
    "ページが見つかりません",
    "ページが見つかりませんでした",
    "お探しのページが見つかりません",
    "お探しのページは見つかりませんでした",
    "ページが存在しません",
    "페이지를 찾을 수 없습니다",
    "요청하신 페이지를 찾을 수 없습니다",
    "존재하지 않는 페이지입니다",
    "seite nicht gefunden",
    "die seite wurde nicht gefunden",
    "diese seite wurde nicht gefunden",
    "die seite konnte nicht gefunden werden",
    "diese seite konnte nicht gefunden werden",
    "diese seite existiert nicht",
    "page non trouvée",
    "page introuvable",
    "page inexistante",
    "cette page n'existe pas",
    "la page n'existe pas",
    "la page demandée n'existe pas",
    "la page est introuvable",
    "página no encontrada",
    "pagina no encontrada",
    "no se encuentra la página",
    "la página no existe",
    "esta página no existe",
    "no se encontró la página",
    "página não encontrada",
    "pagina não encontrada",
    "página não existe",
    "esta página não existe",
    "страница не найдена",
    "страница не существует",
    "такой страницы не существует",
    "сторінку не знайдено",
    "сторінка не знайдена",
    "pagina non trovata",
    "la pagina non esiste",
    "questa pagina non esiste",
    "strona nie znaleziona",
    "nie znaleziono strony",
    "strona nie istnieje",
    "strona nie została znaleziona",
    "sayfa bulunamadı",
    "sayfa bulunamadi",
    "pagina niet gevonden",
    "deze pagina bestaat niet",
    "sidan hittades inte",
    "sidan kunde inte hittas",
    "siden ble ikke funnet",
    "siden blev ikke fundet",
    "siden findes ikke",
    "sivua ei löydy",
    "sivua ei löytynyt",
    "stránka nenalezena",
    "stránka nebyla nalezena",
    "stránka nenájdená",
    "az oldal nem található",
    "pagina nu a fost găsită",
    "η σελίδα δεν βρέθηκε",
    "không tìm thấy trang",
    "halaman tidak ditemukan",
    "ไม่พบหน้า",
    "الصفحة غير موجودة",
    "لم يتم العثور على الصفحة",
    "صفحه یافت نشد",
    "הדף לא נמצא",
};

/* What may also be the name of something. */
static const char *const weak_phrases[] = {
    "not found", "not_found",      "notfound",      "nicht gefunden",
    "未找到",    "見つかりません", "no encontrado",
};

/* What stands before or behind such a phrase and says nothing by itself. */
static const char *const decoration[] = {
    "404",    "error",  "http",   "status", "code",   "oops",  "ooops",
    "ups",    "whoops", "sorry",  "oh no",  "uh oh",  "uh-oh", "fehler",
    "erreur", "erro",   "errore", "ошибка", "错误",   "錯誤",  "エラー",
    "오류",   "hata",   "błąd",   "desolé", "désolé", "hmm",   "ooh",
};

/* What the text of such a page says. */
static const char *const clauses[] = {
    "not found",
    "n't exist",
    "not exist",
    "n't find",
    "cannot find",
    "could not find",
    "not be found",
    "n't be found",
    "no longer exists",
    "no longer available",
    "may have been moved",
    "might have been moved",
    "may have been removed",
    "might have been removed",
    "has been moved or deleted",
    "broken link",
    "there isn't a github pages site here",
    "nothing was found",
    "no such page",
    "no page here",
    "existiert nicht",
    "nicht gefunden",
    "n'existe pas",
    "n'existe plus",
    "introuvable",
    "pas été trouvée",
    "no existe",
    "no se ha encontrado",
    "no se encuentra",
    "no encontrada",
    "não existe",
    "não encontrada",
    "não foi encontrada",
    "не существует",
    "не найдена",
    "не знайдено",
    "была удалена",
    "non esiste",
    "non trovata",
    "nie istnieje",
    "nie znaleziono",
    "nie została znaleziona",
    "bulunamadı",
    "bestaat niet",
    "niet gevonden",
    "hittas",
    "hittades inte",
    "不存在",
    "找不到",
    "未找到",
    "没有找到",
    "已被删除",
    "无法找到",
    "見つかりません",
    "存在しません",
    "찾을 수 없",
    "존재하지 않",
};

/* Between what a title says and the name of its site. */
static const char *const separators[] = {
    " | ", " - ", " – ",  " — ", " · ", " • ", " » ",
    " « ", " ⋅ ", " :: ", " / ", "｜",  " ~ ", "|",
};

/* In an address that is about such pages, or is named so. */
static const char *const about[] = {
    "404",         "not-found",     "notfound",       "not_found",
    "not%20found", "not+found",     "nicht-gefunden", "introuvable",
    "non-trouvee", "no-encontrada", "nao-encontrada", "page-missing",
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool is_one_of(struct str text, const char *const *table, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(text, str_from(table[i])))
            return true;
    return false;
}

static bool holds_one_of(struct str text, const char *const *table,
                         size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_find(text, str_from(table[i]), 0) != STR_NONE)
            return true;
    return false;
}

/* ASCII marks and the full stops of others. */
static size_t mark_at_front(struct str s)
{
    static const char *const marks[] = {"…", "。", "！", "!", "“", "”", "，"};

    if (s.len && (char_is_space(s.ptr[0]) || char_is_punct(s.ptr[0])))
        return 1;
    for (size_t i = 0; i < COUNT(marks); i++)
        if (str_starts(s, str_from(marks[i])))
            return str_from(marks[i]).len;
    return 0;
}

static struct str trim_marks(struct str s)
{
    size_t len;

    while ((len = mark_at_front(s)))
        s = str_slice(s, len, s.len);
    while (s.len) {
        size_t at = s.len - 1;

        while (at && ((unsigned char)s.ptr[at] & 0xC0) == 0x80)
            at--;
        len = mark_at_front(str_slice(s, at, s.len));
        if (!len || at + len != s.len)
            break;
        s.len = at;
    }
    return s;
}

/* Takes one decoration off either end; false when there is none. */
static bool strip_one(struct str *s, bool *number)
{
    for (size_t i = 0; i < COUNT(decoration); i++) {
        struct str word = str_from(decoration[i]);
        size_t rest = s->len - word.len;

        if (word.len > s->len)
            continue;
        if (str_starts(*s, word) && (!rest || !char_is_alnum(s->ptr[word.len])))
            *s = str_slice(*s, word.len, s->len);
        else if (str_ends(*s, word) && !char_is_alnum(s->ptr[rest - 1]))
            *s = str_slice(*s, 0, rest);
        else
            continue;
        *number = *number || i == 0;
        return true;
    }
    return false;
}

static unsigned claim_of_part(struct str part)
{
    bool number = false;
    unsigned claim;

    do
        part = trim_marks(part);
    while (strip_one(&part, &number));
    claim = number ? CLAIM_NUMBER : CLAIM_NONE;
    if (is_one_of(part, clear_phrases, COUNT(clear_phrases)))
        return CLAIM_CLEAR;
    if (is_one_of(part, weak_phrases, COUNT(weak_phrases)))
        return claim | CLAIM_WORDS;
    return part.len ? CLAIM_NONE : claim;
}

static size_t separator_at(struct str s)
{
    for (size_t i = 0; i < COUNT(separators); i++)
        if (str_starts(s, str_from(separators[i])))
            return str_from(separators[i]).len;
    return 0;
}

/* The part in front of the first separator, which goes with it. */
static struct str next_part(struct str *rest)
{
    struct str part = *rest;

    for (size_t at = 0; at < part.len; at++) {
        size_t len = separator_at(str_slice(part, at, part.len));

        if (!len)
            continue;
        *rest = str_slice(part, at + len, part.len);
        return str_slice(part, 0, at);
    }
    *rest = STR("");
    return part;
}

/* What a title claims of which at most `others` parts are something else. */
static unsigned claim_of(struct str title, size_t others)
{
    unsigned claim = CLAIM_NONE;

    while (title.len) {
        struct str part = trim_marks(next_part(&title));
        unsigned said = claim_of_part(part);

        if (part.len && said == CLAIM_NONE && !others--)
            return CLAIM_NONE;
        claim |= said;
    }
    return claim;
}

bool page_is_not_found(const struct page_words *page)
{
    unsigned title = claim_of(page->title, 1);
    unsigned heading = claim_of(page->heading, 0);
    bool clear = (title | heading) == CLAIM_CLEAR;
    size_t most = page->heading.len ? FEW : SOME;

    if (holds_one_of(page->url, about, COUNT(about)))
        return false;
    if (!title) /* a heading alone, where nothing else stands */
        return !page->title.len && heading == CLAIM_CLEAR && page->words <= FEW;
    if (clear && heading && page->words <= FEW)
        return true;
    if (heading)
        most = MANY;
    return page->words <= (clear ? most : BARE) &&
           holds_one_of(page->text, clauses, COUNT(clauses));
}
