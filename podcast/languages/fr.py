"""French. A mark that stands alone, as before ; : ! ? and inside « », is handled for every language."""

from podcast.languages.language import Language, words

LANGUAGE = Language(
    tag="fr",
    determiners=words(
        """
        le la les un une des l' mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet
        cette ces chaque aucun aucune plusieurs quelques quelque tout toute tous toutes quel quelle
        quels quelles très trop si assez plus moins aussi
        """
    ),
    prepositions=words(
        """
        à au aux dans de d' du des en par pour sur sous avec sans entre vers chez contre depuis pendant
        avant après dès devant derrière malgré parmi selon comme jusqu'à jusqu'au jusqu'aux lors près
        hors
        """
    ),
    auxiliaries=words(
        """
        suis es est sommes êtes sont étais était étions étiez étaient fus fut furent serai sera serons
        seront serait seraient soit soient été être ai as a avons avez ont avais avait avions aviez
        avaient aurai aura auront aurait auraient ait eu avoir peux peut pouvons pouvez peuvent pouvait
        pourrait dois doit devons devez doivent devait devrait veux veut voulons voulez veulent voulait
        voudrait vais vas va allons allez vont allait faut fallait fait font faire laisse j'ai j'avais
        j'étais c'est c'était n'est n'a n'ai n'y n'était qu'est l'a l'ai s'est y'a
        """
    ),
    pronouns=words(
        """
        je j' tu il elle on nous vous ils elles me m' te t' se s' y qui qu'il qu'elle qu'on qu'ils
        qu'elles lorsqu'il s'il ce
        """
    ),
    negations=words("ne n'"),
    conjunctions=words(
        """
        et ou mais donc or car ni que qu' qui quand si lorsque lorsqu'il comme parce puisque puisqu'il
        où dont afin alors quoique pourquoi comment qu'il qu'elle qu'on qu'ils qu'elles qu'un qu'une
        s'il lequel laquelle
        """
    ),
    titles=words("m. mm. mme mmes mlle dr. dr pr. pr me st. ste monsieur madame mademoiselle saint sainte"),
    abbreviations=words("p.ex. c.-à-d. env. etc. av. apr. fig. vol. chap. n° no. p. pp. j.-c. réf."),
    bound=words("de d' du des que à"),
    trailing=words("pas plus jamais rien guère point personne non aussi là ici -là lui eux"),
    units=words(
        """
        pour cent % euros euro dollars centimes mille cents million millions milliard milliards degrés
        degré mètres mètre kilomètres kilomètre centimètres kilos kilo grammes tonnes litres heure
        heures minute minutes seconde secondes an ans année années mois jour jours semaine semaines
        siècle fois h km m cm mm kg g hz mo go personnes janvier février mars avril mai juin juillet
        août septembre octobre novembre décembre
        """
    ),
    counters=words(
        """
        chapitre page pages figure tableau étape partie saison épisode version numéro n° salle niveau
        arrêt
        """
    ),
    particles=words("de du des le la van von"),
)
