"""Text manners of Vietnamese office documents: Unicode forms, keys, numbers, days, numbering, symbols, old encodings."""
