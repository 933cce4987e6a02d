/** Why a dropped file cannot be read. The message is the sentence that the person sees. */
export type UnreadableReason =
  | 'too-large'
  | 'empty'
  | 'image'
  | 'binary'
  | 'executable'
  | 'archive'
  | 'old-office'
  | 'other-office'
  | 'corrupt'
  | 'inflates'
  | 'encrypted'
  | 'no-text'

const SENTENCES: Record<UnreadableReason, string> = {
  'too-large': 'This file is larger than 25 MB. Paste the part that matters instead.',
  empty: 'This file has nothing in it.',
  image: 'This is an image. Add it to the full story as a picture; its text is not read.',
  binary: 'This is not a text, mail, web page, Word document or PDF, so it was not read.',
  executable: 'This is a program. Auburn does not take programs; share its hash and its name instead.',
  archive: 'This is an archive. Auburn does not open archives; unpack it and add the document inside.',
  'old-office': 'This is an old Office or Outlook file. Save it as .docx, .eml or .txt and add that.',
  'other-office': 'This is an Office file, but not a Word document. Save it as .csv or .pdf and add that.',
  corrupt: 'This file is damaged and could not be read.',
  inflates: 'This file unpacks to far more than a document would, so it was not read.',
  encrypted: 'This file is locked with a password. Save a copy without one and add that.',
  'no-text': 'This PDF holds pictures of pages and no text. Type or paste what matters.',
}

export class UnreadableFile extends Error {
  readonly reason: UnreadableReason
  constructor(reason: UnreadableReason, sentence: string = SENTENCES[reason]) {
    super(sentence)
    this.name = 'UnreadableFile'
    this.reason = reason
  }
}
