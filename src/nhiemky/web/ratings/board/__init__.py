"""The board that decides: headroom, findings, repair, decision."""
