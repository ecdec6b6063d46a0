"""Italian."""

from podcast.languages.language import Language, words

LANGUAGE = Language(
    tag="it",
    determiners=words(
        """
        il lo la i gli le l' un uno una un' mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro
        nostra nostri nostre vostro vostra vostri vostre loro questo questa questi queste quel quello
        quella quei quegli quelle ogni alcuni alcune qualche molto molti molte tutto tutti tutte più
        meno così troppo
        """
    ),
    prepositions=words(
        """
        di a da in con su per tra fra del dello della dell' dei degli delle al allo alla all' ai agli
        alle dal dallo dalla dall' dai dagli dalle nel nello nella nell' nei negli nelle sul sullo sulla
        sull' sui sugli sulle senza verso durante dopo prima sotto sopra contro fino
        """
    ),
    auxiliaries=words(
        """
        sono sei è siamo siete era eri erano fu furono sarà saranno sarebbe sia siano essere stato stata
        stati ho hai ha abbiamo avete hanno aveva avevano avrà avrebbe abbia avere posso puoi può
        possiamo possono poteva potrebbe devo devi deve dobbiamo devono doveva dovrebbe voglio vuoi
        vuole vogliamo vogliono vorrei sta stanno c'è ci
        """
    ),
    pronouns=words("io tu lui lei noi voi mi ti si ci vi ne che chi"),
    negations=words("non mai né"),
    conjunctions=words(
        "e ed o oppure ma però perché che se quando dove mentre come anche quindi poiché né cui quale quali"
    ),
    titles=words("sig. sig.ra dott. dott.ssa prof. prof.ssa ing. avv. san santa"),
    abbreviations=words("p.es. es. ecc. pag. fig. vol. cap. ca. n. tel."),
    bound=words("di del della dei delle a che"),
    trailing=words("mai più anche qui lì"),
    units=words(
        """
        per cento % euro dollari mila milione milioni miliardo miliardi gradi metri metro chilometri
        chili grammi litri ora ore minuto minuti secondo secondi anno anni mese mesi giorno giorni
        settimana settimane secolo volte km m cm mm kg g hz gb mb gennaio febbraio marzo aprile maggio
        giugno luglio agosto settembre ottobre novembre dicembre
        """
    ),
    counters=words("capitolo pagina figura tabella passo parte stagione episodio versione numero sala"),
    particles=words("di de da del della van von"),
)
