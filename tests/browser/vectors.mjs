// Runs the public vectors, and a sample of flips and truncations, in the wasm that wasm-bindgen made for node.
// Arguments: the wasm-bindgen output, the npm package `cctv-age`. Prints what is wrong, then one line of counts.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [wasm, vectors] = process.argv.slice(2);
const seal = createRequire(import.meta.url)(wasm);
const cctv = Object.entries(await import(pathToFileURL(vectors)));

let wrong = 0;
for (const [name, vector] of cctv) {
  const fault = seal.check_vector(vector);
  if (fault !== undefined) {
    wrong += 1;
    console.log(`${name}: ${fault}`);
  }
}

let tampered = 0;
let believed = 0;
for (const hybrid of [true, false]) {
  const identities = [1, 2, 3].map(() => seal.new_identity(hybrid));
  const document = new TextEncoder().encode('{"answers":["I miss my brother."]}');
  const file = seal.seal(document, 16384, identities.map(seal.recipient));
  const believes = (bytes) => {
    tampered += 1;
    try {
      seal.open(bytes, identities[1]);
      believed += 1;
    } catch (refused) {
      if (typeof refused !== 'string') throw refused; // a trap, not a refusal
    }
  };
  const opened = new TextDecoder().decode(seal.open(file, identities[1]));
  if (opened.trimEnd() !== new TextDecoder().decode(document)) throw new Error('what was sealed does not open');
  for (let place = 0; place < file.length; place += 53) {
    const flipped = file.slice();
    flipped[place] ^= 1 << place % 8;
    believes(flipped);
    believes(file.slice(0, place));
  }
}
console.log(`${cctv.length} vectors, ${wrong} wrong; ${tampered > 1000 ? 'over 1000' : tampered} tampered files, ${believed} believed`);
