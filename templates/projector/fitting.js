// Text as large as its box allows, and never below what the back row can read.

// Shares of the window's shorter side: the largest and the least size of what is asked and of what
// is cited. Below the least, the box scrolls.
const sizes = { question: [0.085, 0.036], extract: [0.056, 0.03] };
const leastOfAll = 16;

// What is cited is never larger than this share of what is asked.
const subordinate = 0.85;

// Where the two stand one above the other: how much of the height what is asked may take at most,
// as long as what is cited keeps a size of that share of the window.
const heights = [["57%", 0.036], ["50%", 0.036], ["43%", 0], ["36%", 0]];

// A task that is too long for any of them takes all that the passage leaves.
const heightsOfTasks = [["78%", 0], ["71%", 0], ["64%", 0], ["57%", 0], ["50%", 0], ["43%", 0]];

function fitAll(slide) {
  settle(slide, heights);
  const asked = slide.querySelector('[data-fits="question"]');
  if (asked && asked.offsetParent && overflows(asked)) settle(slide, heightsOfTasks);
}

function settle(slide, offered) {
  for (const [height, share] of offered) {
    slide.style.setProperty("--asked", height);
    const cited = fitted(slide);
    if (!cited || (parseFloat(cited.style.fontSize) >= share * shorterSide() && !overflows(cited))) return;
  }
}

// First what is asked, then what is cited, which is returned if there is any.
function fitted(slide) {
  let ceiling = Infinity;
  let cited = null;
  for (const box of slide.querySelectorAll("[data-fits]")) {
    if (!box.offsetParent) continue;
    fit(box, ceiling);
    ceiling = parseFloat(box.style.fontSize) * subordinate;
    if (box.dataset.fits === "extract") cited = box;
  }
  return cited;
}

function shorterSide() {
  return Math.min(window.innerWidth, window.innerHeight);
}

function fit(box, ceiling) {
  box.style.fontSize = "";
  // In a narrow window the page scrolls, and its text is as large as on any page.
  if (getComputedStyle(box).overflowY === "visible") return;
  const side = shorterSide();
  const [most, least] = sizes[box.dataset.fits].map((share) => Math.max(share * side, leastOfAll));
  let [low, high] = [least, Math.max(Math.min(most, ceiling), least)];
  box.style.fontSize = `${high}px`;
  if (overflows(box)) {
    while (high - low > 0.5) {
      const middle = (low + high) / 2;
      box.style.fontSize = `${middle}px`;
      if (overflows(box)) high = middle;
      else low = middle;
    }
    box.style.fontSize = `${low}px`;
  }
  // What scrolls has to be reached by key.
  if (overflows(box)) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
}

function overflows(box) {
  return box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
}
