#include "cli/revision.h"

#include <errno.h>

#include "cli/git.h"
#include "cli/path.h"
#include "cli/read.h"

/* What a repository was. */
struct base {
    struct base *next;
    struct str root;
    struct str commit;
    struct map old_names; /* struct str, by the new name */
};

void revision_init(struct revision *revision, struct str name)
{
    *revision = (struct revision){.name = name};
    map_init(&revision->roots);
    arena_init(&revision->arena);
}

void revision_release(struct revision *revision)
{
    map_release(&revision->roots);
    for (struct base *base = revision->bases; base; base = base->next)
        map_release(&base->old_names);
    arena_release(&revision->arena);
}

/* Asks git: its answer without the last line end, in the arena. */
static enum git_end ask(struct revision *revision, struct str folder,
                        const char *const *words, struct str *answer)
{
    struct buf output;
    enum git_end end;

    buf_init(&output);
    end = git_run(&output, &revision->arena, folder, words);
    if (str_ends(buf_str(&output), STR("\n")))
        buf_cut(&output, output.len - 1);
    *answer = str_copy(&revision->arena, buf_str(&output));
    buf_release(&output);
    return end;
}

static bool answers(struct revision *revision, struct str folder,
                    const char *const *words)
{
    struct str answer;

    return ask(revision, folder, words, &answer) == GIT_DONE;
}

/* From the first quote on: the folder that git speaks of. */
static struct str quoted_part(struct str text)
{
    size_t quote = str_find_char(text, '\'', 0);

    return quote == STR_NONE ? STR("FOLDER") : str_slice(text, quote, text.len);
}

static struct str no_repository(struct revision *revision, struct str folder,
                                const char *const *words)
{
    struct arena *arena = &revision->arena;
    struct str why = git_complaint(arena, folder, words);

    if (str_starts(why, STR("not a git repository")))
        return str_printf(arena,
                          "%.*s: in no git repository, so there is nothing to "
                          "compare with; --diff-file takes a diff",
                          STR_ARG(folder));
    if (str_find(why, STR("dubious ownership"), 0) != STR_NONE)
        return str_printf(arena,
                          "git: %.*s; if you trust it: git config --global "
                          "--add safe.directory %.*s",
                          STR_ARG(why), STR_ARG(quoted_part(why)));
    return str_printf(arena, "%.*s: git: %.*s", STR_ARG(folder), STR_ARG(why));
}

/* The root of the folder's repository, or NULL. */
static const struct str *find_root(struct revision *revision, struct str folder,
                                   struct str *error)
{
    static const char *const words[] = {"rev-parse", "--show-toplevel", NULL};
    void **known = map_at(&revision->roots, folder);
    struct str root;

    if (*known)
        return *known;
    switch (ask(revision, folder, words, &root)) {
    case GIT_MISSING:
        *error = STR("--changed-since needs git, which is not installed");
        return NULL;
    case GIT_STUCK:
        *error = path_error(&revision->arena, STR("git"), errno);
        return NULL;
    case GIT_FAILED:
        *error = no_repository(revision, folder, words);
        return NULL;
    case GIT_DONE: break;
    }
    *known = arena_alloc(&revision->arena, sizeof root);
    *(struct str *)*known = path_real(&revision->arena, root);
    return *known;
}

static bool is_hash(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!char_is_hex(text.ptr[i]))
            return false;
    return text.len > 0;
}

/* The commit that a name stands for, and nothing else that git would take,
   such as all that is not in it. */
static bool find_commit(struct revision *revision, struct str root,
                        struct str name, struct str *commit)
{
    const char *words[] = {"rev-parse", "--verify", "--quiet", NULL, NULL};

    words[3] = str_printf(&revision->arena, "%.*s^{commit}", STR_ARG(name)).ptr;
    return ask(revision, root, words, commit) == GIT_DONE && is_hash(*commit);
}

static bool is_shallow(struct revision *revision, struct str root)
{
    static const char *const words[] = {"rev-parse", "--is-shallow-repository",
                                        NULL};
    struct str answer;

    return ask(revision, root, words, &answer) == GIT_DONE &&
           str_eq(answer, STR("true"));
}

static bool is_remote(struct revision *revision, struct str root,
                      struct str name)
{
    const char *words[] = {"remote", "get-url", NULL, NULL};

    words[2] = str_copy(&revision->arena, name).ptr;
    return name.len && answers(revision, root, words);
}

#define MEND_SHALLOW                                                           \
    "git fetch --unshallow, or fetch-depth: 0 for actions/checkout"

/* How to get a branch that another repository has. */
static struct str fetch_branch(struct revision *revision, struct str root)
{
    struct str branch, remote = str_cut(revision->name, '/', &branch);
    struct str other;

    if (branch.len && is_remote(revision, root, remote))
        return str_printf(
            &revision->arena, "; git fetch %.*s %.*s:refs/remotes/%.*s",
            STR_ARG(remote), STR_ARG(branch), STR_ARG(revision->name));
    other =
        str_printf(&revision->arena, "origin/%.*s", STR_ARG(revision->name));
    if (find_commit(revision, root, other, &branch))
        return str_printf(&revision->arena, "; did you mean %.*s?",
                          STR_ARG(other));
    return STR("");
}

static struct str unknown_revision(struct revision *revision, struct str root)
{
    const char *shallow = is_shallow(revision, root)
                              ? "; the clone is shallow: " MEND_SHALLOW
                              : "";

    return str_printf(&revision->arena,
                      "unknown revision \"%.*s\" in %.*s%.*s%s",
                      STR_ARG(revision->name), STR_ARG(root),
                      STR_ARG(fetch_branch(revision, root)), shallow);
}

static struct str no_merge_base(struct revision *revision, struct str root)
{
    const char *why = is_shallow(revision, root)
                          ? "the clone is shallow: " MEND_SHALLOW
                          : "their histories have nothing in common";

    return str_printf(&revision->arena,
                      "no merge base of \"%.*s\" and HEAD in %.*s; %s",
                      STR_ARG(revision->name), STR_ARG(root), why);
}

static bool find_merge_base(struct revision *revision, struct str root,
                            struct str *commit, struct str *error)
{
    const char *words[] = {"merge-base", NULL, NULL, NULL};
    struct str head, other;

    if (!find_commit(revision, root, STR("HEAD"), &head))
        *error = str_printf(&revision->arena, "%.*s: there is no commit yet",
                            STR_ARG(root));
    else if (!find_commit(revision, root, revision->name, &other))
        *error = unknown_revision(revision, root);
    else {
        words[1] = other.ptr;
        words[2] = head.ptr;
        if (ask(revision, root, words, commit) == GIT_DONE && is_hash(*commit))
            return true;
        *error = no_merge_base(revision, root);
    }
    return false;
}

/* Takes what stands before the next NUL. */
static struct str take_field(struct str *text)
{
    return str_cut(*text, '\0', text);
}

/* Each is `R095`, the old name and the new one. No name is no harm: then the
   list is new. */
static void find_renames(struct revision *revision, struct str root,
                         struct base *base)
{
    const char *words[] = {
        "diff-index",
        "--cached",
        "--find-renames",
        "--diff-filter=R",
        "--name-status",
        "-z",
        "--no-ext-diff",
        "--no-textconv",
        NULL,
        "--",
        NULL,
    };
    struct str rest;

    words[8] = base->commit.ptr;
    if (ask(revision, root, words, &rest) != GIT_DONE)
        return;
    while (rest.len) {
        struct str *old = arena_alloc(&revision->arena, sizeof *old);

        take_field(&rest);
        *old = take_field(&rest);
        *map_at(&base->old_names, take_field(&rest)) = old;
    }
}

static const struct base *find_base(struct revision *revision, struct str root,
                                    struct str *error)
{
    struct base *base = revision->bases;
    struct str commit;

    while (base && !str_eq(base->root, root))
        base = base->next;
    if (base)
        return base;
    if (!find_merge_base(revision, root, &commit, error))
        return NULL;
    base = arena_alloc(&revision->arena, sizeof *base);
    *base = (struct base){revision->bases, root, commit, {0}};
    map_init(&base->old_names);
    find_renames(revision, root, base);
    revision->bases = base;
    return base;
}

/* Whether the tree has a file with that path, and no folder or submodule. A
   line of it is `100644 blob NAME`, a tab and the path. */
static bool has_file(struct revision *revision, struct str root,
                     struct str commit, struct str path)
{
    const char *words[] = {"ls-tree", "-z", commit.ptr, "--", NULL, NULL};
    struct str line, rest;

    words[4] = str_copy(&revision->arena, path).ptr;
    if (ask(revision, root, words, &line) != GIT_DONE)
        return true;
    str_cut(line, ' ', &rest);
    return str_eq(str_cut(rest, ' ', &rest), STR("blob"));
}

static bool read_blob(struct revision *revision, struct str root,
                      struct str name, struct buf *text)
{
    const char *words[] = {"cat-file", "blob", name.ptr, NULL};

    return git_run(text, &revision->arena, root, words) == GIT_DONE;
}

static bool has_return(struct str text)
{
    return str_has_char(text, '\r');
}

/* Whether git makes a text with CRLF of the one that it keeps. */
static bool has_other_ends(struct revision *revision, struct str root,
                           struct str path, struct str now)
{
    struct str name = str_printf(&revision->arena, ":0:%.*s", STR_ARG(path));
    struct buf staged;
    bool other;

    if (str_find(now, STR("\r\n"), 0) == STR_NONE)
        return false;
    buf_init(&staged);
    other = read_blob(revision, root, name, &staged) &&
            !has_return(buf_str(&staged));
    buf_release(&staged);
    return other;
}

/* No file is no failure. */
static bool read_old(struct revision *revision, struct old_text *old,
                     struct str root, struct str commit, struct str path)
{
    struct str name = str_printf(&revision->arena, "%.*s:%.*s", STR_ARG(commit),
                                 STR_ARG(path));

    old->exists = read_blob(revision, root, name, &old->text);
    return old->exists || !has_file(revision, root, commit, path);
}

bool revision_read(struct revision *revision, struct old_text *old,
                   struct str path, struct str now, struct str *error)
{
    struct str real = path_real(&revision->arena, path);
    const struct str *root = find_root(revision, path_folder(real), error);
    const struct base *base = root ? find_base(revision, *root, error) : NULL;
    struct str inside, *name;

    *old = (struct old_text){0};
    buf_init(&old->text);
    if (!base)
        return false;
    inside = path_beneath(real, *root);
    name = map_get(&base->old_names, inside);
    if (!read_old(revision, old, *root, base->commit, name ? *name : inside)) {
        *error = str_printf(&revision->arena,
                            "%.*s: git does not give its text at %.*s",
                            STR_ARG(path), STR_ARG(base->commit));
        return false;
    }
    old->other_ends =
        old->exists && has_other_ends(revision, *root, inside, now);
    return true;
}
