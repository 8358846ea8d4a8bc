# The program without sanitizers, beside the one that has them: for what cannot
# run that, such as valgrind. The target `plain` makes plain/listlint, and
# PLAIN_LISTLINT is where it is: without sanitizers the program itself, and
# nowhere beside any but that of addresses, since one is enough.
if(NOT LISTLINT_SANITIZE)
    set(PLAIN_LISTLINT $<TARGET_FILE:listlint>)
    return()
endif()
set(PLAIN_LISTLINT "")
if(NOT LISTLINT_SANITIZE MATCHES address OR LISTLINT_SANITIZE MATCHES fuzzer)
    return()
endif()

# What is linked last is told last to the compiler.
add_library(unsanitized INTERFACE)
target_compile_options(unsanitized INTERFACE -fno-sanitize=all)
target_link_options(unsanitized INTERFACE -fno-sanitize=all)

get_target_property(ENGINE_SOURCES engine SOURCES)
add_library(plain_engine STATIC ${ENGINE_SOURCES})
add_dependencies(plain_engine engine) # which makes the sources that are made
target_compile_definitions(plain_engine PUBLIC
    LISTLINT_VERSION="${PROJECT_VERSION}")
target_link_libraries(plain_engine PUBLIC options unsanitized)

add_executable(plain linter/cli/main.c)
target_link_libraries(plain PRIVATE plain_engine)
set_target_properties(plain PROPERTIES
    OUTPUT_NAME listlint
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/plain)
set(PLAIN_LISTLINT $<TARGET_FILE:plain>)
