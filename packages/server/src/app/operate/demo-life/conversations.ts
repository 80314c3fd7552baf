import * as api from '@klantregie/contract'
import type { InteractionKind } from '@klantregie/contract'
import type { z } from 'zod'
import { DEMO_USERS, type DemoTypeKey, type DemoUserKey } from '../../demo/demo-organisation.ts'
import { one, type Deed, type Part } from './deed.ts'
import type { DemoHouse } from './house.ts'

/** A note of the last weeks with what colleagues said about it; {naam} is whom a comment mentions. */
type Talk = {
  readonly on: number
  readonly about: readonly [DemoTypeKey, number]
  readonly by: DemoUserKey
  readonly kind: z.infer<typeof InteractionKind>
  readonly text: string
  readonly said: readonly {
    readonly by: DemoUserKey
    readonly text: string
    readonly to?: DemoUserKey
    readonly later: number
  }[]
}

const TALKS: readonly Talk[] = [
  {
    on: -13,
    about: ['school', 0],
    by: 'naima',
    kind: 'visit',
    text: 'Rondgekeken in de schoolbibliotheek. De collectie voor de onderbouw is versleten; er is budget voor nieuwe boeken.',
    said: [
      {
        by: 'joris',
        to: 'naima',
        text: '@{naam} mooi! Weet het bestuur dit al? Dan neem ik het mee in het overleg.',
        later: 1,
      },
      { by: 'naima', to: 'joris', text: '@{naam} nog niet, graag. Het gaat om ongeveer driehonderd boeken.', later: 2 },
    ],
  },
  {
    on: -10,
    about: ['sponsor', 0],
    by: 'joris',
    kind: 'meeting',
    text: 'Koffie gedronken met de nieuwe marketingmedewerker. Wil het logo groter op de flyers en komt graag met klanten kijken.',
    said: [{ by: 'marloes', text: 'Zes kaarten voor de première kan, meer niet.', later: 1 }],
  },
  {
    on: -8,
    about: ['municipality', 0],
    by: 'joris',
    kind: 'call',
    text: 'De beleidsmedewerker vraagt om cijfers over het Taalhuis per kern, uiterlijk aan het eind van de maand.',
    said: [
      { by: 'joris', to: 'ineke', text: '@{naam} kun jij het aantal cursisten per vestiging geven?', later: 0 },
      { by: 'ineke', to: 'joris', text: '@{naam} ja, vrijdag heb je ze.', later: 1 },
    ],
  },
  {
    on: -5,
    about: ['volunteer', 0],
    by: 'ineke',
    kind: 'note',
    text: 'Is volgende maand tien jaar vrijwilliger. Houdt van tuinieren, dus geen bos bloemen maar iets voor in de tuin.',
    said: [{ by: 'samira', text: 'Leuk! Wij tekenen de kaart aan de balie.', later: 1 }],
  },
  {
    on: -4,
    about: ['fund', 0],
    by: 'joris',
    kind: 'email',
    text: 'De aanvraag is ontvangen. Het bestuur van het fonds vergadert over zes weken.',
    said: [{ by: 'joris', to: 'marloes', text: '@{naam} zet jij de datum in de planning?', later: 0 }],
  },
  {
    on: -2,
    about: ['borrower', 0],
    by: 'samira',
    kind: 'desk',
    text: 'Wil zich aanmelden als voorlezer op school. Formulier meegegeven en doorverwezen.',
    said: [{ by: 'samira', to: 'ineke', text: '@{naam} wil jij bellen? Kan het beste na vier uur.', later: 0 }],
  },
  {
    on: -1,
    about: ['school_board', 0],
    by: 'naima',
    kind: 'call',
    text: 'Twee scholen van dit bestuur gaan volgend schooljaar samen. De naam is nog niet bekend.',
    said: [
      {
        by: 'naima',
        to: 'joris',
        text: '@{naam} dan moeten we ook de afspraken van de kleinste school nakijken.',
        later: 0,
      },
    ],
  },
]

export const conversations: Part = (cast) =>
  TALKS.flatMap((talk): Deed[] => {
    const relation = one(cast.of(talk.about[0]), talk.about[1])
    if (relation === undefined) return []
    let noteId = ''
    return [
      {
        on: talk.on,
        at: 10 * 60,
        run: async (house) => {
          const note = await house.as(talk.by)(api.addInteraction, {
            params: { id: relation.id },
            body: { kind: talk.kind, text: talk.text },
          })
          noteId = note.id
        },
      },
      ...talk.said.map(({ by, text, to, later }, index) => ({
        on: Math.min(talk.on + later, -1),
        at: 11 * 60 + index * 40,
        run: (house: DemoHouse) =>
          house.as(by)(api.addNoteComment, {
            params: { id: noteId },
            body: {
              text: text.replace('{naam}', nameOf(to)),
              mentions: to === undefined ? [] : [house.userIds.get(to)],
            },
          }),
      })),
    ]
  })

const nameOf = (key: DemoUserKey | undefined): string => DEMO_USERS.find((user) => user.key === key)?.name ?? ''
