"""The style of a brief's page: one sheet of paper, light and dark, no font or file from elsewhere."""

SHEET = """
:root{--ink:#1b1e23;--soft:#545b66;--line:#d6d9de;--paper:#fff;--accent:#0b5394}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--soft:#a3abb6;--line:#3a4049;--paper:#14171b;--accent:#8ab8f0}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 Georgia,"Times New Roman",serif}
main{max-width:44rem;margin:0 auto;padding:2rem 1.25rem 3rem}
h1{font-size:1.75rem;line-height:1.2;margin:0 0 .75rem;text-wrap:balance}
h1.quiet{font-size:1rem;color:var(--soft)}
h2{font:600 .8rem/1.3 system-ui,sans-serif;letter-spacing:.06em;text-transform:uppercase;color:var(--soft);
border-top:1px solid var(--line);padding-top:.6rem;margin:1.3rem 0 .4rem}
.lead{font-size:1.125rem;margin:0}
.lead+.lead{margin-top:.55rem}
.day{font:600 .78em/1.3 system-ui,sans-serif;color:var(--soft);white-space:nowrap}
.role+.ref{margin-left:.2em}
ul{margin:0;padding-left:1.1rem}
li{margin:.3rem 0}
.people{margin:0}
.people div{margin:.35rem 0}
dt{font-weight:700}
dd{margin:0}
.role{font-weight:400;font-style:italic;color:var(--soft)}
.role::before{content:"— "}
.times,.origins,.where{font:.8125rem/1.4 system-ui,sans-serif;color:var(--soft)}
.origins{border:1px solid var(--line);border-radius:.6rem;padding:0 .45rem;white-space:nowrap}
.insert{color:var(--soft)}
.ref{font:.75em/1 system-ui,sans-serif;color:var(--accent);text-decoration:none;padding:.2em .1em}
.ref:hover,.ref:focus{text-decoration:underline}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.known p{font-size:.875rem;color:var(--soft);margin:.2rem 0 .6rem}
.notes{font-size:.8125rem;line-height:1.4;padding-left:1.4rem;margin:0}
.notes li{overflow-wrap:anywhere}
li:target{background:color-mix(in srgb,var(--accent) 15%,transparent)}
@page{size:A4;margin:13mm 15mm}
@media print{
:root{--ink:#000;--soft:#333;--line:#999;--paper:#fff;--accent:#000}
body{font-size:8.4pt;line-height:1.26}
main{max-width:none;padding:0}
h1{font-size:15pt;margin-bottom:4pt}
.lead{font-size:9.3pt}
h2{font-size:7pt;margin:6pt 0 2pt;padding-top:3pt;break-after:avoid}
li,.people div{margin:1.5pt 0;break-inside:avoid}
.people div{display:inline}
.people dt,.people dd{display:inline}
.people dt::after{content:" "}
.people div::after{content:"";display:block;height:1.5pt}
.known p{font-size:7pt;margin:0 0 2pt}
.notes{font-size:6.2pt;line-height:1.2;columns:2;column-gap:6mm}
.times,.origins,.where{font-size:6.2pt}
.lead+.lead{margin-top:2pt}
}
"""
