"""She answers questions, agrees to her plan, and leaves quickly."""

import re

import pytest
from django.db.models import QuerySet
from django.urls import reverse
from playwright.sync_api import Page, expect

from aanzet.cases.models import IntakeAnswer
from tests.cast import Cast, Word
from tests.journeys.conftest import Visit
from tests.journeys.looking import DESK

pytestmark = pytest.mark.django_db(transaction=True)
START = reverse("portal:me")
QUESTIONS = reverse("cases:my_questions")


def question_of(page: Page) -> str:
    """Which question is shown: the last word of its address."""
    return page.url.rstrip("/").split("/")[-1]


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_questions_go_on_where_she_stopped_on_another_device(play: Cast, visit: Visit, script: bool) -> None:
    first = visit("participant", QUESTIONS, script=script)
    begin = first.get_by_role("link", name="Begin")
    if begin.count():
        begin.click()
    assert question_of(first) == "channels"
    first.locator("label", has_text="Text message").click()
    first.get_by_role("button", name="Go on").click()
    second = question_of(first)
    assert second != "channels"
    first.get_by_role("button", name="I would rather not say").click()
    third = question_of(first)
    first.get_by_role("button", name="Skip this question").click()
    fourth = question_of(first)
    assert len({"channels", second, third, fourth}) == 4
    other = visit("participant", QUESTIONS, width=DESK, script=script)
    assert question_of(other) == fourth, "another device goes on where she was"
    other.goto(reverse("cases:my_question", args=["channels"]))
    assert other.get_by_label("Text message").is_checked()
    states = dict(QuerySet(IntakeAnswer).filter(intake__case=play.case).values_list("question", "state"))
    assert states[second] == "rather_not_say"
    assert states[third] == "skipped"


def test_a_question_keeps_itself_while_she_types(play: Cast, visit: Visit) -> None:
    phone = visit("participant", reverse("cases:my_question", args=["channels"]))
    phone.locator("label", has_text="Text message").click()
    expect(phone.locator(".saved")).to_have_text("Saved")
    phone.reload()
    assert phone.get_by_label("Text message").is_checked()
    # What the page still asks for must not meet the tables being emptied.
    phone.wait_for_load_state("networkidle")


def test_plan_of_both(play: Cast, visit: Visit) -> None:
    plan = reverse("cases:plan", args=[play.case.pk])
    desk = visit("coach", plan, width=DESK)
    for name, example in (
        ("geduld", "Zij wachtte een jaar."),
        ("talen", "Zij tolkt."),
        ("koken", "Voor veertig."),
    ):
        desk.goto(plan)
        desk.get_by_text("Add a strength", exact=True).click()
        form = desk.locator(f"form[action='{reverse('cases:strength_add', args=[play.case.pk])}']")
        form.locator("[name=name]").fill(name)
        form.locator("[name=example]").fill(example)
        form.get_by_role("button", name="Save strength").click()
    desk.goto(plan)
    desk.get_by_text("Add a goal", exact=True).click()
    goal = desk.locator(f"form[action='{reverse('cases:goal_add', args=[play.case.pk])}']")
    goal.locator("[name=title]").fill("Rijbewijs halen")
    goal.get_by_role("button", name="Save goal").click()
    desk.goto(plan)
    card = desk.locator("section.card").filter(has=desk.get_by_role("heading", name="Rijbewijs halen"))
    card.get_by_text("Add a step", exact=False).first.click()
    card.locator("[name=what]").fill("Proefles boeken")
    card.get_by_role("button", name="Save step").click()
    desk.goto(plan)
    expect(desk.locator("main")).to_contain_text("Proefles boeken")
    assert desk.get_by_text("Yes, this is my plan").count() == 0, "her yes is given on her own page"
    desk.get_by_role("button", name="Agree as her coach").click()
    hers = visit("participant", reverse("cases:my_plan"))
    expect(hers.locator("main")).to_contain_text(Word.WISH)
    hers.get_by_role("button", name="Yes, this is my plan").click()
    expect(hers.locator("main")).to_contain_text("You both said yes")
    hers.goto(reverse("cases:my_plan_print"))
    expect(hers.locator("body")).to_contain_text("Proefles boeken")
    for page, url in (
        (hers, reverse("cases:my_plan_pdf")),
        (desk, reverse("cases:plan_pdf", args=[play.case.pk])),
    ):
        answer = page.request.get(url)
        assert answer.ok
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.body().startswith(b"%PDF")


@pytest.mark.parametrize("way", ["button", "keys", "no message"])
def test_leave_shows_nothing_on_the_way_back(play: Cast, visit: Visit, way: str) -> None:
    """Also when the message that ends the visit never arrives."""
    phone = visit("participant", START)
    phone.route(
        re.compile("^https://"), lambda route: route.fulfill(body="weather", content_type="text/html")
    )
    if way == "no message":
        phone.context.route(f"**{reverse('ui:leave')}", lambda route: route.abort())
    phone.goto(reverse("cases:my_plan"))
    assert Word.WISH in phone.content()
    if way != "keys":
        phone.get_by_role("link", name="Leave").click()
    else:
        for _ in range(3):
            phone.keyboard.press("Shift")
    phone.wait_for_url(re.compile("^https://"))
    phone.go_back()
    phone.wait_for_load_state()
    for word in (Word.WISH, Word.CALL, Word.GOAL):
        assert word not in phone.content()
    phone.goto(reverse("cases:my_plan"))
    assert "/login/" in phone.url, "the visit ended at the server too"


def test_leave_without_script_ends_the_visit(play: Cast, visit: Visit) -> None:
    page = visit("participant", reverse("cases:my_plan"), script=False)
    page.route(re.compile("^https://"), lambda route: route.fulfill(body="weather", content_type="text/html"))
    page.get_by_role("link", name="Leave").click()
    page.wait_for_url(re.compile("^https://"))
    page.go_back()
    assert Word.WISH not in page.content()
