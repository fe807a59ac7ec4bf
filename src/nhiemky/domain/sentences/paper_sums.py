"""Findings about sums and shares of a document beyond sum_mismatch. Owner: checking/sums."""

from nhiemky.domain.sentences.catalogue import Sentence

PAPER_SUMS: dict[str, Sentence] = {
    "share_mismatch": Sentence(
        "Ghi {share}% nhưng {part}/{whole} = {right}%: rà lại tỷ lệ hoặc hai số liệu của nó.",
        "It says {share}%, but {part}/{whole} = {right}%: look again at the share or at its two figures.",
        "Tỷ lệ phải bằng phần chia cho tổng ghi cạnh nó",
    ),
}
