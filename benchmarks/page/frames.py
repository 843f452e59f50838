"""A page in headless Chromium: when its first frame is there, how many a second follow, how fast search answers."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

# The first frame is the one after the first symbol was filled on a canvas, whoever's page it is.
_WATCH: Final = """(() => {
  const fill = CanvasRenderingContext2D.prototype.fill;
  CanvasRenderingContext2D.prototype.fill = function (...rest) {
    if (window.firstFill === undefined) {
      window.firstFill = performance.now();
      requestAnimationFrame(() => requestAnimationFrame(() => { window.firstFrame = performance.now(); }));
    }
    return fill.apply(this, rest);
  };
})();"""
_PAN: Final = """async seconds => {
  const canvas = document.querySelector('#graph canvas, #mynetwork canvas');
  const frame = canvas.getBoundingClientRect();
  const [x, y] = [frame.left + 24, frame.top + frame.height * 0.45];
  const send = (type, dx, dy, buttons) => canvas.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true,
    clientX: x + dx, clientY: y + dy, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: buttons ? 0 : -1,
    buttons }));
  send('pointerdown', 0, 0, 1);
  const times = [];
  await new Promise(done => {
    const step = () => {
      times.push(performance.now());
      send('pointermove', 150 + 150 * Math.sin(times.length / 20), 100 * Math.sin(times.length / 13), 1);
      if (times[times.length - 1] - times[0] < seconds * 1000) requestAnimationFrame(step); else done();
    };
    requestAnimationFrame(step);
  });
  send('pointerup', 0, 0, 0);
  return (times.length - 1) / (times[times.length - 1] - times[0]) * 1000;
}"""
_SEARCH: Final = """words => Math.max(...words.map(word => {
  const box = document.getElementById('find');
  box.value = word;
  const began = performance.now();
  box.dispatchEvent(new Event('input'));
  document.getElementById('found').getBoundingClientRect();
  return performance.now() - began;
}))"""
WORDS: Final = ("y", "yunze", "xjyj", "县教育局", "局", "qingshixian", "99", "没有这样的名字")


@dataclass(frozen=True, slots=True)
class Seen:
    """Milliseconds to the first frame (None: not within the cap), frames a second while panning, the slowest search.

    ``requests`` counts what the page asked the network for, ``complaints`` messages and errors on its console.
    """

    first: float | None
    panning: float | None
    search: float | None
    requests: int
    complaints: int


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless Chromium without graphics card.

    Raises:
        RuntimeError: playwright or Chromium is not installed.
    """
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise RuntimeError("playwright is not installed; pip install playwright.") from error
    if program is None:
        raise RuntimeError("There is no Chromium on this machine; install it, on Debian by apt install chromium.")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def look(browser: Any, page_file: Path, *, seconds: float = 4.0, cap: float = 60.0, scheme: str = "light") -> Seen:
    """Open a page from disk with the network off, and measure it; ``cap`` bounds the wait for the first frame."""
    context = browser.new_context(viewport={"width": 1400, "height": 880}, offline=True, color_scheme=scheme)
    page = context.new_page()
    requests, complaints = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(_WATCH)
    page.goto(page_file.as_uri(), wait_until="commit")
    if not _drawn(page, cap):
        context.close()
        return Seen(None, None, None, _asked(requests), len(complaints))
    page.wait_for_timeout(300)
    first, panning = page.evaluate("window.firstFrame"), page.evaluate(_PAN, seconds)
    search = page.evaluate(_SEARCH, list(WORDS)) if page.query_selector("#find") else None
    context.close()
    return Seen(first, panning, search, _asked(requests), len(complaints))


def _drawn(page: Any, cap: float) -> bool:
    """Whether a frame is there before the cap; a busy page answers late, and its policy forbids waiting inside it."""
    page.set_default_timeout(cap * 1000)
    until = time.monotonic() + cap
    while time.monotonic() < until:
        try:
            if page.evaluate("window.firstFrame !== undefined"):
                return True
        except Exception as error:
            if "Timeout" not in type(error).__name__:
                raise
        time.sleep(0.1)
    return False


def _asked(requests: list[str]) -> int:
    return sum(not url.startswith(("file:", "data:", "blob:")) for url in requests)
