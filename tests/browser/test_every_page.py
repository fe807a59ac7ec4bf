"""Every page of the navigation, for each kind of person: accessible, quiet, no dead link, no sideways scroll."""

import pytest

PEOPLE = ("chanh", "quantri", "lanhdao", "bantc", "ubkt", "bithu1", "vanthu1")


@pytest.mark.parametrize("username", PEOPLE)
def test_every_page_of_the_navigation_stands(server, page, sign_in, axe, username):
    sign_in(username)
    links = page.locator(".side .nav a").evaluate_all("all => all.map(one => one.href)")
    assert links
    for link in links:
        answer = page.goto(link)
        assert answer.status == 200, link
        assert page.locator("main h1").count() == 1, link
        axe(named=link)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), link
        within = page.locator("main a[href^='/']").evaluate_all("all => [...new Set(all.map(one => one.href))].slice(0, 12)")
        for other in within:
            assert page.request.get(other, max_redirects=5).status == 200, f"{other}, linked from {link}"


@pytest.mark.parametrize("username", ["chanh", "vanthu1"])
def test_pages_fit_a_telephone(server, new_page, sign_in, username):
    page = new_page(width=390, height=844)
    sign_in(username, on=page)
    for link in page.locator(".menu .nav a").evaluate_all("all => all.map(one => one.href)"):
        page.goto(link)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), link
