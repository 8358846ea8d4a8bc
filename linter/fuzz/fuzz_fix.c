/*
 * The fixes of any list that a user gets, as tests/property_check.h has them:
 * what a reader sees stays, no edit splits a character, and the fixes come to
 * an end.
 */
#include "input.h"
#include "target.h"
#include "tests/property_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct tally tally = {0};

    property_check(&tally, "input", input_of(data, size), true);
    promise(!tally.failures, "the fixes keep what they promise");
    return 0;
}
