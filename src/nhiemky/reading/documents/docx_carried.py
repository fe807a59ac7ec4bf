"""Words that a Word file carries unseen: the figures it was made of, kept by Word when a person edits and saves it.

>>> carried_words(b"no package", "a.txt")
''

Promise: only our own part is looked at, by its name space; a file without it, or with a part that is broken, answers "".
"""

from __future__ import annotations

import re

from lxml import etree

from nhiemky.domain.campaign import FIGURES
from nhiemky.domain.finding import Refusal
from nhiemky.reading.admission import admit, inflate

_ITEM = re.compile(r"customXml/item\d{1,4}\.xml")
_MOST = 16 * 1024 * 1024
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)


def carried_words(data: bytes, name: str) -> str:
    """The words of the first custom part of ours; the file is one that `admit` lets pass, or "" is the answer."""
    if not data.startswith(b"PK"):
        return ""
    try:
        for entry in admit(data, name).entries:
            if not _ITEM.fullmatch(entry.name) or entry.inflated > _MOST:
                continue
            part = inflate(data, entry, name)
            if FIGURES.encode() in part[:2000] and (root := etree.fromstring(part, _PARSER)).tag == f"{{{FIGURES}}}figures":
                return root.text or ""
    except (Refusal, etree.XMLSyntaxError):
        return ""
    return ""
