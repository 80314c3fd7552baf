import type { MappingTarget } from '@klantregie/contract'

/**
 * How columns are called in lists that organisations really have: library systems (Koha, Wise, V-smart), ticketing (Ticketmatic,
 * pretix, Stager), newsletters (Laposta, Mailchimp), the open lists of DUO, contact tables made from vCards, and lists
 * kept by hand. Keys are compared without spaces, punctuation, accents and capitals, so "E-mail adres" and
 * "e_mailadres" are one entry here.
 */
const NAMES_OF: Readonly<Partial<Record<MappingTarget, string>>> = {
  external_id: `id nr nummer no recordid uid uuid guid key sleutel code relatienr relatienummer relatieid relatiecode klantnr klantnummer klantid
    klantcode debiteurnr debiteurnummer debiteurennummer lidnr lidnummer lidid lidmaatschapsnummer lenernr lenernummer lenerid borrowernumber
    borrowerid patronid patronnumber customerid customernumber customerno contactid contactnummer personid persoonid persoonsnummer memberid
    membernumber memberno leid euid subscriberid orderid ordernummer ordercode bestelnummer donateurnummer donateurnr vriendnummer sponsornummer
    abonneenummer accountid accountnummer externalid externid recordnummer volgnummer inschrijfnummer deelnemernummer crmid ticketmaticid`,
  full_name: `naam volledigenaam name fullname volledigenaamcontact naamvolledig contactnaam displayname weergavenaam attendeename deelnemernaam
    naamdeelnemer invoiceaddressname naamlid lidnaam naamlener lener klantnaam naamklant persoonsnaam naampersoon customername membername
    naamrelatie relatienaam geadresseerde tenaamstelling adresnaam aanschrijfnaam volledigenaampersoon naamenvoornaam`,
  title: `titel aanhef aanspreektitel titulatuur title salutation prefixtitle honorific aanspreking aanhefkort titelvoor academischetitel
    geslacht mv gender sekse sex geslachtmv vm`,
  initials: `voorletters voorletter initialen initials voorl vrl vl initiaal voorlettersformeel`,
  first_name: `voornaam voornamen firstname givenname forename voornaamlid contactfirst fname attendeenamegivenname invoiceaddressnamegivenname
    doopnaam doopnamen officielevoornamen prenom vorname given firstnames`,
  call_name: `roepnaam nickname callname roepnaamlid knownas preferredname noemnaam bijnaam roepn`,
  prefix: `tussenvoegsel tussenvoegsels tussenv tv tussenvgsl voorvoegsel voorvoegsels voorv vv infix middlename tussenvoegselachternaam
    insertion nameprefix prefix surnameprefix lastnameprefix tussenvoegselsachternaam vvgsl voorvoegselachternaam`,
  surname: `achternaam achternamen surname lastname familienaam familyname geslachtsnaam anaam lname eigenachternaam hoofdnaam nachname
    attendeenamefamilyname invoiceaddressnamefamilyname nom meisjesnaam geboortenaam achternaamlid last`,
  partner_prefix: `tussenvoegselpartner voorvoegselpartner partnertussenvoegsel partnervoorvoegsel voorvoegselsgeslachtsnaampartner partnerprefix
    tussenvoegselsgehuwdennaam`,
  partner_surname: `achternaampartner partnerachternaam partnernaam naampartner geslachtsnaampartner partnersurname partnerlastname gehuwdennaam
    aangetrouwdenaam familienaampartner achternaamechtgenoot marriedname`,
  birth_date: `geboortedatum gebdatum gebdat geboortedag birthdate dateofbirth dob birthday geborenop gebdtm datumgeboorte bday verjaardag gebd
    geburtsdatum datedenaissance geboren`,
  organisation_name: `organisatie organisatienaam naamorganisatie bedrijf bedrijfsnaam naambedrijf firma firmanaam company companyname organization
    organisation organizationname organisationname instelling instellingsnaam naaminstelling vestigingsnaam schoolnaam naamschool school
    verenigingsnaam vereniging stichting stichtingsnaam sponsor sponsornaam accountname invoiceaddresscompany employer werkgever handelsnaam
    statutairenaam entity supplier leverancier org naamvestiging organisationlabel institution naamvereniging bibliotheeknaam bevoegdgezagnaam`,
  contact_name: `contactpersoon contactpersonen naamcontactpersoon contact tav terattentievan attn contactperson contactname primarycontact
    naamcontact contactpersoonnaam contactvolledigenaam aanspreekpunt vertegenwoordiger`,
  email: `email mail emailadres mailadres emailaddress emailaddresses emailpro emailprive emailwerk emailzakelijk emailadresprive emailadreszakelijk
    privemail werkmail emailcontact emailcontactpersoon contactemail attendeeemail emailadrescontactpersoon mailaddress emailhome emailwork
    primaryemail secondaryemail electronischepost emailvalue epost emailouder emailouders emailadresouder subscriberemail courriel reportemail
    email1value emailalgemeen emailadrescontact elektronischepost emailschool`,
  phone: `telefoon telefoonnummer tel telnr telefoonnr telefoonvast vastetelefoon vastnummer telefoonprive telefoonwerk telefoonzakelijk
    telefoonthuis phone phonenumber telephone telephonenumber phonepro phonehome homephone workphone businessphone phone1value telefoonalgemeen
    telefoonoverdag telefoonavond telprive telwerk telvast telefoonvestiging landline daytimephone telefooncontactpersoon contacttelefoon
    telefoonnummers invoiceaddressphone telefoonschool reporttel telno telephon smsalertnumber`,
  mobile: `mobiel mobielnummer mobielnr mobieltelefoonnummer mobieletelefoon gsm gsmnummer mobile mobilephone mobilenumber cellphone cell
    telefoonmobiel telmobiel mob 06nummer 06nr smsnummer mobiletelephone handy mobiel06 sms`,
  website: `website internetadres url homepage webadres webpagina site www internet webaddress weblink websiteurl urlwebsite webpage infourl`,
  address_line: `adres adresregel adresregel1 straatenhuisnummer straathuisnummer straatnummer straatennummer straatnr adres1 bezoekadres address
    addressline address1 addressline1 streetaddress streetandnumber vestigingsadres woonadres thuisadres huisadres huisadresregel
    invoiceaddressstreet adresstraat homeaddress straatenhuisnr addressstreet straathuisnr volledigadres strasse adresse`,
  street: `straat straatnaam street street1 streetname straatnaamvestiging straatbezoekadres straatnaambezoekadres wegnaam openbareruimte rue`,
  house_number: `huisnummer huisnr hnr huisnummertoevoeging housenumber houseno housenr streetnumber street2 nummerhuis huisnrtoev huisnummerentoevoeging
    huisnummerbezoekadres hsnr huisnrs streetno huisnummermettoevoeging nrhuis hausnummer`,
  house_number_addition: `toevoeging toev toevoegsel huisnummertoev huistoevoeging huisnrtoevoeging addition housenumberaddition huisletter
    toevoeginghuisnummer huisnrtoevoegsel numberaddition bus busnummer houseletter street3`,
  postcode: `postcode pc postcd zip zipcode postalcode postcodeplaats postcodeenplaats postcodewoonplaats pcplaats pcwoonplaats postcodebezoekadres
    postcodevestiging zippostalcode invoiceaddresszipcode pcode pcd plz codepostal pc6 postcode6 postcodeenwoonplaats postalzip locationzipcode`,
  place: `plaats woonplaats plaatsnaam stad city town place woonplaatsnaam gemeenteplaats vestigingsplaats plaatsvestiging plaatsbezoekadres
    invoiceaddresscity locality wpl plts ort ville suburb plaatsnaamvestiging addresscity plaatsnaambezoekadres`,
  municipality: `gemeente gemeentenaam municipality gemeentevestiging gemeentenaamvestiging`,
  country: `land landcode country countrycode landnaam isoland countryname invoiceaddresscountry nation landiso addresscountry`,
  post_address_line: `postadres correspondentieadres mailingaddress postaladdress postadresregel factuuradres verzendadres shippingaddress`,
  post_street: `poststraat straatnaamcorrespondentieadres straatcorrespondentieadres straatpostadres straatnaampostadres correspondentiestraat`,
  post_house_number: `posthuisnummer huisnummertoevoegingcorrespondentieadres huisnummercorrespondentieadres huisnummerpostadres postbus postbusnummer
    huisnummertoevoegingpostadres correspondentiehuisnummer`,
  post_postcode: `postpostcode postcodecorrespondentieadres postcodepostadres correspondentiepostcode postadrespostcode`,
  post_place: `postplaats plaatsnaamcorrespondentieadres plaatscorrespondentieadres plaatspostadres plaatsnaampostadres correspondentieplaats
    postadresplaats woonplaatspostadres`,
  brin: `brin brinnummer brinnr instellingscode brincode brinnummerschool instellingsnummer`,
  brin_location: `vestigingsnummer vestigingscode brinvestiging brinvestigingsnummer brin6 brinvest brinnummervestiging vestigingscodebrin brinlocatie
    vestigingsnr locatiecode`,
  board_number: `bevoegdgezagnummer bevoegdgezag bevoegdgezagnr bgnummer besturennummer bestuursnummer bevoegdgezagcode boardnumber`,
  kvk: `kvk kvknummer kvknr handelsregisternummer dossiernummerkvk chamberofcommerce cocnumber kamervankoophandel coc kvkdossiernummer`,
  rsin: `rsin rsinnummer rsinnr fiscaalnummer`,
  card_number: `pasnummer pasnr kaartnummer kaartnr cardnumber cardno barcode lenerspas lenerspasnummer bibliotheekpas bibliotheekpasnummer pas
    uitpas uitpasnummer cjp cjpnummer museumkaart museumkaartnummer stadspas stadspasnummer cjppasnummer librarycard librarycardnumber
    vriendenpas vriendenpasnummer card passnummer barcodepas`,
  branch: `vestiging bibliotheekvestiging thuisvestiging branch branchcode branchname filiaal filiaalnaam library homelibrary homebranch locatie
    inschrijfvestiging vestigingbibliotheek thuisbibliotheek theater`,
  role_from: `ingeschreven ingeschrevenop inschrijfdatum datuminschrijving ingangsdatum lidsinds sinds startdatum dateenrolled enrolmentdate
    registratiedatum lidvanaf beginlidmaatschap datumingang membersince startdate aanmelddatum aangemeldop datumaanmelding subscribedat
    optintime begindatum datumlid ingeschrevensinds vanaf donateursinds vriendsinds joined joindate signupdate aanvangsdatum`,
  role_until: `einddatum vervaldatum geldigtot uitgeschreven uitgeschrevenop uitschrijfdatum dateexpiry expirydate expirationdate lidtot
    eindelidmaatschap datumuitschrijving enddate einde tot opzegdatum unsubscribedat datumeinde afgemeldop verloopdatum`,
  newsletter: `nieuwsbrief newsletter nieuwsbriefjanee nieuwsbriefontvangen nieuwsbriefaan ontvangtnieuwsbrief wilnieuwsbrief nieuwsbriefgewenst
    nieuwsbriefaangemeld nieuwsbrieftoestemming toestemmingnieuwsbrief emailtoestemming toestemmingemail toestemmingmailing mailingtoestemming
    optin emailoptin optinemail newsletteroptin marketingconsent emailmarketing emailmarketingconsent acceptsmarketing nieuwsbriefstatus`,
  newsletter_on: `nieuwsbriefdatum datumnieuwsbrief nieuwsbriefsinds toestemmingsdatum datumtoestemming optindatum datumoptin consentdate
    consentdatum dateconsent optindate`,
  newsletter_source: `toestemmingsbron brontoestemming bronvantoestemming optinbron bronoptin optinsource consentsource`,
  no_email: `donotemail geenemail geenemails geenmail geenmailing geenmailings nobulkemails nobulkemailsuseroptout hasoptedoutofemail emailoptout
    optoutemail emailoptedout unsubscribedfromallemail nietmailen wilgeenemail wilgeenmail`,
  no_phone: `donotcall donotphone nietbellen geentelefoon wilgeentelefoon nietbellenregister phoneoptout`,
  no_post: `donotpost geenpost wilgeenpost geenmailingperpost mailoptout postoptout`,
  no_sms: `donotsms geensms wilgeensms smsoptout optoutsms`,
  language: `taal taalcode language languagecode locale voertaal preferredlanguage voorkeurstaal lang orderlocale correspondentietaal`,
  remark: `opmerking opmerkingen notitie notities remark remarks note notes comment comments memo toelichting bijzonderheden borrowernotes
    vrijeopmerking aantekening aantekeningen internenotitie commentaar`,
  // Never stored: secrets, special categories (AVG art. 9; off by default) and the citizen numbers of other countries.
  skip: `password wachtwoord wachtwoordhash passwordhash pincode pin secret token apikey creditcard creditcardnummer creditcardnumber cvc
    ethnicity ethnotes etniciteit religion religie geloof geloofsovertuiging ras politiekevoorkeur seksuelegeaardheid medisch
    gezondheid handicap diagnose ssn socsecid socialsecuritynumber rijksregisternummer nationaalnummer insz`,
}

export const HEADER_SYNONYMS: ReadonlyMap<string, MappingTarget> = new Map(
  Object.entries(NAMES_OF).flatMap(([target, names]) =>
    names.split(/\s+/).map((name) => [name, target as MappingTarget] as const),
  ),
)

/**
 * Headers that mean their target in some lists and something else in others, so they count less than a telling header
 * or clear contents: "code" is also a postcode, "vestiging" also a name, "contact" also an address.
 */
export const WEAK_HEADERS: ReadonlySet<string> = new Set(
  `naam name id nr nummer no code key pas contact school vereniging stichting sponsor entity land tot vanaf sinds einde theater locatie tv vv vl
  prefix title bus pin street2 street3 last given org bedrijf site internet sms mob cell geboren library card bevoegdgezag pc token joined nom tot
  accountnummer orderid ordercode ordernummer bestelnummer volgnummer medisch url uid adresse`.split(/\s+/),
)

/** Dutch citizen service number in a header. "PGN" is the education number, which is the same number (WPO art. 40b). */
export const BSN_HEADER =
  /^(?:.*[^a-z])?(?:bsn|bsnnr|bsnnummer|burgerservicen\w*|burgerservicenummer|sofi|sofinr|sofinummer|pgn|persoonsgebonden ?nummer|onderwijsnummer)(?:[^a-z].*)?$|^bsn|[a-z]bsn$/

/**
 * The only header under which nine digits with the eleven-test are accepted. Not "fiscaal nummer" or "pasnummer": of a
 * person the fiscal number is the BSN, and schools print it on passes.
 */
export const RSIN_HEADER = /\brsin\b|^rsin/
