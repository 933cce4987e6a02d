import './share.css'
import { Button } from '@mantine/core'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { ProblemBox } from '../parts/problem.tsx'
import { Waiting } from '../parts/waiting.tsx'
import type { Shared } from '../wire.ts'
import { audienceChanges } from './change.ts'
import { ContinueDrafts, tellDiscarded } from './continue-drafts.tsx'
import { isEmpty } from './draft.ts'
import { byField, placed } from './errors.ts'
import { forgetDraft, keepDraft } from './kept-drafts.ts'
import { useOpening } from './opening.ts'
import { PasteSection } from './paste-section.tsx'
import { missing } from './request.ts'
import { goToSection, Section } from './section.tsx'
import { keepSteady } from './steady.ts'
import { newDraft, useDraft } from './use-draft.ts'
import { useSeen } from './use-in-view.ts'
import { usePreview } from './use-preview.ts'
import { useSharing } from './use-sharing.ts'

const SharedScreen = lazy(async () => ({ default: (await import('./shared-screen.tsx')).SharedScreen }))
const SentScreen = lazy(async () => ({ default: (await import('./shared-screen.tsx')).SentScreen }))
const About = lazy(async () => ({ default: (await import('./steps.tsx')).About }))
const Steps = lazy(async () => ({ default: (await import('./steps.tsx')).Steps }))

type Outcome = { shared: Shared; edited: boolean } | { sentTo: string; id: string }

/** Share: paste, check, strike out, choose, look, share. One page, every step open, nothing sent before the last tap. */
export function SharePage() {
  const desk = useDraft()
  const { draft, me, open } = desk
  const opening = useOpening(me, open)
  const [outcome, setOutcome] = useState<Outcome>()
  const another = () => {
    setOutcome(undefined)
    open(newDraft())
  }
  if (outcome) {
    return (
      <Suspense fallback={<Waiting />}>
        {'shared' in outcome ? (
          <SharedScreen {...outcome} onAnother={another} />
        ) : (
          <SentScreen to={outcome.sentTo} id={outcome.id} onAnother={another} />
        )}
      </Suspense>
    )
  }
  if (opening.error) return <ProblemBox error={opening.error} />
  const discard = () => {
    const old = draft
    if (me) void forgetDraft(me.seat, old.id)
    open(newDraft())
    tellDiscarded(() => {
      if (me) void keepDraft(me.seat, old)
      open(old)
    })
  }
  return (
    <div className="sh-page" ref={keepSteady}>
      <header className="sh-top">
        <h1>
          {draft.editing
            ? 'Change your report'
            : opening.what.question || opening.what.kind === 'question'
              ? 'Ask a question'
              : 'Share'}
        </h1>
        {!isEmpty(draft) && (
          <Button variant="subtle" color="gray" size="sm" onClick={discard}>
            Discard
          </Button>
        )}
      </header>
      <Flow key={draft.id} desk={desk} onDone={setOutcome} />
    </div>
  )
}

function Flow({ desk, onDone }: { desk: ReturnType<typeof useDraft>; onDone: (outcome: Outcome) => void }) {
  const { draft, me, layers, content } = desk
  const previewed = usePreview(desk)
  const { sharing, needsProof } = useSharing(desk, shared => onDone({ shared, edited: draft.editing !== undefined }))
  const [tried, setTried] = useState(false)
  // What the server said of another audience or text is no answer to this one.
  const { reset } = sharing
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever what would be sent has changed
  useEffect(() => reset(), [reset, previewed.asked, content])
  const [asking, setAsking] = useState(false)
  const [anyway, setAnyway] = useState(false)
  // The preview is looked at once it stands there: what comes after the first word is loaded with it.
  const [stands, setStands] = useState(false)
  const seen = useSeen('preview', stands && draft.audience.to.length > 0, previewed.asked, previewed.current)
  const lacks = missing(draft, content)
  const errors = byField([...(sharing.isError ? placed(sharing.error) : []), ...(tried ? lacks : [])])
  const stops = desk.warnings.filter(warning => warning.severity === 'stop')
  const blocked = stops.length > 0 && !anyway
  const started = !isEmpty(draft) || draft.editing !== undefined
  const { editing, audience } = draft
  const changes = useMemo(
    () => (editing ? audienceChanges(editing.audience, editing.layers, audience, layers) : undefined),
    [editing, audience, layers],
  )
  const check = (): boolean => {
    setTried(true)
    const first = lacks[0]
    if (first) goToField(first.section, first.field)
    return first === undefined
  }
  const share = () => {
    if (sharing.isPending || !desk.fresh || !previewed.current || blocked) return
    if (check()) sharing.mutate(undefined, { onError: goToFirst })
  }
  const preview = () => goToSection(audience.to.length === 0 ? 'audience' : 'preview')
  useCtrlEnter(() => {
    if (!started) return
    if (seen && audience.to.length > 0) share()
    else preview()
  })
  return (
    <>
      <Section id="paste" step={1} title={draft.kind === 'question' ? 'Your question' : 'What happened'}>
        <PasteSection desk={desk} error={errors.get('story')} />
        {!started && me && <ContinueDrafts seat={me.seat} onOpen={desk.open} />}
        {started && (
          <Suspense fallback={null}>
            <About desk={desk} errors={errors} />
          </Suspense>
        )}
        {desk.trouble !== undefined && (
          <p className="sh-error" role="alert">
            {desk.trouble}
          </p>
        )}
      </Section>
      {started && (
        <Suspense fallback={<Waiting rows={2} />}>
          <Steps
            desk={desk}
            previewed={previewed}
            changes={changes}
            errors={errors}
            stops={stops}
            anyway={anyway}
            setAnyway={setAnyway}
            needsProof={needsProof}
            refusal={sharing.error ?? undefined}
            seen={seen}
            busy={sharing.isPending}
            blocked={blocked}
            onPreview={preview}
            onShare={share}
            onSignOff={() => check() && setAsking(true)}
            opened={asking}
            onStands={setStands}
            onClose={() => setAsking(false)}
            onSent={sent => onDone({ sentTo: sent.to, id: sent.id })}
          />
        </Suspense>
      )}
    </>
  )
}

function goToFirst(error: unknown): void {
  const [first] = placed(error)
  if (first) goToField(first.section, first.field)
}

function goToField(section: string, field: string): void {
  const input = document.querySelector<HTMLElement>(`[data-field="${field}"]`)
  if (!input) {
    goToSection(section)
    return
  }
  input.closest('details')?.setAttribute('open', '')
  input.focus()
}

/** From anywhere on the page, a text area included. */
function useCtrlEnter(act: () => void): void {
  const held = useRef(act)
  held.current = act
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || document.querySelector('[role="dialog"]'))
        return
      event.preventDefault()
      held.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
