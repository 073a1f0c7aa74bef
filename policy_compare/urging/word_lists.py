"""The words by which English papers urge, and the ones that only look like it.

Sets of words, each with what it is for; the rules that use them are in the modules beside.
They hold no name, no place and no subject of policy: a word belongs here only if it urges,
reports or predicts in any field. Small sets that serve one rule stand with it.
"""

from typing import Final


def word_set(text: str) -> frozenset[str]:
    """The words of a text that holds nothing but words and white space."""
    return frozenset(text.split())


#: Verbs of what one can be asked to do, in their base form. They begin imperatives, and
#: with -ing the fragments of lists. Consequences (cause, deepen) are not among them unless
#: one can also be asked for them. Those with a star are as often nouns or adjectives: at the
#: beginning of a sentence they are taken for verbs only where an object follows.
_VERBS: Final = word_set(
    """
    abandon abide abolish abrogate abstain accede accelerate accept access* accommodate
    accompany accomplish account accredit achieve acknowledge acquire act activate adapt add
    address* adhere adjust administer adopt advance advocate affirm aggregate agree aid* align
    alleviate allocate allow amend amplify analyse analyze announce anticipate appeal* apply
    appoint apportion approach* approve arrange articulate ask assemble assert assess assign
    assist assume assure attach attain attract audit* authorise authorize avail avert avoid
    await award* balance* ban* bar base* be become begin bolster boost bridge bring broaden
    broker budget* build calibrate call campaign* cancel cap* capitalise capitalize carry cease
    centralise centralize certify challenge* champion change* channel charge* charter check*
    circulate clarify classify clear* close* co-operate co-ordinate codify collaborate collate
    collect combat combine commence commission commit communicate compel compensate compile
    complement complete* comply concentrate conclude condemn condition conduct confer confirm
    confront connect consider consolidate constrain construct consult continue contract*
    contribute control* convene convert convey convince cooperate coordinate correct* counter
    counteract counterbalance cover craft* create criminalise criminalize cultivate curb curtail
    cut* de-escalate de-risk deal* decarbonise decarbonize decentralise decentralize decide
    declare declassify decline decommission decouple decrease decriminalise decriminalize
    dedicate deepen defend defer define defund delegate deliver demand* demilitarise
    demilitarize democratise democratize demonstrate denounce deny deploy depoliticize
    deprioritize deregulate desegregate design* designate destroy detain detect deter determine
    develop devise devolve devote diffuse digitise digitize diminish direct* disaggregate disarm
    disclose discontinue discourage discuss disentangle dismantle dispel disrupt disseminate
    distribute diversify divert divest document* double draft* draw drive* drop earmark ease
    educate elaborate electrify elevate eliminate embark embed embrace emphasise emphasize
    employ empower emulate enable enact encode encourage end* endeavor endeavour endorse enforce
    engage enhance enlarge enlist enrich enrol enroll enshrine ensure enter equip eradicate
    escalate establish evaluate examine exchange* exclude execute exempt exercise* expand
    expedite explain exploit explore expose extend facilitate familiarise familiarize fast-track
    fight file* finalise finalize finance* find fix focus* follow forbid force* forego forge
    forgive formalise formalize formulate fortify foster free freeze* fulfil fulfill function*
    fund* further* garner gather generate get give go govern grant* grow guarantee guard* guide*
    halt* halve harmonise harmonize harness hasten heed help* highlight* hire* hold* honor
    honour host* identify illuminate impede implement impose improve incentivise incentivize
    include incorporate increase* increment incubate index* indicate inform infuse initiate
    inject innovate insist inspect inspire install institute* institutionalise institutionalize
    instruct insulate insure integrate intensify interdict introduce inventory invest
    investigate invite invoke involve isolate issue* join jump-start jumpstart keep kick*
    kick-start kickstart label* launch lay* lead* learn leave* legalise legalize legislate lend
    lengthen lessen level* leverage liaise liberalise liberalize license lift* limit* link*
    list* listen lobby* localise localize look* loosen lower mainstream maintain make manage
    mandate* map* mark* maximise maximize measure* mediate meet mentor* merge minimise minimize
    mitigate mobilise mobilize model* modernise modernize modify monitor* motivate mount move*
    multiply name* narrow* nationalise nationalize negotiate neutralise neutralize nominate
    normalise normalize notify nurture obligate oblige observe obtain offer* offset open*
    operationalise operationalize oppose optimise optimize order* organise organize orient
    outlaw outline* outsource overcome overhaul oversee overturn pair participate partner* pass*
    patrol* pause* pay penalise penalize permit* persevere persist persuade phase pilot* pioneer
    place* plan* plant* play* pledge* plug pool* populate position* post* postpone practise
    pre-empt preclude preempt prepare present* preserve press* pressure* prevent prioritise
    prioritize privatise privatize proceed procure produce* professionalise prohibit project*
    promote prompt* promulgate propose prosecute protect provide publicise publicize publish
    pull punish purchase* pursue push put quantify raise* ramp ratify rationalise rationalize
    re-engage re-establish re-evaluate re-examine re-open re-think reach* reaffirm realign
    realise realize reallocate reappraise reassess reassure reauthorise reauthorize rebalance
    rebuild recalibrate recall* recapitalise recapitalize receive reclaim reclassify recognise
    recognize recommend recommit reconcile reconsider reconstruct reconvene recover recruit
    rectify recycle* redefine redeploy redesign redevelop redirect redistribute redouble redraft
    redress reduce reexamine refer refine reflect refocus reform* refrain reframe refresh*
    regain register* regularise regulate rehabilitate reimburse reinforce reinstate reintegrate
    reintroduce reinvest reinvigorate reiterate reject relaunch relax release* relieve relocate
    rely remain remedy* remember remind remove remunerate renegotiate renew renounce reopen
    reorganise reorganize reorient repair* repatriate repeal repeat replace* replenish replicate
    report* reposition reprogram repurpose request* require rescind research* reserve* reset
    resettle reshape resist reskill resolve resource* respect* respond restart restore restrain
    restrict restructure resume retain rethink retire retool retrain retrofit return* reverse
    review* revise revisit revitalise revitalize revive revoke reward* rework rewrite rezone
    ring-fence ringfence roll* rotate run* safeguard sanction* satisfy save* scale schedule*
    scrap* screen* scrutinise scrutinize secure* seed* seek seize select sell send sensitise
    sensitize separate* sequence serve set settle shape* share* shield* shift* shore shorten
    show* showcase shun shut sign* signal* simplify skip smooth soften solicit solidify solve
    source* spare speak spearhead specify speed* spell spend sponsor* spread* stabilise
    stabilize staff* stand* standardise standardize start* stay steer* step* step-up stimulate
    stockpile stop store* streamline strengthen stress* strike* strive structure* study*
    subject* submit subsidise subsidize substitute summarise summarize supplement supply*
    support* suppress survey* suspend sustain switch* synchronise synthesise synthesize tackle
    tailor take tap* target* task* tax* teach terminate test* think tie tighten tolerate toughen
    track* trade* train* transfer* transform transition* translate transmit transpose treat*
    trial* trim* triple try* turn* tutor unblock unbundle undergo undertake underwrite undo
    unfreeze unify unite unleash unlock unwind update* upgrade* uphold upskill upzone urge use*
    usher utilise utilize vaccinate validate value* verify vet visit* vote* waive warn wean
    weigh welcome* widen withdraw withhold work* write
    """
)

ACTIONS: Final = frozenset(verb.rstrip("*") for verb in _VERBS)
AMBIGUOUS: Final = frozenset(verb[:-1] for verb in _VERBS if verb.endswith("*"))

#: Verbs of an imperative that speaks to the reader and not to those who govern.
RHETORICAL: Final = word_set(
    """
    add ask assume call connect consider contact dive enter explore find follow get imagine join
    learn listen look make observe recall register remember return share show sign skip start
    stay suppose take think turn visit
    """
)

#: Verbs that say what follows from something: with *could*, *may* and *might* they
#: predict. A verb may be in ACTIONS too: then it is the subject that decides.
CONSEQUENCES: Final = word_set(
    """
    affect aggravate alienate amplify appear arise attract backfire be become begin bring cause
    change collapse come complicate compound constitute continue contribute cost cover create
    damage deepen degrade delay deprive derail destabilise destabilize deteriorate diminish
    discourage disrupt divert drive drop embolden emerge enable encourage endanger erode
    escalate evolve exacerbate exceed expand expect experience explain expose face fail fall
    feel find force fuel gain generate give grow happen harm hasten have heighten hinder hurt
    impact impair impede imperil imply improve increase inflame inflict influence intensify
    invite jeopardise jeopardize lack last lead leave lengthen lose lower make mean necessitate
    need neutralise neutralize occur offset outweigh pave persist place pose precipitate present
    prevent produce prolong prompt prove provoke push put raise receive reduce reflect remain
    represent require result reverse rise risk satisfy save see seem shift show sink slow soften
    spark spill spread stem stifle stoke strain strengthen suffer suggest take threaten trigger
    undercut undermine undo unleash unravel vary weaken widen win worsen yield
    """
)

#: Who can be asked, where a name does not tell: heads of subjects, in any number.
AGENTS: Final = word_set(
    """
    actor actors administration administrations administrator administrators agencies agency
    alliance alliances allies ally assembly association associations authorities authority bank
    banks board boards bodies body business businesses cabinet chair charities charity chief
    chiefs cities city coalition coalitions commission commissioner commissioners commissions
    committee committees communities community companies company congress corporations council
    councillors councils countries country court courts decision-maker decision-makers
    department departments diplomats director directors donor donors employer employers
    executive executives experts farmers federation firms forces founders funder funders
    government governments governor governors group groups head heads hospitals institute
    institutes institution institutions investor investors judges jurisdictions landlords
    lawmakers leader leaders leadership legislators legislature lenders manufacturers mayor
    mayors media member members minister ministers ministries ministry municipalities
    municipality nation nations ngos ombudsman operator operators organisation organisations
    organization organizations owners panel parliament parliamentarians parties partner partners
    party planners platforms police policy-maker policy-makers policymaker policymakers
    politicians practitioners president producers professionals providers province provinces
    public regulator regulators research researchers retailers school schools secretariat
    secretaries secretary senate service services signatories society stakeholders state states
    suppliers treasury trusts union unions universities university we world you
    """
)

#: Nouns that announce a proposal when they are the subject of *could*.
OPTIONS: Final = word_set(
    """
    alternative alternatives approach approaches avenue avenues idea ideas improvement
    improvements measure measures method methods option options path pathway possibilities
    possibility priorities priority proposal reform reforms remedies remedy response responses
    solution solutions step steps strategies strategy way ways
    """
)

#: What governments make and can shape: *the programme could focus on*.
PLANS: Final = word_set(
    """
    agreement agreements bill campaign consortium effort efforts framework frameworks fund funds
    guidance initiative initiatives law laws legislation model models plan plans policies policy
    program programme programmes programs project projects regulation regulations scheme schemes
    standards treaty
    """
)

#: What an author calls the text or itself, in *this paper recommends*.
SELF_NAMES: Final = word_set(
    """
    analysis article author authors brief briefing chapter commission committee essay inquiry
    note panel paper project report review statement study taskforce team
    """
)

#: Verbs by which a text hands on what another says.
REPORTING: Final = word_set(
    """
    accepted acknowledged added advised advocated agreed alleged announced argue argued argues
    asserted asserts believe believed believes called claim claimed claims commented complained
    concluded concludes confirmed considered considers contend contended contends declared
    demanded emphasised emphasized envisaged estimated explained feared felt found hoped hopes
    indicated indicates insist insisted insists instructed maintained maintains mentioned noted
    notes ordered outlined pledged pointed predicted predicts prescribed prescribes promised
    proposed provided provides recalled recommended reiterated remarked replied reported reports
    requested required requires responded revealed reveals ruled said say says showed shows
    specified specifies stated states stipulated stipulates stressed suggested suggests
    testified think thinks thought told underlined underscored urged urges vowed wants warn
    warned warns wrote
    """
)

#: Participles and adjectives of *it should be noted*: they ask for no action.
NOTING: Final = word_set(
    """
    acknowledged apparent cause clear emphasised emphasized evident expected interesting
    interpreted mentioned noted noticed observed obvious pointed read recalled remembered said
    seen stressed surprising understood viewed
    """
)

#: Words before *that* which carry what follows (*the conclusion is that*), so that it is no
#: relative clause.
CARRIERS: Final = word_set(
    """
    agreement are argue argued argues be believe case clear conclude conclusion consensus
    consider considered considers emphasise emphasize find finds highlight implies imply is
    lesson mean means message note opinion point recommendation so stress such suggest suggests
    think thinks underline view was
    """
)

#: Valuations that bind like *must* when said of an action.
VITAL: Final = word_set(
    """
    critical crucial essential imperative indispensable key mandatory necessary paramount urgent
    vital
    """
)

#: Valuations that advise like *should*.
IMPORTANT: Final = word_set(
    """
    advisable appropriate beneficial best better desirable helpful important prudent sensible
    useful wise worthwhile
    """
)
