// Swap: the same form for another age, in this page's place, with what was answered so far. The address stays this page's.
export default async (on, say) => {
  const page = document, { dataset } = page.documentElement, { failed, kept } = on.dataset
  // Without the app it is a page like others.
  if (dataset.app != 'ready' && dataset.app != 'on') return location.assign(on.href)
  if (dataset.swaps) return
  dataset.swaps = ''
  const fetched = async (address, more) => (await fetch(address, more)).text()
  try {
    const other = new DOMParser().parseFromString(await fetched(on.href), 'text/html')
    const { form, formId, voice } = other.documentElement.dataset
    // As `boot.js` does: other bytes than the page names are not taken.
    const file = await fetched(form, { integrity: form.split('#')[1] })
    Object.assign(dataset, { form, formId, voice })
    // What stands around the question speaks to its readers, on paper too.
    for (const [at, theirs] of [...other.body.children].entries()) {
      const ours = page.body.children[at]
      if (theirs.id != 'main' && ours?.tagName == theirs.tagName && ours.className == theirs.className) ours.replaceWith(page.importNode(theirs, true))
    }
    page.dispatchEvent(new CustomEvent('front-seat-swap', { detail: file }))
    say(kept)
  } catch { say(failed) }
  delete dataset.swaps
}
