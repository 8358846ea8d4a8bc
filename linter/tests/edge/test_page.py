"""The page for a maintainer: what it tells, and what it may hold."""

import base64
import hashlib
import re
import subprocess
import tempfile
import unittest
import urllib.parse

import audits
from paged import FINDINGS, Page, known, pages, set_up, strict, told

# Every element that the page may hold, with every attribute of it.
ELEMENTS = {
    "a": "class href referrerpolicy rel", "b": "", "body": "",
    "button": "id type", "code": "", "dd": "",
    "details": "class id open", "div": "aria-label class hidden id role "
    "tabindex", "dl": "class", "dt": "", "fieldset": "", "figcaption": "",
    "figure": "class", "h1": "class", "h2": "", "h3": "", "h4": "",
    "head": "", "header": "", "html": "lang",
    "input": "autocomplete checked id type value", "label": "", "legend": "",
    "li": "data-rule data-severity id", "main": "", "mark": "",
    "meta": "charset content http-equiv name", "nav": "aria-label",
    "ol": "class", "option": "value", "p": "class id role", "pre": "class",
    "rect": "class height width x", "script": "",
    "section": "aria-label class id", "select": "autocomplete id",
    "small": "", "span": "class", "style": "", "summary": "",
    "svg": "aria-hidden aria-label class role", "table": "class",
    "tbody": "", "td": "class data-title", "th": "aria-sort class scope",
    "thead": "",
    "time": "", "title": "", "tr": "", "ul": "class",
}

ATTRIBUTES = """[...document.querySelectorAll('*')].map(e => [
    e.localName, [...e.attributes].map(a => [a.name, a.value])])"""


def setUpModule():
    set_up()


class Told(Page):
    def test_findings_are_those_of_the_json(self):
        for _, audit in self.each():
            self.assertEqual(told(self.browser.run(FINDINGS)), known(audit))

    def test_without_the_script_all_is_there(self):
        for name, audit in self.each(scripts=False):
            found = self.browser.run(FINDINGS)
            self.assertEqual(told(found), known(audit))
            self.assertTrue(all(f["shown"] for f in found))
            self.assertEqual(self.browser.run(
                "[...document.querySelectorAll('.filters, button')]"
                ".filter(e => e.checkVisibility()).length"), 0, name)

    def test_the_answer(self):
        answers = {name: self.browser.run(
            "document.querySelector('h1').innerText")
            for name, _ in self.each()}
        self.assertEqual(answers["golden"], "No, there are 13 errors")
        self.assertEqual(answers["changed"], "No, there are 3 errors")
        self.assertEqual(answers["clean"], "Yes, nothing was found")

    def test_the_answer_is_that_of_the_exit_status(self):
        with tempfile.TemporaryDirectory() as folder:
            for fail_on, answer in (
                    ("warning", "No, there are 13 errors and 6 warnings"),
                    ("never", "Nothing fails the run, but there are 13 "
                     "errors")):
                self.open(audits.check(
                    folder, "--offline", "--fail-on", fail_on,
                    "fixtures/lists/datasets.md", cwd=audits.ROOT))
                self.assertEqual(self.browser.run(
                    "document.querySelector('h1').innerText"), answer)

    def test_the_date_is_that_of_the_run(self):
        self.open(pages["golden"])
        self.assertIn("checked 2025-11-25 16:00 UTC by listlint ",
                      self.browser.run("document.body.innerText"))

    def test_sections_are_the_headings(self):
        self.open(pages["golden"])
        self.assertEqual(
            self.browser.run("[...document.querySelectorAll('.section h4')]"
                        ".map(e => e.textContent)")[1:],
            ["Captioned images", "Instruction data", "Preferences", "Tools"])

    def test_the_same_bytes_again(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(audits.golden(folder).html, pages["golden"].html)


class Links(Page):
    def setUp(self):
        self.audit = pages["changed"]
        self.open(self.audit)

    def rows(self, label):
        return self.browser.run(
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
            self.assertTrue(row[1].startswith("not found 404"), row)
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
              "blocked 403 (1), server error 500 (1), timeout (1)"]])
        self.assertEqual(
            [row[0] for row in
             self.rows("Each address that is not verified")],
            self.urls("unverified"))

    def test_skipped(self):
        self.assertEqual([row[:2] for row in self.rows("Skipped links")],
                         [["not web", "2"]])
        self.assertEqual(
            [row[:2] for row in self.rows("Each address that is skipped")],
            [["mailto:a@example.org", "not web"]])

    def test_what_changed(self):
        dead, back = self.rows("Newly dead"), self.rows("Back alive")
        self.assertTrue(dead[0][0].endswith("/dies"))
        self.assertTrue(back[0][0].endswith("/returns"))
        self.assertEqual((len(dead), len(back)), (1, 1))
        self.assertRegex(dead[0][1], r"^20\d\d-\d\d-\d\d$")

    def test_what_was_not_asked_again(self):
        told = "document.querySelector('#changes').innerText"
        self.assertNotIn("not asked again", self.browser.run(told))
        with tempfile.TemporaryDirectory() as folder:
            audit = audits.remembered(folder)
            self.open(audit)
            cached = sum(len(link["places"]) for link in audit.links
                         if link["cached"])
            self.assertGreater(cached, 5)
            self.assertIn(f"{cached} of 15 links were not asked again",
                          self.browser.run(told))

    def test_no_history_no_changes(self):
        for name in ("golden", "clean", "hostile"):
            self.open(pages[name])
            self.assertIsNone(
                self.browser.run("document.getElementById('changes')"))

    def test_the_chart_says_its_numbers(self):
        self.assertEqual(
            self.browser.run("document.querySelector('.shares')"
                        ".getAttribute('aria-label')"),
            "Links by verdict: 9 alive, 3 dead, 3 unverified, 2 skipped")
        self.assertEqual(self.browser.run(
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
            self.browser.run(f"[...document.querySelectorAll('{table}th')]"
                        ".map(e => e.getAttribute('aria-sort'))")[:2],
            [None, "ascending"])
        self.click(table + "th button", 0)
        self.assertEqual([row[0] for row in self.rows("Links by host")],
                         ["one.example", "three.example", "two.example"])
        self.assertEqual(
            self.browser.run(f"[...document.querySelectorAll('{table}"
                        "[aria-sort]')].map(e => e.ariaSort)"), ["ascending"])

    def test_filter(self):
        self.type("link-text", "THREE.example")
        self.assertEqual(
            self.browser.run("[...document.querySelectorAll('#links tbody tr')]"
                        ".filter(e => e.checkVisibility())"
                        ".map(e => e.cells[0].innerText.split('/')[0])"),
            ["three.example"] * 2 + ["http:"] * 3)
        self.assertRegex(
            self.browser.run(
                "document.getElementById('link-status').innerText"),
            r"^5 of \d+ rows shown$")
        self.type("link-text", "")
        self.assertEqual(len(self.rows("Links by host")), 3)
        self.assertFalse(self.browser.run(
            "document.querySelector('#links details').open"))


class Safe(Page):
    def test_the_console_is_silent(self):
        for _, audit in self.each():
            self.assertEqual(self.browser.complaints(), [])
            self.assertEqual(self.browser.requests(), [audit.page.as_uri()])
            self.assertEqual(self.browser.run("typeof pwned"), "undefined")

    def test_the_policy_is_kept(self):
        """What is put into the page later does nothing."""
        self.open(pages["golden"])
        self.browser.run("""(() => {
            const script = document.createElement('script');
            script.textContent = 'window.pwned = 1';
            document.body.append(script);
            document.body.setAttribute('style', 'color: red');
            const image = new Image();
            image.src = 'https://evil.example/';
            document.body.append(image); })()""")
        self.assertEqual(self.browser.run("typeof pwned"), "undefined")
        complaints = [c["entry"]["text"] for c in self.browser.complaints()]
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
                self.expect_intended(self.browser.run(ATTRIBUTES))

    def test_addresses_are_links_only_to_the_web(self):
        self.open(pages["changed"])
        self.assertGreater(self.browser.run(
            "document.querySelectorAll('a.address').length"), 8)

    def test_a_strict_parser_has_nothing_to_say(self):
        for name, audit in pages.items():
            tree = strict(audit.html)
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
            content = (audits.ROOT / "reports" / "html" / file).read_bytes()
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


if __name__ == "__main__":
    unittest.main()
