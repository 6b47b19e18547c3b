/** Style sheet of the drift report. The charts' colours are variables here, so that they follow the scheme. */
export const STYLE = `
:root { color-scheme: light dark;
  --page: #f6f7f9; --surface: #ffffff; --text: #1b2330; --muted: #5b6676; --rule: #dde2ea;
  --baseline: #7a8699; --current: #0b6bcb; --limit: #c0362c;
  --good: #17703f; --bad: #b3261e; --open: #8a5a00; --good-soft: #e3f4ea; --bad-soft: #fbe6e4; --open-soft: #fbf0da; }
@media (prefers-color-scheme: dark) { :root {
  --page: #10151d; --surface: #19212c; --text: #e7ecf3; --muted: #9aa6b8; --rule: #2d3846;
  --baseline: #8794a8; --current: #5aa9ff; --limit: #ff8a7f;
  --good: #6fd39c; --bad: #ff9a90; --open: #f0c060; --good-soft: #17352a; --bad-soft: #402220; --open-soft: #3b2f17; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
main { overflow-wrap: anywhere; max-width: 1080px; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .75rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0; display: flex; gap: .5rem; justify-content: space-between; align-items: baseline; }
p { margin: .25rem 0 .75rem; }
a { color: var(--current); }
.over { color: var(--muted); margin: 0 0 .25rem; }
.answer { background: var(--surface); border: 1px solid var(--rule); border-left: 5px solid; border-radius: 8px; padding: .25rem 1.1rem 1rem; }
.answer.good { border-left-color: var(--good); } .answer.bad { border-left-color: var(--bad); } .answer.open { border-left-color: var(--open); }
.answer h2 { font-size: .8rem; font-weight: 600; letter-spacing: .04em; text-transform: uppercase; color: var(--muted); margin: .9rem 0 .15rem; }
.answer p { margin: 0 0 .25rem; }
.answer .lead { font-size: 1.15rem; font-weight: 600; line-height: 1.35; }
.answer ul { margin: .25rem 0 0; padding-left: 1.2rem; }
.answer summary { cursor: pointer; color: var(--muted); }
.answer .reasons { list-style: none; padding: 0; }
.reasons li { padding: .2rem 0; display: flex; gap: .6rem; }
.mark { flex: 0 0 4.2rem; font-size: .8rem; color: var(--muted); padding-top: .1rem; }
.mark.for { color: var(--good); } .mark.against { color: var(--bad); } .mark.wait { color: var(--open); }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(160px, 1fr)); gap: 1rem; margin: 1.25rem 0 0; }
dt { color: var(--muted); font-size: .8rem; }
dd { margin: 0; }
.scroll { overflow-x: auto; background: var(--surface); border: 1px solid var(--rule); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .45rem .8rem; text-align: left; border-bottom: 1px solid var(--rule); white-space: nowrap; }
thead th { color: var(--muted); font-weight: 500; font-size: .8rem; }
tbody th { font-weight: 600; }
tbody tr:last-child > * { border-bottom: 0; }
.number { text-align: right; }
.number.bad { color: var(--bad); font-weight: 600; }
.state { font-size: .75rem; font-weight: 600; padding: .1rem .5rem; border-radius: 999px; white-space: nowrap; flex: none; }
.state.good { color: var(--good); background: var(--good-soft); }
.state.bad { color: var(--bad); background: var(--bad-soft); }
.state.open { color: var(--open); background: var(--open-soft); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 310px), 1fr)); gap: 1rem; }
.card, figure { background: var(--surface); border: 1px solid var(--rule); border-radius: 8px; padding: .9rem 1rem; margin: 0; min-width: 0; }
.wide { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 440px), 1fr)); }
.card svg, figure svg { width: 100%; height: auto; display: block; margin: .4rem 0; }
.card dl { display: grid; grid-template-columns: 1fr 1fr; gap: .3rem .8rem; margin: 0; font-variant-numeric: tabular-nums; }
.note { color: var(--muted); font-size: .8rem; margin: 0; }
.legend { color: var(--muted); font-size: .85rem; display: flex; gap: .4rem; align-items: center; }
.key { width: .8rem; height: .8rem; border-radius: 2px; display: inline-block; margin-left: .5rem; }
.key.baseline { background: var(--baseline); } .key.current { background: var(--current); }
.violations { padding-left: 1.1rem; }
footer { color: var(--muted); font-size: .85rem; margin-top: 2.5rem; border-top: 1px solid var(--rule); padding-top: .75rem; }
@media print { body { background: none; } .card, figure { break-inside: avoid; } }
`;
