import { ending, FILE_ENDINGS, PROJECT_FILES, WEAK_FILE_ENDINGS } from './file-names.ts'
import type { Candidate } from './found.ts'
import { type Page, standsAlone } from './page.ts'

const FILE_CUE =
  /\b(?:files?|file ?names?|named|called|dropped|drops|drop|attachments?|attached|archives?|scripts?|notes?|saved(?: as| to)?|written(?: to)?|downloads?|downloaded|executes?|executed|ran|runs?|launch(?:es|ed)?|renamed(?: to)?|loads?|loaded|payloads?|dropper|loader|sample|process|image|creates?|created|as|opens?|opened|unpacks?|containing|contains)\b[\s:=("'`*“‘–-]{0,4}(?:(?:is|was|the|a|an|file|called|named|to|as|from|name|of)[\s:"'`“‘(]{1,3}){0,3}$/i

/** The file name that a dotted word is the end of, or undefined. */
export function fileNameAt(
  text: string,
  page: Page,
  word: string,
  start: number,
  around: { before: string; after: string },
): Candidate | undefined {
  const end = start + word.length
  const last = ending(word)
  const strong = FILE_ENDINGS.has(last)
  if ((!strong && !WEAK_FILE_ENDINGS.has(last)) || PROJECT_FILES.has(word.toLowerCase())) return undefined
  if (/^[\\/(]|^\.\w/.test(around.after) || /[\\/$@{]$/.test(around.before)) return undefined
  const from = fileStart(text, start, around.before)
  if (/[\\/]/.test(text[from - 1] ?? '')) return undefined
  const stub = /^(?:\d+|[a-z]{1,2})$/i.test(word.slice(0, word.indexOf('.'))) && word.split('.').length < 3
  if (stub && !strong && from === start) return undefined
  const column = page.column(start)
  const columnSays = /\b(?:file|name|attachment|sample|payload|process)\b/i.test(column)
  if (!strong) {
    const quoted = /["'`“‘]$/.test(text.slice(Math.max(0, from - 1), from)) && /^["'`”’]/.test(around.after)
    const inList =
      standsAlone(page, from, end) &&
      (columnSays || /\bfiles?\b|ransom|artefact|artifact|payload/i.test(page.heading(start)))
    const named = quoted && from < start && text.slice(from, start).includes(' ')
    if (
      !inList &&
      !named &&
      !FILE_CUE.test(text.slice(Math.max(0, from - 60), from)) &&
      !/\b(?:file|attachment)\b/i.test(around.after.slice(0, 20))
    )
      return undefined
    if (quoted && isCodeLine(around.before)) return undefined
  } else if (isCodeLine(around.before)) return undefined
  return { type: 'file-name', value: text.slice(from, end), start: from, end }
}

const isCodeLine = (before: string): boolean =>
  /\b(?:import|require|include|src|href)\b\s?[=("'`<]*\s?["'`<(]*$|\bfrom\s["'`]$/.test(before)

/** File names may begin before the dotted word: "invoice (1).pdf.exe", "Payment advice.iso". */
function fileStart(text: string, start: number, before: string): number {
  const quotedPart = /["“‘`«]([^"“”‘’`«»\\/<>|:?*]{0,78})$/.exec(before)
  const closing = /^[^"“”’`\n]{0,80}?["”’`»]/.exec(text.slice(start, start + 120))
  if (
    quotedPart &&
    closing &&
    quotedPart[1] !== undefined &&
    !/\.\w{2,5}[\s,]|\b(?:that|which|drops?|file|with)\b|(?:\S+\s+){7}/i.test(quotedPart[1])
  ) {
    const odd = (before.match(/["`]/g)?.length ?? 0) % 2 === 1 || /[“‘«][^”’»]*$/.test(before)
    if (odd) return start - quotedPart[1].length
  }
  const labelled =
    /(?:\b(?:file ?names?|attachments?)\b\**\s?[:=]\s{0,12}\**|[|\t]\s*)([\p{L}\p{N}][\p{L}\p{N} _()&+,'-]{0,78}[ (\p{L}\p{N}).]?)$/iu.exec(
      before,
    )
  if (labelled?.[1] !== undefined && !/\.\s|, /.test(labelled[1])) return start - labelled[1].length
  const run = /[^\s"'`<>|/\\,;:=([{“‘]{1,60}$/.exec(before)
  return run && /[)&+$%~#!.\]]$/.test(run[0]) ? start - run[0].length : start
}
