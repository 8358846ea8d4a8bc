/* make_tables OUTPUT: writes the tables of the code pages as C. */
#include <stdio.h>
#include <stdlib.h>

#include "text/tables/tables.h"

bool lacks(const char *charset)
{
    fprintf(stderr, "make_tables: iconv does not know %s\n", charset);
    return false;
}

static bool write_tables(FILE *out)
{
    fputs("/* Made by linter/text/tables/ from the tables of iconv. */\n"
          "#include \"text/codepage.h\"\n"
          "#include \"text/eastern.h\"\n"
          "#include \"text/pairpage.h\"\n",
          out);
    return write_codepages(out) && write_pairpages(out) && write_eastern(out);
}

int main(int argc, char **argv)
{
    FILE *out;
    bool written;

    if (argc != 2) {
        fputs("usage: make_tables OUTPUT\n", stderr);
        return EXIT_FAILURE;
    }
    out = fopen(argv[1], "w");
    if (!out) {
        perror(argv[1]);
        return EXIT_FAILURE;
    }
    written = write_tables(out) && !ferror(out);
    if (!fclose(out) && written)
        return EXIT_SUCCESS;
    fprintf(stderr, "make_tables: %s is not written\n", argv[1]);
    return EXIT_FAILURE;
}
