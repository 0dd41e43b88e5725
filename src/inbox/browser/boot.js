// Starts the inbox, or says that it did not start. The words for both stand in the page.
(() => {
  const page = document, data = page.documentElement.dataset, main = page.querySelector('main')
  const second = 1e3, settlesFor = 400
  const at = name => new URL(main.dataset[name], page.baseURI).href
  const shows = name => {
    for (const words of main.querySelectorAll('[data-shows]')) words.hidden = words.dataset.shows != name
  }

  // A press belongs to the screen it was made on, and what it brought under the pointer does not take the next one: nothing is
  // taken while another screen has just come, nor from a press begun before, nor right after another press.
  let screen = 0, pressed, settled
  const settle = () => {
    screen++
    data.settling = ''
    clearTimeout(settled)
    settled = setTimeout(() => { screen++; delete data.settling }, settlesFor)
  }
  const ours = event => {
    if (event.type == 'pointerdown') pressed = screen
    // Keys press what has the focus, and that goes along with the screen.
    if (event.type != 'click' || !event.detail) return
    const begun = pressed ?? screen
    pressed = null
    if (!event.target.closest('main button,main summary')) return
    if ('settling' in data || begun != screen) {
      event.preventDefault()
      event.stopPropagation()
    } else settle()
  }
  new MutationObserver(settle).observe(main, { childList: true })
  for (const kind of ['pointerdown', 'click']) addEventListener(kind, ours, true)

  // What does not come is not what cannot run: it is said, and tried again.
  const fetched = async name => {
    const found = await fetch(at(name))
    if (!found.ok) throw new TypeError(name)
    return found
  }
  const text = async name => (await fetched(name)).text()
  const again = failed => new Promise(now => {
    setTimeout(now, second * 2 ** Math.min(failed, 6))
    for (const kind of ['online', 'visibilitychange', 'click']) addEventListener(kind, now, { once: true })
  })
  const start = async (failed = 0) => {
    try {
      // Some browsers remember that an address failed, so each try has its own.
      const [config, asked, app, wasm] = await Promise.all([
        text('config'), text('asked'), import(at('appJs') + (failed ? '?' + failed : '')), fetched('appWasm')
      ])
      await app.default({ module_or_path: wasm })
      dispatchEvent(new CustomEvent('inbox-open', { detail: config + '\n' + asked }))
    } catch (why) {
      // Whatever did not come is a TypeError.
      if (!(why instanceof TypeError)) return shows('failed')
      shows('missing')
      await again(failed)
      shows('opening')
      start(failed + 1)
    }
  }

  // The app says so too, if it cannot read what it must know of its council.
  addEventListener('inbox-failed', () => shows('failed'))
  start()
})()
