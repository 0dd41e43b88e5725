// Read to me: the page aloud, sentence by sentence, by a voice of this device. Never what a child has typed, nor what is closed.
const readable = 'h1,h2,h3,p,li,legend,summary,label'
const unread = '[data-mine],.unseen,[hidden],.no-app,details:not([open])>:not(summary),.sharing__change'

// Only voices that speak on the device itself: others send the words away.
const local = lang => speechSynthesis.getVoices().find(voice => voice.localService && voice.lang.startsWith(lang))

const voice = async lang => local(lang) || await new Promise(found => {
  const look = () => found(local(lang))
  speechSynthesis.addEventListener('voiceschanged', look, { once: true })
  setTimeout(look, 1000)
})

const words = element => {
  const { control } = element
  const chosen = control?.checked ? '. ' + button.dataset.chosen : ''
  const said = control?.getAttribute('aria-label')
  if (said) return said + chosen
  const copy = element.cloneNode(true)
  for (const other of copy.querySelectorAll('textarea,button,' + unread)) other.remove()
  for (const part of copy.querySelectorAll('*')) part.append(' ')
  return copy.textContent.replace(/\s+/g, ' ').trim() + chosen
}

const sentences = () => [...(document.querySelector('dialog[open]') || document.querySelector('main')).querySelectorAll(readable)]
  .filter(element => element.getClientRects().length && !element.closest(unread))
  .filter(element => !element.parentNode.closest(readable))
  .flatMap(element => words(element).match(/[^.!?…؟。]+[.!?…؟。]*/g) || [])

let button, label
const stop = () => {
  if (button) button.textContent = label
  button = null
  self.speechSynthesis?.cancel()
}
addEventListener('pagehide', stop)
for (const change of ['go', 'wipe']) document.addEventListener('front-seat-' + change, stop)

export default async (on, say) => {
  if (button) return stop()
  button = on
  label = on.textContent
  const speaker = self.speechSynthesis && await voice(document.documentElement.lang)
  // Pressed again meanwhile, it is not to begin.
  if (!button) return
  if (!speaker) return stop(), say(on.dataset.none)
  const all = sentences().map(sentence => Object.assign(new SpeechSynthesisUtterance(sentence), { voice: speaker, lang: speaker.lang }))
  if (!all.length) return stop()
  on.textContent = on.dataset.stop
  all[all.length - 1].onend = stop
  for (const sentence of all) speechSynthesis.speak(sentence)
}
