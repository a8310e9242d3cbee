//! The program: arguments in, exit code out.

fn main() {
    println!(
        "{}",
        dossier::read::read(include_bytes!("../../../data/kst-19637-2395.txt"), "kst-19637-2395").id
    );
}
