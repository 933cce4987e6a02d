import { Button, Checkbox, FileButton, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { TLP, TLP_MEANS, type Tlp } from '../../domain/marking.ts'
import { type Ceiling, markingAbove } from '../../domain/protective-marking.ts'
import { SAMPLE_BYTES } from '../../domain/sample.ts'
import { looksLikeMail } from '../../formats/files/mail-text.ts'
import { api } from '../api.ts'
import { useMe } from '../me.ts'
import { useGo } from '../parts/link.tsx'
import { ProblemBox } from '../parts/problem.tsx'
import { paths } from '../paths.ts'
import { queryClient } from '../queries.ts'
import { sizeWords } from './fresh.ts'
import { sealedText } from './seal.ts'

interface Chosen {
  name: string
  bytes: Uint8Array
}

/** What cannot be read here is not looked into: the server looks again. */
async function markedInside(name: string, bytes: Uint8Array, ceiling: Ceiling): Promise<boolean> {
  try {
    const { readFile } = await import('../../formats/files/read-file.ts')
    const { subject, text } = await readFile(name, bytes)
    return markingAbove(`${subject ? `Subject: ${subject}\n` : ''}${text}`, ceiling) !== undefined
  } catch {
    return false
  }
}

/** What is chosen stays in the page until it is sent, and leaves it sealed. */
export function SendSample({ close, closable }: { close: () => void; closable: boolean }) {
  const me = useMe()
  const go = useGo()
  const [chosen, setChosen] = useState<Chosen>()
  const [pasted, setPasted] = useState('')
  const [happened, setHappened] = useState('')
  const [tlp, setTlp] = useState<Tlp>('AMBER')
  const [as, setAs] = useState<'named' | 'withheld'>('withheld')
  const [regulators, setRegulators] = useState(true)
  const [except, setExcept] = useState('')
  const [error, setError] = useState<unknown>()
  const [stop, setStop] = useState('')
  const [doing, setDoing] = useState('')
  const [over, setOver] = useState(false)

  const take = async (file: File | undefined | null) => {
    if (!file) return
    setStop('')
    if (file.size > SAMPLE_BYTES)
      return setStop(`${file.name} is larger than 25 MB. Send a part of it, or tell the desk.`)
    if (file.size === 0) return setStop(`${file.name} is empty.`)
    if (markingAbove(file.name, me.partnership.ceiling))
      return setStop(
        `The name carries a protective marking above ${me.partnership.ceiling}. Such material must not be sent here.`,
      )
    const bytes = new Uint8Array(await file.arrayBuffer())
    setDoing('Looking for protective markings in it, here in this browser.')
    const marked = await markedInside(file.name, bytes, me.partnership.ceiling)
    setDoing('')
    if (marked)
      return setStop(
        `${file.name} carries a protective marking above ${me.partnership.ceiling}. Such material must not be sent here, and nothing of it was. If a lure is written so, tell the desk of it without the file.`,
      )
    setChosen({ name: file.name, bytes })
  }
  const what =
    chosen ?? (pasted.trim() === '' ? undefined : { name: 'pasted-mail.eml', bytes: new TextEncoder().encode(pasted) })
  const mail =
    what !== undefined &&
    (what.name.endsWith('.eml') || looksLikeMail(new TextDecoder('latin1').decode(what.bytes.subarray(0, 8_192))))
  const send = async () => {
    if (!what) return setStop('Choose a file, or paste the mail with its headers.')
    if (happened.trim() === '')
      return setStop('Say in a sentence what happened: how it came, and whether anybody opened it.')
    if (!chosen && markingAbove(pasted, me.partnership.ceiling))
      return setStop(
        `What you pasted carries a protective marking above ${me.partnership.ceiling}. Such material must not be sent here.`,
      )
    setStop('')
    setError(undefined)
    setDoing('Locking it into an encrypted archive, here in this browser.')
    try {
      const sealed = await sealedText(what.name, what.bytes)
      setDoing('Sending it. The desk’s server opens it once, in memory, to see what it is.')
      const { id } = await api.sendSample({
        sealed,
        happened,
        tlp,
        as,
        except: [...(regulators ? ['kind:regulator'] : []), ...except.split(/[\s,]+/).filter(ref => ref !== '')],
      })
      void queryClient.invalidateQueries({ queryKey: ['samples'] })
      go(paths.sample(id))
    } catch (problem) {
      setError(problem)
    } finally {
      setDoing('')
    }
  }
  return (
    <section className="section stack sample-page sample-send" aria-label="Send a file or a mail">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping has its equal for the keyboard: the button */}
      <div
        className="sample-drop"
        data-over={over}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={event => {
          event.preventDefault()
          setOver(false)
          void take(event.dataTransfer.files[0])
        }}
      >
        {chosen ? (
          <p>
            <b className="wrap">{chosen.name}</b> <span className="quiet">{sizeWords(chosen.bytes.length)}</span>{' '}
            <Button size="compact-sm" variant="default" onClick={() => setChosen(undefined)}>
              Take it out
            </Button>
          </p>
        ) : (
          <>
            <FileButton onChange={file => void take(file)}>
              {props => (
                <Button {...props} variant="default">
                  Choose a file
                </Button>
              )}
            </FileButton>
            <span className="quiet small">or drop it here: any file of at most 25 MB. Do not open it first.</span>
          </>
        )}
      </div>
      {!chosen && (
        <Textarea
          label="Or paste a whole mail, headers and all"
          description="In most mail programs: “Show original” or “View source”."
          value={pasted}
          onChange={event => setPasted(event.currentTarget.value)}
          autosize
          minRows={3}
          maxRows={10}
          spellCheck={false}
        />
      )}
      <Textarea
        label="What happened?"
        description="How it came, to how many, whether anybody opened it or typed something in."
        value={happened}
        onChange={event => setHappened(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={4_000}
        required
      />
      <NativeSelect
        label="Marking"
        description={TLP_MEANS[tlp]}
        value={tlp}
        data={TLP.map(one => ({ value: one, label: `TLP:${one}` }))}
        onChange={event => setTlp(TLP.find(one => one === event.currentTarget.value) ?? 'AMBER')}
      />
      <Radio.Group
        label="Your organisation’s name"
        value={as}
        onChange={value => setAs(value === 'named' ? 'named' : 'withheld')}
      >
        <div className="stack sample-choices">
          <Radio value="withheld" label="Not named: the desk reads what kind of member you are" />
          <Radio value="named" label={`Named: the desk reads ${me.member.name}`} />
        </div>
      </Radio.Group>
      {as === 'withheld' && mail && (
        <p className="note-box">
          A mail names whom it was sent to, and the servers it went through. The desk will read that in it, and know who
          you are. Take those lines out of a pasted mail if that matters.
        </p>
      )}
      <details>
        <summary>Who at the desk must not see it</summary>
        <div className="stack sample-choices">
          <Checkbox
            label="People lent by regulators"
            checked={regulators}
            onChange={event => setRegulators(event.currentTarget.checked)}
          />
          <TextInput
            label="People lent by these organisations"
            description="Handles or domains, with commas. Whether they are members is not told."
            value={except}
            onChange={event => setExcept(event.currentTarget.value)}
          />
        </div>
      </details>
      {stop && (
        <p className="note-box" role="alert">
          {stop}
        </p>
      )}
      {error !== undefined && <ProblemBox error={error} />}
      <p className="small quiet" role="status">
        {doing}
      </p>
      <div className="actions">
        <Button loading={doing !== ''} onClick={() => void send()}>
          Lock it and send it to the desk
        </Button>
        {closable && (
          <Button variant="default" disabled={doing !== ''} onClick={close}>
            Not now
          </Button>
        )}
      </div>
    </section>
  )
}
