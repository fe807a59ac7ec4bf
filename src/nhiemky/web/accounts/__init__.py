"""Accounts: a person signs in; what the person may do follows from the posts held."""
