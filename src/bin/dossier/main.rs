//! The program: arguments in, exit code out.

fn main() {
    let file = std::env::args().nth(1);
    let bytes = file.map_or_else(|| include_bytes!("../../../data/kst-19637-2395.txt").to_vec(), |f| std::fs::read(f).unwrap());
    let d = dossier::read::read(&bytes, "kst");
    println!("{} {} {}", d.id, d.title, d.citation);
    for p in &d.pillars { println!("pillar {} {} {:?}", p.id, p.title, p.lines); }
    println!("{:?}", d.factions.iter().map(|f| f.name.as_str()).collect::<Vec<_>>());
    for s in &d.sections { println!("section {:?} {} {} {:?} {:?}", s.voice, d.pillar_id(s.pillar), d.faction_name(s.faction), s.paragraphs, d.paragraphs[s.paragraphs.start].lines().join(d.paragraphs[s.paragraphs.end-1].lines())); }
    for q in &d.questions { println!("Q {} [{},{}] p{} {}", q.id, q.lines.first, q.lines.last, q.page, q.text); }
    for a in &d.answers { println!("A {} [{},{}] {:?} {}", a.id, a.lines.first, a.lines.last, a.factions.iter().map(|f| d.faction_name(Some(*f))).collect::<Vec<_>>(), a.text.chars().take(110).collect::<String>()); }
    for f in &d.footnotes { println!("F {} {:?} {:?} {:?}", f.number, f.lines, f.text.as_ref().map(|t| t.chars().take(50).collect::<String>()), f.cited.as_ref().map(|c| { let t=&d.paragraphs[c.paragraph.at()].text; let s=&t[..c.range.start]; s.chars().rev().take(20).collect::<Vec<_>>().into_iter().rev().collect::<String>() })); }
    for n in &d.notices { println!("N {} {}", n.line, n.message); }
    for a in &d.abbreviations { println!("AB {} = {} {}", a.short, a.long, a.line); }
    for r in &d.references { println!("R {} {:?}", r.line, r.named); }
    println!("{:?} {:?}", d.pages, d.furniture);
}
