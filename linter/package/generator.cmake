# Read by cpack for each kind of package: what is done to the installed tree
# before it is packed, and to the package afterwards.
set(scripts ${CMAKE_CURRENT_LIST_DIR})
if(CPACK_GENERATOR STREQUAL DEB)
    set(CPACK_PRE_BUILD_SCRIPTS ${scripts}/debian.cmake)
    set(CPACK_POST_BUILD_SCRIPTS ${scripts}/debian_again.cmake)
elseif(CPACK_GENERATOR STREQUAL TGZ)
    if(CPACK_SYSTEM_NAME STREQUAL Linux)
        set(CPACK_PRE_BUILD_SCRIPTS ${scripts}/take_libraries.cmake)
    endif()
    set(CPACK_POST_BUILD_SCRIPTS ${scripts}/pack_again.cmake)
endif()
