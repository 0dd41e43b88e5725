// Starts the inbox, or says that it did not start. The words for both stand in the page.
const main = document.querySelector('main')
const at = (name) => new URL(main.dataset[name], document.baseURI).href

// The app calls this too, if it cannot read what it needs to know of its council.
addEventListener('inbox-failed', failed)

try {
  const app = await import(at('appJs'))
  await app.default({ module_or_path: at('appWasm') })
} catch {
  failed()
}

function failed() {
  main.querySelector('[data-opening]')?.setAttribute('hidden', '')
  main.querySelector('[data-failed]')?.removeAttribute('hidden')
}
