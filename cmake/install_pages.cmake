# The completions and the manual page, which the program writes: to build for
# another machine, give CMAKE_CROSSCOMPILING_EMULATOR.
set(made ${PROJECT_BINARY_DIR}/pages)
file(MAKE_DIRECTORY ${made})
set(LISTLINT_ZSH_FOLDER ${CMAKE_INSTALL_DATADIR}/zsh/site-functions CACHE STRING
    "Where zsh looks for completions; vendor-completions in a Debian package")

# Writes what the program says to the words after the file.
function(make_page file)
    add_custom_command(OUTPUT ${made}/${file}
        COMMAND listlint ${ARGN} > ${made}/${file}
        DEPENDS listlint
        VERBATIM)
endfunction()

make_page(listlint completions bash)
make_page(_listlint completions zsh)
make_page(listlint.fish completions fish)
make_page(listlint.1.scd manual)
set(pages listlint _listlint listlint.fish listlint.1.scd)

install(FILES ${made}/listlint
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${made}/_listlint DESTINATION ${LISTLINT_ZSH_FOLDER})
install(FILES ${made}/listlint.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

find_program(SCDOC scdoc)
if(SCDOC)
    add_custom_command(OUTPUT ${made}/listlint.1
        COMMAND ${SCDOC} < ${made}/listlint.1.scd > ${made}/listlint.1
        DEPENDS ${made}/listlint.1.scd
        VERBATIM)
    list(APPEND pages listlint.1)
    install(FILES ${made}/listlint.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
else()
    message(STATUS "no scdoc: the manual page is left out")
endif()

list(TRANSFORM pages PREPEND ${made}/)
add_custom_target(installed_pages ALL DEPENDS ${pages})
