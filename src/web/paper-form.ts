import type { Telephone } from '../views/on-paper.ts'
import { PAPER } from '../words/matrix.ts'
import { html, type Html } from './html.ts'

/** Whom to ring, where the people were given. */
export const telephoneTable = (telephones: readonly Telephone[]): Html =>
  telephones.length === 0
    ? html``
    : html`<section class="paper">
        <h2>${PAPER.ring}</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">${PAPER.post}</th>
              <th scope="col">${PAPER.holder}</th>
              <th scope="col">${PAPER.number}</th>
            </tr>
          </thead>
          <tbody>
            ${telephones.map(
              ({ post, who, phone }) =>
                html`<tr>
                  <td>${post}</td>
                  <td>${who}</td>
                  <td>${phone}</td>
                </tr> `,
            )}
          </tbody>
        </table>
      </section>`

/** A page of its own with room for two decisions that were made while chat was down. */
export const paperForm = (): Html =>
  html`<section class="paper">
    <h2>${PAPER.title}</h2>
    <p>${PAPER.how}</p>
    ${[lines(), lines()]}
  </section>`

const lines = (): Html =>
  html`<table class="lines">
    <tbody>
      ${PAPER.lines.map(
        ({ label, tall }) =>
          html`<tr${tall ? TALL : NOT_TALL}>
            <th scope="row">${label}</th>
            <td></td>
          </tr> `,
      )}
    </tbody>
  </table>`

const TALL = html` class="tall"`
const NOT_TALL = html``
