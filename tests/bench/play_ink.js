// Plays an Ink story at random: node play_ink.js STORY.ink STEPS; prints steps, players and processor seconds as JSON.
const fs = require("node:fs");
const { Compiler } = require("inkjs/full");

const [file, wanted] = process.argv.slice(2);
const story = new Compiler(fs.readFileSync(file, "utf8")).Compile();

let seed = 7;
const draw = () => (seed = (seed * 48271) % 2147483647) / 2147483647;

const play = (most) => {
  let steps = 0;
  let players = 0;
  while (steps < most) {
    story.ResetState();
    story.ContinueMaximally();
    while (story.currentChoices.length) {
      story.ChooseChoiceIndex(Math.floor(draw() * story.currentChoices.length));
      story.ContinueMaximally();
      steps += 1;
    }
    players += 1;
  }
  return { steps, players };
};

play(2000);
const before = process.cpuUsage();
const played = play(Number(wanted));
const used = process.cpuUsage(before);
console.log(JSON.stringify({ ...played, seconds: (used.user + used.system) / 1e6 }));
