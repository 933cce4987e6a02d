import { plural } from './crowd.ts'

/** "45 min", "6 h", "3 days". */
export function duration(minutes: number): string {
  if (minutes < 90) return `${minutes} min`
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h`
  return plural(Math.round(minutes / 1440), 'day')
}
