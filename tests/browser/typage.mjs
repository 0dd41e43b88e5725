// Does jobs with typage, an age implementation that is not ours. Arguments: the npm package, a file of jobs in JSON.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [typage, jobs] = process.argv.slice(2);
const age = await import(pathToFileURL(typage));

for (const { recipients, identity, passphrase, armored, from, to } of JSON.parse(readFileSync(jobs))) {
  const input = readFileSync(from);
  if (recipients) {
    const encrypter = new age.Encrypter();
    recipients.forEach((recipient) => encrypter.addRecipient(recipient));
    const file = await encrypter.encrypt(input);
    writeFileSync(to, armored ? age.armor.encode(file) : file);
  } else {
    const decrypter = new age.Decrypter();
    if (identity) decrypter.addIdentity(identity);
    if (passphrase) decrypter.addPassphrase(passphrase);
    writeFileSync(to, await decrypter.decrypt(armored ? age.armor.decode(input.toString()) : input));
  }
}
