# After cpack has written the .deb, an archive of three files whose modes are
# left to the umask of whoever packs: the same three with fixed ones.
set(members ${CPACK_TOPLEVEL_DIRECTORY}/members)
file(REMOVE_RECURSE ${members})
file(MAKE_DIRECTORY ${members})
execute_process(COMMAND ar x ${CPACK_PACKAGE_FILES}
                WORKING_DIRECTORY ${members}
                COMMAND_ERROR_IS_FATAL ANY)
file(GLOB tars RELATIVE ${members} ${members}/*.tar.*)
file(REMOVE ${CPACK_PACKAGE_FILES})
execute_process(COMMAND ar rcDS ${CPACK_PACKAGE_FILES} debian-binary ${tars}
                WORKING_DIRECTORY ${members}
                COMMAND_ERROR_IS_FATAL ANY)
