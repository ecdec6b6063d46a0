"""German."""

from podcast.languages.language import Language, words

LANGUAGE = Language(
    tag="de",
    determiners=words(
        """
        der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner keines
        mein meine meinen meinem meiner meines dein deine deinen deinem deiner sein seine seinen seinem
        seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer euer eure
        euren eurem dieser diese dieses diesen diesem jener jene jenes jenen jenem jeder jede jedes
        jeden jedem welcher welche welches welchen solche solcher manche mancher einige mehrere viele
        alle aller allen beide sehr ganz so zu ziemlich besonders mehr weniger
        """
    ),
    prepositions=words(
        """
        ab an ans am auf aufs aus außer bei beim bis durch durchs entlang für fürs gegen gegenüber
        hinter hinterm in im ins innerhalb mit nach neben ohne per pro seit statt trotz über übers um
        ums unter unterm von vom vor vorm während wegen wie zu zum zur zwischen als anstatt aufgrund
        """
    ),
    auxiliaries=words(
        """
        bin bist ist sind seid war warst waren wart wäre wären sei habe hast hat haben habt hatte
        hattest hatten hätte hätten werde wirst wird werden werdet wurde wurden würde würden kann kannst
        können könnt konnte konnten könnte könnten muss musst müssen müsst musste mussten müsste müssten
        soll sollst sollen sollte sollten will willst wollen wollt wollte wollten darf darfst dürfen
        durfte dürfte dürften mag magst mögen möchte möchtest möchten lässt lassen gibt gab ist's geht's
        """
    ),
    pronouns=words("ich du er sie es wir ihr man wer sich"),
    negations=words("nicht nie niemals kaum"),
    conjunctions=words(
        """
        und oder aber denn sondern weil dass daß wenn ob obwohl damit sodass bevor nachdem sobald
        solange seit während bis indem falls sowie sowohl weder noch als wie was wer wo wohin woher
        warum wann welche
        """
    ),
    titles=words("dr. prof. hr. fr. herr herrn frau st. sankt dipl.-ing. ing."),
    abbreviations=words(
        """
        z.b. d.h. u.a. u.ä. o.ä. i.d.r. v.a. v.chr. n.chr. bzw. ca. evtl. ggf. nr. s. vgl. abb. inkl.
        exkl. sog. max. min. mio. mrd. tsd. abs. art. bspw. zzgl.
        """
    ),
    bound=words("zu"),
    trailing=words("nicht mich dich uns euch mir dir ihm ihn ihnen auch mehr hier"),
    units=words(
        """
        prozent euro euros dollar cent franken tausend hundert million millionen milliarde milliarden
        mio. mrd. grad meter metern kilometer kilometern zentimeter millimeter kilo kilogramm gramm
        tonnen liter uhr sekunde sekunden minute minuten stunde stunden tag tage tagen woche wochen
        monat monate monaten jahr jahre jahren jahrhundert mal m km cm mm kg g h s ms hz khz mb gb tb
        menschen januar jänner februar märz april mai juni juli august september oktober november
        dezember
        """
    ),
    counters=words(
        """
        kapitel seite seiten abbildung abb. tabelle schritt teil staffel folge version nummer nr. raum
        saal station stufe abschnitt absatz
        """
    ),
    particles=words("von vom van zu zur de der"),
    capital_nouns=True,
)
