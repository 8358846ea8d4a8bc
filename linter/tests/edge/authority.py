"""An authority of the test's own, and certificates as bad as it is told.

It is trusted by whoever is given `environment`, and by nobody else.
"""
import datetime
import pathlib
import ssl
import subprocess

CONFIGURATION = """\
[ca]
default_ca = own
[own]
database = {folder}/database
serial = {folder}/serial
new_certs_dir = {folder}
default_md = sha256
policy = policy
unique_subject = no
[policy]
commonName = supplied
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = CA:FALSE
subjectAltName = {names}
"""


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True,
                   stdin=subprocess.DEVNULL, capture_output=True)


def moment(days):
    """That many days from now, as `openssl ca` takes it."""
    now = datetime.datetime.now(datetime.timezone.utc)
    return (now + datetime.timedelta(days=days)).strftime("%Y%m%d%H%M%SZ")


def alternative(name):
    return ("IP:" if name.replace(".", "").isdigit() else "DNS:") + name


class Certificate:
    def __init__(self, key, own, chain):
        self.key, self.own, self.chain = key, own, chain

    def context(self, *protocols):
        """For a server that speaks these, by ALPN; none: says nothing."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.chain, self.key)
        if protocols:
            context.set_alpn_protocols(protocols)
        return context


class Authority:
    """A root and an authority below it, which signs."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.count = 0
        (self.folder / "database").touch()
        (self.folder / "serial").write_text("1000\n", encoding="ascii")
        self.key = self.folder / "key.pem"
        openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out",
                self.key)
        self.root = self.sign("The Root", "authority", None)
        self.middle = self.sign("The Middle", "authority", self.root)
        self.environment = {"SSL_CERT_FILE": str(self.root)}

    def sign(self, name, kind, by, days=(-2, 2), names=("localhost",)):
        """A certificate signed by that of an authority, or by its own key.
        All have one key: nobody minds, and keys take time."""
        self.count += 1
        base = self.folder / str(self.count)
        configuration, request, certificate = (
            base.with_suffix(ending) for ending in (".cnf", ".csr", ".pem"))
        configuration.write_text(CONFIGURATION.format(
            folder=self.folder, names=",".join(map(alternative, names))),
            encoding="ascii")
        openssl("req", "-new", "-config", configuration, "-key", self.key,
                "-subj", "/CN=" + name, "-out", request)
        signer = ("-cert", by) if by else ("-selfsign",)
        openssl("ca", "-batch", "-notext", "-config", configuration,
                "-keyfile", self.key, *signer, "-extensions", kind,
                "-startdate", moment(days[0]), "-enddate", moment(days[1]),
                "-in", request, "-out", certificate)
        return certificate

    def issue(self, *names, days=(-1, 1), selfsigned=False, whole=True):
        """A certificate for these names; not `whole`: without the middle of
        its chain."""
        own = self.sign(names[0], "server", None if selfsigned else self.middle,
                        days, names)
        chain = own
        if whole and not selfsigned:
            chain = own.with_suffix(".chain")
            chain.write_bytes(own.read_bytes() + self.middle.read_bytes())
        return Certificate(self.key, own, chain)
