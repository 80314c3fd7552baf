import { Plus } from 'lucide-react'
import { Button, IconButton, LinkButton, TextLink } from '../../ui/button.tsx'
import { Chip, ChipList } from '../../ui/chip.tsx'
import { Breadcrumbs, DescriptionList, Kbd, Row, Stack } from '../../ui/layout.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Status } from '../../ui/states.tsx'
import { DefinitionHint, Popover, Tooltip } from '../../ui/tooltip.tsx'

export function TypeGallery() {
  return (
    <Stack gap="loose">
      <Stack gap="tight">
        <Breadcrumbs items={[{ label: 'Relaties', href: '/gallery' }]} />
        <h1>Anouk van der Meulen-de Wit</h1>
        <h2>Wat ze mag ontvangen</h2>
        <h3>Nieuwsbrief</h3>
        <p>
          Een <DefinitionHint term="kernpubliek" definition="Wie in twaalf maanden vijf keer of vaker kwam." />{' '}
          bezoeker, met een <TextLink href="/gallery">koppeling in de tekst</TextLink> en <mark>een vondst</mark>. Zoek
          met <Kbd>Ctrl</Kbd> <Kbd>K</Kbd>.
        </p>
      </Stack>
      <Buttons />
      <ChipList label="Rollen">
        {[
          <Chip key="1" detail="sinds 2019">
            Lener
          </Chip>,
          <Chip key="2" detail="sinds 2022">
            Vrijwilliger
          </Chip>,
          <Chip key="3" isPast detail="2014–2018">
            Taalcursist
          </Chip>,
          <Chip key="4" removeLabel="Filter Almere weghalen" onRemove={() => undefined}>
            Almere
          </Chip>,
        ]}
      </ChipList>
      <Row>
        <Status>wacht</Status>
        <Status tone="information">loopt</Status>
        <Status tone="success">klaar</Status>
        <Status tone="attention">let op</Status>
        <Status tone="danger">mislukt</Status>
      </Row>
      <DescriptionList
        items={[
          { id: 'address', term: 'Adres', value: 'Sluiskade 14, 1316 AB Almere' },
          { id: 'gift', term: 'Giften', value: '€ 1.250,00' },
          { id: 'since', term: 'Relatie sinds', value: '5-3-2014' },
        ]}
      />
    </Stack>
  )
}

function Buttons() {
  return (
    <Row>
      <Button tone="primary" icon={<Plus aria-hidden="true" />}>
        Relatie toevoegen
      </Button>
      <Button>Lijst inlezen</Button>
      <Button tone="quiet">Annuleren</Button>
      <Button tone="danger">Verwijderen</Button>
      <Button isDisabled>Kan nu niet</Button>
      <Button tone="primary" isPending>
        Bewaren
      </Button>
      <LinkButton href="/gallery">Naar de relatie</LinkButton>
      <Button size="small">Klein</Button>
      <IconButton label="Toevoegen" icon={<Plus aria-hidden="true" />} />
      <Tooltip text="Een korte toelichting">
        <Button tone="quiet">Met toelichting</Button>
      </Tooltip>
      <Popover label="Herkomst" trigger={<Button tone="quiet">Herkomst</Button>}>
        <p>Uit de kaartverkoop, ingelezen op 5-3-2026.</p>
      </Popover>
      <Menu
        label="Meer"
        trigger={<Button>Meer</Button>}
        groups={[
          {
            id: 'do',
            items: [
              { id: 'a', label: 'Samenvoegen', end: <Kbd>M</Kbd> },
              { id: 'b', label: 'Archiveren', tone: 'danger' },
            ],
          },
          {
            id: 'pick',
            title: 'Sorteren',
            selected: ['x'],
            items: [
              { id: 'x', label: 'Naam' },
              { id: 'y', label: 'Plaats' },
            ],
          },
        ]}
      />
    </Row>
  )
}
