import type { KnownNameKind } from '../domain/known-name.ts'

/** What the demo's desk knows things by, and what its members call them. */
export const knownNames: readonly { kind: KnownNameKind; name: string; aliases: readonly string[] }[] = [
  { kind: 'actor', name: 'Copper Lantern', aliases: ['the payslip crew', 'payslip campaign'] },
  { kind: 'actor', name: 'Glass Heron', aliases: ['the relay crew', 'heron kit', 'heron callers'] },
  { kind: 'actor', name: 'Paper Kestrel', aliases: ['changed-details crew'] },
  { kind: 'actor', name: 'Blue Ferret', aliases: ['the ferret', 'the paste crew'] },
  { kind: 'actor', name: 'Tin Orchard', aliases: [] },
  { kind: 'actor', name: 'Slow Tide', aliases: [] },
  { kind: 'actor', name: 'Hollow Parcel', aliases: ['the parcel crew'] },
  { kind: 'actor', name: 'Second Key', aliases: ['the payslip crew'] },
  { kind: 'malware', name: 'Inkpot', aliases: ['Inkwell stealer'] },
]
