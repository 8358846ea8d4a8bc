# Writes the examples of the rules as C: cmake -DROOT=... -DOUTPUT=... -P this.
# What explains the rules needs no file of the source tree when it runs.

include(${CMAKE_CURRENT_LIST_DIR}/embed.cmake)

# Of a longer file only the front is shown.
set(LARGEST 16384)

file(GLOB folders ${ROOT}/fixtures/*/*/bad.md)
list(TRANSFORM folders REPLACE "/bad.md$" "")
set(arrays "")
set(rows "")
foreach(folder IN LISTS folders)
    file(RELATIVE_PATH name ${ROOT}/fixtures ${folder})
    string(MAKE_C_IDENTIFIER ${name} stem)
    foreach(part IN ITEMS bad.md config bad.txt good.md)
        string(MAKE_C_IDENTIFIER ${stem}_${part} array)
        embed(${folder}/${part} ${array} ${LARGEST} content)
        string(APPEND arrays "${content}\n")
    endforeach()
    string(APPEND rows "    {\"${name}\", BYTES(${stem}_bad_md), "
                       "BYTES(${stem}_config), BYTES(${stem}_bad_txt), "
                       "BYTES(${stem}_good_md)},\n")
endforeach()
file(WRITE ${OUTPUT}
"/* Made by cmake/embed_examples.cmake from the files in fixtures/. */
#include \"explain/example.h\"

#define BYTES(array) {(const char *)(array), sizeof(array) - 1}

${arrays}const struct example all_examples[] = {
${rows}    {0},
};
")
