# embed(FILE ARRAY LARGEST CONTENT): sets CONTENT to the definition, in C, of an
# array of the first LARGEST bytes of a file, with a 0 behind them. Any bytes
# can be there, so it is read as hexadecimal digits; what is no file is empty.
function(embed file array largest content)
    set(bytes "")
    if(EXISTS ${file})
        file(READ ${file} bytes LIMIT ${largest} HEX)
    endif()
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
    string(REPEAT "0x..," 14 line)
    string(REGEX REPLACE "(${line})" "\\1\n    " bytes "${bytes}")
    set(${content}
"static const unsigned char ${array}[] = {
    ${bytes}0x00};
" PARENT_SCOPE)
endfunction()
