"""The office's daily work: the board, receiving for units, chasing, notices."""
