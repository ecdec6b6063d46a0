"""Spanish."""

from podcast.languages.language import Language, words

LANGUAGE = Language(
    tag="es",
    determiners=words(
        """
        el la los las lo un una unos unas mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestro
        vuestra vuestros vuestras este esta estos estas ese esa esos esas aquel aquella aquellos
        aquellas cada ningún ninguna algún alguna algunos algunas todo toda todos todas otro otra otros
        otras varios muchos muchas qué cuánto cuánta cuántos muy tan más menos demasiado gran
        """
    ),
    prepositions=words(
        """
        a al ante bajo con contra de del desde durante en entre hacia hasta mediante para por según sin
        sobre tras
        """
    ),
    auxiliaries=words(
        """
        soy eres es somos sois son era eras éramos eran fui fue fuimos fueron seré será serán sería
        serían sea sean ser sido siendo estoy estás está estamos estáis están estaba estaban estar
        estado he has ha hemos habéis han había habían habrá habría haya hayan haber hay hubo puedo
        puedes puede podemos pueden podía podría podrían poder debo debes debe debemos deben debía
        debería deberían tengo tienes tiene tenemos tienen voy vas va vamos van iba iban quiero quieres
        quiere queremos quieren suele
        """
    ),
    pronouns=words(
        "yo tú él ella nosotros nosotras vosotros ustedes ellos ellas usted me te se le les nos os lo quien"
    ),
    negations=words("no nunca ni"),
    conjunctions=words(
        """
        y e o u pero sino que porque pues aunque mientras cuando donde como si para quien quienes cual
        cuales cuyo cuya ni así
        """
    ),
    titles=words("sr. sra. sres. srta. dr. dra. d. dña. don doña prof. san santa fray"),
    abbreviations=words("p.ej. núm. pág. págs. ee. uu. ee.uu. aprox. etc. fig. vol. cap. av. a.c. d.c."),
    bound=words("de del a al que"),
    trailing=words("también aquí ahí allí mí ti conmigo contigo más"),
    units=words(
        """
        por ciento % euros euro dólares dólar pesos céntimos mil cien millón millones grados grado
        metros metro kilómetros kilómetro centímetros kilos kilo gramos toneladas litros hora horas
        minuto minutos segundo segundos año años mes meses día días semana semanas siglo veces vez km m
        cm mm kg g hz gb mb personas
        """
    ),
    counters=words(
        """
        capítulo página páginas figura tabla paso parte temporada episodio versión número sala nivel
        parada siglo las la
        """
    ),
    particles=words("de del van von"),
)
