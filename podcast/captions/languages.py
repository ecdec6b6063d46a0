"""The small words that a line must not end on, per language.

To add a language, add a row under its primary subtag (BCP 47). A language without a row is cut by its
punctuation, pauses and lengths alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """Lower-case words: no line ends on the first five kinds, a line may well start with a conjunction.

    `articles` also hold possessives and demonstratives; `titles` are kept with their dot; `pronouns` are
    subjects; `units` follow a number and `counters` precede one; `adjectives` are endings.
    """

    articles: frozenset[str]
    prepositions: frozenset[str]
    auxiliaries: frozenset[str]
    pronouns: frozenset[str]
    titles: frozenset[str]
    conjunctions: frozenset[str]
    units: frozenset[str] = frozenset()
    counters: frozenset[str] = frozenset()
    adjectives: tuple[str, ...] = ()


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ENGLISH = Language(
    articles=_set(
        """
        a an the my your his her its our their this that these those no every each some any such
        very not
        """
    ),
    prepositions=_set(
        """
        of in on at to for from with by about into through over under between after before during
        without within as than across against along among around behind below beside beyond
        despite inside near onto outside per since that toward towards until upon versus via
        """
    ),
    auxiliaries=_set(
        """
        is are was were be been am being do does did have has had can could will would may might
        must should shall cannot isn't aren't wasn't weren't don't doesn't didn't haven't hasn't
        hadn't can't couldn't won't wouldn't mustn't shouldn't i'm you're we're they're he's she's
        it's that's there's what's i've you've we've they've i'll you'll we'll they'll he'll
        she'll it'll i'd you'd we'd they'd he'd she'd
        """
    ),
    pronouns=_set("i you we they he she it who there"),
    titles=_set("mr. mrs. ms. dr. prof. st. jr. sr. vs. e.g. i.e. fig. approx."),
    conjunctions=_set(
        """
        and but or nor so yet because than which who when while if where although though unless
        """
    ),
    units=_set(
        """
        percent per cent hundred thousand million billion trillion dollars euros pounds cents
        degrees second seconds minute minutes hour hours day days week weeks month months year
        years mm cm m km metre metres meter meters mile miles foot feet inch inches g kg gram
        grams kilogram kilograms tonne tonnes ton tons litre litres liter liters ms s h hz khz mhz
        ghz db kb mb gb tb px am pm a.m. p.m. o'clock times bc ad
        """
    ),
    counters=_set(
        """
        chapter page figure table step part season episode version number level section stop room
        """
    ),
    adjectives=("al", "ous", "ive", "ful", "ic", "able", "ible", "less"),
)

_GERMAN = Language(
    articles=_set(
        """
        der die das den dem des ein eine einen einem einer eines kein keine keinen mein meine dein
        deine sein seine ihr ihre ihren unser unsere euer eure dieser diese dieses diesen diesem
        jeder jede jedes sehr nicht
        """
    ),
    prepositions=_set(
        """
        an auf aus bei bis durch für gegen hinter in im ins mit nach neben ohne seit über um unter
        von vom vor während wegen zu zum zur zwischen am beim als
        """
    ),
    auxiliaries=_set(
        """
        ist sind war waren bin bist seid wird werden wurde wurden worden hat haben hatte hatten
        kann können konnte muss müssen musste soll sollen sollte will wollen wollte darf dürfen
        mag möchte würde würden
        """
    ),
    pronouns=_set("ich du er sie es wir man"),
    titles=_set("dr. prof. hr. fr. nr. z.b. d.h. u.a. bzw. ca. st."),
    conjunctions=_set("und oder aber denn weil dass wenn ob damit obwohl sondern sowie während"),
    units=_set(
        """
        prozent euro cent tausend millionen milliarden grad meter kilometer kilo gramm uhr jahre
        tage
        """
    ),
    counters=_set("kapitel seite abbildung tabelle schritt teil staffel folge version nummer raum"),
    adjectives=("ige", "igen", "iche", "ichen", "ische", "ischen"),
)

_FRENCH = Language(
    articles=_set(
        """
        le la les un une des du de mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs
        ce cet cette ces chaque aucun aucune très ne pas
        """
    ),
    prepositions=_set(
        """
        à au aux dans par pour sur sous avec sans entre vers chez contre depuis pendant avant
        après en dès
        """
    ),
    auxiliaries=_set(
        """
        est sont était étaient suis es sommes êtes être été a ai as avons avez ont avait avaient
        peut peuvent doit doivent va vont fait faut sera seront serait
        """
    ),
    pronouns=_set("je tu il elle on nous vous ils elles c'est"),
    titles=_set("m. mme mlle dr. pr. st. n° p."),
    conjunctions=_set("et ou mais donc car ni que qui quand si lorsque comme parce puisque où dont"),
    units=_set(
        """
        pour cent euros mille millions milliards degrés mètres kilomètres kilos heures minutes ans
        jours
        """
    ),
    counters=_set("chapitre page figure tableau étape partie saison épisode version numéro salle"),
)

_SPANISH = Language(
    articles=_set(
        """
        el la los las un una unos unas mi mis tu tus su sus nuestro nuestra nuestros nuestras este
        esta estos estas ese esa esos esas cada ningún ninguna muy no
        """
    ),
    prepositions=_set(
        """
        a al de del en con por para sin sobre entre hacia hasta desde contra según durante tras
        ante bajo
        """
    ),
    auxiliaries=_set(
        """
        es son era eran soy eres somos ser sido está están estaba estar ha han he has hemos había
        habían puede pueden debe deben va van hay será
        """
    ),
    pronouns=_set("yo tú él ella nosotros ustedes ellos ellas usted se me te le les nos"),
    titles=_set("sr. sra. srta. dr. dra. d. núm. pág. ee. uu."),
    conjunctions=_set("y e o u pero ni que quien cuando si donde porque aunque mientras como"),
    units=_set(
        """
        por ciento euros mil millones grados metros kilómetros kilos horas minutos años días
        """
    ),
    counters=_set("capítulo página figura tabla paso parte temporada episodio versión número sala"),
)

LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH}
)


def lookup(tag: str | None) -> Language | None:
    """The row for a BCP 47 tag, by its primary subtag; None when there is none.

    >>> lookup("en-GB") is lookup("en"), lookup("fi"), lookup(None)
    (True, None, None)
    """
    return LANGUAGES.get(tag.replace("_", "-").split("-", 1)[0].lower()) if tag else None
