#include "cli/today.h"

#include <stdlib.h>
#include <time.h>

long long today_seconds(void)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end;
    long long seconds;

    if (!epoch || !*epoch)
        return (long long)time(NULL);
    seconds = strtoll(epoch, &end, 10);
    return *end ? -1 : seconds;
}

struct date today(void)
{
    time_t seconds = (time_t)today_seconds();
    struct tm day;

    if (seconds < 0 || !gmtime_r(&seconds, &day) || day.tm_year > 9999 - 1900)
        return (struct date){.year = 0};
    return date_of_day(day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}
