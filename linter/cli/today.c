#include "cli/today.h"

#include <stdlib.h>
#include <time.h>

#include "text/utc.h"

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
    struct tm day;

    if (!utc_split(today_seconds(), &day))
        return (struct date){.year = 0};
    return date_of_day(day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}
