"""The app accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "nhiemky.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        from nhiemky.web.accounts import trail

        assert trail  # its receivers listen from now on
