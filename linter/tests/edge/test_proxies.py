"""What is asked of a proxy, what is not, and what a bad one can say."""
import base64
import concurrent.futures
import os
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from authority import Authority  # noqa: E402
from probe import PROBE, free_port, probe, said  # noqa: E402
from proxies import Proxy, Socks  # noqa: E402
from server import Server, redirect, reply  # noqa: E402

FAR, SECURE = "http://far.example/", "https://safe.example/"
PRIVATE = ["http://10.1.2.3/", "https://[::1]/", "http://127.0.0.1/",
           "http://2130706433/", "http://localhost/", "https://a.localhost/",
           "http://[::ffff:10.0.0.1]/", "http://169.254.169.254/"]
WELL = ("alive", "none")
UNREACHABLE = ("unverified", "unreachable")
SKIPPED = ("skipped", "private")
KEY = "us%65r:p%40ss"  # as an address holds it
PLAIN_KEY = "user:p@ss"

# No name server is asked: whoever looks a name up fails.
NO_NAMES = ("--name", "nobody.example=unknown")


def setUpModule():
    if not PROBE:
        raise unittest.SkipTest("WEB_PROBE names no program")


def at(proxy, scheme="http", key=""):
    return "%s://%s127.0.0.1:%d" % (scheme, key and key + "@", proxy.port)


class Proxies(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.authority = Authority(cls.folder.name)
        cls.certificate = cls.authority.issue("safe.example")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def setUp(self):
        self.far = self.open(Server({"/": reply(200)}))
        self.safe = self.open(Server({"/": reply(200)},
                                     tls=self.certificate.context()))
        self.hosts = {"far.example": self.far.port,
                      "safe.example": self.safe.port,
                      "192.0.2.7": self.far.port}

    def open(self, server):
        self.addCleanup(server.close)
        return server

    def ask(self, urls, *options, env=None):
        return probe(urls, *NO_NAMES, *options,
                     env=self.authority.environment | (env or {}))[0]

    def nothing_leaks(self):
        """The key of a proxy is the proxy's."""
        for server in (self.far, self.safe):
            for headers in server.headers:
                self.assertEqual([name for name in headers
                                  if name.lower().startswith("proxy-") or
                                  name in ("Authorization", "Referer")], [])


class Http(Proxies):
    def test_both_schemes(self):
        for options, env in (
                (lambda url: ("--proxy", url), lambda url: {}),
                (lambda url: (), lambda url: {"http_proxy": url,
                                              "https_proxy": url}),
                (lambda url: (), lambda url: {"HTTPS_PROXY": url,
                                              "http_proxy": url}),
                (lambda url: (), lambda url: {"ALL_PROXY": url})):
            proxy = self.open(Proxy(self.hosts))
            url = at(proxy)
            responses = self.ask([FAR, SECURE], *options(url), env=env(url))
            self.assertEqual(said(responses), [WELL, WELL])
            self.assertEqual(sorted(proxy.requests), [
                "CONNECT safe.example:443", "HEAD " + FAR])
        self.assertEqual(self.far.requests, ["HEAD /"] * 4)
        self.assertEqual(self.safe.requests, ["HEAD /"] * 4)

    def test_names_are_not_looked_up(self):
        """A private address would be what they are skipped for."""
        for proxy, scheme in ((Proxy(self.hosts), "http"),
                              (Socks(self.hosts), "socks5h")):
            responses = self.ask([FAR], "--proxy",
                                 at(self.open(proxy), scheme), "--name",
                                 "far.example=10.0.0.7")
            self.assertEqual(said(responses), [WELL])

    def test_the_variable_that_a_stranger_can_set(self):
        proxy = self.open(Proxy(self.hosts))
        responses = self.ask([FAR], env={"HTTP_PROXY": at(proxy)})
        self.assertEqual(responses[0]["verdict"], "unverified")
        self.assertEqual(proxy.connections, 0)

    def test_an_empty_option_is_no_proxy(self):
        proxy = self.open(Proxy(self.hosts))
        self.ask([FAR], "--proxy", "", env={"http_proxy": at(proxy)})
        self.assertEqual(proxy.connections, 0)

    def test_private_addresses_are_not_asked_for(self):
        proxy = self.open(Proxy(self.hosts))
        responses = self.ask(PRIVATE, "--proxy", at(proxy))
        self.assertEqual(said(responses), [SKIPPED] * len(PRIVATE))
        self.assertEqual(proxy.connections, 0)

    def test_private_addresses_are_not_redirected_to(self):
        proxy = self.open(Proxy(self.hosts))
        self.far.script = {"/%d" % number: redirect(url)
                           for number, url in enumerate(PRIVATE)}
        responses = self.ask([FAR + path[1:] for path in self.far.script],
                             "--proxy", at(proxy))
        self.assertEqual(said(responses),
                         [("dead", "redirect")] * len(PRIVATE))
        self.assertEqual({request.split("/")[2] for request
                          in proxy.requests}, {"far.example"})

    def test_key(self):
        proxy = self.open(Proxy(self.hosts, key=PLAIN_KEY))
        responses = self.ask([FAR, SECURE], "--proxy", at(proxy, key=KEY))
        self.assertEqual(said(responses), [WELL, WELL])
        self.assertEqual({headers["Proxy-Authorization"]
                          for headers in proxy.headers},
                         {"Basic " + base64.b64encode(
                             PLAIN_KEY.encode()).decode()})
        self.assertEqual(len(proxy.requests), 2)
        self.nothing_leaks()

    def test_no_key(self):
        proxy = self.open(Proxy(self.hosts, key=PLAIN_KEY))
        responses = self.ask([FAR], "--proxy", at(proxy))
        self.assertEqual(said(responses), [("unverified", "restricted")])
        self.assertEqual(proxy.requests, ["HEAD " + FAR, "GET " + FAR])

    def test_a_host_that_the_proxy_does_not_know(self):
        proxy = self.open(Proxy(self.hosts))
        responses = self.ask(["http://lost.example/", "https://lost.example/"],
                             "--proxy", at(proxy))
        self.assertEqual(said(responses), [
            ("unverified", "server-error"), UNREACHABLE])

    def test_connect_refused(self):
        proxies = [self.open(Proxy(self.hosts, refusal=status))
                   for status in (403, 404, 410, 500, 502, 503, 504)]
        for proxy in proxies:
            responses = self.ask([SECURE], "--proxy", at(proxy), "--retries",
                                 "0")
            self.assertEqual(said(responses), [UNREACHABLE])
            self.assertEqual(set(proxy.requests),
                             {"CONNECT safe.example:443"})
        self.assertEqual(self.safe.connections, 0)

    # CURLE_RECV_ERROR stands for a tunnel that was refused as well as for a
    # reset; CURLINFO_HTTP_CONNECTCODE tells them apart.
    @unittest.expectedFailure
    def test_connect_wants_a_key(self):
        proxy = self.open(Proxy(self.hosts, refusal=407))
        responses = self.ask([SECURE], "--proxy", at(proxy))
        self.assertEqual(said(responses), [("unverified", "restricted")])

    # As above: the proxy is not the host.
    @unittest.expectedFailure
    def test_connect_refused_has_its_words(self):
        proxy = self.open(Proxy(self.hosts, refusal=403))
        responses = self.ask([SECURE], "--proxy", at(proxy), "--retries", "0")
        self.assertIn("proxy", responses[0]["detail"])

    # The authorities are given to CURLOPT_CAINFO alone, not to
    # CURLOPT_PROXY_CAINFO.
    @unittest.expectedFailure
    def test_https_to_the_proxy(self):
        certificate = self.authority.issue("localhost", "127.0.0.1")
        proxy = self.open(Proxy(self.hosts, tls=certificate.context(),
                                key=PLAIN_KEY))
        responses = self.ask([FAR, SECURE], "--proxy",
                             at(proxy, "https", KEY))
        self.assertEqual(said(responses), [WELL, WELL])
        self.nothing_leaks()

    def test_https_to_a_false_proxy(self):
        """It is told nothing."""
        certificate = self.authority.issue("other.example")
        proxy = self.open(Proxy(self.hosts, tls=certificate.context()))
        responses = self.ask([FAR, SECURE], "--proxy",
                             at(proxy, "https", KEY))
        self.assertEqual([response["verdict"] for response in responses],
                         ["unverified"] * 2)
        self.assertEqual(proxy.requests, [])


class Down(Proxies):
    def test_nothing_is_dead(self):
        urls = [FAR, SECURE, "http://b.example/", "http://c.example/x"]
        proxies = ["%s://127.0.0.1:%d" % (scheme, free_port())
                   for scheme in ("http", "https", "socks5", "socks5h")]
        with concurrent.futures.ThreadPoolExecutor() as pool:
            runs = pool.map(lambda proxy: self.ask(urls, "--proxy", proxy),
                            proxies)
        for proxy, responses in zip(proxies, runs):
            with self.subTest(proxy):
                self.assertEqual({response["verdict"]
                                  for response in responses}, {"unverified"})
                self.assertLessEqual(
                    {response["reason"] for response in responses},
                    {"unreachable", "no-network"})

    def test_a_proxy_without_an_address(self):
        """Its own name, too, can be one that does not exist."""
        responses = self.ask([FAR, SECURE], "--proxy",
                             "http://proxy.invalid:3128")
        self.assertEqual({response["verdict"] for response in responses},
                         {"unverified"})

    def test_a_proxy_that_says_nothing(self):
        def close(connection, method):
            raise OSError

        proxy = self.open(Server({FAR: close}))
        responses = self.ask([FAR], "--proxy", at(proxy), "--retries", "0")
        self.assertEqual(said(responses), [("unverified", "protocol-error")])


class NoProxy(Proxies):
    """Whose host stands in NO_PROXY is asked without."""

    DIRECT = ["far.example", ".far.example", ".example", "example", "*",
              "FAR.example", "a.example,far.example", "a.example, far.example",
              " far.example ", "a.example far.example", "far.example."]
    PROXIED = ["", "far", "ar.example", "a.far.example", "r.example",
               "far.example.org", "*.example", "127.0.0.1", ","]

    def way(self, value, url=None, name="no_proxy"):
        """Whether the proxy or the host itself was asked, or both."""
        proxy, host = Server({FAR: reply(200)}), Server({"/": reply(200)})
        url = url or host.url("/", "far.example")
        url = url.replace("PORT", str(host.port))
        proxy.script = {url: reply(200)}
        self.ask([url], "--name", "far.example=127.0.0.1", "--allow-private",
                 env={"http_proxy": at(proxy), name: value})
        ways = [way for way, server in (("proxied", proxy), ("direct", host))
                if server.connections]
        proxy.close()
        host.close()
        return " and ".join(ways)

    def test_direct(self):
        for value in self.DIRECT[:-1]:
            with self.subTest(value):
                self.assertEqual(self.way(value), "direct")

    # curl takes the dot that ends a full name off both.
    @unittest.expectedFailure
    def test_the_dot_at_the_end(self):
        self.assertEqual(self.way(self.DIRECT[-1]), "direct")

    def test_proxied(self):
        for value in self.PROXIED:
            with self.subTest(value):
                self.assertEqual(self.way(value), "proxied")

    def test_in_capitals(self):
        self.assertEqual(self.way("far.example", name="NO_PROXY"), "direct")

    def test_addresses(self):
        for value, url, way in (
                ("127.0.0.1", "http://127.0.0.1:PORT/", "direct"),
                ("a.example,127.0.0.1", "http://127.0.0.1:PORT/", "direct"),
                ("127.0.0.2", "http://127.0.0.1:PORT/", "proxied")):
            with self.subTest(value):
                self.assertEqual(self.way(value, url), way)

    # curl knows networks since 7.86, and does not take a part of an address
    # for its domain.
    @unittest.expectedFailure
    def test_networks(self):
        for value, way in (("127.0.0.0/8", "direct"),
                           ("127.0.0.1/32", "direct"),
                           ("10.0.0.0/8", "proxied"), ("0.0.1", "proxied")):
            self.assertEqual(self.way(value, "http://127.0.0.1:PORT/"), way)


class Socks5(Proxies):
    def test_names_are_the_proxy_s(self):
        proxy = self.open(Socks(self.hosts))
        responses = self.ask([FAR, SECURE], "--proxy", at(proxy, "socks5h"))
        self.assertEqual(said(responses), [WELL, WELL])
        self.assertEqual(sorted(proxy.requests), [
            "CONNECT far.example:80", "CONNECT safe.example:443"])

    def test_from_the_environment(self):
        proxy = self.open(Socks(self.hosts))
        responses = self.ask([FAR], env={"all_proxy": at(proxy, "socks5h")})
        self.assertEqual(said(responses), [WELL])

    def test_private_addresses_are_not_asked_for(self):
        for scheme in ("socks5", "socks5h", "socks4", "socks4a"):
            proxy = self.open(Socks(self.hosts))
            responses = self.ask(PRIVATE, "--proxy", at(proxy, scheme))
            self.assertEqual(said(responses), [SKIPPED] * len(PRIVATE))
            self.assertEqual(proxy.connections, 0)

    def test_key(self):
        proxy = self.open(Socks(self.hosts, key=PLAIN_KEY))
        responses = self.ask([FAR, SECURE], "--proxy",
                             at(proxy, "socks5h", KEY))
        self.assertEqual(said(responses), [WELL, WELL])
        self.assertEqual(proxy.keys, [PLAIN_KEY] * 2)
        self.nothing_leaks()

    def test_refusals_are_not_dead(self):
        for refusal in range(1, 9):
            proxy = self.open(Socks(self.hosts, refusal=refusal))
            responses = self.ask([FAR], "--proxy", at(proxy, "socks5h"),
                                 "--retries", "0")
            self.assertEqual(responses[0]["verdict"], "unverified")

    # CURLE_PROXY is not in the table of sights: "the answer is not HTTP".
    @unittest.expectedFailure
    def test_refusals(self):
        """4 is what a host that is down gets, and a name without an address:
        it may pass."""
        proxy = self.open(Socks(self.hosts, refusal=4))
        responses = self.ask([FAR], "--proxy", at(proxy, "socks5h"))
        self.assertEqual(said(responses), [UNREACHABLE])
        self.assertGreater(len(proxy.requests), 2)

    # As above.
    @unittest.expectedFailure
    def test_a_false_key(self):
        proxy = self.open(Socks(self.hosts, key=PLAIN_KEY))
        responses = self.ask([FAR], "--proxy", at(proxy, "socks5h", "a:b"))
        self.assertEqual(said(responses), [UNREACHABLE])

    # libcurl looks names up itself for socks4 and socks5, without a bound and
    # past the gate for private addresses: that is to be done here.
    @unittest.expectedFailure
    def test_names_are_ours(self):
        proxy = self.open(Socks(self.hosts))
        responses = self.ask(
            [FAR, "http://rebind.example/"], "--proxy", at(proxy, "socks5"),
            "--name", "far.example=192.0.2.7",
            "--name", "rebind.example=10.0.0.7")
        self.assertEqual(said(responses), [WELL, SKIPPED])
        self.assertEqual(proxy.requests, ["CONNECT 192.0.2.7:80"])


if __name__ == "__main__":
    unittest.main(verbosity=1)
