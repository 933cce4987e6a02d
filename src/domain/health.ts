import { type CrowdCount, crowdCount, SMALLEST_CROWD } from './crowd.ts'

/** How a node, a member or the partnership is doing, in numbers that point at nobody. Months are those of UTC. */
export interface Month {
  /** Such as "2026-05". */
  month: string
  from: Date
  /** Its end, or now. */
  until: Date
}
export const MONTHS = 12
const startOf = (year: number, month: number): Date => new Date(Date.UTC(year, month, 1))

/** The last twelve months up to now, oldest first, without those that were over before `since`. */
export function monthsUntil(now: Date, since?: Date): Month[] {
  const months = Array.from({ length: MONTHS }, (_, n) => {
    const from = startOf(now.getUTCFullYear(), now.getUTCMonth() - (MONTHS - 1 - n))
    const end = startOf(from.getUTCFullYear(), from.getUTCMonth() + 1)
    return { month: from.toISOString().slice(0, 7), from, until: end < now ? end : now }
  })
  return months.filter(m => since === undefined || m.until > since)
}
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7)

// Members by month ----------------------------------------------------------------------------------------------------

/** A member's time in a node; a guest's ends. */
export interface Span {
  member: number
  since: Date
  until: Date | undefined
}
export interface MembersMonth {
  month: string
  members: CrowdCount
  joined: CrowdCount
}
const distinct = (spans: readonly Span[]): number => new Set(spans.map(s => s.member)).size

/** Who was in it when the month ended (or is now), and who came for the first time in it. */
export function membersByMonth(spans: readonly Span[], months: readonly Month[]): (MembersMonth & { total: number })[] {
  const first = new Map<number, Date>()
  for (const { member, since } of spans) {
    const known = first.get(member)
    if (!known || since < known) first.set(member, since)
  }
  return months.map(({ month, from, until }) => {
    const total = distinct(spans.filter(s => s.since < until && (s.until === undefined || s.until >= until)))
    const joined = [...first.values()].filter(at => at >= from && at < until).length
    return { month, total, members: crowdCount(total), joined: crowdCount(joined) }
  })
}

/**
 * Active and silent members, so that neither number tells of fewer than five: where one of the two is small, the other
 * is said as "so many, and fewer than 5 more", whatever it is. In a node of fewer than ten neither is told.
 */
export function splitOf(total: number, active: number): { active: CrowdCount; silent: CrowdCount } | undefined {
  const [low, whole] = [SMALLEST_CROWD, Math.min(active, total)]
  if (total < 2 * low) return undefined
  const rest: CrowdCount = { count: total - (low - 1), fewerThan5: true }
  if (whole < low) return { active: crowdCount(whole), silent: rest }
  if (total - whole < low) return { active: rest, silent: crowdCount(total - whole) }
  return { active: crowdCount(whole), silent: crowdCount(total - whole) }
}

// Questions -----------------------------------------------------------------------------------------------------------

export const WAITS_AFTER = 48 * 3_600_000

/** A question as its reader sees it: when it came, and when the first other than its author answered on it. */
export interface AskedQuestion {
  id: string
  title: string
  at: Date
  answeredAt: Date | undefined
  /** It has an accepted answer, or was withdrawn. */
  settled: boolean
}
/** Those that nobody has answered for two days, the oldest first. */
export const unanswered = (questions: readonly AskedQuestion[], now: Date): AskedQuestion[] =>
  questions
    .filter(q => !q.settled && !q.answeredAt && now.getTime() - q.at.getTime() > WAITS_AFTER)
    .sort((a, b) => a.at.getTime() - b.at.getTime())

export interface ResponseMonth {
  month: string
  questions: number
  answered: number
  /** Minutes until the first answer, of those that were answered. */
  median?: number
  p90?: number
}
/** By the month in which a question came. */
export function responsesByMonth(questions: readonly AskedQuestion[], months: readonly Month[]): ResponseMonth[] {
  return months.map(({ month }) => {
    const here = questions.filter(q => monthOf(q.at) === month)
    const minutes = here
      .flatMap(q => (q.answeredAt ? [(q.answeredAt.getTime() - q.at.getTime()) / 60_000] : []))
      .sort((a, b) => a - b)
    const [median, p90] = [quantile(minutes, 0.5), quantile(minutes, 0.9)]
    return {
      month,
      questions: here.length,
      answered: minutes.length,
      ...(median === undefined ? {} : { median }),
      ...(p90 === undefined ? {} : { p90 }),
    }
  })
}
/** The smallest value that at least this share of them do not exceed; of sorted values. */
export function quantile(sorted: readonly number[], share: number): number | undefined {
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  return value === undefined ? undefined : Math.max(0, Math.round(value))
}

// Topics --------------------------------------------------------------------------------------------------------------

const STOP_WORDS = new Set(
  `a about across after again all also am an and another any anybody anyone are as asked asking at away be because been before being
  between both but by can come could day did do does doing done down during each else ever everybody few first for from
  get getting give given go going got had has have having he hear heard help her here him his how however i if in into is it
  its itself just keep know known last least less let like list long look looking made make many may me member members might
  month more most much must my need new no nobody node none nor not nothing now of off old on once one only or other others
  our out over own part people please question recent recently right said same saw say see seeing seem seen send sent
  several she should since so some somebody someone something still such take tell than that the their them then there these
  they thing things this those though through till time to today together too try under until up us use used using very
  want was way we week well went were what when where whether which while who whom whose why will with within without work
  worked would yes yesterday yet you your`.split(/\s+/),
)
const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}][\p{L}\p{N}'’-]{2,}/gu) ?? [])
    .map(word => word.replace(/['’]s$/, ''))
    .filter(word => !STOP_WORDS.has(word))
/** "loaders" and "loader" are one topic. */
const stem = (word: string): string => (word.length > 4 && /[^su]s$/.test(word) ? word.slice(0, -1) : word)

/** How often words stand in titles: in those of now, and in those before. As topics, one title counts once for a word. */
export function wordsIn(
  titles: readonly { title: string; now: boolean }[],
): { what: string; now: number; before: number }[] {
  const counts = new Map<string, { what: string; now: number; before: number }>()
  for (const { title, now } of titles) {
    for (const [key, word] of new Map(wordsOf(title).map(word => [stem(word), word]))) {
      const known = counts.get(key) ?? { what: word, now: 0, before: 0 }
      const shorter = word.length < known.what.length || (word.length === known.what.length && word < known.what)
      counts.set(key, {
        what: shorter ? word : known.what,
        now: known.now + (now ? 1 : 0),
        before: known.before + (now ? 0 : 1),
      })
    }
  }
  return [...counts.values()]
}

export interface Topic {
  topic: string
  questions: number
}
export const TOPICS = 8
/** Words that stand in the titles of more than one question, the most asked first. */
export function topicsOf(titles: readonly string[]): Topic[] {
  const counts = new Map<string, Topic>()
  for (const title of titles) {
    const words = new Map(wordsOf(title).map(word => [stem(word), word]))
    for (const [key, word] of words) {
      const known = counts.get(key)
      if (!known) counts.set(key, { topic: word, questions: 1 })
      else
        counts.set(key, {
          topic: word.length < known.topic.length ? word : known.topic,
          questions: known.questions + 1,
        })
    }
  }
  return [...counts.values()]
    .filter(t => t.questions > 1)
    .sort((a, b) => b.questions - a.questions || (a.topic < b.topic ? -1 : 1))
    .slice(0, TOPICS)
}
