import { lazy, Suspense, useEffect, useState } from 'react'
import { confirmsWith } from '../request.ts'

const Dialog = lazy(async () => ({ default: (await import('./confirm-dialog.tsx')).ConfirmDialog }))

interface Asked {
  why: string
  answer: (confirmed: boolean) => void
}

/** Asks the person to confirm that it is they, wherever the server wants it. Several that want it at once ask once. */
export function Confirmation() {
  const [asked, setAsked] = useState<Asked>()
  useEffect(() => {
    let waiting: Promise<boolean> | undefined
    confirmsWith(why => {
      waiting ??= new Promise<boolean>(resolve => {
        const answer = (confirmed: boolean) => {
          waiting = undefined
          setAsked(undefined)
          resolve(confirmed)
        }
        setAsked({ why, answer })
      })
      return waiting
    })
    return () => confirmsWith(async () => false)
  }, [])
  if (!asked) return null
  return (
    <Suspense fallback={null}>
      <Dialog why={asked.why} answer={asked.answer} />
    </Suspense>
  )
}
