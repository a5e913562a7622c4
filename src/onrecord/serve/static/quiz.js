// The quiz, played: a choice is told right or wrong, its explanation opens, and the score is kept at the foot.

const quiz = document.querySelector(".quiz");
const words = quiz.dataset;
const items = [...quiz.querySelectorAll("li[data-key]")];
let right = 0;
let done = 0;

const score = document.createElement("p");
score.className = "score";
score.setAttribute("role", "status");

function told() {
  score.textContent = words.score.replace("{right}", right).replace("{done}", done).replace("{all}", items.length);
  if (!score.isConnected) quiz.after(score);
}

function judge(item, given) {
  const good = given === item.dataset.key;
  done += 1;
  if (good) right += 1;
  const verdict = document.createElement("p");
  verdict.className = `verdict ${good ? "good" : "bad"}`;
  verdict.setAttribute("role", "status");
  verdict.textContent = good ? `✓ ${words.right}` : `✕ ${words.wrong} ${item.querySelector(".key").textContent}`;
  item.querySelector("details").before(verdict);
  item.querySelector("details").open = true;
  told();
}

// One choice of several: the first that is made counts.
for (const item of items) {
  item.addEventListener("change", (event) => {
    const chosen = event.target;
    if (chosen.type !== "radio" || item.dataset.done) return;
    item.dataset.done = "yes";
    for (const input of item.querySelectorAll("input")) {
      input.disabled = input !== chosen;
      if (input.value === item.dataset.key) input.parentElement.classList.add("right");
    }
    if (chosen.value !== item.dataset.key) chosen.parentElement.classList.add("wrong");
    judge(item, chosen.value);
  });
}

// An order: a place is chosen for each, then checked.
for (const list of quiz.querySelectorAll(".choices")) {
  const item = list.closest("li[data-key]");
  const rows = [...list.children];
  list.classList.add("places");
  for (const row of rows) {
    const label = document.createElement("label");
    const place = document.createElement("select");
    place.setAttribute("aria-label", `${words.place}: ${row.textContent}`);
    place.append(new Option("–", ""), ...rows.map((_, n) => new Option(n + 1, n)));
    const text = document.createElement("span");
    text.textContent = `${row.dataset.letter}. ${row.textContent}`;
    label.append(place, text);
    row.replaceChildren(label);
  }
  const check = document.createElement("button");
  check.type = "button";
  check.textContent = words.check;
  check.addEventListener("click", () => {
    const given = Array(rows.length).fill("");
    for (const row of rows) given[row.querySelector("select").value] = row.dataset.letter;
    if (given.some((letter) => !letter)) {
      rows.find((row) => !row.querySelector("select").value)?.querySelector("select").focus();
      return;
    }
    check.disabled = true;
    for (const row of rows) row.querySelector("select").disabled = true;
    judge(item, given.join(""));
  });
  list.after(check);
}
