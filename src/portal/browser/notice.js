// The quiet notice: something that was locked here still waits to be sent. Fetched by boot.js only where something waits, with
// the notice itself before it.
const page = document
if (!page.getElementById('outbox')) page.getElementById('main').insertAdjacentHTML('afterend', NOTICE)
const box = page.getElementById('outbox'), { worker: address, keys, postBox } = box.dataset
const find = what => box.querySelector(what)
const says = find('[role=status]'), again = find('[data-outbox=try]'), close = find('[data-outbox=close]')
const ways = find('details'), summary = find('summary')

// What there is most to do about is shown. The last three are the end of a letter.
const ORDER = ['waiting', 'sending', 'not_sent', 'deleted', 'arrived'], ENDS = ORDER.slice(2)
// Each letter's state; how many there are; how many had ended under an earlier worker; how those are that nothing was
// heard of; and whether more may lie here.
const letters = {}
let announced = 0, before = 0, rest = 'sending', unseen = false
let worker, pressed, over, closed = false

const show = () => {
  const all = Object.values(letters)
  if (unseen) all.push('waiting')
  if (!all.length || all.length < announced) all.push(rest)
  const state = ORDER.find(state => all.includes(state))
  over = ENDS.includes(state)
  if (over) stop()
  if (says.textContent != says.dataset[state]) says.textContent = says.dataset[state]
  const busy = state != 'waiting' && !pressed
  if (busy && page.activeElement == again) close.focus()
  again.hidden = busy
  if (over) ways.hidden = true
  box.hidden = closed
}

// Opens nothing by itself: the names of services are for whoever asks.
const offer = words => {
  if (ways.hidden || words == 'old') summary.textContent = summary.dataset[words]
  ways.hidden = false
}

const ask = what => worker?.postMessage(JSON.stringify(what))
const stop = () => { worker?.terminate(); worker = null }
// Most often a network that went: the letters are as safe as before, and another worker finds them again.
const broke = () => {
  stop()
  pressed = false
  rest = 'waiting'
  for (const letter in letters) if (!ENDS.includes(letters[letter])) delete letters[letter]
  before = Object.keys(letters).length
  announced = before + 1
  show()
}
const hear = ({ data }) => {
  if (data == 'ready') {
    announced = before
    ask({ begin: { keyset_url: location.origin + keys, post_box: postBox } })
    return ask('look')
  }
  const [[told, { letter, why, ...said }]] = Object.entries(JSON.parse(data))
  if (told == 'failed' && why == 'trouble-device') return broke()
  if (told == 'outbox') {
    unseen = said.unseen
    announced = Math.max(announced, before + said.letters)
    // Another page was quicker.
    if (!announced && !unseen) { stop(); over = true; return box.remove() }
    if (unseen) { pressed = false; offer('ways') }
    return show()
  }
  if (told == 'old') return offer('old')
  if (why == 'trouble-refused' || why == 'trouble-closed') offer('ways')
  const state = why == 'trouble-deleted' ? 'deleted' : told
  if (!ORDER.includes(state)) return
  // While it waits it is tried again and again: the notice need not change with each try.
  if (state == 'sending' && letters[letter] == 'waiting' && !pressed) return
  if (state != 'sending') pressed = false
  letters[letter] = state
  show()
}
const start = () => {
  worker = new Worker(address, { type: 'module' })
  worker.onmessage = hear
  worker.onerror = broke
}
const wake = () => {
  if (over || page.hidden) return
  worker ? ask('wake') : start()
}

again.onclick = () => {
  pressed = true
  worker ? ask('try_now') : start()
}
close.onclick = () => { closed = box.hidden = true }
addEventListener('online', wake)
page.addEventListener('visibilitychange', wake)
start()
