# What Debian wants of an installed tree: its own changelog, dated like the
# package (SOURCE_DATE_EPOCH), manual pages that are compressed, and what zsh
# reads where Debian's zsh looks for it.
set(tree ${CPACK_TEMPORARY_DIRECTORY}/usr/share)
if(EXISTS ${tree}/zsh/site-functions)
    file(RENAME ${tree}/zsh/site-functions ${tree}/zsh/vendor-completions)
endif()

set(version ${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
set(changelog ${tree}/doc/listlint/changelog.Debian)
file(WRITE ${changelog}
"listlint (${version}) unstable; urgency=medium

  * What changed stands in changelog.gz.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")

file(GLOB pages ${tree}/man/man*/*.[1-9])
execute_process(COMMAND gzip -9n ${changelog} ${pages}
                COMMAND_ERROR_IS_FATAL ANY)

# Whatever the umask of whoever packs.
set(readable OWNER_READ GROUP_READ WORLD_READ OWNER_WRITE)
list(TRANSFORM pages APPEND .gz)
file(CHMOD ${changelog}.gz ${pages} PERMISSIONS ${readable})
file(CHMOD_RECURSE ${CPACK_TEMPORARY_DIRECTORY} DIRECTORY_PERMISSIONS
     ${readable} OWNER_EXECUTE GROUP_EXECUTE WORLD_EXECUTE)
