"""Names and addresses: which are asked, and which never."""
import subprocess
import unittest

from probe import PROBE, probe
from server import Server, redirect, reply


def setUpModule():
    if not PROBE:
        raise unittest.SkipTest("WEB_PROBE names no program")


class Private(unittest.TestCase):
    """No connection to a private address, however it is spelled."""

    HOSTS = ["127.0.0.1", "0.0.0.0", "[::1]", "[::]", "[::ffff:127.0.0.1]",
             "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
             "2130706433", "0x7f.1", "017700000001", "127.1", "0",
             "\u3002".join(["127", "0", "0", "1"]), "\uff11\uff12\uff17.1",
             "localhost", "LOCALHOST.", "a.localhost", "rebind.example",
             "10.0.0.1", "169.254.169.254"]

    def setUp(self):
        self.victim = Server(address="::")
        self.front = Server()
        self.options = ["--name", "rebind.example=127.0.0.1,::1",
                        "--resolve",
                        "front.example:%d:127.0.0.1" % self.front.port]
        self.urls = ["http://%s:%d/" % (host, self.victim.port)
                     for host in self.HOSTS]

    def test_victim_can_be_reached(self):
        probe(["http://127.0.0.1:%d/" % self.victim.port], "--allow-private")
        self.assertEqual(len(self.victim.requests), 3)

    def test_directly(self):
        responses, sent = probe(self.urls, *self.options)
        for host, response in zip(self.HOSTS, responses):
            with self.subTest(host):
                self.assertEqual((response["verdict"], response["reason"]),
                                 ("skipped", "private"))
        self.assertEqual(sent, 0)
        self.assertEqual(self.victim.connections, 0)

    def test_by_redirect(self):
        self.front.script = {
            "/%d" % number: redirect(url.encode().decode("latin-1"))
            for number, url in enumerate(self.urls)}
        responses, _ = probe([self.front.url("/%d" % number, "front.example")
                              for number in range(len(self.urls))],
                             *self.options)
        for host, response in zip(self.HOSTS, responses):
            with self.subTest(host):
                self.assertEqual((response["verdict"], response["reason"]),
                                 ("dead", "redirect"), response)
        self.assertEqual(self.victim.connections, 0)

    def test_public_address_beside_a_private_one(self):
        responses, _ = probe(
            ["http://both.example:%d/" % self.victim.port],
            "--name", "both.example=127.0.0.1,192.0.2.77", "--retries", "0")
        self.assertEqual(responses[0]["verdict"], "unverified")
        self.assertEqual(self.victim.connections, 0)


class Names(unittest.TestCase):
    def test_unknown_name_is_dead(self):
        server = Server({"/": reply(200)})
        responses, _ = probe(
            [server.url("/", "here.example"), "http://lost.example/",
             "http://lost.example/2", "http://broken.example/"],
            "--allow-private", "--name", "here.example=127.0.0.1",
            "--name", "lost.example=unknown")
        self.assertEqual([(r["verdict"], r["reason"]) for r in responses], [
            ("alive", "none"), ("dead", "no-such-host"),
            ("dead", "no-such-host"), ("unverified", "unreachable")])

    def test_one_unknown_name_alone(self):
        found, _ = probe(["http://lost.example/"], "--name",
                         "lost.example=unknown", "--name",
                         "example.com=192.0.2.1")
        blind, _ = probe(["http://lost.example/"], "--name",
                         "lost.example=unknown")
        self.assertEqual(found[0]["reason"], "no-such-host")
        self.assertEqual(blind[0]["reason"], "no-network")

    def test_no_network(self):
        urls = ["http://h%d.example/" % host for host in range(60)]
        urls.append("http://127.0.0.1/")
        responses, sent = probe(urls, "--name", "other.example=192.0.2.1")
        self.assertEqual({(r["verdict"], r["reason"])
                          for r in responses[:-1]},
                         {("unverified", "no-network")})
        self.assertEqual(responses[-1]["reason"], "private")
        self.assertEqual(sent, 0)

    def test_what_stands_in_the_way_is_no_network(self):
        """A gate that answers for every address, where no name is known."""
        gate = Server({"/": reply(404)})
        urls = [gate.url()] + ["http://h%d.example/" % host
                               for host in range(3)]
        responses, _ = probe(urls, "--allow-private", "--retries", "0",
                             "--name", "other.example=192.0.2.1")
        self.assertEqual({(r["verdict"], r["reason"]) for r in responses},
                         {("unverified", "no-network")})
        gate = Server({"/": reply(404), "/there": reply(200)})
        responses, _ = probe(urls + [gate.url("/there")], "--allow-private",
                             "--retries", "0", "--name",
                             "other.example=192.0.2.1")
        self.assertEqual(responses[0]["reason"], "not-found")

    def test_resolve_is_checked(self):
        run = subprocess.run([PROBE, "--resolve", "nonsense", "http://x.org"],
                             capture_output=True, text=True, check=False)
        self.assertEqual(run.returncode, 2)
        self.assertIn("HOST:PORT:ADDRESS", run.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=1)
