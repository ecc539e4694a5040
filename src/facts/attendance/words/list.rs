//! The words themselves, by what they may be.

use super::{
    AWAY, BODY, ELECTED, ELSE, LEADS, LETTERS, PARTICLE, PLURAL, RANK, ROLE, STOP, TITLE, VERB,
    WHOSE,
};

pub(super) const WORDS: &[(u16, &str)] = &[
    (
        TITLE | ELECTED,
        "councillor cllr cllor clr coun cyng cynghorydd cclr comh cr cmhlr comhairleoir alderman ald alderwoman bailie \
      councilmember councilman councilwoman councilor selectman commissioner",
    ),
    (
        TITLE | ELECTED | PLURAL,
        "councillors councillor's cllrs cllr's clrs cclrs crs cynghorwyr comhairleoirí aldermen councilors councilmembers councilmen councilwomen commissioners bailies",
    ),
    (
        TITLE,
        "mr mrs ms miss mx dr prof professor rev revd rev'd reverend canon fr father sir dame lord lady baroness \
      baron hon judge captain capt major maj colonel col cdr brig lt lieutenant cathaoirleach rabbi imam bishop",
    ),
    (TITLE | PLURAL, "messrs mmes drs professors"),
    (
        TITLE | RANK,
        "pc wpc dc pcso sgt sergeant insp inspector supt superintendent constable garda detective",
    ),
    (WHOSE | BODY, "honorary county borough district city town parish community ward state"),
    (
        ROLE,
        "lay pro tem non-executive bursar matron proctor verger curate churchwarden vicar webmaster publicity gp cao ceo cfo coo cto sao depute director directors officer officers official officials manager managers head heads chief clerk \
      deputy secretary treasurer chair chairman chairwoman chairperson vice vice-chair vice-chairman vice-chairperson \
      vice-chairwoman vice-president vice-mayor deputy-chair co-chair recorder speaker convenor-depute convenor convener member members \
      governor governors leader lead adviser advisor advisers advisors assistant executive engineer planner \
      solicitor lawyer barrister attorney librarian curator coordinator co-ordinator administrator administration \
      representative representatives rep reps observer observers principal senior junior interim acting associate \
      consultant architect surveyor accountant auditor analyst specialist technician warden ranger supervisor \
      president provost mayor cathaoirleach leas-chathaoirleach leaschathaoirleach cadeirydd is-gadeirydd maer clerc rúnaí cléireach lieutenant sheriff portfolio holder trustee trustees partner teacher headteacher \
      head-teacher lecturer student students parent staff substitute substitutes substituting deputising editor reporter \
      journalist press architect agent applicant co-opted coopted appointed independent nominee delegate \
      delegates guest guests visitor visitors volunteer caretaker nurse designated minister spokesperson \
      spokesman ombudsman commander registrar inspector minutes-taker chaplain sacristan steward scrutineer \
      reeve presiding administrator-clerk owner developer resident residents sysadmin ex-officio founder \
      worshipful democratic business scientist economist organiser worker keyworker practitioner controller buyer \
      chancellor vice-chancellor pro-chancellor pro-vice-chancellor programme program project team committee cabinet secretariat facilitator teller tellers arborist",
    ),
    (
        BODY,
        "council councils board trust university college school schools academy constabulary police nhs \
      services service department dept ltd limited plc llp association society partnership agency authority \
      church diocese union group foundation institute centre center hospital office bureau federation network \
      forum panel commission company gallery museum library libraries house home homes charity club \
      children childrens families family education housing finance financial legal adult adults social care \
      health planning transport transportation highways environment environmental regeneration leisure culture \
      cultural communities safety safeguarding improvement governance compliance learning skills economic economy \
      development property resources performance partnerships policy strategy strategic communications corporate \
      customer digital growth place public protection waste street parks licensing regulatory trading standards \
      revenues benefits audit risk insurance procurement human information technology wellbeing prevention early \
      help intervention aspiration lifelong youth sport sports arts tourism heritage operations commissioning \
      delivery quality support research infrastructure estates assets capital projects programmes scrutiny \
      elections electoral municipal regional national international local government royal roman catholic \
      england scotland wales ireland northern southern eastern western primary secondary special inclusion \
      equalities neighbourhood neighbourhoods rural urban fire rescue ambulance clinical medical nursing \
      mental primary conservation countryside biodiversity climate sustainability energy water drainage flood \
      building control enforcement roads traffic parking cemeteries markets event events television radio news gazette times herald advertiser courier express \
      echo chronicle argus mercury journal healthwatch probation voluntary alliance consortium action actions",
    ),
    (
        LETTERS,
        "mbe obe cbe bem kcb cb jp qc kc dl phd bsc msc ma ba frics mrics ceng fca cpfa qpm qfsm esq mcips td mp msp \
      mla mep ms am tc msc snr jnr jr sr dphil llb ii iii iv",
    ),
    (
        PARTICLE,
        "de da di du del della den der van von la le al el bin ap ab uí ui ó o ní ni nic mhic mag mac mc ua st st. san dos ter ten op",
    ),
    (
        STOP,
        "the there these this that those they it its no none nil all any some apologies apology present absent \
      attendance attending declarations declaration interest interests minutes minute matters arising welcome \
      agenda item items report reports resolved agreed noted election appointment introduction introductions \
      update leave date time venue location place page vacancy vacant vacancies tbc tba n/a contact contacts tel \
      telephone email phone fax quorum action actions note notes also in on at with when where which who whom \
      from to by is as or if not he she we i a an one two three four five six seven eight nine ten \
      several approx approximately circa various unknown everyone everybody nobody others other members public gallery \
      meeting meetings mobile recording introduction purpose session part appendix key legend total number \
      name names organisation initials status role title signed end start monday tuesday wednesday thursday \
      friday saturday sunday january february april june july august september october november \
      december following previous open closed opening closing call order roll pledge approval consideration \
      motion moved seconded carried discussion decision document documents supporting additional correspondence \
      invocation questions petitions deputations business urgent exclusion chairs statements adjournment \
      distribution circulation cc copies copy his her their our",
    ),
    (
        VERB,
        "is was were are had has have been be welcomed opened chaired declared received agreed resolved confirmed asked \
      reported stated explained thanked commenced began would will should may might must shall could can stood \
      took gave sent said read held proposed seconded moved approved considered discussed referred presented \
      introduced advised announced expressed informed requested suggested recommended spoke raised made \
      accepted noted clarified closed called appointed elected reminded signed did does do went came conveyed \
      added highlighted updated convened met apologised spoken paid",
    ),
    (
        AWAY,
        "abroad vacation cancelled disqualified n/a absent absence absences absentees apologies apology apols attend away cannot deceased declined didn't couldn't dna excused \
      failed holiday ill illness leave maternity missing paternity proxy regrets resigned sick sickness unable unavailable \
      unexcused unwell non-attendance non-attendees non-attending",
    ),
    (
        ELSE,
        "action actions author authors cc cc'd circulated circulation copied copies copy distribution info information \
      owner owners prepared signed abstained abstaining against candidate candidates declarations declared \
      dispensation dispensations favor favour interest interests moved mover nominations prayers \
      proposed proposer proxies recused seconded seconder voted due expected forthcoming \
      invited invitees last membership next optional previous previously required retired tentative",
    ),
    (
        LEADS,
        "right rt the lord honourable an garda council deputy vice mayor provost reeve selectman trustee supervisor \
      president trustees supervisors selectmen freeholders directors board commission committee appointed co-opted \
      coopted independent lay parent ex-officio chief",
    ),
];

/// Given names in common use in Britain, Ireland and North America: only ever used to choose
/// between two readings of a list, never needed where commas and titles are clear.
pub(super) const GIVEN_NAMES: &str = "aaron abdul abigail abraham adam adele adrian agnes ahmed aidan aileen ailsa aisha alan alasdair \
alastair albert alec alex alexander alexandra alf alfred ali alice alicia alison alistair allan allen alma alun alwyn \
amanda amber amelia amina amir amjad amy ana andre andrea andrew andy angela angie angus anil anita ann anna annabel \
anne annette annie annemarie anthea anthony antonia antonio april archie arlene arnold arthur arun ashley asif audrey austin \
barbara barney barry bart beatrice becki becky belinda ben benjamin bernadette bernard bernie bert beryl beth bethan betty bev beverley \
beverly bill billy bob bobby brad bradley brenda brendan brian bridget bruce bryan bryn caitlin callum calum cameron \
camilla carl carla carmel carol carole carolina caroline carolyn caron carys catherine cathleen cathy cecil celia chad charles \
charlie charlotte chloe chris chrissie christian christina christine christopher chuck ciara cindy claire clare clara \
clarence claudia clement clifford clive colin colette colm conn connor conor constance corinne craig curtis cynthia cyril daisy dale \
damian damien dan daniel danielle danny daphne darren dave david dawn dean deanna debbie deborah declan deepak deirdre \
delia denis denise dennis derek dermot des desmond dexter diana diane dick dilys dolores dominic don donald donna doreen doris \
dorothy doug dougal douglas duncan dylan eamon eamonn ed eddie edgar edith edmund edna edward edwin eileen elaine \
eleanor elena elisabeth eliza elizabeth ella ellen ellie elliot elliott elsie emily emma emmanuel enda enid eric erica \
erik erin ernest ernie esme esther ethel ethan eugene eunice eva evan eve evelyn ewan ewen faith fatima fay faye felicity \
felix fergus finlay fiona flora florence frances francesca francis frank fraser fred freda frederick freya gabriel gail \
gareth garry gary gavin gaye gemma gene geoff geoffrey george georgia georgina gerald geraldine gerard geri gerry gervase ghulam gilbert \
giles gill gillian gina ginny gladys glen glenda glenn glenys gloria glyn gordon grace graeme graham grant greg gregor \
gregory greta guy gwen gwyn gwyneth hamish hannah harold harriet harry harvey hassan hayley hazel heather hector heidi \
helen helena henry herbert hilary hillary hilda holly howard hugh hugo hussain ian ibrahim imran ina ines ingrid iona \
irene iris irvine isaac isabel isabella isla isobel ivan ivor ivy jack jackie jacob jacqueline jacqui jade jake james \
jamie jan jane janet janice janine jasmine jason jay jayne jean jeanette jeff jeffrey jemima jen jennie jennifer jenny \
jeremy jerome jerry jess jesse jessica jessie jill jillian jim jimmy jo joan joann joanna joanne joe joel john johnny jon jonathan \
jonny jordan jos jose joseph josephine josh joshua joy joyce juan jude judith judy julia julian julie juliet june justin justine \
kamal karen karim karin karl karla kate katharine katherine kathleen kathryn kathy katie katrina katy kay keith kelly kelvin ken \
kenneth kenny kenton kerry kevin khalid kieran kim kimberly kirsten kirsty kit kris kristen kurt kyle lachlan lara larry laura lauren \
laurence laurie lawrence leah lee leigh len lena leo leon leonard leonie les lesley leslie lev lewis liam libby lila lillian lily \
linda lindsay lindsey lionel lisa liz lizzie lloyd lois lola lorna lorraine lou louis louisa louise lucas lucia lucinda \
lucy luke lydia lyn lynda lynette lynn lynne mabel madeleine madge maggie mahmood mairead mairi malcolm mandy manuel mara marc \
marcia marcus margaret margery margot maria marian marianne marie marilyn marina mario marion marjorie mark marlene \
marsha martha martin martina martyn mary matt matthew maud maura maureen maurice mavis max maxine may meg megan mel \
melanie melissa melvin mercedes mervyn mia michael michaela michele michelle mick miguel mike mildred miles millie \
milly mina miranda miriam mohamed mohammad mohammed moira molly mona monica morag morgan muhammad muriel murray myra \
myrtle nadia nadine nancy naomi nasreen natalie natasha nathan neal ned neil nell nelson nesta neville niall nicholas \
nick nicky nicola nicole nigel nina nita noel nora noreen norma norman nuala olive oliver olivia olwen omar oonagh orla oscar \
owen paddy padraig pam pamela pat patience patricia patrick patsy paul paula pauline pearl peggy penelope penny percy \
perry pete peter petra phil philip philippa phillip phoebe phyllis pip polly priscilla priya rachael rachel raj rajesh ralph \
ramesh randall raymond ray rebecca reg reginald rene reuben rex rhian rhiannon rhoda rhona rhys ricardo richard rick \
ricky rita rob robbie robert roberta robin rod roddy roderick rodney roger roland ron ronald ronnie rory rosa rosalind \
rosaleen rose rosemary rosie ross rowena roy ruby rupert russ russell ruth ryan sadie sadia saeed sally salma sam samantha \
samuel sandra sandy sanjay sara sarah saul scott sean sebastian seamus selina shahid shane shannon sharon shaun shehla sheena sheila \
shelley sherry shirley shona sian sid sidney siobhan shiobhan simon sinead sofia sonia sophia sophie stan stanley stella stephanie \
stephen steve steven stewart stuart sue sunil susan susanna susannah suzanne suzy sybil sydney sylvia syed tamara tamsin tamsyn tania tanya \
tara tariq ted terence teresa terri terry tess tessa thelma theo theresa thomas tim timothy tina toby todd tom tommy toni \
tony tracey tracy trevor trey tricia trish trudy una ursula val valerie vanessa vera vernon veronica vic vicki vicky victor victoria \
vijay vince vincent viola violet virginia vivian vivien vivienne wallace wally walter wanda warren wayne wendy wesley \
wilfred will william willie wilma winifred winston xavier yasmin yvette yvonne zac zachary zara zoe \
aine ann-marie aodhan aodh aoife art bea becca bernadine bertie bláithín brid bridie bríd bronagh caoimhe carole-anne cathal \
cathriona catriona charley ciara ciaran ciarán cliona clodagh colum cormac dara daithí darragh deaglán dearbhla dermott diarmuid domhnall \
donagh donal donncha dónal eamonn éamon eilis eimear eithne emer eoghan eoin ernan fearghal fergal fiachra finbarr finola \
fionn fionnuala fidelma flan fran frankie freddie gabrielle gav gaz ger gráinne grainne gus honor imelda jarlath jez \
jonno jonjo jools josie jules kath kayleigh kez lar lorcan macdara maeve mairéad majella malachy maeliosa mal manus \
matty mattie mo muireann nat nessa niamh nora noeleen nuala oisín oisin oona órla orlagh paudie pearse peadar \
philomena pádraic pádraig pat-joe pius raymie roisin róisín rory ruairi ruairí ryan seanán seosamh seánie séamus seamas seán \
sheelagh síle sinéad siobhán sorcha steph tadhg tarlach tasha tess tomás toireasa torlach treasa turlough úna ultan vinny \
zack zach zak kofi nadia priya femi usha anita ravi wei asif amir samir farah kwame ade ngozi \
chidi nomsa thabo sipho themba lerato zanele tui hemi mere wiremu aroha piotr agnieszka \
iain eilidh mhairi struan murdo effie ruaridh lachie torquil kirsteen elspeth euan jock seonaid sioned dewi nerys huw \
aled gethin ieuan emyr eifion eirlys meirion mair non elin lowri rhodri cai gwilym hywel iolo clyde dora \
elmer fern irma hope harlan dwight marge myrna verna opal lowell merle orville delbert leroy earl vern lyle \
dwayne duane darrell randy rusty brent brett cody dustin jared lance marvin mitchell stacy tiffany troy tyler wade \
wyatt cara fia gearóid íde jaz kev nige hels tunji astrid hamza sunita cora ada hal gil ivo \
hattie nils otto alexr benj chas danl edw edwd fredk geo hy jas jno richd robt saml thos wm \
nate phyllis randi bonnie lorne ewart trudy roxanne tammy merv del gord doug marv stu bev rod russ";
