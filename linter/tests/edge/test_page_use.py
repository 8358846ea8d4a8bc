"""The page in use: filters, screens, paper, large runs, real lists."""

import re
import tempfile
import unittest

import audits
from command import SHARED, shared_lists
from paged import FINDINGS, Page, known, pages, set_up, strict, told

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


def setUpModule():
    set_up()


class Filters(Page):
    def setUp(self):
        self.audit = pages["golden"]
        self.open(self.audit)

    def status(self):
        status = "document.getElementById('filter-status')"
        self.assertEqual(self.browser.run(status + ".role"), "status")
        return self.browser.run(status + ".innerText")

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
        self.assertIn("ENC004 (5)", self.browser.run(
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
        found = self.browser.run(FINDINGS)
        self.type("filter-section", "section-2")
        places = [f["place"] for f in found if f["group"] == "section-2"]
        self.expect(lambda f: f["place"] in places)
        self.assertEqual(self.browser.run(
            "[...document.querySelectorAll('.section')]"
            ".filter(e => e.checkVisibility()).map(e => e.id)"),
            ["section-2"])

    def test_closed_sections_open_for_a_filter(self):
        closed = "document.getElementById('section-1').open"
        self.browser.run(closed + " = false")
        self.type("filter-rule", "ENC004")
        self.expect(lambda f: f["rule"] == "ENC004")
        self.click("#filter-reset")
        self.assertFalse(self.browser.run(closed))

    def test_tiles_lead_to_the_first_of_their_kind(self):
        for scripts in (True, False):
            for name, audit in self.each(scripts=scripts):
                self.browser.run("document.querySelectorAll('details')"
                                 ".forEach(e => e.open = false)")
                firsts = {f["severity"]: f["message"]
                          for f in reversed(audit.findings)}
                links = self.browser.run(
                    "[...document.querySelectorAll('.tiles a')]"
                    ".map(e => e.hash)")
                self.assertEqual(
                    links, [f"#first-{s}" for s in
                            ("error", "warning", "note") if s in firsts], name)
                for number, link in enumerate(links):
                    self.click(".tiles a", number)
                    self.assertEqual(self.browser.run(
                        "[...document.querySelectorAll(':target')].filter("
                        "e => e.checkVisibility()).map(e => "
                        "e.querySelector('.message').textContent)"),
                        [firsts[link.removeprefix("#first-")]], name)

    def test_a_tile_leads_to_what_a_filter_hides(self):
        self.type("filter-text", "<b>nothing</b>")
        self.assertEqual(self.shown(), [])
        self.click(".tiles a")
        self.browser.run("new Promise(done => setTimeout(done, 300))")
        self.expect_all()
        self.assertTrue(self.browser.run(
            "document.querySelector(':target').checkVisibility()"))

    def test_charts_lead_to_what_they_count(self):
        links = self.browser.run("[...document.querySelectorAll('.chart a')]"
                                 ".map(e => e.hash.slice(1))")
        self.assertGreater(len(links), 8)
        for link in links:
            self.assertTrue(self.browser.run(
                f"document.getElementById({link!r}) !== null"), link)


class Looks(Page):
    def test_a_phone_scrolls_down_alone(self):
        for name, _ in self.each(width=360, height=740):
            self.assertLessEqual(
                self.browser.run("document.scrollingElement.scrollWidth"), 360)
            self.assertEqual(self.browser.run(
                "[...document.querySelectorAll('body *')].filter(e => "
                "!e.closest('.box') && e.checkVisibility() && "
                "e.getBoundingClientRect().right > 361)"
                ".map(e => e.outerHTML.slice(0, 200))"), [], name)

    def test_contrast_in_both_themes(self):
        for dark in (False, True):
            for _ in self.each(dark=dark):
                ratio, where = self.browser.run(CONTRAST)
                self.assertGreaterEqual(ratio, 4.5, where)
            color = self.browser.run(
                "getComputedStyle(document.documentElement).backgroundColor")
            self.assertEqual(sum(map(int, re.findall(r"\d+", color))) < 150,
                             dark, color)

    def test_paper_is_white(self):
        for dark in (False, True):
            for name, _ in self.each(dark=dark):
                self.browser.call("Emulation.setEmulatedMedia", media="print")
                colors = self.browser.run(
                    "[...new Set([...document.querySelectorAll("
                    "'html, body, body *:not(mark)')].map(e => "
                    "getComputedStyle(e).backgroundColor))].sort()")
                self.browser.call("Emulation.setEmulatedMedia", media="")
                self.assertEqual(colors, ["rgb(255, 255, 255)",
                                          "rgba(0, 0, 0, 0)"], name)

    def test_on_paper_all_is_open_but_what_is_minor(self):
        minor = []
        for name, audit in self.each(scripts=False):
            minor += self.browser.run(
                "[...document.querySelectorAll('.minor > summary')]"
                ".map(e => e.textContent)")
            self.browser.run("document.querySelectorAll('details')"
                        ".forEach(e => e.open = false)")
            self.browser.call("Emulation.setEmulatedMedia", media="print")
            self.assertEqual(self.shown(), known(audit))
            self.assertEqual(self.browser.run(
                "[...document.querySelectorAll('nav, .filters, details li, "
                "details tr')].filter(e => e.checkVisibility() !== "
                "(e.matches('li, tr') && !e.closest('.minor'))).length"),
                0, name)
            self.browser.call("Emulation.setEmulatedMedia", media="")

        for title, is_minor in (("found nothing", True),
                                ("address that is skipped", True),
                                ("address that is not verified", False)):
            self.assertEqual(any(title in told for told in minor), is_minor,
                             title)

    def test_it_can_be_printed(self):
        self.open(pages["golden"])
        with tempfile.TemporaryDirectory() as folder:
            path = audits.pathlib.Path(folder, "page.pdf")
            self.browser.print(path)
            self.assertTrue(path.read_bytes().startswith(b"%PDF-"))

    def test_headings_go_down_by_one(self):
        for name, _ in self.each():
            levels = [int(tag[1]) for tag in self.browser.run(
                "[...document.querySelectorAll('h1, h2, h3, h4')]"
                ".map(e => e.tagName)")]
            self.assertEqual((levels[0], levels.count(1)), (1, 1))
            for one, other in zip(levels, levels[1:]):
                self.assertLessEqual(other, one + 1, name)


class Large(Page):
    OPEN = """[...document.querySelectorAll('.findings > li:not([hidden])')]
        .filter(li => !li.closest('details:not([open])'))
        .map(li => li.querySelector('.message').textContent)"""

    def test_20000_findings(self):
        with tempfile.TemporaryDirectory() as folder:
            audit = audits.large(folder, 20000)
            self.assertLess(len(audit.html), 16 << 20)
            self.open(audit)
            self.assertEqual(self.browser.run(
                "document.querySelectorAll('.findings > li').length"),
                len(audit.findings))
            self.assertEqual(len(self.browser.run(self.OPEN)), 101)
            self.type("filter-text", "host-19999.example")
            self.assertEqual(self.browser.run(self.OPEN),
                             [f["message"] for f in audit.findings
                              if "host-19999" in f["message"]])
            self.assertEqual(self.browser.complaints(), [])


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
                self.assertEqual(told(self.browser.run(FINDINGS)), known(audit))
                self.assertEqual(self.browser.complaints(), [])
                self.assertLessEqual(self.browser.run(
                    "document.scrollingElement.scrollWidth"), 360)
                strict(audit.html)


if __name__ == "__main__":
    unittest.main()
