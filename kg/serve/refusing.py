"""What is wrong with a question, said in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from kg import queries
from kg.lookup import AmbiguousName, QueryError, UnknownName
from kg.questions.reading import NoReading, Unclear

Label = Callable[[str], str]
_NAMED: Final = re.compile(r"(\w+) is (?:a|not) .*?(?:not )?'(.*)'\.$|(\w+) is not valid text", re.DOTALL)


def sentence(error: QueryError, language: str, label: Label) -> str:
    """The sentence of an error; ``label`` says what a parameter is called on the page."""
    return _in_chinese(error, label) if language == "zh" else str(error)


def _in_chinese(error: QueryError, label: Label) -> str:
    if isinstance(error, NoReading):
        return f"问题库里没有问题能回答“{error.question}”；换一种问法，或从全部问题中选一个。"
    if isinstance(error, Unclear):
        return f"“{error.question}”可以有几种理解，请问得更具体些。"
    if isinstance(error, UnknownName):
        nearest = f"；是不是{'、'.join(error.nearest)}？" if error.nearest else "。"
        return f"图谱里没有叫“{error.name}”的事物{nearest}"
    if isinstance(error, AmbiguousName):
        return f"“{error.name}”可以指 {len(error.candidates)} 个事物，请在名称前加上所在地或单位。"
    if isinstance(error, queries.UnknownQuery):
        nearest = f"是不是 {' 或 '.join(error.nearest)}？" if error.nearest else "全部问题见问题库。"
        return f"问题库里没有“{error.name}”；{nearest}"
    return _of_a_value(error, label)


def _of_a_value(error: QueryError, label: Label) -> str:
    if isinstance(error, queries.MissingParameter):
        missing = str(error).rpartition(" a value for ")[2].rstrip(".").split(" and ")
        return f"请填写{'和'.join(label(name) for name in missing)}。"
    if isinstance(error, queries.BadValue) and (found := _NAMED.match(str(error))):
        name, value = found[1] or found[3], found[2] or ""
        wanted = "应是整数" if "whole number" in str(error) else "应是文字"
        wanted = "应是 2021、2021-06 或 2021-06-26 这样的日期" if "a date" in str(error) else wanted
        return f"{label(name)}{wanted}" + (f"，不能是“{value}”。" if value else "。")
    return str(error)
