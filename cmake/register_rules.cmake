# Writes a C file whose `all_rules` lists every rule of the given files, by
# code. A rule's file, rules/<family>/<name>.c, must define the value
# rule_<family>_<name> with a line `.code = "..."`.
function(register_rules files output)
    set(rows "")
    foreach(file IN LISTS files)
        get_filename_component(name ${file} NAME_WE)
        get_filename_component(folder ${file} DIRECTORY)
        get_filename_component(family ${folder} NAME)
        file(STRINGS ${file} code REGEX "^ *\\.code = \"[A-Z]+[0-9]+\",$")
        string(REGEX REPLACE ".*\"(.*)\".*" "\\1" code "${code}")
        if(NOT code)
            message(FATAL_ERROR "${file}: no line with the rule's code")
        endif()
        list(APPEND rows "${code} rule_${family}_${name}")
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    endforeach()
    list(SORT rows)
    list(TRANSFORM rows REPLACE "^[^ ]+ " "")
    list(TRANSFORM rows REPLACE "(.+)" "extern const struct rule \\1;\n"
         OUTPUT_VARIABLE declarations)
    list(TRANSFORM rows REPLACE "(.+)" "    &\\1,\n")
    string(REPLACE ";e" "e" declarations "${declarations}")
    string(REPLACE "\n;" "\n" declarations "${declarations}")
    string(REPLACE "\n;" "\n" rows "${rows}")
    file(CONFIGURE OUTPUT ${output} @ONLY CONTENT
"/* Made by cmake/register_rules.cmake from the files in rules/. */
#include \"engine/rule.h\"

@declarations@
const struct rule *const all_rules[] = {
@rows@    NULL,
};
")
endfunction()
