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
        "asks": 1.84,
        "asks on the way": 0.38,
        "asks briefly": -0.34,
        "hardly a word": 0.39,
        "few words": 0.48,
        "short": 0.57,
        "long": -0.39,
        "very long": -0.81,
        "tiny": -0.21,
        "first": 1.59,
        "early": 0.62,
        "late": 0.51,
        "last": 0.62,
    },
    links={
        "asked": 1.95,
        "both ask": 0.35,
        "asks after none": 0.91,
        "broken off": 0.81,
        "goes on in small letters": 0.03,
        "after a tiny one": 2.87,
        "a tiny one": 3.11,
        "after a long one": -0.81,
        "a long one": -0.39,
        "two long ones": -1.25,
        "two short ones": 3.41,
        "same topic": -0.81,
    },
    words={},
    host=-0.56,
    change=2.33,
    rates=(-2.54, -0.29, 0.5, -0.65, 2.98),
)
ANY_PAIRING = (1.7, 1.93, -4.8, 11.32, -1.68, -0.71, 0.32, -0.33, -2.03, 4.45, -5.18)

ENGLISH = Weights(
    signs={
        "asks": 1.24,
        "asks on the way": 0.24,
        "asks briefly": -0.32,
        "hardly a word": 0.06,
        "few words": 0.16,
        "short": 0.3,
        "long": -0.1,
        "very long": -0.05,
        "tiny": -0.16,
        "first": 0.98,
        "early": 0.42,
        "late": 0.47,
        "last": 0.09,
        "presents": 1.41,
        "opens the show": 0.95,
        "closes the show": 1.66,
        "is a guest": -2.01,
        "greets back": -0.88,
        "answers": -0.52,
        "appreciates": 0.32,
        "addresses": 0.57,
        "wonders": 0.93,
        "tells": -0.32,
        "explains": -0.15,
        "you often": 0.15,
        "I": -0.14,
        "I often": -0.36,
    },
    links={
        "asked": 1.7,
        "both ask": -0.24,
        "asks after none": 1.02,
        "broken off": 0.84,
        "goes on in small letters": 0.12,
        "after a tiny one": 3.43,
        "a tiny one": 1.75,
        "after a long one": -0.69,
        "a long one": -0.31,
        "two long ones": -1.21,
        "two short ones": 2.9,
        "same topic": -0.39,
        "answers": 4.51,
        "answers a question": 0.04,
        "appreciates": 3.22,
        "greets back": 2.29,
        "so": -0.82,
        "and": -1.31,
        "from you to me": 0.21,
        "from me to me": -0.72,
    },
    words=_words("""
    a 0.02 -0.39 -0.17; able 0.08 -0.36 0; about 0.28 -0.2 0.01; absolutely -0.03 -0.11 0.06;
    actual -0.1 0.04 0; actually -0.04 -0.63 0.08; after 0.07 -0.03 -0.14; again -0.23 -0.27 -0.05;
    ago -0.1 0.06 0; all -0.17 0.08 -0.1; almost 0.08 0.14 0.02; along 0.36 0.14 0.08;
    already 0.22 0.2 0.01; also 0.06 -0.22 0.09; always -0.06 -0.24 0.01; amazing 0.19 0.24 0.02;
    an 0.21 -0.22 -0.02; and -0.05 -0.55 -0.09; another 0.12 -0.16 -0.37; answer -0.13 -0.16 0;
    any 0.24 0.07 0; anyone 0.12 -0.05 -0.01; are -0.25 -0.97 0.12; around -0.13 -0.03 -0.01;
    as 0.04 -0.31 -0.3; ask 0.14 0 -0.01; at -0.11 -0.3 -0.24; away -0.22 -0.04 0; awesome 0.42 0.11 0.07;
    back 0.25 0.09 -0.07; bad -0.02 -0.14 -0.01; basically 0.33 0.03 0.09; be -0.01 -0.49 -0.02;
    because 0.23 0.55 0.26; become 0.09 0.18 0; before 0.27 0.13 -0.09; being -0.13 0.04 -0.03;
    believe -0.17 -0.1 0; bit 0.12 -0.09 0; bring -0.06 -0.16 0; build -0.13 -0.32 -0.02;
    building 0.02 -0.29 -0.04; bunch -0.13 0.05 0; but -0.13 -0.18 -0.2; by -0.14 0.02 0.01;
    call 0.03 -0.12 0; came -0.26 0 0; can -0.09 -0.81 0.15; can't -0.07 -0.2 0.01; care -0.17 -0.1 0;
    case -0.06 0.22 0; check -0.15 0.34 -0.06; come 0.19 0.11 0; comes 0.08 0.26 0; coming 0.1 0.25 0.07;
    completely 0 -0.13 0; conversation 0.42 0.12 0; cool 0.11 0.14 0.06; could -0.1 -0.26 -0.01;
    couple 0.07 0.12 0; course -0.22 0.29 0; curious 0.19 0.16 0; days -0.21 0.02 0; decision -0.08 -0.25 0;
    definitely -0.28 -0.1 0; did 0.1 0.17 0.01; different -0.19 -0.47 0.03; difficult 0.06 0.13 0;
    do -0.03 -0.44 0.16; does 0.22 0.06 0.01; don't -0.13 0.04 0.07; done -0.23 -0.1 0;
    down -0.11 0.05 -0.01; each 0.26 0.1 0; early -0.1 -0.17 0; easier 0.02 -0.15 0; easy -0.01 0.14 0.01;
    else 0.02 0.3 0; end -0.17 0.09 0.01; even 0.02 0.17 -0.08; everyone 0.17 0.34 0;
    everything 0.11 -0.06 0; exactly -0.41 -0.03 0.07; example -0.28 0.25 0; experience 0.24 0.04 0;
    feel 0.01 -0.25 0.01; feels 0.26 0.09 0.03; few 0.07 0.12 0; figure -0.06 -0.15 0;
    find 0.03 0.25 -0.01; fine -0.1 -0.18 0.01; first -0.2 0.06 0.06; five -0.14 -0.01 0;
    focus -0.03 0.14 -0.01; follow 0.27 0.14 0; for 0.1 0.15 -0.25; forward -0.1 0.01 -0.02;
    found 0.13 0.12 0; free -0.05 0.11 0.01; fun -0.13 -0.02 0.03; future -0.14 -0.05 0;
    general -0.36 -0.05 0; get -0.09 -0.11 0; gets -0.1 -0.08 0; give -0.32 0.15 -0.01; go -0.04 0.15 0.04;
    going -0.05 -0.71 -0.04; good 0.19 -0.01 0.13; got -0.12 -0.08 0.03; great -0.06 0.13 -0.01;
    guess 0.45 0.29 0; had 0.12 0.07 -0.01; happened 0.13 0.07 0; happening 0.01 0.13 0;
    happens 0.04 0.16 0; happy -0.15 -0.04 0.03; hard 0.03 -0.11 0.01; has -0.05 -0.35 0.01;
    have -0.05 -0.26 -0.01; haven't 0.16 0.2 0.02; he -0.19 -0.04 -0.06; he's -0.08 0.13 -0.04;
    hear 0.13 0.17 0; heard 0.23 0.16 0; help -0.05 0.23 0.01; helping 0.01 0.2 0.01; helps -0.18 0.05 0;
    here -0.07 0.3 0.02; here's 0.12 0.34 -0.03; high -0.14 -0.19 0.01; him 0.11 0.03 0;
    his 0.16 0.06 -0.01; hours -0.08 -0.12 0; how 0.23 0.26 0.15; i 0.18 0.3 0.78; i'd -0.07 -0.08 0.12;
    i'll -0.14 -0.23 0.16; i'm 0.08 0.55 0.5; i've 0.05 -0.03 0.19; idea 0.13 0.13 0; ideas 0.16 0.04 0;
    if -0.08 -0.51 -0.6; imagine 0.55 0.42 -0.04; important 0.12 0.06 0; in 0.05 -0.63 -0.4;
    interested 0.11 0.02 0; interesting 0.64 0.4 0.04; into 0.1 -0.26 0; is 0.03 -0.22 0.19;
    isn't -0.14 -0.14 0.05; it -0.03 0.07 0.45; it's -0.17 -0.06 0.63; its 0.12 0.12 0; itself 0.07 -0.12 0;
    job -0.11 -0.01 0; journey 0.12 0.04 0; just 0.02 0.84 0.24; keep -0.25 0.17 0; kind 0.02 -0.45 0.03;
    knew -0.1 -0.07 0; know -0.29 0.29 0; last 0.11 0.02 -0.02; learn 0.04 0.16 0; learned -0.28 0.04 0;
    least 0.12 0.17 0; less 0.05 0.12 0; let 0.24 0 0.16; let's 0.47 0.42 0.19; level 0.15 -0.05 -0.01;
    life 0 0.11 0; like 0.08 0.39 -0.04; list 0.12 -0.04 -0.03; listening 0.3 0.09 0;
    little -0.26 -0.22 -0.02; live 0.02 0.1 0; look -0.22 -0.35 0.04; looking 0.29 0.06 0.01;
    lot 0.01 -0.13 0; love 0.49 0.17 0.01; main -0.12 -0.03 0; make -0.08 -0.39 0; makes 0.35 0.18 0.06;
    many 0 0.23 0.03; matter 0.15 0.01 0; may 0.22 0.34 0; maybe 0.03 1.13 0.13; me 0.24 0.02 0.04;
    mean -0.42 -0.01 0; means 0.11 -0.12 0; mentioned 0.43 0.49 0; might -0.08 -0.25 0; mind 0.01 0.16 0;
    moment -0.05 -0.1 0; money 0.1 0.15 0; more 0.14 -0.07 0.02; most -0.01 0.04 -0.18;
    much 0.06 -0.12 0.02; my 0.01 -0.25 -0.21; never -0.13 0.09 0; new 0 0.12 0; next -0.09 0.23 -0.05;
    no -0.17 0.04 -0.05; not 0 0.3 -0.04; now -0.06 0.01 -0.39; obviously 0.1 0.11 -0.03;
    of 0.06 -0.5 -0.32; off -0.08 -0.11 0; often -0.12 -0.01 -0.04; oh -0.51 -0.35 0.05;
    okay 0.31 0.27 -0.21; old -0.11 0 0; on 0.03 -0.23 -0.21; once -0.19 -0.24 -0.18; one -0.18 0.18 0.01;
    ones -0.18 -0.09 0; only -0.12 0 0; open 0.16 0.01 -0.01; or 0.06 0.11 0.25; other -0.08 -0.06 -0.15;
    others -0.18 -0.07 0; out -0.14 0.02 0; over -0.13 -0.03 -0.08; own -0.13 0.12 0;
    people -0.27 -0.38 -0.06; perspective 0.15 0.04 0; piece -0.11 -0.16 0; play 0.04 0.1 0.01;
    pretty -0.28 -0.2 0.03; probably -0.15 -0.44 0.01; problem -0.31 -0.21 0; problems -0.08 -0.11 0;
    process -0.02 -0.1 0; put -0.12 -0.15 0; question -0.18 -0.13 -0.01; questions 0.18 0.21 -0.02;
    quite 0.02 0.2 0; read -0.13 -0.13 -0.01; ready -0.17 -0.06 0; real -0.1 -0.13 -0.03;
    really -0.21 -1.07 0.02; reason 0.26 0.06 0; recently 0.01 0.15 -0.01; right -0.21 0.17 0.01;
    said 0.21 0 0; same 0.19 0 0.03; say -0.18 -0.19 0.04; saying 0.35 0.22 -0.01; second -0.2 -0.03 -0.11;
    see 0.19 0.24 0.01; seems 0.14 0.18 0; seen -0.26 -0.2 0; sense 0.22 0.01 0; set -0.16 -0.16 0;
    share 0.31 0.2 0; sharing 0.14 0.13 0; should -0.32 -0.14 0; show 0.02 0.39 -0.01; side -0.15 -0.1 0.01;
    similar 0.14 0.26 0; simple 0 0.11 0.01; since 0.22 0.23 0.02; single -0.1 -0.04 0;
    small 0 -0.21 0.02; so 0.11 -0.29 0.12; some -0.23 0.04 -0.05; somebody 0.33 0.4 0.02;
    someone -0.05 -0.33 -0.01; something 0.18 0.05 -0.09; sometimes -0.29 -0.14 -0.15; sort -0.27 0.04 0.01;
    sounds 0.35 0.18 0.08; spend 0.03 0.11 -0.01; start -0.07 -0.24 -0.01; started -0.24 -0.01 0;
    starting -0.28 -0.16 0; still -0.06 0.19 -0.03; story 0.32 0.16 0; stuff -0.12 -0.17 0.01;
    such 0.37 0.01 0.08; super -0.13 0.02 0.04; sure -0.18 0.51 0.03; take -0.21 -0.07 -0.03;
    talk 0.1 0.09 0.01; talked 0.25 0.43 0; talking 0.24 0.28 0; tell -0.1 0.1 -0.01; term 0.27 -0.01 0;
    terms -0.12 0.15 0; than -0.03 -0.12 0; thank -0.31 -0.16 0.22; thanks 0.17 0.14 0.02;
    that 0.22 -0.45 0.66; that's 0.07 -0.34 1.18; the -0.03 -0.67 -0.44; their -0.02 -0.2 -0.03;
    then -0.18 0.24 -0.44; there 0.07 0.97 -0.19; there's -0.08 0.03 0.16; these 0.16 0.53 -0.06;
    they -0.14 -0.35 -0.1; they're -0.07 -0.44 -0.02; thing -0.14 0.03 0; things -0.11 0.64 -0.01;
    think -0.38 -0.41 -0.08; thinking 0.52 0.15 0; this 0.21 1.3 -0.03; those 0.03 -0.59 -0.05;
    thought 0 0.16 0; through -0.12 -0.1 -0.01; time -0.24 0.16 0.01; times 0.2 0.02 0; to 0.16 -0.6 0;
    today 0.47 0.36 0.34; too 0.2 0.06 0; took -0.13 -0.06 0; try -0.11 -0.1 -0.02;
    trying -0.04 -0.14 -0.01; type -0.08 -0.15 0.01; understanding -0.01 -0.12 -0.03;
    until -0.11 -0.02 0.02; up -0.1 -0.01 0; us 0.38 0.31 0; use -0.22 0.04 -0.02; useful -0.05 0.13 -0.01;
    usually -0.13 -0.03 -0.1; versus 0.09 0.26 -0.01; very -0.08 -0.74 0.01; want -0.06 -0.22 -0.01;
    wanted 0.16 0.07 0; was -0.01 -0.09 0.11; way 0.04 -0.1 0; we 0.01 -0.54 -0.28; we'll 0.32 0.12 0.03;
    we're -0.21 -0.79 -0.03; we've -0.15 -0.22 -0.04; week 0.31 0.01 0; welcome 0.05 0.05 0.28;
    well 0.37 -0.16 0.06; were 0.32 -0.1 -0.03; what 0.22 0.22 0.02; what's 0.04 -0.15 0.13;
    when 0.13 -0.1 -0.25; where -0.04 -0.13 0.02; which 0.26 0.27 0.09; while 0.05 0.27 -0.03;
    who's -0.06 -0.11 0; whole 0.1 -0.1 0; why 0.19 0 0.01; will -0.14 -0.12 0; with 0.11 -0.03 -0.15;
    within -0.12 -0.15 -0.02; word 0.06 0.26 0; work -0.21 -0.32 -0.02; worked 0.1 -0.05 0;
    working -0.05 -0.38 -0.02; works -0.05 0.18 0; world 0.1 0.03 0; would -0.23 -0.26 0.05;
    wouldn't -0.18 -0.1 0; write -0.28 -0.24 0; wrong -0.12 0.02 0; yeah 0.09 -0.56 0.71;
    year -0.15 0.07 0; years -0.21 0.09 0; yes -0.42 -0.22 0.06; yet 0.1 -0.02 -0.01; you 0.15 -0.2 0.03;
    you'll 0.19 0.06 -0.04; you're 0.13 0.13 0.07; you've 0.39 0.68 0.15; your 0.17 0.27 0;
    """),
    host=0.15,
    change=1.98,
    rates=(-1.55, 0.49, 0.25, -1.09, 1.91),
)
ENGLISH_PAIRING = (1.74, -3.58, -1.4, 9.66, 0.11, -1.26, 0.68, -1.22, -2.86, 6.85, -5.15)
