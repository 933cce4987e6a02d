import type { ReactNode } from 'react'
import { ACTION_ANSWER_NAMES, ACTION_ANSWERS, type ActionAnswer } from '../../domain/advisory.ts'

/** The heads of the four answers' columns; with the colour that the answer has in the bars, if it has one there. */
export const AnswerHeads = ({ keyed = false }: { keyed?: boolean }) =>
  ACTION_ANSWERS.map(answer => (
    <th key={answer} scope="col" className="nowrap">
      {keyed && <AnswerKey answer={answer} />} {ACTION_ANSWER_NAMES[answer]}
    </th>
  ))

/** The four answers of one row. On a phone, where a row is a block and the heads are gone, each says what it counts. */
export const AnswerCells = ({ of, keyed = false }: { of: (answer: ActionAnswer) => ReactNode; keyed?: boolean }) =>
  ACTION_ANSWERS.map(answer => {
    const said = of(answer)
    return (
      <td key={answer}>
        {said !== undefined && (
          <TallyLabel>
            {keyed && <AnswerKey answer={answer} />} {ACTION_ANSWER_NAMES[answer]}
          </TallyLabel>
        )}
        {said}
      </td>
    )
  })

const AnswerKey = ({ answer }: { answer: ActionAnswer }) => (
  <span className="key" data-answer={answer} aria-hidden="true" />
)

/** What stands in the head of the column, where there is none. */
export const TallyLabel = ({ children }: { children: ReactNode }) => <span className="tally-label">{children} </span>
