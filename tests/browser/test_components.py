"""The components in a browser: accessible as they stand, usable by keyboard alone, losing nobody's text."""

import pytest


@pytest.fixture
def shown(server, page):
    page.goto(server.url + "/_components")
    page.get_by_role("heading", name="Thành phần").wait_for()
    return page


def test_every_component_is_accessible(shown, axe):
    axe()


def test_the_open_dialog_is_accessible_and_gives_the_focus_back(shown, axe):
    opener = shown.get_by_role("button", name="Mở hộp thoại")
    opener.focus()
    shown.keyboard.press("Enter")
    dialog = shown.get_by_role("dialog", name="Đôn đốc 6 đơn vị")
    dialog.wait_for()
    axe()
    shown.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert shown.evaluate("document.activeElement.textContent") == "Mở hộp thoại"


def test_a_refused_form_names_its_fields_and_a_link_leads_there(shown, axe):
    shown.get_by_label("Số đảng viên kết nạp").fill("1.4o6")
    shown.get_by_role("button", name="Lưu đơn vị").click()
    summary = shown.get_by_role("alert", name="Chưa lưu được đơn vị")
    summary.wait_for()
    assert shown.evaluate("document.activeElement.classList.contains('errors')")
    axe()
    summary.get_by_role("link", name="Số đảng viên kết nạp").click()
    assert shown.evaluate("document.activeElement.name") == "figure"
    assert "1.4o6" in shown.locator("#id_figure-msg").inner_text()


def test_what_was_saved_can_be_undone_from_the_toast(shown, axe):
    shown.get_by_label("Tên đơn vị").fill("Chi bộ Ga Nam")
    shown.get_by_label("Chỉ tổ chức Hội nghị").check()
    shown.get_by_role("button", name="Lưu đơn vị").click()
    toast = shown.locator(".toast", has_text="Đã lưu đơn vị")
    toast.wait_for()
    axe()
    toast.get_by_role("button", name="Hoàn tác").click()
    shown.locator(".toast", has_text="Đã hoàn tác").wait_for()


def test_a_swap_moves_the_focus_and_carries_its_toast(shown, axe):
    shown.get_by_role("button", name="Tải phần này").click()
    shown.locator(".toast", has_text="Đã tải phần này").wait_for()
    assert "Con trỏ đứng ở đây" in shown.evaluate("document.activeElement.textContent")
    axe()


def test_single_letters_never_act_inside_a_field(shown):
    shown.get_by_label("Nội dung mục").focus()
    shown.keyboard.type("a/?g b")
    assert shown.get_by_label("Nội dung mục").input_value() == "a/?g b"
    assert not shown.get_by_role("dialog").is_visible()


def test_the_question_mark_lists_the_keys(shown, axe):
    shown.locator("h1").click()
    shown.keyboard.press("?")
    shown.get_by_role("dialog", name="Phím tắt").wait_for()
    axe()


def test_ctrl_enter_presses_the_primary_button_of_the_open_dialog(shown):
    shown.get_by_role("button", name="Mở hộp thoại").click()
    shown.keyboard.press("Control+Enter")
    shown.get_by_role("dialog", name="Đôn đốc 6 đơn vị").wait_for(state="hidden")


class TestTree:
    """Walk, fold, tick."""

    def start(self, shown):
        shown.locator("table[data-tree] tbody tr").first.focus()
        return shown.locator("table[data-tree] tbody tr")

    def test_without_a_selection_there_is_no_bar(self, shown):
        assert not shown.locator("[data-bar]").is_visible()

    def test_arrows_walk_and_fold(self, shown):
        rows = self.start(shown)
        shown.keyboard.press("ArrowLeft")
        assert not rows.nth(1).is_visible()
        shown.keyboard.press("ArrowRight")
        assert rows.nth(1).is_visible()
        shown.keyboard.press("ArrowDown")
        assert "Đảng bộ CTCP Dệt may" in shown.evaluate("document.activeElement.innerText")
        shown.keyboard.press("ArrowLeft")
        assert "Doanh nghiệp" in shown.evaluate("document.activeElement.innerText")

    def test_space_ticks_shift_space_a_range_and_a_everything(self, shown, axe):
        self.start(shown)
        shown.keyboard.press("ArrowDown")
        shown.keyboard.press("Space")
        assert shown.get_by_text("Đã chọn 1 đơn vị").is_visible()
        shown.keyboard.press("ArrowDown")
        shown.keyboard.press("ArrowDown")
        shown.keyboard.press("Shift+Space")
        assert shown.get_by_text("Đã chọn 3 đơn vị").is_visible()
        axe()
        shown.get_by_role("button", name="Bỏ chọn").click()
        assert not shown.locator("[data-bar]").is_visible()
        shown.keyboard.press("a")
        assert shown.get_by_role("button", name="Đôn đốc 3 đơn vị").is_visible()

    def test_hidden_rows_keep_their_ticks_and_the_bar_says_so(self, shown):
        self.start(shown)
        shown.keyboard.press("a")
        shown.keyboard.press("ArrowLeft")
        assert shown.get_by_text("Đã chọn 3 đơn vị, 3 đang ẩn").is_visible()

    def test_enter_opens_the_row(self, shown):
        self.start(shown)
        shown.keyboard.press("ArrowDown")
        shown.keyboard.press("Enter")
        assert shown.url.endswith("#dv-1")


class TestGrid:
    """Move, restore, paste."""

    def cell(self, shown, row):
        return shown.locator(f"[data-cell='{row},0']")

    def test_enter_goes_down_and_shift_enter_up(self, shown):
        self.cell(shown, 0).focus()
        shown.keyboard.press("Enter")
        assert shown.evaluate("document.activeElement.dataset.cell") == "1,0"
        shown.keyboard.press("Shift+Enter")
        assert shown.evaluate("document.activeElement.dataset.cell") == "0,0"

    def test_escape_brings_back_what_stood_there(self, shown):
        self.cell(shown, 0).fill("99")
        shown.keyboard.press("Escape")
        assert self.cell(shown, 0).input_value() == "14"

    def test_a_block_from_excel_fills_downwards(self, shown):
        self.cell(shown, 0).focus()
        shown.evaluate(
            """() => {
            const data = new DataTransfer();
            data.setData("text/plain", "1.406\\r\\n93,7\\r\\n");
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }"""
        )
        assert [self.cell(shown, row).input_value() for row in range(3)] == ["1.406", "93,7", "129,4"]


class TestAutosave:
    """Saved by itself, never in the middle of a word, never over somebody else's text."""

    def field(self, shown):
        return shown.get_by_label("Nội dung mục")

    def test_it_saves_when_typing_stops(self, shown, axe):
        self.field(shown).fill("Kết nạp 13 đảng viên")
        shown.get_by_text("Đã lưu lúc 08:15").wait_for()
        assert shown.evaluate("document.getElementById('muc').saver.version") == 2
        axe()

    def test_ctrl_s_saves_at_once(self, shown):
        self.field(shown).press_sequentially("a")
        shown.keyboard.press("Control+s")
        shown.get_by_text("Đã lưu lúc 08:15").wait_for()

    def test_composition_saves_nothing_until_it_ends(self, shown):
        sent = []
        shown.on("request", lambda request: sent.append(request.url) if request.url.endswith("/save") else None)
        field = self.field(shown)
        field.dispatch_event("compositionstart")
        field.fill("Đảng b")
        field.blur()
        shown.wait_for_timeout(1000)
        assert not sent
        field.dispatch_event("compositionend")
        shown.get_by_text("Đã lưu lúc 08:15").wait_for()
        assert sent

    def test_without_network_the_text_is_kept_and_sent_when_it_comes_back(self, shown, watch):
        shown.context.set_offline(True)
        self.field(shown).fill("Viết lúc mất mạng")
        shown.get_by_text("Mất mạng, đang giữ trên máy này").wait_for()
        assert "Viết lúc mất mạng" in shown.evaluate("Object.values(sessionStorage).join()")
        shown.context.set_offline(False)
        shown.evaluate("window.dispatchEvent(new Event('online'))")
        shown.get_by_text("Đã lưu lúc 08:15").wait_for()
        assert "Viết lúc mất mạng" not in shown.evaluate("Object.values(sessionStorage).join()")
        watch.errors.clear()

    def test_two_people_get_both_texts_and_nothing_is_written_over(self, shown, axe):
        self.field(shown).fill("hai người")
        shown.get_by_role("dialog", name="Hai người cùng sửa mục II.4").wait_for()
        axe()
        assert self.field(shown).input_value() == "hai người"

    def test_a_refusal_is_said_and_the_text_stays(self, shown):
        self.field(shown).fill("sai")
        shown.get_by_text("Mục này đã khóa sau khi nộp").wait_for()
        assert self.field(shown).input_value() == "sai"


def test_two_minutes_before_the_end_a_dialog_asks_and_work_goes_on(server, page, sign_in, axe):
    sign_in("vanthu2")
    page.goto(server.url + "/toi/")
    page.clock.install()
    page.goto(server.url + "/toi/")
    page.clock.fast_forward(28 * 60 * 1000 + 2000)
    dialog = page.get_by_role("dialog", name="Sắp tự đăng xuất")
    dialog.wait_for()
    page.get_by_role("button", name="Tôi còn làm việc").click()
    page.clock.run_for(2000)
    dialog.wait_for(state="hidden")
    assert page.url.endswith("/toi/")


def test_below_900_pixels_the_navigation_is_a_menu(server, new_page, sign_in, axe):
    page = new_page(width=390, height=844)
    sign_in("quantri", on=page)
    page.goto(server.url + "/tai-khoan/")
    assert not page.locator(".side").is_visible()
    page.get_by_text("Nhiệm kỳ: mở danh mục").click()
    assert page.get_by_role("navigation", name="Danh mục thu gọn").get_by_role("link", name="Tài khoản", exact=True).is_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_skip_link_comes_first(server, page, sign_in):
    sign_in("quantri")
    page.goto(server.url + "/tai-khoan/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"


def test_the_slash_goes_to_the_search(server, page, sign_in):
    sign_in("quantri")
    page.goto(server.url + "/tai-khoan/")
    page.locator("h1").click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "tim"
