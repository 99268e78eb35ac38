"""Debian's Chromium without a window, driven over a pipe by its own protocol: no driver to install.

`Browser` starts it, `Tab` is a page of a given width and colour scheme. What a page asks for from
anywhere is kept in `Tab.requests`.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
OPTIONS = (
    *("--headless", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu"),
    *("--no-sandbox", "--disable-dev-shm-usage"),  # for a container, where one is root
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--hide-scrollbars", "--force-color-profile=srgb", "--lang=en"),
)
ABOVE = 10  # the pipe's own ends must not be where the browser looks for them
# Becomes the browser, with the ends where it looks for them.
PLACED = (
    "import os, sys; _, theirs, answers, *command = sys.argv; "
    "os.dup2(int(theirs), 3); os.dup2(int(answers), 4); os.execv(command[0], command)"
)
NUL = b"\0"
PATIENCE = 120  # seconds without a word from it: it hangs, and a test that waits says nothing


class Browser:
    """A running Chromium; it reads commands at descriptor 3 and answers at 4."""

    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="chromium-")
        (theirs, self._out), (self._in, answers) = (_pipe(), _pipe())

        assert PROGRAM
        placed = [sys.executable, "-c", PLACED, str(theirs), str(answers)]
        self._process = subprocess.Popen(
            [*placed, PROGRAM, *OPTIONS, f"--user-data-dir={self._folder}"],
            pass_fds=(theirs, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs)
        os.close(answers)
        self._rest = b""
        self._count = 0
        self.heard: Callable[[dict[str, Any]], None] = lambda event: None

    def ask(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        """The answer to one command; what happens meanwhile goes to `heard`."""
        self._count += 1
        asked = {"id": self._count, "method": method, "params": params}
        data = json.dumps(asked | ({"sessionId": session} if session else {})).encode() + NUL
        while data:
            data = data[os.write(self._out, data) :]
        while True:
            answer = self._next()
            if answer.get("id") != self._count:
                self.heard(answer)
            elif "error" in answer:
                raise RuntimeError(f"{method}: {answer['error']}")
            else:
                return dict(answer["result"])

    def wait(self, method: str) -> dict[str, Any]:
        """The next event of this name."""
        while True:
            event = self._next()
            self.heard(event)
            if event.get("method") == method:
                return dict(event["params"])

    def _next(self) -> dict[str, Any]:
        while NUL not in self._rest:
            if not select.select([self._in], [], [], PATIENCE)[0]:
                raise RuntimeError("the browser does not answer")
            data = os.read(self._in, 1 << 16)
            if not data:
                raise RuntimeError("the browser has gone")
            self._rest += data
        line, _, self._rest = self._rest.partition(NUL)
        return dict(json.loads(line))

    def close(self) -> None:
        """End it, and clear up what it left."""
        with suppress(RuntimeError, OSError):
            self.ask("Browser.close")
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
        os.close(self._out)
        os.close(self._in)
        shutil.rmtree(self._folder, ignore_errors=True)


def _pipe() -> tuple[int, int]:
    ends = os.pipe()
    moved = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, ABOVE) for end in ends)
    for end in ends:
        os.close(end)
    return moved[0], moved[1]


class Tab:
    """A page opened from disk."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.requests: list[str] = []
        self.complaints: list[str] = []  # what the page's policy refused, and errors of scripts
        browser.heard = self._heard
        self._target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
        attached = browser.ask("Target.attachToTarget", targetId=self._target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """A command to this page."""
        return self._browser.ask(method, self._session, **params)

    def _heard(self, event: dict[str, Any]) -> None:
        params = event.get("params", {})
        if event.get("method") == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif event.get("method") == "Log.entryAdded":
            self.complaints.append(params["entry"]["text"])
        elif event.get("method") == "Runtime.exceptionThrown":
            self.complaints.append(str(params["exceptionDetails"]))

    def open(
        self,
        path: Path,
        *,
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
        scripts: bool = True,
        anchor: str = "",
    ) -> Tab:
        """Show a file at a width, in a colour scheme, with the page's own scripts or without."""
        self.seen(width=width, height=height, dark=dark)
        self.ask("Emulation.setScriptExecutionDisabled", value=not scripts)
        # Away first: another anchor of the same page would not load it again.
        self.ask("Page.navigate", url="about:blank")
        self._browser.wait("Page.loadEventFired")
        self.requests.clear()
        self.complaints.clear()
        self.ask("Page.navigate", url=path.as_uri() + (f"#{anchor}" if anchor else ""))
        self._browser.wait("Page.loadEventFired")
        return self

    def seen(self, *, width: int, height: int, dark: bool, medium: str = "") -> None:
        """Set the size of the window, the colour scheme and the medium."""
        size = {"width": width, "height": height}
        self.ask(
            "Emulation.setDeviceMetricsOverride", **size, deviceScaleFactor=1, mobile=width < 500
        )
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"},  # nothing slides while we look
        ]
        self.ask("Emulation.setEmulatedMedia", media=medium, features=features)

    def js(self, expression: str) -> Any:
        """The value of an expression in the page, awaited where it is a promise."""
        answer = self.ask(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(json.dumps(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def click(self, selector: str) -> None:
        """Press the mouse where the first element of a selector is, as a reader would."""
        place = self.js(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            "e.scrollIntoView({block: 'center'}); const b = e.getClientRects()[0];"
            "return [b.x + b.width / 2, b.y + b.height / 2] })()"
        )
        where = {"x": place[0], "y": place[1], "button": "left", "clickCount": 1}
        self.ask("Input.dispatchMouseEvent", type="mousePressed", **where)
        self.ask("Input.dispatchMouseEvent", type="mouseReleased", **where)
        self.settle()

    def settle(self) -> None:
        """Wait until what was done is drawn; the page's own clocks stand still without scripts."""
        spot = {"x": 0, "y": 0, "width": 1, "height": 1, "scale": 1}
        self.ask("Page.captureScreenshot", clip=spot)

    def key(self, name: str) -> None:
        """Press a key of the keyboard, such as Tab or Enter."""
        code = {"Tab": 9, "Enter": 13, " ": 32}[name]
        text = {"Enter": "\r", " ": " "}.get(name, "")
        for kind in ("keyDown", "keyUp"):
            key = {"key": name, "windowsVirtualKeyCode": code}
            self.ask("Input.dispatchKeyEvent", type=kind, **key, **({"text": text} if text else {}))

    def picture(self, *, whole: bool = False) -> bytes:
        """The window as PNG, or the whole page."""
        clip: dict[str, Any] = {}
        if whole:
            size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
            clip = {"clip": {**size, "scale": 1}, "captureBeyondViewport": True}
        return base64.b64decode(self.ask("Page.captureScreenshot", format="png", **clip)["data"])

    def pdf(self) -> bytes:
        """The page as printed on A4."""
        paper = {"paperWidth": 8.27, "paperHeight": 11.69, "printBackground": False}
        return base64.b64decode(self.ask("Page.printToPDF", **paper)["data"])

    def close(self) -> None:
        """Close the page."""
        self._browser.ask("Target.closeTarget", targetId=self._target)


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser for as long as one needs it."""
    made = Browser()
    try:
        yield made
    finally:
        made.close()
