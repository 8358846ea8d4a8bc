"""Proxies on loopback: HTTP with CONNECT, and SOCKS5 (RFC 1928, RFC 1929).

They know the hosts that they are told of, by name and port whatever the port
asked for, and nothing else; where they lead to is always this machine.
"""
import base64
import select
import socket
import struct

from server import Server, Stop


def lead(one, other):
    """What comes from one side goes to the other, until one has enough."""
    with other:
        while True:
            ready, _, _ = select.select([one, other], [], [], 30)
            for source in ready:
                data = source.recv(65536)
                if not data:
                    return
                (other if source is one else one).sendall(data)
            if not ready:
                return


class Proxy(Server):
    """`hosts`: names to the ports where they are, `secure`: those for CONNECT
    where they are others. `refusal`: the status with which CONNECT is answered
    instead. `key`: "name:password" without which nothing is done."""

    def __init__(self, hosts=None, refusal=0, key="", tls=None, secure=None):
        self.hosts = hosts or {}
        self.secure = self.hosts if secure is None else secure
        self.refusal = refusal
        self.key = key
        super().__init__(tls=tls)

    def answer(self, connection):
        data = b""
        while b"\r\n\r\n" not in data:
            more = connection.recv(65536)
            if not more:
                return False
            data += more
        lines = data.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        headers = dict(line.split(": ", 1) for line in lines[1:])
        method, target, _ = lines[0].split(" ", 2)
        with self.lock:
            self.requests.append("%s %s" % (method, target))
            self.headers.append(headers)
        if self.key and headers.get("Proxy-Authorization") != "Basic " + \
                base64.b64encode(self.key.encode()).decode():
            self.refuse(connection, 407)
        if method == "CONNECT":
            self.connect(connection, target)
        self.forward(connection, lines, method, target)
        return True

    def refuse(self, connection, status):
        connection.sendall(b"HTTP/1.1 %d No\r\nContent-Length: 0\r\n"
                           b"Connection: close\r\n\r\n" % status)
        raise Stop

    def reach(self, connection, hosts, name):
        """A connection to the host of that name."""
        if name not in hosts:
            self.refuse(connection, 502)
        return socket.create_connection(("127.0.0.1", hosts[name]))

    def connect(self, connection, target):
        if self.refusal:
            self.refuse(connection, self.refusal)
        other = self.reach(connection, self.secure,
                           target.rsplit(":", 1)[0])
        connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
        lead(connection, other)
        raise Stop

    def forward(self, connection, lines, method, target):
        """One request, one answer, the end."""
        host, _, path = target.split("://", 1)[-1].partition("/")
        other = self.reach(connection, self.hosts, host.rsplit(":", 1)[0])
        passed = [line for line in lines[1:] if not line.startswith(
            ("Proxy-", "Connection"))]
        head = ["%s /%s HTTP/1.1" % (method, path), *passed,
                "Connection: close"]
        other.sendall("\r\n".join(head + ["", ""]).encode("latin-1"))
        with other:
            while True:
                data = other.recv(65536)
                if not data:
                    raise Stop
                connection.sendall(data)


class Socks(Server):
    """`hosts` as above; what is asked for is kept as "name:port", what it said
    of itself as "name:password"."""

    def __init__(self, hosts=None, refusal=0, key=""):
        self.hosts = hosts or {}
        self.refusal = refusal
        self.key = key
        self.keys = []
        super().__init__()

    def take(self, connection, count):
        data = b""
        while len(data) < count:
            more = connection.recv(count - len(data))
            if not more:
                raise Stop
            data += more
        return data

    def greet(self, connection):
        _, count = self.take(connection, 2)
        offered = self.take(connection, count)
        method = 2 if self.key else 0
        if method not in offered:
            connection.sendall(b"\x05\xff")
            raise Stop
        connection.sendall(bytes([5, method]))
        if not self.key:
            return
        name = self.take(connection, self.take(connection, 2)[1])
        password = self.take(connection, self.take(connection, 1)[0])
        key = (name + b":" + password).decode()
        with self.lock:
            self.keys.append(key)
        connection.sendall(bytes([1, key != self.key]))

    def target(self, connection):
        _, _, _, kind = self.take(connection, 4)
        if kind == 3:
            name = self.take(connection, self.take(connection, 1)[0]).decode()
        elif kind == 4:
            name = socket.inet_ntop(socket.AF_INET6, self.take(connection, 16))
        else:
            name = socket.inet_ntoa(self.take(connection, 4))
        return name, struct.unpack("!H", self.take(connection, 2))[0]

    def answer(self, connection):
        self.greet(connection)
        name, port = self.target(connection)
        with self.lock:
            self.requests.append("CONNECT %s:%d" % (name, port))
        fault = self.refusal or (4 if name not in self.hosts else 0)
        reply = bytes([5, fault, 0, 1]) + bytes(6)
        if fault:
            connection.sendall(reply)
            raise Stop
        other = socket.create_connection(("127.0.0.1", self.hosts[name]))
        connection.sendall(reply)
        lead(connection, other)
        raise Stop
