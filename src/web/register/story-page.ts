import type { Story } from '../../views/story.ts'
import type { StoryLine, Tone } from '../../views/story-line.ts'
import { html, type Html } from '../html.ts'
import { layout, type Offers } from './layout.ts'
import { statusTag } from './list-page.ts'
import { between, shownAt } from './shown-at.ts'
import { timeline } from './timeline.ts'

const TONES: Readonly<Record<Tone, string>> = {
  asked: 'Asked',
  agreed: 'Agreed',
  refused: 'Not done',
  noted: 'Noted',
}
const MARKS: Readonly<Record<Tone, string>> = { asked: '?', agreed: '✓', refused: '✕', noted: '·' }

/** Somebody whom a form may be read as. */
export type Reader = { readonly id: string; readonly name: string }

/** One request's whole story: drawn against time, then told line by line. Its form can be had by those who may read it. */
export const storyPage = (story: Story, readers: readonly Reader[] = [], offers: Offers = {}): Html =>
  layout(
    {
      title: `${story.heading}, ${story.family}`,
      here: 'one',
      body: html`<p class="back"><a href="./">All requests</a></p>
        <h1>${story.heading}</h1>
        <dl class="facts">
          <div>
            <dt>Family</dt>
            <dd>${story.family}</dd>
          </div>
          <div>
            <dt>Reference</dt>
            <dd>${story.reference}</dd>
          </div>
          <div>
            <dt>Asked by</dt>
            <dd>${story.askedBy}, ${shownAt(story.askedAt)}</dd>
          </div>
          <div>
            <dt>Where it stands</dt>
            <dd>${statusTag(story.status)}</dd>
          </div>
        </dl>
        ${readers.length === 0 ? undefined : theForm(story, readers)} ${timeline(story.lines)}
        <ol class="story">
          ${story.lines.map((line, i) => entry(line, story.lines[i - 1]))}
        </ol>`,
    },
    offers,
  )

const theForm = ({ request }: Story, readers: readonly Reader[]): Html =>
  html`<details class="print">
    <summary>The form, as PDF or Word</summary>
    <form action="${encodeURIComponent(request)}/form">
      <label>Read as ${select(readers)}</label>
      <label>Why, for governance and those above the family’s service <input name="why" /></label>
      <button name="as" value="pdf">PDF</button>
      <button name="as" value="docx">Word</button>
      <p class="small">Whoever may read the reasons may have it. Each look is on the record.</p>
    </form>
  </details>`

const select = (readers: readonly Reader[]): Html =>
  html`<select name="reader">
    ${readers.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
  </select>`

const entry = (line: StoryLine, previous: StoryLine | undefined): Html =>
  html`<li class="${line.tone}">
    ${gap(line, previous)}
    <span class="tone"
      ><span aria-hidden="true">${MARKS[line.tone]}</span
      ><span class="hidden">${TONES[line.tone]}</span></span
    >
    <p class="by"><b>${line.who}</b>${line.post === '' ? '' : `, ${line.post}`}</p>
    <p class="what">${line.what}</p>
    ${quoted(line)}
    <p class="small"><time datetime="${line.at}">${shownAt(line.at)}</time></p>
  </li>`

const gap = (line: StoryLine, previous: StoryLine | undefined): Html | undefined => {
  const waited = previous === undefined ? '' : between(previous.at, line.at)
  return waited === '' ? undefined : html`<p class="gap">${waited} later</p>`
}

const quoted = ({ words, considered }: StoryLine): Html =>
  html`${
    words === undefined ? undefined : html`<blockquote>${words}</blockquote>`
  }${considered === undefined ? undefined : html`<p class="considered"><b>Also considered:</b> ${considered}</p>`}`
