import type { CrowdCount } from '../wire.ts'

/** "41 members", "fewer than 5 members", "38 members, and fewer than 5 more". */
export function crowdText({ count, fewerThan5 }: CrowdCount, one = 'member', many = `${one}s`): string {
  if (count === null) return fewerThan5 ? `fewer than 5 ${many}` : `no ${many}`
  const text = `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
  return fewerThan5 ? `${text}, and fewer than 5 more` : text
}

/** In a table: "41", "fewer than 5", "38 to 42". */
export function crowdCell({ count, fewerThan5 }: CrowdCount): string {
  if (count === null) return 'fewer than 5'
  return fewerThan5 ? `${count} to ${count + 4}` : count.toLocaleString('en-GB')
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
