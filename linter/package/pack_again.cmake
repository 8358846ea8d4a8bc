# After cpack has packed the .tar.gz, in the order of the disk and with the
# owner of the files: the same tree, so that the same files give the same bytes.
execute_process(
    COMMAND ${CMAKE_CURRENT_LIST_DIR}/archive.py ${CPACK_TEMPORARY_DIRECTORY}
            ${CPACK_PACKAGE_FILES}
    COMMAND_ERROR_IS_FATAL ANY)
