"""Periodic review and rating (kiểm điểm, đánh giá, xếp loại chất lượng): rounds, subjects, self-reviews, the board that decides, notices.

Rooms: `setup` (rounds, series, subjects, rules), `board` (deciding, repair, decision), `review` (prompts, self-reviews, opinions, ballots,
objections, notices), `past` (earlier years judged), `papers` (Word and Excel). One access module, one models module for all.
"""
