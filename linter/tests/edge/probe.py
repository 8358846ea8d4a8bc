"""The web without a list: what it says of addresses."""
import json
import os
import socket
import subprocess

PROBE = os.environ.get("WEB_PROBE")
TIMEOUT = 1.2
HELD = []

# What would lead the program elsewhere, or lend it the trust of whoever runs
# the tests.
FOREIGN = ("_proxy", "ssl_cert_file", "ssl_cert_dir", "curl_ca_bundle")


def environment():
    """Without the proxies of whoever runs the tests."""
    return {name: value for name, value in os.environ.items()
            if not name.lower().endswith(FOREIGN)}


def probe(urls, *options, env=None, timeout=TIMEOUT):
    """The responses to the addresses, and how many requests were sent."""
    command = [PROBE, "--timeout", str(timeout), *options, "-"]
    run = subprocess.run(command, input="\n".join(urls) + "\n", text=True,
                         capture_output=True, timeout=100, check=False,
                         env=environment() | (env or {}))
    if run.returncode:
        raise AssertionError("web_probe: %d\n%s" % (run.returncode,
                                                    run.stderr))
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    return lines[:-1], lines[-1]["sent"]


def said(responses):
    """Of each response what it says and why."""
    return [(response["verdict"], response["reason"])
            for response in responses]


def free_port():
    """A port where nobody listens, nor can anybody begin to."""
    holder = socket.socket()
    holder.bind(("127.0.0.1", 0))
    HELD.append(holder)
    return holder.getsockname()[1]
