# Before cpack packs the .tar.gz: the libraries join the installed tree.
execute_process(
    COMMAND ${CMAKE_CURRENT_LIST_DIR}/bundle.py ${CPACK_TEMPORARY_DIRECTORY}
    COMMAND_ERROR_IS_FATAL ANY)
