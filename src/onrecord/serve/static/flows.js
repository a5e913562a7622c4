// Of a picture of flows: whatever the pointer rests on is lit with all that flows through it. The tree has the same in words.

for (const picture of document.querySelectorAll(".flows svg")) {
  const bands = [...picture.querySelectorAll(".band")];
  const light = (number) => {
    picture.classList.toggle("chosen", number !== undefined);
    for (const band of bands) band.classList.toggle("lit", band.dataset.ends.split(" ").includes(number));
  };
  picture.addEventListener("pointerover", (event) => light(event.target.closest(".knot")?.dataset.number));
  picture.addEventListener("pointerleave", () => light(undefined));
}
