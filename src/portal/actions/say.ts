import { notifications } from '@mantine/notifications'
import { ACTION_ANSWER_NAMES, type ActionAnswer } from '../../domain/advisory.ts'
import { api, isProblem } from '../api.ts'
import { tellProblem } from '../parts/problem.tsx'
import { queryClient } from '../queries.ts'
import type { ActionsPage, AnswerRequest } from '../wire.ts'

/** Says an answer for one's organisation; whether it arrived. */
export async function say(report: string, body: AnswerRequest): Promise<boolean> {
  try {
    const page = await api.answerAction(report, body)
    queryClient.setQueryData<ActionsPage>(['desk', 'actions', report], page)
    void queryClient.invalidateQueries({ queryKey: ['actions'] })
    if (body.answer === 'need-help') void queryClient.invalidateQueries({ queryKey: ['entries', report] })
    notifications.show({
      message: `${ACTION_ANSWER_NAMES[body.answer]}: said for your organisation. You can change it.`,
    })
    return true
  } catch (error) {
    if (isProblem(error, 'not-found'))
      notifications.show({
        title: 'Nothing was answered',
        message: 'This advisory is not there for you any more. If it was recalled, your inbox says so.',
        color: 'red',
        autoClose: 8_000,
      })
    else tellProblem(error)
    return false
  }
}

export const isAnswer = (text: string | undefined): text is ActionAnswer =>
  text !== undefined && Object.hasOwn(ACTION_ANSWER_NAMES, text)
