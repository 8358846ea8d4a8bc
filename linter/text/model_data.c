#include "text/model_data.h"

#include <stddef.h>

/* The assembler puts the files in: a compiler would take a minute for them. */
#ifdef __APPLE__
#define SECTION     ".section __TEXT,__const\n"
#define RETURN      ".text\n"
#define LABEL(name) "_" name
#else
#define SECTION     ".pushsection .rodata\n"
#define RETURN      ".popsection\n"
#define LABEL(name) name
#endif

#define FILE_OF(name)                                                          \
    extern const char model_##name[], model_##name##_end[];                    \
    __asm__(SECTION ".globl " LABEL(                                           \
        "model_" #name) "\n"                                                   \
                        ".globl " LABEL("model_" #name "_end") "\n" LABEL(     \
                            "model_" #name) ":\n"                              \
                                            ".incbin \"" LISTLINT_DATA         \
                                            "/" #name ".model\"\n" LABEL(      \
                                                "model_" #name                 \
                                                "_end") ":\n" RETURN)

FILE_OF(chinese);
FILE_OF(traditional);
FILE_OF(japanese);
FILE_OF(korean);
FILE_OF(russian);
FILE_OF(ukrainian);
FILE_OF(greek);
FILE_OF(vietnamese);
FILE_OF(latin);

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
