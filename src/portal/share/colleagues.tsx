import { useQuery } from '@tanstack/react-query'
import { queries } from '../queries.ts'
import type { Me } from '../wire.ts'
import type { Audience } from './draft.ts'

interface Props {
  audience: Audience
  me: Me
  set: (audience: Audience) => void
}

/** For RED: which colleagues see it beside the author and the administrators. */
export function Colleagues({ audience, me, set }: Props) {
  const page = useQuery(queries.member(me.member.handle))
  const colleagues = (page.data?.persons ?? []).filter(person => person.id !== me.seat)
  if (colleagues.length === 0) return null
  return (
    <fieldset className="sh-choice">
      <legend>Colleagues who may see it too</legend>
      <div className="sh-chips">
        {colleagues.map(({ id, name, title }) => {
          const ref = `seat:${id}`
          const on = audience.colleagues.some(colleague => colleague.ref === ref)
          return (
            <label key={id} className="sh-chip">
              <input
                type="checkbox"
                checked={on}
                onChange={() =>
                  set({
                    ...audience,
                    colleagues: on
                      ? audience.colleagues.filter(colleague => colleague.ref !== ref)
                      : [...audience.colleagues, { ref, kind: 'seat', name, hint: title }],
                  })
                }
              />
              <span>
                {name}, {title}
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
