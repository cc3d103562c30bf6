import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { functionsMetadata } from "../../src/functions/metadata";
import { languages } from "../../src/locale/index";
import { temporaryFolder } from "../folders";

interface Generated {
  readonly metadataJson: string;
  readonly errors: readonly string[];
}
const { generateCustomFunctionsMetadata } = createRequire(import.meta.url)(
  "custom-functions-metadata",
) as { generateCustomFunctionsMetadata(file: string): Promise<Generated> };

const english = functionsMetadata("en", "https://example.com/functions");

test("Microsoft's own generator makes the same of declarations with the same words", async () => {
  const source = english.functions.map(
    ({ id, description, helpUrl, parameters }) => {
      const type = (matrix: boolean): string => (matrix ? "any[][]" : "any");
      const help = parameters
        .map(
          ({ name, description: text, optional, dimensionality }) =>
            ` * @param {${type(dimensionality === "matrix")}} ${optional ? `[${name}]` : name} ${text}`,
        )
        .join("\n");
      const list = parameters
        .map(
          ({ name, optional, dimensionality }) =>
            `${name}${optional ? "?" : ""}: ${type(dimensionality === "matrix")}`,
        )
        .join(", ");
      return `/**\n * ${description}\n * @customfunction ${id} ${id}\n * @helpurl ${helpUrl}\n${help}\n * @returns {any[][]}\n */\nfunction f${id}(${list}): any[][] { return []; }`;
    },
  );
  const file = join(temporaryFolder("metadata"), "functions.ts");
  writeFileSync(file, source.join("\n\n"));
  const generated = await generateCustomFunctionsMetadata(file);
  expect(generated.errors).toEqual([]);
  const theirs = (
    JSON.parse(generated.metadataJson) as { functions: unknown[] }
  ).functions;
  const ours = english.functions.map((one) => ({
    ...one,
    result: { ...one.result },
  }));
  expect(theirs).toEqual(
    ours.map((one) => ({
      ...one,
      result: expect.objectContaining({ dimensionality: "matrix" }) as unknown,
    })),
  );
});

describe.each(languages)("metadata in %s", (language) => {
  const { functions, allowErrorForDataTypeAny, allowCustomDataForDataTypeAny } =
    functionsMetadata(language, "https://example.com/functions");

  test("lets errors in, linked cells not", () =>
    expect([allowErrorForDataTypeAny, allowCustomDataForDataTypeAny]).toEqual([
      true,
      false,
    ]));

  test.each(functions.map((one) => [one.id, one] as const))(
    "%s shows well in the function wizard",
    (id, one) => {
      expect(one.name).toBe(id);
      expect(id).toMatch(/^[A-Z0-9]{3,}$/);
      expect(one.description.length).toBeLessThanOrEqual(128);
      expect(one.description).toMatch(language === "en" ? /\.$/ : /[。]$/);
      expect(new Set(one.parameters.map(({ name }) => name)).size).toBe(
        one.parameters.length,
      );
      let optional = false;
      for (const parameter of one.parameters) {
        expect([
          parameter.name,
          parameter.description.length > 1 &&
            parameter.description.length <= 128,
        ]).toEqual([parameter.name, true]);
        // Optional parameters come last.
        expect(optional && !parameter.optional).toBe(false);
        optional ||= parameter.optional ?? false;
      }
    },
  );
});

test("names, order and which arguments are optional never change: formulas live in people's files", () => {
  const signatures = english.functions.map(
    ({ id, parameters }) =>
      `${id}(${parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(", ")})`,
  );
  expect([...signatures].sort()).toMatchInlineSnapshot(`
   [
     "ACOS(spend, sales)",
     "ACOSHEALTH(spend, sales, category, [clicks], [target], [cover], [show])",
     "AGEDINVENTORY(ageDays, [asOf], [show])",
     "AMOUNT(text, [locale])",
     "APPEALDUE(notice, [kind], [printedDeadline], [zone], [show])",
     "BREAKEVENACOS(price, cost, fees)",
     "BULLETCHECK(text, [show])",
     "CPC(spend, clicks)",
     "CTR(clicks, impressions)",
     "CVR(conversions, visits)",
     "DAYSOFCOVER(available, velocity, [inbound])",
     "GTINCHECK(code)",
     "HEALTHMETRIC(metric, value, [channel], [show])",
     "ISASIN(text)",
     "KEYWORDBYTES(text)",
     "KEYWORDCHECK(text, [marketplace], [show])",
     "LISTINGCADENCE(dates, asOf, [weeks])",
     "LOGVERIFY(logRange)",
     "LOWINVENTORYFEE(supply30, supply90, [units7], [asOf], [show])",
     "MAXBID(targetAcos, averageOrderValue, cvr)",
     "ORDERBYDATE(asOf, available, velocity, [inbound], [leadDays])",
     "PRICEALERT(price, baseline, [floor], [ceiling], [tolerance], [show])",
     "REORDERPOINT(velocity, leadDays, [safetyStock])",
     "REPLYDUE(received, [zone])",
     "REPLYSTATUS(received, asOf, [replied], [zone], [show])",
     "REPORT(range, [fields])",
     "RESTOCK(available, velocity, [inbound], [leadDays], [safetyDays], [alertDays], [show])",
     "RESTOCKQTY(available, velocity, [inbound], [leadDays], [targetDays], [pack])",
     "REVENUEATRISK(dailyRevenue, cover, [horizon])",
     "ROAS(sales, spend)",
     "SAFETYSTOCK(velocity, leadDays, [sigma], [serviceLevel])",
     "SEARCHTERM(term, matchType, clicks, orders, spend, sales, [targetAcos], [cvr], [orders30], [protected], [show])",
     "SITEDATE(moment, from, to)",
     "SITETIME(moment, from, to)",
     "STOCKOUTDATE(asOf, available, velocity, [inbound])",
     "TACOS(spend, totalSales)",
     "TARGETACOS(price, cost, fees, profit)",
     "TEAMWORTH(skus, ordersPerDay, [monthlySales], [show])",
     "TITLECHECK(title, [marketplace], [asOf], [show])",
     "TOOLCOST(prices, [seats], [teamCost])",
     "VELOCITY(units, days, [weights], [inStockDays])",
     "ZOMBIE(impressions, clicks, orders, spend, days, [state], [stock], [cvr], [show])",
   ]
  `);
});
