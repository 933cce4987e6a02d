import type { ReactNode } from 'react'

interface Props {
  id: string
  /** The step's number; the preview has none. */
  step?: number
  title: string
  /** What this step has come to, beside its heading: "12 of 14 ticked". */
  state?: ReactNode
  children: ReactNode
}

/** One step. All of them are open at once: whoever knows the way jumps, whoever does not reads down. */
export function Section({ id, step, title, state, children }: Props) {
  return (
    <section className="sh-section" id={id} aria-labelledby={`${id}-title`}>
      <header className="sh-head">
        <h2 id={`${id}-title`} tabIndex={-1}>
          {step !== undefined && (
            <span className="sh-step" aria-hidden>
              {step}
            </span>
          )}
          {title}
        </h2>
        {state !== undefined && <p className="sh-state">{state}</p>}
      </header>
      {children}
    </section>
  )
}

/** Brings a step into view and the keyboard to its heading. */
export function goToSection(id: string): void {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  document.getElementById(id)?.scrollIntoView({ behavior: still ? 'auto' : 'smooth', block: 'start' })
  document.getElementById(`${id}-title`)?.focus({ preventScroll: true })
}
