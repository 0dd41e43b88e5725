// Quick exit, help, reading settings, the cover, and the start of the app. Works before and without wasm.
(() => {
  const page = document, root = page.documentElement, data = root.dataset
  const find = id => page.getElementById(id)
  const say = words => { find('status').textContent = words }
  const pass = (words, wait) => { say(words); setTimeout(() => say(''), wait || longWait) }
  const hint = (name, how = say) => how(find('status').dataset[name])
  // 5, 20 and 60 minutes.
  const second = 1e3, coverAfter = 3e5, wipeAfter = 12e5, wipeAfterRinging = 36e5
  const lookEvery = 5e3, shiftsWithin = 5e3, ringsFor = second, longWait = 15e3, settlesFor = 400
  const tell = (name, detail) => page.dispatchEvent(new CustomEvent('front-seat-' + name, { detail }))

  // An invitation's link says whose letter it is, and ~ that it is written together with them. It leaves the address before
  // anything is fetched or pressed; home passes it on. One that nobody has is said where the officer is asked.
  const invited = /^#\w\w(\w{8})?~?$/.test(location.hash) ? location.hash : ''
  if (invited) {
    history.replaceState(null, '', location.pathname)
    for (const link of page.links) if (/\/say\//.test(link)) link.hash = invited
  }

  // Everything answered is rubbed out in the app, and taken off the page here, whatever it was answered with.
  const wipe = () => {
    tell('wipe')
    for (const answer of page.querySelectorAll('[data-answer],[data-mine]')) answer.remove()
  }

  // An empty page at once, then another website in this one's place.
  const leave = () => {
    const empty = find('leaving'), exit = page.querySelector('[data-leave]').href
    wipe()
    delete data.unsent
    empty.hidden = false
    page.body.replaceChildren(empty)
    page.title = empty.textContent
    location.replace(exit)
  }
  addEventListener('pagehide', wipe)
  addEventListener('pageshow', event => { if (event.persisted) location.reload() })

  // Shift pressed and let go three times within five seconds, with nothing else between. While somebody writes, the first
  // one is part of the writing: the keyboard on a screen has a Shift that is tapped there and back.
  let shifts = [], alone, last
  const between = ({ key }) => { alone = false; shifts = []; last = key }
  for (const kind of ['pointerdown', 'wheel']) addEventListener(kind, between)
  addEventListener('keydown', event => {
    const { key, repeat, target } = event
    if (repeat) return
    const writes = last != 'Shift' && target.matches('textarea')
    if (key != 'Shift' || writes || ['Alt', 'AltGraph', 'Control', 'Meta'].some(held => event.getModifierState(held))) return between(event)
    alone = true
  })
  addEventListener('keyup', ({ key }) => {
    if (key != 'Shift' || !alone) return
    const { one, two } = page.querySelector('[data-leave]').dataset
    shifts = shifts.filter(then => Date.now() - then < shiftsWithin).concat(Date.now())
    if (shifts.length > 2) return leave()
    pass(shifts.length > 1 ? one : two, shiftsWithin)
  })

  // Text size, spacing and colours stay until the tab is closed.
  const settings = ['size', 'spacing', 'colours']
  const stored = (name, value) => {
    try { return value ? sessionStorage.setItem(name, value) : sessionStorage.getItem(name) } catch { return null }
  }
  for (const name of settings) data[name] = stored(name) || ''
  const open = id => {
    if (id == 'settings') for (const name of settings) {
      const choice = data[name] && find(id).querySelector(`[name=${name}][value=${data[name]}]`)
      if (choice) choice.checked = true
    }
    find(id).showModal()
  }
  addEventListener('change', ({ target }) => {
    const { name, value } = target
    for (const step of target.closest('[data-again]')?.querySelectorAll('input') || []) step.defaultChecked = step.checked
    if (settings.includes(name)) stored(name, data[name] = value)
    if (name == 'share' && data.app != 'on') {
      find('shared').textContent = target.nextSibling.firstChild.textContent
    }
  })

  // Where an answer may be taken back, pressing what is chosen does it. `defaultChecked` is what was chosen before the press.
  // Some browsers tell of no press where Space falls on what is chosen.
  const takeBack = event => {
    const step = event.target
    if (!step.matches('[data-again] input') || !step.defaultChecked || (event.key || ' ') != ' ') return
    if (event.key) event.preventDefault()
    step.checked = step.defaultChecked = false
    for (const kind of ['input', 'change']) step.dispatchEvent(new Event(kind, { bubbles: true }))
  }
  for (const kind of ['click', 'keyup']) addEventListener(kind, takeBack)

  // What is answered and not sent: leaving asks first, and nobody passing by reads it.
  let seen, patience
  const cover = () => find('cover')
  const back = () => { seen = Date.now(); patience = wipeAfter }
  const touched = () => { if (!cover()?.open) back() }
  back()
  for (const kind of ['pointerdown', 'keydown', 'scroll']) addEventListener(kind, touched, true)
  addEventListener('input', ({ target }) => {
    touched()
    if ('answer' in target.dataset) data.unsent = data.unsent || 'typed'
  })
  // Ringing somebody is not leaving, though some browsers take it for that.
  let ringing
  addEventListener('beforeunload', event => { if (data.unsent && data.unsent != 'kept' && !ringing) event.preventDefault() })
  const gone = () => cover().children[0].hidden
  const look = () => {
    // A clock that was set back counts as a long time.
    let idle = Date.now() - seen
    if (idle < 0) idle = patience + 1
    if (!data.unsent) return
    if (data.unsent != 'typed') return idle > patience && wipe()
    if (idle > coverAfter && !cover().open) cover().showModal?.()
    if (idle > patience) {
      wipe()
      delete data.unsent
      cover().children[0].hidden = true
      cover().children[1].hidden = false
    }
  }
  setInterval(look, lookEvery)
  page.addEventListener('visibilitychange', look)
  const renew = () => { wipe(); delete data.unsent; location.reload() }
  addEventListener('close', ({ target }) => {
    if (target == cover()) gone() ? renew() : back()
  }, true)

  // Some apps that show a page print nothing, and say nothing.
  const paper = what => {
    let prints
    data.prints = what
    addEventListener('beforeprint', () => { prints = true }, { once: true })
    addEventListener('afterprint', () => delete data.prints, { once: true })
    self.print?.()
    setTimeout(() => {
      if (prints) return
      delete data.prints
      hint('paper', pass)
    }, second)
  }
  const underWay = () => data.form && (data.unsent ? data.unsent != 'kept' : data.app == 'on' && !page.querySelector('.post'))
  addEventListener('click', event => {
    ringing = event.target.closest('.contact')
    setTimeout(() => { ringing = null }, ringsFor)
    // Whoever rings, texts or chats does not touch this page meanwhile.
    if (ringing) {
      patience = wipeAfterRinging
      if (data.unsent == 'typed') cover().showModal?.()
    }
    // Once the form is under way no link takes its page away: some browsers ask nothing before leaving.
    const link = event.target.closest('a[href^="/"],a[href^=http]')
    if (link && !link.target && !('leave' in link.dataset) && underWay()) link.target = '_blank'
    // An entry in the history would stand in Back's way.
    if (data.form && event.target.closest('.skip-link')) { event.preventDefault(); find('title').focus() }
    const on = event.target.closest('button,a')
    if (!on) return
    const does = on.dataset
    if ('leave' in does) { event.preventDefault(); leave() }
    if (does.dialog && find(does.dialog).showModal) { event.preventDefault(); open(does.dialog) }
    if ('close' in does) on.closest('dialog').close()
    if (does.cover) does.cover == 'carry-on' ? cover().close() : renew()
    if (does.print) paper(does.print)
    if (does.copy) {
      const said = [...page.querySelectorAll('.said h2,.said p')].map(one => one.textContent)
      navigator.clipboard?.writeText(said.join('\n')).then(() => pass(does.copy))
    }
    if (does.script) { event.preventDefault(); import(does.script).then(it => it.default(on, say)) }
    if ('starter' in does) {
      const box = on.closest('section,main').querySelector('textarea'), typed = box.value
      box.value = typed + (/\S$/.test(typed) ? '\n' : '') + on.textContent.replace('…', ' ')
      box.dispatchEvent(new Event('input', { bubbles: true }))
      box.focus()
    }
    if (does.go) {
      // Before the app is there the press is remembered; the app answers it.
      if (data.app == 'wait') { data.go = does.go; hint('moment') }
      else tell('go', does.go)
    }
  })

  // A press belongs to the screen it was made on. Nothing is taken while another has just come, nor from a press begun before.
  let screen = 0, pressed, settled
  const ours = event => {
    if (!event.target.closest('main')) return
    if (event.type == 'pointerdown') pressed = screen
    else if ('settling' in data || (pressed ?? screen) != screen) {
      event.preventDefault()
      event.stopPropagation()
    }
    if (event.type == 'click' || event.type == 'pointercancel') pressed = null
  }
  if (data.form) {
    new MutationObserver(() => {
      screen++
      data.settling = ''
      clearTimeout(settled)
      settled = setTimeout(() => { screen++; delete data.settling }, settlesFor)
    }).observe(find('main'), { childList: true })
    for (const kind of ['pointerdown', 'pointercancel', 'mousedown', 'click']) addEventListener(kind, ours, true)
  }

  // What was locked here and still waits to be sent is sent from any page. Looking must not leave a database behind.
  // Each site has a database of its own. What could not be fetched is fetched when there may be a network again.
  let looking, failed = 0
  const waits = () => {
    if (looking || failed && page.hidden) return
    looking = true
    const asked = indexedDB.open(data.database)
    asked.onupgradeneeded = () => asked.transaction.abort()
    asked.onerror = event => event.preventDefault()
    asked.onsuccess = () => {
      const count = asked.result.transaction('outbox').objectStore('outbox').count()
      asked.result.close()
      count.onsuccess = async () => {
        if (!count.result) return
        try {
          // Some browsers remember that an address failed, so each try has its own.
          await import(data.outbox + (failed ? '?' + failed : ''))
        } catch {
          failed++
          looking = false
        }
      }
    }
  }
  const notice = () => { try { waits() } catch {} }
  addEventListener('load', () => {
    notice()
    addEventListener('online', notice)
    page.addEventListener('visibilitychange', notice)
  })

  // The app, after the page is painted. Where it cannot run the page offers paper and the phone instead.
  const broken = ({ error, reason }) => {
    if (!((error || reason) instanceof WebAssembly.RuntimeError)) return
    if (data.app != 'on') return data.app = 'none'
    const said = find('broken'), post = page.querySelector('.post')
    // Of a letter that has arrived there is nothing to say.
    said.textContent = said.dataset[data.unsent == 'typed' || !post ? 'words' : data.unsent] || ''
  }
  // The page says after a # what a file must be: other bytes in its place are not taken.
  const pinned = address => fetch(address, { integrity: address.split('#')[1] })
  // Whether other bytes stand there: what is refused twice, and comes where nothing is asked of it.
  const unfit = address => pinned(address).then(() => false, () => fetch(address).then(found => found.ok, () => false))
  // What does not come is not what cannot run: it is said, and tried again. What was typed and pressed stays.
  const misses = () => {
    data.missing = ''
    hint('missing')
  }
  const again = failed => new Promise(now => {
    setTimeout(now, second * 2 ** Math.min(failed, 6))
    for (const kind of ['online', 'visibilitychange']) addEventListener(kind, now, { once: true })
  })
  const start = async (failed = 0) => {
    try {
      // Some browsers remember that an address failed, so each try has its own.
      const [form, app, wasm] = await Promise.all([
        pinned(data.form).then(found => found.text()),
        import(data.appJs + (failed ? '?' + failed : '')),
        pinned(data.appWasm)
      ])
      await app.default({ module_or_path: wasm })
      delete data.missing
      tell('form', invited + '\n' + form)
      say('')
    } catch (why) {
      // Whatever did not come is a TypeError.
      if (!(why instanceof TypeError)) return data.app = 'none'
      if (await unfit(data.form) || await unfit(data.appWasm)) {
        hint('unfit')
        return data.app = 'none'
      }
      if (failed) misses()
      await again(failed)
      start(failed + 1)
    }
  }
  if (!data.form) return
  history.scrollRestoration = 'manual'
  data.app = self.WebAssembly ? 'wait' : 'none'
  if (data.app == 'none') return
  addEventListener('error', broken)
  addEventListener('unhandledrejection', broken)
  addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => setTimeout(() => {
    start()
    setTimeout(() => { if (data.app == 'wait') misses() }, longWait)
  })))
})()
