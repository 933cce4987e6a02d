import type { Hostname } from './hostname.ts'

/** Dotted words of code and prose whose last part happens to be a top-level domain (REFERENCE §15). */

const words = (text: string): Set<string> => new Set(text.trim().split(/\s+/))

const PRODUCTS =
  words(`asp.net vb.net ado.net paint.net ml.net f.net nunit.net java.io java.net javax.net kotlin.io scala.io system.io system.net socket.io
  microsoft.net dot.net lucene.net rx.net json.net quartz.net sharp.net managed.net crystal.net visual.net xamarin.io e.g i.e inc.com file.io`)

const OBJECTS =
  words(`this self that user users data window document event events e evt req res request response ctx context config cfg obj object file
  files item items node process console module exports math json props state err error logger log app client session model args kwargs os sys
  re np pd plt tf db row record result results element el input output form options settings params account profile doc page parent child current target
  value values entry info meta metadata person customer order product msg message task job thread conn connection socket stream buffer array list map set
  string str num number date time math path fs util utils lib src pkg cls type types foo bar baz x y i j k n s t v a b c d p q m f div span button img body
  header footer nav table tr td ul li var let const func fn package services service spec status kind pod namespace resource arm template parameters vars
  env secrets github inputs outputs steps jobs needs matrix runner each card member employee company device server host system`)

const CODE_TLDS =
  words(`name info id map call next link click select watch build now show new open play run date data report page search support zip free here events
  email group host is in it to at me my us so do as be by no am in py rs sh so io net dev app link style video music one tools works cool top bar box foo
  global zone space day directory pub red blue pink media image software systems network security center company size cat fit fail expert active bid`)

const REVERSE_ROOTS = words('com org net io edu gov')

export interface Surroundings {
  before: string
  after: string
  /** The first and last part as written. */
  written: string
}

const CODE_BEFORE =
  /(?:\b(?:import|from|package|using|namespace|require|include|extends|implements|new|return|await|typeof|const|let|var|def|class|function|instanceof|throw|catch)\s+|[!+%&?]=?\s*|=>\s*|\$\{?|\bif\s?\(|\bwhile\s?\()$/
const CODE_AFTER = /^(?:\(|\[\w|\s?(?:===?|!==?|\+=|-=|\+\+|=>|\?\.|&&|\|\|)|\s=\s|;$|\s?\{|<\w|::)/

/** Whether a valid host name is, here, more likely a property, a class, a package or two sentences without a space. */
export function isCodeOrProse(name: Hostname, place: Surroundings): boolean {
  const labels = name.ascii.split('.')
  const written = place.written.split('.')
  const first = labels[0] ?? ''
  const last = written[written.length - 1] ?? ''
  if (PRODUCTS.has(name.ascii) || (labels.length === 2 && PRODUCTS.has(`${first}.${name.tld}`))) return true
  if (labels.every(label => label.length === 1)) return true
  if (CODE_AFTER.test(place.after)) return true
  if (labels.length === 2 && OBJECTS.has(first) && CODE_TLDS.has(name.tld)) return true
  if (
    /^(?:[eix]|this|self|window|document|event|process|console|module)$/.test(first) &&
    OBJECTS.has(first) &&
    CODE_TLDS.has(name.tld)
  )
    return true
  if (CODE_BEFORE.test(place.before) && (CODE_TLDS.has(name.tld) || labels.length > 2)) {
    return !/\bfrom\s+$/.test(place.before) || REVERSE_ROOTS.has(first)
  }
  // com.vendor.product: written backwards
  if (labels.length >= 3 && REVERSE_ROOTS.has(first) && !['com', 'net', 'org', 'uk'].includes(name.tld)) return true
  // "it stopped.In the morning"
  const firstWritten = written[0] ?? ''
  if (/^[A-Z][a-z]*$/.test(last) && !/^[A-Z]/.test(firstWritten)) return true
  // System.Net, Foo.Bar.Info: names in Pascal case
  if (
    written.length >= 2 &&
    written.every(part => /^[A-Z]\w*$/.test(part)) &&
    /[a-z]/.test(last) &&
    !['com', 'net', 'org', 'uk'].includes(name.tld)
  )
    return true
  if (/^[A-Z]{2,}$/.test(last) && !/^[A-Z0-9-]+$/.test(firstWritten)) return true
  if (/[a-z][A-Z]/.test(firstWritten) && CODE_TLDS.has(name.tld)) return true
  return false
}
