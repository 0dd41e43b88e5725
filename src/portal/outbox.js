// The quiet notice: something that was locked here still waits to be sent. Fetched by boot.js only where something waits.
const page = document, box = page.getElementById('outbox'), { worker: address, keys, postBox } = box.dataset
const find = what => box.querySelector(what)
const says = find('[role=status]'), again = find('[data-outbox=try]'), close = find('[data-outbox=close]'), old = find('details')

// Each letter's state. What there is most to do about is shown.
const ORDER = ['waiting', 'sending', 'not_sent', 'arrived']
const letters = {}
let worker, pressed, closed

const show = () => {
  const state = ORDER.find(state => Object.values(letters).includes(state))
  if (ORDER.indexOf(state) > 1) {
    worker?.terminate()
    worker = null
    old.hidden = true
  }
  if (says.textContent != says.dataset[state]) says.textContent = says.dataset[state]
  const over = state != 'waiting' && !pressed
  if (over && page.activeElement == again) close.focus()
  again.hidden = over
  box.hidden = !!closed
}

const ask = (ask, more) => worker?.postMessage(JSON.stringify({ ask, ...more }))
const hear = ({ data }) => {
  if (data == 'ready') {
    ask('begin', { keyset_url: location.origin + keys, post_box: postBox })
    return ask('look')
  }
  let { told, letter = '', letters: found } = JSON.parse(data)
  if (told == 'outbox') {
    // Another page was quicker.
    if (!found && box.hidden) { worker.terminate(); return box.remove() }
    told = 'sending'
  }
  if (told == 'old') old.hidden = false
  if (told == 'failed') told = 'waiting'
  if (!ORDER.includes(told)) return
  // While it waits it is tried again and again: the notice need not change with each try.
  if (told == 'sending' && letters[letter] == 'waiting' && !pressed) return
  if (told != 'sending') pressed = false
  if (letter) delete letters['']
  letters[letter] = told
  show()
}
const start = () => {
  worker = new Worker(address, { type: 'module' })
  worker.onmessage = hear
  // Most often a network that went: the letter is as safe as before.
  worker.onerror = () => { worker = null; pressed = false; letters[''] = 'waiting'; show() }
}

again.onclick = () => {
  pressed = true
  worker ? ask('try_now') : start()
}
close.onclick = () => { closed = box.hidden = true }
addEventListener('online', () => ask('wake'))
page.addEventListener('visibilitychange', () => page.hidden || ask('wake'))
start()
