"""Organisations through time; who serves where; who is in charge of whom."""

from __future__ import annotations

from django.db import models

from nhiemky.vietnamese.unicode import search_key, sort_key
from nhiemky.web.ids import uuid7


class OrganisationType(models.Model):
    """A kind of organisation (đảng bộ cơ sở, chi bộ trực thuộc, ban ...): data, with what conditional duties ask about."""

    code = models.CharField("mã", max_length=40, unique=True)
    name = models.CharField("tên", max_length=120)
    has_standing_committee = models.BooleanField("có ban thường vụ", default=False)
    is_cell = models.BooleanField("là chi bộ", default=False)
    is_party_body = models.BooleanField("là tổ chức đảng", default=True)
    is_enterprise = models.BooleanField("thuộc doanh nghiệp", default=False)
    is_board = models.BooleanField("là ban, văn phòng tham mưu", default=False)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        ordering = ("order", "code")

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """A body with a stable identity (tổ chức). Name, type, parent and the interval are those of today; the truth through
    time stands in OrganisationVersion, from which `tree.refresh` renews these columns."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    code = models.CharField("mã", max_length=40, unique=True)
    name = models.CharField("tên", max_length=250)
    type = models.ForeignKey(OrganisationType, on_delete=models.PROTECT, verbose_name="loại")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name="cấp trên")
    branch = models.CharField("khối, nhánh", max_length=120, blank=True)
    place = models.CharField("nơi ghi trên văn bản", max_length=120, blank=True)
    organ_code = models.CharField("ký hiệu cơ quan", max_length=40, blank=True)
    address = models.CharField("địa chỉ", max_length=250, blank=True)
    phone = models.CharField("điện thoại", max_length=40, blank=True)
    email = models.CharField("thư điện tử", max_length=120, blank=True)
    aliases = models.TextField("tên gọi khác, mỗi dòng một tên", blank=True)
    search_key = models.CharField(max_length=250, db_index=True, editable=False)
    sort_key = models.CharField(max_length=400, db_index=True, editable=False)
    left = models.BigIntegerField(default=0, db_index=True, editable=False)
    right = models.BigIntegerField(default=0, editable=False)
    depth = models.PositiveSmallIntegerField(default=0, editable=False)
    active = models.BooleanField("đang hoạt động", default=True, db_index=True)

    class Meta:
        ordering = ("left",)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.search_key, self.sort_key = search_key(self.name)[:250], sort_key(self.name)[:400]
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class OrganisationVersion(models.Model):
    """What an organisation was from a day until the day before `valid_to`, by which decision. Never edited: closed and followed."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="versions")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)
    name = models.CharField("tên", max_length=250)
    type = models.ForeignKey(OrganisationType, on_delete=models.PROTECT)
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    branch = models.CharField("khối, nhánh", max_length=120, blank=True)
    decision_number = models.CharField("số quyết định", max_length=80, blank=True)
    decision_date = models.DateField("ngày quyết định", null=True, blank=True)

    class Meta:
        ordering = ("organisation", "valid_from")
        constraints = (models.UniqueConstraint(fields=["organisation", "valid_from"], name="one_version_a_day"),)

    def __str__(self) -> str:
        return f"{self.name} từ {self.valid_from}"


class Succession(models.Model):
    """An event of the tree (hợp nhất, chia tách ...): predecessors become successors on a day, by a decision."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    kind = models.CharField("hình thức", max_length=10)  # merge | split | end | rename | move | convert
    on = models.DateField("từ ngày")
    decision_number = models.CharField("số quyết định", max_length=80, blank=True)
    decision_date = models.DateField("ngày quyết định", null=True, blank=True)
    note = models.TextField("ghi chú", blank=True)
    carry = models.TextField("quy tắc chuyển số liệu", default="{}")  # JSON: indicator code -> sum | recompute | last | none
    applied = models.TextField(default="{}")  # JSON of what it opened, closed and corrected, for the undo
    recorded_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("on", "pk")


class SuccessionMember(models.Model):
    """An organisation on one side of a succession."""

    succession = models.ForeignKey(Succession, on_delete=models.CASCADE, related_name="members")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="successions")
    side = models.CharField(max_length=12)  # predecessor | successor


class Person(models.Model):
    """A person (đồng chí). Never merged by name."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    name = models.CharField("họ và tên", max_length=150)
    phone = models.CharField("điện thoại", max_length=40, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    search_key = models.CharField(max_length=150, db_index=True, editable=False)
    sort_key = models.CharField(max_length=400, editable=False)

    class Meta:
        ordering = ("sort_key", "pk")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.search_key, self.sort_key = search_key(self.name)[:150], sort_key(self.name)[:400]
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class Post(models.Model):
    """A person's post in an organisation, with the role it brings (`roles.ROLES`), dated."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField("vai trò", max_length=30)
    title = models.CharField("chức vụ", max_length=200, blank=True)
    is_head = models.BooleanField("là người đứng đầu", default=False)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)

    class Meta:
        ordering = ("organisation", "-is_head", "pk")
        indexes = (models.Index(fields=["person", "valid_from"], name="post_person"),)

    def __str__(self) -> str:
        return f"{self.person}, {self.title or self.role}"


class WorkingGroup(models.Model):
    """A working group with a head (tổ công tác), which may be in charge of units."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="working_groups")
    name = models.CharField("tên", max_length=200)
    head = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="tổ trưởng")
    members = models.ManyToManyField(Person, related_name="working_groups", blank=True)

    def __str__(self) -> str:
        return self.name


class Charge(models.Model):
    """Who is in charge of an organisation or a field (phân công phụ trách), dated: a person, a board or a working group."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="charges")
    board = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="charges_held")
    working_group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, null=True, blank=True, related_name="charges")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="charges")
    field = models.CharField("lĩnh vực", max_length=200, blank=True)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)

    class Meta:
        ordering = ("organisation", "pk")

    def __str__(self) -> str:
        return f"{self.person or self.board or self.working_group} phụ trách {self.organisation or self.field}"


class Group(models.Model):
    """A named set of organisations (nhóm đơn vị): fixed members, or a query over type and parent, asked with a date."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="groups_owned")
    name = models.CharField("tên nhóm", max_length=200)
    members = models.ManyToManyField(Organisation, related_name="groups", blank=True)
    by_type = models.ForeignKey(OrganisationType, on_delete=models.PROTECT, null=True, blank=True)
    by_parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by_branch = models.CharField("theo khối, nhánh", max_length=120, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["owner", "name"], name="one_group_a_name"),)

    def __str__(self) -> str:
        return self.name


class ImportBatch(models.Model):
    """An import from Excel: previewed, applied as one, undone as one."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="imports")
    file_name = models.CharField(max_length=250)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, default="preview")  # preview | applied | undone | dropped
    preview = models.TextField(default="{}")  # JSON of what would be done, with findings
    applied = models.TextField(default="{}")  # JSON of what was done, for the undo
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
