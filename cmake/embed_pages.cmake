# Writes pages of text as C: cmake -DFOLDER=... -DOUTPUT=... -P this.

include(${CMAKE_CURRENT_LIST_DIR}/embed.cmake)

set(LARGEST 65536)

file(GLOB pages RELATIVE ${FOLDER} ${FOLDER}/*)
set(arrays "")
set(rows "")
foreach(page IN LISTS pages)
    string(MAKE_C_IDENTIFIER page_${page} array)
    embed(${FOLDER}/${page} ${array} ${LARGEST} content)
    string(APPEND arrays "${content}\n")
    string(APPEND rows "    {\"${page}\", {(const char *)${array}, "
                       "sizeof ${array} - 1}},\n")
endforeach()
file(WRITE ${OUTPUT}
"/* Made by cmake/embed_pages.cmake from the files in linter/cli/pages/. */
#include \"cli/page.h\"

${arrays}const struct page all_pages[] = {
${rows}    {0},
};
")
