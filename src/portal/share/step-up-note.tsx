import { Link } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { passkeysWork, passkeyTrouble, whyNoPasskeys } from '../passkeys.ts'
import { paths } from '../paths.ts'

/** Strong markings for everyone ask once more who is sharing. Said before the tap, not after. */
export function StepUpNote({ passkeys, codes, error }: { passkeys: number; codes: boolean; error: unknown }) {
  const trouble = error ? passkeyTrouble(error) : undefined
  return (
    <div className="sh-note sh-note-warn" id="step-up">
      {codes ? (
        'When you share, you confirm once more that it is you.'
      ) : passkeys === 0 ? (
        <>
          This marking for everyone needs your passkey or a code, and you have neither yet.{' '}
          <Link href={paths.settings('access')}>Make one</Link>: your draft waits here. Or choose TLP:GREEN.
        </>
      ) : passkeysWork() ? (
        'When you share, your browser asks for your passkey once more.'
      ) : (
        whyNoPasskeys()
      )}
      {trouble !== undefined && <ProblemBox error={trouble} />}
    </div>
  )
}
