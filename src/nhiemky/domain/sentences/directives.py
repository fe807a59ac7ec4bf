"""Findings about a directive or report: the kinds of reading/schema.md. Owner: checking/."""

from nhiemky.domain.sentences.catalogue import Sentence

DIRECTIVES: dict[str, Sentence] = {
    "sum_mismatch": Sentence(
        "{what}: tổng ghi {total}, nhưng {parts} = {sum} (lệch {difference}).",
        "{what}: the total says {total}, but {parts} = {sum} (off by {difference}).",
        "Tổng phải bằng cộng các phần được kể ngay sau nó",
    ),
}
