import { lazy, Suspense } from 'react'

const MarkdownText = lazy(async () => ({ default: (await import('./markdown-text.tsx')).MarkdownText }))

/** Text of members. It can be read as it was written until what renders Markdown has been loaded. */
export function Markdown({ text, className = '' }: { text: string; className?: string }) {
  return (
    <Suspense fallback={<div className={`prose as-written ${className}`}>{text}</div>}>
      <MarkdownText text={text} className={className} />
    </Suspense>
  )
}
