"""Put the packaged pipeline together from its config and the trained segmenter.

Usage::

    python -m pipelines.training.assemble --segmenter FOLDER
        [--encoder FOLDER --tagger FOLDER --relations FOLDER --measures FOLDER] --out FOLDER

Without tagger or relation model the rules alone decide; both need the encoder.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipelines import lexicon
from pipelines.extraction import register

if TYPE_CHECKING:
    from spacy.language import Language

_TRAINED = ("encoder", "tagger", "relations", "measures")
CONFIG = Path(__file__).resolve().parents[1] / "configs" / "zh_govkg_news.cfg"


def assemble(segmenter: Path, models: Mapping[str, Path] | None = None, config: Path = CONFIG) -> Language:
    """The pipeline of the config with the pkuseg model in that folder, and each named component's weights from its."""
    from spacy import util

    register()
    nlp = util.load_model_from_config(util.load_config(config), auto_fill=True)
    with TemporaryDirectory() as folder:
        words = Path(folder) / "words.txt"
        words.write_text("\n".join(domain_words()) + "\n", "utf-8")
        nlp.tokenizer.initialize(pkuseg_model=str(segmenter), pkuseg_user_dict=str(words))  # type: ignore[union-attr]
    for name, path in (models or {}).items():
        nlp.get_pipe(name).from_disk(path)  # type: ignore[attr-defined]
    nlp.meta.update(
        name="govkg_news",
        version="0.1.0",
        spacy_version=">=3.8.13,<3.9.0",
        description="Entities, relations and measures of Chinese local-government news",
        license="Apache-2.0; segmenter weights derived from UD Chinese-GSDSimp, CC BY-SA 4.0; encoder from "
        "multilingual-e5-small, MIT",
    )
    return nlp


def domain_words() -> list[str]:
    """Words of the genre that the segmenter keeps whole: titles of office and heads of names."""
    return sorted({w for name in ("offices", "heads") for w in lexicon.words(name) if len(w) > 1})


def main() -> None:
    """Command line entry; see the module's docstring."""
    parser = argparse.ArgumentParser(description="Assemble the packaged pipeline.")
    parser.add_argument("--segmenter", type=Path, required=True)
    for name in _TRAINED:
        parser.add_argument(f"--{name}", type=Path, help=f"folder of the {name}'s weights")
    parser.add_argument("--out", type=Path, required=True)
    args = vars(parser.parse_args())
    models = {f"govkg_{name}": args[name] for name in _TRAINED if args[name]}
    assemble(args["segmenter"], models).to_disk(args["out"])


if __name__ == "__main__":
    main()
