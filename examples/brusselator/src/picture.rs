//! The state as a picture: u on the left and v on the right.

use std::env;
use std::error::Error;
use std::path::PathBuf;

use plotters::prelude::*;

/// The side of each square in pixels.
const SIDE: usize = 384;
const MARGIN: usize = 24;
const CAPTION: usize = 40;

/// Writes an SVG file beside the program and returns its path.
pub(crate) fn save(state: &[f64], caption: &str) -> Result<PathBuf, Box<dyn Error>> {
    let path = env::current_exe()?.with_extension("svg");
    let size = (3 * MARGIN + 2 * SIDE, CAPTION + SIDE + MARGIN);
    {
        let canvas = SVGBackend::new(&path, (size.0 as u32, size.1 as u32)).into_drawing_area();
        canvas.fill(&WHITE)?;
        canvas.draw(&Text::new(caption, (MARGIN as i32, 10), ("sans-serif", 20).into_font()))?;
        let half = state.len() / 2;
        for (substance, left) in [(&state[..half], MARGIN), (&state[half..], 2 * MARGIN + SIDE)] {
            let n = half.isqrt();
            let cell = SIDE / n;
            let ends =
                substance.iter().fold((f64::MAX, f64::MIN), |(low, high), &w| (low.min(w), high.max(w)));
            for (i, w) in substance.iter().enumerate() {
                let shade = (w - ends.0) / (ends.1 - ends.0).max(f64::MIN_POSITIVE);
                let (x, y) = ((left + i % n * cell) as i32, (CAPTION + i / n * cell) as i32);
                let square = [(x, y), (x + cell as i32, y + cell as i32)];
                canvas.draw(&Rectangle::new(square, HSLColor(0.6 - 0.55 * shade, 0.8, 0.5).filled()))?;
            }
        }
        canvas.present()?;
    }
    Ok(path)
}
