import type { ReactNode } from 'react'

/** Nothing to show, and what to do next. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children && <div className="quiet">{children}</div>}
      {action && <div className="empty-action">{action}</div>}
    </div>
  )
}
