"""Nhiệm kỳ: a directive goes in, a running campaign comes out.

>>> from nhiemky.flows.read_file import read_bytes     # file -> Directive      # doctest: +SKIP
>>> from nhiemky.flows.merge import merge              # files -> Consolidation # doctest: +SKIP

Layers, downward only: cli -> flows -> reading | checking | scheduling | consolidating | writing
-> rulebook | vietnamese -> domain. See docs/structure.md.
"""

__version__ = "0.1.0"
