"""The web application: addresses, headers, errors. What is on a page or in an answer comes from the workers."""

from __future__ import annotations

import asyncio
import hmac
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from kg.serve import protocol
from kg.serve.answers import CUT
from kg.serve.current import CurrentGraph
from kg.serve.headers import Headers
from kg.serve.messages import Call, PageCall, Refusal, Reply
from kg.serve.rendering import TEMPLATES, html
from kg.serve.settings import Settings
from kg.serve.words import say
from kg.serve.workers import Workers

PAGES: Final = {
    "/": "start",
    "/ask": "ask",
    "/search": "search",
    "/thing": "thing",
    "/around": "around",
    "/articles": "articles",
    "/article": "article",
    "/queries": "questions",
    "/queries/{name}": "question",
    "/query": "editor",
    "/library.json": "library",
}
_SLOW_BODY: Final = 30.0
"""Seconds that a request's body may take to arrive."""
_COOKIE_AGE: Final = 365 * 24 * 3600


class Server:
    """The application of one graph."""

    def __init__(self, settings: Settings, current: CurrentGraph) -> None:
        self._settings = settings
        self._current = current
        self._workers = Workers(settings, current)
        self.app = Starlette(
            routes=self._routes(),
            middleware=self._middleware(),
            lifespan=self._life,
            exception_handlers={Refusal: _refused, HTTPException: _no_such, Exception: _broken},
        )

    def _routes(self) -> list[BaseRoute]:
        pages = [Route(path, self._page(name), methods=["GET"]) for path, name in PAGES.items()]
        static = Mount("/static", StaticFiles(directory=TEMPLATES / "static"))
        return [Route("/sparql", self.sparql, methods=["GET", "POST"]), *pages, static]

    def _middleware(self) -> list[Middleware]:
        kept = [Middleware(Headers)]
        if self._settings.local:
            # A page of the web whose name is made to mean this computer must not read what is served here.
            kept.append(
                Middleware(
                    TrustedHostMiddleware, allowed_hosts=["localhost", "127.0.0.1", "[::1]", self._settings.host]
                )
            )
        if self._settings.origins:
            kept.append(
                Middleware(
                    CORSMiddleware,
                    allow_origins=list(self._settings.origins),
                    allow_methods=["GET", "POST"],
                    allow_headers=["Accept", "Authorization", "Content-Type"],
                    expose_headers=[CUT],
                )
            )
        return kept

    @asynccontextmanager
    async def _life(self, _: Starlette) -> AsyncIterator[None]:
        await asyncio.to_thread(self._workers.start)
        try:
            yield
        finally:
            await asyncio.to_thread(self._workers.close)

    async def sparql(self, request: Request) -> Response:
        """The endpoint of the SPARQL 1.1 Protocol."""
        body = await _body(request, self._settings.limits.body_bytes) if request.method == "POST" else b""
        query_string = request.scope["query_string"].decode("latin-1")
        method = "GET" if request.method == "HEAD" else request.method
        asked = protocol.read(method, query_string, request.headers.get("content-type", ""), body)
        base = str(request.url.replace(query="", fragment=""))
        accept = ",".join(request.headers.getlist("accept"))
        call = Call(asked.kind, asked.text, asked.default_graphs, asked.named_graphs, base, accept)
        if call.kind == "description":
            from kg.serve.description import describe

            return _response(describe(call, writable=self._settings.writable))
        if call.kind == "update":
            self._may_write(request)
        return _response(await self._workers.ask(call))

    def _may_write(self, request: Request) -> None:
        if not self._settings.writable:
            raise Refusal(403, "This server only answers questions; whoever runs it can start it with --writable.")
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        given, wanted = token.strip().encode("utf-8", "replace"), self._settings.token.encode()
        if scheme.lower() != "bearer" or not hmac.compare_digest(given, wanted):
            raise Refusal(
                401, "An update needs the server's token as a bearer token.", (("WWW-Authenticate", "Bearer"),)
            )

    def _page(self, name: str) -> Callable[[Request], Awaitable[Response]]:
        async def show(request: Request) -> Response:
            wanted = request.query_params.get("lang", "")
            language = wanted if wanted in ("zh", "en") else _language(request)
            values = {**request.query_params, **request.path_params}
            address = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            response = _response(await self._workers.ask(PageCall(name, language, values, address)))
            if wanted in ("zh", "en"):
                response.set_cookie("lang", wanted, max_age=_COOKIE_AGE, samesite="lax", httponly=True)
            return response

        return show


def _language(request: Request) -> str:
    kept = request.cookies.get("lang", "")
    return kept if kept in ("zh", "en") else "zh"


async def _body(request: Request, most: int) -> bytes:
    async def whole() -> bytes:
        body = bytearray()
        async for part in request.stream():
            body += part
            if len(body) > most:
                raise Refusal(413, f"The request is longer than {most} bytes; send less at a time.")
        return bytes(body)

    try:
        return await asyncio.wait_for(whole(), _SLOW_BODY)
    except asyncio.TimeoutError as error:
        raise Refusal(408, f"The request took more than {_SLOW_BODY:g} seconds to arrive.") from error


def _response(reply: Reply) -> Response:
    return Response(reply.body, reply.status, dict(reply.headers), media_type=reply.media)


async def _refused(_: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, Refusal)
    return _response(refusal.reply())


async def _no_such(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404 and "text/html" in request.headers.get("accept", ""):
        call = PageCall("error", _language(request), {}, request.url.path)
        return _response(html(call, "error", {"sentence": say(call.language, "missing")}, status=404))
    sentence = {404: "There is no such page.", 405: "This address takes other methods."}.get(error.status_code)
    headers = tuple((error.headers or {}).items())
    return _response(Refusal(error.status_code, sentence or error.detail, headers).reply())


async def _broken(_: Request, error: Exception) -> Response:
    print(f"kg serve: internal error ({type(error).__name__}: {error})", file=sys.stderr, flush=True)
    return _response(Refusal(500, "The server could not answer because of an error of its own.").reply())
