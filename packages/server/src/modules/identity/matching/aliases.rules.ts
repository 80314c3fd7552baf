/**
 * Formal first names and the call names that go with them in the Netherlands (and a few that came with their bearers).
 * Made for this product from general knowledge of Dutch naming; folded. Two names may be the same person's when they
 * share a formal name: "Hans" and "Johan" both go with Johannes. A name may stand under several formal names.
 */
const CALL_NAMES = `
johannes: johan jan hans johnny john jo joop hannes johann joh juan jannes jannis han jean sjaan jans jantje
johanna: jo joke hanna hannie janna anja jopie hanneke joan jantje janneke jannie johanneke hanne annie joanna anna
cornelis: kees cor cornel corneel nelis cees cornelius crelis corne nelus
cornelia: cor corrie nel nelly nellie corry lia keetje cora cornelie cocky coba
wilhelmus: wim willem wil willy helmus will wilhelm pim guillaume wiel
wilhelmina: wil willy mina mien minie willemien wilma willemijn mientje helma minke wilhelmien willeke
willem: wim wil willy pim wilhelm bill
adrianus: ad adri arie adriaan janus ard arjan adrian
adriana: ad adrie adri jana janny ada adriane arina ariane
petrus: piet peter pieter per pierre petrus pit piotr
petronella: nel nelly nellie petra ella pietje petronel piet petro nelleke
jacobus: jaap jaco jacob koos jac sjaak cobus ko jack jacques jim jakob
jacoba: coba jacqueline jo co cobie koosje jaantje coby ko cootje
antonius: ton toon anton tonny tony teun antoon theun tonnie antonie anthonie ant
antonia: toos tonny tonnie ans antoinette toni anthonia tonia
theodorus: theo dorus door ted dirk thé
theodora: thea dora door doortje theodoor
hendrikus: henk hendrik hein harrie harry henri rick rik driek henny hendricus henricus
hendrika: rika henny riek hennie henriette ria hendrikje hendrina drika heintje
hendrik: henk hein harry henri rik rick driek henny
gerardus: gerard ger gerrit geert sjra gerhard gert
gerrit: ger gert gerard geert gerry
gerritje: gerrie gerry gerda
gerardina: gerda gerdien dien dina gerrie
geertruida: truus geertje trudy trudie gertrud geerte truida ruth truusje gea
maria: marie ria mia mieke marijke miep mies riet marja rie marietje mariet annemarie marian marianne mary maartje marije maryam
catharina: rina toos trien trijntje ina kitty to cathrien katrien catrien rineke cato catherine karin carina nienke katja tineke rien kaatje
katharina: rina trien trijntje ina kitty karin katja katrien
elisabeth: els bep lies betty liesbeth elly bets lisa elise ella lisette betsy lisabeth liesje bettie elsje bea betje lize eliza elizabeth
elizabeth: els bep lies betty liesbeth elly lisa betsy liz
margaretha: greet gretha margriet greetje gré marga margreet greta grietje margot rita margreth griet
anna: an ans annie anneke anne antje anja annet annemiek anita hanna anouk
francisca: cisca franca sis francien fransje ciska francis
franciscus: frans cis sus francois francis frank cees
johan: jan hans joop john
bernardus: ben bernard bart nard benny berend
bernardina: dien dina bernadette dinie ina
lambertus: bert lambert bertus lamber
albertus: bert ab albert appie bertus al
albert: bert ab appie al bertus
gijsbertus: gijs bert gijsbert
hubertus: huub bert hub hubert huib
engelbertus: bert engelbert
robertus: rob robert bert robbie
robert: rob robbert robbie bob
leonardus: leo leen leendert nard leonard lenard len
leendert: leen leo
martinus: martin tinus rinus mart maarten marti tiny tin
maarten: martin maart mart
marinus: rinus rien marien
marina: rina ina
nicolaas: nico klaas nick niek claas niels
alexander: alex sander lex xander sascha al
alexandra: alex sandra xandra
matthijs: thijs matthias mathijs matt
mattheus: matthijs thijs theo teeuw mathieu
mathias: thijs matthias hias mat
sebastiaan: bas sebas seb bastiaan
bastiaan: bas
christiaan: chris christian kris
christina: chris stien tineke christine tina stina christien christa
laurentius: laurens lau lou rens louw
laurens: lau rens lars
ludovicus: louis lode lou loek ludo
lodewijk: louis lou lode loek
louisa: loes wies lous louise
aloysius: louis wies lou
arnoldus: arnold nol noud aart arno
aart: art arie
michael: michiel maikel mike michel mick
michiel: giel michel mick
benjamin: ben benny
daniel: daan dan danny
daniella: daan danielle
david: daaf dave
dirk: dick diederik
diederik: dirk dick rik
everardus: evert eef ever
evert: eef
frederik: fred frits freek frederick rik freddy
frederika: frieda riek fredy freddie rika
gabriel: gaby
georgius: george joris sjors
gregorius: greg goris joris
hermanus: herman harm manus
hieronymus: jeroen
ignatius: ignaas naas
isaac: izaak sjaak ies
jozef: jos joep jef jo sjef
josephus: jos joep jef jozef sjef joost joseph jo
josephina: jos josé fien josephine josien
joseph: jos joep jef jozef sjef
josepha: jos josephine fien
judocus: joost
justus: joost
karel: carel charles
carolus: karel carel charles sjarel
carolina: lien carla line carolien caroline lina
cecilia: cecile celia cilia sil
clara: klaartje claartje
constantijn: stijn con constant
augustinus: guus gust stijn august
augustus: guus gust august
cyprianus: cyp
desiderius: dees
eduard: eddy ed ward edward
edward: eddy ed ward
egbert: bert eb
egidius: gied gilles
emanuel: manuel
eva: eef
felix: lex
ferdinand: ferry nand ferdi
gertruda: truus trudy gerda
godefridus: fried godfried frits
helena: leen leni heleen lena ellen lenie hella elena helen
ingeborg: inge
isabella: bella isabel isa bel
jeannette: jet net
joachim: jochem jochim
joris: sjors george
juliana: julia jul liana
klaas: nico claas
leonora: noor nora leonoor
eleonora: noor nora ella leonoor
lucas: luuk luc luke
lucia: lucy luus
magdalena: leen lena magda madeleine malou
marcus: mark marc
mauritius: maurits mau maurice
mechtildis: til mechteld tilly
monica: moniek monique
nathalia: nathalie
paulus: paul pauwel
paulina: lien pauline pau
philippus: philip flip flip fip
reinier: rein
reinoud: rein
rudolf: rudi ruud dolf roel rolf
rudolph: ruud dolf rudi
roelof: roel rolf
roland: roel
samuel: sam
simon: siem
stephanus: stefan stephan steven stef
steven: stef
susanna: suus suzan susan sanne suzanne
theresia: trees thérèse tess therese resi
thomas: tom
timotheus: tim timo
valentinus: tijn val
victor: vic
vincentius: vincent cent vince
wouter: wout walter
walterus: wouter wout walter
yolanda: jolanda yo
jolanda: jo yolanda
zacharias: zach
mohammed: mo mohamed muhammed muhammad mohammad mehmet med
abdelkader: kader
abderrahman: rahman
mustafa: mus mustapha
fatima: fatma faat fatiha
katarzyna: kasia
malgorzata: gosia
aleksandra: ola sandra
stanislaw: stan staszek
krzysztof: krzys chris
`

interface NameForms {
  /** Formal name (number of the line) by name. */
  readonly formal: ReadonlyMap<string, ReadonlySet<number>>
  /** First letters of the formal names, by line. */
  readonly initials: readonly string[]
}

const FORMS = index(CALL_NAMES)

function index(table: string): NameForms {
  const formal = new Map<string, Set<number>>()
  const lines = table.trim().split('\n')
  lines.forEach((line, number) => {
    for (const name of line.replace(':', '').split(' ')) {
      const known = formal.get(name)
      if (known) known.add(number)
      else formal.set(name, new Set([number]))
    }
  })
  return { formal, initials: lines.map((line) => line.charAt(0)) }
}

/** Whether two folded first names are forms of one name: "kees" and "cornelis", "hans" and "johan". */
export function areAliases(a: string, b: string): boolean {
  const formal = FORMS.formal.get(a)
  const other = FORMS.formal.get(b)
  if (formal === undefined || other === undefined) return false
  for (const name of formal) if (other.has(name)) return true
  return false
}

/** The initials that somebody called so may be registered under: "trudy" is a T. or, from Geertruida, a G. */
export function initialsOf(name: string): string {
  let found = name.charAt(0)
  for (const line of FORMS.formal.get(name) ?? []) {
    const initial = FORMS.initials[line] ?? ''
    if (!found.includes(initial)) found += initial
  }
  return found
}
