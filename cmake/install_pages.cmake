# The completions, which the program writes: to build for
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
set(pages listlint _listlint listlint.fish)

install(FILES ${made}/listlint
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${made}/_listlint DESTINATION ${LISTLINT_ZSH_FOLDER})
install(FILES ${made}/listlint.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

list(TRANSFORM pages PREPEND ${made}/)
add_custom_target(installed_pages ALL DEPENDS ${pages})
