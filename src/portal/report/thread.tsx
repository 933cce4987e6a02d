import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { api } from '../api.ts'
import { plural } from '../parts/crowd.ts'
import { tellProblem } from '../parts/problem.tsx'
import { Waiting } from '../parts/waiting.tsx'
import type { Entry, Report } from '../wire.ts'
import { threadChanged } from './changed.ts'
import { EntryView } from './entry.tsx'
import { Reply } from './reply.tsx'
import { SeenBy } from './seen-by.tsx'

const Proposals = lazy(async () => ({ default: (await import('./proposals.tsx')).Proposals }))

function whyClosed(report: Report): string {
  if (report.may.archive)
    return 'This is the archive of a node that has closed: you can read it, and nothing is added to it.'
  if (report.withdrawn) return 'This thread is closed: the report was withdrawn.'
  return 'You read along here: your role adds nothing to it.'
}

export function Thread({ report, entries }: { report: Report; entries: Entry[] | undefined }) {
  const [answering, setAnswering] = useState<Entry>()
  if (!entries) return <Waiting rows={2} />
  const bare = entries.filter(entry => entry.kind === 'sighting' && !entry.text)
  const said = entries.filter(entry => !bare.includes(entry))
  const replies = said.filter(entry => entry.kind !== 'sighting').length
  const answerTo = (entry: Entry) => {
    setAnswering(entry)
    document.getElementById('reply-text')?.focus()
  }
  const accept = (entry: Entry) =>
    void api.accept(report.id, entry.id).then(() => threadChanged(report.id), tellProblem)
  return (
    <section className="section read">
      <h2>{replies > 0 ? plural(replies, 'reply', 'replies') : 'Replies'}</h2>
      {entries.length === 0 && report.may.reply && (
        <p className="quiet">
          {report.kind === 'question'
            ? 'No answer yet. Even “not seen here” helps.'
            : 'Nobody has answered yet. What you add is seen by those who see the part you choose.'}
        </p>
      )}
      <SeenBy sightings={bare} report={report} />
      <ol className="thread">
        {said.map(entry => (
          <EntryView key={entry.id} entry={entry} report={report}>
            {report.kind === 'question' && report.may.edit && !entry.accepted && entry.kind === 'reply' && (
              <Button size="compact-xs" variant="default" onClick={() => accept(entry)}>
                Accept as the answer
              </Button>
            )}
            {report.may.answerPrivately && entry.private && !entry.mine && (
              <Button size="compact-xs" variant="default" onClick={() => answerTo(entry)}>
                Answer privately
              </Button>
            )}
          </EntryView>
        ))}
      </ol>
      {report.own && report.may.edit && (
        <Suspense fallback={null}>
          <Proposals report={report} own={report.own} entries={entries} />
        </Suspense>
      )}
      {report.may.reply ? (
        <Reply report={report} answering={answering} stopAnswering={() => setAnswering(undefined)} />
      ) : (
        <p className="quiet">{whyClosed(report)}</p>
      )}
    </section>
  )
}
