"""A campaign of the small world with reports that ask for something."""

from web.reports.conftest import round_

__all__ = ["round_"]
