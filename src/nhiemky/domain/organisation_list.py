"""Lists of organisations and people as an Excel file holds them: columns, rows, and what is on record to compare them with.

>>> [column.heading for column in ORGANISATION_COLUMNS][:5]
['Mã', 'Tên đơn vị', 'Loại', 'Cấp trên', 'Khối, nhánh']

The writer (writing/organisation_workbook) and the reader (reading/organisations) share these headings, so that what was exported reads
back as no change. Days: `valid_to` is half-open here; in the file "Đến ngày" is the last day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from nhiemky.domain.finding import Finding

ORGANISATION_SHEET = "Tổ chức"
PERSON_SHEET = "Người và chức vụ"
GUIDE_SHEET = "Hướng dẫn"

Key = Literal[
    "code", "name", "type", "parent", "branch", "organ_code", "place", "address", "phone", "email", "aliases", "head", "valid_from",
    "decision_number", "decision_on", "person_name", "title", "organisation", "role", "is_head", "valid_to", "person_code",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the form. width in characters; note: what the guidance says of it."""

    key: Key
    heading: str
    width: int
    note: str
    required: bool = False


ORGANISATION_COLUMNS = (
    Column("code", "Mã", 12, "Mã ngắn của cơ quan, mỗi đơn vị một mã. Để trống thì phần mềm tự đặt."),
    Column("name", "Tên đơn vị", 44, "Tên đầy đủ như trong quyết định.", required=True),
    Column("type", "Loại", 22, "Chọn trong danh sách. Loại chưa có thì ghi vào, phần mềm sẽ hỏi lại."),
    Column("parent", "Cấp trên", 36, "Tên đúng hoặc mã của đơn vị cấp trên trực tiếp."),
    Column("branch", "Khối, nhánh", 24, "Khối thi đua, nhánh dùng để cộng số liệu."),
    Column("organ_code", "Ký hiệu văn bản", 14, "Chữ viết tắt trong số văn bản, ví dụ ĐU, CB."),
    Column("place", "Địa danh", 16, "Nơi ghi trước ngày tháng trên văn bản."),
    Column("address", "Địa chỉ", 34, "Nơi gửi thư."),
    Column("phone", "Điện thoại", 14, "Của văn phòng đơn vị."),
    Column("email", "Thư điện tử", 24, "Của văn phòng đơn vị."),
    Column("aliases", "Tên gọi khác", 30, "Tên viết tắt, tên cũ; nhiều tên cách nhau bằng dấu chấm phẩy."),
    Column("valid_from", "Từ ngày", 12, "Ngày thành lập, hoặc ngày thay đổi có hiệu lực."),
    Column("decision_number", "Số quyết định", 18, "Quyết định thành lập hoặc thay đổi."),
    Column("decision_on", "Ngày quyết định", 14, ""),
)
PERSON_COLUMNS = (
    Column("person_name", "Họ tên", 28, "Mỗi dòng một chức vụ của một người.", required=True),
    Column("title", "Chức vụ", 28, "Ví dụ Bí thư, Chánh Văn phòng."),
    Column("organisation", "Đơn vị", 44, "Tên đúng hoặc mã của đơn vị.", required=True),
    Column("role", "Vai trò", 24, "Việc làm trên phần mềm; chọn trong danh sách, không dùng thì để trống."),
    Column("is_head", "Đứng đầu", 10, "Ghi x nếu là người đứng đầu đơn vị."),
    Column("phone", "Điện thoại", 14, ""),
    Column("email", "Thư điện tử", 24, ""),
    Column("valid_from", "Từ ngày", 12, "Ngày nhận chức vụ."),
    Column("valid_to", "Đến ngày", 12, "Ngày giữ chức vụ cuối cùng; đang giữ thì để trống."),
    Column("person_code", "Mã người", 38, "Hai dòng cùng một người thì ghi cùng một mã. Mã có sẵn trong tệp xuất ra thì giữ nguyên."),
)


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation as a row says it; "" and None: the row says nothing, which never takes away what is on record."""

    row: int
    name: str
    code: str = ""
    type: str = ""
    parent: str = ""
    branch: str = ""
    organ_code: str = ""
    place: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    decision_number: str = ""
    decision_on: date | None = None


@dataclass(frozen=True, slots=True)
class PostRow:
    """One post as a row says it. role: words, as in the file. organisation_row: the row of its organisation where that row names both."""

    row: int
    name: str
    organisation: str
    title: str = ""
    role: str = ""
    is_head: bool = False
    phone: str = ""
    email: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    person_code: str = ""
    organisation_row: int = 0


@dataclass(frozen=True, slots=True)
class OrganisationTable:
    """What a file lists, in its order. headings: column key -> heading as the file has it; left_out: row -> name of those not taken."""

    file: str
    organisations: tuple[OrganisationRow, ...] = ()
    posts: tuple[PostRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)
    organisation_headings: Mapping[str, str] = field(default_factory=dict)
    person_headings: Mapping[str, str] = field(default_factory=dict)
    organisation_sheet: str = ""
    person_sheet: str = ""


@dataclass(frozen=True, slots=True)
class ListedOrganisation:
    """An organisation on record as of a day; parent: its id, None for a root."""

    id: str
    name: str
    valid_from: date
    code: str = ""
    type: str = ""
    parent: str | None = None
    branch: str = ""
    organ_code: str = ""
    place: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    aliases: tuple[str, ...] = ()
    decision_number: str = ""
    decision_on: date | None = None


@dataclass(frozen=True, slots=True)
class ListedPost:
    """A post on record. id: of the post; role: its code."""

    id: str
    person: str
    name: str
    organisation: str
    valid_from: date
    valid_to: date | None = None
    title: str = ""
    role: str = ""
    is_head: bool = False
    phone: str = ""
    email: str = ""
