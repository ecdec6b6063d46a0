from podcast.serve.reload import Bell, News


def test_a_new_page_is_told_at_once_what_is_on_the_air() -> None:
    bell = Bell()
    assert bell.wait(None, 60) == bell.news


def test_a_build_changes_the_version_and_a_failed_one_does_not() -> None:
    bell = Bell()
    first = bell.news
    bell.ring("no such file")
    assert bell.news == News(first.version, "no such file")
    bell.ring()
    assert bell.news.version != first.version
    assert bell.news.problems == ""


def test_a_page_that_knows_the_news_is_let_go_when_the_server_ends() -> None:
    bell = Bell()
    bell.close()
    assert bell.wait(bell.news, 60) == bell.news
    assert bell.closed


def test_an_event_is_one_line_whatever_the_problem_says() -> None:
    event = News("1-0", "first\n\nsecond").event()
    assert event.count(b"\n") == 2
    assert event.endswith(b"\n\n")
