"""Former names of counties that the licensed packages lack: facts out of the State Council's announcements.

The code of the division of today, the name that it had, and the year of the change. A county that became a district
under another name goes on as that district; one that was split or taken in by another has no division of today.
"""

from __future__ import annotations

from typing import Final

RENAMED: Final = (
    ("420115", "武昌县", 1995),
    ("610304", "宝鸡县", 2003),
    ("500110", "綦江县", 2011),
    ("500111", "大足县", 2011),
    ("130209", "唐海县", 2012),
    ("330603", "绍兴县", 2013),
    ("410212", "开封县", 2014),
    ("540302", "昌都县", 2014),
    ("340706", "铜陵县", 2015),
    ("540402", "林芝县", 2015),
    ("120119", "蓟县", 2016),
    ("360483", "星子县", 2016),
    ("411003", "许昌县", 2016),
    ("500154", "开县", 2016),
    ("520304", "遵义县", 2016),
    ("610118", "户县", 2016),
    ("360404", "九江县", 2017),
    ("540602", "那曲县", 2017),
    ("370116", "莱城区", 2019),
    ("350605", "长泰县", 2021),
)
