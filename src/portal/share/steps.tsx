import { type ComponentProps, useEffect } from 'react'
import { ProblemBox } from '../parts/problem.tsx'
import { AudienceSection } from './audience-section.tsx'
import { placed } from './errors.ts'
import { FoundSection } from './found-section.tsx'
import { PreviewSection } from './preview-section.tsx'
import { ShareBar } from './share-bar.tsx'
import { SignOff } from './sign-off.tsx'
import { Similar } from './similar.tsx'
import { StepUpNote } from './step-up-note.tsx'
import { Stops } from './stops.tsx'
import { StrikeSection } from './strike-section.tsx'
import { WhatSection } from './what-section.tsx'

/** What comes once something is written: loaded with the first word, so that the page itself opens fast. */
export const About = ({ desk, errors }: ComponentProps<typeof WhatSection>) => (
  <>
    <WhatSection desk={desk} errors={errors} />
    <Similar desk={desk} />
  </>
)

type Props = Pick<ComponentProps<typeof PreviewSection>, 'desk' | 'previewed' | 'changes'> &
  ComponentProps<typeof Stops> &
  ComponentProps<typeof ShareBar> &
  Pick<ComponentProps<typeof SignOff>, 'opened' | 'onClose' | 'onSent'> & {
    errors: ComponentProps<typeof WhatSection>['errors']
    needsProof: boolean
    /** Why sharing was refused. */
    refusal: unknown
    /** Told when it stands on the page, and when it is gone. */
    onStands: (stands: boolean) => void
  }

export function Steps(props: Props) {
  const { desk, previewed, changes, errors, stops, anyway, setAnyway, needsProof, refusal } = props
  const { seen, busy, blocked, onPreview, onShare, onSignOff, opened, onClose, onSent, onStands } = props
  const { me } = desk
  useEffect(() => {
    onStands(true)
    return () => onStands(false)
  }, [onStands])
  return (
    <>
      <FoundSection desk={desk} error={errors.get('indicators')} />
      <StrikeSection desk={desk} />
      <AudienceSection desk={desk} error={errors.get('to')} />
      <PreviewSection desk={desk} previewed={previewed} changes={changes} />
      <Stops stops={stops} anyway={anyway} setAnyway={setAnyway} />
      {needsProof && <StepUpNote passkeys={me?.passkeys ?? 0} codes={me?.codes === true} error={refusal} />}
      {refusal !== undefined && placed(refusal).length === 0 && !needsProof && <ProblemBox error={refusal} />}
      <ShareBar
        desk={desk}
        previewed={previewed}
        seen={seen}
        busy={busy}
        blocked={blocked}
        onPreview={onPreview}
        onShare={onShare}
        onSignOff={onSignOff}
      />
      <SignOff desk={desk} opened={opened} onClose={onClose} onSent={onSent} />
    </>
  )
}
