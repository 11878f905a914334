"""Small closed word lists that the layers of annotation share: nouns that head an actor, and how to read them."""

from typing import Final

# Nouns that stand for soldiers of a state, wherever a table of bodies has no row for them.
SOLDIERS: Final = frozenset(
    "soldier troop trooper serviceman servicewoman personnel fighter combatant contingent battalion brigade "
    "regiment unit sub-unit subunit military army force navy marine militia aggressor occupier invader militant "
    "paratrooper commando infantry airforce garrison division corps".split()
)
DOCUMENTS: Final = frozenset(
    "judgment judgement lawsuit filing complaint petition memo transcript study survey audit dossier email "
    "affidavit testimony warrant plan draft proposal manifesto treaty agreement pact accord convention protocol "
    "charter constitution law act bill resolution memorandum declaration communique communiqué statement letter "
    "report document article decree deal contract directive regulation ruling verdict indictment message note".split()
)
TREATIES: Final = frozenset("treaty agreement pact accord convention protocol deal memorandum charter".split())
MEDIA: Final = frozenset(
    "media agency newspaper daily broadcaster newswire wire channel station outlet website portal tabloid".split()
)
MEDIA_MODIFIERS: Final = frozenset(
    "state news local national government official foreign domestic independent public tv television".split()
)
PEOPLES: Final = frozenset(
    "people peoples population citizen resident family relative household youth public villager civilian victim "
    "survivor worker protester demonstrator student voter refugee migrant fisherman passenger crew".split()
)
COLLECTIVES: Final = frozenset(
    "delegation team committee panel commission group coalition union alliance party movement company firm agency "
    "authority board department council office bureau service institute university bank court hospital federation "
    "association network charity society club".split()
)
# What a named company or body is called again by what it does.
COMPANIES: Final = frozenset(
    "company firm group business corporation miner bank airline carrier maker manufacturer retailer operator "
    "developer insurer producer supplier publisher broadcaster charity club party union organisation organization "
    "conglomerate startup giant subsidiary parent lender utility".split()
)
# Places named by what they are.
SITES: Final = frozenset(
    "dam mine school factory plant refinery pipeline prison jail church mosque temple cathedral market station "
    "farm field courtroom courthouse embassy ship vessel ferry boat tanker warehouse depot checkpoint shelter "
    "site".split()
)
GROUPS: Final = frozenset(
    "side country nation state party leader parliament government neighbour neighbor ally capital".split()
)
ORG_HEADS: Final = frozenset(
    "gold resources mining energy motors holdings industries systems technologies foods pharmaceuticals capital "
    "partners studios entertainment records steel oil gas petroleum power telecom communications insurance "
    "financial securities investments ventures labs laboratories brewery minerals metals chemicals aerospace "
    "aviation shipping logistics lines railways rail stores supermarkets watch witness monitor trust initiative "
    "project campaign programme party union front movement association society foundation institute university "
    "college school hospital company corporation corp inc ltd group bank airlines airways club federation league "
    "committee council commission agency authority board bureau office service centre center organisation "
    "organization network alliance church court exchange fund".split()
)
PLACE_HEADS: Final = frozenset(
    "region area province district county city town village municipality island islands peninsula river mount "
    "mountain mountains lake sea bay strait gulf ocean coast hall square stadium airport port harbour harbor "
    "street avenue bridge park prefecture oblast territory state border glacier peak ridge cape canal delta reef "
    "forest reserve camp crossing junction tower building lane road highway beach hill hills cove creek dam "
    "quarter neighbourhood neighborhood suburb valley desert airfield base wall palace hotel museum theatre "
    "theater complex plaza".split()
)
DOCUMENT_HEADS: Final = frozenset(
    "treaty agreement act pact accord convention protocol charter resolution declaration constitution".split()
)
OUTLET_HEADS: Final = frozenset(
    "news times post herald daily tribune gazette journal chronicle broadcasting radio television tv press".split()
)
# Parts of a legal text: whoever cites one lets the text speak.
ARTICLES: Final = frozenset("article section clause paragraph chapter annex provision preamble".split())
# Persons named by what they are, beside the titles of the table.
PERSONS: Final = frozenset(
    "leader chief official spokesman spokeswoman spokesperson head aide adviser advisor source diplomat lawmaker "
    "counterpart envoy representative analyst expert observer witness president minister secretary speaker "
    "chairman chairwoman commander politician ruler man woman lawyer activist researcher professor doctor captain "
    "skipper owner".split()
)
# Words of the table of titles that are more often a thing than a person.
NOT_PERSONS: Final = frozenset("justice major general private judge host lead premier".split()) - {"judge", "premier"}
RELATIVES: Final = frozenset("relative family household widow orphan mourner".split())
STATES: Final = frozenset("country state nation kingdom republic homeland".split())
# Verbs of a capital or country that acts: it is a government then, not a place.
PLACE_PREPOSITIONS: Final = frozenset(
    "in at from near around outside inside through across via into onto toward towards off".split()
)
