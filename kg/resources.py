"""Where the data files of the project lie: in a checkout at its root, in a wheel under ``kg/data``."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def data_dir(name: str) -> Path:
    """The folder ``name`` (``ontology``, ``queries``) of the installed package or of the checkout.

    Raises:
        FileNotFoundError: neither place has it, so the installation is broken.
    """
    for folder in (_PACKAGE / "data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"{name}: data folder missing; install govkg again")


def samples_dir() -> Path:
    """The folder of the sample articles that ``kg demo`` reads."""
    return _PACKAGE / "samples"
