# Sets `variable` to the SHA-256 of a file as a Content-Security-Policy wants
# it, "sha256-" and Base64 (RFC 4648), and configures again when it changes.
function(content_hash file variable)
    set(alphabet ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)
    file(SHA256 ${file} digest)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    # 32 bytes are ten groups of three and two bytes, which zeros fill up; of
    # the last four digits one says nothing.
    string(APPEND digest 00)
    set(digits "")
    foreach(start RANGE 0 60 6)
        string(SUBSTRING ${digest} ${start} 6 group)
        foreach(shift IN ITEMS 18 12 6 0)
            math(EXPR index "(0x${group} >> ${shift}) & 63")
            string(SUBSTRING ${alphabet} ${index} 1 digit)
            string(APPEND digits ${digit})
        endforeach()
    endforeach()
    string(SUBSTRING ${digits} 0 43 digits)
    set(${variable} "sha256-${digits}=" PARENT_SCOPE)
endfunction()
