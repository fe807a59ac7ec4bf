"""The hidden sheet by which a filled-in workbook says whose it is (tờ nhận diện).

Two columns, key and value, from row 1; then one row for each indicator row of the appendix:

>>> dict([("campaign_id", "106-kh-duk"), ("unit_id", "so-tai-chinh"), (row_key(10), "CT01")])
{'campaign_id': '106-kh-duk', 'unit_id': 'so-tai-chinh', 'row:10': 'CT01'}
"""

SHEET = "_nhiemky"
APPENDIX_SHEET = "Phụ lục"
KEYS = ("schema_version", "campaign_id", "unit_id", "unit_name", "issued", "sheet")
ROW_PREFIX = "row:"


def row_key(row: int) -> str:
    """Key of the appendix row `row`, counted as Excel does (from 1)."""
    return f"{ROW_PREFIX}{row}"
