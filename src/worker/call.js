// What both workers reach their browser through: `hands`, by name. Every answer comes back through `hear(what, id, value)`,
// and never before the worker is done with what it asked. Nothing here decides anything.
const hear = (...said) => queueMicrotask(() => self.hear?.(...said))

// One request: without cookies, without a referrer, following no redirect, and given up after a while. The answer is its
// status, when to come again, and its body; nothing without a whole one in time.
const call = async ({ method, url, headers, cache, most, seconds }, body) => {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), seconds * 1000)
  try {
    const answer = await fetch(url, {
      method, headers, body, cache,
      mode: 'cors', credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer', signal: patience.signal
    })
    const pieces = [], reader = answer.body?.getReader()
    let left = most - answer.headers.get('Content-Length')
    if (left < 0) throw 0
    left = most
    // Read piece by piece, up to the first piece too many: whoever sends without end fills no memory.
    for (let piece; reader && !(piece = await reader.read()).done;) {
      left -= piece.value.length
      if (left < 0) throw 0
      pieces.push(piece.value)
    }
    return [answer.status, answer.headers.get('Retry-After'), new Uint8Array(await new Blob(pieces).arrayBuffer())]
  } catch {
    // What may still be coming in is not wanted any more.
    patience.abort()
  } finally {
    clearTimeout(timer)
  }
}

self.hands = { call: (id, request, body) => call(JSON.parse(request), body).then(answer => hear('answered', id, answer)) }
