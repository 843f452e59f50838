"""Runs the server until it is told to stop."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

import uvicorn

from kg.serve.app import Server
from kg.serve.current import CurrentGraph
from kg.serve.settings import Settings

_KEEP_ALIVE = 15
_LAST_ANSWERS = 3


def run(settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; ``ready`` is told the address, once requests are taken.

    Raises:
        OSError: the graph cannot be read, or the address is taken.
    """
    signal.signal(signal.SIGTERM, _end)
    listener = socket.create_server((settings.host, settings.port), family=_family(settings.host), backlog=256)
    try:
        current = CurrentGraph(settings.graph)
        try:
            config = uvicorn.Config(
                Server(settings, current).app,
                access_log=False,
                log_level="error",
                server_header=False,
                timeout_keep_alive=_KEEP_ALIVE,
                timeout_graceful_shutdown=_LAST_ANSWERS,
            )
            with suppress(KeyboardInterrupt):
                _Announcing(config, lambda: ready(_address(settings.host, listener))).run(sockets=[listener])
        finally:
            current.close()
    finally:
        listener.close()


class _Announcing(uvicorn.Server):
    """Says when it is ready: the workers have started by then."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def _end(_number: int, _frame: FrameType | None) -> None:
    """Being told to end is like Ctrl-C: the snapshot is removed on the way out."""
    raise KeyboardInterrupt


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _address(host: str, listener: socket.socket) -> str:
    port = listener.getsockname()[1]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
