/** What is refused around requests about data. */
export const privacyRequestsNl = {
  'privacy.request_not_found': 'Dit verzoek bestaat niet (meer).',
  'privacy.request_closed': 'Dit verzoek is al afgesloten. Er is niets veranderd.',
  'privacy.request_received_later': 'Een verzoek kan niet in de toekomst binnengekomen zijn. Controleer de datum.',
  'privacy.request_in_progress':
    'Er is al een dossier of brief bij dit verzoek. De persoon kan niet meer worden gewisseld. Sluit dit verzoek en begin een nieuw.',
  'privacy.request_without_relation':
    'Bij dit verzoek hoort geen relatie. Zoek eerst de relatie op, of beantwoord het met “niets bekend”.',
  'privacy.identity_unknown':
    'Leg eerst vast hoe je hebt gecontroleerd wie de aanvrager is. Tot dan gaat er niets de deur uit.',
  'privacy.extension_too_late': 'De termijn is al verstreken. Verlengen kan alleen binnen de eerste maand.',
  'privacy.already_extended': 'De termijn is al verlengd. Dat kan één keer.',
  'privacy.step_unknown': 'Deze stap hoort niet bij dit verzoek.',
  'privacy.steps_open': 'Nog niet alle stappen zijn gedaan. Rond ze af, of kies een andere uitkomst.',
  'privacy.reason_missing': 'Schrijf op waarom. De aanvrager heeft recht op de reden.',
  'privacy.letter_not_found': 'Deze brief bestaat niet (meer).',
  'privacy.letter_sent': 'Deze brief is al verstuurd en kan niet meer veranderen. Schrijf een nieuwe.',
  'privacy.dossier_not_found': 'Dit dossier bestaat niet (meer). Maak het opnieuw.',
  'privacy.dossier_busy': 'Er wordt al een dossier gemaakt bij dit verzoek. Wacht tot het klaar is.',
  'privacy.name_differs': 'De naam die je hebt getypt is niet die van deze relatie. Er is niets gewist.',
  'privacy.erasure_held':
    'Deze relatie mag nu niet worden gewist: er loopt een wettelijke bewaring. Er is niets gewist.',
  'privacy.kept_field_invalid':
    'Een van de velden die bewaard moet blijven klopt niet: het veld is leeg, of de datum ligt niet in de toekomst.',
  'privacy.already_asked': 'Dit heb je al gevraagd. Je krijgt daar bericht over.',
  'privacy.breach_not_found': 'Dit datalek bestaat niet.',
  'privacy.breach_closed': 'Dit datalek is afgesloten. Heropen het om iets te wijzigen.',
  'privacy.breach_in_future': 'Dit moment ligt in de toekomst. Vul in wanneer het gebeurde.',
  'privacy.breach_not_decided':
    'Besluit eerst of de Autoriteit Persoonsgegevens en de betrokkenen een melding krijgen.',
} as const
