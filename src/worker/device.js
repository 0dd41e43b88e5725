// What the worker cannot reach by itself: the outbox on this device, whose turn it is to send, and this site's other pages.
// Every answer comes back through `hear(what, id, value)`. Nothing here decides anything.
self.device = hear => {
  const NAME = 'front-seat', STORE = 'outbox'
  // A device that has not answered by then will not keep anything, in milliseconds. Taking out is waited for longer:
  // nothing is lost by it but time.
  const PATIENCE = 5000, LONG_PATIENCE = 20000

  let opened
  const open = () => opened ??= new Promise((yes, no) => {
    const asked = indexedDB.open(NAME, 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE)
    asked.onerror = () => no(asked.error)
    asked.onsuccess = () => {
      const base = asked.result
      base.onclose = base.onversionchange = () => { base.close(); opened = null }
      yes(base)
    }
  })
  // One deed in one transaction, done only when it is safe on the disk.
  const deed = async (mode, act) => {
    const base = await open()
    return new Promise((yes, no) => {
      const all = base.transaction(STORE, mode, { durability: 'strict' })
      const result = act(all.objectStore(STORE))
      all.oncomplete = () => yes(result())
      all.onerror = all.onabort = () => no(all.error)
    })
  }
  // Some systems close a database behind one's back: a second try opens it anew.
  const again = (mode, act) => deed(mode, act).catch(() => { opened = null; return deed(mode, act) })
  const within = (mode, act, patience = PATIENCE) => Promise.race([
    again(mode, act),
    new Promise((_, no) => setTimeout(no, patience))
  ])

  const turns = {}
  // The turn ends when it is passed on, or when this page is gone.
  const hold = id => new Promise(end => { turns[id] = end })
  const take = async id => {
    const locks = navigator.locks, name = NAME + ' ' + id
    try {
      const had = await new Promise((yes, no) => locks.request(name, { ifAvailable: true }, lock => {
        yes(lock)
        return lock && hold(id)
      }).catch(no))
      hear('turn', id, !!had)
      if (!had) locks.request(name, () => { const held = hold(id); hear('turn', id, true); return held }).catch(() => 0)
    } catch {
      // Without locks two pages may send the same letter, and it is still one letter.
      hear('turn', id, true)
    }
  }

  let others
  try {
    others = new BroadcastChannel(NAME)
    others.onmessage = ({ data }) => hear('heard', '', data)
  } catch {}

  return {
    keep: (id, bytes, since) => within('readwrite', store => { store.put({ bytes, since }, id); return () => true })
      .then(() => hear('kept', id, true), () => hear('kept', id, false)),
    forget: id => within('readwrite', store => { store.delete(id); return () => true }, LONG_PATIENCE)
      .catch(() => 0).then(() => hear('forgot', id)),
    look: () => within('readonly', store => {
      const ids = store.getAllKeys(), all = store.getAll()
      return () => ids.result.map((id, at) => [id, all.result[at].bytes, all.result[at].since])
    }).catch(() => []).then(found => hear('found', '', found)),
    take,
    pass: id => turns[id]?.(),
    say: (_, text) => others?.postMessage(text)
  }
}
