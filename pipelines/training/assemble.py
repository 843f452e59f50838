"""Put the packaged pipeline together from its config and the trained segmenter.

Usage::

    python -m pipelines.training.assemble --segmenter FOLDER [--tagger FILE] [--relations FILE] --out FOLDER

Without tagger or relation model the rules alone decide.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pipelines import lexicon
from pipelines.extraction import register

if TYPE_CHECKING:
    from spacy.language import Language

CONFIG = Path(__file__).resolve().parents[1] / "configs" / "zh_govkg_news.cfg"


def assemble(
    segmenter: Path, tagger: Path | None = None, relations: Path | None = None, config: Path = CONFIG
) -> Language:
    """The pipeline of the config with the pkuseg model in that folder and the models in those files."""
    from spacy import util

    from pipelines.components.judge import Judge
    from pipelines.components.network import CharacterTagger, Weights

    register()
    nlp = util.load_model_from_config(util.load_config(config), auto_fill=True)
    with TemporaryDirectory() as folder:
        words = Path(folder) / "words.txt"
        words.write_text("\n".join(domain_words()) + "\n", "utf-8")
        nlp.tokenizer.initialize(pkuseg_model=str(segmenter), pkuseg_user_dict=str(words))  # type: ignore[union-attr]
    if tagger is not None:
        nlp.get_pipe("govkg_tagger").network = CharacterTagger(Weights.load(tagger))  # type: ignore[attr-defined]
    if relations is not None:
        nlp.get_pipe("govkg_relations").judge = Judge.load(relations)  # type: ignore[attr-defined]
    nlp.meta.update(
        name="govkg_news",
        version="0.1.0",
        description="Entities, relations and measures of Chinese local-government news",
        license="Apache-2.0; segmenter weights derived from UD Chinese-GSDSimp, CC BY-SA 4.0",
    )
    return nlp


def domain_words() -> list[str]:
    """Words of the genre that the segmenter keeps whole: titles of office and heads of names."""
    return sorted({w for name in ("offices", "heads") for w in lexicon.words(name) if len(w) > 1})


def main() -> None:
    """Command line entry; see the module's docstring."""
    parser = argparse.ArgumentParser(description="Assemble the packaged pipeline.")
    parser.add_argument("--segmenter", type=Path, required=True)
    parser.add_argument("--tagger", type=Path, help="weights of the entity tagger")
    parser.add_argument("--relations", type=Path, help="weights of the relation model")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    assemble(args.segmenter, args.tagger, args.relations).to_disk(args.out)


if __name__ == "__main__":
    main()
