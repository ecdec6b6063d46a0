"""The words that titles need of a language: a row a language. Others get English words for what is fixed.

`closed` are the words that name no topic (articles, prepositions, pronouns, auxiliaries, adverbs), of which
`articles` may open a phrase and are taken off; `leads` are what people say before they come to the point;
a question with one of `pointing` in it lives on what was said before.
"""

from dataclasses import dataclass

from podcast.chapters.vocabulary import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What is written into titles, and what is kept out of them. To add a language, add a row."""

    opening: str = "Introduction"
    part: str = "Part"
    joined: str = "·"
    closed: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()


_LANGUAGES = {
    "en": Language(joined="and"),
    "de": Language(
        opening="Einleitung",
        part="Teil",
        joined="und",
        leads=words("also aber danke denn gut ja jetzt nun ok okay und"),
        pointing=words(
            """
            da dabei dafür damit dann daran darauf darin darüber das davon dazu denen dies diese diesem diesen
            dieser dieses er es ihm ihn ihnen ihr sie
            """
        ),
        closed=words(
            """
            aber alle allem allen aller alles als also am an andere anderen anderer auch auf aus bei beim
            bin bis bist bleiben bleibt brauche brauchen braucht da dabei dafür damit danach dann daran
            darauf darüber das dass davon dazu dein deine dem den denn der deren des deshalb dessen dich die
            dies diese diesem diesen dieser dieses dir doch dort drei du durch ein eine einem einen einer
            eines einmal er es etwas euch euer fast fährt fünf für gab ganz geben geht genau gesagt gibt gut
            habe haben hat hatte hatten hier hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in
            ins ist ja jede jedem jeden jeder jedes jetzt kann kannst kein keine keinen kommen kommt können
            könnte machen macht mal man manchmal mehr mein meine meinem meinen meiner mich mir mit muss
            müssen nach nachdem natürlich nicht nichts nie noch nun nur ob oder oft ohne schon sehr sein
            seine seinem seinen seiner seit selbst sich sie sind so sogar soll sollte sondern sonst stehen
            steht um und uns unser unsere unserem unseren unter viel viele vielen vielleicht vier vom von
            vor war waren warten warum was weil weiter welche welchem welchen welcher welches wenn wer werde
            werden wie wieder will wir wird wirklich wo wollen worden wurde wurden während zu zuerst zum zur
            zwei zwischen über
            """
        ),
    ),
    "es": Language(
        opening="Introducción",
        part="Parte",
        joined="y",
        leads=words("ahora bien bueno entonces gracias pero pues sí y"),
        pointing=words("él ella ellas ellos esa esas ese eso esos esta estas este esto estos lo"),
        closed=words(
            """
            a ahora al algo alguien alguna algunas algunos algún antes aquel aquella aquí así aunque bien
            cada casi como con cosa cosas cual cuales cualquier cuando cuanto cuál cuándo cómo de debe deben
            del desde después dice dijo donde dos durante dónde e el ella ellas ellos en entonces entre era
            eran eres es esa esas ese eso esos esta estaba estado estamos estar estas este esto estos estoy
            está están fue fueron ha hace hacen hacer hacia han hasta hay haya he hemos hoy la las le les lo
            los me mi mientras mis mismo mucha muchas mucho muchos muy más nada ni ninguna ningún no nos
            nosotros nuestra nuestras nuestro nuestros nunca o os otra otras otro otros para pero poco por
            porque puede pueden puedo pues que quien quienes quiere quién qué se sea según ser si siempre
            sin sino sobre solo son soy su sus sí también tan tanto te tenemos tener tengo ti tiene tienen
            toda todas todavía todo todos tres tu tus tú un una unas uno unos usted va vamos van veces vez
            vive viven voy y ya yo
            """
        ),
    ),
    "fr": Language(
        opening="Introduction",
        part="Partie",
        joined="et",
        leads=words("alors bon bien d'accord donc et maintenant mais merci oui"),
        pointing=words("ça ce cela celle celles celui ces cette cet elle elles il ils leur lui y"),
        closed=words(
            """
            a ai aller alors après as au aucun aucune aujourd'hui aussi autre autres aux avaient avait avant
            avec avez avoir avons bien c'est car ce cela celle celles celui ces cet cette ceux chaque chez
            chose choses comme comment d'abord dans de depuis des deux devient doit doivent donc dont du
            elle elles en encore enfin entre est et eu eux faire fait faites faut fois font ici il ils j'ai
            jamais je jusque l'a la le les leur leurs lui là ma mais me mes moi moins mon même mêmes n'est
            ne ni non nos notre nous on ont ou où par parce pas passe pendant peu peut peuvent peux plus
            plusieurs pour pourquoi qu'est-ce qu'il qu'on quand que quel quelle quelles quelque quelques
            quels qui quoi reste restent sa sans se sera ses si soi sommes son sont sous suis sur ta te tes
            toi ton toujours tous tout toute toutes trois trop très tu un une va vais vers veut voilà vont
            vos votre vous vraiment vu y ça étaient étais était été être
            """
        ),
    ),
}


def language(tag: str) -> Language:
    """The row of a language, by the first part of its tag."""
    return _LANGUAGES.get(tag, Language())
