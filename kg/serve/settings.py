"""What a server was started with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one answer may cost.

    ``timeout`` is in seconds and holds from the moment a worker takes the request; ``rows`` counts solutions or
    triples, ``answer_bytes`` what they are written as, ``memory_bytes`` the data of one worker, ``body_bytes`` what a
    request may carry.
    """

    timeout: float = 30.0
    rows: int = 10_000
    answer_bytes: int = 32 * MEBIBYTE
    memory_bytes: int = 2048 * MEBIBYTE
    body_bytes: int = 4 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the graph is, where the server listens, and what it allows.

    ``token`` is empty where nothing may be written; ``origins`` are the web sites whose pages may ask, ``*`` for all.
    ``waiting`` is how many requests may stand in line before others are turned away.
    """

    graph: Path
    host: str = "127.0.0.1"
    port: int = 8000
    token: str = ""
    origins: tuple[str, ...] = ()
    limits: Limits = Limits()
    workers: int = 2
    waiting: int = 200

    @property
    def writable(self) -> bool:
        """Whether updates are taken at all."""
        return bool(self.token)

    @property
    def local(self) -> bool:
        """Whether only this computer can reach the server."""
        return self.host in ("localhost", "::1") or self.host.startswith("127.")
