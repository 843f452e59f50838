"""A SPARQL update of the graph on disk: for those who hold the token, one at a time, wholly or not at all."""

from __future__ import annotations

from pathlib import Path

from kg.serve.answers import sentence_of, with_prefixes
from kg.serve.guard import refuse_fetching
from kg.serve.messages import TEXT, Call, Refusal, Reply
from kg.store import StoreError, open_graph


def update(graph: Path, call: Call) -> Reply:
    """Change the graph.

    Raises:
        Refusal: the update is none, would fetch something, or names its dataset outside its text; or another process
            is writing to the graph.
    """
    refuse_fetching(call.text, "update")
    if call.default_graphs is not None:
        raise Refusal(400, "using-graph-uri is not supported; write USING in the update itself.")
    try:
        with open_graph(graph) as store:
            store.dataset.update(_based(call))
    except StoreError as error:
        raise Refusal(503, str(error), (("Retry-After", "5"),)) from error
    except (SyntaxError, ValueError) as error:
        raise Refusal(400, sentence_of(error, call.text)) from error
    except (OSError, RuntimeError) as error:
        raise Refusal(500, f"The update could not be done: {str(error).rstrip('.')}.") from error
    return Reply(200, TEXT, b"Done.\n")


def _based(call: Call) -> str:
    """With the endpoint as the base of relative IRIs, in the line of the prefixes."""
    base = f"BASE <{call.base}> " if call.base else ""
    return base + with_prefixes(call.text)
