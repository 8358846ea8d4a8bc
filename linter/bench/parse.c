/*
 * What every linter of Markdown pays at least: parses each of the given files
 * by cmark-gfm, with all that linter/document/extensions.c may ask it for, and
 * does nothing else.
 * Memory is the library's own choice.
 */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

static const char *const extensions[] = {"table", "strikethrough", "autolink",
                                         "tasklist", "tagfilter"};

static void parse(const char *bytes, size_t len)
{
    cmark_parser *parser =
        cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8);

    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        cmark_parser_attach_syntax_extension(
            parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, bytes, len);
    cmark_node_free(cmark_parser_finish(parser));
    cmark_parser_free(parser);
}

/* False when it cannot be read. An empty file cannot be mapped. */
static int parse_file(const char *path)
{
    int file = open(path, O_RDONLY);
    struct stat info;
    void *bytes = MAP_FAILED;

    if (file < 0)
        return 0;
    if (fstat(file, &info) == 0 && info.st_size > 0)
        bytes =
            mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    close(file);
    if (bytes == MAP_FAILED)
        return info.st_size == 0;
    parse(bytes, (size_t)info.st_size);
    munmap(bytes, (size_t)info.st_size);
    return 1;
}

int main(int argc, char **argv)
{
    cmark_gfm_core_extensions_ensure_registered();
    for (int i = 1; i < argc; i++) {
        if (parse_file(argv[i]))
            continue;
        perror(argv[i]);
        return 2;
    }
    return 0;
}
