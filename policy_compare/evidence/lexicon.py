"""The words by which English papers urge, and the ones that only look like it.

Sets of words, each with what it is for; the rules that use them are in the modules beside.
They hold no name, no place and no subject of policy: a word belongs here only if it urges,
reports or predicts in any field. Small sets that serve one rule stand with it.
"""

from typing import Final


def words(text: str) -> frozenset[str]:
    """The words of a text that holds nothing but words and white space."""
    return frozenset(text.split())


#: Verbs of what one can be asked to do, in their base form. They begin imperatives, and
#: with -ing the fragments of lists. Consequences (cause, deepen) are not among them unless
#: one can also be asked for them.
ACTIONS: Final = words(
    """
    abandon abide abolish abrogate abstain accede accelerate accept accommodate accompany
    accomplish account accredit achieve acknowledge acquire act activate adapt add address
    adhere adjust administer adopt advance advocate affirm agree aid align alleviate allocate
    allow amend analyse analyze announce anticipate appeal apply appoint apportion approach
    approve arrange articulate ask assemble assert assess assign assist assume assure attach
    attain attract audit authorise authorize avail avert avoid await award balance ban bar base
    be become begin bolster boost bridge bring broaden broker budget build calibrate call
    campaign cancel cap capitalise capitalize carry cease centralise centralize certify
    challenge champion change channel charge charter check circulate clarify classify clear
    close co-operate co-ordinate codify collaborate collate collect combat combine commence
    commission commit communicate compel compensate compile complement complete comply
    concentrate conclude condemn condition conduct confer confirm confront connect consider
    consolidate constrain construct consult continue contract contribute control convene
    convert convey convince cooperate coordinate correct counter counteract counterbalance
    cover craft create criminalise criminalize cultivate curb curtail cut deal decentralise
    decentralize decide declare declassify decline decommission decrease decriminalise
    decriminalize dedicate deepen defend defer define deliver demand demonstrate denounce deny
    deploy deregulate design designate destroy detect deter determine develop devise devolve
    devote diminish direct disaggregate disclose discontinue discourage discuss dismantle
    disrupt disseminate distribute diversify divert document double draft draw drive drop
    earmark ease educate elaborate elevate eliminate embark embed embrace emphasise emphasize
    employ empower enable enact encourage end endeavor endeavour endorse enforce engage enhance
    enlarge enlist enrich enshrine ensure enter equip eradicate escalate establish evaluate
    examine exchange exclude execute exempt exercise expand expedite explain exploit explore
    expose extend facilitate fast-track fight file finalise finalize finance find fix focus
    follow forbid force forego forge formalise formalize formulate foster free freeze fulfil
    fulfill fund further gather generate get give go govern grant grow guarantee guard guide
    halt halve harmonise harmonize harness heed help highlight hire hold honor honour identify
    illuminate impede implement impose improve incentivise incentivize include incorporate
    increase increment index inform initiate innovate insist inspect inspire install institute
    institutionalise institutionalize insulate insure integrate intensify introduce inventory
    invest investigate invite involve isolate issue join keep label launch lead learn legalise
    legalize legislate lend lessen leverage liaise liberalise liberalize license lift limit
    link list listen lobby localise localize look lower mainstream maintain make manage mandate
    map mark maximise maximize measure mediate meet merge minimise minimize mitigate mobilise
    mobilize model modernise modernize modify monitor motivate mount move multiply narrow
    negotiate nominate normalise normalize notify nurture obligate oblige observe obtain offer
    offset open operationalise operationalize oppose optimise optimize order organise organize
    orient outlaw outline overcome overhaul oversee participate partner pass pause pay penalise
    penalize permit persevere persist persuade phase pilot pioneer place plan play pledge plug
    pool position postpone practise prepare present preserve press pressure prevent prioritise
    prioritize privatise proceed procure produce professionalise prohibit project promote
    prompt promulgate propose prosecute protect provide publicise publicize publish pull punish
    purchase pursue push put raise ramp ratify re-engage re-establish re-evaluate re-examine
    re-open re-think reach reaffirm realign realise realize reallocate reassess reassure
    rebalance rebuild recalibrate recall receive recognise recognize recommit reconcile
    reconsider reconstruct recruit rectify redesign redirect redistribute redouble redraft
    redress reduce reexamine refine reflect reform refrain reframe regain register regularise
    regulate rehabilitate reimburse reinforce reinstate reintroduce reinvest reinvigorate
    reject relax release relieve relocate rely remain remedy remember remind remove renegotiate
    renew renounce reopen reorganise repair repatriate repeal repeat replace replicate report
    recover request require rescind research reserve reset reshape resist resolve resource respect
    respond restart restore restrain restrict restructure resume retain rethink retire retrain
    return reverse review revise revisit revitalise revitalize revive revoke reward rewrite
    ring-fence rotate safeguard sanction scale schedule scrap screen scrutinise scrutinize
    secure seek seize select sell send sensitise sensitize separate sequence serve set settle
    shape share shift shorten show shut sign signal simplify skip solicit solve spare speak
    spearhead specify speed spell spend sponsor spread stabilise stabilize staff stand
    standardise standardize start stay steer step step-up stimulate stockpile stop streamline
    strengthen stress strike strive structure study subject submit subsidise subsidize
    substitute supplement supply support suppress suspend sustain switch synchronise tackle
    tailor take target task tax teach terminate test think tie tighten tolerate toughen track
    trade train transfer transform transition translate transmit transpose treat triple try
    turn tutor undergo undertake unify unite unlock update upgrade uphold upskill urge use
    utilise utilize verify visit vote waive warn weigh welcome widen withdraw withhold work
    write
    """
)

#: Verbs of action that are as often nouns or adjectives: at the beginning of a sentence they
#: are taken for verbs only where an object follows.
AMBIGUOUS: Final = words(
    """
    institute process question resource surface
    aid balance ban base budget campaign cap challenge change charge check clear close complete
    correct cut deal demand design direct document draft drive end exchange exercise file
    finance focus force freeze fund further grant guard guide halt help highlight hire hold
    increase index issue label lead limit link list map mark measure model monitor narrow offer
    open order outline partner pass pause permit pilot place plan play pool position present
    press pressure produce project prompt purchase raise reach reform register release repair
    replace report request research reserve respect return review reward sanction schedule
    screen secure separate shape share shift show sign signal speed spread staff stand start
    step stress strike structure study subject supply support switch target task tax test track
    trade train transfer transition treat try turn update upgrade use visit vote welcome work
    """
)

#: Verbs of an imperative that speaks to the reader and not to those who govern.
RHETORICAL: Final = words(
    """
    add ask assume call consider enter explore follow get learn listen look make observe recall
    register remember return share show sign skip start stay take think turn visit
    """
)

#: Verbs that say what follows from something: with *could*, *may* and *might* they
#: predict. A verb may be in ACTIONS too: then it is the subject that decides.
CONSEQUENCES: Final = words(
    """
    affect aggravate alienate amplify appear arise attract backfire be become begin bring cause
    change collapse come complicate compound constitute contribute cost cover create damage
    deepen degrade delay deprive derail destabilise destabilize deteriorate diminish discourage
    disrupt divert drive drop embolden emerge enable encourage endanger erode escalate evolve
    exacerbate exceed expand expect experience explain expose face fail fall feel find force
    fuel gain generate give grow happen harm have heighten hinder hurt impact impair impede
    imperil imply improve increase inflame inflict influence intensify invite jeopardise
    jeopardize lack last lead leave lengthen lose lower make mean necessitate need occur offset
    outweigh pave persist place pose precipitate present prevent produce prolong prompt prove
    provoke push put raise receive reduce reflect remain represent require result reverse rise
    risk save see seem shift show sink slow spark spill spread stem stifle stoke strain
    strengthen suffer suggest take threaten trigger undercut undermine undo unleash unravel
    vary weaken widen win worsen yield
    """
)

#: Who can be asked, where a name does not tell: heads of subjects, in any number.
AGENTS: Final = words(
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
    organization organizations owners panel parliament parliamentarians parties partner
    partners party planners platforms police policy-maker policy-makers policymaker
    policymakers politicians practitioners president producers professionals providers province
    provinces public regulator regulators research researchers retailers school schools
    secretariat secretaries secretary senate service services signatories society stakeholders
    state states suppliers treasury trusts union unions universities university we world
    """
)

#: Nouns that announce a proposal when they are the subject of *could*.
OPTIONS: Final = words(
    """
    alternative alternatives approach approaches avenue avenues idea ideas improvement
    improvements measure measures method methods option options path pathway possibilities
    possibility priorities priority proposal reform reforms remedies remedy response responses
    solution solutions step steps strategies strategy way ways
    """
)

#: What an author calls the text or itself, in *this paper recommends*.
AUTHORS: Final = words(
    """
    analysis article author authors brief briefing chapter commission committee essay inquiry
    note panel paper project report review statement study taskforce team
    """
)

#: Verbs by which a text hands on what another says.
REPORTING: Final = words(
    """
    accepted acknowledged added advised advocated agreed alleged announced argue argued argues
    asserted asserts believe believed believes called claim claimed claims commented complained
    concluded concludes confirmed contend contended contends declared demanded emphasised
    emphasized envisaged estimated explained feared felt found hoped hopes indicated indicates
    insist insisted insists instructed maintained maintains mentioned noted notes ordered
    outlined pledged pointed predicted predicts prescribed prescribes promised proposed
    provided provides recalled recommended reiterated remarked replied reported reports
    requested required requires responded revealed reveals ruled said say says showed shows
    specified specifies stated states stipulated stipulates stressed suggested suggests
    testified think thinks thought told underlined underscored urged urges vowed wants warn
    warned warns wrote
    """
)

#: The same, but only where *that* follows, since they are as often nouns.
REPORTING_THAT: Final = words(
    """
    acknowledge conclude demand estimate feel indicate mean note provide report require reveal
    show specify state stipulate suggest urge
    """
)

#: Participles and adjectives of *it should be noted*: they ask for no action.
NOTING: Final = words(
    """
    acknowledged apparent borne cause clear emphasised emphasized evident expected interesting
    interpreted kept mentioned noted noticed observed obvious pointed read recalled remembered
    said seen stressed surprising understood viewed
    """
)

#: Words before *that* which carry what follows (*the conclusion is that*), so that it is no
#: relative clause.
CARRIERS: Final = words(
    """
    agreement are argue argued argues be believe case clear conclusion consensus emphasise
    emphasize highlight is lesson mean means message note opinion point recommendation so stress
    such think underline view was
    """
)

#: Valuations that bind like *must* when said of an action.
VITAL: Final = words(
    """
    critical crucial essential imperative indispensable mandatory necessary paramount urgent
    vital
    """
)

#: Valuations that advise like *should*.
IMPORTANT: Final = words(
    """
    advisable appropriate beneficial best better desirable helpful important prudent sensible
    useful wise worthwhile
    """
)
