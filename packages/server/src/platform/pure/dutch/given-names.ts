/**
 * Common first names in the Netherlands, folded to lower case without accents. Used only to decide cases that the
 * spelling leaves open: a lone word in a name column ("Menno"), a short word that could be initials ("Jan", "JAN")
 * and the word after initials ("A. Maria van Dam"). Names that are as common as a surname are left out on purpose.
 */
const NAMES = `
aafke aart abdel abdul ad ada adam adri adriaan adriana adrie aisha albert alexander alice alina amber amina amir amira an ana
andre andrea andreas andrzej angela angelique anika anita anja anke ankie ann anna annabel anne annelies annemarie annemiek anneke
annet annette annie annika anouk ans anthony anton antonia antoinette antoon anouar appie ariane arie arjan arjen arnold arno aron
arthur arend astrid atie ayse aya babette barbara bart bas bastiaan bea beatrix beau beatrice bep benjamin bennie benthe bernadette
bert bertus bianca bilal bjorn bo boaz bob boudewijn bram brenda brian brigitte britt bruno cas carel carla carlijn carlo carmen
carolien carolina caroline casper catharina cecile cees celine chantal charlotte chris christa christiaan christian christina
christine ciska claire clara claudia coby cor cora corine cornel cornelia cornelis corrie daan damian daniel daniella danielle danny daphne david
debbie demi denise dennis desiree diana dick diederik dieuwke dini dinie diny dirk dominique dook dora dorien doris dorus douwe
dragan dylan ed eddy edith edward edwin eefje eelco eline elena elif elin elise elisa elisabeth elizabeth ella elle ellen elly
els elsa elsbeth elske emiel emily emine emma emre engelbert eric erica erik erika erna ernst esmee esra esther eva evelien
eveline evelyn evert evi evy fabian fadoua fatih fatima fatma feline femke fenna ferdinand ferry fien fleur floor floortje
floris frank franka frans fred freddy frederik freek froukje gabriel gea geert geertje geertruida ger gerard gerben gerda
gerdien gerrie gerrit gert gertjan giel gijs gina gitte greet greetje greta guido guus gwen hafid halil hanna hannah hanneke hannie
hans harm harmen harold harriet harrie harry hasan hassan hatice hedwig heidi heleen helena helma hendrik hendrika henk hennie
henny henri henriette herma herman hermien hester hetty hidde hilda hilde hubert hugo huib huub huseyin ibrahim ida ilona ilse
ina ine inge ingeborg ingrid irena irene iris irma isa isaac isabel isabella isabelle ivo izaak jaap jacco jack jackie jaco jacoba
jacobus jacqueline jade jan jana janna janneke jannes jannetje jannie janny jantje janine jarno jasmijn jasper jayden jean jeanette
jeanine jeanne jeannette jef jelle jelmer jennifer jenny jens jeroen jesse jessica jet jette jill jim jip jo joan joanna job jochem
joep johan johanna johannes john johnny joke jolanda jolien jolijn joost jord jordy joris jos jose josien josephine joshua joyce
judith julia julian julie juliette jurgen juriaan jurre jurrien justin jutta juul kaj karel karen karien karim karima karin karina kas katarzyna
katja katinka kaylee kees keet kevin khadija kim klaas klaske koen koos krijn krista kristel kristian krzysztof lana lara lars
latifa laura lauren laurens lea leen leendert leo leon leonie leonoor leontien lex lia lida lidia lidy lidwien lieke lies liesbeth lieve liesje lilian
lily linda lindsay linsey lisa lisanne lise lisette lisa-marie liselotte liv liz lize loes lois lonneke lot lotte louis louisa louise luc
luca lucia lucie lucy ludo luka lukas luuk lydia lynn maaike maarten maartje machteld mads mae maja malgorzata manon manuela
marc marcel marcella marco margaretha margo margot margreet margriet maria marian marianne marie marieke mariella marielle mariet mariette
marije marijke marijn marijke marike marina marinus mario marion mariska marit maria-jose marja marjan marjolein marjon mark marleen
marlies marloes marsha marte martha martijn martine marwa mats matthijs maud maurice maurits max maya mees mehmet melanie melissa
melle menno mercedes merel merijn merle meryem michael michel michelle mick miep mien mieke mike mila milan milou mina minke
mira miranda miriam mirjam mirte mohamed mohammed moniek monika monique morris mustafa mustapha myra myrna myrthe nadia nadine naomi
nathalie nathan nel nelis nelleke nellie nelly nick nico nicolaas nicole nicolette niek niels nienke nina noa noah noe noel noor noortje
nora nordin norah noud nouri odette olaf oliver olivia olivier omar onno oscar pascal pascale patricia patrick paul paula pauline
peggy pepijn peter petra philip pia pien piet pieter pieternel pim piotr pleun puck quinten quinty rachel rachid rachida ralf ralph
ramon ramona raoul raymond rebecca reina reinier reinout rembrandt remco remko renate rene renee renske reza ria rian rianne richard
rick rico riek rien rik rimke rinske rinus rita roan rob robbert robert robin roberto roel roelof roger roland rolf romy ron ronald
ronnie roosmarijn rosa rosalie rosanne rosemarie rowan ruben rudi rudolf rudy rutger ruth ruud saar sabine said saida salma sam
samantha samira samuel sander sandra sanne sara sarah sascha saskia sebastiaan selma sem serkan shanti sharon siebe siem siemen
sietske silke silvia simone simonne sjaak sjaan sjoerd sjors sofia sofie sonja sophia sophie stan stef stefan stefanie stephan
stephanie steven stijn sunny susan susanna suus suzan suzanna suzanne sven svetlana swaantje sylvana sylvia tamara tanja tara tatiana ted teun
teunis tess tessa thea theo theodora theodorus theresia thijs thirza tiffany tijmen tijn tijs tim timo tina tineke tinus tirza
titia tobias tom tonnie tonny toon trees trijntje trudie trudy truus twan ursula valentina valerie vanessa veerle vera veronica
veronique victor victoria vince vincent viola violet walter wendy werner wesley wessel wibo wies wil wilco wilfred wilhelmina
wilhelmus willeke willem willemien willemijn willie willy wilma wim winnie wout wouter xander yara yasmina yara yasmin yolanda youri
youssef yusuf yvette yvo yvonne zeynep zoe zoey zohra zara`

export const GIVEN_NAMES: ReadonlySet<string> = new Set(NAMES.split(/\s+/).filter(Boolean))
