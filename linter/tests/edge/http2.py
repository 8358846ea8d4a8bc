"""A server of HTTP/2 over TLS that answers as it is told.

As with server.py, a script maps a path to what is done for each request for it
in turn; here an action is a function of the session, the stream and the method.
What is asked over HTTP/1.1 is answered by the other script.
"""
import sys

from server import Server, Stop

try:
    import h2.config
except ImportError:  # a Python beside that of the system
    sys.path.append("/usr/lib/python3/dist-packages")
import h2.config
import h2.connection
import h2.errors
import h2.events
from hyperframe.frame import (ContinuationFrame, GoAwayFrame,
                              HeadersFrame)

NOTHING_WRONG = h2.errors.ErrorCodes.NO_ERROR
REFUSED_STREAM = h2.errors.ErrorCodes.REFUSED_STREAM
INTERNAL_ERROR = h2.errors.ErrorCodes.INTERNAL_ERROR
CALM = h2.errors.ErrorCodes.ENHANCE_YOUR_CALM
HTTP_1_1_REQUIRED = h2.errors.ErrorCodes.HTTP_1_1_REQUIRED


class Session:
    """One connection."""

    def __init__(self, connection):
        self.connection = connection
        self.h2 = h2.connection.H2Connection(h2.config.H2Configuration(
            client_side=False, header_encoding="utf-8"))
        self.h2.initiate_connection()
        self.flush()

    def flush(self):
        self.connection.sendall(self.h2.data_to_send())

    def events(self):
        while True:
            data = self.connection.recv(65536)
            if not data:
                return
            yield from self.h2.receive_data(data)
            self.flush()


def answer(status, headers=(), body=b"body"):
    def act(session, stream, method):
        bare = method == "HEAD" or not body
        session.h2.send_headers(stream, [(":status", str(status)), *headers],
                                end_stream=bare)
        if not bare:
            session.h2.send_data(stream, body, end_stream=True)

    return act


def half(then):
    """To GET, the headers and some of the body, then something else."""
    def act(session, stream, method):
        if method == "HEAD":
            answer(405)(session, stream, method)
            return
        session.h2.send_headers(stream, [(":status", "200")])
        session.h2.send_data(stream, b"half")
        session.flush()
        then(session, stream, method)

    return act


def reset_stream(code):
    def act(session, stream, method):
        session.h2.reset_stream(stream, code)

    return act


def goaway(last=0, code=NOTHING_WRONG):
    """Closes: nothing after the stream `last` was looked at."""
    def act(session, stream, method):
        frame = GoAwayFrame(last_stream_id=last, error_code=code)
        session.connection.sendall(frame.serialize())
        raise Stop

    return act


def literal(text):
    """A string as HPACK writes it (RFC 7541, 5.2), not compressed: to do that
    here takes long."""
    length, rest = min(len(text), 127), len(text) - 127
    number = bytes([length])
    while length == 127 and rest >= 128:
        number += bytes([rest % 128 + 128])
        rest //= 128
    return number + (bytes([rest]) if length == 127 else b"") + text


def flood(session, stream, method):
    """More headers than anybody wants to read: 20 pages of 8 KiB."""
    block = b"\x88" + b"".join(  # :status 200, then names and values
        b"\x00" + literal(b"x-flood-%d" % number) + literal(b"y" * 8000)
        for number in range(20))
    parts = [block[at:at + 16000] for at in range(0, len(block), 16000)]
    frames = [HeadersFrame(stream, parts[0], flags=["END_STREAM"])]
    frames += [ContinuationFrame(stream, part) for part in parts[1:]]
    frames[-1].flags.add("END_HEADERS")
    for frame in frames:
        session.connection.sendall(frame.serialize())


def hang(session, stream, method):
    """Nothing, for this stream."""


def garbage(session, stream, method):
    session.connection.sendall(b"\xff" * 99)
    raise Stop


def shut(session, stream, method):
    raise Stop


def silence(connection):
    """Neither settings nor anything else."""
    connection.settimeout(30)
    while connection.recv(65536):
        pass


def babble(connection):
    """What is no frame, as soon as the preface was read."""
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" * 9)


class Http2Server(Server):
    """`greet` takes the place of HTTP/2 itself, for who agreed on it."""

    def __init__(self, streams=None, script=None, tls=None, greet=None):
        self.streams = streams or {}
        self.greet = greet
        super().__init__(script, tls)

    def speak_h2(self, connection):
        if self.greet:
            self.greet(connection)
            return
        session = Session(connection)
        for event in session.events():
            if isinstance(event, h2.events.RequestReceived):
                self.take(session, event.stream_id, dict(event.headers))

    def take(self, session, stream, headers):
        method, path = headers[":method"], headers[":path"]
        with self.lock:
            self.requests.append("%s %s over HTTP/2" % (method, path))
            self.headers.append(headers)
            action = self.turn_of(self.streams.get(path, answer(404)), path)
        action(session, stream, method)
