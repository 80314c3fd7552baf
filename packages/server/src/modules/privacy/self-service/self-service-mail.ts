import type { Language } from '@klantregie/contract'
import type { MailContent } from '../../../platform/mail/outbox.ts'

type Facts = { readonly organisation: string; readonly href: string; readonly days: number; readonly number: number }

/** "Here you see your request": the one who has this mail has the door, so it says how long it is open. */
export function selfServiceMail(language: Language, { organisation, href, days, number }: Facts): MailContent {
  return language === 'en'
    ? {
        subject: `Your request to ${organisation}`,
        blocks: [
          `You asked ${organisation} about your data (number ${number}). On this page you see what we know about you.`,
          { label: 'See my data', href },
          `The link works for ${days} days. Do not pass it on: whoever has it sees your data.`,
        ],
        reason: `You get this message because you sent a request to ${organisation}. If you did not, let us know.`,
      }
    : {
        subject: `Je verzoek aan ${organisation}`,
        blocks: [
          `Je vroeg ${organisation} iets over je gegevens (nummer ${number}). Op deze pagina zie je wat wij van jou weten.`,
          { label: 'Mijn gegevens bekijken', href },
          `De link werkt ${days} dagen. Geef hem niet door: wie de link heeft, ziet je gegevens.`,
        ],
        reason: `Je krijgt dit bericht omdat je een verzoek hebt gedaan bij ${organisation}. Was je dat niet? Laat het ons weten.`,
      }
}
