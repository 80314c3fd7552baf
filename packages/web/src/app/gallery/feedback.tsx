import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { AlertDialog, Dialog } from '../../ui/dialog.tsx'
import { Row, Stack } from '../../ui/layout.tsx'
import { Callout, EmptyState, ErrorState, LoadingState, ProgressBar } from '../../ui/states.tsx'
import { showToast } from '../../ui/toast.tsx'

export function FeedbackGallery() {
  const [open, setOpen] = useState<'dialog' | 'alert' | null>(null)
  const close = () => setOpen(null)
  return (
    <Stack gap="loose">
      <Row>
        <Button onPress={() => setOpen('dialog')}>Venster</Button>
        <Button tone="danger" onPress={() => setOpen('alert')}>
          Waarschuwing
        </Button>
        <Button
          onPress={() =>
            showToast({ text: '12 relaties zijn gearchiveerd.', onUndo: () => showToast({ text: 'Teruggezet.' }) })
          }
        >
          Melding
        </Button>
      </Row>
      <Messages />
      <Dialog
        isOpen={open === 'dialog'}
        onClose={close}
        title="Rol geven"
        footer={
          <Button tone="primary" onPress={close}>
            Bewaren
          </Button>
        }
      >
        <p>Kies welke rol deze relaties krijgen, en vanaf wanneer.</p>
      </Dialog>
      <AlertDialog
        isOpen={open === 'alert'}
        onCancel={close}
        onConfirm={close}
        title="Inlezen ongedaan maken?"
        confirmLabel="Zet 1.204 relaties terug"
        consequences={[
          { label: 'Nieuwe relaties die verdwijnen', count: '1.180' },
          { label: 'Relaties die hun oude waarde krijgen', count: '24' },
        ]}
      >
        <p>Alles wordt weer precies zoals het was. Wat collega’s daarna toevoegden blijft staan.</p>
      </AlertDialog>
    </Stack>
  )
}

function Messages() {
  return (
    <>
      <ProgressBar
        label="DUO-vestigingen inlezen"
        value={0.42}
        detail="12.400 van 29.500 rijen"
        timeLeft="nog ongeveer 2 minuten"
      />
      <ProgressBar label="Bestand bekijken" value={null} />
      <Callout>Gewone mededeling zonder haast.</Callout>
      <Callout tone="information" title="Deze lijst kennen we">
        De kolommen zijn ingevuld zoals de vorige keer.
      </Callout>
      <Callout tone="success" title="Alles klopt">
        31 erin, 28 nieuw, 3 gelijk.
      </Callout>
      <Callout
        tone="attention"
        title="Onderwijs benaderde deze school vorige week"
        action={<Button size="small">Bekijken</Button>}
      >
        Voor hetzelfde doel: kennismaking schooljaar 2026.
      </Callout>
      <Callout tone="danger" title="3 rijen zijn niet ingelezen">
        De rest is bewaard. Download de rijen met de reden erbij.
      </Callout>
      <EmptyState
        title="Nog geen segmenten"
        action={<Button tone="primary">Segment maken</Button>}
        example="Bijvoorbeeld: gezinnen die dit jaar twee keer kwamen."
      >
        <p>Een segment is een groep relaties die je samen wilt bereiken of volgen. Het blijft vanzelf kloppen.</p>
      </EmptyState>
      <ErrorState
        title="De lijst kon niet worden getoond"
        action={<Button>Opnieuw proberen</Button>}
        reference="Verwijzing 7f3a"
      >
        <p>Er is geen verbinding met de server. Er is niets verloren gegaan.</p>
      </ErrorState>
      <LoadingState rows={4} />
      <LoadingState rows={3} shape="text" />
    </>
  )
}
