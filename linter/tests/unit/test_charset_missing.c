#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <iconv.h>
#include <sys/resource.h>

#include "text/charset.h"

/* Not every C library has every encoding, and glibc keeps them in files, of
   which none can be opened here. One that is missing has ASCII alone. */
static void test_missing(void **state)
{
    struct rlimit files, none;
    iconv_t converter;

    (void)state;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &files), 0);
    none = files;
    none.rlim_cur = 0;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    converter = iconv_open("UTF-8", "CP1252");
    charsets();
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &files), 0);

    if (converter != (iconv_t)-1)
        skip();
    for (size_t i = 0; i < CHARSET_COUNT; i++) {
        const struct charset *charset = &charsets()[i];

        assert_non_null(charset->languages[0]);
        assert_int_equal(charset_decode(charset, STR("a\xE9")).code_point, 'a');
        assert_false(charset_decode(charset, STR("\xE9\xA1")).valid);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_missing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
