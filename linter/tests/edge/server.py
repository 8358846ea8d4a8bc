"""Servers on loopback that answer as they are told and log what they saw.

A script maps a path to what is done for each request for it in turn; the last
action is repeated. An action is a function of the connection and the method.
"""
import contextlib
import socket
import ssl
import struct
import subprocess
import threading
import time
import zlib


class Stop(Exception):
    """Ends the connection."""


def reply(status, headers=None, body=b"body", length=True, version="1.1"):
    """An answer; `headers` is a list of pairs or a dictionary."""
    pairs = headers.items() if isinstance(headers, dict) else headers or []

    def act(connection, method):
        lines = ["HTTP/%s %d Reason" % (version, status)]
        lines += ["%s: %s" % pair for pair in pairs]
        if length:
            lines.append("Content-Length: %d" % len(body))
        head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
        connection.sendall(head if method == "HEAD" else head + body)
        if not length or version == "1.0":
            raise Stop

    return act


def redirect(location, status=302, **headers):
    pairs = [(name.replace("_", "-"), value) for name, value in headers.items()]
    return reply(status, [("Location", location)] + pairs)


def raw(data):
    """These bytes, then the end."""
    def act(connection, method):
        connection.sendall(data)
        raise Stop

    return act


def close(connection, method):
    raise Stop


def reset(connection, method):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER,
                          struct.pack("ii", 1, 0))
    raise Stop


def hang(connection, method):
    """Says nothing until the other side gives up."""
    connection.settimeout(30)
    connection.recv(1)
    raise Stop


def endless(connection, method):
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while method == "GET":
        connection.sendall(b"x" * 65536)
    raise Stop


def flood(connection, method):
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in range(4000):
        connection.sendall(b"X-Flood-%d: %s\r\n" % (number, b"y" * 100))
    raise Stop


def drip(data, seconds):
    """These bytes one by one, over so many seconds, then the end."""
    def act(connection, method):
        for byte in data:
            connection.sendall(bytes([byte]))
            time.sleep(seconds / len(data))
        raise Stop

    return act


def bomb(megabytes):
    """What decodes to so much: a page to GET, compressed."""
    packer = zlib.compressobj(9, wbits=31)
    block = bytes(1 << 20)
    data = b"".join(packer.compress(block) for _ in range(megabytes))
    data += packer.flush()
    return reply(200, {"Content-Encoding": "gzip"}, data)


def slow(seconds, action):
    def act(connection, method):
        time.sleep(seconds)
        action(connection, method)

    return act


def by_method(head, get):
    def act(connection, method):
        (head if method == "HEAD" else get)(connection, method)

    return act


def certificate(folder, name):
    """A certificate that nobody trusts, for that host name."""
    path = "%s/%s.pem" % (folder, name)
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days",
         "2", "-subj", "/CN=" + name, "-keyout", path, "-out", path + ".crt"],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path + ".crt", path)
    return context


class Server:
    """Listens on a port of its own; a host to those who count by port."""

    def __init__(self, script=None, tls=None, address="127.0.0.1"):
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        self.script = script or {}
        self.tls = tls
        self.lock = threading.Lock()
        self.requests = []
        self.headers = []
        self.bodies = []
        self.times = []
        self.protocols = []
        self.connections = 0
        self.turn = {}
        self.listener = socket.create_server(
            (address, 0), family=family, backlog=512,
            dualstack_ipv6=address == "::")
        self.port = self.listener.getsockname()[1]
        self.thread = threading.Thread(target=self.accept, daemon=True)
        self.thread.start()

    def url(self, path="/", host="127.0.0.1"):
        scheme = "https" if self.tls else "http"
        return "%s://%s:%d%s" % (scheme, host, self.port, path)

    def close(self):
        """Not before the thread has let go of the listener: it would accept
        for whoever gets the same descriptor next."""
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.thread.join()
        self.listener.close()

    def accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            with self.lock:
                self.connections += 1
            threading.Thread(target=self.serve, args=(connection,),
                             daemon=True).start()

    def serve(self, connection):
        try:
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
                protocol = connection.selected_alpn_protocol()
                with self.lock:
                    self.protocols.append(protocol)
                if protocol == "h2":
                    self.speak_h2(connection)
                    return
            while self.answer(connection):
                pass
        except (OSError, Stop):
            pass
        finally:
            connection.close()

    def speak_h2(self, connection):
        """HTTP/2 was agreed on, and what comes is none."""
        connection.recv(4096)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" * 9)

    def answer(self, connection):
        data = b""
        while b"\r\n\r\n" not in data:
            more = connection.recv(65536)
            if not more:
                return False
            data += more
        lines = data.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        method, path, _ = lines[0].split(" ", 2)
        headers = dict(line.split(": ", 1) for line in lines[1:])
        body = self.take_body(connection, headers,
                              data.split(b"\r\n\r\n", 1)[1])
        self.next_action(method, path, headers, body)(connection, method)
        return headers.get("Connection") != "close"

    def take_body(self, connection, headers, body):
        """The rest of what is posted, of which the beginning is there."""
        while len(body) < int(headers.get("Content-Length", 0)):
            more = connection.recv(65536)
            if not more:
                raise Stop
            body += more
        return body

    def next_action(self, method, path, headers, body):
        with self.lock:
            self.requests.append("%s %s" % (method, path))
            self.headers.append(headers)
            self.bodies.append(body)
            self.times.append(time.monotonic())
            return self.choose(method, path, body)

    def choose(self, method, path, body):
        return self.turn_of(self.script.get(path, [reply(404)]), path)

    def turn_of(self, actions, path):
        """What is done this time, of what is done in turn."""
        if callable(actions):
            return actions
        turn = self.turn.get(path, 0)
        self.turn[path] = turn + 1
        return actions[min(turn, len(actions) - 1)]

    def seen(self, path):
        """The methods of the requests for a path, in order."""
        with self.lock:
            return [request.split(" ")[0] for request in self.requests
                    if request.split(" ")[1] == path]
