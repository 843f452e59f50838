"""How people are named in print: by a surname and an office, beside a body, or as the namesake of somebody else.

Facts about Chinese prose as patterns, and pure functions over texts. No name of a person or a body stands in here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

_COMPOUND: Final = re.compile(r"^(?:欧阳|司马|上官|诸葛|司徒|夏侯|皇甫|尉迟|公孙|慕容|令狐|东方|端木|独孤)")
_OFFICE: Final = (
    r"(?:副)?(?:行长|局长|科长|处长|部长|厅长|主任|书记|县长|市长|区长|旗长|镇长|乡长|村长|校长|院长|所长|站长|队长|厂长|"
    r"场长|社长|会长|主席|总经理|经理|董事长|理事长|园长|店长|老板|支书|法官|检察官|律师|教授|老师|医生|大夫|工程师|总|董|工)"
)
_TITLE: Final = re.compile(rf"(?P<title>{_OFFICE})$")
_INTRODUCED: Final = re.compile(rf"(?P<title>{_OFFICE}|教师|护士|护林员|种植户|养殖户|村民)$")
_TITLED: Final = re.compile(rf"^(?P<family>[\u4e00-\u9fff]{{1,2}}?)(?P<office>{_OFFICE})$")
_SAID_OTHERWISE: Final = {
    "总": ("总经理", "董事长", "总裁", "总监"),
    "董": ("董事长",),
    "工": ("工程师",),
    "老师": ("教师", "班主任"),
    "大夫": ("医生", "医师", "主任医师"),
    "医生": ("医师",),
    "老板": ("经理", "负责人", "董事长", "理事长"),
    "支书": ("书记",),
    "书记": ("支书",),
    "村长": ("村主任", "村委会主任"),
    "队长": ("队负责人",),
}
_AFTER: Final = re.compile(r"(?P<title>老师|校长|医生|大夫|局长|书记|主任|院长)(?!的)")
OFFICE: Final = re.compile(rf"^(?:的)?(?P<title>(?:[\u4e00-\u9fff]{{0,4}}{_OFFICE}|[\u4e00-\u9fff]{{0,4}}[员师生])?)$")
"""Nothing or an office between a body and a person."""
ORIGIN: Final = re.compile(
    r"^的?(?P<title>(?:村民|居民|农民|青年|学生|老人|群众|商人|人|小伙|姑娘|[\u4e00-\u9fff]{0,2}(?:大户|专业户|能手|户|干部|师傅|匠人))*)$"
)
"""Nothing or a calling between a place and a person from there."""
CALLING: Final = re.compile(r"^的?(?P<title>村民|农民|(?:种植|养殖)(?:大|专业)?户)$")
"""A calling between a village and one who lives there."""
_NAMESAKE: Final = re.compile(
    r"(?<![村镇县乡校厂牌店])(?<!公司)(?:同名(?!不同[村镇县乡]|的?(?:村|镇|县|乡|学校|公司|厂|计划|项目|活动))|重名)|"
    r"同姓名|(?:姓名|名字)(?:相同|一样)|一字不差|也叫|不是(?:那位|[^，。；“”]{1,8}(?:的|那)那?位)"
)
_PRONOUN: Final = re.compile(r"[他她]")
SENTENCE: Final = re.compile(r"[^。！？!?\n]+")
_LONGEST: Final = 12


def titled(name: str) -> tuple[str, str]:
    """Surname and office of a person who is named by these alone; both empty for a person's own name.

    >>> titled("刘行长"), titled("欧阳主任"), titled("刘桂琴")
    (('刘', '行长'), ('欧阳', '主任'), ('', ''))
    """
    found = _TITLED.match(name)
    if not found or (len(found["family"]) > 1 and not _COMPOUND.match(found["family"])):
        return "", ""
    return found["family"], found["office"]


def family(name: str) -> str:
    """The surname that a name begins with.

    >>> family("刘桂琴"), family("欧阳晓")
    ('刘', '欧阳')
    """
    found = _COMPOUND.match(name)
    return found[0] if found else name[:1]


def holds(office: str, titles: Iterable[str]) -> bool:
    """Whether one who is addressed by an office may hold one of these posts.

    >>> holds("行长", ["副行长"]), holds("张总".removeprefix("张"), ["总经理"]), holds("行长", ["柜员"])
    (True, True, False)
    """
    words = (office.removeprefix("副"), *_SAID_OTHERWISE.get(office, ()))
    return any(word in title for title in titles for word in words if len(word) > 1)


def occurrences(text: str, words: str) -> Iterator[int]:
    """Where the words stand in a text, those that overlap included.

    >>> list(occurrences("山山山", "山山"))
    [0, 1]
    """
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def beside(
    text: str, person: str, things: Iterable[tuple[str, str]], between: re.Pattern[str] = OFFICE
) -> list[tuple[str, str]]:
    """The bodies or places that stand in front of a person's name, with what stands between.

    ``things`` are pairs of a name and one form of it in the text; ``between`` is :data:`OFFICE` or :data:`ORIGIN`.

    >>> beside("北垦农机曲广发到场。", "曲广发", [("北垦农机", "北垦农机")])
    [('北垦农机', '')]
    >>> beside("和北垦农机的经理曲广发签字", "曲广发", [("北垦农机", "北垦农机")])
    [('北垦农机', '经理')]
    >>> beside("黄官镇农民何秀兰来了。", "何秀兰", [("黄官镇", "黄官镇")], ORIGIN)
    [('黄官镇', '农民')]
    """
    found: dict[str, str] = {}
    forms = sorted(things, key=lambda pair: (-len(pair[1]), pair))
    for at in occurrences(text, person):
        for name, form in forms:
            start = text.rfind(form, max(0, at - len(form) - _LONGEST), at)
            words = between.match(text[start + len(form) : at]) if start >= 0 else None
            if words:
                found.setdefault(name, words["title"])
                break
    return sorted(found.items())


def titles(text: str, person: str) -> list[str]:
    """The offices that stand right in front of a person's name, whatever body they are at.

    >>> titles("局长赖碧霞说，副县长赖碧霞另有其人。", "赖碧霞"), titles("第一小学的赖碧霞老师", "赖碧霞")
    (['副县长', '局长'], ['老师'])
    """
    found: set[str] = set()
    for at in occurrences(text, person):
        before, after = _TITLE.search(text[max(0, at - _LONGEST) : at]), _AFTER.match(text[at + len(person) :])
        found.update(match["title"] for match in (before, after) if match)
    return sorted(found)


def is_introduced_twice(text: str, person: str) -> bool:
    """Whether the text puts different offices right in front of two occurrences of a name, as if of two people.

    >>> is_introduced_twice("医保局局长赖碧霞讲了办法。新民村的老书记赖碧霞送来锦旗。", "赖碧霞")
    True
    >>> is_introduced_twice("局长赖碧霞来了，赖碧霞原是新民村书记。", "赖碧霞")
    False
    """
    heads = (text[max(0, at - _LONGEST) : at] for at in occurrences(text, person))
    return len({match["title"] for head in heads if (match := _INTRODUCED.search(head))}) > 1


def namesakes(text: str, people: Iterable[str]) -> frozenset[str]:
    """Those of whom the text says that somebody else bears their name.

    >>> sorted(namesakes("县长徐东山来了，和邻县的局长同名。卞爱华没有来。", ["徐东山", "卞爱华"]))
    ['徐东山']
    >>> sorted(namesakes("两位徐东山握手。", ["徐东山"])), sorted(namesakes("不是县里的那位，是徐东山。", ["徐东山"]))
    (['徐东山'], ['徐东山'])
    >>> sorted(namesakes("徐东山说，两个村同名。卞爱华去了同名的村。", ["徐东山", "卞爱华"]))
    []
    >>> sorted(namesakes("徐东山来了。他和邻县那位局长同名，副县长卞爱华先笑了。", ["徐东山", "卞爱华"]))
    []
    """
    names = list(people)
    found = {name for name in names if f"两位{name}" in text}
    for sentence in SENTENCE.finditer(text):
        for word in _NAMESAKE.finditer(sentence[0]):
            if word[0] == "也叫" and not sentence[0].startswith(("这", *names), word.end()):
                continue
            places = {name: sentence[0].rfind(name, 0, word.start()) for name in names}
            before = [name for name in names if places[name] >= 0]
            after = [name for name in names if name in sentence[0]]
            # 她和那位局长同名，…: it is of her, whom another sentence names.
            if before or (after and not _PRONOUN.search(sentence[0][: word.start()])):
                found.add(max(before, key=lambda name: (places[name], name)) if before else min(after))
    return frozenset(found)


def together(text: str, person: Iterable[str], things: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The things that stand in one sentence with a person; ``things`` are pairs of a name and one form of it.

    >>> sorted(together("孔令辉驻从庄村三年。他常去镇里。", ["孔令辉"], [("从庄村", "从庄村"), ("镇", "镇里")]))
    ['从庄村']
    """
    known = list(things)
    forms = tuple(person)
    near = [found[0] for found in SENTENCE.finditer(text) if any(form in found[0] for form in forms)]
    return frozenset(name for name, form in known if any(form in sentence for sentence in near))
