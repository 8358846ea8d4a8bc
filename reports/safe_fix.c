#include "reports/safe_fix.h"

#include "reports/json_text.h"

bool safe_fix_mends(const struct record_finding *finding)
{
    for (size_t i = 0; i < finding->nedits; i++)
        if (!finding->edits[i].safe)
            return false;
    return finding->nedits > 0;
}

bool safe_fix_is_there(const struct record_finding *finding)
{
    for (size_t i = 0; i < finding->nedits; i++)
        if (!json_is_exact(finding->edits[i].text))
            return false;
    return safe_fix_mends(finding);
}

size_t safe_fix_count(const struct record *record)
{
    size_t count = 0;

    for (size_t i = 0; i < record->nfindings; i++)
        count += safe_fix_mends(&record->findings[i]);
    return count;
}

static bool edits_touch(const struct record_finding *finding)
{
    const struct record_edit *edits = finding->edits;

    for (size_t i = 1; i < finding->nedits; i++)
        if (edits[i].start.offset != edits[i - 1].end.offset)
            return false;
    return true;
}

bool safe_fix_in_one(struct buf *text, const struct record_finding *finding)
{
    if (!safe_fix_is_there(finding) || !edits_touch(finding))
        return false;
    for (size_t i = 0; i < finding->nedits; i++)
        buf_add(text, finding->edits[i].text);
    return true;
}
