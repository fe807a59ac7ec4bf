"""Addresses of the app."""

from django.urls import URLPattern, path

from nhiemky.web.accounts.views import doors, own, people

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("", own.home, name="home"),
    path("toi/", own.profile, name="profile"),
    path("bat-dau/", doors.set_up, name="set_up"),
    path("nhan-viec/", doors.code, name="code"),
    path("nhan-viec/tiep/", doors.open_door, name="open"),
    path("quen-mat-khau/", doors.forgotten, name="forgotten"),
    path("tai-khoan/", people.people, name="people"),
    path("tai-khoan/moi/", people.invite, name="invite"),
    path("tai-khoan/phieu/", people.sheets, name="sheets"),
    path("tai-khoan/<uuid:uuid>/", people.person, name="person"),
    path("tai-khoan/<uuid:uuid>/vai-tro/", people.give_post, name="give_post"),
    path("tai-khoan/<uuid:uuid>/vai-tro/<uuid:post>/thoi/", people.end_post, name="end_post"),
    path("tai-khoan/<uuid:uuid>/khoa/", people.disable, name="disable"),
    path("tai-khoan/<uuid:uuid>/mo-khoa/", people.enable, name="enable"),
    path("tai-khoan/<uuid:uuid>/dang-xuat/", people.sign_out, name="sign_out"),
    path("tai-khoan/<uuid:uuid>/tat-hai-buoc/", people.drop_second_step, name="drop_second_step"),
    path("tai-khoan/<uuid:uuid>/ma/", people.make_code, name="make_code"),
]
