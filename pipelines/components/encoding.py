"""Component: the text read by the encoder's lower layers, for the tagger and the relation model."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipelines.components.encoder import Encoder
from pipelines.components.state import analysis


class TextEncoder:
    """Fills ``encoded`` of the Doc's analysis where an encoder is loaded. ``threads`` counts onnxruntime's threads."""

    def __init__(self, threads: int) -> None:
        self.threads = threads
        self.encoder: Encoder | None = None

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with what the encoder makes of its text."""
        state = analysis(doc)
        if self.encoder is not None:
            state.encoded = self.encoder.read(state.text)
        return doc

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the encoder into the folder."""
        if self.encoder is not None:
            self.encoder.save(path)

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> TextEncoder:
        """Read the encoder from the folder, if it has one."""
        if (path / "encoder.npz").is_file():
            self.encoder = Encoder.load(path, self.threads)
        return self


@Language.factory("govkg_encoder", default_config={"threads": 1})
def make_encoder(nlp: Language, name: str, threads: int) -> TextEncoder:
    """Factory of :class:`TextEncoder`."""
    return TextEncoder(threads)
