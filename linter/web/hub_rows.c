#include "web/hub_rows.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

#include "web/hub_json.h"

/* No data set has more: what says so is not a count. */
static const long long rows_max = 1000000000000000;

static const struct hub_rows not_told = {-1, -1};

#define K 1000LL

/* The categories of Hugging Face. Whether a bound is in them is not said. */
static const struct {
    struct str name;
    struct hub_rows rows;
} categories[] = {
    {{"n<1K", 4}, {0, K}},
    {{"1K<n<10K", 8}, {K, 10 * K}},
    {{"10K<n<100K", 10}, {10 * K, 100 * K}},
    {{"100K<n<1M", 9}, {100 * K, K *K}},
    {{"1M<n<10M", 8}, {K * K, 10 * K *K}},
    {{"10M<n<100M", 10}, {10 * K * K, 100 * K *K}},
    {{"100M<n<1B", 9}, {100 * K * K, K *K *K}},
    {{"1B<n<10B", 8}, {K * K * K, 10 * K *K *K}},
    {{"10B<n<100B", 10}, {10 * K * K * K, 100 * K *K *K}},
    {{"100B<n<1T", 9}, {100 * K * K * K, K *K *K *K}},
    {{"n>1T", 4}, {K * K * K * K, LLONG_MAX}},
};

static bool is_told(struct hub_rows rows)
{
    return rows.least >= 0;
}

/* The least of both to the most of both; the second is told if the first is. */
static struct hub_rows join(struct hub_rows a, struct hub_rows b)
{
    if (!is_told(a))
        return b;
    return (struct hub_rows){a.least < b.least ? a.least : b.least,
                             a.most > b.most ? a.most : b.most};
}

static struct hub_rows read_category(const json_t *value)
{
    struct str name = hub_json_text(value);

    for (size_t i = 0; i < sizeof categories / sizeof *categories; i++)
        if (str_eq(name, categories[i].name))
            return categories[i].rows;
    return not_told;
}

/* One that is none of them makes the others worth nothing. */
static struct hub_rows read_categories(const json_t *value)
{
    struct hub_rows rows = not_told;

    if (!json_is_array(value))
        return read_category(value);
    for (size_t i = 0; i < json_array_size(value); i++) {
        struct hub_rows row = read_category(json_array_get(value, i));

        if (!is_told(row))
            return not_told;
        rows = join(rows, row);
    }
    return rows;
}

/* The sum, or -1 as soon as a part is not told or it grows beyond reason. */
static long long add(long long sum, long long part)
{
    return sum < 0 || part < 0 || part > rows_max - sum ? -1 : sum + part;
}

/* The rows of one configuration; without any, the card holds no count. */
static long long count_rows(const json_t *info)
{
    const json_t *splits = json_object_get(info, "splits");
    long long sum = 0;

    for (size_t i = 0; i < json_array_size(splits); i++) {
        const json_t *rows =
            json_object_get(json_array_get(splits, i), "num_examples");

        sum = add(sum, json_is_integer(rows) ? json_integer_value(rows) : -1);
    }
    return sum ? sum : -1;
}

/* The name of a configuration; one alone need not have any. */
static struct str name_of(const json_t *config)
{
    struct str name = hub_json_text(json_object_get(config, "config_name"));

    return name.len ? name : STR("default");
}

/* Whether every configuration that the card lists was counted. */
static bool covers(const json_t *counted, const json_t *configs)
{
    for (size_t i = 0; i < json_array_size(configs); i++)
        if (!json_object_get(counted, name_of(json_array_get(configs, i)).ptr))
            return false;
    return true;
}

/* Adds one configuration, which must not have been counted before. */
static void add_config(json_t *counted, const json_t *info,
                       struct hub_rows *rows)
{
    const char *name = name_of(info).ptr;
    long long count = count_rows(info);

    if (json_object_get(counted, name))
        count = -1;
    json_object_set_new(counted, name, json_true());
    rows->most = add(rows->most, count);
    rows->least = count > rows->least ? count : rows->least;
}

static struct hub_rows read_counts(const json_t *card)
{
    const json_t *info = json_object_get(card, "dataset_info");
    json_t *counted = json_object();
    struct hub_rows rows = {0, 0};

    if (json_is_object(info))
        add_config(counted, info, &rows);
    for (size_t i = 0; i < json_array_size(info); i++)
        add_config(counted, json_array_get(info, i), &rows);
    if (rows.most <= 0 || !covers(counted, json_object_get(card, "configs")))
        rows = not_told;
    json_decref(counted);
    return rows;
}

struct hub_rows hub_rows_of(const json_t *card)
{
    struct hub_rows counts = read_counts(card);
    struct hub_rows category =
        read_categories(json_object_get(card, "size_categories"));
    bool meet = counts.least <= category.most && category.least <= counts.most;

    return is_told(counts) && (meet || !is_told(category))
               ? counts
               : join(counts, category);
}
