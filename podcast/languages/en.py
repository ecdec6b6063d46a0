"""English."""

from podcast.languages.language import Language, words

LANGUAGE = Language(
    tag="en",
    determiners=words(
        """
        a an the my your his her its our their whose this that these those no every each some any such
        another either neither both several many few most all half very quite rather too so more less
        """
    ),
    prepositions=words(
        """
        of in on at to for from with by about above across after against along amid among around as
        before behind below beneath beside besides between beyond despite down during except for inside
        into like near off onto out outside over past per regarding since than through throughout till
        toward towards under underneath unlike until upon versus via vs within without
        """
    ),
    auxiliaries=words(
        """
        am is are was were be been being do does did have has had having can could will would may might
        must shall should ought cannot gonna gotta wanna let let's ain't isn't aren't wasn't weren't
        don't doesn't didn't haven't hasn't hadn't can't couldn't won't wouldn't mustn't shouldn't
        mightn't needn't i'm you're we're they're he's she's it's that's there's here's what's who's
        where's how's i've you've we've they've i'll you'll we'll they'll he'll she'll it'll that'll
        there'll i'd you'd we'd they'd he'd she'd it'd who'd who'll who've there've could've should've
        would've
        """
    ),
    pronouns=words("i you we they he she it who there what"),
    negations=words("not never"),
    conjunctions=words(
        """
        and but or nor yet so because although though unless until whereas while when whenever where
        wherever whether if that than which who whom whose how why what since once before after as
        """
    ),
    titles=words("mr. mrs. ms. mx. dr. prof. st. sir lord lady rev. hon. gen. col. capt. lt. sgt. president"),
    abbreviations=words("e.g. i.e. vs. fig. figs. approx. no. nos. vol. ca. cf. al. inc. jr. sr. dept. est."),
    bound=words("of to than as"),
    trailing=words("me him us them too not ago else here up down back out n't either though"),
    units=words(
        """
        percent per cent hundred thousand million billion trillion dozen dollars dollar euros euro
        pounds pound cents degrees degree second seconds minute minutes hour hours day days week weeks
        month months year years decade decades century mm cm m km metre metres meter meters mile miles
        foot feet inch inches g kg gram grams kilogram kilograms tonne tonnes ton tons litre litres
        liter liters ms s h hz khz mhz ghz db kb mb gb tb px am pm a.m. p.m. o'clock times bc ad bce ce
        people january february march april may june july august september october november december
        """
    ),
    counters=words(
        """
        chapter chapters page pages figure table step steps part parts season episode episodes version
        number level section stop room route line type phase day january february march april may june
        july august september october november december
        """
    ),
    particles=words("van von de der den da di del della du la le bin ibn al"),
    adjectives=("al", "ous", "ive", "ful", "ic", "able", "ible", "less"),
)
