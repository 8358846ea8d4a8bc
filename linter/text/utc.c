#include "text/utc.h"

bool utc_split(long long seconds, struct tm *utc)
{
    time_t time = (time_t)seconds;

    return seconds >= 0 && gmtime_r(&time, utc) && utc->tm_year <= 9999 - 1900;
}
