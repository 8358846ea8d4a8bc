#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "web/resolver.h"

/* A stand-in for name servers, and a bell that is rung for each answer. */
struct stand_in {
    atomic_int asked, now, most;
    pthread_mutex_t lock;
    pthread_cond_t bell;
    int rung;
};

static void rest(void)
{
    nanosleep(&(struct timespec){.tv_nsec = 2000000}, NULL);
}

static void find(void *context, const char *name, struct name_answer *answer)
{
    struct stand_in *stand_in = context;
    int now = atomic_fetch_add(&stand_in->now, 1) + 1;
    int most = atomic_load(&stand_in->most);

    while (now > most &&
           !atomic_compare_exchange_weak(&stand_in->most, &most, now))
        ;
    atomic_fetch_add(&stand_in->asked, 1);
    rest();
    answer->state = name[0] == 'u' ? NAME_UNKNOWN : NAME_FAILED;
    if (name[0] == 'h') {
        answer->state = NAME_FOUND;
        answer->count = 1;
        address_literal(STR("192.0.2.1"), &answer->addresses[0]);
    }
    atomic_fetch_sub(&stand_in->now, 1);
}

static void ring(void *context)
{
    struct stand_in *stand_in = context;

    pthread_mutex_lock(&stand_in->lock);
    stand_in->rung++;
    pthread_cond_signal(&stand_in->bell);
    pthread_mutex_unlock(&stand_in->lock);
}

static void wait_for(struct stand_in *stand_in, int rung)
{
    pthread_mutex_lock(&stand_in->lock);
    while (stand_in->rung < rung)
        pthread_cond_wait(&stand_in->bell, &stand_in->lock);
    pthread_mutex_unlock(&stand_in->lock);
}

static struct stand_in stand_in = {.lock = PTHREAD_MUTEX_INITIALIZER,
                                   .bell = PTHREAD_COND_INITIALIZER};

static struct resolver *begin(void)
{
    static const struct lookup lookup = {find, &stand_in};

    stand_in.rung = 0;
    atomic_store(&stand_in.asked, 0);
    atomic_store(&stand_in.most, 0);
    return resolver_new(&lookup, ring, &stand_in);
}

static void test_answers(void **state)
{
    struct resolver *resolver = begin();
    struct name_answer answer;

    (void)state;
    assert_false(resolver_ask(resolver, STR("here.example"), &answer));
    assert_false(resolver_ask(resolver, STR("here.example"), &answer));
    assert_false(resolver_ask(resolver, STR("unknown.example"), &answer));
    assert_false(resolver_ask(resolver, STR("broken.example"), &answer));
    wait_for(&stand_in, 3);
    assert_true(resolver_ask(resolver, STR("here.example"), &answer));
    assert_int_equal(answer.state, NAME_FOUND);
    assert_int_equal(answer.count, 1);
    assert_int_equal(answer.addresses[0].bytes[0], 192);
    assert_true(resolver_ask(resolver, STR("unknown.example"), &answer));
    assert_int_equal(answer.state, NAME_UNKNOWN);
    assert_true(resolver_ask(resolver, STR("broken.example"), &answer));
    assert_int_equal(answer.state, NAME_FAILED);
    assert_int_equal(atomic_load(&stand_in.asked), 3);
    resolver_free(resolver);
}

static void test_failures_are_asked_again(void **state)
{
    struct resolver *resolver = begin();
    struct name_answer answer;

    (void)state;
    resolver_ask(resolver, STR("here.example"), &answer);
    resolver_ask(resolver, STR("unknown.example"), &answer);
    wait_for(&stand_in, 2);
    resolver_forget(resolver, STR("here.example"));
    resolver_forget(resolver, STR("unknown.example"));
    assert_true(resolver_ask(resolver, STR("here.example"), &answer));
    assert_false(resolver_ask(resolver, STR("unknown.example"), &answer));
    wait_for(&stand_in, 3);
    assert_true(resolver_ask(resolver, STR("unknown.example"), &answer));
    resolver_free(resolver);
}

static void test_threads_are_bounded(void **state)
{
    struct resolver *resolver = begin();
    struct name_answer answer;
    char name[32];

    (void)state;
    for (int i = 0; i < 200; i++) {
        snprintf(name, sizeof name, "h%d.example", i);
        resolver_ask(resolver, str_from(name), &answer);
    }
    wait_for(&stand_in, 200);
    assert_int_equal(atomic_load(&stand_in.asked), 200);
    assert_true(atomic_load(&stand_in.most) > 1);
    assert_true(atomic_load(&stand_in.most) <= 16);
    resolver_free(resolver);
}

/* Freeing does not wait for what is under way. */
static void test_free_at_once(void **state)
{
    struct name_answer answer;
    struct resolver *resolver = begin();

    (void)state;
    for (int i = 0; i < 8; i++)
        resolver_ask(resolver, str_slice(STR("habcdefgh"), 0, (size_t)i + 1),
                     &answer);
    resolver_free(resolver);
    while (atomic_load(&stand_in.now))
        rest();
    rest(); /* the threads end by themselves */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_failures_are_asked_again),
        cmocka_unit_test(test_threads_are_bounded),
        cmocka_unit_test(test_free_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
