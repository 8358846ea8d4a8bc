# libcurl is loaded when the web is asked (linter/web/curl_late.c), by the name
# that a program linked to it would look for. Where that name is not found, as
# on macOS, the program is linked to it.
pkg_check_modules(CURL REQUIRED IMPORTED_TARGET libcurl>=7.85)
add_library(late_curl INTERFACE)

set(CURL_SONAME "")
if(CMAKE_SYSTEM_NAME STREQUAL Linux AND CMAKE_READELF)
    list(GET CURL_LINK_LIBRARIES 0 library)
    execute_process(COMMAND ${CMAKE_READELF} -d ${library}
                    OUTPUT_VARIABLE entries ERROR_QUIET)
    if(entries MATCHES "SONAME[^[]*\\[(libcurl[^]]*)\\]")
        set(CURL_SONAME ${CMAKE_MATCH_1})
    endif()
endif()

if(CURL_SONAME)
    target_include_directories(late_curl INTERFACE ${CURL_INCLUDE_DIRS})
    target_compile_definitions(late_curl INTERFACE
        LISTLINT_CURL="${CURL_SONAME}")
    target_link_libraries(late_curl INTERFACE ${CMAKE_DL_LIBS})
else()
    target_link_libraries(late_curl INTERFACE PkgConfig::CURL)
endif()
