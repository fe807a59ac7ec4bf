"""The conference calendar of a campaign, its conferences, who attends, what is prepared and what came of them."""

from __future__ import annotations

from datetime import time

from django.db import models

from nhiemky.web.campaigns.models import Campaign, Obligation, Requirement, RosterEntry
from nhiemky.web.files.models import Blob
from nhiemky.web.ids import uuid7
from nhiemky.web.organisations.models import Organisation, Person

HALVES = (("AM", "sáng"), ("PM", "chiều"))


class Calendar(models.Model):
    """The conference calendar of one campaign (lịch hội nghị). edition: how often it was published, 0 while it is being drawn up.

    own_*    the owner's own conference: whoever is invited anywhere, and every secretary, is taken in its half days.
    days_off the office's own days without conferences, ISO, a line each. version: optimistic lock of the whole.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    campaign = models.OneToOneField(Campaign, on_delete=models.PROTECT, related_name="conference_calendar")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="conference_calendars")
    capacity = models.PositiveSmallIntegerField("nhiều nhất một ngày", null=True, blank=True)
    gap = models.PositiveSmallIntegerField("cách làm điểm, ngày làm việc", default=0)
    weekends = models.BooleanField("họp cả Thứ Bảy, Chủ nhật", default=False)
    days_off = models.TextField("ngày không họp", blank=True)
    morning = models.TimeField("giờ buổi sáng", default=time(7, 30))
    afternoon = models.TimeField("giờ buổi chiều", default=time(14, 0))
    own_title = models.CharField("hội nghị của cấp ủy", max_length=200, blank=True)
    own_day = models.DateField(null=True, blank=True)
    own_half = models.CharField(max_length=2, choices=HALVES, default="AM")
    own_half_days = models.PositiveSmallIntegerField(default=2)
    own_place = models.CharField(max_length=250, blank=True)
    edition = models.PositiveSmallIntegerField(default=0)
    published_at = models.DateTimeField(null=True)
    published_by = models.CharField(max_length=200, blank=True)
    published_reason = models.TextField(blank=True)
    changed_since = models.BooleanField(default=False)  # moved after it was last published
    symbol = models.CharField("số, ký hiệu thông báo", max_length=80, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    signed_for = models.CharField(max_length=120, blank=True)
    signer_title = models.CharField(max_length=120, blank=True)
    signer_name = models.CharField(max_length=120, blank=True)
    lesson = models.TextField("rút kinh nghiệm sau làm điểm", blank=True)
    lesson_at = models.DateTimeField(null=True)
    lesson_by = models.CharField(max_length=200, blank=True)
    method = models.CharField(max_length=300, blank=True)  # how the last plan was found
    version = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"Lịch hội nghị, {self.campaign}"


class Window(models.Model):
    """When the units of one conference duty (of one group) may meet, and for how long: 1 half day, 2 a day, 3 a day and a half."""

    calendar = models.ForeignKey(Calendar, on_delete=models.CASCADE, related_name="windows")
    requirement = models.ForeignKey(Requirement, on_delete=models.PROTECT, related_name="+")
    first = models.DateField("từ ngày")
    last = models.DateField("đến ngày")
    half_days = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ("requirement__order", "pk")
        constraints = (models.UniqueConstraint(fields=["calendar", "requirement"], name="one_window_a_duty"),)


class Conference(models.Model):
    """One unit's conference (hội nghị). day None: not placed yet, `why` says why. state: planned | held | cancelled.

    first, last   its own window where one was set, else the duty's. fixed: the planner may not move it.
    passed_*      the gate it was let through by hand, why and by whom.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    calendar = models.ForeignKey(Calendar, on_delete=models.PROTECT, related_name="conferences")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="conferences")
    entry = models.ForeignKey(RosterEntry, on_delete=models.PROTECT, related_name="conferences")
    duty = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="conferences")
    pilot = models.BooleanField("làm điểm", default=False)
    first = models.DateField("từ ngày", null=True, blank=True)
    last = models.DateField("đến ngày", null=True, blank=True)
    half_days = models.PositiveSmallIntegerField(default=1)
    day = models.DateField("ngày", null=True, blank=True)
    half = models.CharField("buổi", max_length=2, choices=HALVES, default="AM")
    starts = models.TimeField("giờ", null=True, blank=True)
    place = models.CharField("nơi họp", max_length=250, blank=True)
    fixed = models.BooleanField("giữ nguyên ngày", default=False)
    why = models.TextField(blank=True)
    passed_reason = models.TextField(blank=True)
    passed_by = models.CharField(max_length=200, blank=True)
    passed_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, default="planned")
    summoned = models.PositiveIntegerField("triệu tập", null=True, blank=True)
    present = models.PositiveIntegerField("có mặt", null=True, blank=True)
    guests_present = models.PositiveIntegerField("khách dự", null=True, blank=True)
    absent = models.TextField("vắng, lý do", blank=True)
    result = models.TextField("kết quả", blank=True)
    resolutions = models.TextField("nghị quyết, kết luận thông qua", blank=True)
    minutes = models.TextField("biên bản", blank=True)
    minutes_file = models.ForeignKey(Blob, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    minutes_name = models.CharField(max_length=250, blank=True)
    held_at = models.DateTimeField(null=True)
    held_by = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("day", "half", "starts", "entry__order", "pk")
        constraints = (models.UniqueConstraint(fields=["calendar", "entry"], name="one_conference_a_unit"),)
        indexes = (models.Index(fields=["calendar", "day"], name="conference_day"),)

    def __str__(self) -> str:
        return f"Hội nghị {self.entry.name}"


class Attendee(models.Model):
    """Who is to attend (dự): the member in charge, the unit's secretary, or a guest; a guest may be only a name.

    role: member | secretary | guest. attended None: not said yet. report: what who attended reports, in short.
    """

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="attendees")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="conferences")
    name = models.CharField("họ và tên", max_length=150)
    title = models.CharField("chức vụ", max_length=200, blank=True)
    role = models.CharField(max_length=10, default="guest")
    attended = models.BooleanField(null=True)
    report = models.TextField(blank=True)
    reported_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("conference", "pk")
        constraints = (
            models.UniqueConstraint(fields=["conference", "person"], condition=models.Q(person__isnull=False), name="one_place_a_person"),
        )

    def __str__(self) -> str:
        return self.name


class Away(models.Model):
    """Days a person is elsewhere (đi vắng): nothing that needs the person is put there, in any campaign. half "": whole days."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="away")
    first = models.DateField("từ ngày")
    last = models.DateField("đến ngày")
    half = models.CharField("buổi", max_length=2, choices=(("", "cả ngày"), *HALVES), default="", blank=True)
    reason = models.CharField("việc", max_length=200, blank=True)

    class Meta:
        ordering = ("first", "pk")

    def __str__(self) -> str:
        return f"{self.person}, {self.first}"


class DateRequest(models.Model):
    """A unit asks for another day (xin đổi ngày). state: open | agreed | refused."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="requests")
    day = models.DateField("ngày")
    half = models.CharField("buổi", max_length=2, choices=HALVES, default="AM")
    reason = models.TextField("lý do")
    state = models.CharField(max_length=8, default="open")
    answer = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-pk",)


class Rate(models.Model):
    """A rate of the owner (định mức chi) with the decision it comes from; ended, never edited: lists keep what they were made with."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="conference_rates")
    name = models.CharField("khoản chi", max_length=200)
    unit_of_measure = models.CharField("đơn vị tính", max_length=60)
    amount = models.DecimalField("mức, đồng", max_digits=15, decimal_places=0)
    decision = models.CharField("theo văn bản", max_length=250)
    ended_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class Preparation(models.Model):
    """A line of a conference's preparation list. kind: document | guest | hall | seats | cost | other. amount: the rate then."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="preparations")
    kind = models.CharField(max_length=10)
    words = models.CharField("nội dung", max_length=300)
    quantity = models.DecimalField("số lượng", max_digits=12, decimal_places=2, null=True, blank=True)
    unit_of_measure = models.CharField(max_length=60, blank=True)
    rate = models.ForeignKey(Rate, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    amount = models.DecimalField("mức, đồng", max_digits=15, decimal_places=0, null=True, blank=True)
    decision = models.CharField(max_length=250, blank=True)
    who = models.CharField("người lo", max_length=200, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)


class ConferenceEvent(models.Model):
    """What happened to a conference, in words; append-only."""

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField()
    words = models.TextField()
    by = models.CharField(max_length=200)

    class Meta:
        ordering = ("-pk",)
