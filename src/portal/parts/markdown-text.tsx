import DOMPurify from 'dompurify'
import MarkdownIt from 'markdown-it'
import { useLayoutEffect, useRef } from 'react'
import { defang } from '../../formats/text/defang.ts'

const md = new MarkdownIt({ html: false, linkify: false, typographer: false, breaks: true })
md.disable(['image', 'reference'])

// A link written in a report points at what the report warns of: its text stays, its target stands beside it, dead.
md.renderer.rules.link_open = () => '<span class="dead-link">'
md.renderer.rules.link_close = (tokens, index) => {
  const open = tokens.slice(0, index).findLast(token => token.type === 'link_open')
  const target = open?.info === 'auto' ? '' : String(open?.attrGet('href') ?? '')
  return target ? ` <code>${md.utils.escapeHtml(defang('url', target))}</code></span>` : '</span>'
}
// Alignment would come as an inline style, which the page's policy refuses.
md.renderer.rules.th_open = () => '<th>'
md.renderer.rules.td_open = () => '<td>'
// Headings go on from the page's own: the highest in the text becomes h3.
const heading = (tokens: readonly { type: string; tag: string }[], index: number): string => {
  const level = (tag: string) => Number(tag.slice(1))
  const highest = Math.min(...tokens.filter(token => token.type === 'heading_open').map(token => level(token.tag)))
  return `h${Math.min(6, level(tokens[index]?.tag ?? 'h1') - highest + 3)}`
}
md.renderer.rules.heading_open = (tokens, index) => `<${heading(tokens, index)}>`
md.renderer.rules.heading_close = (tokens, index) => `</${heading(tokens, index)}>`

const ALLOWED = 'p br strong em s code pre ul ol li blockquote h3 h4 h5 h6 hr table thead tbody tr th td span'.split(
  ' ',
)

interface Props {
  text: string
  className?: string
  /** A line's end in the text ends the line here, as people who paste expect; off where the text was wrapped by hand. */
  breaks?: boolean
}
/** Text of members as Markdown: no HTML, no links, no images. */
export function MarkdownText({ text, className = '', breaks = true }: Props) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const fragment = DOMPurify.sanitize(md.set({ breaks }).render(text, {}), {
      ALLOWED_TAGS: ALLOWED,
      ALLOWED_ATTR: ['class', 'start'],
      ALLOW_DATA_ATTR: false,
      ALLOW_ARIA_ATTR: false,
      RETURN_DOM_FRAGMENT: true,
    })
    place.current?.replaceChildren(fragment)
  }, [text, breaks])
  return <div ref={place} className={`prose ${className}`} />
}
