#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "text/url.h"

struct pair {
    const char *from, *to;
};

static struct arena arena;

static const struct pair same[] = {
    {"http://example.org", "https://www.example.org/"},
    {"https://example.org/a", "https://example.org/a/"},
    {"https://example.org/a", "https://EXAMPLE.org:443/./a"},
    {"https://example.org./a", "https://example.org/a"},
    {"https://example.org/%7ea", "https://example.org/~a"},
    {"https://example.org/%e4%b8", "https://example.org/%E4%B8"},
    {"https://example.org/\xe4\xb8\xad", "https://example.org/%e4%b8%ad"},
    {"https://example.org/a?", "https://example.org/a"},
    {"https://example.org/a#", "https://example.org/a"},
    {"https://example.org/a?utm_source=x&utm_medium=y",
     "https://example.org/a"},
    {"https://example.org/a?id=1&fbclid=2", "https://example.org/a?id=1"},
    {"https://example.org/a?gclid=2&id=1", "https://example.org/a?id=1"},
    {"https://example.org/a?mc_cid=2&mc_eid=1", "https://example.org/a"},
    {"https://example.org/a#:~:text=x", "https://example.org/a"},
    {"https://github.com/A/B", "https://github.com/a/b.git"},
    {"https://github.com/a/b", "http://www.github.com/a/b/tree/main/"},
    {"https://github.com/a/b", "https://github.com/a/b/tree/master"},
    {"https://github.com/a/b", "https://github.com/a/b?tab=readme-ov-file"},
    {"https://gitlab.com/a/b", "https://gitlab.com/a/b/-/tree/main"},
    {"https://huggingface.co/datasets/a/b", "https://hf.co/datasets/a/b"},
    {"https://huggingface.co/datasets/a/b",
     "https://huggingface.co/datasets/a/b/tree/main"},
    {"https://youtu.be/abc", "https://www.youtube.com/watch?v=abc"},
    {"https://youtu.be/abc?si=x&t=9",
     "https://www.youtube.com/watch?v=abc&t=9"},
    {"https://dx.doi.org/10.1/x", "https://doi.org/10.1/x"},
    {"https://x.com/a/status/1?s=20", "https://twitter.com/a/status/1"},
};

/* What is known of sites. */
static const struct pair same_sites[] = {
    /* GitHub and Gitee */
    {"https://github.com/a/b", "https://github.com/A/B.git/tree/main"},
    {"https://github.com/a/b", "https://github.com/a/b#readme"},
    {"https://github.com/a/b",
     "https://github.com/a/b?tab=readme-ov-file#readme"},
    {"https://github.com/a/b/issues/1", "https://github.com/A/B/issues/1"},
    {"https://github.com/Name", "https://github.com/name/"},
    {"https://github.com/a/b/blob/main/X.md",
     "https://github.com/A/b/raw/main/X.md"},
    {"https://github.com/a/b/blob/main/X.md",
     "https://github.com/a/b/blob/main/X.md?plain=1"},
    {"https://github.com/a/b/blob/main/x.bin",
     "https://github.com/a/b/blob/main/x.bin?raw=true"},
    {"https://github.com/a/b/blob/main/d/X.md",
     "https://raw.githubusercontent.com/A/b/main/d/X.md"},
    {"https://github.com/a/b/blob/main/X.md",
     "https://raw.githubusercontent.com/a/b/refs/heads/main/X.md"},
    {"https://github.com/a/b/blob/main/X.md",
     "https://github.com/a/b/raw/refs/heads/main/X.md"},
    {"https://github.com/a/b/blob/main/X.md",
     "https://github.com/a/b/blob/refs/heads/main/X.md"},
    {"https://github.com/a/b/blob/main/X.md",
     "https://raw.github.com/a/b/main/X.md"},
    {"https://gist.github.com/someone/0123456789abcdef0123",
     "https://gist.github.com/0123456789abcdef0123"},
    {"https://gitee.com/a/b", "http://www.gitee.com/A/b/tree/master"},
    {"https://gitee.com/a/b/blob/master/X",
     "https://gitee.com/a/b/raw/master/X"},
    /* other forges */
    {"https://gitlab.com/a/b", "https://gitlab.com/A/B.git"},
    {"https://gitlab.com/a/b", "https://gitlab.com/a/b/tree/master"},
    {"https://gitlab.com/a/b",
     "https://gitlab.com/a/b/-/tree/main?ref_type=heads"},
    {"https://gitlab.com/a/b/-/blob/main/X",
     "https://gitlab.com/a/b/-/raw/main/X"},
    {"https://gitlab.com/a/b/-/blob/main/X",
     "https://gitlab.com/a/b/blob/main/X"},
    {"https://gitlab.com/a/s/b/-/tree/dev/d",
     "https://gitlab.com/A/S/b/-/tree/dev/d"},
    {"https://codeberg.org/a/b", "https://codeberg.org/A/b/src/branch/main"},
    {"https://codeberg.org/a/b", "https://codeberg.org/a/b.git"},
    {"https://codeberg.org/a/b/src/branch/main/X",
     "https://codeberg.org/a/b/raw/branch/main/X"},
    {"https://bitbucket.org/a/b", "https://bitbucket.org/a/b/src/master/"},
    {"https://bitbucket.org/a/b", "https://bitbucket.org/a/b/src"},
    {"https://bitbucket.org/a/b", "https://bitbucket.org/a/b/overview"},
    {"https://bitbucket.org/a/b/src/main/x",
     "https://bitbucket.org/a/b/raw/main/x"},
    /* hubs */
    {"https://huggingface.co/a/b", "https://hf.co/a/b/tree/main"},
    {"https://huggingface.co/a/b",
     "https://huggingface.co/a/b/blob/main/README.md"},
    {"https://huggingface.co/datasets/a/b",
     "https://huggingface.co/datasets/a/b/blob/main/README.md"},
    {"https://huggingface.co/datasets/b",
     "https://huggingface.co/datasets/b/tree/main"},
    {"https://huggingface.co/b", "https://huggingface.co/b/tree/main"},
    {"https://huggingface.co/spaces/a/b", "https://hf.co/spaces/a/b"},
    {"https://huggingface.co/a/b/blob/main/x",
     "https://huggingface.co/a/b/resolve/main/x?download=true"},
    {"https://huggingface.co/datasets/a/b/blob/main/x",
     "https://huggingface.co/datasets/a/b/raw/main/x"},
    {"https://modelscope.cn/datasets/a/b",
     "https://www.modelscope.cn/datasets/a/b/summary"},
    {"https://modelscope.cn/models/a/b",
     "https://modelscope.cn/models/a/b/summary"},
    {"https://modelscope.cn/studios/a/b",
     "https://modelscope.cn/studios/a/b/summary/"},
    {"https://www.kaggle.com/datasets/a/b", "https://kaggle.com/a/b"},
    {"https://www.kaggle.com/datasets/a/b",
     "https://www.kaggle.com/datasets/a/b/data"},
    {"https://www.kaggle.com/datasets/a/b",
     "https://www.kaggle.com/datasets/a/b?resource=download"},
    {"https://www.kaggle.com/c/b", "https://www.kaggle.com/competitions/b"},
    {"https://www.kaggle.com/c/b/data",
     "https://www.kaggle.com/competitions/b/data"},
    {"https://www.kaggle.com/c/b",
     "https://www.kaggle.com/competitions/b/overview"},
    {"https://zenodo.org/record/12", "https://zenodo.org/records/12"},
    {"https://zenodo.org/record/12", "https://doi.org/10.5281/zenodo.12"},
    {"https://zenodo.org/record/12",
     "https://zenodo.org/doi/10.5281/zenodo.12"},
    {"https://zenodo.org/record/12/files/x?download=1",
     "https://zenodo.org/records/12/files/x"},
    {"https://pypi.org/project/Ab", "https://pypi.org/project/ab/"},
    {"https://pypi.org/project/ab", "https://pypi.python.org/pypi/ab"},
    {"https://pypi.org/project/ab", "https://pypi.org/p/ab/"},
    {"https://www.npmjs.com/package/ab", "https://npmjs.org/package/ab"},
    {"https://www.npmjs.com/package/@a/b",
     "https://www.npmjs.com/package/@a/b?activeTab=readme"},
    /* papers */
    {"https://arxiv.org/abs/2304.08485", "https://arxiv.org/pdf/2304.08485"},
    {"https://arxiv.org/abs/2304.08485",
     "http://www.arxiv.org/pdf/2304.08485.pdf"},
    {"https://arxiv.org/abs/2304.08485", "https://arxiv.org/abs/2304.08485v2"},
    {"https://arxiv.org/abs/2304.08485",
     "https://arxiv.org/pdf/2304.08485v12.pdf"},
    {"https://arxiv.org/abs/2304.08485", "https://arxiv.org/html/2304.08485v1"},
    {"https://arxiv.org/abs/2304.08485",
     "https://arxiv.org/abs/2304.08485?context=cs"},
    {"https://arxiv.org/abs/2304.08485",
     "https://export.arxiv.org/abs/2304.08485"},
    {"https://arxiv.org/abs/2304.08485",
     "https://doi.org/10.48550/arXiv.2304.08485"},
    {"https://arxiv.org/abs/2304.08485", "https://ar5iv.org/abs/2304.08485"},
    {"https://arxiv.org/abs/2304.08485",
     "https://ar5iv.labs.arxiv.org/html/2304.08485"},
    {"https://arxiv.org/abs/0704.0001", "https://arxiv.org/pdf/0704.0001"},
    {"https://arxiv.org/abs/cs/0112017",
     "https://arxiv.org/pdf/cs/0112017v1.pdf"},
    {"https://arxiv.org/abs/cs/0112017",
     "https://doi.org/10.48550/arxiv.cs/0112017"},
    {"https://doi.org/10.1000/Ab", "https://dx.doi.org/10.1000/aB"},
    {"https://openreview.net/forum?id=aB", "https://openreview.net/pdf?id=aB"},
    {"https://openreview.net/forum?id=aB",
     "https://openreview.net/forum?referrer=x&id=aB"},
    /* videos, files, shops, talk */
    {"https://youtu.be/aB", "https://m.youtube.com/watch?app=desktop&v=aB"},
    {"https://youtu.be/aB", "https://www.youtube.com/embed/aB"},
    {"https://youtu.be/aB", "https://www.youtube-nocookie.com/embed/aB"},
    {"https://youtu.be/aB", "https://www.youtube.com/shorts/aB"},
    {"https://youtu.be/aB", "https://www.youtube.com/live/aB?feature=share"},
    {"https://youtu.be/aB", "https://www.youtube.com/watch?v=aB&pp=x"},
    {"https://youtu.be/aB",
     "https://www.youtube.com/watch?v=aB&list=c&index=2"},
    {"https://www.youtube.com/playlist?list=a",
     "https://www.youtube.com/embed/videoseries?list=a"},
    {"https://drive.google.com/file/d/aB/view",
     "https://drive.google.com/open?id=aB"},
    {"https://drive.google.com/file/d/aB/view?usp=sharing",
     "https://drive.google.com/uc?export=download&id=aB"},
    {"https://drive.google.com/file/d/aB/view",
     "https://drive.google.com/file/d/aB/edit"},
    {"https://drive.google.com/drive/folders/aB",
     "https://drive.google.com/drive/u/0/folders/aB?usp=sharing"},
    {"https://drive.google.com/drive/folders/aB",
     "https://drive.google.com/folderview?id=aB"},
    {"https://docs.google.com/spreadsheets/d/aB",
     "https://docs.google.com/spreadsheets/d/aB/edit#gid=0"},
    {"https://docs.google.com/spreadsheets/d/aB",
     "https://docs.google.com/spreadsheets/d/aB/edit?gid=0#gid=0"},
    {"https://docs.google.com/document/d/aB/edit",
     "https://docs.google.com/document/u/1/d/aB/edit?tab=t.0"},
    {"https://docs.google.com/document/d/aB/view",
     "https://drive.google.com/open?id=aB"},
    {"https://en.wikipedia.org/wiki/A", "https://en.m.wikipedia.org/wiki/A"},
    {"https://pt.wikipedia.org/wiki/A", "https://pt.m.wikipedia.org/wiki/A"},
    {"https://de.wikibooks.org/wiki/A", "https://de.m.wikibooks.org/wiki/A"},
    {"https://stackoverflow.com/questions/1",
     "https://stackoverflow.com/questions/1/why?rq=1"},
    {"https://stackoverflow.com/questions/1/why",
     "https://stackoverflow.com/q/1/23"},
    {"https://math.stackexchange.com/questions/1/why",
     "https://math.stackexchange.com/q/1"},
    {"https://www.amazon.com/dp/0123456789",
     "https://amazon.com/A-Title/dp/0123456789/ref=sr_1?tag=x"},
    {"https://www.amazon.de/dp/B012345678",
     "https://www.amazon.de/gp/product/B012345678"},
    {"https://play.google.com/store/apps/details?id=a.b",
     "https://play.google.com/store/apps/details?hl=en&id=a.b&gl=US"},
    {"https://apps.apple.com/app/id12",
     "https://apps.apple.com/us/app/a-name/id12?mt=12"},
    {"https://apps.apple.com/app/id12",
     "https://itunes.apple.com/app/a-name/id12"},
    {"https://apps.apple.com/de/app/id12",
     "https://apps.apple.com/cn/app/id12?platform=mac"},
    {"https://x.com/Name", "https://twitter.com/name"},
    {"https://x.com/a/status/1", "https://mobile.twitter.com/i/web/status/1"},
    {"https://www.reddit.com/r/Name", "https://old.reddit.com/r/name/"},
    {"https://www.reddit.com/r/a/comments/1b/why",
     "https://reddit.com/comments/1b"},
    {"https://www.reddit.com/r/a/comments/1b", "https://redd.it/1b"},
    {"https://www.reddit.com/u/a", "https://old.reddit.com/user/a"},
};

static const struct pair different[] = {
    {"https://youtu.be/aB", "https://youtu.be/aB?t=9"},
    {"https://youtu.be/aB?t=1", "https://www.youtube.com/watch?v=aB&t=9"},
    {"https://example.org/a", "https://example.org/A"},
    {"https://example.org/a", "https://example.com/a"},
    {"https://example.org/a", "https://example.org/a/b"},
    {"https://example.org/a", "https://example.org:8443/a"},
    {"https://example.org/a", "https://www2.example.org/a"},
    {"https://example.org/?id=1", "https://example.org/?id=2"},
    {"https://example.org/#a", "https://example.org/#b"},
    {"https://example.org/", "https://example.org/#a"},
    {"https://example.org/a%2fb", "https://example.org/a/b"},
    {"https://example.org/a.git", "https://example.org/a"},
    {"https://example.org/a/tree/main", "https://example.org/a"},
    {"https://www.com/", "https://com/"},
    {"https://github.com/a/b", "https://github.com/a/b/tree/dev"},
    {"https://github.com/a/b", "https://github.com/a/b/tree/main/data"},
    {"https://github.com/a/b/blob/main/X",
     "https://github.com/a/b/blob/main/x"},
    {"https://github.com/a?tab=repositories", "https://github.com/a"},
    {"https://huggingface.co/a/b", "https://huggingface.co/datasets/a/b"},
    {"https://www.youtube.com/watch?v=a", "https://www.youtube.com/watch?v=b"},
    {"https://arxiv.org/abs/1", "https://arxiv.org/pdf/1"},
    {"docs/a.md", "docs/b.md"},
    {"#a", "#b"},
};

/* Near to what is the same, and something else. */
static const struct pair different_sites[] = {
    {"https://github.com/a/b#readme", "https://github.com/a/b#usage"},
    {"https://github.com/a/b", "https://github.com/a/b?tab=MIT-1-ov-file"},
    {"https://github.com/a/b", "https://github.com/a/b.github.io"},
    {"https://github.com/a/b", "https://github.com/a/b/issues"},
    {"https://github.com/a/b", "https://github.com/a/b/wiki"},
    {"https://github.com/a/b", "https://github.com/a/b/blob/main/README.md"},
    {"https://github.com/a/b", "https://github.com/a/b/tree/main/.git"},
    {"https://github.com/a/b", "https://github.com/a/.git"},
    {"https://github.com/a/b/blob/main/README.md#readme",
     "https://github.com/a/b/blob/main/README.md"},
    {"https://github.com/a/b/blob/main/x",
     "https://github.com/a/b/blob/master/x"},
    {"https://github.com/a/b/blob/main/x",
     "https://github.com/a/b/tree/main/x"},
    {"https://github.com/a/b/blob/main/x",
     "https://github.com/a/b/blob/main/X"},
    {"https://github.com/a/b", "https://raw.githubusercontent.com/a/b"},
    {"https://github.com/a/b", "https://a.github.io/b"},
    {"https://github.com/a/b", "https://gist.github.com/a/b"},
    {"https://github.com/a/b", "https://github.com:8443/A/b"},
    {"https://github.com/orgs/a", "https://github.com/a"},
    {"https://gist.github.com/a/0123456789abcdef0123",
     "https://gist.github.com/a/0123456789abcdef0124"},
    {"https://gist.github.com/a/0123456789abcdef0123",
     "https://gist.github.com/a"},
    {"https://gitlab.com/a/b/c", "https://gitlab.com/a/b/C"},
    {"https://gitlab.com/a/b", "https://gitlab.com/a/b/-/tree/dev"},
    {"https://gitlab.com/a/b", "https://gitlab.com/a/b/-/issues"},
    {"https://com./a", "https://www.com./a"},
    {"https://gitlab.com/a/b", "https://gitee.com/a/b"},
    {"https://codeberg.org/a/b", "https://codeberg.org/a/b/src/tag/main"},
    {"https://bitbucket.org/a/b", "https://bitbucket.org/a/b/src/dev"},
    {"https://huggingface.co/datasets/a/b",
     "https://huggingface.co/datasets/a/b/viewer"},
    {"https://huggingface.co/datasets/a/b",
     "https://huggingface.co/datasets/a/b/tree/main/data"},
    {"https://huggingface.co/datasets/a/b",
     "https://huggingface.co/datasets/a/b/tree/dev"},
    {"https://huggingface.co/datasets/a/b",
     "https://huggingface.co/datasets/a/B"},
    {"https://huggingface.co/spaces/a/b",
     "https://huggingface.co/spaces/a/b/tree/main"},
    {"https://huggingface.co/spaces/a/b", "https://huggingface.co/a/b"},
    {"https://huggingface.co/papers/2304.08485",
     "https://arxiv.org/abs/2304.08485"},
    {"https://modelscope.cn/datasets/a/b",
     "https://modelscope.cn/datasets/a/b/files"},
    {"https://modelscope.cn/datasets/a/b", "https://modelscope.cn/models/a/b"},
    {"https://www.kaggle.com/datasets/a/b", "https://www.kaggle.com/code/a/b"},
    {"https://www.kaggle.com/datasets/a/b",
     "https://www.kaggle.com/datasets/a/b/code"},
    {"https://www.kaggle.com/datasets/a/b",
     "https://www.kaggle.com/datasets/a/b?select=c.csv"},
    {"https://www.kaggle.com/learn/a",
     "https://www.kaggle.com/datasets/learn/a"},
    {"https://www.kaggle.com/c/b", "https://www.kaggle.com/c/b/data"},
    {"https://zenodo.org/records/1", "https://zenodo.org/records/2"},
    {"https://zenodo.org/records/1", "https://zenodo.org/records/1/files/x"},
    {"https://pypi.org/project/ab", "https://pypi.org/project/ab/1.0"},
    {"https://pypi.org/project/ab", "https://pypi.org/pypi/ab/json"},
    {"https://www.npmjs.com/package/a",
     "https://www.npmjs.com/package/a?activeTab=versions"},
    {"https://www.npmjs.com/package/@a/b", "https://www.npmjs.com/package/b"},
    {"https://arxiv.org/abs/2304.08485", "https://arxiv.org/abs/2304.08486"},
    {"https://arxiv.org/abs/2304.08485", "https://arxiv.org/pdf/2304.0848"},
    {"https://arxiv.org/abs/2304.08485",
     "https://arxiv.org/html/2304.08485#S2"},
    {"https://arxiv.org/abs/cs/0112017", "https://arxiv.org/abs/math/0112017"},
    {"https://arxiv.org/list/cs/0112", "https://arxiv.org/abs/cs/0112"},
    {"https://doi.org/10.1000/a", "https://doi.org/10.1000/b"},
    {"https://openreview.net/forum?id=a", "https://openreview.net/forum?id=A"},
    {"https://openreview.net/forum?id=a",
     "https://openreview.net/forum?id=a&noteId=b"},
    {"https://openreview.net/pdf?id=a",
     "https://openreview.net/attachment?id=a"},
    {"https://youtu.be/aB", "https://youtu.be/ab"},
    {"https://youtu.be/a", "https://www.youtube.com/a"},
    {"https://www.youtube.com/playlist?list=a",
     "https://www.youtube.com/playlist?list=b"},
    {"https://www.youtube.com/playlist?list=a",
     "https://www.youtube.com/watch?v=a"},
    {"https://www.youtube.com/playlist?list=a",
     "https://www.youtube.com/watch?v=b&list=a"},
    {"https://www.youtube.com/@a", "https://www.youtube.com/@a/videos"},
    {"https://www.youtube.com/embed/videoseries?list=a",
     "https://www.youtube.com/embed/videoseries?list=b"},
    {"https://www.youtube.com/watch?v=", "https://www.youtube.com/watch"},
    {"https://drive.google.com/file/d/a/view",
     "https://drive.google.com/file/d/b/view"},
    {"https://drive.google.com/file/d/a/view",
     "https://drive.google.com/file/d/A/view"},
    {"https://docs.google.com/spreadsheets/d/a/edit#gid=0",
     "https://docs.google.com/spreadsheets/d/a/edit#gid=1"},
    {"https://docs.google.com/document/d/a/edit",
     "https://docs.google.com/document/d/a/export?format=pdf"},
    {"https://docs.google.com/forms/d/e/a/viewform",
     "https://docs.google.com/forms/d/e/b/viewform"},
    {"https://docs.google.com/forms/d/a/edit",
     "https://docs.google.com/forms/d/a/viewform"},
    {"https://docs.google.com/spreadsheets/d/e/a/pub",
     "https://docs.google.com/spreadsheets/d/e/b/pub"},
    {"https://en.wikipedia.org/wiki/A", "https://de.m.wikipedia.org/wiki/A"},
    {"https://stackoverflow.com/questions/1",
     "https://superuser.com/questions/1"},
    {"https://stackoverflow.com/questions/1/why",
     "https://stackoverflow.com/questions/1/why/23"},
    {"https://stackoverflow.com/questions/1/why",
     "https://stackoverflow.com/questions/1/why#23"},
    {"https://stackoverflow.com/questions/1", "https://stackoverflow.com/a/1"},
    {"https://stackoverflow.com/questions/tagged/a",
     "https://stackoverflow.com/questions/tagged/b"},
    {"https://a.stackexchange.com/q/1", "https://b.stackexchange.com/q/1"},
    {"https://www.amazon.com/dp/0123456789",
     "https://www.amazon.de/dp/0123456789"},
    {"https://www.amazon.com/dp/0123456789",
     "https://www.amazon.com/dp/012345678X"},
    {"https://www.amazon.com/dp/0123456789",
     "https://www.amazon.com/product-reviews/0123456789"},
    {"https://play.google.com/store/apps/details?id=a",
     "https://play.google.com/store/apps/details?id=b"},
    {"https://play.google.com/store/apps/details?id=a",
     "https://play.google.com/store/apps/dev?id=a"},
    {"https://apps.apple.com/us/app/a/id12",
     "https://apps.apple.com/us/app/a/id13"},
    {"https://apps.apple.com/us/app/a/id12",
     "https://apps.apple.com/us/developer/a/id12"},
    {"https://apps.apple.com/us/app/id12",
     "https://itunes.apple.com/us/book/a/id12"},
    {"https://x.com/a/status/1", "https://x.com/a/status/2"},
    {"https://x.com/hashtag/a", "https://x.com/hashtag/b"},
    {"https://www.reddit.com/r/a", "https://www.reddit.com/r/a/top"},
    {"https://www.reddit.com/r/a/comments/1b/why",
     "https://www.reddit.com/r/a/comments/1b/why/2c"},
};

/* What the identity is, to the byte. */
static const struct pair written[] = {
    {"https://example.org/a%2Db%2e%5f%7E%41%39", "example.org/a-b._~A9"},
    {"https://example.org/%2f%3a%5E", "example.org/%2F%3A%5E"},
    {"https://example.org/%zz%4z%4", "example.org/%zz%4z%4"},
    {"https://example.org/?a=%4", "example.org?a=%4"},
    {"http://u@www.Example.org:8080/a/?b#c", "u@example.org:8080/a?b#c"},
    {"https://huggingface.co/a/activity", "huggingface.co/a/activity"},
    {"http://a b/C/", "http://a b/C/"},
    {"mailto:A@b.org", "mailto:A@b.org"},
};

static uint32_t hash_of(const char *address)
{
    return url_identity_hash(&arena, str_from(address));
}

static void check_same(const struct pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str a = url_identity(&arena, str_from(pairs[i].from));
        struct str b = url_identity(&arena, str_from(pairs[i].to));

        if (!str_eq(a, b))
            fail_msg("%.*s is not %.*s", STR_ARG(a), STR_ARG(b));
        if (hash_of(pairs[i].from) != hash_of(pairs[i].to))
            fail_msg("%s and %s differ", pairs[i].from, pairs[i].to);
    }
}

static void check_different(const struct pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str a = url_identity(&arena, str_from(pairs[i].from));
        struct str b = url_identity(&arena, str_from(pairs[i].to));

        if (str_eq(a, b))
            fail_msg("%s is %s", pairs[i].from, pairs[i].to);
    }
}

static void test_any(void **state)
{
    (void)state;
    check_same(same, sizeof same / sizeof *same);
    check_different(different, sizeof different / sizeof *different);
}

static void test_sites(void **state)
{
    (void)state;
    check_same(same_sites, sizeof same_sites / sizeof *same_sites);
    check_different(different_sites,
                    sizeof different_sites / sizeof *different_sites);
}

static void test_written(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        struct str found = url_identity(&arena, str_from(written[i].from));

        if (!str_eq(found, str_from(written[i].to)))
            fail_msg("%s is %.*s", written[i].from, STR_ARG(found));
    }
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_any),
        cmocka_unit_test(test_sites),
        cmocka_unit_test(test_written),
    };

    return cmocka_run_group_tests(tests, NULL, release);
}
