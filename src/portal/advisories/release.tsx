import { Button, Modal, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { RENDERING_NAMES } from '../../domain/advisory.ts'
import { renderingOf } from '../../domain/advisory-rendition.ts'
import { WITHDRAWAL_REASON_NAMES, WITHDRAWAL_REASONS, type WithdrawalReason } from '../../domain/report.ts'
import { useMe } from '../me.ts'
import { crowdText } from '../parts/crowd.ts'
import { useGo } from '../parts/link.tsx'
import { Notice, ProblemBox } from '../parts/problem.tsx'
import { TlpBadge } from '../parts/tlp-badge.tsx'
import { When } from '../parts/when.tsx'
import { paths } from '../paths.ts'
import { queryClient } from '../queries.ts'
import { askToConfirm } from '../request.ts'
import { useDeskWork } from '../situations/doing.ts'
import { type AdvisoryDetail, advisoriesApi } from './api.ts'

/** Signing, publishing, recalling: what is next, and why not yet. */
export function Release({ detail, isChanged }: { detail: AdvisoryDetail; isChanged: boolean }) {
  const [asked, setAsked] = useState<'sign' | 'publish' | 'recall' | 'drop'>()
  const { may, signedBy } = detail
  const close = () => setAsked(undefined)
  const unsaved = isChanged ? 'Save first: what is signed and published is what is saved.' : undefined
  return (
    <section className="adv-release" aria-labelledby="adv-release">
      <h2 id="adv-release">Release</h2>
      {signedBy && (
        <p className="small">
          Signed by {signedBy.you ? 'you' : `Analyst ${signedBy.analyst}`}, <When at={signedBy.at} />
        </p>
      )}
      {(unsaved ?? may.why) && <p className="small quiet">{unsaved ?? may.why}</p>}
      <div className="adv-buttons">
        {may.save && detail.edition > detail.published && !signedBy && (
          <Button disabled={!may.sign || isChanged} onClick={() => setAsked('sign')}>
            Sign…
          </Button>
        )}
        {may.save && detail.edition > detail.published && (
          <Button disabled={!may.publish || isChanged} onClick={() => setAsked('publish')}>
            Publish…
          </Button>
        )}
        {may.recall && (
          <Button variant="default" onClick={() => setAsked('recall')}>
            Recall…
          </Button>
        )}
        {may.drop && (
          <Button variant="default" onClick={() => setAsked('drop')}>
            Throw away…
          </Button>
        )}
      </div>
      <Editions detail={detail} />
      {asked === 'sign' && <Sign detail={detail} close={close} />}
      {asked === 'publish' && <Publish detail={detail} close={close} />}
      {asked === 'recall' && <Recall detail={detail} close={close} />}
      {asked === 'drop' && <Drop detail={detail} close={close} />}
    </section>
  )
}

function Editions({ detail }: { detail: AdvisoryDetail }) {
  if (detail.editions.length === 0) return null
  return (
    <ul className="plain small quiet" aria-label="Editions">
      {detail.editions.map(({ edition, at, publishedBy, signedBy }) => (
        <li key={edition}>
          Edition {edition}, <When at={at} />: published by Analyst {publishedBy}, signed by Analyst {signedBy}
        </li>
      ))}
    </ul>
  )
}

interface Props {
  detail: AdvisoryDetail
  close: () => void
}
function Sign({ detail, close }: Props) {
  const { error, busy, run } = useDeskWork()
  const { check } = detail
  const sign = async () => {
    if (await run(() => advisoriesApi.sign(detail.id, detail.version), 'Signed')) close()
  }
  return (
    <Modal opened onClose={close} title="Sign as the second analyst">
      <div className="stack">
        <p>
          You read every rendering of “{detail.content.title.text}”, and stand for it that nothing in it goes further
          than its sources let it.
        </p>
        <p className="small">
          Release check: nothing stands against it.
          {check.flags.length > 0 &&
            ` ${check.flags.length === 1 ? 'One finding' : `${check.flags.length} findings`} may stay, each with its reason.`}
        </p>
        <ul className="plain small">
          {check.flags.map(flag => (
            <li key={flag.key}>
              {flag.sentence} <q>{detail.content.acknowledged.find(a => a.flag === flag.key)?.reason}</q>
            </li>
          ))}
        </ul>
        {error !== undefined && <ProblemBox error={error} />}
        <Button className="fit" data-autofocus loading={busy} onClick={() => void sign()}>
          Sign
        </Button>
      </div>
    </Modal>
  )
}

function Publish({ detail, close }: Props) {
  const me = useMe()
  const go = useGo()
  const { error, busy, run } = useDeskWork()
  const { preview } = detail
  const needsProof = preview?.warnings.some(w => w.code === 'amber-to-everyone') && me.steppedUp !== true
  const publish = async () => {
    let report = ''
    const done = await run(async () => {
      if (needsProof && !(await askToConfirm('This marking for everyone asks who is publishing.')))
        throw new Notice('Not published: it was not confirmed')
      report = (await advisoriesApi.publish(detail.id, detail.version)).report
      void queryClient.invalidateQueries({ queryKey: ['advisories'] })
      void queryClient.invalidateQueries({ queryKey: ['feed'] })
    }, 'Published')
    if (done) go(paths.report(report))
  }
  return (
    <Modal opened onClose={close} size="lg" title={detail.published > 0 ? 'Publish the correction' : 'Publish'}>
      <div className="stack">
        <p>{preview?.sentence}</p>
        <ul className="plain">
          {preview?.rows.map(row => (
            <li key={`${row.layer} ${row.circles.map(c => c.ref).join(' ')}`}>
              <TlpBadge tlp={row.tlp} /> <strong>{RENDERING_NAMES[renderingOf(row.layer)]}</strong>:{' '}
              {row.circles.map(c => c.name).join(', ')}
              {row.reach && <span className="quiet">, {crowdText(row.reach)}</span>}
            </li>
          ))}
        </ul>
        <p className="small quiet">
          From the Fusion Cell, without any analyst’s name. Whoever a source excepted is without it too.
        </p>
        {error !== undefined && <ProblemBox error={error} />}
        <Button className="fit" data-autofocus loading={busy} onClick={() => void publish()}>
          Publish
        </Button>
      </div>
    </Modal>
  )
}

function Recall({ detail, close }: Props) {
  const { error, busy, run } = useDeskWork()
  const [reason, setReason] = useState<WithdrawalReason>('false-positive')
  const recall = async () => {
    if (await run(() => advisoriesApi.recall(detail.id, reason), 'Recalled')) {
      void queryClient.invalidateQueries({ queryKey: ['advisories'] })
      close()
    }
  }
  return (
    <Modal opened onClose={close} title="Recall">
      <div className="stack">
        <p>It leaves every feed, look-up and list at once. Whoever opened it is told, with the reason.</p>
        <NativeSelect
          data-autofocus
          label="Why"
          value={reason}
          onChange={event => setReason(WITHDRAWAL_REASONS.find(r => r === event.currentTarget.value) ?? reason)}
          data={WITHDRAWAL_REASONS.map(value => ({ value, label: WITHDRAWAL_REASON_NAMES[value] }))}
        />
        {error !== undefined && <ProblemBox error={error} />}
        <Button className="fit" color="red" loading={busy} onClick={() => void recall()}>
          Recall
        </Button>
      </div>
    </Modal>
  )
}

function Drop({ detail, close }: Props) {
  const go = useGo()
  const { error, busy, run } = useDeskWork()
  const drop = async () => {
    if (await run(() => advisoriesApi.drop(detail.id), 'Thrown away')) go(paths.advisories())
  }
  return (
    <Modal opened onClose={close} title="Throw away">
      <div className="stack">
        <p>“{detail.content.title.text}” never went out. It will be gone for the whole desk.</p>
        {error !== undefined && <ProblemBox error={error} />}
        <Button className="fit" data-autofocus color="red" loading={busy} onClick={() => void drop()}>
          Throw away
        </Button>
      </div>
    </Modal>
  )
}
