"""The log in the navigation."""

from nhiemky.web.ui.menu import Entry, register

register(Entry("Quản lý", "Nhật ký", "audit:log", roles=frozenset({"administrator", "office_clerk"}), order=90))
