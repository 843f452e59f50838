"""Administrative divisions of China, province to township: codes, names, short forms, former names, coordinates.

The data are facts compiled by :mod:`pipelines.gazetteer.compile`; sources and licences stand in ``NOTICE``.
Villages and special zones (经开区, 管理区) are not in them.
"""

from __future__ import annotations

from pipelines.gazetteer.divisions import Division, Gazetteer, Match

__all__ = ["Division", "Gazetteer", "Match"]
