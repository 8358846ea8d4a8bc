#include "text/quantity_words.h"

#include "text/words.h"

static const char about[] =
    "about around approximately approx ca circa roughly nearly almost near "
    "estimated est some";
static const char over[] = "over above exceeding atleast";
static const char below[] = "under below max maximum upto";
static const char total[] = "total totaling totalling overall altogether sum";

unsigned words_before(struct str word)
{
    if (words_have(about, word))
        return SAID_ABOUT;
    if (words_have(over, word))
        return SAID_OVER;
    if (words_have(below, word))
        return SAID_BELOW;
    return words_have(total, word) ? SAID_TOTAL : SAID_NOTHING;
}

unsigned words_two_before(struct str first, struct str second)
{
    if (str_eq_nocase(second, STR("than"))) {
        if (words_have("more greater larger higher", first))
            return SAID_OVER;
        return words_have("less fewer smaller lower", first) ? SAID_BELOW
                                                             : SAID_NOTHING;
    }
    if (str_eq_nocase(first, STR("at")) && str_eq_nocase(second, STR("least")))
        return SAID_OVER;
    if ((str_eq_nocase(first, STR("at")) &&
         str_eq_nocase(second, STR("most"))) ||
        (str_eq_nocase(first, STR("up")) && str_eq_nocase(second, STR("to"))))
        return SAID_BELOW;
    return SAID_NOTHING;
}

unsigned words_behind(struct str word)
{
    if (words_have("plus more up", word))
        return SAID_OVER;
    if (words_have("less fewer max", word))
        return SAID_BELOW;
    return words_have(total, word) ? SAID_TOTAL : SAID_NOTHING;
}

struct mark {
    const char *text;
    unsigned said;
};

/* Words that begin as a mark does. */
static const char *const nouns[] = {"多轮", "多輪", "多模", "多语", "多語",
                                    "多种", "多種", "多样", "多领", "级别"};

/* What ends in another stands before it. */
static const struct mark ends[] = {
    {"不少于", SAID_OVER}, {"不少於", SAID_OVER}, {"至少", SAID_OVER},
    {"超过", SAID_OVER},   {"超過", SAID_OVER},   {"超出", SAID_OVER},
    {"超", SAID_OVER},     {"逾", SAID_OVER},     {"大于", SAID_OVER},
    {"多于", SAID_OVER},   {"不到", SAID_BELOW},  {"不足", SAID_BELOW},
    {"少于", SAID_BELOW},  {"小于", SAID_BELOW},  {"低于", SAID_BELOW},
    {"至多", SAID_BELOW},  {"最多", SAID_BELOW},  {"최대", SAID_BELOW},
    {"约", SAID_ABOUT},    {"約", SAID_ABOUT},    {"大概", SAID_ABOUT},
    {"接近", SAID_ABOUT},  {"近", SAID_ABOUT},    {"高达", SAID_ABOUT},
    {"약", SAID_ABOUT},    {"总计", SAID_TOTAL},  {"總計", SAID_TOTAL},
    {"合计", SAID_TOTAL},  {"合計", SAID_TOTAL},  {"共计", SAID_TOTAL},
    {"总共", SAID_TOTAL},  {"共有", SAID_TOTAL},  {"共", SAID_TOTAL},
    {"总量", SAID_TOTAL},  {"총", SAID_TOTAL},    {"有", SAID_HERE},
    {"达", SAID_HERE},     {"含", SAID_HERE},     {"包括", SAID_HERE},
    {"为", SAID_HERE},
};

static const struct mark fronts[] = {
    {"多", SAID_OVER},    {"余", SAID_OVER},     {"餘", SAID_OVER},
    {"以上", SAID_OVER},  {"及以上", SAID_OVER}, {"이상", SAID_OVER},
    {"以下", SAID_BELOW}, {"以内", SAID_BELOW},  {"이하", SAID_BELOW},
    {"未満", SAID_BELOW}, {"左右", SAID_ABOUT},  {"上下", SAID_ABOUT},
    {"程度", SAID_ABOUT}, {"정도", SAID_ABOUT},  {"级", SAID_ABOUT},
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static size_t find_end(struct str run)
{
    size_t i = 0;

    while (i < COUNT(ends) && !str_ends(run, str_from(ends[i].text)))
        i++;
    return i;
}

unsigned words_at_end(struct str run)
{
    unsigned said = SAID_NOTHING;

    for (size_t i; (i = find_end(run)) < COUNT(ends);) {
        said |= ends[i].said;
        run.len -= str_from(ends[i].text).len;
    }
    return said;
}

bool words_end_in_mark(struct str run)
{
    return find_end(run) < COUNT(ends);
}

unsigned words_at_front(struct str *run)
{
    for (size_t i = 0; i < COUNT(nouns); i++)
        if (str_starts(*run, str_from(nouns[i])))
            return SAID_NOTHING;
    for (size_t i = 0; i < COUNT(fronts); i++) {
        struct str front = str_from(fronts[i].text);

        if (!str_starts(*run, front))
            continue;
        *run = str_slice(*run, front.len, run->len);
        return fronts[i].said;
    }
    return SAID_NOTHING;
}

bool words_are_short(struct str word)
{
    return words_have("approx ca est no vs mio", word);
}

bool words_are_relative(struct str word)
{
    return words_have("per each every respectively average avg mean percent "
                      "times fold",
                      word);
}

bool words_run_is_relative(struct str run)
{
    static const char *const words[] = {"每", "平均", "分别", "分別",
                                        "占", "各自", "各有", "それぞれ"};

    for (size_t i = 0; i < COUNT(words); i++)
        if (str_find(run, str_from(words[i]), 0) != STR_NONE)
            return true;
    return str_ends(run, STR("各"));
}

bool words_end_noun(struct str word)
{
    return words_have("for in from with and or on by to across per each at "
                      "as via than respectively",
                      word);
}

static const char *const numbers[] = {
    "one",      "two",       "three",   "four",     "five",    "six",
    "seven",    "eight",     "nine",    "ten",      "eleven",  "twelve",
    "twenty",   "thirty",    "forty",   "fifty",    "hundred", "hundreds",
    "thousand", "thousands", "million", "millions", "billion", "billions",
    "trillion", "trillions", "dozen",   "dozens",   "half",    "couple",
    "several"};

bool words_are_number(struct str word)
{
    for (size_t i = 0; i < COUNT(numbers); i++)
        if (str_eq_nocase(word, str_from(numbers[i])))
            return true;
    return false;
}

bool words_hold_number(struct str text)
{
    for (size_t i = 0; i < COUNT(numbers); i++)
        if (words_find(text, str_from(numbers[i])) != STR_NONE)
            return true;
    return false;
}
