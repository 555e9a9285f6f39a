//! Prints the program of a generator and a number: `print values 7`.

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (Some(name), Some(Ok(seed))) = (arguments.next(), arguments.next().map(|seed| seed.parse())) else {
        return eprintln!("usage: print GENERATOR NUMBER");
    };
    let generator = pyconform_fuzz::GENERATORS.iter().find(|entry| entry.name == name);
    match generator.and_then(|entry| (entry.numbered)(seed)) {
        Some(generated) => print!("{}", generated.corpus_file),
        None => eprintln!("there is no generator {name}"),
    }
}
