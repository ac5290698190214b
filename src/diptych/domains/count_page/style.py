"""The style of a count's page: one set of colours for every side, light and dark, for screens and paper."""

STYLE = """
:root{color-scheme:light dark;--ground:#fff;--ink:#1b1d21;--soft:#5a616b;--line:#d9dce1;--grid:#e8eaee;
--panel:#f6f7f8;--least:#2f5f82;--most:#a9c3d6;--warn:#fdf6e4;--warn-line:#c79a2e;--sea:#fbfcfd;--land:#eef0ee;--coast:#c3c9cf;--mark:#2f5f82cc}
@media (prefers-color-scheme:dark){:root{--ground:#15171a;--ink:#e8eaed;--soft:#a6acb5;--line:#3a3f47;--grid:#272b31;
--panel:#1d2024;--least:#86b6da;--most:#3d5b73;--warn:#2a2517;--warn-line:#a2832f;--sea:#191c20;--land:#22262a;--coast:#454b53;--mark:#86b6dacc}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,
"Liberation Sans",Arial,sans-serif}
main{max-width:76rem;margin:0 auto;padding:2rem 1.5rem 4rem}
.kicker{margin:0;color:var(--soft);font-size:.9rem}
h1{font-size:1.7rem;line-height:1.25;margin:.1rem 0 1rem;max-width:56rem;text-wrap:balance}
h2{font-size:1.2rem;margin:2.8rem 0 .4rem}h3{font-size:1rem;margin:0 0 .6rem}
p{margin:.4rem 0;max-width:60rem}.soft{color:var(--soft)}
.facts{display:grid;grid-template-columns:9.5rem 1fr;gap:.25rem 1rem;margin:0;max-width:64rem}
.facts dt{color:var(--soft)}.facts dd{margin:0;overflow-wrap:anywhere}
.warn{margin:1.6rem 0 0;padding:.9rem 1.2rem;background:var(--warn);border-left:4px solid var(--warn-line)}
.warn h2{margin:0 0 .3rem;font-size:1.05rem}.warn ul{margin:.2rem 0 0}
ul,ol{margin:.3rem 0;padding-left:1.25rem;max-width:62rem}li{margin:.3rem 0;overflow-wrap:anywhere}
figure{margin:1rem 0;padding:1.1rem 1.2rem 1rem;background:var(--panel);border:1px solid var(--line);border-radius:6px}
figcaption{color:var(--soft);font-size:.88rem;margin-top:.7rem}
.scroll{overflow-x:auto}.scroll>svg{min-width:52rem}
svg{display:block;width:100%;height:auto}
svg text{font-size:13px;fill:var(--ink);font-variant-numeric:tabular-nums}
svg .soft{fill:var(--soft)}svg .tick{font-size:12px}svg .head{font-weight:600;font-size:14px}
svg .figure{font-weight:600}
.grid{stroke:var(--grid)}.axis{stroke:var(--soft)}
.least{fill:var(--least)}.most{fill:var(--most)}.none{fill:none;stroke:var(--soft);stroke-width:1.5}
.open{fill:none;stroke:var(--ink);stroke-width:2}.once{fill:none;stroke:var(--ink);stroke-width:1.4}
.apart{fill:none;stroke:var(--soft);stroke-width:1.4;stroke-dasharray:4 3}
.sea{fill:var(--sea)}.land{fill:var(--land);stroke:var(--coast);stroke-width:.8}.frame{fill:none;stroke:var(--line)}.bar{fill:none;stroke:var(--soft);stroke-width:1.4}
.fine{fill:var(--mark);stroke:var(--ground)}.rough{fill:var(--sea);stroke:var(--least);stroke-width:2}
.within{fill:var(--least);fill-opacity:.07;stroke:var(--least);stroke-dasharray:3 3}
.cross{fill:none;stroke:var(--ink);stroke-width:1.6}
svg .name{font-size:13px;paint-order:stroke;stroke:var(--sea);stroke-width:3.5px;stroke-linejoin:round}
.key{display:flex;flex-wrap:wrap;gap:.3rem 1.5rem;font-size:.88rem;color:var(--soft);list-style:none;margin:.8rem 0 0;
padding:0;max-width:none}
.key li{margin:0;display:flex;align-items:center;gap:.5rem}.key svg{width:26px;height:14px;flex:none}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-weight:600;font-size:.85rem;vertical-align:bottom}
tbody th{font-weight:400}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.missing{color:var(--soft);min-width:13rem;font-size:.86rem}td{overflow-wrap:break-word;max-width:22rem}
.share{width:11rem}.share svg{width:10rem;height:8px}
pre{margin:.6rem 0;padding:.8rem 1rem;background:var(--panel);border:1px solid var(--line);border-radius:6px;
white-space:pre-wrap;overflow-wrap:anywhere;font:14px/1.45 ui-monospace,Menlo,Consolas,"Liberation Mono",monospace}
@media (max-width:40rem){.facts{grid-template-columns:1fr}.facts dd{margin-bottom:.5rem}}
@media print{figure,tr{break-inside:avoid}main{max-width:none;padding:0}}
"""
