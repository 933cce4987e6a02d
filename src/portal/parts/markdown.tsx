import { lazy, Suspense } from 'react'

const MarkdownText = lazy(async () => ({ default: (await import('./markdown-text.tsx')).MarkdownText }))

/** Text of members. It can be read as it was written until what renders Markdown has been loaded. */
interface Props {
  text: string
  className?: string
  breaks?: boolean
}
export function Markdown({ text, className = '', breaks = true }: Props) {
  return (
    <Suspense fallback={<div className={`prose as-written ${className}`}>{text}</div>}>
      <MarkdownText text={text} className={className} breaks={breaks} />
    </Suspense>
  )
}
