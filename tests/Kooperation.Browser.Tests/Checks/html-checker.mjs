// Reads a page a line, as a JSON string, and answers each with a line: a JSON list of what is wrong with it, in sentences.
import { createInterface } from "node:readline";
import { htmlElementAttributes } from "html-element-attributes";
import { HtmlValidate, Rule, StaticConfigLoader } from "html-validate";

/** The library knows all elements, but not all of their attributes. Handlers such as onclick are not among them, as our pages allow no inline script. */
class KnownAttributes extends Rule {
  setup() {
    this.on("attr", ({ target, key, keyLocation }) => {
      if (target.tagName === "svg") return;
      const known = [...htmlElementAttributes["*"], "role", ...(htmlElementAttributes[target.tagName] ?? [])];
      if (!known.includes(key) && !/^(data|aria)-/.test(key)) this.report(target, `<${target.tagName}> has no attribute ${key}`, keyLocation);
    });
  }
}

const checker = new HtmlValidate(new StaticConfigLoader({
  root: true,
  extends: ["html-validate:standard"],
  plugins: [{ name: "ours", rules: { "known-attributes": KnownAttributes } }],
  rules: { "known-attributes": "error", "no-inline-style": "error", "no-missing-references": "error", "no-unknown-elements": "error", "unrecognized-char-ref": "error" },
}));

for await (const line of createInterface({ input: process.stdin })) {
  const { results } = await checker.validateString(JSON.parse(line));
  const flaws = results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${message} (${ruleId})`));
  process.stdout.write(JSON.stringify(flaws) + "\n");
}
