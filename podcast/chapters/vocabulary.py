"""English words by their class: what grammar.py and naming.py tell phrases from sentences by.

A list holds what no rule could tell. Words that are in none are told by their endings and their places.
"""


def words(text: str) -> frozenset[str]:
    """A list of words that reads as one."""
    return frozenset(text.split())


CLOSED: dict[str, str] = {
    "D": """
        a an another any each every her his its my no our some the their these this those your
    """,
    "P": """
        about according across after against among around at before behind besides between beyond by
        concerning considering depending during excluding following for from in including inside into
        involving like on outside over per regarding through toward towards under versus via vs with within
        without
    """,
    "O": "of",
    "C": "& and nor or",
    "T": "to",
    "M": """
        can can't cannot could couldn't did didn't do does doesn't don't let's may might must shall should
        shouldn't will won't would wouldn't
    """,
    "B": "am are aren't be been being is isn't was wasn't were weren't",
    "H": "had hadn't has hasn't have haven't having",
    "I": """
        anybody anyone everybody everyone he herself him himself i it itself me myself one ones ourselves
        she somebody someone them themselves they us we who you yourself
    """,
    "W": "how if what when where whether which whom whose why",
    "R": """
        actually again ago ahead all almost already also always anymore anyway away back basically both down
        else even ever exactly forward further here instead just later least less maybe more most never now
        off often once only out perhaps please pretty quite rather really right so somehow sometimes
        somewhere soon still then together too up usually very well yet
    """,
    "X": """
        although anything as because but bye e.g eg either etc everything hello hey hi i.e ie let lets
        neither not nothing oh ok okay own same since something such sure than thank thanks that there
        though uh um unless until upon welcome while yeah yes
    """,
    "K": """
        answer answers area areas audience beginning behalf bit case cases century chat comment comments
        couple day days decade decades end episode episodes evening example examples fact folks front guy
        guys hand hour hours idea ideas issue issues kind kinds level lieu life link links lot lots man men
        mind minute minutes moment month months morning name night number order part parts person piece
        place places podcast point points problem problems question questions reason reasons rest sake sense
        side situation situations sort sorts start stories story stuff terms thing things time times today
        tomorrow tonight top topic topics type types way ways week weeks woman word words world year years
        yesterday
    """,
    "A": """
        able additional advanced amazing artificial available average awesome bad basic better big bigger
        brilliant broad busy certain clear close comfortable commercial common complex complicated confident
        consistent constant convenient conventional cool correct crazy critical crucial curious current
        dangerous deep different difficult digital dirty distant dominant double early easier easy economic
        efficient eight elegant emotional empty enough entire equal essential exact excellent excited
        experienced experimental exploratory external extra fair familiar fantastic fast faster few final
        financial first five flexible four free frequent full fundamental funny future general glad global
        good great happy hard harder healthy heavy high higher honest huge hundred ideal important
        independent individual initial instant interested interesting intermediate internal junior key large
        last late latest legal light little local long lovely low lower lucky main major mandatory many
        mathematical mental messy million modern much multiple narrow natural new next nice nine noisy
        normal official old open other particular past patient perfect personal physical political poor
        popular possible practical present previous professional proper quick random ready real recent
        redundant regular relevant rich robust sad satisfactory scalable second senior separate serious
        seven several short sick significant silent similar simple single six slow small smaller smart
        specific statistical strange strict strong stupid sufficient super technical ten theoretical third
        thousand three tight tired traditional transparent tricky true two typical unique urgent useful
        usual various weak weird whole wide wonderful worse wrong young
    """,
    "S": "best biggest easiest fastest greatest hardest highest largest oldest smallest worst",
}
"""Words whose class is known, by its letter (see grammar.py)."""

CLASS = {word: letter for letter, text in CLOSED.items() for word in text.split()}
ADJECTIVES = words(f"{CLOSED['A']} {CLOSED['S']}")

VERBS = words(
    """
    accept access achieve acquire adapt add address adjust adopt advance advise afford align allow analyse
    analyze annotate answer anticipate appear apply approach archive argue arrange arrive assemble assess
    assign assist attend attract automate avoid backtest balance beat become begin belong benchmark bend bid
    blend board book boost borrow brainstorm break breed bridge bring build burn buy calculate calibrate
    call capture care carry catch celebrate certify challenge change charge chase check choose clean clear
    climb close coach code collaborate collect combine come communicate compare compete complete comply
    compose compress compute concentrate conduct configure connect conserve consider consist consult consume
    contact contribute control convert convince cook coordinate cope copy correct cost cover crack craft
    create critique cross curate cut deal debug decide decompose decorate dedicate deepen define delegate
    deliver demonstrate depart deploy describe design detect determine develop devote diagnose differentiate
    dig digitise digitize direct disappear discover discuss display distinguish distribute dive divide
    document donate draw drink drive earn eat edit educate eliminate embed embrace empower enable encourage
    enforce engage enhance enjoy enrich ensure enter establish estimate evaluate evolve examine exchange
    execute exist expand experiment explain explore export express extend extract face facilitate fail fetch
    fight figure fill filter finance find fish fit fix fly focus forecast form formulate foster found fund
    gain gather generate get give grow guide handle hire hold hunt identify ignore illustrate imagine
    implement import improve include incorporate increase index influence ingest innovate inspect install
    integrate interpret interview introduce invent invest investigate invite involve iterate join judge jump
    keep kick label land launch lead learn leave lend level leverage light limit list listen live load lose
    maintain manage map market master match matter maximise maximize measure meet mentor merge migrate
    minimise minimize mitigate model moderate modernise modernize monetise monetize monitor moor motivate
    move name navigate negotiate network observe obtain occur offer onboard open operate optimise optimize
    orchestrate order organise organize overcome overinvest owe own pack package paint participate partner
    pass pause pay perform persuade pick pitch pivot place plan plant play polish position practice practise
    predict prepare present preserve press prevent price print prioritise prioritize process produce program
    promote propose protect prototype prove provide publish push qualify query quit raise ramp reach read
    realise realize rebuild receive recognise recognize recommend record recover recruit reduce refactor
    refine register regulate reject release rely remember remove rent repair repeat replace report represent
    reproduce request require rescue research reset resolve respond restore restructure retain rethink
    retire retrain return reuse review reward rewrite ride run sail save scale scan schedule score screen
    search secure select sell send separate serve set shape share shift ship shoot show sign simplify
    simulate sing sleep solve sort sound source speak specialise specialize specify spend split spread stage
    standardise standardize start stay steer store streamline strengthen structure study succeed suggest
    summarise summarize supply support survive switch tackle take talk target teach tell test think track
    trade train transfer transform transition translate travel treat trick trust tune turn underinvest
    understand update upgrade upload use validate value visit visualise visualize volunteer wash watch wear
    weigh win wire work wrap write
    """
)
"""Verbs in the form that stands after "to", of which a title can be made."""
FAINT = words(
    """
    agree ask be believe care come do expect feel forget get give go guess happen hear help hope know let
    like look make mean mention need put remember say see seem suppose take tell think try want wonder
    """
)
"""Verbs that say too little for a title."""
BOTH = words(
    """
    access address advance answer approach archive ask balance benchmark blend board book boost break bridge
    build burn buy call care catch challenge change charge chase check climb coach code conduct contact
    control cook copy cost cover craft cross deal design dig display document draw drive edit embrace
    exchange experiment export extract face fail feel figure fill filter finance find fish fit fix fly focus
    forecast form foster fund gain guess guide handle help hire hold hope hunt implement import increase
    index influence interview invite judge jump keep kick label land launch lead leave level leverage light
    like limit list load look make map market master match measure mentor model monitor move name need
    network offer order pack package paint partner pass pause pay pick pitch pivot place plan plant play
    polish position practice practise press price print process produce program prototype push query raise
    reach read record recruit register release rent repair repeat report request rescue research reset
    return reuse review reward rewrite ride run sail save say scale scan schedule score screen search set
    shape share shift ship shoot show sign sort source split spread stage start stay store structure study
    supply support switch tackle take talk target test track trade train transfer transition travel treat
    trick trust try tune turn update upgrade upload use value visit volunteer want watch win wire work wrap
    """
)
"""Verbs that are nouns as well."""
PARTICIPLES = words(
    """
    became began born bought broke broken brought built came caught chose chosen come cut done drawn driven
    drove fallen fell felt flew forgotten found gave given gone got gotten grew grown heard held hidden hurt
    kept knew known laid led left lent lost made meant met paid put ran read rid run said sat saw seen sent
    set shown shut sold spent spoke spoken spread stolen stood stuck taken taught thought threw thrown told
    took torn understood used went woken won worn written wrote
    """
)
"""Past forms that no ending tells."""
NOMINAL = words(
    """
    accounting advertising boarding branding clustering coaching coding computing consulting crowdfunding
    debugging engineering farming fine-tuning fishing freelancing funding hiring learning lighting listing
    logging manufacturing mapping marketing meeting mentoring mining modeling modelling monitoring
    networking onboarding outsourcing painting planning pricing processing programming prompting reasoning
    recording recycling reinforcement-learning reporting sailing sampling scaling scheduling scripting
    shipping speaking staging streaming teaching testing timing tracking trading training tuning versioning
    warehousing writing
    """
)
"""What ends in -ing and is a noun."""
NOUNS = words(
    """
    archive care drive executive hope initiative motive need objective perspective table try variable
    """
)
"""Nouns that look like verbs or adjectives."""
NO_ADVERBS = words(
    """
    assembly daily early elderly family italy july monopoly monthly only reply supply weekly yearly
    """
)
"""What ends in -ly and is no adverb."""
NO_PARTICIPLES = words(
    """
    bed breed embed feed hundred linked-in need red seed shed speed weed
    """
)
"""What ends in -ed and is no participle."""

SOFT = words(
    """
    be believe do feel forget guess happen have hear hope know let like mean mention need remember say see
    seem suppose talk think want wonder
    """
)
"""Verbs that need more than an object to name a matter."""
TIED = words(
    """
    adapt apply begin break care collaborate communicate compete connect contribute cope deal depend engage
    experiment focus get go grow hire integrate interview invest learn live look migrate move participate
    partner plan play prepare react rely respond scale search sell speak specialise specialize start stay
    switch talk teach think transition travel vote work write
    """
)
"""Verbs whose object stands behind a preposition."""
PARTICLES = words(
    """
    away back down forward off out together up
    """
)
"""What belongs to the verb before it."""
POINTING = words(
    """
    another any each every her his its my no our some that their these this those
    """
)
"""Articles that point at something said before, or at no one thing."""
EMPTY = words(
    """
    actual amazing awesome big certain cool different entire few first full good great interesting last
    little many more most much next nice other own particular quick real same second several similar
    specific such third various whole
    """
)
"""Adjectives that say nothing at the head of a title."""
MEASURES = words(
    """
    amount bit bunch couple idea ideas issue kind kinds list lot lots matter number pair part parts piece
    problem question range series set sort sorts topic topics type types variety
    """
)
"""What stands before "of" and the matter itself."""
PAIRED = words(
    """
    between both versus vs
    """
)
"""Words that hold two things together."""
NO_HEADS = words(
    """
    according afraid apart bit case cases congratulations couple everything example half hand idea listen
    look looking lot moment note person point question questions scenes sense something speaking talking
    terms thanks thing things time times today way whatever
    """
)
"""Words that begin no title."""
