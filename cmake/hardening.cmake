# For optimised builds: what makes a fault harder to use, and the same bytes of
# the same sources wherever they lie. Others are debugged where they were built.
function(harden target)
    if(NOT CMAKE_BUILD_TYPE MATCHES "^Rel" OR LISTLINT_SANITIZE)
        return()
    endif()
    # At the link too, where the program is built as a whole.
    set(maps -ffile-prefix-map=${PROJECT_SOURCE_DIR}=.
             -ffile-prefix-map=${PROJECT_BINARY_DIR}=.)
    if(CMAKE_C_COMPILER_ID STREQUAL GNU)
        target_link_options(${target} INTERFACE ${maps})
    endif()
    # Level 3 is a warning where the C library does not know it.
    target_compile_options(${target} INTERFACE
        ${maps} -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
        -fstack-protector-strong)
    if(CMAKE_SYSTEM_NAME STREQUAL Linux)
        target_compile_options(${target} INTERFACE -fstack-clash-protection)
        target_link_options(${target} INTERFACE -Wl,-z,relro,-z,now)
    endif()
endfunction()

include(CheckPIESupported)
check_pie_supported(LANGUAGES C)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
