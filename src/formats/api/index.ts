export * as people from './people.ts'
export * as reports from './reports.ts'
export * as words from './words.ts'
