import { Notice, ProblemBox } from './problem.tsx'

/** A page that broke, or whose script could not be loaded (a new version was put in place: load again). */
export function PageFault({ error, reset }: { error: unknown; reset: () => void }) {
  const stale = error instanceof TypeError && /import|module|fetch/i.test(error.message)
  return (
    <ProblemBox
      error={stale ? new Notice('This page has a newer version. Load it again.') : error}
      retry={stale ? () => window.location.reload() : reset}
    />
  )
}
