//! Where the examples put their pictures.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The path of a picture in cargo's target folder, which is made if need be.
pub(crate) fn path(name: &str) -> io::Result<PathBuf> {
    let folder = env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target"), PathBuf::from);
    fs::create_dir_all(&folder)?;
    Ok(folder.join(name))
}
