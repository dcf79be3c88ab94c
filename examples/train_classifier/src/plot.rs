//! The loss curve as a picture.

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};

use plotters::prelude::*;
use plotters::style::full_palette::{BLUE_700, GREY_300, GREY_800, ORANGE_800};

/// The mean cross-entropy before each step.
#[derive(Default)]
pub(crate) struct Losses {
    /// On the samples that are trained on.
    pub(crate) training: Vec<f64>,
    /// On the samples that are held out.
    pub(crate) held_out: Vec<f64>,
}

/// Where the axis of the loss may have its marks.
const MARKS: [f64; 10] = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0];

/// Draws both curves into an SVG file beside the program, and returns its path.
pub(crate) fn save(losses: &Losses) -> Result<PathBuf, Box<dyn Error>> {
    let path = env::current_exe()?.with_extension("svg");
    draw(losses, &path)?;
    Ok(path)
}

/// The curves over the epochs. The axis of the loss is logarithmic, since most of the fall is at the start.
fn draw(losses: &Losses, path: &Path) -> Result<(), Box<dyn Error>> {
    let all = || losses.training.iter().chain(&losses.held_out).copied();
    let (least, greatest) = (all().fold(f64::INFINITY, f64::min), all().fold(0.0, f64::max));
    let range = least / 1.2..greatest * 1.2;
    let marks = MARKS.into_iter().filter(|mark| range.contains(mark)).collect();

    let canvas = SVGBackend::new(path, (800, 500)).into_drawing_area();
    canvas.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&canvas)
        .caption("Loss of a small network on the Iris data", ("sans-serif", 26))
        .margin(20)
        .x_label_area_size(50)
        .y_label_area_size(70)
        .build_cartesian_2d(0..losses.training.len(), range.log_scale().with_key_points(marks))?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .bold_line_style(GREY_300)
        .axis_style(GREY_800)
        .label_style(("sans-serif", 18))
        .x_desc("epoch")
        .y_desc("mean cross-entropy")
        .draw()?;
    // Points are rounded to whole pixels: many points to a pixel would make a smooth curve jagged.
    let step = losses.training.len().div_ceil(200);
    for (name, curve, color) in
        [("training", &losses.training, BLUE_700), ("held out", &losses.held_out, ORANGE_800)]
    {
        let points = curve.iter().copied().enumerate().step_by(step);
        chart
            .draw_series(LineSeries::new(points, color.stroke_width(2)))?
            .label(name)
            .legend(move |(x, y)| PathElement::new([(x, y), (x + 20, y)], color.stroke_width(2)));
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperRight)
        .label_font(("sans-serif", 18))
        .draw()?;
    canvas.present()?;
    Ok(())
}
