// Scores headers with MDN's HTTP Observatory, without its network: each place is what really listens on this machine, behind
// a front that does TLS and nothing else, and beside a front without TLS that leads to it (301), as every proxy does.
//
// node headers.mjs PACKAGE KEY CERTIFICATE NAME=PORT/PATH ...   (NODE_EXTRA_CA_CERTS must hold the certificate)

import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import path from "node:path";
import tls from "node:tls";
import { pathToFileURL } from "node:url";

// jsdom complains at length of styles that it does not know.
console.error = () => {};

const [folder, keyFile, certificateFile, ...places] = process.argv.slice(2);

// The package fetches this list when it is installed. Nobody here is on it.
const preload = path.join(folder, "conf/hsts-preload.json");
if (!fs.existsSync(preload)) fs.writeFileSync(preload, "{}");

const load = (file) => import(pathToFileURL(path.join(folder, "src", file)));
const { retrieve } = await load("retriever/retriever.js");
const { ALL_TESTS } = await load("constants.js");
const { getGradeForScore, getScoreDescription, getScoreModifier } = await load("grader/grader.js");
const { MINIMUM_SCORE_FOR_EXTRA_CREDIT } = await load("grader/charts.js");

const listening = (server) => new Promise((done) => server.listen(0, "localhost", () => done(server.address().port)));

async function scored(place) {
  const [, name, port, rest] = place.match(/^([^=]+)=(\d+)(\/.*)$/);
  const secrets = { key: fs.readFileSync(keyFile), cert: fs.readFileSync(certificateFile) };
  const front = tls.createServer(secrets, (client) => {
    const behind = net.connect(Number(port), "127.0.0.1");
    client.on("error", () => behind.destroy());
    behind.on("error", () => client.destroy());
    client.pipe(behind).pipe(client);
  });
  const httpsPort = await listening(front);
  const leads = http.createServer((request, answer) => {
    answer.writeHead(301, { location: `https://localhost:${httpsPort}${request.url}` }).end();
  });
  const httpPort = await listening(leads);

  const requests = await retrieve("localhost", { httpsPort, httpPort, path: rest });
  const results = ALL_TESTS.map((test) => test(requests));
  // As src/scanner/index.js adds them up.
  let [all, uncurved] = [100, 100];
  for (const result of results) {
    const modifier = getScoreModifier(result.result);
    all += modifier;
    if (modifier < 0) uncurved += modifier;
  }
  const { score, grade } = getGradeForScore(uncurved >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? all : uncurved);
  const wrong = results.filter((result) => !result.pass).map((result) => getScoreDescription(result.result));
  const details = Object.fromEntries(results.map((result) => [result.constructor.name, result.result]));
  return { name, status: requests.responses.auto?.status ?? 0, score, grade, wrong, details };
}

const found = [];
for (const place of places) found.push(await scored(place));
console.log(JSON.stringify(found));
process.exit(0);
