import { fileName, renderForm, type FormFile } from './documents/render-form.ts'
import type { Spine } from './handle.ts'
import { newEvent } from './request/new-event.ts'
import { formPage } from './views/form-page.ts'
import { fitText } from './request/without-names.ts'
import { mayLookAt } from './views/may-look.ts'
import { WHY_LOOK } from './words/looks.ts'
import { notEntitled } from './words/private-answers.ts'
import { plain } from './words/text.ts'

/** A form as a file, or why this person doesn't get it. */
export type Printed =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Buffer }
  | { readonly kind: 'refused'; readonly says: string }

/** Prints a request's form for somebody; undefined where there is no such request or person. */
export type PrintForm = (
  request: string,
  reader: string,
  as: FormFile,
  reason?: string,
) => Promise<Printed | undefined>

/** Who may read the reasons may have the form. Every look at one is on record first, allowed or not. */
export const printForm =
  (spine: Spine, now: () => string): PrintForm =>
  async (id, reader, as, reason = '') => {
    const at = now()
    const world = spine.world(at)
    const request = world.request(id)
    const page = request && formPage(request, world.router.policy, world.directory)
    if (!page || !world.directory.people.has(reader)) return undefined
    const may = mayLookAt('form', request, reader, world)
    if (may === 'with-reason' && reason.trim() === '') return { kind: 'refused', says: WHY_LOOK }
    const allowed = may !== 'no'
    const why = may === 'with-reason' ? { reason: fitText(reason, world) } : {}
    await spine.record([
      newEvent(
        'looked',
        id,
        { by: reader, at, delivery: '' },
        { sealed: { at: 'form', allowed }, private: why },
      ),
    ])
    if (!allowed) return { kind: 'refused', says: plain(notEntitled()) }
    return { kind: 'file', name: fileName(page, as), bytes: await renderForm(page, as) }
  }
