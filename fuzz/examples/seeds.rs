//! Writes inputs of fuzz targets: `seeds FOLDER COUNT` makes that many of those that numbered programs are decoded from.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(Ok(count))) = (arguments.next(), arguments.next().map(|count| count.parse::<u64>())) else {
        eprintln!("usage: seeds FOLDER COUNT");
        std::process::exit(2);
    };
    std::fs::create_dir_all(&folder)?;
    for seed in 0..count {
        std::fs::write(Path::new(&folder).join(format!("numbered-{seed}")), pyconform_fuzz::numbered_bytes(seed))?;
    }
    Ok(())
}
