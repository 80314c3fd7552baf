import type { ActivityTarget } from '@klantregie/contract'

/** Headers of lists of tickets and other activity, without spaces and signs, in Dutch and English. */
const NAMES_OF: Readonly<Record<ActivityTarget | 'external_id' | 'branch', string>> = {
  fact_kind: `soort soortactiviteit activiteitsoort soortregel regelsoort type typeregel kind factkind activitytype transactiesoort soorttransactie
    transactiontype`,
  customer_number: `klantnummer klantnr klantcode klantid customernumber customerno customerid customer customercode relatienummer relatienr
    relatieid debiteurnummer debiteurnr lidnummer lenersnummer bezoekernummer bezoekersnummer accountid contactid kopernummer buyerid clientid
    donateurnummer vrijwilligersnummer guestid userid`,
  order_number: `ordernummer ordernr orderid ordercode order orderno ordernumber bestelnummer bestelnr bestelling bestellingid bestelcode
    reserveringsnummer reserveringnummer boekingsnummer boekingnummer boekingsnr bookingnumber bookingid bookingreference bookingref booking
    transactienummer transactieid transactionid transactionnumber factuurnummer factuurnr invoiceno invoicenumber invoice kassabon bonnummer
    betalingskenmerk`,
  order_date: `orderdatum datumorder besteldatum datumbestelling bestelddatum besteldop orderdate dateoforder orderdatetime orderedon boekingsdatum
    datumboeking bookingdate transactiedatum transactiondate factuurdatum invoicedate verkoopdatum aankoopdatum purchasedate saledate betaaldatum
    betaaldop paymentdate datum date giftdatum datumgift donatiedatum datumdonatie boekdatum datumtijdorder aangemaaktop createdat
    datumuitlening uitleendatum periode maand`,
  order_time: `ordertijd besteltijd tijdbestelling ordertime tijdorder verkooptijd`,
  refund_of: `terugbetalingvan retourvan refundof refundoforder oorspronkelijkeorder oorspronkelijkebestelling originalorder originalorderid
    originelebestelling creditvan annuleringvan`,
  event_title: `evenement evenementnaam evenementtitel naamevenement event eventtitle eventname titel titelevenement titelvoorstelling voorstelling
    voorstellingsnaam naamvoorstelling voorstellingstitel productie productietitel productienaam production show showtitle concert film filmtitel
    programma programmanaam programmatitel activiteit activiteitnaam naamactiviteit cursus cursusnaam cursustitel naamcursus course coursename
    workshop title performance artikel artikelnaam product productnaam productname description omschrijving campagne actie`,
  event_date: `evenementdatum datumevenement eventdate dateevent eventdatetime voorstellingsdatum datumvoorstelling speeldatum datumtijdevenement
    datumtijdvoorstelling evenementdatumtijd activiteitdatum datumactiviteit cursusdatum datumcursus performancedate showdate eventstart startdatum
    datumtijd datumentijd begindatumtijd startdatetime aanvangsdatum speeldatumtijd`,
  event_time: `evenementtijd tijdevenement eventtime voorstellingstijd tijdvoorstelling aanvang aanvangstijd starttijd begintijd starttime tijd time
    tijdstip aanvangsttijd`,
  event_place: `zaal zaalnaam locatie locatienaam eventlocation venue venuename hall room podium theaterzaal speelplek ruimte evenementlocatie
    locatieevenement plaatsevenement evenementplaats location`,
  quantity: `aantal aantalkaarten aantalkaartjes aantaltickets kaarten kaartjes tickets quantity qty numberoftickets ticketcount aantalplaatsen
    stuks aantalstuks aantaluitleningen aantalleningen uitleningen leningen loans loancount aantalbezoeken bezoeken visits aantalpersonen personen
    hoeveelheid count`,
  hours: `uren aantaluren uur gewerkteuren vrijwilligersuren hours numberofhours hoursworked`,
  price_type: `prijstype prijssoort kaartsoort kaarttype soortkaart tarief tariefsoort tickettype typeticket pricetype pricecategory rang prijscategorie
    korting kortingssoort tariefnaam abonnementsvorm abonnement abonnementsoort lidmaatschapsvorm soortlidmaatschap membershiptype`,
  amount: `bedrag totaalbedrag regelbedrag totaal totaalprijs amount totalamount total lineamount linetotal totalprice orderregelbedrag bedragincl
    bedraginclbtw omzet opbrengst giftbedrag donatiebedrag betaald bedrageur bedragineuro`,
  unit_price: `prijs stuksprijs prijsperstuk kaartprijs ticketprijs unitprice priceperticket priceperunit price eenheidsprijs prijsperkaart`,
  currency: `valuta munt muntsoort currency currencycode`,
  sales_channel: `verkoopkanaal kanaal verkooppunt saleschannel channel salespoint verkoopplek bron besteldvia orderkanaal`,
  scanned: `gescand gescanned scanned scan aanwezig ingecheckt checkedin checkin attended gebruikt scanstatus binnengekomen opgekomen present`,
  period_from: `begindatum ingangsdatum vanaf startlidmaatschap lidvanaf periodevan validfrom startdate periodstart geldigvanaf looptijdvan
    van datumingang`,
  period_until: `einddatum totenmet tm geldigtot eindelidmaatschap lidtot periodetot validuntil validto enddate periodend looptijdtot tot vervaldatum
    expirydate expirationdate`,
  genre: `genre genres discipline hoofdgenre kunstvorm rubriek`,
  audience: `jeugdvolwassen doelgroep jeugdofvolwassen audience leeftijdsgroep leeftijdscategorie jeugd agegroup`,
  external_id: `regelnummer orderregel orderregelnummer regelid lineid linenumber ticketid ticketnummer ticketnumber kaartnummer barcodeticket
    ticketcode ticketbarcode giftnummer donatienummer donationid`,
  branch: `vestiging vestigingsnaam branch branchname filiaal bibliotheek uitleenvestiging`,
}

export const ACTIVITY_SYNONYMS: ReadonlyMap<string, keyof typeof NAMES_OF> = new Map(
  Object.entries(NAMES_OF).flatMap(([target, names]) =>
    names.split(/\s+/).map((name) => [name, target as keyof typeof NAMES_OF] as const),
  ),
)

/** What only a list of activity has; a list of people may have a date, a kind and a number too. */
const TELLING: ReadonlySet<string> = new Set([
  'order_number',
  'event_title',
  'amount',
  'unit_price',
  'hours',
  'scanned',
])
const MEASURES: ReadonlySet<string> = new Set(['quantity', 'amount', 'unit_price', 'hours', 'scanned', 'price_type'])
const DAYS: ReadonlySet<string> = new Set(['order_date', 'event_date', 'period_from'])

/** Whether the columns are those of a list of what people did: it says when, how much, and of what. `keys`: headers as they are compared. */
export function areOfActivity(keys: readonly string[]): boolean {
  const targets = new Set(keys.map((key) => ACTIVITY_SYNONYMS.get(key)).filter((target) => target !== undefined))
  const has = (some: ReadonlySet<string>) => [...targets].filter((target) => some.has(target)).length
  return has(DAYS) > 0 && has(MEASURES) > 0 && has(TELLING) > 0 && targets.size >= 4
}
