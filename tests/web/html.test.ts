import { describe, expect, it } from 'vitest'
import { html } from '../../src/web/html.ts'

describe('html', () => {
  it('escapes every value, between tags and in attributes', () => {
    const words = `<script>"&'`
    expect(html`<p title="${words}">${words}</p>`.toString()).toBe(
      '<p title="&lt;script&gt;&quot;&amp;&#39;">&lt;script&gt;&quot;&amp;&#39;</p>',
    )
  })

  it('puts in what it made itself as it is, one or many, and leaves out what is undefined', () => {
    const items = ['a', '<b>'].map((one) => html`<i>${one}</i>`)
    const page = html`<p>${items}${undefined}${html`<hr />`}${2}</p>`
    expect(page.toString().replace(/\s+/g, '')).toBe('<p><i>a</i><i>&lt;b&gt;</i><hr/>2</p>')
  })
})
