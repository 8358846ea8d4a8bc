#include "text/quantity_unit.h"

#include "text/words.h"

/* G and T alone are as often bytes, m may be metres or minutes, and b and w
   are what few write. Letters are told apart by case. */
static const struct {
    const char *letters;
    struct multiplier multiplier;
} letters[] = {
    {"k", {1e3, false}},  {"K", {1e3, false}},  {"M", {1e6, false}},
    {"m", {1e6, true}},   {"MM", {1e6, true}},  {"mn", {1e6, true}},
    {"mil", {1e6, true}}, {"mio", {1e6, true}}, {"Mio", {1e6, true}},
    {"B", {1e9, true}},   {"b", {1e9, true}},   {"bn", {1e9, false}},
    {"Bn", {1e9, false}}, {"G", {1e9, true}},   {"g", {1e9, true}},
    {"T", {1e12, true}},  {"t", {1e12, true}},  {"tn", {1e12, true}},
    {"w", {1e4, true}},   {"W", {1e4, true}},
};

static const struct {
    const char *words;
    double factor;
} words[] = {
    {"hundred hundreds", 1e2},    {"thousand thousands", 1e3},
    {"lakh lakhs", 1e5},          {"million millions", 1e6},
    {"crore crores", 1e7},        {"billion billions", 1e9},
    {"trillion trillions", 1e12},
};

/* The last is a million as well in China, and a byte prefix. */
static const struct {
    uint32_t c;
    struct multiplier multiplier;
} ideographs[] = {
    {0x5341, {1e1, false}}, /* 十 */
    {0x767E, {1e2, false}}, /* 百 */
    {0x5343, {1e3, false}}, /* 千 */
    {0x4E07, {1e4, false}}, /* 万 */
    {0x842C, {1e4, false}}, /* 萬 */
    {0x4EBF, {1e8, false}}, /* 亿 */
    {0x5104, {1e8, false}}, /* 億 */
    {0xC2ED, {1e1, false}}, /* 십 */
    {0xBC31, {1e2, false}}, /* 백 */
    {0xCC9C, {1e3, false}}, /* 천 */
    {0xB9CC, {1e4, false}}, /* 만 */
    {0xC5B5, {1e8, false}}, /* 억 */
    {0xC870, {1e12, true}}, /* 조 */
    {0x5146, {1e12, true}}, /* 兆 */
};

struct multiplier multiplier_of_letters(struct str word)
{
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (str_eq(word, str_from(letters[i].letters)))
            return letters[i].multiplier;
    return (struct multiplier){0, false};
}

struct multiplier multiplier_of_word(struct str word)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words_have(words[i].words, word))
            return (struct multiplier){words[i].factor, false};
    return (struct multiplier){0, false};
}

struct multiplier multiplier_of_ideograph(uint32_t c)
{
    for (size_t i = 0; i < sizeof ideographs / sizeof *ideographs; i++)
        if (ideographs[i].c == c)
            return ideographs[i].multiplier;
    return (struct multiplier){0, false};
}

/* KM and km are kilometres, and MM is a million. */
bool multiplier_is_double(struct str word)
{
    return str_eq_nocase(word, STR("kk")) || words_have("mk", word) ||
           str_eq(word, STR("kM"));
}

/* The prefixes of bytes; `binary` is what the prefix with an i stands for. */
static const struct {
    char prefix;
    double decimal, binary;
} prefixes[] = {
    {'k', 1e3, 1024.0},
    {'m', 1e6, 1048576.0},
    {'g', 1e9, 1073741824.0},
    {'t', 1e12, 1099511627776.0},
    {'p', 1e15, 1125899906842624.0},
    {'e', 1e18, 1152921504606846976.0},
};

/* Words that say "bytes" whole; the prefix is their first letter. */
static const char prefixed[] =
    "kilobyte kilobytes megabyte megabytes gigabyte gigabytes terabyte "
    "terabytes petabyte petabytes kibibyte kibibytes mebibyte mebibytes "
    "gibibyte gibibytes tebibyte tebibytes";

static bool set_bytes(struct str word, bool binary, bool vague,
                      struct unit *unit)
{
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        if (prefixes[i].prefix != char_lower(word.ptr[0]))
            continue;
        unit->unit_class = UNIT_BYTES;
        unit->scale = binary ? prefixes[i].binary : prefixes[i].decimal;
        unit->vague = vague;
        return true;
    }
    return false;
}

/* KB, Kb, KiB, KBs; with a small b it may be bits. */
static bool bytes_of_letters(struct str word, struct unit *unit)
{
    if (word.len > 2 && word.ptr[word.len - 1] == 's')
        word.len--;
    if (word.len == 2 && char_lower(word.ptr[1]) == 'b')
        return set_bytes(word, false, word.ptr[1] == 'b', unit);
    if (word.len == 3 && word.ptr[1] == 'i' && char_lower(word.ptr[2]) == 'b')
        return set_bytes(word, true, word.ptr[2] == 'b', unit);
    return false;
}

static const struct words_of_unit {
    const char *words;
    struct unit unit;
} short_units[] = {
    {"h hr hrs", {UNIT_TIME, 3600, false}},
    {"min mins", {UNIT_TIME, 60, false}},
    {"sec secs", {UNIT_TIME, 1, false}},
};

static const struct words_of_unit units[] = {
    {"h hr hrs hour hours", {UNIT_TIME, 3600, false}},
    {"min mins minute minutes", {UNIT_TIME, 60, false}},
    {"s sec secs second seconds", {UNIT_TIME, 1, false}},
    {"day days", {UNIT_TIME, 86400, false}},
    {"week weeks", {UNIT_TIME, 604800, false}},
    {"month months", {UNIT_TIME, 2629746, true}},
    {"year years", {UNIT_TIME, 31556952, true}},
    {"byte bytes", {UNIT_BYTES, 1, false}},
    {"token tokens tok toks", {UNIT_TOKENS, 1, false}},
    {"word words character characters char chars letter letters",
     {UNIT_WORDS, 1, false}},
    {"parameter parameters param params", {UNIT_PARAMETERS, 1, false}},
    {"entry entries sample samples example examples instance instances row "
     "rows record records item items line lines datum datapoint datapoints "
     "data points",
     {UNIT_ITEMS, 1, false}},
    {"image images img imgs picture pictures pics photo photos photograph "
     "photographs video videos clip clips film films movie movies song songs "
     "track tracks audio audios recording recordings frame frames sequence "
     "sequences scan scans scene scenes shape shapes model models mesh meshes "
     "pair pairs triple triples triplet triplets tuple tuples qa qas",
     {UNIT_THINGS, 1, false}},
    {"document documents doc docs page pages article articles paper papers "
     "book books story stories post posts comment comments tweet tweets "
     "message messages email emails review reviews report reports abstract "
     "abstracts passage passages paragraph paragraphs sentence sentences "
     "caption captions description descriptions text texts subtitle "
     "subtitles transcript transcripts recipe recipes poem poems patent "
     "patents note notes file files repo repos repository repositories "
     "website websites site sites url urls link links",
     {UNIT_THINGS, 1, false}},
    {"question questions answer answers query queries problem problems "
     "exercise exercises prompt prompts instruction instructions response "
     "responses completion completions dialog dialogs dialogue dialogues "
     "conversation conversations chat chats turn turns round rounds "
     "utterance utterances preference preferences comparison comparisons "
     "ranking rankings trajectory trajectories episode episodes "
     "demonstration demonstrations step steps game games",
     {UNIT_THINGS, 1, false}},
    {"task tasks dataset datasets subset subsets corpus corpora language "
     "languages class classes category categories topic topics domain "
     "domains type types label labels annotation annotations box boxes mask "
     "masks object objects region regions person people user users speaker "
     "speakers subject subjects patient patients identity identities face "
     "faces entity entities relation relations fact facts node nodes edge "
     "edges tree trees table tables chart charts graph graphs function "
     "functions program programs snippet snippets commit commits issue "
     "issues tool tools api apis star stars download downloads case cases "
     "test tests molecule molecules protein proteins",
     {UNIT_THINGS, 1, false}},
};

static bool find_word(const struct words_of_unit *list, size_t count,
                      struct str word, struct unit *unit)
{
    for (size_t i = 0; i < count; i++) {
        if (!words_have(list[i].words, word))
            continue;
        *unit = list[i].unit;
        return true;
    }
    return false;
}

bool unit_of_letters(struct str word, struct unit *unit)
{
    return bytes_of_letters(word, unit) ||
           find_word(short_units, sizeof short_units / sizeof *short_units,
                     word, unit);
}

bool unit_of_word(struct str word, struct unit *unit)
{
    if (bytes_of_letters(word, unit))
        return true;
    if (words_have(prefixed, word))
        return set_bytes(word, char_lower(word.ptr[2]) == 'b', false, unit);
    return find_word(units, sizeof units / sizeof *units, word, unit);
}

/* What begins another stands behind it: 字节 before 字. */
static const struct {
    const char *front;
    struct unit unit;
    bool counts; /* anything, so that a noun may follow */
} eastern[] = {
    {"小时", {UNIT_TIME, 3600, false}, false},
    {"小時", {UNIT_TIME, 3600, false}, false},
    {"时长", {UNIT_TIME, 3600, true}, false},
    {"時間", {UNIT_TIME, 3600, false}, false},
    {"시간", {UNIT_TIME, 3600, false}, false},
    {"分钟", {UNIT_TIME, 60, false}, false},
    {"分鐘", {UNIT_TIME, 60, false}, false},
    {"秒", {UNIT_TIME, 1, false}, false},
    {"字节", {UNIT_BYTES, 1, false}, false},
    {"字節", {UNIT_BYTES, 1, false}, false},
    {"词元", {UNIT_TOKENS, 1, false}, false},
    {"令牌", {UNIT_TOKENS, 1, false}, false},
    {"トークン", {UNIT_TOKENS, 1, false}, false},
    {"토큰", {UNIT_TOKENS, 1, false}, false},
    {"字", {UNIT_WORDS, 1, false}, false},
    {"词", {UNIT_WORDS, 1, false}, false},
    {"単語", {UNIT_WORDS, 1, false}, false},
    {"文字", {UNIT_WORDS, 1, false}, false},
    {"参数", {UNIT_PARAMETERS, 1, false}, false},
    {"參數", {UNIT_PARAMETERS, 1, false}, false},
    {"条", {UNIT_ITEMS, 1, false}, true},
    {"條", {UNIT_ITEMS, 1, false}, true},
    {"个", {UNIT_ITEMS, 1, false}, true},
    {"個", {UNIT_ITEMS, 1, false}, true},
    {"组", {UNIT_ITEMS, 1, false}, true},
    {"組", {UNIT_ITEMS, 1, false}, true},
    {"份", {UNIT_ITEMS, 1, false}, true},
    {"项", {UNIT_ITEMS, 1, false}, true},
    {"件", {UNIT_ITEMS, 1, false}, true},
    {"例", {UNIT_ITEMS, 1, false}, true},
    {"行", {UNIT_ITEMS, 1, false}, true},
    {"样本", {UNIT_ITEMS, 1, false}, false},
    {"数据", {UNIT_ITEMS, 1, false}, false},
    {"개", {UNIT_ITEMS, 1, false}, true},
    {"건", {UNIT_ITEMS, 1, false}, true},
    {"篇", {UNIT_THINGS, 1, false}, true},
    {"张", {UNIT_THINGS, 1, false}, true},
    {"張", {UNIT_THINGS, 1, false}, true},
    {"幅", {UNIT_THINGS, 1, false}, true},
    {"枚", {UNIT_THINGS, 1, false}, true},
    {"对", {UNIT_THINGS, 1, false}, true},
    {"對", {UNIT_THINGS, 1, false}, true},
    {"本", {UNIT_THINGS, 1, false}, true},
    {"部", {UNIT_THINGS, 1, false}, true},
    {"段", {UNIT_THINGS, 1, false}, true},
    {"句", {UNIT_THINGS, 1, false}, true},
    {"首", {UNIT_THINGS, 1, false}, true},
    {"轮", {UNIT_THINGS, 1, false}, true},
    {"道", {UNIT_THINGS, 1, false}, true},
    {"题", {UNIT_THINGS, 1, false}, true},
    {"名", {UNIT_THINGS, 1, false}, true},
    {"位", {UNIT_THINGS, 1, false}, true},
    {"人", {UNIT_THINGS, 1, false}, true},
    {"类", {UNIT_THINGS, 1, false}, true},
    {"种", {UNIT_THINGS, 1, false}, true},
    {"套", {UNIT_THINGS, 1, false}, true},
    {"册", {UNIT_THINGS, 1, false}, true},
    {"쌍", {UNIT_THINGS, 1, false}, true},
    {"장", {UNIT_THINGS, 1, false}, true},
    {"편", {UNIT_THINGS, 1, false}, true},
    {"문장", {UNIT_THINGS, 1, false}, false},
};

/* What may follow a word that counts without saying more. */
static bool is_plain_noun(struct str rest)
{
    static const char *const nouns[] = {"数据",   "數據",   "样本", "樣本",
                                        "데이터", "データ", "以上", "左右"};

    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (str_eq(rest, str_from(nouns[i])))
            return true;
    return !rest.len;
}

size_t unit_at_front(struct str run, struct unit *unit)
{
    for (size_t i = 0; i < sizeof eastern / sizeof *eastern; i++) {
        struct str front = str_from(eastern[i].front);

        if (!str_starts(run, front))
            continue;
        *unit = eastern[i].unit;
        if (unit->unit_class == UNIT_ITEMS &&
            !is_plain_noun(str_slice(run, front.len, run.len)))
            unit->unit_class = UNIT_THINGS;
        return front.len;
    }
    return 0;
}
