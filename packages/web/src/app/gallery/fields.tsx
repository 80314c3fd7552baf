import { useState } from 'react'
import { Checkbox, CheckboxGroup, RadioGroup, Switch } from '../../ui/choice.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { InlineEdit } from '../../ui/inline-edit.tsx'
import { DescriptionList, FormSection } from '../../ui/layout.tsx'
import { ComboBox, Select } from '../../ui/select.tsx'
import { Stepper } from '../../ui/stepper.tsx'
import { DateField, NumberField, SearchField, TextArea, TextField } from '../../ui/text-field.tsx'

const places = ['Almere', 'Bergen op Zoom', '’s-Hertogenbosch', 'Zwolle'].map((label) => ({ id: label, label }))

export function FieldGallery() {
  return (
    <div>
      <Wizard />
      <Texts />
      <Choices />
      <InPlace />
      <File />
    </div>
  )
}

function Wizard() {
  const [step, setStep] = useState('map')
  return (
    <Stepper
      label="Inlezen"
      current={step}
      onGoTo={setStep}
      steps={[
        { id: 'file', label: 'Bestand' },
        { id: 'map', label: 'Kolommen' },
        { id: 'check', label: 'Controle' },
        { id: 'run', label: 'Inlezen' },
      ]}
    />
  )
}

function Texts() {
  return (
    <FormSection title="Tekst" description="Een verplicht veld is de regel; wat niet hoeft, zegt dat.">
      <SearchField label="Zoeken" placeholder="Naam, e-mail, postcode of pasnummer" defaultValue="van der Meulen" />
      <TextField label="Achternaam" isRequired defaultValue="van der Meulen" width="medium" />
      <TextField
        label="E-mailadres"
        type="email"
        description="Hierheen gaan berichten."
        defaultValue="anouk@"
        errorMessage="Schrijf een e-mailadres zoals naam@voorbeeld.nl."
      />
      <TextField label="Wachtwoord" type="password" isRequired defaultValue="zeven paarse fietsen" width="medium" />
      <TextField label="Bronnummer" isReadOnly defaultValue="00081234" width="short" />
      <TextField label="Niet te wijzigen" isDisabled defaultValue="Vergrendeld" width="short" />
      <TextArea label="Notitie" description="Alleen voor collega’s." />
      <NumberField label="Aantal kaarten" defaultValue={1250} />
      <DateField label="Geboortedatum" isRequired />
    </FormSection>
  )
}

function Choices() {
  return (
    <FormSection title="Keuzes">
      <Select label="Vestiging" isRequired options={places} defaultValue="Almere" width="medium" />
      <ComboBox label="Plaats" options={places} width="medium" placeholder="Typ een plaats" />
      <CheckboxGroup
        label="Mag ontvangen"
        defaultValue={['a']}
        options={[
          { id: 'a', label: 'Nieuwsbrief' },
          { id: 'b', label: 'Programmaboek', detail: 'Per post, twee keer per jaar' },
        ]}
      />
      <RadioGroup
        label="Soort relatie"
        defaultValue="p"
        options={[
          { id: 'p', label: 'Persoon' },
          { id: 'o', label: 'Organisatie' },
          { id: 'h', label: 'Huishouden', isDisabled: true },
        ]}
      />
      <Checkbox isIndeterminate>Sommige gekozen</Checkbox>
      <Switch defaultSelected>Meldingen in beeld</Switch>
    </FormSection>
  )
}

function InPlace() {
  return (
    <FormSection title="Op de plek wijzigen">
      <DescriptionList
        items={[
          {
            id: 'a',
            term: 'Roepnaam',
            value: <InlineEdit label="Roepnaam" value="Anouk" onSave={() => later({ state: 'saved' })} />,
          },
          {
            id: 'b',
            term: 'Telefoon',
            value: (
              <InlineEdit
                label="Telefoon"
                value=""
                onSave={() => later({ state: 'error', message: 'Er is geen verbinding. Wat je typte staat er nog.' })}
              />
            ),
          },
          {
            id: 'c',
            term: 'Plaats',
            value: (
              <InlineEdit
                label="Plaats"
                value="Almere"
                onSave={(_v, { overwrite }) =>
                  later(overwrite ? { state: 'saved' } : { state: 'conflict', theirs: 'Almere Haven' })
                }
              />
            ),
          },
        ]}
      />
    </FormSection>
  )
}

function File() {
  return (
    <FormSection title="Bestand">
      <DropZone label="Sleep een lijst hierheen" chooseLabel="Kies een bestand" onFiles={() => undefined}>
        Excel, CSV, OpenDocument of vCard, tot 2 GB. Er gebeurt nog niets: je ziet eerst wat erin staat.
      </DropZone>
    </FormSection>
  )
}

function later<T>(result: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(result), 500))
}
