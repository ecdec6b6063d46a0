"""What the model of a dialogue knows: fitted by benchmarks/dialogue/fit.py, not to be edited by hand.

ENGLISH has the words that two thirds of all interviews use, so that it knows how people talk and not what
about; ANY has the signs that hold in every language. A row is ``word opening anywhere change;``.
"""

from podcast.transcript.dialogue import Weights, WordWeights


def _words(table: str) -> dict[str, WordWeights]:
    rows = (row.split() for row in table.split(";") if row.strip())
    return {word: WordWeights(float(one), float(two), float(three)) for word, one, two, three in rows}


def of(language: str) -> tuple[Weights, tuple[float, ...]]:
    """The weights for a language (a BCP 47 tag), and those that tell its dialogues from other talk."""
    if language.lower().partition("-")[0] == "en":
        return ENGLISH, ENGLISH_PAIRING
    return ANY, ANY_PAIRING


ANY = Weights(
    signs={
        "asks": 1.86,
        "asks on the way": 0.38,
        "asks briefly": -0.33,
        "hardly a word": 0.41,
        "few words": 0.51,
        "short": 0.6,
        "long": -0.38,
        "very long": -0.79,
        "tiny": -0.24,
        "first": 1.64,
        "early": 0.69,
        "late": 0.56,
        "last": 0.64,
    },
    links={
        "asked": 1.85,
        "both ask": 0.25,
        "asks after none": 0.86,
        "broken off": 0.71,
        "goes on in small letters": 0.02,
        "after a tiny one": 2.7,
        "a tiny one": 3.02,
        "after a long one": -0.78,
        "a long one": -0.37,
        "two long ones": -1.18,
        "two short ones": 3.24,
        "same topic": -0.76,
    },
    words={},
    host=-0.57,
    change=2.21,
    rates=(-2.82, -0.35, 0.43, -0.05, 2.79),
)
ANY_PAIRING = (1.01, 2.11, -4.47, 11.62, -1.61, -0.65, 0.34, -0.35, -1.95, 4.05, -4.91)

ENGLISH = Weights(
    signs={
        "asks": 1.24,
        "asks on the way": 0.24,
        "asks briefly": -0.29,
        "hardly a word": 0.08,
        "few words": 0.17,
        "short": 0.31,
        "long": -0.09,
        "very long": -0.03,
        "tiny": -0.17,
        "first": 1.03,
        "early": 0.48,
        "late": 0.54,
        "last": 0.13,
        "presents": 1.44,
        "opens the show": 0.89,
        "closes the show": 1.69,
        "is a guest": -1.98,
        "greets back": -0.89,
        "answers": -0.57,
        "appreciates": 0.31,
        "addresses": 0.59,
        "wonders": 0.96,
        "tells": -0.35,
        "explains": -0.16,
        "you often": 0.17,
        "I": -0.13,
        "I often": -0.36,
    },
    links={
        "asked": 1.62,
        "both ask": -0.35,
        "asks after none": 0.94,
        "broken off": 0.78,
        "goes on in small letters": 0.1,
        "after a tiny one": 3.28,
        "a tiny one": 1.71,
        "after a long one": -0.67,
        "a long one": -0.29,
        "two long ones": -1.13,
        "two short ones": 2.66,
        "same topic": -0.39,
        "answers": 4.0,
        "answers a question": -0.09,
        "appreciates": 2.97,
        "greets back": 2.22,
        "so": -0.79,
        "and": -1.24,
        "from you to me": 0.21,
        "from me to me": -0.69,
    },
    words=_words("""
    a 0.02 -0.39 -0.16; able 0.08 -0.35 0; about 0.3 -0.19 0.01; absolutely -0.04 -0.11 0.08;
    actual -0.1 0.04 0; actually -0.04 -0.61 0.08; after 0.07 -0.03 -0.13; again -0.23 -0.26 -0.05;
    all -0.18 0.09 -0.11; almost 0.08 0.14 0.02; along 0.35 0.13 0.09; already 0.23 0.19 0.01;
    also 0.05 -0.2 0.1; always -0.06 -0.24 0.01; amazing 0.17 0.23 0.03; an 0.21 -0.22 -0.02;
    and -0.05 -0.57 -0.08; another 0.12 -0.15 -0.37; answer -0.13 -0.15 0; any 0.23 0.07 -0.01;
    anyone 0.13 -0.05 -0.01; are -0.28 -0.96 0.12; around -0.13 -0.03 -0.01; as 0.04 -0.3 -0.3;
    ask 0.14 0 -0.01; at -0.1 -0.32 -0.24; away -0.22 -0.04 0; awesome 0.41 0.12 0.09; back 0.24 0.08 -0.06;
    bad -0.02 -0.13 -0.01; basically 0.35 0.02 0.09; be -0.01 -0.5 -0.02; because 0.24 0.53 0.27;
    become 0.09 0.18 0; before 0.27 0.12 -0.11; being -0.14 0.04 -0.04; believe -0.16 -0.1 0;
    better -0.11 -0.1 0.01; bit 0.12 -0.08 0; bring -0.06 -0.15 0; build -0.14 -0.32 -0.02;
    building 0.03 -0.29 -0.05; bunch -0.13 0.05 0; but -0.12 -0.18 -0.2; by -0.14 0.02 0; call 0.02 -0.12 0;
    came -0.26 0.01 0; can -0.09 -0.8 0.17; can't -0.07 -0.2 0.01; care -0.17 -0.1 0; case -0.06 0.21 0;
    check -0.14 0.34 -0.06; clear -0.08 -0.1 0; come 0.18 0.12 0; comes 0.09 0.25 0; coming 0.09 0.24 0.07;
    completely 0 -0.12 0; conversation 0.42 0.11 0; cool 0.1 0.14 0.07; could -0.1 -0.25 0;
    couple 0.08 0.12 0; course -0.21 0.29 0; curious 0.19 0.14 0; days -0.21 0.02 0; decision -0.08 -0.24 0;
    definitely -0.29 -0.1 0; did 0.09 0.19 0.02; different -0.21 -0.48 0.03; difficult 0.05 0.12 0;
    do -0.03 -0.43 0.16; does 0.21 0.06 0.01; don't -0.12 0.02 0.08; done -0.22 -0.11 0;
    down -0.12 0.04 -0.01; each 0.26 0.11 0; early -0.11 -0.17 0; easier 0.02 -0.14 0;
    easy -0.01 0.13 0.01; else 0.01 0.29 0; end -0.16 0.09 0.02; even 0.01 0.17 -0.08;
    everyone 0.17 0.32 0; everything 0.11 -0.05 0; exactly -0.41 -0.03 0.1; example -0.31 0.25 0;
    experience 0.24 0.03 0; feel -0.01 -0.24 0.01; feels 0.25 0.09 0.03; few 0.07 0.13 0;
    figure -0.06 -0.15 0; find 0.03 0.23 -0.01; fine -0.1 -0.16 0.01; first -0.2 0.06 0.05;
    five -0.14 -0.01 0; focus -0.02 0.13 -0.01; follow 0.26 0.14 0; for 0.11 0.16 -0.24;
    forward -0.11 0.01 -0.02; found 0.11 0.12 0; free -0.06 0.11 0.01; fun -0.12 -0.02 0.03;
    future -0.14 -0.06 0; general -0.35 -0.05 0; get -0.08 -0.11 0; gets -0.1 -0.08 0;
    getting -0.1 -0.05 0.01; give -0.33 0.15 -0.01; go -0.04 0.13 0.04; going -0.06 -0.72 -0.04;
    good 0.2 0 0.14; got -0.12 -0.08 0.03; great -0.06 0.13 -0.02; guess 0.48 0.28 0; had 0.11 0.07 -0.01;
    happened 0.14 0.07 0; happening 0 0.12 0; happens 0.04 0.16 0; happy -0.15 -0.04 0.03;
    hard 0.04 -0.12 0.01; has -0.05 -0.34 0.01; have -0.06 -0.26 -0.02; haven't 0.16 0.2 0.02;
    having -0.1 -0.01 -0.02; he -0.21 -0.04 -0.06; he's -0.07 0.13 -0.04; hear 0.13 0.17 0;
    heard 0.22 0.15 0; help -0.05 0.23 0.01; helping 0.01 0.2 0.01; helps -0.17 0.05 0;
    here -0.09 0.27 0.03; here's 0.13 0.32 -0.03; high -0.14 -0.18 0.01; his 0.15 0.05 -0.01;
    hours -0.08 -0.11 0; how 0.24 0.25 0.17; i 0.19 0.33 0.74; i'd -0.08 -0.07 0.12; i'll -0.14 -0.22 0.18;
    i'm 0.08 0.56 0.47; i've 0.03 -0.05 0.2; idea 0.12 0.14 0; ideas 0.15 0.04 0; if -0.08 -0.48 -0.6;
    imagine 0.55 0.4 -0.04; important 0.12 0.05 0; in 0.05 -0.65 -0.4; interested 0.1 0.02 0;
    interesting 0.66 0.4 0.05; into 0.1 -0.26 0; is 0.03 -0.22 0.2; isn't -0.15 -0.13 0.06;
    it -0.04 0.09 0.43; it's -0.18 -0.05 0.62; its 0.12 0.12 0; itself 0.07 -0.11 0; job -0.1 -0.01 0;
    journey 0.13 0.04 0; just 0.03 0.83 0.27; keep -0.25 0.16 0; kind 0.01 -0.44 0.03; knew -0.1 -0.06 0;
    know -0.3 0.3 0; last 0.11 0.01 -0.03; learn 0.02 0.15 -0.01; learned -0.29 0.04 0; least 0.11 0.16 0;
    less 0.06 0.12 0; let 0.25 0.01 0.18; let's 0.5 0.43 0.2; level 0.16 -0.04 -0.01; life 0.01 0.1 0;
    like 0.08 0.41 -0.04; list 0.12 -0.03 -0.03; listening 0.3 0.08 0; little -0.26 -0.22 -0.02;
    look -0.24 -0.34 0.05; looking 0.29 0.05 0.01; lot 0.02 -0.12 0; love 0.51 0.2 0.01; main -0.1 -0.03 0;
    make -0.09 -0.38 0; makes 0.34 0.16 0.06; many 0.01 0.24 0.03; matter 0.15 0.01 0; may 0.22 0.33 0;
    maybe 0.05 1.12 0.14; me 0.24 0.04 0.04; mean -0.42 -0.02 0; means 0.09 -0.13 0; mentioned 0.45 0.47 0;
    might -0.09 -0.26 0; mind 0 0.15 0; moment -0.05 -0.1 0; money 0.09 0.15 0; more 0.14 -0.07 0.03;
    most -0.01 0.02 -0.18; much 0.07 -0.13 0.02; my 0 -0.24 -0.22; never -0.14 0.09 0.01; new 0.01 0.12 0;
    next -0.09 0.22 -0.06; no -0.16 0.03 -0.08; not 0.01 0.3 -0.06; now -0.04 0.01 -0.39;
    obviously 0.1 0.1 -0.03; of 0.05 -0.52 -0.52; off -0.06 -0.1 0; often -0.11 -0.01 -0.03;
    oh -0.51 -0.36 0.06; okay 0.31 0.26 -0.32; old -0.11 0.01 0; on 0.03 -0.23 -0.22; once -0.2 -0.23 -0.18;
    one -0.18 0.19 0.01; ones -0.16 -0.09 0; only -0.12 0.01 0.01; open 0.18 0.01 -0.01; or 0.05 0.1 0.25;
    other -0.09 -0.07 -0.16; others -0.18 -0.07 0; out -0.14 0.03 0; over -0.13 -0.03 -0.09;
    own -0.12 0.12 0; people -0.28 -0.39 -0.06; perspective 0.16 0.04 0; piece -0.11 -0.16 0;
    place -0.1 0.07 0; play 0.03 0.1 0.01; pretty -0.28 -0.21 0.03; probably -0.15 -0.44 0;
    problem -0.31 -0.2 0; problems -0.07 -0.1 0; process -0.03 -0.1 0; put -0.13 -0.15 0;
    question -0.19 -0.13 0; questions 0.18 0.2 -0.02; quite 0.02 0.2 0; read -0.11 -0.12 -0.01;
    ready -0.15 -0.05 0; real -0.1 -0.13 -0.03; really -0.24 -1.07 0.02; reason 0.25 0.06 0;
    recently 0.01 0.14 0; right -0.21 0.18 0; said 0.22 0.01 0; same 0.19 0 0.03; say -0.19 -0.17 0.05;
    saying 0.34 0.22 -0.01; second -0.2 -0.02 -0.12; see 0.19 0.23 0.02; seems 0.12 0.17 0;
    seen -0.27 -0.19 0; sense 0.22 0 0; set -0.15 -0.15 0; share 0.33 0.18 0; sharing 0.13 0.12 0;
    should -0.33 -0.13 0; show 0.02 0.36 -0.01; side -0.14 -0.11 0.01; similar 0.14 0.24 0;
    simple -0.01 0.1 0.01; since 0.22 0.22 0.02; single -0.1 -0.04 0; small 0 -0.2 0.02;
    so 0.11 -0.29 0.12; some -0.23 0.05 -0.05; somebody 0.33 0.39 0.02; someone -0.05 -0.33 -0.01;
    something 0.18 0.06 -0.1; sometimes -0.28 -0.13 -0.15; sort -0.27 0.03 0.01; sounds 0.35 0.17 0.09;
    spend 0.02 0.1 -0.01; start -0.06 -0.24 -0.01; started -0.24 0 0; starting -0.27 -0.15 0;
    still -0.06 0.19 -0.03; story 0.33 0.15 -0.01; stuff -0.13 -0.18 0.01; such 0.36 0.01 0.09;
    super -0.13 0.02 0.04; sure -0.18 0.5 0.05; take -0.21 -0.07 -0.03; talk 0.09 0.1 0.01;
    talked 0.27 0.41 0; talking 0.24 0.27 0; tell -0.08 0.1 -0.01; term 0.26 -0.02 0; terms -0.11 0.14 0;
    than -0.03 -0.12 0; thank -0.3 -0.15 0.21; thanks 0.16 0.14 0.02; that 0.23 -0.47 0.65;
    that's 0.06 -0.33 1.16; the -0.04 -0.68 -0.42; their -0.03 -0.2 -0.04; then -0.19 0.24 -0.46;
    there 0.07 0.98 -0.19; there's -0.1 0.02 0.15; these 0.17 0.52 -0.06; they -0.16 -0.36 -0.09;
    they're -0.09 -0.44 -0.02; thing -0.13 0.04 0; things -0.11 0.64 -0.01; think -0.4 -0.42 -0.08;
    thinking 0.51 0.15 0; this 0.22 1.31 -0.02; those 0.02 -0.57 -0.05; thought -0.01 0.16 0;
    through -0.12 -0.1 -0.01; time -0.24 0.17 0.01; times 0.21 0.02 0; to 0.17 -0.63 0;
    today 0.46 0.35 0.37; too 0.21 0.07 0; took -0.13 -0.06 0; trying -0.03 -0.13 -0.01;
    type -0.07 -0.14 0.01; understanding 0 -0.11 -0.03; until -0.12 -0.02 0.02; up -0.1 -0.01 0;
    us 0.38 0.29 0; use -0.22 0.04 -0.02; useful -0.05 0.11 -0.01; usually -0.13 -0.02 -0.1;
    versus 0.09 0.25 -0.01; very -0.09 -0.73 0.01; want -0.06 -0.22 -0.01; wanted 0.16 0.06 0;
    was 0 -0.07 0.12; way 0.04 -0.11 0; we 0.01 -0.54 -0.27; we'll 0.32 0.11 0.03; we're -0.22 -0.77 -0.02;
    we've -0.17 -0.22 -0.04; week 0.31 0.01 0; welcome 0.04 0.05 0.31; well 0.38 -0.15 0.04;
    were 0.33 -0.09 -0.04; what 0.22 0.22 0.01; what's 0.03 -0.16 0.15; when 0.15 -0.09 -0.25;
    where -0.05 -0.14 0.02; which 0.27 0.26 0.1; while 0.06 0.26 -0.03; who's -0.06 -0.1 0;
    whole 0.11 -0.1 0; why 0.21 0.01 0.01; will -0.14 -0.1 0; with 0.11 -0.03 -0.15;
    within -0.11 -0.15 -0.02; word 0.04 0.25 0; work -0.22 -0.33 -0.02; worked 0.1 -0.05 0;
    working -0.03 -0.38 -0.02; works -0.03 0.18 0; world 0.1 0.04 0; would -0.23 -0.24 0.06;
    wouldn't -0.17 -0.1 0; write -0.27 -0.23 0; writing -0.03 -0.1 0; wrong -0.1 0.01 0;
    yeah 0.1 -0.59 0.9; year -0.14 0.08 0; years -0.23 0.11 0; yes -0.43 -0.21 0.09; you 0.16 -0.22 0.02;
    you'll 0.19 0.07 -0.04; you're 0.12 0.11 0.07; you've 0.38 0.65 0.17; your 0.16 0.27 0;
    """),
    host=0.15,
    change=1.91,
    rates=(-1.8, 0.48, 0.28, -0.84, 1.88),
)
ENGLISH_PAIRING = (0.98, -3.52, -1.5, 10.03, 0.1, -1.19, 0.72, -1.28, -2.93, 6.46, -4.82)
