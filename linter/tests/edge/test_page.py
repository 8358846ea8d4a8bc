"""The page for a maintainer, as a browser and as strict parsers see it."""

import base64
import hashlib
import re
import subprocess
import sys
import tempfile
import unittest
import urllib.parse

import audits
import chromium
from command import SHARED, shared_lists

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

# Every element that the page may hold, with every attribute of it.
ELEMENTS = {
    "a": "class href referrerpolicy rel", "b": "", "body": "",
    "button": "id type", "code": "", "dd": "",
    "details": "class id open", "div": "aria-label class hidden id role "
    "tabindex", "dl": "class", "dt": "", "fieldset": "", "figcaption": "",
    "figure": "class", "h1": "class", "h2": "", "h3": "", "h4": "",
    "head": "", "header": "", "html": "lang",
    "input": "autocomplete checked id type value", "label": "", "legend": "",
    "li": "data-rule data-severity", "main": "", "mark": "",
    "meta": "charset content http-equiv name", "nav": "aria-label",
    "ol": "class", "option": "value", "p": "class id role", "pre": "class",
    "rect": "class height width x", "script": "",
    "section": "aria-label class id", "select": "autocomplete id",
    "small": "", "span": "class", "style": "", "summary": "",
    "svg": "aria-hidden aria-label class role", "table": "class",
    "tbody": "", "td": "class", "th": "aria-sort class scope", "thead": "",
    "time": "", "title": "", "tr": "", "ul": "class",
}

FINDINGS = """[...document.querySelectorAll('.findings > li')].map(li => ({
    rule: li.dataset.rule, severity: li.dataset.severity,
    name: li.querySelector('.rule').textContent,
    place: li.querySelector('.where .place').textContent,
    message: li.querySelector('.message').textContent,
    help: li.querySelector('.help')?.textContent ?? '',
    also: [...li.querySelectorAll('.also .place')].map(p => p.textContent),
    shown: li.checkVisibility(), group: li.closest('details.section').id}))"""

ATTRIBUTES = """[...document.querySelectorAll('*')].map(e => [
    e.localName, [...e.attributes].map(a => [a.name, a.value])])"""

# Of all text the least contrast with what is behind it (WCAG 2, 1.4.3).
CONTRAST = """(() => {
    const parse = c => (c.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
    const light = c => parse(c).slice(0, 3).map(v => v / 255).map(v =>
        v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const back = e => {
        for (; e; e = e.parentElement) {
            const color = getComputedStyle(e).backgroundColor;
            if (parse(color)[3] !== 0) return color;
        }
    };
    return [...document.querySelectorAll('body *')].filter(e =>
        e.checkVisibility() && !['STYLE', 'SCRIPT'].includes(e.tagName) &&
        [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
        .map(e => {
            const a = light(getComputedStyle(e).color), b = light(back(e));
            return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05),
                    e.tagName + '.' + e.className];
        }).sort((x, y) => x[0] - y[0])[0];
})()"""


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


def setUpModule():
    global browser, pages
    browser = chromium.Chromium()
    unittest.addModuleCleanup(browser.close)
    pages = {}
    for make in (audits.golden, audits.changed, audits.hostile, audits.clean):
        folder = tempfile.TemporaryDirectory()
        unittest.addModuleCleanup(folder.cleanup)
        pages[make.__name__] = make(folder.name)


class Page(unittest.TestCase):
    maxDiff = None

    def open(self, audit, **how):
        browser.open(audit.page, **how)

    def each(self, **how):
        for name, audit in pages.items():
            with self.subTest(page=name):
                self.open(audit, **how)
                yield name, audit

    def type(self, control, value):
        """Sets a control as a person would, and waits for what it does."""
        browser.run(f"""(() => {{
            const control = document.getElementById('{control}');
            control.value = {value!r};
            control.dispatchEvent(new Event('input', {{bubbles: true}}));
            control.dispatchEvent(new Event('change', {{bubbles: true}}));
            return new Promise(done => setTimeout(done, 300)); }})()""")

    def click(self, selector, number=0):
        browser.run(f"document.querySelectorAll({selector!r})[{number}]"
                    ".click()")

    def shown(self):
        return told(f for f in browser.run(FINDINGS) if f["shown"])


class Told(Page):
    def test_findings_are_those_of_the_json(self):
        for _, audit in self.each():
            self.assertEqual(told(browser.run(FINDINGS)), known(audit))

    def test_without_the_script_all_is_there(self):
        for name, audit in self.each(scripts=False):
            found = browser.run(FINDINGS)
            self.assertEqual(told(found), known(audit))
            self.assertTrue(all(f["shown"] for f in found))
            self.assertEqual(browser.run(
                "[...document.querySelectorAll('.filters, button')]"
                ".filter(e => e.checkVisibility()).length"), 0, name)

    def test_the_answer(self):
        answers = {name: browser.run("document.querySelector('h1').innerText")
                   for name, _ in self.each()}
        self.assertEqual(answers["golden"], "No, there are 13 errors")
        self.assertEqual(answers["changed"], "No, there are 3 errors")
        self.assertEqual(answers["clean"], "Yes, nothing was found")

    def test_the_date_is_that_of_the_run(self):
        self.open(pages["golden"])
        self.assertIn("checked 2025-11-25 16:00 UTC by listlint ",
                      browser.run("document.body.innerText"))

    def test_sections_are_the_headings(self):
        self.open(pages["golden"])
        self.assertEqual(
            browser.run("[...document.querySelectorAll('.section h4')]"
                        ".map(e => e.textContent)")[1:],
            [f"Awesome speech and vision data › {title}" for title in
             ("Captioned images", "Instruction data", "Preferences",
              "Tools")])

    def test_the_same_bytes_again(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(audits.golden(folder).html, pages["golden"].html)


class Links(Page):
    def setUp(self):
        self.audit = pages["changed"]
        self.open(self.audit)

    def rows(self, label):
        return browser.run(
            f"[...document.querySelectorAll('.box[aria-label=\"{label}\"] "
            "tbody tr')].map(tr => [...tr.cells].map(td => "
            "td.textContent))")

    def urls(self, verdict):
        return [link["url"] for link in self.audit.links
                if link["verdict"] == verdict]

    def test_by_host(self):
        self.assertEqual(self.rows("Links by host"),
                         [["one.example", "3", "2", "0", "0"],
                          ["two.example", "6", "1", "0", "0"],
                          ["three.example", "0", "0", "3", "0"]])

    def test_dead(self):
        rows = self.rows("Dead")
        self.assertEqual([row[0] for row in rows], self.urls("dead"))
        self.assertEqual(len(rows), 3)
        for row in rows:
            self.assertTrue(row[1].startswith("not-found 404"), row)
            self.assertRegex(row[2], r"^20\d\d-\d\d-\d\d$")
            self.assertRegex(row[3], r"^README\.md:\d+:\d+$")
        self.assertLess(rows[1][2], rows[0][2], "it has been dead for longer")

    def test_moved(self):
        moved = [[link["url"], link["final_url"]]
                 for link in self.audit.links if link["permanent"]]
        self.assertEqual([row[:2] for row in self.rows("Moved for good")],
                         moved)
        self.assertEqual(len(moved), 1)

    def test_unverified(self):
        self.assertEqual(
            self.rows("Not verified, by host"),
            [["three.example", "3",
              "blocked 403 (1), server-error 500 (1), timeout (1)"]])
        self.assertEqual(
            [row[0] for row in
             self.rows("Each address that is not verified")],
            self.urls("unverified"))

    def test_skipped(self):
        self.assertEqual([row[:2] for row in self.rows("Skipped links")],
                         [["not-web", "2"]])

    def test_what_changed(self):
        dead, back = self.rows("Newly dead"), self.rows("Back alive")
        self.assertTrue(dead[0][0].endswith("/dies"))
        self.assertTrue(back[0][0].endswith("/returns"))
        self.assertEqual((len(dead), len(back)), (1, 1))
        self.assertRegex(dead[0][1], r"^20\d\d-\d\d-\d\d$")

    def test_no_history_no_changes(self):
        for name in ("golden", "clean", "hostile"):
            self.open(pages[name])
            self.assertIsNone(
                browser.run("document.getElementById('changes')"))

    def test_the_chart_says_its_numbers(self):
        self.assertEqual(
            browser.run("document.querySelector('.shares')"
                        ".getAttribute('aria-label')"),
            "Links by verdict: 9 alive, 3 dead, 3 unverified, 2 skipped")
        self.assertEqual(browser.run(
            "[...document.querySelectorAll('.shares rect')].map(e => "
            "e.getBoundingClientRect().width > 1)"), [True] * 4)

    def test_sorting(self):
        table = '.box[aria-label="Links by host"] '
        for expected in (["9", "3", "0"], ["0", "3", "9"]):
            expected = [value.replace("9", "6") for value in expected]
            self.click(table + "th button", 1)
            self.assertEqual([row[1] for row in self.rows("Links by host")],
                             expected)
        self.assertEqual(
            browser.run(f"[...document.querySelectorAll('{table}th')]"
                        ".map(e => e.getAttribute('aria-sort'))")[:2],
            [None, "ascending"])
        self.click(table + "th button", 0)
        self.assertEqual([row[0] for row in self.rows("Links by host")],
                         ["one.example", "three.example", "two.example"])
        self.assertEqual(
            browser.run(f"[...document.querySelectorAll('{table}"
                        "[aria-sort]')].map(e => e.ariaSort)"), ["ascending"])

    def test_filter(self):
        self.type("link-text", "THREE.example")
        self.assertEqual(
            browser.run("[...document.querySelectorAll('#links tbody tr')]"
                        ".filter(e => e.checkVisibility())"
                        ".map(e => e.cells[0].innerText.split('/')[0])"),
            ["three.example"] * 2 + ["http:"] * 3)
        self.assertRegex(
            browser.run("document.getElementById('link-status').innerText"),
            r"^5 of \d+ rows shown$")
        self.type("link-text", "")
        self.assertEqual(len(self.rows("Links by host")), 3)
        self.assertFalse(browser.run(
            "document.querySelector('#links details').open"))


class Filters(Page):
    def setUp(self):
        self.audit = pages["golden"]
        self.open(self.audit)

    def status(self):
        status = "document.getElementById('filter-status')"
        self.assertEqual(browser.run(status + ".role"), "status")
        return browser.run(status + ".innerText")

    def expect(self, wanted):
        expected = [f for f in known(self.audit) if wanted(f)]
        self.assertTrue(0 < len(expected) < len(self.audit.findings))
        self.assertEqual(self.shown(), expected)
        self.assertEqual(self.status(), f"{len(expected)} of "
                         f"{len(self.audit.findings)} findings match")

    def expect_all(self):
        self.assertEqual(self.shown(), known(self.audit))
        self.assertEqual(self.status(), "")

    def test_severity(self):
        self.click("#filters input[value=error]")
        self.expect(lambda f: f["severity"] == "warning")
        self.click("#filters input[value=error]")
        self.expect_all()

    def test_rule(self):
        self.assertIn("ENC004 (5)", browser.run(
            "[...document.getElementById('filter-rule').options]"
            ".map(o => o.text)"))
        self.type("filter-rule", "ENC004")
        self.expect(lambda f: f["rule"] == "ENC004")
        self.click("#filter-reset")
        self.expect_all()

    def test_text(self):
        self.type("filter-text", "TRAILING Pipe")
        self.expect(lambda f: "trailing pipe" in f["message"])
        self.type("filter-text", "kitchen-scenes-video")
        self.assertIn("metadata/name-mismatch", self.shown()[0]["name"],
                      "the excerpt counts")
        self.type("filter-text", "<b>nothing</b>")
        self.assertEqual(self.shown(), [])
        self.assertEqual(self.status(), "0 of 19 findings match")
        self.type("filter-text", "")
        self.expect_all()

    def test_section(self):
        found = browser.run(FINDINGS)
        self.type("filter-section", "section-2")
        places = [f["place"] for f in found if f["group"] == "section-2"]
        self.expect(lambda f: f["place"] in places)
        self.assertEqual(browser.run(
            "[...document.querySelectorAll('.section')]"
            ".filter(e => e.checkVisibility()).map(e => e.id)"),
            ["section-2"])

    def test_closed_sections_open_for_a_filter(self):
        closed = "document.getElementById('section-1').open"
        browser.run(closed + " = false")
        self.type("filter-rule", "ENC004")
        self.expect(lambda f: f["rule"] == "ENC004")
        self.click("#filter-reset")
        self.assertFalse(browser.run(closed))

    def test_charts_lead_to_what_they_count(self):
        for link in browser.run("[...document.querySelectorAll('.chart a')]"
                                ".map(e => e.hash.slice(1))"):
            self.assertTrue(browser.run(
                f"document.getElementById({link!r}) !== null"), link)


class Looks(Page):
    def test_a_phone_scrolls_down_alone(self):
        for name, _ in self.each(width=360, height=740):
            self.assertLessEqual(
                browser.run("document.scrollingElement.scrollWidth"), 360)
            self.assertEqual(browser.run(
                "[...document.querySelectorAll('body *')].filter(e => "
                "!e.closest('.box') && e.checkVisibility() && "
                "e.getBoundingClientRect().right > 361)"
                ".map(e => e.outerHTML.slice(0, 200))"), [], name)

    def test_contrast_in_both_themes(self):
        for dark in (False, True):
            for _ in self.each(dark=dark):
                ratio, where = browser.run(CONTRAST)
                self.assertGreaterEqual(ratio, 4.5, where)
            color = browser.run("getComputedStyle(document.documentElement)"
                                ".backgroundColor")
            self.assertEqual(sum(map(int, re.findall(r"\d+", color))) < 150,
                             dark, color)

    def test_on_paper_all_is_open(self):
        for name, audit in self.each(scripts=False):
            browser.run("document.querySelectorAll('details')"
                        ".forEach(e => e.open = false)")
            browser.call("Emulation.setEmulatedMedia", media="print")
            self.assertEqual(self.shown(), known(audit))
            self.assertEqual(browser.run(
                "[...document.querySelectorAll('nav, .filters, details li')]"
                ".filter(e => e.checkVisibility() !== (e.tagName === 'LI'))"
                ".length"), 0, name)
            browser.call("Emulation.setEmulatedMedia", media="")

    def test_it_can_be_printed(self):
        self.open(pages["golden"])
        with tempfile.TemporaryDirectory() as folder:
            path = audits.pathlib.Path(folder, "page.pdf")
            browser.print(path)
            self.assertTrue(path.read_bytes().startswith(b"%PDF-"))

    def test_headings_go_down_by_one(self):
        for name, _ in self.each():
            levels = [int(tag[1]) for tag in browser.run(
                "[...document.querySelectorAll('h1, h2, h3, h4')]"
                ".map(e => e.tagName)")]
            self.assertEqual((levels[0], levels.count(1)), (1, 1))
            for one, other in zip(levels, levels[1:]):
                self.assertLessEqual(other, one + 1, name)


class Safe(Page):
    def test_the_console_is_silent(self):
        for _, audit in self.each():
            self.assertEqual(browser.complaints(), [])
            self.assertEqual(browser.requests(), [audit.page.as_uri()])
            self.assertEqual(browser.run("typeof pwned"), "undefined")

    def test_the_policy_is_kept(self):
        """What is put into the page later does nothing."""
        self.open(pages["golden"])
        browser.run("""(() => {
            const script = document.createElement('script');
            script.textContent = 'window.pwned = 1';
            document.body.append(script);
            document.body.setAttribute('style', 'color: red');
            const image = new Image();
            image.src = 'https://evil.example/';
            document.body.append(image); })()""")
        self.assertEqual(browser.run("typeof pwned"), "undefined")
        complaints = [c["entry"]["text"] for c in browser.complaints()]
        for part in ("script-src", "style-src", "default-src"):
            self.assertTrue(any(part in c for c in complaints), part)

    def expect_intended(self, elements):
        ids = [v for _, a in elements for n, v in a if n == "id"]
        self.assertEqual(len(ids), len(set(ids)))
        for tag, attributes in elements:
            self.assertIn(tag, ELEMENTS)
            for name, value in attributes:
                self.assertIn(name, ELEMENTS[tag].split(), tag)
                if name == "href" and value.startswith("#"):
                    self.assertIn(value[1:], ids)
                elif name == "href":
                    self.assertIn(urllib.parse.urlsplit(value).scheme.lower(),
                                  ("http", "https"))
                    self.assertIn(["rel", "noopener noreferrer nofollow"],
                                  [list(a) for a in attributes])

    def test_only_what_the_writer_intended(self):
        for scripts in (True, False):
            for _ in self.each(scripts=scripts):
                self.expect_intended(browser.run(ATTRIBUTES))

    def test_addresses_are_links_only_to_the_web(self):
        self.open(pages["changed"])
        self.assertGreater(browser.run(
            "document.querySelectorAll('a.address').length"), 8)

    def test_a_strict_parser_has_nothing_to_say(self):
        for name, audit in pages.items():
            parser = html5lib.HTMLParser(
                strict=True, namespaceHTMLElements=False,
                tree=html5lib.getTreeBuilder("etree"))
            tree = parser.parse(audit.html)
            elements = [(e.tag.rpartition("}")[2], list(e.attrib.items()))
                        for e in tree.iter() if isinstance(e.tag, str)]
            with self.subTest(page=name):
                self.expect_intended(elements)
                self.assertEqual(
                    ["".join(e.itertext()) for e in tree.iter("span")
                     if e.get("class") == "message"],
                    [f["message"] for f in audit.findings])

    def test_libxml2_knows_all_but_new_elements(self):
        for name, audit in pages.items():
            result = subprocess.run(
                ["xmllint", "--html", "--noout", str(audit.page)],
                capture_output=True, check=False)
            told_errors = result.stderr.decode(errors="replace")
            errors = [line for line in told_errors.splitlines()
                      if "error :" in line and not re.search(
                          r"Tag [a-z]+ invalid$", line)]
            self.assertEqual(errors, [], name)

    def test_the_hashes_are_those_of_the_files(self):
        html = pages["golden"].html.decode()
        policy = re.search(r'Policy" content="([^"]*)"', html).group(1)
        for element, file in (("style", "page.css"), ("script", "page.js")):
            content = (audits.ROOT / "reports" / file).read_bytes()
            digest = base64.b64encode(hashlib.sha256(content).digest())
            self.assertIn(f"{element}-src 'sha256-{digest.decode()}'", policy)
            self.assertIn(f"<{element}>{content.decode()}</{element}>", html)
        self.assertTrue(policy.startswith("default-src 'none'; "), policy)

    def test_no_byte_that_a_page_may_not_hold(self):
        for name, audit in pages.items():
            text = audit.html.decode("utf-8")
            for c in set(text):
                self.assertTrue(c == "\n" or ord(c) >= 32 and not
                                0x7f <= ord(c) < 0xa0, name)
                self.assertFalse(0x202a <= ord(c) <= 0x202e or
                                 0x2066 <= ord(c) <= 0x2069, name)


class Large(Page):
    OPEN = """[...document.querySelectorAll('.findings > li:not([hidden])')]
        .filter(li => !li.closest('details:not([open])'))
        .map(li => li.querySelector('.message').textContent)"""

    def test_20000_findings(self):
        with tempfile.TemporaryDirectory() as folder:
            audit = audits.large(folder, 20000)
            self.assertLess(len(audit.html), 16 << 20)
            self.open(audit)
            self.assertEqual(browser.run(
                "document.querySelectorAll('.findings > li').length"),
                len(audit.findings))
            self.assertEqual(len(browser.run(self.OPEN)), 101)
            self.type("filter-text", "host-19999.example")
            self.assertEqual(browser.run(self.OPEN),
                             [f["message"] for f in audit.findings
                              if "host-19999" in f["message"]])
            self.assertEqual(browser.complaints(), [])


class Corpus(Page):
    @unittest.skipUnless(shared_lists(), "no lists in ../shared/corpus")
    def test_real_lists(self):
        for folder in sorted((SHARED / "corpus").iterdir()):
            lists = sorted(folder.glob("*.md"))
            if not lists:
                continue
            with self.subTest(list=folder.name), \
                    tempfile.TemporaryDirectory() as scratch:
                audit = audits.check(scratch, "--offline", *lists, cwd=SHARED)
                self.open(audit, width=360, height=740)
                self.assertEqual(told(browser.run(FINDINGS)), known(audit))
                self.assertEqual(browser.complaints(), [])
                self.assertLessEqual(browser.run(
                    "document.scrollingElement.scrollWidth"), 360)
                self.expect(audit)

    def expect(self, audit):
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(audit.html)


if __name__ == "__main__":
    unittest.main()
