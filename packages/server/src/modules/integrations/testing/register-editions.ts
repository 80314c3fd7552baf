import { line } from './register-scene.ts'

/** Lists of schools as they follow one another in a few months. */
export const FIRST = [
  line('16AH00', { name: 'De Brug' }),
  line('16BX00', { name: 'De Boog', street: 'Laan', number: '5', postcode: '4102 CD' }),
  line('17XX00', { board: '20000', name: 'De Linde', street: 'Plein', postcode: '4103 EF' }),
  line('18YY00', { board: '20000', name: 'De Eik', street: 'Plein', postcode: '4103 EF' }),
  line('19ZZ00', { name: 'De Es', street: 'Dijk', postcode: '4104 GH' }),
  'Gelderland;10249;16AH;;Zonder nummer;Kade;1;4101 AB;CULEMBORG;0216;CULEMBORG;Openbaar;;',
]

// De Brug is called otherwise; De Boog is gone and a location of 16AH stands in its building; De Linde moved; De Es has another board.
export const SECOND = [
  line('16AH00', { name: 'Kindcentrum De Brug' }),
  line('16AH01', { name: 'Kindcentrum De Brug, Laan', street: 'Laan', number: '5', postcode: '4102 CD' }),
  line('17XX00', { board: '20000', name: 'De Linde', street: 'Markt', number: '9', postcode: '4105 JK' }),
  line('18YY00', { board: '20000', name: 'De Eik', street: 'Plein', postcode: '4103 EF' }),
  line('19ZZ00', { board: '20000', name: 'De Es', street: 'Dijk', postcode: '4104 GH' }),
]

/** Schools of board 10249 went to 20000. */
export const THIRD = [
  line('16AH00', { name: 'Kindcentrum De Brug', board: '20000' }),
  line('16AH01', {
    name: 'Kindcentrum De Brug, Laan',
    board: '20000',
    street: 'Laan',
    number: '5',
    postcode: '4102 CD',
  }),
  line('17XX00', { board: '20000', name: 'De Linde', street: 'Markt', number: '9', postcode: '4105 JK' }),
  line('18YY00', { board: '20000', name: 'De Eik', street: 'Plein', postcode: '4103 EF' }),
  line('19ZZ00', { board: '20000', name: 'De Es', street: 'Dijk', postcode: '4104 GH' }),
]

/** De Linde and De Es are gone. */
export const FOURTH = [
  line('16AH00', { name: 'Kindcentrum De Brug', board: '20000' }),
  line('16AH01', {
    name: 'Kindcentrum De Brug, Laan',
    board: '20000',
    street: 'Laan',
    number: '5',
    postcode: '4102 CD',
  }),
  line('18YY00', { board: '20000', name: 'De Eik', street: 'Plein', postcode: '4103 EF' }),
]
