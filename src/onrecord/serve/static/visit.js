// What has come in since the last visit, which only this browser knows: it keeps the time of the newest thing it was shown.

const front = document.querySelector(".front");
const room = document.getElementById("new");
const key = `onrecord:seen:${front.dataset.story}`;

async function show(since) {
  const answer = await fetch(`${front.dataset.new}?since=${encodeURIComponent(since)}&part=1`);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  room.replaceChildren(...page.body.childNodes);
}

try {
  const latest = front.dataset.latest;
  // A visit lasts as long as its tab, so that a page loaded again still shows what was new when it began.
  const since = sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? "";
  if (since) sessionStorage.setItem(key, since);
  if (latest) localStorage.setItem(key, latest);
  if (since && since < latest) await show(since);
} catch {
  // A browser that keeps nothing has no last visit.
}
