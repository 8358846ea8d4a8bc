#include "text/model_data.h"

#include <stddef.h>

#include "text/incbin.h"

#define MODEL(name) INCBIN(model_##name, LISTLINT_DATA "/" #name ".model")

MODEL(chinese);
MODEL(traditional);
MODEL(japanese);
MODEL(korean);
MODEL(russian);
MODEL(ukrainian);
MODEL(greek);
MODEL(vietnamese);
MODEL(latin);

/* Of languages that explain a text equally well the first one is taken. */
const struct model_data model_data[] = {
    {"Chinese", model_chinese, model_chinese_end},
    {"Traditional Chinese", model_traditional, model_traditional_end},
    {"Japanese", model_japanese, model_japanese_end},
    {"Korean", model_korean, model_korean_end},
    {"Russian", model_russian, model_russian_end},
    {"Ukrainian", model_ukrainian, model_ukrainian_end},
    {"Greek", model_greek, model_greek_end},
    {"Vietnamese", model_vietnamese, model_vietnamese_end},
    {"Latin", model_latin, model_latin_end},
    {NULL, NULL, NULL},
};
