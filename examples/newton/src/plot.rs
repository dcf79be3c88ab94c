//! The way to the minimum over the contour lines, as a picture.

use std::env;
use std::error::Error;
use std::ops::Range;
use std::path::{Path, PathBuf};

use contour::ContourBuilder;
use plotters::prelude::*;
use plotters::style::full_palette::{BLUE_700, GREY_800, ORANGE_800};

/// What the picture shows of the plane.
const X: Range<f64> = -1.6..1.6;
const Y: Range<f64> = -0.8..1.6;
/// How many values there are along x and y.
const GRID: [usize; 2] = [321, 241];
/// The contour lines, from the outermost.
const LEVELS: [f64; 8] = [300.0, 100.0, 30.0, 10.0, 3.0, 1.0, 0.3, 0.1];

/// Draws a function of two variables and points in the plane into an SVG file beside the program, and returns its path.
pub(crate) fn save(
    name: &str,
    f: impl Fn(f64, f64) -> f64,
    way: &[(f64, f64)],
) -> Result<PathBuf, Box<dyn Error>> {
    let path = env::current_exe()?.with_extension("svg");
    draw(name, f, way, &path)?;
    Ok(path)
}

fn draw(
    name: &str,
    f: impl Fn(f64, f64) -> f64,
    way: &[(f64, f64)],
    path: &Path,
) -> Result<(), Box<dyn Error>> {
    let canvas = SVGBackend::new(path, (800, 640)).into_drawing_area();
    canvas.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&canvas)
        .caption(format!("Newton's method on {name}'s function"), ("sans-serif", 26))
        .margin(20)
        .x_label_area_size(40)
        .y_label_area_size(50)
        .build_cartesian_2d(X, Y)?;

    // Each level fills what lies below it, so that the shades deepen towards the minimum.
    let [x_step, y_step] =
        [(X.end - X.start) / (GRID[0] - 1) as f64, (Y.end - Y.start) / (GRID[1] - 1) as f64];
    let depth =
        |i: usize| -f(X.start + (i % GRID[0]) as f64 * x_step, Y.start + (i / GRID[0]) as f64 * y_step);
    let depths: Vec<f64> = (0..GRID[0] * GRID[1]).map(depth).collect();
    let below = ContourBuilder::new(GRID[0], GRID[1], true)
        .x_origin(X.start)
        .y_origin(Y.start)
        .x_step(x_step)
        .y_step(y_step)
        .contours(&depths, &LEVELS.map(|level| -level))?;
    for polygon in below.iter().flat_map(|level| level.geometry()) {
        let ring: Vec<_> = polygon.exterior().coords().map(|point| (point.x, point.y)).collect();
        chart.draw_series([Polygon::new(ring.clone(), BLUE_700.mix(0.1).filled())])?;
        chart.draw_series([PathElement::new(ring, BLUE_700.mix(0.5))])?;
    }

    chart.draw_series([PathElement::new(way.to_vec(), ORANGE_800.stroke_width(2))])?;
    chart.draw_series(way.iter().map(|&point| Circle::new(point, 4, ORANGE_800.filled())))?;
    chart
        .configure_mesh()
        .disable_mesh()
        .axis_style(GREY_800)
        .label_style(("sans-serif", 18))
        .x_desc("x")
        .y_desc("y")
        .draw()?;
    canvas.present()?;
    Ok(())
}
