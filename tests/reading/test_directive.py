"""All stages together."""

import pytest
from reading import papers

from nhiemky.reading.directive import read_directive
from nhiemky.reading.documents.text import read_text

PAPERS = [value for name, value in vars(papers).items() if name.isupper()]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_same_bytes_give_the_same_directive(paper):
    document = read_text(paper.encode(), "a.txt")
    assert read_directive(document) == read_directive(read_text(paper.encode(), "a.txt"))


def test_an_empty_text_is_a_directive_without_facts():
    directive = read_directive(read_text(b"\n", "trong.txt"))
    assert (directive.doc_id, directive.header.symbol, directive.sections, directive.obligations) == ("trong", None, (), ())
