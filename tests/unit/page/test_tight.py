import re

from podcast.page import tight


def test_a_style_loses_comments_and_spaces_around_signs() -> None:
    assert tight.style("/* Why. */\na { color: red; }\n\nb,\ni { top: 0 }\n") == "a{color:red;}b,i{top:0}\n"


def test_a_script_loses_comments_indentation_and_spaces() -> None:
    assert tight.script("// Why.\nif (x < 3) {\n  run(x, 2 - 1);\n}\n") == "if(x<3){run(x,2-1)}\n"


def test_texts_and_patterns_stay_as_they_are() -> None:
    for text in ("'a , b'", '"a ; }"', "`a = ${b ? { c } : 'd , e'} ;`", "/a [ ,] b/g"):
        assert f"run({text})" in tight.script(f"run({text});\n")


def test_signs_that_would_join_are_kept_apart() -> None:
    assert tight.script("run(a + +b, c - -d, e + 1);\n") == "run(a+ +b,c- -d,e+1);"


def test_a_line_that_ends_a_statement_without_a_semicolon_still_ends_it() -> None:
    assert tight.script("if (x) {\n  run();\n}\nstop();\n") == "if(x){run()}\nstop();"


def test_names_that_only_the_script_sees_become_short() -> None:
    made = tight.script("const keyMap = {};\nfunction wake() {}\nwake(keyMap);\n")
    assert made == "let a={};function b(){}\nb(a);"


def test_names_inside_of_what_it_declares_become_short_too() -> None:
    made = tight.script("function wake(to) {\n  const keyMap = to.map;\n  run(keyMap);\n}\nwake(2);\n")
    assert made == "function a(to){let b=to.map;run(b)}\na(2);"


def test_a_comma_behind_the_last_goes_and_a_hole_of_a_list_stays() -> None:
    assert tight.script("run({\n  a: 1,\n}, [, b], [c, ,],\n);\n") == "run({a:1},[,b],[c,,]);"


def test_what_arrow_functions_are_given_becomes_short_too() -> None:
    made = tight.script("run((low, high) => low + high, (only) => only, ({ kept }) => kept);\n")
    assert made == "run((a,b)=>a+b,c=>c,({kept})=>kept);"


def test_the_commonest_names_become_the_shortest() -> None:
    made = tight.script("// rare rare rare\nconst rare = 1;\nconst often = 2;\nrun(often, often, rare);\n")
    assert made == "let b=1;let a=2;run(a,a,b);"


def test_names_in_a_text_that_takes_values_become_short_too() -> None:
    made = tight.script("const keyMap = 1;\nrun(`all ${keyMap + 2}, ${run(keyMap)}${other.keyMaps}`);\n")
    assert made == "let a=1;run(`all ${a+2}, ${run(a)}${other.keyMaps}`);"


def test_words_of_a_plain_text_are_no_names() -> None:
    assert tight.script("const keyMap = 1;\nrun('keyMap', keyMap);\n") == "let a=1;run('keyMap',a);"


def test_what_is_called_first_in_a_block_is_no_method() -> None:
    made = tight.script("const wake = (to) => {\n  wake(to(1));\n};\nrun({ wakes(to) {} });\n")
    assert made == "let a=to=>{a(to(1))};run({wakes(to){}});"
    assert "rest()" in tight.script("const rest = 1;\nrun({ rest() {} });\n")
    assert "rest(a=" in tight.script("const rest = 1;\nrun({ rest(a = f()) {} });\n")


def test_names_that_something_else_may_see_stay() -> None:
    for code in (
        "run(other.name);\n",  # of a property
        "run({ name });\n",  # of a key too
        "run({ a, name: 1 });\n",
        "const { name = 2 } = other;\n",
        "run({ name() {} });\n",
        "run(`${run({ a: name })}`);\n",  # deep in a text
        "run(`${a}, ${run('}', name)}`);\n",
    ):
        assert "let name=1;" in tight.script(f"const name = 1;\n{code}")


def test_a_short_name_is_none_that_is_there() -> None:
    assert tight.script("const keyMap = 1;\nconst run = (a) => keyMap + a;\n") == "let b=1;let c=a=>b+a;"


def test_what_is_given_to_a_function_or_stands_in_a_list_is_no_property() -> None:
    made = tight.script("const keyMap = 1;\nrun(other, keyMap, [other, keyMap, ...keyMap]);\n")
    assert made == "let a=1;run(other,a,[other,a,...a]);"


def test_a_pattern_that_is_declared_stays_as_it_is() -> None:
    made = tight.script("const ended = /[.!?]['\"]*$/;\nconst keyMap = 'ended , keyMap';\nrun(keyMap);\n")
    assert made == "let b=/[.!?]['\"]*$/;let a='ended , keyMap';run(a);"


def test_a_short_name_is_no_word_of_the_language() -> None:
    many = "".join(f"const name{n} = {n};\n" for n in range(600))
    made = tight.script(f"{many}run({', '.join(f'name{n}' for n in range(600))});\n")
    assert not {"as", "do", "if", "in", "of", "name1"} & set(re.findall(r"\w+", made))


def test_a_number_stands_in_place_of_its_name_unless_others_may_see_it() -> None:
    made = tight.script("const MOST = 32;\nconst LEAST = 2;\nrun(MOST + 0.5, -MOST, { LEAST });\n")
    assert made == "let LEAST=2;run(32+0.5,-32,{LEAST});"


def test_what_is_no_number_keeps_a_name() -> None:
    made = tight.script("const MOST = 3 * run();\nlet NEXT = 3;\nNEXT = MOST;\n")
    assert made == "let a=3*run();let b=3;b=a;"


def test_a_name_that_means_something_else_elsewhere_or_has_methods_stands_for_no_number() -> None:
    inside = "const run = (word) => {\n  const MOST = 3;\n  return MOST + word;\n};\n"
    assert tight.script(f"const MOST = 32;\n{inside}run(MOST);\n") == (
        "let a=32;let b=c=>{let a=3;return a+c};b(a);"
    )
    assert tight.script("const MOST = 32;\nrun((to, MOST) => MOST);\n") == "let a=32;run((to,a)=>a);"
    assert tight.script("const MOST = 32;\nrun(MOST.toFixed(1));\n") == "let a=32;run(a.toFixed(1));"
