from podcast.align.grammar import Grammar, grammar


def paths(made: Grammar, at: int = 0) -> set[str]:
    """What may be said, no word left out."""
    if at == made.final:
        return {""}
    return {
        f"{arc.word.partition('~')[0]} {rest}".strip()
        for arc in made.arcs
        if arc.start == at and arc.word
        for rest in paths(made, arc.end)
    }


def test_every_way_of_every_token_may_be_said() -> None:
    made = grammar([(("in",),), (("twenty", "ten"), ("two", "thousand", "ten"))])
    assert paths(made) == {"in twenty ten", "in two thousand ten"}


def test_a_word_tells_its_place() -> None:
    made = grammar([(("on",),), (), (("on",),)])
    assert made.owners == {"on~1": 0, "on~2": 2}


def test_any_token_may_be_left_out() -> None:
    made = grammar([(("a",),), (("b", "c"),), (("d",),)])
    free = {(arc.start, arc.end) for arc in made.arcs if not arc.word}
    steps = {(arc.start, arc.end) for arc in made.arcs}
    tokens = [state for state in range(made.final + 3) if any(start == state for start, _ in free)]
    assert len(tokens) == 3
    assert (0, made.final) in free
    assert all(arc.price < 1e-10 for arc in made.arcs if not arc.word)
    assert (0, tokens[1]) in steps


def test_many_in_a_row_are_cheaper_to_leave_out_together() -> None:
    made = grammar([((f"w{n}",),) for n in range(20)])
    leaps = [arc.price for arc in made.arcs if not arc.word and arc.end - arc.start == 8 and arc.start]
    assert leaps
    assert min(leaps) > 1e-15**8


def test_nothing_makes_an_empty_grammar() -> None:
    assert grammar([(), ()]).owners == {}
