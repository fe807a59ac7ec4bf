"""The pages of allauth that this office has, under Vietnamese addresses and allauth's own names. What is not here does not
exist: no sign-up, no e-mail, no password reset by mail."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.urls import URLPattern, path

urlpatterns: list[URLPattern] = [
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-nhap/buoc-hai/", mfa.authenticate, name="mfa_authenticate"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("tai-khoan-bi-khoa/", account.account_inactive, name="account_inactive"),
    path("toi/mat-khau/", account.password_change, name="account_change_password"),
    path("toi/xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("toi/xac-nhan/ma/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("toi/hai-buoc/", mfa.index, name="mfa_index"),
    path("toi/hai-buoc/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("toi/hai-buoc/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("toi/hai-buoc/ma-du-phong/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("toi/hai-buoc/ma-du-phong/tao/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("toi/hai-buoc/ma-du-phong/tai/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("toi/phien/", sessions.list_usersessions, name="usersessions_list"),
]
