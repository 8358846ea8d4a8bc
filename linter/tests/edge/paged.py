"""Pages in a browser, for the tests of the page."""

import sys
import tempfile
import unittest

import audits
import chromium

try:
    # Debian's, for a Python that is not.
    sys.path.append("/usr/lib/python3/dist-packages")
    import html5lib
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

if not chromium.PROGRAM:
    print("skipped: no chromium")
    sys.exit(77)

FINDINGS = """[...document.querySelectorAll('.findings > li')].map(li => ({
    rule: li.dataset.rule, severity: li.dataset.severity,
    name: li.querySelector('.rule').textContent,
    place: li.querySelector('.where .place').textContent,
    message: li.querySelector('.message').textContent,
    help: li.querySelector('.help')?.textContent ?? '',
    also: [...li.querySelectorAll('.also .place')].map(p => p.textContent),
    shown: li.checkVisibility(), group: li.closest('details.section').id}))"""


def place_of(path, start):
    if not start["line"]:
        return path
    return f"{path}:{start['line']}:{start['column']}"


def known(audit):
    """The findings that the JSON tells, as the page tells them."""
    return [{"rule": f["rule"], "severity": f["severity"],
             "name": f"{f['rule']} {f['name']}",
             "place": place_of(f["path"], f["start"]),
             "message": f["message"], "help": f["help"],
             "also": [place_of(r["path"], r["start"])
                      for r in f["related"][:10]]}
            for f in audit.findings]


def told(findings):
    return [{key: value for key, value in finding.items()
             if key not in ("shown", "group")} for finding in findings]


def strict(html):
    """The tree that HTML makes; raises where a parser has to guess."""
    parser = html5lib.HTMLParser(
        strict=True, namespaceHTMLElements=False,
        tree=html5lib.getTreeBuilder("etree"))
    return parser.parse(html)


browser = None
pages = {}


def set_up():
    """One browser and a page of each kind, for all tests of a program."""
    global browser
    browser = chromium.Chromium()
    unittest.addModuleCleanup(browser.close)
    for make in (audits.golden, audits.changed, audits.hostile, audits.clean):
        folder = tempfile.TemporaryDirectory()
        unittest.addModuleCleanup(folder.cleanup)
        pages[make.__name__] = make(folder.name)


class Page(unittest.TestCase):
    maxDiff = None

    @property
    def browser(self):
        return browser

    def open(self, audit, **how):
        self.browser.open(audit.page, **how)

    def each(self, **how):
        for name, audit in pages.items():
            self.open(audit, **how)
            yield name, audit

    def type(self, control, value):
        """Sets a control as a person would, and waits for what it does."""
        self.browser.run(f"""(() => {{
            const control = document.getElementById('{control}');
            control.value = {value!r};
            control.dispatchEvent(new Event('input', {{bubbles: true}}));
            control.dispatchEvent(new Event('change', {{bubbles: true}}));
            return new Promise(done => setTimeout(done, 300)); }})()""")

    def click(self, selector, number=0):
        self.browser.run(
            f"document.querySelectorAll({selector!r})[{number}].click()")

    def shown(self):
        return told(f for f in self.browser.run(FINDINGS) if f["shown"])
