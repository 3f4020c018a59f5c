"""Requests a second through the real server, and what the first page of a participant weighs on the wire."""

import contextlib
import gzip
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

ROOT = Path(__file__).resolve().parent.parent
BUDGET = 60_000
BROWSER = "br" if os.environ.get("BENCH_BROTLI") else "gzip"


@contextlib.contextmanager
def server(database_url: str) -> Iterator[int]:
    """The server as bin/demo starts it: two workers with two threads each. Yields its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    env = {**os.environ, "DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "bench.settings"}
    options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "2"]
    options += ["--blocking-threads", "2", "--backpressure", "64", "--log-level", "warning"]
    command = [sys.executable, "-m", "granian", *options, "aanzet.config.wsgi:application"]
    process = subprocess.Popen(command, cwd=ROOT, env=env)
    try:
        for _ in range(150):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.2):
                break
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(20)


class Line:
    """One kept-alive connection that sends the same request again and again, with as little work as possible."""

    def __init__(self, port: int, path: str, cookie: str) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), 30)
        head = [f"GET {path} HTTP/1.1", "Host: localhost", f"Accept-Encoding: {BROWSER}"]
        head += [f"Cookie: visit={cookie}"] if cookie else []
        self._request = ("\r\n".join(head) + "\r\n\r\n").encode()
        self._left = b""

    def get(self) -> tuple[int, dict[str, str], bytes]:
        """(status, headers in lower case, body as it came)."""
        self._socket.sendall(self._request)
        data = self._left
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _, body = data.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        if headers.get("transfer-encoding") == "chunked":
            while not body.endswith(b"0\r\n\r\n"):
                body += self._more()
            self._left = b""
            return int(first.split()[1]), headers, _joined(body)
        length = int(headers.get("content-length", 0))
        while len(body) < length:
            body += self._more()
        self._left = body[length:]
        return int(first.split()[1]), headers, body[:length]

    def _more(self) -> bytes:
        data = self._socket.recv(65536)
        if not data:
            raise ConnectionError("the server closed the connection")
        return data

    def close(self) -> None:
        self._socket.close()


def _joined(body: bytes) -> bytes:
    found = b""
    while body:
        size, _, body = body.partition(b"\r\n")
        length = int(size, 16)
        if length == 0:
            break
        found, body = found + body[:length], body[length + 2 :]
    return found


def rate(
    port: int, path: str, cookie: str = "", *, seconds: float = 4, most: int = 6000, lines: int = 4
) -> float:
    """Requests a second over `lines` connections, for `seconds` or until `most` answers, after a short warm-up."""
    failed: list[int] = []
    counted: list[int] = []

    def work(until: float, share: int) -> None:
        line, number = Line(port, path, cookie), 0
        try:
            while number < share and time.perf_counter() < until:
                status = line.get()[0]
                number += 1
                if status != 200:
                    failed.append(status)
        finally:
            line.close()
            counted.append(number)

    def burst(length: float, share: int) -> float:
        counted.clear()
        begun = time.perf_counter()
        threads = [threading.Thread(target=work, args=(begun + length, share)) for _ in range(lines)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sum(counted) / (time.perf_counter() - begun)

    burst(1, 8)
    found = burst(seconds, most // lines)
    if failed:
        raise RuntimeError(f"{path}: {len(failed)} answers were not 200, such as {failed[0]}")
    return found


def weight(port: int, path: str, cookie: str) -> dict[str, int]:
    """Bytes on the wire of a page and everything that a browser fetches for it, by address; fonts only where the
    page has letters that they hold."""
    body, found = _fetch(port, path, cookie), dict[str, int]()
    found[path] = len(body[0])
    html = body[1].decode()
    # What a closed <details> hides is not drawn, so a browser fetches no font for it.
    drawn = re.sub(r"(?s)<details(?![^>]* open)[^>]*>(.*?</summary>)?.*?</details>", r"\1", html)
    text = {ord(letter) for letter in re.sub(r"<[^>]+>", " ", drawn)}
    links = re.findall(r'<link[^>]+rel="(?:stylesheet|icon|preload)"[^>]*>', html)
    addresses = [match[1] for link in links if (match := re.search(r'href="([^"]+)"', link))]
    addresses += re.findall(r'<script[^>]+src="([^"]+)"', html) + re.findall(r'<img[^>]+src="([^"]+)"', html)
    addresses += [use.split("#")[0] for use in re.findall(r'<use[^>]+href="([^"]+)"', html)]
    for address in dict.fromkeys(each for each in addresses if each.startswith("/")):
        wire, plain = _fetch(port, address, cookie)
        found[address] = len(wire)
        if address.partition("?")[0].endswith(".css"):
            for font in _fonts(plain.decode(), text):
                url = urljoin(address, font)
                found.setdefault(url, len(_fetch(port, url, cookie)[0]))
    return found


def _fetch(port: int, path: str, cookie: str) -> tuple[bytes, bytes]:
    line = Line(port, path, cookie)
    status, headers, body = line.get()
    line.close()
    if status != 200:
        raise RuntimeError(f"{path} answered {status}")
    return body, gzip.decompress(body) if headers.get("content-encoding") == "gzip" else body


def _fonts(css: str, letters: set[int]) -> list[str]:
    """Addresses of font files of which a browser would fetch: those whose range holds a letter of the page."""
    found = []
    for face in re.findall(r"@font-face\s*{([^}]*)}", css):
        address = re.search(r'url\("?([^")]+\.woff2)"?\)', face)
        ranges = re.search(r"unicode-range:\s*([^;]+)", face)
        if address and (ranges is None or any(_holds(part, letters) for part in ranges[1].split(","))):
            found.append(address[1])
    return found


def _holds(part: str, letters: set[int]) -> bool:
    low, _, high = part.strip().upper().removeprefix("U+").partition("-")
    first, last = int(low.replace("?", "0"), 16), int((high or low).replace("?", "F"), 16)
    return any(first <= letter <= last for letter in letters)
