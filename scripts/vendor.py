"""Fetch the query editor of ``kg serve`` from the npm registry: ``python scripts/vendor.py``.

The files are committed, so that a clone and a wheel need no network; this only renews them. The tarball is held to its
SHA-512, and to check what is committed against it, run this and look at ``git status``. The licences of what the bundle
contains, which its source map names, are taken from an installation by ``npm``.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import subprocess
import tarfile
import tempfile
import urllib.request
from pathlib import Path

NAME, VERSION = "@zazuko/yasgui", "4.6.2"
URL = f"https://registry.npmjs.org/{NAME}/-/{NAME.rpartition('/')[2]}-{VERSION}.tgz"
INTEGRITY = "sha512-Zw45KdPoAE1KRaAoxIHdQqeJxvaVG1oQdntw0hy0ktX35Zu8ZccuOLrXCLwR+GU+0xMzLw8Mjw6BkSZV2vUuQw=="
TARGET = Path(__file__).resolve().parents[1] / "kg" / "templates" / "serve" / "static" / "yasgui"
FILES = ("yasgui.min.js", "yasgui.min.css")
# The package names its licence and brings no text of it; the one that it derives from has one.
OWN = ("@triply/yasgui", "LICENSE.txt")
_PACKAGE = re.compile(r".*node_modules/((?:@[^/]+/)?[^/]+)/")


def main() -> None:
    """Write the files of ``TARGET``."""
    with tarfile.open(fileobj=io.BytesIO(fetch(URL, INTEGRITY))) as tar:
        parts = {name: member(tar, f"package/build/{name}") for name in (*FILES, "yasgui.min.js.map")}
    sources = json.loads(parts.pop("yasgui.min.js.map"))["sources"]
    bundled = sorted({found[1] for source in sources if (found := _PACKAGE.match(source))})
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, data in parts.items():
        (TARGET / name).write_bytes(re.sub(rb"\n?(//|/\*)# sourceMappingURL=\S+?( ?\*/)?\s*$", b"\n", data))
    (TARGET / "LICENSES.txt").write_text(licences(bundled), "utf-8")
    print(f"{TARGET}: {NAME} {VERSION} with {len(bundled)} packages in it")


def fetch(url: str, integrity: str) -> bytes:
    """What lies at an address.

    Raises:
        ValueError: it is not what the integrity says.
    """
    with urllib.request.urlopen(url) as reply:
        data: bytes = reply.read()
    if f"sha512-{base64.b64encode(hashlib.sha512(data).digest()).decode()}" != integrity:
        raise ValueError(f"{url}: not the file that was pinned; see what has changed before taking it")
    return data


def member(tar: tarfile.TarFile, name: str) -> bytes:
    """A file of an archive."""
    file = tar.extractfile(name)
    if file is None:
        raise ValueError(f"{name} is not in the archive")
    return file.read()


def licences(bundled: list[str]) -> str:
    """The licence of the editor and those of the packages in it, one text."""
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        own = installed(OWN[0], first) / OWN[0] / OWN[1]
        home = installed(f"{NAME}@{VERSION}", second)
        texts = [f"{NAME} {VERSION} (MIT)\n\n{own.read_text('utf-8').strip()}"]
        texts += [licence(home / name) for name in bundled]
    return f"\n\n{'-' * 100}\n\n".join(texts) + "\n"


def installed(package: str, folder: str) -> Path:
    """The folder of a package and of what it needs, installed by npm without running anything."""
    command = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", folder, package]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return Path(folder) / "node_modules"


def licence(package: Path) -> str:
    """Name, version and licence of an installed package."""
    about = json.loads((package / "package.json").read_text("utf-8"))
    files = sorted(
        f for f in package.iterdir() if re.match(r"(?i)licen[cs]e|copying|mit-license", f.name) and f.is_file()
    )
    text = files[0].read_text("utf-8").strip() if files else f"Licence: {about.get('license')}"
    return f"{about['name']} {about['version']} ({about.get('license', 'see below')})\n\n{text}"


if __name__ == "__main__":
    main()
