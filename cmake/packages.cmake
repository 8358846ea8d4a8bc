# What is installed beside the program, and the packages that hold it: `cpack`
# in a build folder makes a .deb, and a .tar.gz with the libraries in it
# (linter/package/README.md).
set(LISTLINT_HOMEPAGE "$ENV{LISTLINT_HOMEPAGE}" CACHE STRING
    "Where the packages say listlint lives")
set(LISTLINT_MAINTAINER
    "listlint developers <listlint@users.noreply.github.com>" CACHE STRING
    "Whom the packages say to write to")
set(PACKAGE ${PROJECT_SOURCE_DIR}/linter/package)

# A licence as a field of Debian's copyright file: indented, no line empty.
function(read_licence file output)
    file(READ ${file} text)
    string(STRIP "${text}" text)
    string(REGEX REPLACE "\n\n" "\n.\n" text "${text}")
    string(REPLACE "\n" "\n " text " ${text}")
    set(${output} "${text}" PARENT_SCOPE)
endfunction()

set(LICENCES ${PROJECT_SOURCE_DIR}/LICENSE
             ${PROJECT_SOURCE_DIR}/linter/data/UNICODE-LICENCE)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${LICENCES})
list(GET LICENCES 0 mit)
list(GET LICENCES 1 unicode)
read_licence(${mit} MIT)
read_licence(${unicode} UNICODE)
configure_file(${PACKAGE}/copyright.in copyright @ONLY)

add_custom_command(OUTPUT changelog.gz
    COMMAND gzip -9nc ${PROJECT_SOURCE_DIR}/CHANGELOG.md > changelog.gz
    DEPENDS CHANGELOG.md
    VERBATIM)
add_custom_target(changelog ALL DEPENDS changelog.gz)

install(FILES README.md ${PROJECT_BINARY_DIR}/copyright
              ${PROJECT_BINARY_DIR}/changelog.gz
        DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR TGZ)
find_program(DPKG dpkg)
if(DPKG)
    list(PREPEND CPACK_GENERATOR DEB)
endif()
set(CPACK_PROJECT_CONFIG_FILE ${PACKAGE}/generator.cmake)
set(CPACK_PACKAGE_CONTACT ${LISTLINT_MAINTAINER})
set(CPACK_PACKAGE_HOMEPAGE_URL ${LISTLINT_HOMEPAGE})
set(CPACK_PACKAGE_DESCRIPTION_FILE ${PACKAGE}/description.txt)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "linter for curated Markdown lists")
string(TOLOWER "${CMAKE_SYSTEM_NAME}" system)
set(CPACK_PACKAGE_FILE_NAME
    listlint-${PROJECT_VERSION}-${system}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)

# A revision that stands before the first of Debian's own.
set(CPACK_DEBIAN_PACKAGE_RELEASE 0upstream1)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
if(DPKG AND CURL_SONAME) # which the program's own list of libraries lacks
    execute_process(COMMAND dpkg-query --search "*/${CURL_SONAME}"
                    OUTPUT_VARIABLE owner ERROR_QUIET)
    string(REGEX REPLACE ":.*" "" owner "${owner}")
    set(CPACK_DEBIAN_PACKAGE_DEPENDS "${owner} (>= 7.85)")
endif()
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, git")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
