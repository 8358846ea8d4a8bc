"""Lists about hosts that have names, all of which are on loopback.

A proxy leads to them, with certificates of an authority that the command is
told to trust; addresses are not asked for through it.
"""
import json
import pathlib
import tempfile
import unittest

from authority import Authority
from command import listlint, text
from proxies import Proxy
from server import Server

# What would lead the command elsewhere, or lend it somebody's rights.
NOTHING = dict.fromkeys((
    "GITHUB_TOKEN", "GH_TOKEN", "GITHUB_API_URL", "GITHUB_GRAPHQL_URL",
    "GITHUB_SERVER_URL", "HF_TOKEN", "HF_ENDPOINT", "all_proxy", "ALL_PROXY",
    "HTTPS_PROXY", "NO_PROXY", "CURL_CA_BUNDLE"), "")


class Named(unittest.TestCase):
    names = ("example.org",)  # that the certificate is for

    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.authority = Authority(scratch.name)
        cls.certificate = cls.authority.issue(*cls.names, "127.0.0.1")

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.proxy = self.open(Proxy({}, secure={}))
        self.variables = {}
        self.options = ("--no-config",)

    def open(self, server):
        self.addCleanup(server.close)
        return server

    def serve(self, name, script, tls=None):
        """A host on port 443, whatever its real one."""
        server = self.open(Server(
            script, tls=(tls or self.certificate).context()))
        self.proxy.secure[name] = server.port
        return server

    def serve_plain(self, name, script):
        """A host on port 80."""
        server = self.open(Server(script))
        self.proxy.hosts[name] = server.port
        return server

    def environment(self):
        proxy = "http://127.0.0.1:%d" % self.proxy.port
        return {**NOTHING, **self.authority.environment, "http_proxy": proxy,
                "https_proxy": proxy, "no_proxy": "127.0.0.1",
                **self.variables}

    def write(self, content, name="README.md"):
        (self.folder / name).write_text(content, encoding="utf-8")

    def write_links(self, urls):
        self.write("# List\n\n" + "".join(
            "- [Entry %d](%s) - It is there.\n" % (number, url)
            for number, url in enumerate(urls)))

    def listlint(self, *arguments):
        return listlint(*arguments, *self.options, cwd=self.folder,
                        env=self.environment())

    def check(self, *options, select="WEB", timeout=5):
        """The run that the command tells of."""
        result = self.listlint("--output", "json", "--select", select,
                               "--timeout", timeout, *options)
        self.assertIn(result.returncode, (0, 1), text(result.stderr))
        self.stderr = text(result.stderr)
        self.said = text(result.stdout) + self.stderr
        return json.loads(result.stdout)

    def assert_untold(self, server, *secrets):
        """None of them is in what the server was told."""
        for headers in server.headers:
            for secret in secrets:
                self.assertNotIn(secret, "\n".join(headers.values()))


def verdicts(run):
    """What is said of each address, and why."""
    return {link["url"]: (link["verdict"], link["reason"])
            for link in run["links"]}


def found(run):
    return [(finding["rule"], finding["severity"], finding["start"]["line"])
            for finding in run["findings"]]
