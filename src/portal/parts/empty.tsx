import type { ReactNode } from 'react'

/** Nothing to show, and what to do next. */
export function Empty({
  title,
  children,
  action,
  heading: Heading = 'p',
}: {
  title: string
  children?: ReactNode
  action?: ReactNode
  /** Where it is the whole page. */
  heading?: 'p' | 'h1'
}) {
  return (
    <div className="empty">
      <Heading className="empty-title">{title}</Heading>
      {children && <div className="quiet">{children}</div>}
      {action && <div className="empty-action">{action}</div>}
    </div>
  )
}
