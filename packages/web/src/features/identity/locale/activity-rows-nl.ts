/** Lists of tickets and other activity. */
export const activityRowsNl = {
  'targetGroup.activity': 'Activiteit',
  'rowsAre.title': 'Wat zijn deze regels?',
  'kind.activity': 'Kaarten of andere activiteit',
  'factKind.label': 'Soort activiteit',
  'factKind.text': 'Geldt voor regels waarvan geen kolom de soort zegt.',
  'issue.no_day': 'Geen kolom zegt wanneer het was. Wijs een datum aan.',
  'issue.only_anonymous': 'Geen kolom zegt wie het was. De regels tellen mee voor het aanbod, zonder relaties.',
  'activityText.new.trial': 'komt erbij',
  'activityText.new.done': 'kwam erbij',
  'activityText.changed.trial': 'bekend uit deze bron, wordt bijgewerkt',
  'activityText.changed.done': 'bekend uit deze bron, bijgewerkt',
  'activityText.same.trial': 'bekend uit deze bron, niets veranderd',
  'activityText.same.done': 'bekend uit deze bron, niets veranderd',
  'activityText.duplicate.trial': 'komt bij activiteit niet voor',
  'activityText.duplicate.done': 'komt bij activiteit niet voor',
  'activityText.rejected.trial': 'gaat niet mee, met de reden erbij',
  'activityText.rejected.done': 'ging niet mee, met de reden erbij',
  'remark.people.trial': '{count, plural, one {Er komt # nieuwe relatie bij} other {Er komen # nieuwe relaties bij}}.',
  'remark.people.done': '{count, plural, one {Er kwam # nieuwe relatie bij} other {Er kwamen # nieuwe relaties bij}}.',
  'remark.resembling.trial':
    '{count, plural, one {# van die relaties lijkt op een andere} other {# van die relaties lijken op een andere}}. Je krijgt een vraag; er wordt niets vanzelf samengevoegd.',
  'remark.resembling.done':
    '{count, plural, one {# van die relaties lijkt op een andere} other {# van die relaties lijken op een andere}}. Dat staat in de lijst om te vergelijken.',
  'remark.known.trial':
    '{count, plural, one {# relatie is bekend uit deze bron} other {# relaties zijn bekend uit deze bron}}.',
  'remark.known.done':
    '{count, plural, one {# relatie was bekend uit deze bron} other {# relaties waren bekend uit deze bron}}.',
  'remark.changedRelations.trial':
    '{count, plural, one {# relatie krijgt} other {# relaties krijgen}} andere gegevens.',
  'remark.changedRelations.done': '{count, plural, one {# relatie kreeg} other {# relaties kregen}} andere gegevens.',
  'remark.anonymous.trial':
    '{count, plural, one {# regel is} other {# regels zijn}} van niemand die we kennen en {count, plural, one {telt} other {tellen}} alleen mee voor het aanbod.',
  'remark.anonymous.done':
    '{count, plural, one {# regel was} other {# regels waren}} van niemand die we kennen en {count, plural, one {telt} other {tellen}} alleen mee voor het aanbod.',
  'remark.offerings.trial':
    '{count, plural, one {# evenement of datum komt} other {# evenementen en data komen}} bij het aanbod.',
  'remark.offerings.done':
    '{count, plural, one {# evenement of datum kwam} other {# evenementen en data kwamen}} bij het aanbod.',
  'undo.facts': 'Regels die verdwijnen of weer worden wat ze waren',
  'undo.offerings': 'Evenementen en data die verdwijnen, ten hoogste',
  'done.offerings': 'Bekijk het aanbod',
  'target.fact_kind': 'Soort activiteit',
  'target.customer_number': 'Klantnummer',
  'target.order_number': 'Ordernummer',
  'target.order_date': 'Datum van bestelling of betaling',
  'target.order_time': 'Tijd van bestelling',
  'target.refund_of': 'Terugbetaling van order',
  'target.event_title': 'Titel van het aanbod',
  'target.event_date': 'Datum van het evenement',
  'target.event_time': 'Aanvang',
  'target.event_place': 'Zaal of plek',
  'target.quantity': 'Aantal',
  'target.hours': 'Uren',
  'target.price_type': 'Prijssoort of abonnement',
  'target.amount': 'Bedrag van de regel',
  'target.unit_price': 'Prijs per stuk',
  'target.currency': 'Valuta',
  'target.sales_channel': 'Verkoopkanaal',
  'target.scanned': 'Gescand',
  'target.period_from': 'Begin van de periode',
  'target.period_until': 'Einde van de periode',
  'target.genre': 'Genre',
  'target.audience': 'Jeugd of volwassen',
  'targetHelp.customer_number':
    'Hieraan herkennen we dezelfde klant. Anders aan het e-mailadres, of aan naam, postcode en huisnummer.',
  'targetHelp.scanned': 'Ja, een aantal of een tijd. Wordt een bezoek naast de kaart.',
  'targetHelp.order_number': 'Regels van één order tellen als één keer.',
  'targetHelp.event_title': 'Staat de titel nog niet in het aanbod, dan komt die erbij.',
  'targetHelp.unit_price': 'Keer het aantal.',
  'targetHelp.refund_of': 'Van een terugbetaling: het nummer van de eerste order.',
  'factKind.ticket': 'Kaarten',
  'factKind.attendance': 'Bezoek',
  'factKind.enrolment': 'Inschrijvingen',
  'factKind.membership': 'Lidmaatschappen',
  'factKind.loan': 'Aantallen uitleningen, zonder titels',
  'factKind.gift': 'Giften',
  'factKind.pledge': 'Toezeggingen',
  'factKind.sponsoring': 'Sponsorbijdragen',
  'factKind.subsidy': 'Subsidies',
  'factKind.purchase': 'Aankopen',
  'factKind.volunteering': 'Uren van vrijwilligers',
  'factKind.web_visit': 'Bezoek aan de website',
  'factKind.complaint': 'Klachten',
  'rowProblem.value.time_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen tijd. Schrijf bijvoorbeeld 20:15.',
  'rowProblem.value.amount_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen bedrag. Schrijf bijvoorbeeld 1.234,50.',
  'rowProblem.value.amount_ambiguous':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} kun je op twee manieren lezen. Schrijf duizend als 1000,00 en één als 1,00.',
  'rowProblem.value.currency_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen valuta. Schrijf drie letters, zoals EUR.',
  'rowProblem.value.quantity_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen aantal. Schrijf een heel getal van hoogstens 1.000.000.',
  'rowProblem.value.branch_unknown':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen vestiging. Schrijf de naam zoals die in Klantregie staat.',
  'rowProblem.value.genre_unknown':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen genre van jullie lijst. Voeg het genre toe of kies een ander.',
  'rowProblem.value.audience_invalid':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen jeugd of volwassen. Schrijf een van die twee.',
  'rowProblem.fact.kind_unknown':
    '{column, select, none {} other {{column}: }}{value, select, none {deze waarde} other {“{value}”}} is geen soort die we kennen. Schrijf bijvoorbeeld kaartje, gift of aankoop.',
  'rowProblem.fact.day_missing': 'Er staat niet bij wanneer het was. Vul een datum in.',
  'rowProblem.fact.until_missing': 'Er staat niet bij tot wanneer het loopt. Vul de laatste dag in.',
  'rowProblem.fact.period_reversed': 'De laatste dag ligt voor de eerste. Verbeter een van de twee.',
  'rowProblem.fact.amount_missing': 'Er staat geen bedrag bij. Vul het bedrag in.',
  'rowProblem.fact.person_missing':
    'Er staat niet bij van wie dit is. Vul een klantnummer, een e-mailadres, of een naam met postcode en huisnummer in.',
  'rowProblem.fact.person_unclear':
    'Met alleen deze gegevens herkennen we iemand de volgende keer niet. De regel telt mee zonder relatie. Vul een klantnummer of e-mailadres in als je dat weet.',
  'rowProblem.fact.nothing': 'Het aantal en het bedrag zijn nul. Vul in wat er was, of laat de regel weg.',
  'rowProblem.fact.loan_apart':
    'Uitleningen lees je apart in, als aantallen zonder titels. Van deze regel is niets bewaard.',
} as const
