//! Pictures of sparse matrices, for this example and others: where the entries are, and which columns share a colour.

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};

use gradual::sparse::Pattern;
use gradual::sparse::coloring::Coloring;
use plotters::prelude::*;
use plotters::style::full_palette::GREY_500;

/// About how long the longer side of the matrix is, in pixels. A cell has at least one.
const SIDE: usize = 720;
/// The most rows or columns that fit into a picture.
const MOST: usize = 4_096;
const MARGIN: usize = 24;
const CAPTION: usize = 40;

/// Draws a matrix, and beside it the compressed matrix, which has a column for each colour. It writes an SVG file beside
/// the program and returns its path.
///
/// Each entry has the colour of its column. Entries of rows that the colouring splits off are grey.
///
/// # Errors
/// Returns an error if the matrix has more than 4,096 rows or columns, or if the file cannot be written.
pub fn save(
    name: &str,
    caption: &str,
    pattern: &Pattern,
    coloring: &Coloring,
) -> Result<PathBuf, Box<dyn Error>> {
    let path = env::current_exe()?.with_file_name(format!("{name}.svg"));
    draw(caption, pattern, coloring, &path)?;
    Ok(path)
}

fn draw(caption: &str, pattern: &Pattern, coloring: &Coloring, path: &Path) -> Result<(), Box<dyn Error>> {
    let (rows, columns, colors) = (pattern.rows(), pattern.columns(), coloring.colors());
    let longest = rows.max(columns).max(1);
    if longest > MOST {
        return Err(
            format!("a matrix of {rows} rows and {columns} columns is too large for a picture").into()
        );
    }
    let cell = (SIDE / longest).max(1);
    let compressed = MARGIN + columns * cell + 2 * MARGIN;
    let size = (compressed + colors * cell + MARGIN, CAPTION + rows * cell + MARGIN);
    let canvas = SVGBackend::new(path, (size.0 as u32, size.1 as u32)).into_drawing_area();
    canvas.fill(&WHITE)?;
    canvas.draw(&Text::new(caption, (MARGIN as i32, 10), ("sans-serif", 20).into_font()))?;

    let rectangle = |left: usize, row: usize, column: usize, height: usize, width: usize| {
        let (x, y) = (left + column * cell, CAPTION + row * cell);
        [(x as i32, y as i32), ((x + width * cell) as i32, (y + height * cell) as i32)]
    };
    for (left, width) in [(MARGIN, columns), (compressed, colors)] {
        canvas.draw(&Rectangle::new(rectangle(left, 0, 0, rows, width), GREY_500))?;
    }
    for (row, column) in pattern.iter() {
        let color = coloring.color(column).filter(|_| !coloring.split_rows().contains(&row));
        let style = color.map_or(ShapeStyle::from(GREY_500), |color| hue(color).into()).filled();
        canvas.draw(&Rectangle::new(rectangle(MARGIN, row, column, 1, 1), style))?;
        if let Some(color) = color {
            canvas.draw(&Rectangle::new(rectangle(compressed, row, color, 1, 1), style))?;
        }
    }
    canvas.present()?;
    Ok(())
}

/// Steps by the golden section keep the hues of any number of colours apart.
fn hue(color: usize) -> HSLColor {
    const GOLDEN_SECTION: f64 = 0.618_033_988_749_895;
    HSLColor(
        (color as f64 * GOLDEN_SECTION + 0.6).fract(),
        0.75,
        if color.is_multiple_of(2) { 0.45 } else { 0.6 },
    )
}
