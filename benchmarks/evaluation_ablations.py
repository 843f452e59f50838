"""The packaged pipeline with a part of it switched off at run time; nothing is trained anew without the part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from pipelines.gazetteer import Gazetteer

if TYPE_CHECKING:
    from spacy.language import Language

_MODELS: Final = {"voters": (), "model": None, "judge": None}
_NOWHERE: Final = "0\t\ue000\ue001\t4\t\t\t\t\t"
"""A division that no text names: a gazetteer of none cannot be searched."""

Switch = tuple[Any, str, Any]
Switches = Callable[["Language"], Iterable[Switch]]


class NothingToSwitchError(Exception):
    """The pipeline has no such part."""


@dataclass(frozen=True, slots=True)
class Ablation:
    """What is switched off, and why its figures are of interest."""

    name: str
    switches: tuple[Switches, ...] = ()
    note: str = ""


@contextmanager
def without(nlp: Language, ablation: Ablation) -> Iterator[None]:
    """The pipeline without that part, while the block runs.

    Raises:
        NothingToSwitchError: one of the parts is not in the pipeline.
    """
    with ExitStack() as stack:
        for switches in ablation.switches:
            found = list(switches(nlp))
            if not found:
                raise NothingToSwitchError(f"{ablation.name}: the pipeline has no such part")
            for thing, name, value in found:
                stack.callback(setattr, thing, name, getattr(thing, name))
                setattr(thing, name, value)
        yield


def _gazetteers(nlp: Language) -> Iterator[Switch]:
    empty = Gazetteer([_NOWHERE])
    for _, component in nlp.pipeline:
        inner = (x for value in vars(component).values() if isinstance(value, (tuple, list)) for x in value)
        for thing in (component, *inner):
            for name, value in getattr(thing, "__dict__", {}).items():
                if isinstance(value, Gazetteer):
                    yield thing, name, empty


def _model_of(pipe: str) -> Switches:
    def switches(nlp: Language) -> Iterator[Switch]:
        component = nlp.get_pipe(pipe)
        for name, nothing in _MODELS.items():
            if getattr(component, name, nothing) != nothing:
                yield component, name, nothing

    return switches


def _mention_rules(nlp: Language) -> Iterator[Switch]:
    component = nlp.get_pipe("govkg_mentions")
    if hasattr(component, "finders"):
        yield component, "finders", ()


def _relation_rules(nlp: Language) -> Iterator[Switch]:
    """The rules of relations, less those that the component takes over unseen: printed chains of places."""
    relations = import_module(type(nlp.get_pipe("govkg_relations")).__module__)
    propose = getattr(relations, "propose", None)
    sure: tuple[str, ...] = getattr(relations, "_SURE", ())
    if propose is not None:
        yield relations, "propose", lambda *args: (p for p in propose(*args) if p.rule.startswith(sure))


_TAGGER: Final = _model_of("govkg_tagger")
_RELATIONS: Final = _model_of("govkg_relations")
WHOLE: Final = Ablation("whole pipeline")
ABLATIONS: Final = (
    WHOLE,
    Ablation("without gazetteer", (_gazetteers,), "no division is known by name, in rules, features and completion"),
    Ablation("without tagger", (_TAGGER,), "the rules alone decide what is a mention"),
    Ablation("without relation model", (_RELATIONS,), "the rules alone decide what is related"),
    Ablation("without either learned model", (_TAGGER, _RELATIONS), "rules, gazetteer and LAC's words"),
    Ablation(
        "without relation rules", (_relation_rules,), "the relation model sees no rule's proposal; printed chains stay"
    ),
    Ablation(
        "without any rules' proposals",
        (_mention_rules, _relation_rules),
        "tagger and relation model alone; printed chains stay",
    ),
)
