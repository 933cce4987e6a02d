import { type ReactNode, useEffect, useRef } from 'react'

/** The heading of a step: where the step begins for whoever reads by ear or works by keyboard. */
export function StepHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <h2 ref={heading} tabIndex={-1} className="terms-step">
      {children}
    </h2>
  )
}
