// More hands for the worker that sends: the outbox on this device, whose turn it is to send, and this site's other pages.
// OUTBOX is this site's own name: two sites on one host must never send each other's letters.
{
  const NAME = OUTBOX, STORE = 'outbox', locks = navigator.locks
  // A device that has not answered by then will not keep anything, in milliseconds. Taking out is waited for longer:
  // nothing is lost by it but time.
  const PATIENCE = 5000, LONG_PATIENCE = 20000
  const within = (promise, patience = PATIENCE) => Promise.race([
    promise,
    new Promise((_, no) => setTimeout(no, patience))
  ])

  const open = () => new Promise((yes, no) => {
    const asked = indexedDB.open(NAME, 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE)
    asked.onerror = () => no(asked.error)
    asked.onsuccess = () => {
      const base = asked.result
      base.onversionchange = () => base.close()
      yes(base)
    }
  })
  // One deed in one transaction, done only when it is safe on the disk. The database is open no longer than that: a page
  // that falls asleep holds up nobody.
  const deed = async (mode, act) => {
    const base = await open()
    try {
      return await new Promise((yes, no) => {
        const all = base.transaction(STORE, mode, { durability: 'strict' })
        const result = act(all.objectStore(STORE))
        all.oncomplete = () => yes(result())
        all.onerror = all.onabort = () => no(all.error)
      })
    } finally {
      base.close()
    }
  }
  // Some systems close a database behind one's back: a second try opens it anew.
  const again = (mode, act) => deed(mode, act).catch(() => deed(mode, act))

  // The sealed bytes lie in a file of their own, after the letter's name in 32 digits: deleting a file unlinks it, and a
  // database keeps what was deleted for a while. The database then says only which files there are, by names drawn at random.
  // A file is whole before it stands there. Where the browser has no such files the bytes lie in the database.
  const HEAD = 32, files = {}
  const root = async () => navigator.storage.getDirectory(), folder = encodeURIComponent(NAME)
  const place = async create => (await root()).getDirectoryHandle(folder, { create })
  const write = async (id, bytes) => {
    const name = crypto.getRandomValues(new Uint32Array(4)).join('-')
    const file = await (await (await place(true)).getFileHandle(name, { create: true })).createSyncAccessHandle()
    try {
      const written = file.write(new TextEncoder().encode(id)) + file.write(bytes, { at: HEAD })
      await file.flush()
      if (written < HEAD + bytes.length) throw 0
    } finally {
      await file.close()
    }
    return files[id] = name
  }
  const read = async name => {
    const file = await (await (await place()).getFileHandle(name)).getFile()
    const id = await file.slice(0, HEAD).text()
    files[id] = name
    return [id, new Uint8Array(await file.slice(HEAD).arrayBuffer())]
  }

  // An empty database would show that a letter was sent from here. It is taken away only while no page writes in it: each
  // does so under the same lock, shared. Without locks the empty database stays.
  const writing = act => locks ? locks.request(NAME, { mode: 'shared' }, act) : act()
  const tidy = () => locks?.request(NAME, { ifAvailable: true }, async alone => {
    if (!alone || await deed('readonly', store => { const left = store.count(); return () => left.result })) return
    await root().then(root => root.removeEntry(folder, { recursive: true })).catch(() => 0)
    await new Promise(end => {
      const gone = indexedDB.deleteDatabase(NAME)
      gone.onsuccess = gone.onerror = gone.onblocked = end
    })
  })
  const tidied = () => within(tidy()).catch(() => 0)

  const turns = {}
  // The turn ends when it is passed on, or when this page is gone.
  const hold = id => new Promise(end => { turns[id] = end })
  const take = async id => {
    const name = NAME + ' ' + id
    try {
      const had = await within(new Promise((yes, no) => locks.request(name, { ifAvailable: true }, lock => {
        yes(lock)
        return lock && hold(id)
      }).catch(no)))
      hear('turn', id, !!had)
      if (!had) locks.request(name, () => { const held = hold(id); hear('turn', id, true); return held }).catch(() => 0)
    } catch {
      // Without locks, or with none that answer, two pages may send the same letter, and it is still one letter.
      hear('turn', id, true)
    }
  }

  let others
  try {
    others = new BroadcastChannel(NAME)
    others.onmessage = ({ data }) => hear('heard', '', data)
  } catch {}

  const keeping = {}
  Object.assign(self.hands, {
    keep: (id, bytes, since) => {
      keeping[id] = writing(async () => {
        const name = await write(id, bytes).catch(() => 0)
        await again('readwrite', store => {
          name ? store.put({ since }, name) : store.put({ bytes, since }, id)
          return () => true
        })
      })
      within(keeping[id]).then(() => hear('kept', id, true), () => hear('kept', id, false))
    },
    // Where locks do not answer it is done without one: taking out endangers nothing. What is still being written is waited for.
    forget: async id => {
      await within(keeping[id]).catch(() => 0)
      const act = async () => {
        const name = files[id]
        await again('readwrite', store => {
          store.delete(id)
          if (name) store.delete(name)
          return () => true
        })
        if (name) await place().then(place => place.removeEntry(name)).catch(() => 0)
      }
      within(writing(act)).catch(() => within(act(), LONG_PATIENCE)).then(tidied, () => 0).then(() => hear('forgot', id))
    },
    look: () => within(again('readonly', store => {
      const ids = store.getAllKeys(), all = store.getAll()
      return () => ids.result.map((id, at) => [id, all.result[at] || {}])
    }).then(found => Promise.all(found.map(async ([id, { bytes, since }]) =>
      [...bytes ? [id, bytes] : await read(id).catch(() => []), since]
    )))).then(async found => {
      if (!found.length) await tidied()
      hear('found', '', found)
    }, () => hear('found', '', null)),
    take,
    pass: id => turns[id]?.(),
    say: (_, text) => others?.postMessage(text)
  })
}
