"""``kg review``: links that the system is unsure of, and what a person decides about them."""

from __future__ import annotations

import getpass
import os
import re
import sys
from dataclasses import asdict, replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.tables import print_indented, print_json, print_rows, print_text
from kg.commands.terminal import DEFAULT_GRAPH, CommandError, FolderOption, Format, FormatOption, count, graph, note

if TYPE_CHECKING:
    from kg.resolution.reviews import Review, Reviews
    from kg.reviewing import Question, Side
    from kg.store import GraphStore

_TIME = "%Y-%m-%dT%H:%M:%SZ"
_TAKES = {
    "merge": (2, 2, "two things, as in kg review merge 陈岭 陈领"),
    "split": (
        2,
        9999,
        "a thing and the articles that speak of another one, as in kg review split 陈岭 4e5f6177c07a7b39",
    ),
    "undo": (1, 1, "the ID of a decision, as in kg review undo 3f2a91c04d17"),
    "decisions": (0, 0, "nothing more"),
}
"""How many words may follow each word at least and at most, and what they are."""


Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[merge A B | split THING ARTICLE… | undo ID | decisions]",
        help="A decision of your own; nothing lists what is open.",
        show_default=False,
    ),
]
Accept = Annotated[
    list[str] | None, typer.Option(metavar="ID", help="The two things of a question are one.", show_default=False)
]
Reject = Annotated[list[str] | None, typer.Option(metavar="ID", help="They are two.", show_default=False)]
Because = Annotated[str, typer.Option(metavar="WORDS", help="Why, for those who come after.", show_default=False)]
By = Annotated[
    str, typer.Option(metavar="NAME", envvar="KG_REVIEWER", help="Who decides.", show_default="the user's name")
]
At = Annotated[str, typer.Option(metavar="TIME", help="When, like 2026-01-31T09:00:00Z.", show_default="now")]


def review(
    words: Words = None,
    graph_path: FolderOption = DEFAULT_GRAPH,
    accept: Accept = None,
    reject: Reject = None,
    because: Because = "",
    by: By = "",
    at: At = "",
    form: FormatOption = Format.table,
) -> None:
    """Decide on links that are unsure.

    Lists pairs of things that may be one, with what speaks for it, and asks at a terminal. Decisions are data: who,
    when and why. They outlive the articles and can be taken back.

    Example: kg review --accept 3f2a --because 同一人，先后任职
    """
    given = words or []
    if given:
        _check(given[0], len(given) - 1, alone=not (accept or reject))
    deciding = bool(accept or reject or (given and given[0] != "decisions"))
    asking = not given and not deciding and form is Format.table and sys.stdin.isatty() and sys.stdout.isatty()
    with graph(graph_path, read_only=not (deciding or asking)) as store:
        clerk = _Clerk(store, by, at, because)
        if given[:1] == ["decisions"]:
            _list_decisions(store, form)
        elif deciding:
            clerk.follow(given, accept or [], reject or [])
        elif asking:
            clerk.ask()
        else:
            _list_questions(store, form)


def _check(word: str, following: int, *, alone: bool) -> None:
    """Whether a decision is told as it should be, before anything is done."""
    if word not in _TAKES:
        raise CommandError(f"{word!r} is none of {', '.join(_TAKES)}. Try 'kg review --help'.", code=2)
    least, most, taken = _TAKES[word]
    if not least <= following <= most:
        raise CommandError(f"kg review {word} takes {taken}.", code=2)
    if not alone:
        raise CommandError(f"kg review {word} goes without --accept and --reject; give two commands.", code=2)


class _Clerk:
    """Writes decisions down."""

    def __init__(self, store: GraphStore, by: str, at: str, because: str) -> None:
        if at and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", at):
            raise CommandError(f"{at!r} is not a time like 2026-01-31T09:00:00Z.", code=2)
        self._store = store
        self._by = by or _user()
        self._at = at
        self._because = because

    def follow(self, words: list[str], accept: list[str], reject: list[str]) -> None:
        """Do what the command line says."""
        from kg import reviewing
        from kg.queries import QueryError

        try:
            for asked, same in self._all(accept, reject):
                self._write(reviewing.answer(self._store, asked, same=same))
            if words:
                self._own(words[0], words[1:])
        except (reviewing.ReviewError, QueryError) as error:
            raise CommandError(str(error)) from error

    def _all(self, accept: list[str], reject: list[str]) -> list[tuple[Question, bool]]:
        """The questions with what is said to each, all of them looked up before the first is decided."""
        from kg import reviewing

        said: dict[str, tuple[Question, bool]] = {}
        for name, same in (*((name, True) for name in accept), *((name, False) for name in reject)):
            asked = reviewing.question(self._store, name)
            if said.setdefault(asked.id, (asked, same))[1] != same:
                raise CommandError(f"{asked.id} is both accepted and rejected; say one of the two.", code=2)
        return list(said.values())

    def ask(self) -> None:
        """Go through the open questions one by one."""
        from kg import reviewing

        left = reviewing.questions(self._store)
        if not left:
            print("Nothing is open.")
        for number, asked in enumerate(left, 1):
            _print_question(asked)
            said = typer.prompt(f"{number} of {len(left)}: one thing? (y)es, (n)o, (l)ater, (q)uit", default="l")[:1]
            if said == "q":
                return
            if said in ("y", "n"):
                self._write(reviewing.answer(self._store, asked, same=said == "y"))

    def _own(self, word: str, rest: list[str]) -> None:
        from kg import iris, reviewing
        from kg.lookup import find

        if word == "undo":
            decided = reviewing.undone(self._store.reviews(), rest[0], self._time())
            change = self._store.review(decided)
            print(f"taken back: {count(change.again, 'article')} linked again")
        elif word == "merge":
            one, other = (str(find(self._store.dataset, name)) for name in rest)
            self._write(reviewing.merge(self._store, one, other))
        else:
            thing = str(find(self._store.dataset, rest[0]))
            articles = tuple(name.removeprefix(iris.article("")) for name in rest[1:])
            self._write(reviewing.split(self._store, thing, articles))

    def _write(self, said: Review) -> None:
        from kg import reviewing
        from kg.resolution.reviews import reviews

        done = replace(said, by=self._by, at=self._time(), because=self._because)
        against = reviewing.objection(self._store, done)
        change = self._store.review(reviews((*self._store.reviews().all, done)))
        if against:
            note(f"{done.id}: decided against the evidence: {against}.")
        if done.id in change.resolution.overruled:
            note(f"{done.id}: a later decision says otherwise and is followed.")
        print(f"decided: {done.id} {done.act}, {count(change.again, 'article')} linked again")

    def _time(self) -> str:
        """The time of a decision: later than all before, so that it counts more."""
        last = max((r.undone or r.at for r in self._store.reviews().all), default="")
        now = self._at or datetime.now(timezone.utc).strftime(_TIME)
        if self._at or now > last:
            return now
        return (datetime.strptime(last, _TIME) + timedelta(seconds=1)).strftime(_TIME)


def _list_questions(store: GraphStore, form: Format) -> None:
    from kg import reviewing

    found = reviewing.questions(store)
    if form is Format.json:
        print_json([asdict(one) for one in found])
    elif form is not Format.table:
        heads = ["id", "type", "score", "one", "other", "evidence", "one_sentence", "other_sentence"]
        rows = [
            [
                q.id,
                q.type,
                str(q.score),
                q.one.iri,
                q.other.iri,
                "；".join(q.evidence),
                q.one.sentence,
                q.other.sentence,
            ]
            for q in found
        ]
        print_rows(heads, rows, form)
    else:
        for one in found:
            _print_question(one)
        print(f"{count(len(found), 'question')} open" if found else "Nothing is open.")


def _print_question(asked: Question) -> None:
    print_text(f"{asked.id}  {asked.one.name} = {asked.other.name}?  ({asked.type}, {asked.score}: {asked.reason})")
    print_indented([*(_side(side) for side in (asked.one, asked.other)), _joined(asked)])


def _joined(asked: Question) -> str:
    return "；".join(asked.evidence)


def _side(side: Side) -> str:
    said = "，".join(filter(None, ("、".join(side.places), "、".join(side.posts), "、".join(side.aliases))))
    return f"{side.name}（{said}）：{side.sentence} {side.article} <{side.iri}>"


def _list_decisions(store: GraphStore, form: Format) -> None:
    heads = ["id", "act", "these", "those", "articles", "by", "at", "because", "undone"]
    rows = [
        [r.id, r.act, " ".join(r.these), " ".join(r.those), " ".join(r.articles), r.by, r.at, r.because, r.undone]
        for r in _decisions(store.reviews())
    ]
    print_rows(heads, rows, form)


def _decisions(decided: Reviews) -> list[Review]:
    return sorted(decided.all, key=lambda r: (r.at, r.id))


def _user() -> str:
    try:
        return os.environ.get("USER") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
