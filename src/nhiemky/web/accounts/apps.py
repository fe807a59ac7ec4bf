"""The app accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "nhiemky.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from nhiemky.web.accounts import trail

        assert trail  # its receivers listen from now on
        user_logged_in.disconnect(dispatch_uid="update_last_login")
