import { writeFile } from "node:fs/promises";
import { Sakip, SakipError, write } from "./sakip.mjs";

// what the tables of the application hold
const office = {
  schema: 1,
  code: "contoh-2024",
  extends: "mojosari-2024",
  title: "Indikator Kecamatan Contoh Tahun 2024",
  office: { name: "Kecamatan Contoh" },
};
const said = { period: 2024, recorded: "2025-01-10", status: "verified" };
const spent = { ...said, indicator: "realisasi-anggaran", document: "LRA 2024" };
const rows = [
  { ...said, indicator: "ikm", component: "nilai", value: "87.40", document: "SKM 2024" },
  { ...spent, component: "realisasi", value: "1250500000.00" },
  { ...spent, component: "pagu", value: "1400000000.00" },
  { ...said, indicator: "nilai-sakip", component: "nilai", value: "80.35", status: "draft" },
  { ...said, indicator: "inovasi", component: "banyaknya", value: 2 },
];

await writeFile("kecamatan.json", JSON.stringify(office), "utf8");
await write("realisasi.csv", rows);

const sakip = new Sakip();
const asked = { realisations: "realisasi.csv", policy: "verified" };
const card = await sakip.scorecard("kecamatan.json", asked);
for (const one of card.assessments) {
  if (one.value === null) {
    console.log(`${one.indicator}: ${one.reason}`);
    continue;
  }
  const achieved = one.achievement ?? one.achievement_reason;
  console.log(`${one.indicator}: ${one.value} ${one.unit}, ${achieved} ${one.achievement_category_label ?? ""}`);
}
for (const finding of card.findings) {
  if (finding.severity !== "info") {
    console.log(`${finding.file}:${finding.line} ${finding.code}: ${finding.message}`);
  }
}

const kept = await sakip.trace("kecamatan.json", "realisasi-anggaran", asked);
const budget = JSON.parse(kept);
console.log(`${budget.value.exact} -> ${budget.value.published}`);
console.log((await sakip.replay(kept)).same ? "replayed: the same" : "replayed: different");

try {
  await sakip.scorecard("kecamatn.json");
} catch (error) {
  if (!(error instanceof SakipError)) throw error;
  console.log(`${error.code}: ${error.message}`);
}
