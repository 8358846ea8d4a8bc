#include "web/history_header.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/str.h"
#include "web/history_sql.h"

/* Of the SQLite file format, section 1.3: the header, and offsets in it. */
enum {
    HEADER_BYTES = 100,
    AT_PAGE_SIZE = 16,
    AT_WRITE_VERSION = 18,
    AT_READ_VERSION = 19,
    AT_FRACTIONS = 21,
    AT_SCHEMA_FORMAT = 44,
    AT_ENCODING = 56,
    AT_APPLICATION = 68,
};

static const char magic[] = "SQLite format 3"; /* with its NUL */

static uint32_t number_at(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
           (uint32_t)bytes[2] << 8 | bytes[3];
}

/* A power of two from 512 to 65536, which is written as 1. */
static bool is_page_size(unsigned size)
{
    return size == 1 || (size >= 512 && !(size & (size - 1)));
}

/* Whether SQLite could have written the header. */
static bool is_sound(const unsigned char *header)
{
    static const unsigned char fractions[] = {64, 32, 32};
    unsigned size =
        (unsigned)header[AT_PAGE_SIZE] << 8 | header[AT_PAGE_SIZE + 1];

    return is_page_size(size) && header[AT_WRITE_VERSION] - 1u < 2 &&
           header[AT_READ_VERSION] - 1u < 2 &&
           !memcmp(header + AT_FRACTIONS, fractions, sizeof fractions) &&
           number_at(header + AT_SCHEMA_FORMAT) <= 4 &&
           number_at(header + AT_ENCODING) <= 3;
}

static enum header judge(const unsigned char *header, size_t len,
                         const char *path)
{
    if (!len)
        return HEADER_EMPTY;
    if (len < sizeof magic || memcmp(header, magic, sizeof magic) != 0)
        return str_ends(str_from(path), STR(".sqlite3")) ? HEADER_DAMAGED
                                                         : HEADER_NONE;
    if (len < HEADER_BYTES)
        return HEADER_DAMAGED;
    if (number_at(header + AT_APPLICATION) == HISTORY_APPLICATION)
        return HEADER_OURS;
    return is_sound(header) ? HEADER_FOREIGN : HEADER_DAMAGED;
}

static enum header read_open(int file, const char *path)
{
    unsigned char header[HEADER_BYTES];
    struct stat about;
    ssize_t len;

    if (fstat(file, &about))
        return HEADER_UNREADABLE;
    if (!S_ISREG(about.st_mode))
        return HEADER_NO_FILE;
    len = read(file, header, sizeof header);
    return len < 0 ? HEADER_UNREADABLE : judge(header, (size_t)len, path);
}

enum header header_read(const char *path, bool strict)
{
    /* Without O_NONBLOCK a pipe would be waited for. */
    int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (strict ? O_NOFOLLOW : 0);
    int file = open(path, flags), number;
    enum header header;

    if (file < 0)
        return errno == ENOENT ? HEADER_EMPTY : HEADER_UNREADABLE;
    header = read_open(file, path);
    number = errno;
    close(file);
    errno = number;
    return header;
}
