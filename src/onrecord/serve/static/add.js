// Dropping files on the form, and the progress of taking them in. Both pages do without.
const input = document.querySelector("#files");
const zone = document.querySelector(".drop");
const chosen = document.querySelector(".chosen");

function tell() {
  const size = [...input.files].reduce((sum, file) => sum + file.size, 0);
  input.setCustomValidity(size > Number(input.dataset.most) ? input.dataset.over : ""); // it would be cut off on its way
  const names = [...input.files].map((file) => file.name);
  chosen.textContent = names.slice(0, 8).join(", ") + (names.length > 8 ? ` … (${names.length})` : "");
}

if (input) {
  zone.querySelector(".hint").hidden = false;
  input.addEventListener("change", tell);
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    input.files = event.dataTransfer.files;
    tell();
  });
}

const doing = document.querySelector("#doing");
if (doing) {
  const bar = document.querySelector("#progress");
  const events = new EventSource(doing.dataset.events);
  events.addEventListener("message", (event) => {
    const step = JSON.parse(event.data);
    doing.textContent = [step.doing, step.name, step.total ? `${step.done} / ${step.total}` : ""].filter(Boolean).join(" · ");
    if (step.total) {
      bar.max = step.total;
      bar.value = step.done;
    }
    if (step.ended) {
      events.close();
      location.reload();
    }
  });
  events.addEventListener("error", () => {
    events.close();
    setTimeout(() => location.reload(), 2000);
  });
}
