"""Headless Chromium, driven through its DevTools protocol over a pipe."""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
         "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync",
         "--remote-debugging-pipe"]


class Chromium:
    """One browser with one page. It writes to descriptor 4, reads from 3."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.number = 0
        self.events = []
        self.rest = b""
        self.session = None
        theirs_in, self.out = os.pipe()
        self.incoming, theirs_out = os.pipe()
        # The shell gives it the descriptors that it asks for.
        self.process = subprocess.Popen(
            ["sh", "-c", f'exec "$@" 3<&{theirs_in} 4>&{theirs_out}', "sh",
             PROGRAM, *FLAGS, f"--user-data-dir={self.folder.name}",
             "about:blank"],
            pass_fds=(theirs_in, theirs_out), stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(theirs_in)
        os.close(theirs_out)
        self.attach()

    def attach(self):
        targets = self.call("Target.getTargets")["targetInfos"]
        page = [t["targetId"] for t in targets if t["type"] == "page"][0]
        self.session = self.call("Target.attachToTarget", targetId=page,
                                 flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")

    def close(self):
        self.session = None
        self.call("Browser.close")
        self.process.wait(timeout=20)
        os.close(self.out)
        os.close(self.incoming)
        self.folder.cleanup()

    def receive(self, deadline):
        while b"\0" not in self.rest:
            wait = deadline - time.monotonic()
            if wait <= 0 or not select.select([self.incoming], [], [], wait)[0]:
                raise TimeoutError("chromium does not answer")
            data = os.read(self.incoming, 1 << 20)
            if not data:
                raise EOFError("chromium is gone")
            self.rest += data
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, **params):
        self.number += 1
        request = {"id": self.number, "method": method, "params": params}
        if self.session:
            request["sessionId"] = self.session
        data = json.dumps(request).encode() + b"\0"
        while data:
            data = data[os.write(self.out, data):]
        deadline = time.monotonic() + 60
        while True:
            message = self.receive(deadline)
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError(f"{method}: {message['error']}")
                return message["result"]
            self.events.append(message)

    def wait_for(self, method):
        deadline = time.monotonic() + 60
        while not any(e.get("method") == method for e in self.events):
            self.events.append(self.receive(deadline))

    def open(self, path, width=1280, height=900, scripts=True, dark=False):
        """Loads a file; what was seen of another page is forgotten."""
        self.call("Emulation.setDeviceMetricsOverride", width=width,
                  height=height, deviceScaleFactor=1, mobile=width < 600)
        self.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme",
             "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"}])
        self.events.clear()
        self.call("Page.navigate", url=path.absolute().as_uri())
        self.wait_for("Page.loadEventFired")

    def run(self, expression):
        """The value of an expression; a promise is waited for."""
        result = self.call("Runtime.evaluate", expression=expression,
                           returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"])
        return result["result"].get("value")

    def complaints(self):
        """Errors, warnings and violations that the page caused so far."""
        self.run("new Promise(done => setTimeout(done, 50))")
        told = ("Runtime.exceptionThrown", "Runtime.consoleAPICalled",
                "Log.entryAdded")
        return [e["params"] for e in self.events if e.get("method") in told]

    def requests(self):
        return [e["params"]["request"]["url"] for e in self.events
                if e.get("method") == "Network.requestWillBeSent"]

    def screenshot(self, path, whole=False):
        image = self.call("Page.captureScreenshot",
                          captureBeyondViewport=whole)["data"]
        path.write_bytes(base64.b64decode(image))

    def print(self, path):
        printed = self.call("Page.printToPDF", printBackground=False)["data"]
        path.write_bytes(base64.b64decode(printed))
