"""nginx, an ordinary child in a folder of its own.

It is given sockets that listen already, as it would give them to its own
successor: no port is guessed, and none is waited for.
"""
import os
import pathlib
import shutil
import signal
import socket
import subprocess

NGINX = shutil.which("nginx", path=os.environ.get("PATH", "") +
                     ":/usr/sbin:/usr/local/sbin")

CONFIGURATION = """\
daemon off;
{user}
worker_processes 1;
pid {folder}/pid;
error_log stderr warn;
events {{ worker_connections 512; }}
http {{
    log_format seen '$host $server_protocol $connection_requests '
                    '$request_method $request_uri $status';
    access_log {folder}/seen seen;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    default_type text/html;
    root {folder}/pages;
    {servers}
}}
"""


class Nginx:
    """`servers` are written with {plain} and {tls} where they listen. One that
    is asked over TLS has the certificate."""

    def __init__(self, folder, servers, pages, certificate):
        self.folder = pathlib.Path(folder)
        self.sockets = [socket.create_server(("127.0.0.1", 0), backlog=511)
                        for _ in range(2)]
        self.plain, self.tls = (s.getsockname()[1] for s in self.sockets)
        for path, content in pages.items():
            page = self.folder / "pages" / path
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_bytes(content)
        self.write(servers, certificate)
        self.process = self.start()

    def write(self, servers, certificate):
        names = {
            "plain": "listen 127.0.0.1:%d" % self.plain,
            "tls": "listen 127.0.0.1:%d ssl http2" % self.tls,
            "certificate": "ssl_certificate %s; ssl_certificate_key %s" % (
                certificate.chain, certificate.key),
            "folder": self.folder}
        for name, value in names.items():
            servers = servers.replace("{%s}" % name, str(value))
        (self.folder / "nginx.conf").write_text(CONFIGURATION.format(
            folder=self.folder, servers=servers,
            user="" if os.getuid() else "user root;"), encoding="utf-8")

    def start(self):
        files = [s.fileno() for s in self.sockets]
        inherited = "".join("%d;" % file for file in files)
        with open(self.folder / "errors", "wb") as errors:
            process = subprocess.Popen(
                [NGINX, "-p", self.folder, "-c", self.folder / "nginx.conf"],
                pass_fds=files, env=os.environ | {"NGINX": inherited},
                stdin=subprocess.DEVNULL, stdout=errors, stderr=errors)
        for listener in self.sockets:
            listener.close()
        return process

    def stop(self):
        """Ends it; what it was asked is written down by then."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.returncode:
            raise AssertionError((self.folder / "errors").read_text())

    def seen(self):
        """Of each request: host, protocol, number in its connection, method,
        path, status."""
        return [line.split(" ") for line in (self.folder / "seen").read_text(
            encoding="utf-8").splitlines()]
