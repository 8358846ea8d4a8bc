#include "document/damage_repair.h"
#include "text/mojibake.h"

/* So many times over is text read wrongly at most. */
enum { DEEPEST = 3 };

/* Whether a decoded run is mojibake itself, and whole. */
static bool is_whole_again(const struct mojibake_reading *reading,
                           struct str text)
{
    struct mojibake_run run;
    size_t at = 0;

    if (!mojibake_next(reading, text, &at, &run) || at < text.len)
        return false;
    return !run.damaged && mojibake_believed(reading, &run);
}

static bool are_whole_again(const struct mojibake_reading *reading,
                            const struct damage *damage)
{
    for (size_t i = 0; i < damage->nruns; i++)
        if (!is_whole_again(reading, damage->runs[i].text))
            return false;
    return true;
}

static void add_votes(struct mojibake_vote *vote, const struct damage *damage)
{
    for (size_t i = 0; i < damage->nruns && !damage->damaged; i++)
        mojibake_vote_add(vote, damage->runs[i].text);
}

/* The reading that explains a damage: as it was read before, since one mistake
   is more often made twice than two are made; as all were, or as its own runs
   vote. */
static bool find_reading(const struct damage *damage, size_t last_page,
                         const struct mojibake_reading *all,
                         struct mojibake_reading *reading)
{
    struct mojibake_vote vote;

    *reading = *all;
    reading->page = last_page;
    if (are_whole_again(reading, damage))
        return true;
    reading->page = all->page;
    if (are_whole_again(reading, damage))
        return true;
    mojibake_vote_init(&vote);
    add_votes(&vote, damage);
    return mojibake_decide(&vote, reading) && are_whole_again(reading, damage);
}

static void read_once_more(struct arena *arena, struct damage *damage,
                           const struct mojibake_reading *reading)
{
    const char *page = reading->all->pages[reading->page].name;

    for (size_t i = 0; i < damage->nruns; i++) {
        struct damaged_run *run = &damage->runs[i];
        struct str before = run->text;

        run->text = damage_decode(arena, reading, before);
        if (!mojibake_proved(reading, before, run->text))
            damage->mend = DAMAGE_LOST;
    }
    damage->how =
        str_printf(arena, "%s, then as %.*s", page, STR_ARG(damage->how));
}

/* Whether some of what the runs say is mojibake still, as all of them are read:
   if it can be read no more, bytes of it were lost then. */
static bool is_mojibake_still(const struct mojibake_reading *all,
                              const struct damage *damage)
{
    struct mojibake_run run;

    for (size_t i = 0; i < damage->nruns; i++)
        for (size_t at = 0;
             mojibake_next(all, damage->runs[i].text, &at, &run);)
            if (mojibake_believed(all, &run))
                return true;
    return false;
}

/* Reads each damage once more that is mojibake still. */
static void read_all(struct arena *arena, struct damage *items,
                     struct damage_origin *origins, size_t count,
                     const struct mojibake_reading *all)
{
    struct mojibake_reading reading;

    for (size_t i = 0; i < count; i++) {
        if (items[i].damaged)
            continue;
        if (find_reading(&items[i], origins[i].page, all, &reading)) {
            read_once_more(arena, &items[i], &reading);
            origins[i].page = reading.page;
        } else if (is_mojibake_still(all, &items[i]))
            damage_give_up(&items[i]);
    }
}

void damage_read_again(struct arena *arena, struct damage *items,
                       struct damage_origin *origins, size_t count)
{
    for (int depth = 1; depth < DEEPEST; depth++) {
        struct mojibake_reading reading;
        struct mojibake_vote vote;

        mojibake_vote_init(&vote);
        for (size_t i = 0; i < count; i++)
            add_votes(&vote, &items[i]);
        if (!mojibake_decide(&vote, &reading))
            return;
        read_all(arena, items, origins, count, &reading);
    }
}
