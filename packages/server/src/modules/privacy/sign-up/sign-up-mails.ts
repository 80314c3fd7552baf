import type { WordingLanguage } from '@klantregie/contract'
import type { MailContent } from '../../../platform/mail/outbox.ts'

/** "Please confirm": says what was asked, and that doing nothing means no. */
export function confirmationMail(
  language: WordingLanguage,
  {
    organisation,
    purposes,
    href,
    days,
  }: { organisation: string; purposes: readonly string[]; href: string; days: number },
): MailContent {
  const list = purposes.join(', ')
  return language === 'en'
    ? {
        subject: `Please confirm your sign-up with ${organisation}`,
        blocks: [
          `Somebody signed up with this e-mail address at ${organisation} for: ${list}.`,
          'Was that you? Then confirm it on our site.',
          { label: 'Confirm my sign-up', href },
          `The link works for ${days} days. Was it not you? Then do nothing: without a confirmation we send you nothing.`,
        ],
        reason: `You get this message once, because this address was filled in on the form of ${organisation}.`,
      }
    : {
        subject: `Bevestig je aanmelding bij ${organisation}`,
        blocks: [
          `Met dit e-mailadres is een aanmelding gedaan bij ${organisation} voor: ${list}.`,
          'Was jij dat? Bevestig het dan op onze site.',
          { label: 'Mijn aanmelding bevestigen', href },
          `De link werkt ${days} dagen. Was jij het niet? Doe dan niets: zonder bevestiging sturen we je niets.`,
        ],
        reason: `Je krijgt dit bericht één keer, omdat dit adres is ingevuld op het formulier van ${organisation}.`,
      }
}

/** "You are signed up", with the way to change or stop it. */
export function welcomeMail(
  language: WordingLanguage,
  {
    organisation,
    purposes,
    href,
    unsubscribeUrl,
  }: { organisation: string; purposes: readonly string[]; href: string; unsubscribeUrl: string },
): MailContent {
  const list = purposes.join(', ')
  return language === 'en'
    ? {
        subject: `You are signed up with ${organisation}`,
        blocks: [
          `From now on you receive from ${organisation}: ${list}.`,
          'You can change your choice or stop at any moment.',
          { label: 'My choices', href },
        ],
        reason: `You get this message because you confirmed your sign-up with ${organisation}.`,
        unsubscribeUrl,
      }
    : {
        subject: `Je bent aangemeld bij ${organisation}`,
        blocks: [
          `Vanaf nu ontvang je van ${organisation}: ${list}.`,
          'Je kunt je keuze op elk moment aanpassen of stoppen.',
          { label: 'Mijn keuzes', href },
        ],
        reason: `Je krijgt dit bericht omdat je je aanmelding bij ${organisation} hebt bevestigd.`,
        unsubscribeUrl,
      }
}
